import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Io } from './io.ts';
import { isStdout } from './print-result.ts';
import { UsageError } from './usage-error.ts';

/** A result never takes the place of a file that it was made from: a slip of the hand would cost the only copy. */
export function refuseOverwriting(output: string | undefined, inputs: readonly string[], io: Io): void {
  if (isStdout(output)) return;
  const place = realPathOf(output, io);
  if (place === undefined || !inputs.some((input) => realPathOf(input, io) === place)) return;
  throw new UsageError(`"${output}" is read in this run, the result would take its place`, 'Name another file to write to.');
}

/** Undefined where there is nothing. */
function realPathOf(path: string, io: Io): string | undefined {
  try {
    return realpathSync(resolve(io.cwd, path));
  } catch {
    return undefined;
  }
}
