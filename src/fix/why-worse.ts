import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Severity } from '../engine/finding.ts';

/**
 * Why the fixes that led from one state to another should not be made, by the file where it shows: an error came up, or
 * what was to be mended is still reported. Undefined where the state is better, empty where it merely is not.
 * Messages and places shift with what is fixed, so findings are counted, by rule and file.
 */
export function whyWorse(before: Analysis, after: Analysis, fixed: readonly Finding[]): ReadonlyMap<string, string> | undefined {
  const allowed = countsOf(before.findings);
  for (const finding of fixed) allowed.set(keyOf(finding), (allowed.get(keyOf(finding)) ?? 0) - 1);
  const mended = new Set(fixed.map(keyOf));
  const counts = countsOf(after.findings);
  const faults = new Map<string, string>();
  for (const finding of after.findings) {
    const key = keyOf(finding);
    const matters = finding.severity === 'error' || mended.has(key);
    if (!matters || faults.has(finding.file) || (counts.get(key) ?? 0) <= (allowed.get(key) ?? 0)) continue;
    const { ruleId, severity } = finding;
    faults.set(finding.file, mended.has(key) ? `${ruleId} would report as before` : `${ruleId} would report an ${severity}`);
  }
  if (faults.size > 0) return faults;
  return isBetter(before, after) ? undefined : new Map();
}

/** Fewer errors; or as many, and fewer warnings; or as many of both, and fewer hints. */
function isBetter(before: Analysis, after: Analysis): boolean {
  for (const severity of ['error', 'warning', 'info'] as const) {
    const difference = countOf(after, severity) - countOf(before, severity);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function countOf({ findings }: Analysis, wanted: Severity): number {
  let count = 0;
  for (const { severity } of findings) if (severity === wanted) count++;
  return count;
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

function keyOf({ ruleId, file }: Finding): string {
  return `${ruleId}\n${file}`;
}
