import { mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Io } from './io.ts';
import { reasonOf } from './read-files.ts';
import { UsageError } from './usage-error.ts';

/** Writes a file whole or not at all: beside its place first, then moved there. */
export function writeWhole(path: string, content: string | Uint8Array, io: Io): void {
  const target = resolve(io.cwd, path);
  let draft: string | undefined;
  try {
    const stats = statSync(target, { throwIfNoEntry: false });
    // A device or a pipe (/dev/stdout) is written to: a file moved over it would take its place.
    if (stats !== undefined && !stats.isFile()) return writeFileSync(target, content);
    mkdirSync(dirname(target), { recursive: true });
    const place = stats === undefined ? target : realpathSync(target);
    draft = `${place}.${process.pid}.tmp`;
    writeFileSync(draft, content, stats === undefined ? {} : { mode: stats.mode });
    renameSync(draft, place);
  } catch (cause) {
    if (draft !== undefined) removeDraft(draft);
    throw new UsageError(
      `"${path}" cannot be written: ${reasonOf(cause)}`,
      'Check the folder and its permissions, or name another file with --output.',
      { cause },
    );
  }
}

/** What stopped the draft from being written may stop it from being removed; the first of the two is what is said. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // There is none, or it stays.
  }
}
