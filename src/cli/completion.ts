import { basename } from 'node:path';
import { COMPLETION_SCRIPTS } from './completion-scripts.ts';
import { EXIT, type Io } from './io.ts';
import { type Invocation, SHELLS } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Prints what a shell needs to complete commands, flags, their values and the ids of rules. */
export async function run({ positionals }: Invocation, io: Io): Promise<number> {
  const name = positionals[0] ?? basename(io.env['SHELL'] ?? '');
  const shell = SHELLS.find((known) => known === name);
  if (shell === undefined)
    throw new UsageError(
      name === '' ? 'the shell is not known: SHELL is not set' : `there is no completion for the shell "${name}"`,
      `Name one: gallerist completion ${SHELLS.join(' | ')}`,
    );
  io.stdout.write(COMPLETION_SCRIPTS[shell]);
  return EXIT.ok;
}
