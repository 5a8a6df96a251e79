import type { Analysis } from '../engine/analyze.ts';
import type { Finding } from '../engine/finding.ts';

export type Expectations = {
  /** Whether the fix of a finding is to be made. */
  isWanted(finding: Finding): boolean;
  /** Whether a finding that came up will be mended in turn: a schema error hides what lies behind it. */
  isPassing(finding: Finding): boolean;
};

/**
 * Why the fixes that led from one state to another should not be made, by the file where it shows: an error came up, or
 * what was to be mended is still reported. Undefined where the state is better, empty where it merely is not.
 * Messages and places shift with what is fixed, so findings are counted, by severity, rule and file.
 */
export function whyWorse(
  before: Analysis,
  after: Analysis,
  fixed: readonly Finding[],
  expectations: Expectations,
): ReadonlyMap<string, string> | undefined {
  const faults = new Map<string, string>();
  const mended = new Set(fixed.map(keyOf));
  const forgiven = { errors: 0, all: 0 };
  for (const { finding, excess, inTurn } of excesses(before, after, fixed, expectations)) {
    const { ruleId, file, severity } = finding;
    forgiven.all += inTurn;
    if (severity === 'error') forgiven.errors += inTurn;
    const isMended = mended.has(keyOf(finding));
    if ((severity !== 'error' && !isMended) || inTurn === excess || faults.has(file)) continue;
    faults.set(file, isMended ? `${ruleId} would report as before` : `${ruleId} would report an error`);
  }
  if (faults.size > 0) return faults;
  const rise = (isCounted: (finding: Finding) => boolean) =>
    after.findings.filter(isCounted).length - before.findings.filter(isCounted).length;
  const errors = rise(({ severity }) => severity === 'error') - forgiven.errors;
  if (errors < 0) return undefined;
  // A hint is not worth a warning; but one warning may give way to another, as that of too few replicas to that of many.
  const areHints = fixed.length > 0 && fixed.every(({ severity }) => severity === 'info');
  const isWorse = errors > 0 || (areHints && rise(({ severity }) => severity === 'warning') > 0);
  return isWorse || rise(expectations.isWanted) - forgiven.all >= 0 ? new Map() : undefined;
}

/** What there is more of than there should be: of each kind an example, how many, and how many of them are mended in turn. */
function* excesses(before: Analysis, after: Analysis, fixed: readonly Finding[], { isPassing }: Expectations) {
  const allowed = allowedAfter(before.findings, fixed);
  const counts = countBy(after.findings);
  const passing = countBy(after.findings.filter(isPassing));
  for (const finding of after.findings) {
    const key = keyOf(finding);
    const count = counts.get(key);
    if (count === undefined) continue;
    counts.delete(key);
    const excess = count - (allowed.get(key) ?? 0);
    if (excess > 0) yield { finding, excess, inTurn: Math.min(excess, passing.get(key) ?? 0) };
  }
}

/** How many findings there may be of each kind: those that are fixed are to go. */
function allowedAfter(findings: readonly Finding[], fixed: readonly Finding[]): ReadonlyMap<string, number> {
  const allowed = countBy(findings);
  for (const finding of fixed) allowed.set(keyOf(finding), (allowed.get(keyOf(finding)) ?? 0) - 1);
  return allowed;
}

function countBy(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** Findings of one kind: a rule reports some as errors and some as warnings. */
function keyOf({ ruleId, file, severity }: Finding): string {
  return `${severity} ${ruleId} ${file}`;
}
