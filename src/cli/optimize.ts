import { countText } from '../report/number-text.ts';
import { createPainter, type Display } from '../report/painter.ts';
import { sanitize } from '../report/sanitize.ts';
import { savingsTable } from '../report/savings-table.ts';
import { proveSavings, type ProvenSavings } from '../savings/prove-savings.ts';
import { RISKS, SAVING_KINDS } from '../savings/saving.ts';
import type { Io } from './io.ts';
import { type Invocation, TABLE_FORMATS } from './options.ts';
import { findingsNote } from './print-analysis.ts';
import { displayOf, isStdout, printResult } from './print-result.ts';
import { answerWith, exitCodeOf, judgeOf, type ReadRequest, readRequest, whileShown } from './request.ts';
import { wordsOfRequest } from './request-words.ts';
import { UsageError } from './usage-error.ts';
import { writeChanged } from './write-changed.ts';

type Reporter = (proven: ProvenSavings, display: Display) => string;

const REPORTERS: Readonly<Record<(typeof TABLE_FORMATS)[number], () => Reporter | Promise<Reporter>>> = {
  table: () => savingsTable,
  json: async () => (await import('../report/savings-json.ts')).savingsJson,
  markdown: async () => (await import('../report/savings-document.ts')).savingsDocument('markdown'),
  csv: async () => (await import('../report/savings-csv.ts')).savingsCsv,
  html: async () => (await import('../report/savings-document.ts')).savingsDocument('html'),
};

/** Finds what can be saved, proves it in the text of the manifests, and makes it where it is asked to. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  checkFlags(invocation);
  const request = await readRequest(invocation, io);
  const { stopwatches, config } = request;
  const proven = await whileShown(request, io, prove(request));
  stopwatches.lap('savings');
  const isWriting = invocation.switches['write'] === true;
  // What is broken is told before anything is written.
  const { analysis } = await answerWith(isWriting ? proven.analysis : proven.before, request, io);
  const failure = isWriting ? writeChanged(proven.changed, io) : undefined;
  await print(proven, request, io);
  if (invocation.switches['quiet'] !== true) {
    if (isWriting) io.stderr.write(writtenNote(proven, failure?.unwritten));
    io.stderr.write(findingsNote(analysis));
  }
  stopwatches.lap('output');
  stopwatches.print();
  if (failure !== undefined) throw failure.error;
  return exitCodeOf(analysis.findings, config.failOn);
}

function checkFlags({ switches, texts, positionals }: Invocation): void {
  if (switches['diff'] === true && texts['format'] !== undefined)
    throw new UsageError('--diff prints a diff and no savings', 'Leave --format out; --output FILE keeps the diff in a file.');
  if (switches['write'] === true && positionals.includes('-'))
    throw new UsageError('standard input cannot be written to, it has no place', 'Name the file, or see with --diff what would change.');
}

function prove(request: ReadRequest): Promise<ProvenSavings> {
  const { invocation, files } = request;
  const only = SAVING_KINDS.filter((kind) => invocation.lists['only']?.includes(kind));
  const risk = RISKS.find((known) => known === invocation.texts['risk']);
  return proveSavings(files, judgeOf(request), { ...(only.length > 0 && { only }), ...(risk !== undefined && { risk }) });
}

async function print(proven: ProvenSavings, { invocation, config }: ReadRequest, io: Io): Promise<void> {
  const { output, format } = invocation.texts;
  const display = { ...displayOf(invocation, output, io), words: await wordsOfRequest(invocation, config) };
  if (invocation.switches['diff'] === true) {
    const { unifiedDiff } = await import('../report/unified-diff.ts');
    const text = unifiedDiff(proven.changed, createPainter(display.color), isStdout(output) && io.stdout.isTerminal);
    return printResult(text, output, invocation, io);
  }
  const report = await REPORTERS[TABLE_FORMATS.find((known) => known === format) ?? 'table']();
  printResult(report(proven, display), output, invocation, io);
}

const NONE: ReadonlySet<string> = new Set();

function writtenNote({ made, changed }: ProvenSavings, unwritten = NONE): string {
  const written = changed.filter(({ path }) => !unwritten.has(path));
  const count = made.filter(({ version }) => !unwritten.has(version.document.source.file)).length;
  if (written.length === 0) return 'nothing written\n';
  const names = written.length > 3 ? countText(written.length, 'file') : written.map(({ path }) => path).join(', ');
  return `${sanitize(`made ${countText(count, 'saving')} in ${names}`)}\n`;
}
