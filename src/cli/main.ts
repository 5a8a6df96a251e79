import { sanitize } from '../report/sanitize.ts';
import { EXIT, type Io } from './io.ts';
import { run as lint } from './lint.ts';
import type { Invocation } from './options.ts';
import { parsePlain } from './parse-plain.ts';
import { usageErrorIn } from './usage-error.ts';
import { TOOL } from '../report/tool.ts';

type Run = (invocation: Invocation, io: Io) => Promise<number>;

/** `lint` is what people wait for, so it is at hand; the others are loaded when they are called. */
const COMMANDS: Readonly<Record<string, () => Promise<Run>>> = {
  lint: () => Promise.resolve(lint),
  plan: async () => (await import('./plan.ts')).run,
  cost: async () => (await import('./cost.ts')).run,
  forecast: async () => (await import('./forecast.ts')).run,
  optimize: async () => (await import('./optimize.ts')).run,
  report: async () => (await import('./report.ts')).run,
  diff: async () => (await import('./diff.ts')).run,
  export: async () => (await import('./export.ts')).run,
  explain: async () => (await import('./explain.ts')).run,
  rules: async () => (await import('./rules.ts')).run,
  config: async () => (await import('./config.ts')).run,
  prices: async () => (await import('./prices.ts')).run,
  import: async () => (await import('./import.ts')).run,
  init: async () => (await import('./init.ts')).run,
  schema: async () => (await import('./schema.ts')).run,
  completion: async () => (await import('./completion.ts')).run,
};

/** With this in front, a shell asks what may stand at the cursor; the scripts of `gallerist completion` do. */
const COMPLETE = '__complete';

/** Carries out one call and answers with its exit code. What is thrown from here is a bug of ours. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    if (args[0] === COMPLETE) return await (await import('./complete.ts')).run(args.slice(1), io);
    const invocation = parsePlain(args) ?? (await readWithHelp(args, io));
    if ('answer' in invocation) {
      io.stdout.write(invocation.answer);
      return EXIT.ok;
    }
    const load = COMMANDS[invocation.command];
    if (load === undefined) throw new Error(`no module for the command ${invocation.command}`);
    return await (
      await load()
    )(invocation, io);
  } catch (error) {
    const usage = usageErrorIn(error);
    if (usage === undefined) throw error;
    io.stderr.write(`gallerist: ${oneLine(usage.message)}\n${oneLine(usage.hint)}\n`);
    return EXIT.usage;
  }
}

async function readWithHelp(args: readonly string[], io: Io) {
  const { parseWithYargs } = await import('./parse-with-yargs.ts');
  return parseWithYargs(args, TOOL.version, io);
}

function oneLine(text: string): string {
  return sanitize(text.replaceAll(/\s*\n\s*/g, ' '));
}
