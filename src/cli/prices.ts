import type { Io } from './io.ts';
import { COMMANDS, type Invocation } from './options.ts';
import { UsageError } from './usage-error.ts';

type Run = (invocation: Invocation, io: Io) => Promise<number>;

const SUBCOMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  show: async () => (await import('./prices-show.ts')).run,
  import: async () => (await import('./prices-import.ts')).run,
  fetch: async () => (await import('./prices-fetch.ts')).run,
};

/** `prices show`, `prices import` and `prices fetch`. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const [name = '', ...positionals] = invocation.positionals;
  const load = SUBCOMMANDS[name];
  if (load === undefined) throw new Error(`no module for prices ${name}`);
  refuseForeignFlags(name, invocation);
  return (await load())({ ...invocation, positionals }, io);
}

/** A flag that means nothing to the subcommand would be passed over in silence. */
function refuseForeignFlags(subcommand: string, { command, texts, switches, lists }: Invocation): void {
  const options = COMMANDS.find(({ name }) => name === command)?.options ?? [];
  for (const { name, only } of options) {
    const isGiven = name in texts || name in switches || name in lists;
    if (!isGiven || only === undefined || only.includes(subcommand)) continue;
    throw new UsageError(`--${name} is for prices ${only.join(' and ')}`, `Leave it out of prices ${subcommand}.`);
  }
}
