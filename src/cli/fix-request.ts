import type { Finding } from '../engine/finding.ts';
import { type FixedFiles, fixFiles } from '../fix/fix-files.ts';
import { countText } from '../report/number-text.ts';
import { createPainter } from '../report/painter.ts';
import { sanitize } from '../report/sanitize.ts';
import { baselinePath, withBaseline } from './baseline.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { displayOf, isStdout, printResult } from './print-result.ts';
import { judgeOf, type ReadRequest } from './request.ts';
import { UsageError } from './usage-error.ts';
import { writeChanged } from './write-changed.ts';

/** Refuses flags that say something else than the fixing they stand beside. */
export function checkFixFlags({ switches, texts, lists, positionals }: Invocation): void {
  if (texts['since'] !== undefined)
    throw new UsageError('--since and --fix do not go together', 'Name the files that are to be fixed, and leave --since out.');
  if (switches['fix-dry-run'] === true) {
    if (lists['format'] !== undefined)
      throw new UsageError('--fix-dry-run prints a diff and no findings', 'Leave --format out; --output FILE keeps the diff in a file.');
    if (switches['write-baseline'] === true || switches['prune-baseline'] === true)
      throw new UsageError('--fix-dry-run writes nothing, and so no baseline', 'Write the baseline in a run of its own.');
  } else if (positionals.includes('-')) {
    throw new UsageError(
      'standard input cannot be fixed, it has no place to be written to',
      'Name the file, or see with --fix-dry-run what would change.',
    );
  }
}

/** Makes the fixes, writes the files that changed or prints what would change in them, and answers with the request as it is then. */
export async function fixRequest(request: ReadRequest, io: Io): Promise<ReadRequest> {
  const { invocation, files, stopwatches } = request;
  const { switches, texts } = invocation;
  const isUnsafe = switches['fix-unsafe'] === true;
  const isDryRun = switches['fix-dry-run'] === true;
  const result = await fixFiles(files, judgeWithBaseline(request, io), { isUnsafe });
  stopwatches.lap('fixes');
  const failure = isDryRun ? undefined : writeChanged(result.changed, io);
  if (isDryRun) {
    const { unifiedDiff } = await import('../report/unified-diff.ts');
    const { color } = displayOf(invocation, texts['output'], io);
    const isShown = isStdout(texts['output']) && io.stdout.isTerminal;
    printResult(unifiedDiff(result.changed, createPainter(color), isShown), texts['output'], invocation, io);
  }
  const written = result.fixed.filter(({ file }) => failure?.unwritten.has(file) !== true);
  if (switches['quiet'] !== true) io.stderr.write(notesOf({ ...result, fixed: written }, isUnsafe, isDryRun));
  if (failure !== undefined) throw failure.error;
  return { ...request, files: result.files };
}

/** What the baseline holds is left alone; its own file is only read. */
function judgeWithBaseline(request: ReadRequest, io: Io) {
  const { invocation, loaded } = request;
  const judge = judgeOf(request);
  if (invocation.switches['ignores'] === false || invocation.switches['write-baseline'] === true) return judge;
  const path = baselinePath(invocation, loaded.files, io);
  const reading = { ...invocation, switches: { ...invocation.switches, 'prune-baseline': false } };
  return async (files: ReadRequest['files']) => withBaseline(path, await judge(files), reading, io);
}

const MOST_NOTES = 10;

function notesOf({ fixed, refused, changed, analysis }: FixedFiles, isUnsafe: boolean, isDryRun: boolean): string {
  const files = new Set(fixed.map(({ file }) => file)).size;
  const deed = isDryRun ? 'would fix' : 'fixed';
  const none = refused.length === 0 && changed.length === 0 ? 'nothing to fix' : 'nothing fixed';
  const lines = [fixed.length === 0 ? none : `${deed} ${countText(fixed.length, 'problem')} in ${countText(files, 'file')}`];
  for (const { finding, reason } of refused.slice(0, MOST_NOTES)) lines.push(`not fixed: ${placeOf(finding)}: ${reason}`);
  if (refused.length > MOST_NOTES) lines.push(`not fixed: ${countText(refused.length - MOST_NOTES, 'more problem')}`);
  const unsafe = isUnsafe ? 0 : analysis.findings.filter(({ fix }) => fix?.safe === false).length;
  if (unsafe > 0) lines.push(`${countText(unsafe, 'fix needs', 'fixes need')} a look: see what --fix-unsafe --fix-dry-run prints`);
  return lines.map((line) => `${sanitize(line)}\n`).join('');
}

function placeOf({ file, line, column, ruleId }: Finding): string {
  return `${file}:${line}:${column} ${ruleId}`;
}
