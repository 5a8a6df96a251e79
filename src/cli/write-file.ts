import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { reasonOf } from './files.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Writes a file whole or not at all: beside its place first, then moved there. */
export function writeWhole(path: string, content: string | Uint8Array, io: Io): void {
  const target = resolve(io.cwd, path);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, target);
  } catch (cause) {
    rmSync(draft, { force: true });
    throw new UsageError(
      `"${path}" cannot be written: ${reasonOf(cause)}`,
      'Check the folder and its permissions, or name another file with --output.',
      { cause },
    );
  }
}
