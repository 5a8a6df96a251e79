import { buildEstate, type CheckedDocument } from '../estate/build-estate.ts';
import type { FormatName } from '../exchange/formats.ts';
import type { Given } from '../exchange/writing/given.ts';
import type { Budget, Estate } from '../estate/estate.ts';
import type { PolicyDefaults } from '../estate/lifecycle-policy.ts';
import { once } from '../estate/once.ts';
import { DEFAULT_EDITION, type EditionId, type Facts, factsOf } from '../facts/facts.ts';
import { type Forecast, forecastEstate } from '../forecast/forecast.ts';
import { isManifest } from '../manifest/is-manifest.ts';
import { type SchemaProblem, validateManifest } from '../manifest/validate-manifest.ts';
import { type Plan, planReplicas } from '../planning/plan.ts';
import { type SizingSettings, sizingOf } from '../planning/sizing.ts';
import { type Estimate, estimateCost } from '../pricing/cost.ts';
import { embeddedPriceSheet, type PriceSheet } from '../pricing/price-sheet.ts';
import type { UsedShare } from '../pricing/used-share.ts';
import { suppress } from '../suppressions/suppress.ts';
import { readSources } from '../source/read-source.ts';
import type { ReadLimits, Source, SourceDocument, SourceFile } from '../source/source.ts';
import type { JudgedRule } from './custom-rule.ts';
import { compareFindings, type Finding, pointerOf } from './finding.ts';
import { judge, type Knowledge, type Stopwatch } from './judge.ts';
import { schemaFix } from './schema-fix.ts';
import { DEFAULT_SETTINGS, type RuleSettings, withSetting } from './settings.ts';

export type AnalyzeOptions = {
  /** The day the analysis is made for, yyyy-MM-dd: the engine has no clock. */
  today: string;
  /** Dated set of service facts; default 2021-06. */
  edition?: EditionId;
  rules?: readonly JudgedRule[];
  settings?: RuleSettings;
  sizing?: SizingSettings;
  /** Default: the embedded list prices. */
  prices?: PriceSheet;
  /** Releases and retention of images about which the manifests say nothing. */
  policy?: PolicyDefaults;
  /** Budgets that stand outside the manifests. */
  budgets?: readonly OuterBudget[];
  /** What share of a disk is used where the manifests do not say; default: as the estate's other disks, or an example, have it. */
  usedShare?: UsedShare;
  limits?: Partial<ReadLimits>;
  /** What files in other formats leave open: where templates are deployed to, whose galleries an export shows. */
  given?: Given;
  stopwatch?: Stopwatch;
  /** Shows what suppressions silence, for auditors; default false. */
  isIgnoringSuppressions?: boolean;
};

/** A budget of another file, a configuration: what it says, and the file, so that findings point there and comments silence them. */
export type OuterBudget = { source: Source; index: number; spec: Budget['spec'] };

/** The manifests as they were read: what the rules judge, and what stands in their way. */
export type LoadedEstate = {
  estate: Estate;
  facts: Facts;
  /** `syntax/*` and `schema/*`. */
  findings: Finding[];
  sources: Source[];
  /** Files in which at least one document is ours or was imported, or which are broken. */
  manifestFiles: number;
  /** Files in other formats, by their names; undefined where the format is none that is understood. */
  importedFiles: ReadonlyMap<string, FormatName | undefined>;
  /** Files in other formats leave resources out whose names are not known: that one is absent proves nothing. */
  isIncomplete: boolean;
};

export type Analysis = LoadedEstate & {
  today: string;
  /** How many findings were silenced. */
  suppressed: number;
  /** The silenced findings, each with its suppression. */
  suppressedFindings: Finding[];
  policy: PolicyDefaults;
  plan(): Plan;
  cost(): Estimate;
  /** What the estate will hold and cost, month by month from today's on: 1 to 120 months, 12 by default. */
  forecast(months?: number): Forecast;
};

/** Reads and checks manifests and builds their estate; what is broken is a finding and hides nothing else. */
export async function loadEstate(files: readonly SourceFile[], options: AnalyzeOptions): Promise<LoadedEstate> {
  const facts = factsOf(options.edition ?? DEFAULT_EDITION);
  const settings = options.settings ?? DEFAULT_SETTINGS;
  const sources = await readSources(files, options.limits);
  const findings: Finding[] = [];
  const documents: CheckedDocument[] = [];
  const others: Source[] = [];
  let manifestFiles = 0;
  for (const source of sources) {
    let isCounted = source.findings.length > 0;
    let hasOther = source.language === 'hcl';
    for (const finding of source.findings) addUnlessOff(findings, finding, settings);
    for (const document of source.documents) {
      if (!isManifest(document.value)) {
        hasOther = true;
        continue;
      }
      isCounted = true;
      const { problems, faults } = validateManifest(document.value);
      for (const problem of problems) addUnlessOff(findings, schemaFinding(document, problem), settings);
      documents.push({ source: document, faults });
    }
    if (isCounted) manifestFiles++;
    if (hasOther) others.push(source);
  }
  const imported = others.length === 0 ? NOTHING_IMPORTED : await importOthers(others, options);
  for (const finding of imported.findings) addUnlessOff(findings, finding, settings);
  documents.push(...imported.documents);
  const estate = buildEstate(documents, facts);
  const outer = options.budgets ?? [];
  estate.budgets.push(...outer.flatMap(budgetOf));
  // A directory walk may have read the file already, and passed it over.
  const known = new Set(sources.map(({ file }) => file));
  for (const { source } of outer) {
    if (!known.has(source.file)) sources.push(source);
    known.add(source.file);
  }
  return {
    estate,
    facts,
    findings,
    sources,
    manifestFiles: manifestFiles + imported.files.size,
    importedFiles: imported.files,
    isIncomplete: imported.isIncomplete,
  };
}

