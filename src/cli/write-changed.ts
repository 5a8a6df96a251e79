import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { FixedFiles } from '../fix/fix-files.ts';
import { countText } from '../report/number-text.ts';
import type { Io } from './io.ts';
import { readManifest } from './read-files.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './write-file.ts';

/** Files that could not be written, and why the first of them. */
type Failure = { unwritten: ReadonlySet<string>; error: UsageError };

/** Writes each file whole or not at all. One that cannot be written does not hold up the others. */
export function writeChanged(changed: FixedFiles['changed'], io: Io): Failure | undefined {
  const failures = new Map<string, string>();
  for (const { path, before, after } of changed) {
    const reason = whyNotWritten(path, before, after, io);
    if (reason !== undefined) failures.set(path, reason);
  }
  const [reason] = failures.values();
  if (reason === undefined) return undefined;
  const hint = `${failures.size} of ${countText(changed.length, 'file')} stayed as before; mend that and run again, what is written stays written.`;
  return { unwritten: new Set(failures.keys()), error: new UsageError(reason, hint) };
}

function whyNotWritten(path: string, before: string, after: string, io: Io): string | undefined {
  const place = resolve(io.cwd, path);
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) return `"${path}" is no file that can be written back`;
  try {
    // What came since it was read is somebody's work.
    if (!readManifest(place, io).text.equals(Buffer.from(before))) return `"${path}" was changed by somebody else in the meantime`;
    writeWhole(path, after, io);
    return undefined;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.message;
  }
}
