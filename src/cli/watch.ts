import { EXIT, type Io } from './io.ts';
import { UsageError } from './usage-error.ts';
import { isOtherName, isYamlName } from './whose-file.ts';

/** Editors write a file in several steps: what comes within this time is one change. */
const SETTLED_AFTER_MS = 100;
/** What a run itself writes, or what belongs to others. */
const NOT_WATCHED = /(?:^|[\\/])(?:node_modules|\.[^\\/]+)(?:[\\/]|$)/;
const CLEAR_SCREEN = '\u001b[2J\u001b[3J\u001b[H';

/** Runs again after each change below the working directory, until the watch is closed. A faulty request waits for the next change. */
export async function watch(run: () => Promise<number>, io: Io): Promise<number> {
  const changes = io.watch(io.cwd, isWatched, SETTLED_AFTER_MS);
  let code: number = EXIT.ok;
  do {
    if (io.stdout.isTerminal) io.stdout.write(CLEAR_SCREEN);
    try {
      code = await run();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      io.stderr.write(`gallerist: ${error.message}\n${error.hint}\n`);
      code = EXIT.usage;
    }
    io.stderr.write('Watching for changes; Ctrl+C ends it\n');
  } while (await changes.next());
  return code;
}

/** Manifests, the configuration, price sheets, and files in other formats. */
function isWatched(file: string): boolean {
  return (isYamlName(file) || isOtherName(file)) && !NOT_WATCHED.test(file);
}
