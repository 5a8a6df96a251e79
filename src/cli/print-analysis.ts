import type { Analysis } from '../engine/analyze.ts';
import { countSeverities } from '../report/count-severities.ts';
import { countText, listText } from '../report/number-text.ts';
import type { BinaryReporter, Reporter } from '../report/reporter.ts';
import { WorkbookError } from '../report/workbook-error.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { displayOf, printResult, refuseTerminal } from './print-result.ts';
import { analyzeRequest, exitCodeOf } from './request.ts';
import { wordsOfRequest } from './request-words.ts';
import { UsageError } from './usage-error.ts';

type AnyReporter = Reporter | BinaryReporter;

/** A format that has no place for all there is to say: `noteOf` says it on the side. */
type NotedReporter = { report: AnyReporter; noteOf(analysis: Analysis): string };

/** How a command's result is printed, by the name of the format. */
export type TableReporters<Format extends string> = Readonly<
  Record<Format, () => AnyReporter | NotedReporter | Promise<AnyReporter | NotedReporter>>
>;

/** Judges the manifests, prints what a command makes of them, and says on the side what `lint` would. The first format is the default. */
export async function printAnalysis<Format extends string>(
  invocation: Invocation,
  io: Io,
  reporters: TableReporters<Format>,
  formats: readonly [Format, ...Format[]],
): Promise<number> {
  const { format, output } = invocation.texts;
  refuseTerminal(format, output, io);
  const { analysis, config, run, stopwatches } = await analyzeRequest(invocation, io);
  const reporter = await reporters[formats.find((known) => known === format) ?? formats[0]]();
  const { report, noteOf } = typeof reporter === 'function' ? { report: reporter, noteOf: () => '' } : reporter;
  const display = { ...displayOf(invocation, output, io), words: await wordsOfRequest(invocation, config) };
  const result = await orRefusal(() => report(analysis, display, run));
  printResult(result, output, invocation, io);
  if (!display.isQuiet) io.stderr.write(noteOf(analysis) + findingsNote(analysis));
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
}

/** What a report is too small for is a request that cannot be carried out. */
async function orRefusal(make: () => string | Promise<Uint8Array>): Promise<string | Uint8Array> {
  try {
    return await make();
  } catch (cause) {
    if (!(cause instanceof WorkbookError)) throw cause;
    throw new UsageError(cause.message, 'Name a part of the estate, or write it as csv, which has no such limit.', { cause });
  }
}

/** What else the rules found: figures of a faulty estate are read with care. */
export function findingsNote({ findings }: Analysis): string {
  const { error, warning } = countSeverities(findings);
  const parts = [...(error > 0 ? [countText(error, 'error')] : []), ...(warning > 0 ? [countText(warning, 'warning')] : [])];
  if (parts.length === 0) return '';
  return `${listText(parts)} in these manifests; "gallerist lint" shows ${error + warning === 1 ? 'it' : 'them'}\n`;
}
