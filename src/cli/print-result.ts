import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sanitize } from '../report/sanitize.ts';
import type { Display } from '../report/painter.ts';
import { STDIN_NAME } from './find-manifests.ts';
import { type Io, wantsColor } from './io.ts';
import { BINARY_FORMATS, type Invocation } from './options.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './write-file.ts';

/** What stands for standard output where a file is named. */
const STDOUT = '-';

/** Whether a result is printed rather than kept in a file. */
export function isStdout(file: string | undefined): file is undefined | typeof STDOUT {
  return file === undefined || file === STDOUT;
}

/** The result goes to standard output, or whole into the file that was named, with a note that it did. */
export function printResult(result: string | Uint8Array, file: string | undefined, { switches }: Invocation, io: Io): void {
  if (isStdout(file)) return io.stdout.write(result);
  writeWhole(file, result, io);
  if (switches['quiet'] !== true) io.stderr.write(`wrote ${sanitize(file)}\n`);
}

/** Throws a UsageError where a format that is no text would go to a terminal; said before any work is done. */
export function refuseTerminal(format: string | undefined, file: string | undefined, io: Io): void {
  if (format === undefined || !BINARY_FORMATS.includes(format) || !isStdout(file) || !io.stdout.isTerminal) return;
  throw new UsageError(
    `${format} is no text, and standard output is a terminal`,
    `Name a file, for example -o result.${format}, or send it into a pipe.`,
  );
}

/** A workbook by its name that holds text is one that nothing opens. */
export function refuseMisnamed({ texts }: Invocation): void {
  const { output, format } = texts;
  if (isStdout(output)) return;
  const ending = BINARY_FORMATS.find((name) => output.toLowerCase().endsWith(`.${name}`));
  if (ending === undefined || (format !== undefined && BINARY_FORMATS.includes(format))) return;
  throw new UsageError(
    `"${output}" is ${ending} by its name, and would hold ${format ?? 'text'}`,
    `Ask for --format ${ending} where the command has it, or name the file otherwise.`,
  );
}

/** How text is drawn where it goes: as the terminal likes it, plain in a file. */
export function displayOf({ switches }: Invocation, file: string | undefined, io: Io): Display {
  const isQuiet = switches['quiet'] === true;
  if (!isStdout(file)) return { color: false, columns: 80, isQuiet };
  const display = { color: wantsColor(io.stdout, io, switches['color']), columns: io.stdout.columns, isQuiet };
  if (!io.stdout.isTerminal) return display;
  return { ...display, fileUrl: (path) => (path === STDIN_NAME ? undefined : pathToFileURL(resolve(io.cwd, path)).href) };
}
