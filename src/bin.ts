import { readFileSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { main } from './cli/main.ts';
import { EXIT, type Io, type Output } from './cli/io.ts';
import { VERSION } from './cli/version.ts';

export { main };

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/**
 * A stream written at once: `process.stdout` would load the whole of `net` and `tty` first. A reader that has gone
 * (`| head`) ends the program quietly; a full pipe is written again as soon as it takes more.
 */
function outputOf(descriptor: number): Output {
  return {
    write(text) {
      let rest = Buffer.from(text);
      while (rest.length > 0) {
        try {
          rest = rest.subarray(writeSync(descriptor, rest));
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? error.code : undefined;
          if (code === 'EPIPE') process.exit(process.exitCode ?? EXIT.ok);
          if (code !== 'EAGAIN') throw error;
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        }
      }
    },
    get isTerminal() {
      return isatty(descriptor);
    },
    get columns() {
      if (!isatty(descriptor)) return 80;
      return (descriptor === STDOUT ? process.stdout : process.stderr).columns ?? 80;
    },
  };
}

const io: Io = {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(STDOUT),
  stderr: outputOf(STDERR),
  readStdin: () => readFileSync(STDIN),
  today: () => new Date().toISOString().slice(0, 10),
  now: () => performance.now(),
};

/** Runs the call of this process. What reaches it uncaught is a bug of ours. */
export async function start(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2), io);
  } catch (error) {
    process.exitCode = EXIT.bug;
    io.stderr.write(bugReport(error));
  }
}

function bugReport(error: unknown): string {
  const causes: string[] = [];
  for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
    causes.push(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
  return [
    'gallerist: this is a bug in gallerist, not in your files. Report it with this text and, if you may, the manifest:',
    `gallerist ${VERSION}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `gallerist ${process.argv.slice(2).join(' ')}`,
    causes.join('\ncaused by: '),
    '',
  ].join('\n');
}
