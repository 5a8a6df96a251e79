import type { Analysis } from '../engine/analyze.ts';
import { countSeverities } from '../report/count-severities.ts';
import { countText, listText } from '../report/number-text.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Io } from './io.ts';
import { type Invocation, TABLE_FORMATS } from './options.ts';
import { displayOf, printResult } from './print-result.ts';
import { analyzeRequest, exitCodeOf } from './request.ts';

/** How a command's result is printed, by the name of the format. */
export type TableReporters = Readonly<Record<(typeof TABLE_FORMATS)[number], () => Reporter | Promise<Reporter>>>;

/** Judges the manifests, prints what a command makes of them, and says on the side what `lint` would. */
export async function printAnalysis(invocation: Invocation, io: Io, reporters: TableReporters): Promise<number> {
  const { analysis, config, run, stopwatches } = await analyzeRequest(invocation, io);
  const { format, output } = invocation.texts;
  const report = await reporters[TABLE_FORMATS.find((known) => known === format) ?? 'table']();
  const display = displayOf(invocation, output, io);
  printResult(report(analysis, display, run), output, invocation, io);
  if (!display.isQuiet) io.stderr.write(findingsNote(analysis));
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
}

/** What else the rules found: figures of a faulty estate are read with care. */
export function findingsNote({ findings }: Analysis): string {
  const { error, warning } = countSeverities(findings);
  const parts = [...(error > 0 ? [countText(error, 'error')] : []), ...(warning > 0 ? [countText(warning, 'warning')] : [])];
  if (parts.length === 0) return '';
  return `${listText(parts)} in these manifests; "gallerist lint" shows ${error + warning === 1 ? 'it' : 'them'}\n`;
}
