import { readSync, watch, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { bugReport } from './cli/bug-report.ts';
import { type Changes, EXIT, type Io, type Output } from './cli/io.ts';
import { main } from './cli/main.ts';
import { reasonOf } from './cli/read-files.ts';
import { UsageError } from './cli/usage-error.ts';
import { DEFAULT_LIMITS } from './source/read-source.ts';

export { main };

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const CHUNK_BYTES = 65_536;

/**
 * A stream written at once: `process.stdout` would load the whole of `net` and `tty` first. A full pipe is written again as
 * soon as it takes more; when its reader has gone (`| head`), the rest is dropped and the run ends as it would have.
 */
function outputOf(descriptor: number): Output {
  let hasReader = true;
  return {
    write(content) {
      let rest = Buffer.from(content);
      while (hasReader && rest.length > 0) {
        try {
          rest = rest.subarray(writeSync(descriptor, rest));
        } catch (error) {
          if (isBusy(error)) waitShortly();
          else hasReader = false;
          if (!hasReader && descriptor === STDOUT && codeOf(error) !== 'EPIPE') throw unwritable(error);
        }
      }
    },
    get isTerminal() {
      return isatty(descriptor);
    },
    get columns() {
      const { columns = 0 } = isatty(descriptor) ? (descriptor === STDOUT ? process.stdout : process.stderr) : {};
      // A terminal that does not know its width says 0.
      return columns > 0 ? columns : 80;
    },
  };
}

function unwritable(cause: unknown): UsageError {
  return new UsageError(`standard output cannot be written: ${reasonOf(cause)}`, 'Make room where it goes, or name a file with --output.', {
    cause,
  });
}

/** All of standard input; an endless one is read until it is over the limit of a manifest. */
function readStdin(): Uint8Array {
  const chunks: Buffer[] = [];
  let size = 0;
  while (size <= DEFAULT_LIMITS.maxSize) {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    const read = readChunk(chunk);
    if (read === 0) break;
    if (read === undefined) continue;
    chunks.push(chunk.subarray(0, read));
    size += read;
  }
  return Buffer.concat(chunks);
}

/** How many bytes were read, 0 at the end; undefined where none are there yet. */
function readChunk(chunk: Buffer): number | undefined {
  try {
    return readSync(STDIN, chunk);
  } catch (cause) {
    // So Windows says that a pipe has ended.
    if (codeOf(cause) === 'EOF') return 0;
    if (!isBusy(cause))
      throw new UsageError(
        `standard input cannot be read: ${reasonOf(cause)}`,
        'Send a manifest into it, for example: gallerist lint - < gallery.yaml',
        { cause },
      );
    waitShortly();
    return undefined;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function isBusy(error: unknown): boolean {
  return codeOf(error) === 'EAGAIN';
}

function waitShortly(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(STDOUT),
  stderr: outputOf(STDERR),
  readStdin,
  today: () => new Date().toISOString().slice(0, 10),
  now: () => performance.now(),
  watch: watchFolder,
};

function watchFolder(folder: string, isOfInterest: (file: string) => boolean, settledAfterMs: number): Changes {
  let isChanged = false;
  let wake: ((isChanged: boolean) => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const settle = () => {
    isChanged = true;
    wake?.(true);
  };
  watch(folder, { recursive: true }, (_, file) => {
    if (file === null || !isOfInterest(file)) return;
    clearTimeout(timer);
    timer = setTimeout(settle, settledAfterMs);
  });
  return {
    async next() {
      if (!isChanged) await new Promise((resolve) => (wake = resolve));
      isChanged = false;
      wake = undefined;
      return true;
    },
  };
}

/** Runs the call of this process. What reaches it uncaught is a bug of ours. */
export async function start(): Promise<void> {
  const args = process.argv.slice(2);
  try {
    process.exitCode = await main(args, io);
  } catch (error) {
    process.exitCode = EXIT.bug;
    io.stderr.write(bugReport(error, args));
  }
}
