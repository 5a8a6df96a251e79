import type { Analysis } from '../engine/analyze.ts';
import { countText, listText } from '../report/number-text.ts';
import type { Display } from '../report/painter.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { displayOf, printResult } from './print-result.ts';
import { analyzeRequest, exitCodeOf } from './request.ts';

type Reporters = { table(analysis: Analysis, display: Display): string; json(analysis: Analysis): string };

/** Judges the manifests, prints what a command makes of them, and says on the side what `lint` would. */
export async function printAnalysis(invocation: Invocation, io: Io, reporters: Reporters): Promise<number> {
  const { analysis, config, stopwatches } = await analyzeRequest(invocation, io);
  const { format = 'table', output } = invocation.texts;
  const display = displayOf(invocation, output, io);
  printResult(format === 'json' ? reporters.json(analysis) : reporters.table(analysis, display), output, invocation, io);
  if (!display.isQuiet) io.stderr.write(findingsNote(analysis));
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
}

/** What else the rules found: figures of a faulty estate are read with care. */
export function findingsNote({ findings }: Analysis): string {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    ...(count('error') > 0 ? [countText(count('error'), 'error')] : []),
    ...(count('warning') > 0 ? [countText(count('warning'), 'warning')] : []),
  ];
  if (parts.length === 0) return '';
  return `${listText(parts)} in these manifests; "gallerist lint" shows ${count('error') + count('warning') === 1 ? 'it' : 'them'}\n`;
}
