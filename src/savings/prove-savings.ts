import type { Analysis } from '../engine/analyze.ts';
import { type Finding, pointerOf } from '../engine/finding.ts';
import { nameAt, pathOf } from '../estate/estate.ts';
import { type FixedFiles, fixFiles } from '../fix/fix-files.ts';
import type { SourceFile } from '../source/source.ts';
import { editsOfVersion } from './edits-of-version.ts';
import { findSavings, type SavingsChoice, type SavingsPlan } from './find-savings.ts';
import type { Saving } from './saving.ts';
import { versionKey } from './version-key.ts';

/** Savings that were made in the text, and the proof: what is found in it then. */
export type ProvenSavings = Pick<FixedFiles, 'files' | 'changed' | 'analysis'> & {
  /** The estate as it was. */
  before: Analysis;
  plan: SavingsPlan;
  /** Those that can be made, in the order of the estate; all of them are made in `files`. */
  made: readonly Saving[];
  /** Those that cannot, and why. */
  refused: readonly { saving: Saving; reason: string }[];
};

type Judge = (files: readonly SourceFile[]) => Promise<Analysis>;

/** What a finding made of savings is called while they are tried. */
const RULE_ID = 'savings/version';

/**
 * Makes the savings in the text of the manifests, version by version, and judges it anew: a version is left as it was where
 * its text cannot be edited in place, or where an error would come up that was not there, or one more warning. What others
 * can save may hang on it, so the rest is then planned anew around what stays.
 */
export async function proveSavings(files: readonly SourceFile[], judge: Judge, choice: SavingsChoice = {}): Promise<ProvenSavings> {
  const before = await judge(files);
  const refused: { saving: Saving; reason: string }[] = [];
  const frozen = new Set<string>();
  for (;;) {
    const plan = savingsIn(before, choice, frozen);
    const { reasons, ...made } = await tryPlan({ plan, before, files, judge, choice, frozen });
    if (reasons.size === 0) return { ...made, before, plan, made: plan.savings, refused };
    for (const saving of plan.savings) {
      const reason = reasons.get(versionKey(saving.version));
      if (reason !== undefined) refused.push({ saving, reason });
    }
    for (const key of reasons.keys()) frozen.add(key);
  }
}

type Trial = {
  plan: SavingsPlan;
  before: Analysis;
  files: readonly SourceFile[];
  judge: Judge;
  choice: SavingsChoice;
  /** Versions that stay as they are. */
  frozen: ReadonlySet<string>;
};

/** Makes all savings of a plan, or says of which versions they cannot be made, and why. */
async function tryPlan({ plan, before, files, judge, choice, frozen }: Trial) {
  const wanted = byVersion(plan.savings);
  // A saving is tried as a fix of a finding; the fixes of other findings are not.
  const asJudged = new WeakMap<Analysis, Analysis>();
  const judgeSavings = async (some: readonly SourceFile[]): Promise<Analysis> => {
    const analysis = some === files ? before : await judge(some);
    const { savings } = some === files ? plan : savingsIn(analysis, choice, frozen);
    const findings = analysis.findings.map(withoutFix);
    // What comes up on the way only is not what was planned.
    for (const [key, group] of byVersion(savings)) if (isSameSaving(wanted.get(key), group)) findings.push(findingOf(group));
    const tried = { ...analysis, findings };
    asJudged.set(tried, analysis);
    return tried;
  };
  const reasons = new Map<string, string>();
  const onRefused = ({ message }: Finding, reason: string) => reasons.set(message, reason);
  const fixed = await fixFiles(files, judgeSavings, { isUnsafe: true, onRefused });
  const made = new Set(fixed.fixed.map(({ message }) => message));
  for (const key of made) reasons.delete(key);
  if (reasons.size === 0) for (const key of wanted.keys()) if (!made.has(key)) reasons.set(key, 'what it hangs on cannot be changed');
  return { files: fixed.files, changed: fixed.changed, analysis: asJudged.get(fixed.analysis) ?? fixed.analysis, reasons };
}

function savingsIn(analysis: Analysis, choice: SavingsChoice, frozen: ReadonlySet<string>): SavingsPlan {
  return findSavings({ ...analysis, plan: analysis.plan(), cost: analysis.cost() }, choice, frozen);
}

function withoutFix(finding: Finding): Finding {
  if (finding.fix === undefined) return finding;
  const bare = { ...finding };
  delete bare.fix;
  return bare;
}

function byVersion(savings: readonly Saving[]): Map<string, Saving[]> {
  const groups = new Map<string, Saving[]>();
  for (const saving of savings) {
    const key = versionKey(saving.version);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [saving]);
    else group.push(saving);
  }
  return groups;
}

function isSameSaving(wanted: readonly Saving[] | undefined, found: readonly Saving[]): boolean {
  return wanted !== undefined && signatureOf(wanted) === signatureOf(found);
}

function signatureOf(savings: readonly Saving[]): string {
  const parts = savings.map(({ kind, targetRegion, leaves, edits }) => [
    kind,
    targetRegion?.name,
    leaves.map(({ name }) => name),
    edits.map(({ after }) => after),
  ]);
  return JSON.stringify(parts);
}

/** The savings of one version, as fixing takes them: all or none. */
function findingOf(savings: readonly Saving[]): Finding {
  const [first] = savings;
  if (first === undefined) throw new Error('a version without savings');
  const { version } = first;
  const { source } = version.document;
  const path = [...pathOf(version), ...nameAt(version)];
  return {
    ruleId: RULE_ID,
    severity: 'info',
    message: versionKey(version),
    file: source.file,
    document: source.index,
    // Nobody is shown the place, and working it out takes longer than all else.
    ...NOWHERE,
    pointer: pointerOf(path),
    related: [],
    fix: { safe: false, title: '', edits: editsOfVersion(savings) },
  };
}

const NOWHERE = { line: 1, column: 1, endLine: 1, endColumn: 1 };
