import yargs, { type Argv } from 'yargs';
import { explainRefusal, refuseUnknownFlags } from './explain-refusal.ts';
import type { Io } from './io.ts';
import { type Command, COMMANDS, type Invocation, type Option } from './options.ts';
import { UsageError } from './usage-error.ts';

/** A call that asked for words (help, the version) and has them now. */
export type Answer = { answer: string };

/** Where yargs puts what follows a `--`. */
const REST = '--';

/** Reads any call with yargs: help and version are answered, a mistake is a usage error with a suggestion. */
export async function parseWithYargs(args: readonly string[], version: string, { stdout }: Io): Promise<Invocation | Answer> {
  refuseUnknownFlags(args);
  let failure: string | undefined;
  let invocation: Invocation | undefined;
  let parser = withoutTypes(yargs())
    .scriptName('gallerist')
    .usage('$0 <command>\n\nPlans and polices Azure image galleries before anything is deployed.')
    .version(version)
    .help()
    .alias('help', 'h')
    .describe('help', 'Show this help')
    .describe('version', 'Show the version')
    .locale('en')
    .wrap(Math.min(stdout.columns, 100))
    .exitProcess(false)
    .strict()
    .parserConfiguration({
      'duplicate-arguments-array': true,
      'boolean-negation': true,
      'camel-case-expansion': false,
      'dot-notation': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'populate--': true,
    })
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
  if (failure !== undefined) throw explainRefusal(failure, args);
  if (invocation !== undefined && answer === '') return invocation;
  return { answer: `${answer === '' ? await parser.getHelp() : answer}\n` };
}

/** Help that leaves `[string]` out; the types of yargs do not know of this, and the choices, which it drops as well, stand in our words. */
function withoutTypes(parser: Argv): Argv {
  return (parser as Argv & { usageConfiguration(hide: { 'hide-types': true }): Argv }).usageConfiguration({ 'hide-types': true });
}

function withChoices(describe: string, choices: readonly string[] | undefined): string {
  return choices === undefined ? describe : `${describe}: ${choices.join(', ')}`;
}

function signatureOf({ name, positional, rest }: Command): string {
  if (positional === undefined) return name;
  if (positional.arity === 'many') return `${name} [${positional.name}..]`;
  const first = positional.arity === 'one' ? `${name} <${positional.name}>` : `${name} [${positional.name}]`;
  return rest === undefined ? first : `${first} [${rest.name}..]`;
}

function describeCommand(builder: Argv, { positional, rest, options, examples }: Command): Argv {
  let described = builder;
  if (positional !== undefined) {
    const choices = positional.choices === undefined ? {} : { choices: positional.choices };
    const describe = withChoices(positional.describe, positional.choices);
    described = described.positional(positional.name, { describe, type: 'string', ...choices });
  }
  if (rest !== undefined) described = described.positional(rest.name, { describe: rest.describe, type: 'string' });
  for (const option of options) described = described.option(option.name, yargsOption(option));
  for (const [call, what] of examples) described = described.example(call, what);
  return described;
}

function yargsOption({ alias, kind, choices, describe }: Option) {
  return {
    describe: withChoices(describe, choices),
    ...(alias === undefined ? {} : { alias }),
    ...(choices === undefined ? {} : { choices }),
    ...(kind === 'switch' ? { boolean: true as const } : { string: true as const, requiresArg: true as const }),
  };
}

/** yargs says `unknown` of what it parsed, and is more forgiving than we are: every value is checked on its way in. */
function toInvocation(command: Command, parsed: Record<string, unknown>): Invocation {
  const switches: Record<string, boolean> = {};
  const texts: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const { name, kind } of command.options) {
    const value = parsed[name];
    if (value === undefined) continue;
    const values: unknown[] = Array.isArray(value) ? value : [value];
    if (kind === 'switch') {
      switches[name] = values.at(-1) === true;
      continue;
    }
    if (values.includes('')) throw new UsageError(`--${name} is empty`, 'Give it a value, or leave it out.');
    if (kind === 'list') lists[name] = values.map(String);
    else if (values.length > 1) throw new UsageError(`--${name} is given ${values.length} times`, 'Give it once.');
    else texts[name] = String(values[0]);
  }
  const { positional, rest } = command;
  const more = rest === undefined ? [] : (parsed[rest.name] ?? []);
  const given = positional === undefined ? [] : [parsed[positional.name] ?? [], more, parsed[REST] ?? []].flat();
  return { command: command.name, positionals: given.map(String), switches, texts, lists };
}
