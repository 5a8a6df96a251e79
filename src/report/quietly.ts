import type { Analysis } from '../engine/analyze.ts';
import type { Display } from './painter.ts';

/** The analysis as a format for people shows it: with `--quiet`, its errors only. Formats for programs always tell all. */
export function quietly(analysis: Analysis, { isQuiet }: Display): Analysis {
  return isQuiet ? { ...analysis, findings: analysis.findings.filter(({ severity }) => severity === 'error') } : analysis;
}
