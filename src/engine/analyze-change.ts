import type { Changes, Side } from '../change/change.ts';
import { type ChangeOptions, changesBetween } from '../change/changes-between.ts';
import { isManifest } from '../manifest/is-manifest.ts';
import { suppress } from '../suppressions/suppress.ts';
import type { Source } from '../source/source.ts';
import type { Analysis } from './analyze.ts';
import type { JudgedRule } from './custom-rule.ts';
import { compareFindings, type Finding } from './finding.ts';
import { type ChangeFinding, judgeChanges, type Knowledge, type Stopwatch } from './judge.ts';
import { DEFAULT_SETTINGS, type RuleSettings } from './settings.ts';

export type ChangeAnalysisOptions = Pick<ChangeOptions, 'withoutDeployments'> & {
  settings?: RuleSettings;
  stopwatch?: Stopwatch;
  /** Shows what suppressions silence, for auditors; default false. */
  isIgnoringSuppressions?: boolean;
};

/** What changes between two analyses, and what the rules say to it. */
export type ChangeAnalysis = {
  changes: Changes;
  /** Findings of the rules of changes alone, sorted; each with its change. */
  findings: ChangeFinding[];
  /** What comments of the head (or of the base, for what is deleted) silence. */
  suppressedFindings: Finding[];
};

/** Compares two states, each analyzed for itself; edition, day and settings are those of the head. */
export function analyzeChange(
  base: Analysis,
  head: Analysis,
  rules: readonly JudgedRule[],
  options: ChangeAnalysisOptions = {},
): ChangeAnalysis {
  const { settings = DEFAULT_SETTINGS, withoutDeployments = [] } = options;
  const incomplete = SIDES.filter((side) => isIncomplete({ base, head }[side]));
  const changes = changesBetween(base.estate, head.estate, { facts: head.facts, withoutDeployments, incomplete });
  const sides = { base: knowledgeOf(base), head: knowledgeOf(head) };
  const found = sortedUnique(judgeChanges(changes.changes, sides, rules, settings, options.stopwatch));
  if (options.isIgnoringSuppressions === true) return { changes, findings: found, suppressedFindings: [] };
  const ofBase = silencedIn(found, base.sources, head.today, true);
  const ofHead = silencedIn(found, head.sources, head.today, false);
  return {
    changes,
    findings: found.filter(({ finding }) => ofBase.kept.has(finding) || ofHead.kept.has(finding)),
    suppressedFindings: [...ofBase.suppressed, ...ofHead.suppressed].sort(compareFindings),
  };
}

const SIDES: readonly Side[] = ['base', 'head'];

/** Whether something that is there was not read: a broken file, a manifest that was refused as a whole, a file in no known format. */
function isIncomplete({ sources, estate, findings, suppressedFindings, isIncomplete: leavesOut }: Analysis): boolean {
  if (leavesOut) return true;
  const read = new Set(estate.documents.map(({ source }) => source));
  const isUnread = (source: Source) =>
    source.findings.length > 0 || source.documents.some((document) => isManifest(document.value) && !read.has(document));
  return sources.some(isUnread) || [...findings, ...suppressedFindings].some(({ ruleId }) => ruleId === 'import/unrecognized');
}

function knowledgeOf({ estate, facts, today, plan, cost }: Analysis): Knowledge {
  return { estate, facts, today, plan, cost };
}

/** What comments in the files of one side silence of the findings there; what is wrong with the comments is told where the side is judged. */
function silencedIn(found: readonly ChangeFinding[], sources: readonly Source[], today: string, isBase: boolean) {
  const own = found.filter(({ change }) => (change.after === undefined) === isBase).map(({ finding }) => finding);
  const { findings, suppressed } = suppress(own, sources, today);
  return { kept: new Set(findings), suppressed };
}

/** One finding a place, rule and message: what an alias repeats is said once, where it is written. */
function sortedUnique(found: ChangeFinding[]): ChangeFinding[] {
  found.sort((a, b) => compareFindings(a.finding, b.finding));
  return found.filter(({ finding, change }, index) => {
    const before = found[index - 1];
    return (
      before === undefined ||
      compareFindings(before.finding, finding) !== 0 ||
      before.finding.document !== finding.document ||
      (before.change.after === undefined) !== (change.after === undefined)
    );
  });
}
