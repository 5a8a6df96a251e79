import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Severity } from '../engine/finding.ts';

type Counts = ReadonlyMap<string, number>;

/**
 * Why the fixes that led from one state to another should not be made, by the file where it shows: an error came up, or
 * what was to be mended is still reported. Undefined where the state is better, empty where it merely is not.
 * Messages and places shift with what is fixed, so findings are counted, by rule and file.
 *
 * @param isPassing whether a finding that came up will be mended in turn: a schema error hides what lies behind it
 */
export function whyWorse(
  before: Analysis,
  after: Analysis,
  fixed: readonly Finding[],
  isPassing: (finding: Finding) => boolean = () => false,
): ReadonlyMap<string, string> | undefined {
  const allowed = allowedAfter(before.findings, fixed);
  const mended = new Set(fixed.map(keyOf));
  const counts = countBy(after.findings, keyOf);
  const passing = countBy(after.findings.filter(isPassing), keyOf);
  const faults = new Map<string, string>();
  let passingErrors = 0;
  for (const [key, { ruleId, file, severity }] of firstOfEach(after.findings)) {
    const excess = (counts.get(key) ?? 0) - (allowed.get(key) ?? 0);
    if (excess <= 0 || (severity !== 'error' && !mended.has(key))) continue;
    const forgiven = Math.min(excess, passing.get(key) ?? 0);
    if (severity === 'error') passingErrors += forgiven;
    if (forgiven === excess || faults.has(file)) continue;
    faults.set(file, mended.has(key) ? `${ruleId} would report as before` : `${ruleId} would report an error`);
  }
  if (faults.size > 0) return faults;
  return isBetter(before, after, passingErrors) ? undefined : new Map();
}

/** How many findings there may be of each rule in each file: those that are fixed are to go. */
function allowedAfter(findings: readonly Finding[], fixed: readonly Finding[]): Counts {
  const allowed = countBy(findings, keyOf);
  for (const finding of fixed) allowed.set(keyOf(finding), (allowed.get(keyOf(finding)) ?? 0) - 1);
  return allowed;
}

/** Fewer errors; or as many, and fewer warnings; or as many of both, and fewer hints. */
function isBetter(before: Analysis, after: Analysis, passingErrors: number): boolean {
  const [was, is] = [before, after].map(({ findings }) => countBy(findings, ({ severity }) => severity));
  for (const severity of ['error', 'warning', 'info'] as const satisfies Severity[]) {
    const difference = (is?.get(severity) ?? 0) - (was?.get(severity) ?? 0) - (severity === 'error' ? passingErrors : 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function firstOfEach(findings: readonly Finding[]): Map<string, Finding> {
  const firsts = new Map<string, Finding>();
  for (const finding of findings) if (!firsts.has(keyOf(finding))) firsts.set(keyOf(finding), finding);
  return firsts;
}

function countBy(findings: readonly Finding[], groupOf: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(groupOf(finding), (counts.get(groupOf(finding)) ?? 0) + 1);
  return counts;
}

function keyOf({ ruleId, file }: Finding): string {
  return `${ruleId}\n${file}`;
}