type ImportedOthers = {
  documents: readonly CheckedDocument[];
  findings: readonly Finding[];
  files: LoadedEstate['importedFiles'];
  isIncomplete: boolean;
};

const NOTHING_IMPORTED: ImportedOthers = { documents: [], findings: [], files: new Map(), isIncomplete: false };

/** Reads what is in another format, all files of a run as one: they tell of each other's resources. */
async function importOthers(others: readonly Source[], { today, given = {} }: AnalyzeOptions): Promise<ImportedOthers> {
  // Who has manifests only does not wait for the readers of other formats.
  const { importSources } = await import('../exchange/import-sources.ts');
  const { addGiven } = await import('../exchange/writing/given.ts');
  const { translated, findings, formats, isIncomplete } = await importSources(others, { today, deployedTo: given });
  if (translated === undefined) return { documents: [], findings, files: formats, isIncomplete };
  addGiven(translated, given);
  const { value, unknown, documentAt } = translated;
  const { problems, faults } = validateManifest(value);
  for (const problem of problems) findings.push(schemaFinding(documentAt(problem.path), problem));
  return { documents: [{ source: documentAt([]), faults, unknown, sourceAt: documentAt }], findings, files: formats, isIncomplete };
}

/** Loads the estate and runs the rules over it; findings are sorted and unique, plan and cost wait until they are asked for. */
export async function analyze(files: readonly SourceFile[], rules: readonly JudgedRule[], options: AnalyzeOptions): Promise<Analysis> {
  const loaded = await loadEstate(files, options);
  const { estate, facts } = loaded;
  const plan = once(() => planReplicas(estate, facts, sizingOf(facts, options.sizing)));
  const cost = once(() => estimateCost(estate, options.prices ?? embeddedPriceSheet(), { usedShare: options.usedShare }));
  const policy = options.policy ?? {};
  const forecast = (months?: number) => forecastEstate({ estate, facts, estimate: cost(), policy, today: options.today, months });
  const knowledge: Knowledge = { estate, facts, today: options.today, plan, cost };
  const settings = options.settings ?? DEFAULT_SETTINGS;
  // Timed, the plan stands for itself: the first rule that asks for it would be charged with all of it.
  options.stopwatch?.('plan, for the rules', plan);
  const found = sortedUnique([...loaded.findings, ...judge(knowledge, options.rules ?? rules, settings, options.stopwatch)]);
  if (options.isIgnoringSuppressions === true)
    return { ...loaded, findings: found, today: options.today, suppressed: 0, suppressedFindings: [], policy, plan, cost, forecast };
  const { findings, suppressed } = suppress(found, loaded.sources, options.today);
  const kept: Finding[] = [];
  for (const finding of findings) {
    if (finding.ruleId.startsWith('suppressions/')) addUnlessOff(kept, finding, settings);
    else kept.push(finding);
  }
  return {
    ...loaded,
    findings: kept.sort(compareFindings),
    today: options.today,
    suppressed: suppressed.length,
    suppressedFindings: suppressed,
    policy,
    plan,
    cost,
    forecast,
  };
}

function budgetOf({ source: { documents }, index, spec }: OuterBudget): Budget[] {
  const [source] = documents;
  if (source === undefined) return [];
  // All that its document says for the estate is said by the budget.
  return [{ kind: 'budget', document: { source, manifest: { gallerist: 1 } }, parent: undefined, key: ['budgets', index], spec }];
}

function schemaFinding(document: SourceDocument, problem: SchemaProblem): Finding {
  const { ruleId, message, path, part } = problem;
  const finding: Finding = {
    ruleId,
    severity: 'error',
    message,
    file: document.file,
    ...document.rangeOf(path, part ?? 'value'),
    pointer: pointerOf(document.pathInFile?.(path) ?? path),
    related: [],
  };
  if (document.isOneOfMany) finding.document = document.index;
  const fix = document.pathInFile === undefined ? schemaFix(problem) : undefined;
  if (fix !== undefined) finding.fix = fix;
  return finding;
}

function addUnlessOff(findings: Finding[], finding: Finding, settings: RuleSettings): void {
  const settled = withSetting(finding, settings);
  if (settled !== undefined) findings.push(settled);
}

/** One finding a place, rule and message: what an alias repeats is said once, where it is written. */
function sortedUnique(findings: Finding[]): Finding[] {
  findings.sort(compareFindings);
  return findings.filter((finding, index) => {
    const before = findings[index - 1];
    return (
      before === undefined ||
      before.ruleId !== finding.ruleId ||
      before.line !== finding.line ||
      before.column !== finding.column ||
      before.file !== finding.file ||
      before.message !== finding.message ||
      before.document !== finding.document
    );
  });
}
