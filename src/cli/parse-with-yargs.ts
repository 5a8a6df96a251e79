import yargs, { type Argv } from 'yargs';
import { closestName } from '../facts/closest-name.ts';
import type { Io } from './io.ts';
import { type Command, COMMANDS, type Invocation, type Option } from './options.ts';
import { UsageError } from './usage-error.ts';

/** A call that asked for words (help, the version) and has them now. */
export type Answer = { answer: string };

/** Reads any call with yargs: help and version are answered, a mistake is a usage error with a suggestion. */
export async function parseWithYargs(args: readonly string[], version: string, { stdout }: Io): Promise<Invocation | Answer> {
  let failure: string | undefined;
  let invocation: Invocation | undefined;
  let parser = yargs()
    .scriptName('gallerist')
    .usage('$0 <command>\n\nPlans and polices Azure image galleries before anything is deployed.')
    .version(version)
    .help()
    .alias('help', 'h')
    .locale('en')
    .wrap(Math.min(stdout.columns, 100))
    .exitProcess(false)
    .strict()
    .recommendCommands()
    .parserConfiguration({ 'duplicate-arguments-array': true, 'boolean-negation': true, 'camel-case-expansion': false })
    .epilogue('Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 the request cannot be carried out.')
    .fail((message: string | null, error: Error | undefined) => {
      failure ??= message ?? error?.message ?? 'the call cannot be read';
    });
  for (const command of COMMANDS) {
    parser = parser.command(
      signatureOf(command),
      command.describe,
      (builder) => describeCommand(builder, command),
      (parsed) => {
        invocation = toInvocation(command, parsed);
      },
    );
  }
  let answer = '';
  await parser.parseAsync([...args], {}, (_error, _parsed, output) => {
    answer = output;
  });
  if (failure !== undefined) throw usageError(failure, args);
  if (invocation !== undefined && answer === '') return invocation;
  return { answer: answer === '' ? `${await parser.getHelp()}\n` : `${answer}\n` };
}

function signatureOf({ name, positional }: Command): string {
  if (positional === undefined) return name;
  if (positional.arity === 'many') return `${name} [${positional.name}..]`;
  return positional.arity === 'one' ? `${name} <${positional.name}>` : `${name} [${positional.name}]`;
}

function describeCommand(builder: Argv, { positional, options, examples }: Command): Argv {
  let described = builder;
  if (positional !== undefined) {
    const choices = positional.choices === undefined ? {} : { choices: positional.choices };
    described = described.positional(positional.name, { describe: positional.describe, type: 'string', ...choices });
  }
  for (const option of options) described = described.option(option.name, yargsOption(option));
  for (const [call, what] of examples) described = described.example(call, what);
  return described;
}

function yargsOption({ alias, kind, choices, describe }: Option) {
  return {
    describe,
    ...(alias === undefined ? {} : { alias }),
    ...(choices === undefined ? {} : { choices }),
    ...(kind === 'switch' ? { boolean: true as const } : { string: true as const, requiresArg: true as const }),
  };
}

/** yargs says `unknown` of what it parsed; every value is checked against the table on its way in. */
function toInvocation(command: Command, parsed: Record<string, unknown>): Invocation {
  const switches: Record<string, boolean> = {};
  const texts: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const { name, kind } of command.options) {
    const value = parsed[name];
    if (value === undefined) continue;
    const values = (Array.isArray(value) ? value : [value]).map(String);
    if (kind === 'switch') switches[name] = (Array.isArray(value) ? value.at(-1) : value) === true;
    else if (kind === 'list') lists[name] = values;
    else if (values.length > 1) throw new UsageError(`--${name} is given ${values.length} times`, 'Give it once.');
    else texts[name] = values[0] ?? '';
  }
  const given = command.positional === undefined ? undefined : parsed[command.positional.name];
  const positionals = given === undefined ? [] : (Array.isArray(given) ? given : [given]).map(String);
  return { command: command.name, positionals, switches, texts, lists };
}

/** yargs' words with our suggestion: for a flag it has none of its own. */
function usageError(failure: string, args: readonly string[]): UsageError {
  const command = COMMANDS.find(({ name }) => name === args[0]);
  const help = `Run "gallerist ${command === undefined ? '' : `${command.name} `}--help" for what there is.`;
  const [first = failure, ...rest] = failure
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const unknown = /^Unknown (?:argument|command)s?: (\S+?),?(?: |$)/.exec(first)?.[1];
  if (unknown === undefined) return new UsageError(first, [...rest, help].join(' '));
  if (command === undefined) {
    const suggestion = closestName(
      unknown,
      COMMANDS.map(({ name }) => name),
    );
    return new UsageError(`unknown command "${unknown}"`, suggestion === undefined ? help : `Did you mean "${suggestion}"? ${help}`);
  }
  const flags = command.options.map(({ name }) => name);
  const isFlag = args.some((word) => word === `--${unknown}` || word.startsWith(`--${unknown}=`) || word === `-${unknown}`);
  const suggestion = isFlag ? closestName(unknown, flags) : undefined;
  const what = isFlag
    ? `unknown flag "${unknown.length === 1 ? '-' : '--'}${unknown}" of ${command.name}`
    : `unexpected argument "${unknown}" of ${command.name}`;
  return new UsageError(what, suggestion === undefined ? help : `Did you mean "--${suggestion}"? ${help}`);
}
