import { closestName } from '../facts/closest-name.ts';
import { type Command, COMMANDS, type Option } from './options.ts';
import { UsageError } from './usage-error.ts';

/** Refuses a long flag that the command does not have, or a value for a switch; yargs is not sure-footed there (`--toString`). */
export function refuseUnknownFlags(args: readonly string[]): void {
  const command = commandOf(args);
  const end = args.indexOf('--');
  for (const word of end === -1 ? args : args.slice(0, end)) {
    const [, name, value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined || name === 'help' || name === 'version') continue;
    const option = command?.options.find((known) => known.name === name || (known.kind === 'switch' && name === `no-${known.name}`));
    if (option === undefined) throw unknownFlag(`--${name}`, command);
    if (option.kind === 'switch' && value !== undefined && value !== 'true' && value !== 'false')
      throw new UsageError(`--${option.name} takes no value, "${value}" is given`, `Write --${option.name} or --no-${option.name}.`);
  }
}

/** Puts the words with which yargs refuses a call into ours: what is wrong, and what to write instead. */
export function explainRefusal(failure: string, args: readonly string[]): UsageError {
  const command = commandOf(args);
  for (const [pattern, explain] of EXPLANATIONS) {
    const groups = pattern.exec(failure);
    const explained = groups === null ? undefined : explain(command, args, ...groups.slice(1));
    if (explained !== undefined) return explained;
  }
  return new UsageError(failure.replaceAll(/\s+/g, ' ').trim(), helpOf(command));
}

type Explain = (command: Command | undefined, args: readonly string[], ...groups: string[]) => UsageError | undefined;

const EXPLANATIONS: readonly (readonly [RegExp, Explain])[] = [
  [/^Unknown (?:argument|command)s?: (\S+?),?(?: |$)/, (command, args, word = '') => unknownWord(command, word, args)],
  [/^Not enough arguments following: (\S+)/, (command, _args, name = '') => missingValue(command, name)],
  [/Argument: (\S+), Given: "(.*?)", Choices:/s, (command, _args, name = '', value = '') => notAChoice(command, name, value)],
  [/^Not enough non-option arguments/, (command) => missingWord(command)],
];

function commandOf(args: readonly string[]): Command | undefined {
  const first = args.find((word) => !word.startsWith('-'));
  return COMMANDS.find(({ name }) => name === first);
}

function unknownFlag(flag: string, command: Command | undefined): UsageError {
  if (command === undefined) return new UsageError(`unknown flag "${flag}"`, `A call begins with a command. ${helpOf(undefined)}`);
  const flags = command.options.map(({ name }) => `--${name}`);
  return new UsageError(`unknown flag "${flag}" of ${command.name}`, withSuggestion(closestName(flag, flags), helpOf(command)));
}

/** A word that yargs has no place for; it names a short flag without its dash. */
function unknownWord(command: Command | undefined, word: string, args: readonly string[]): UsageError {
  const isFlag = word.length === 1 && args.some((written) => /^-[^-]/.test(written) && written.includes(word));
  if (isFlag) return unknownFlag(`-${word}`, command);
  if (command !== undefined) return new UsageError(`unexpected argument "${word}" of ${command.name}`, helpOf(command));
  const names = COMMANDS.map(({ name }) => name);
  return new UsageError(`unknown command "${word}"`, withSuggestion(closestName(word, names), helpOf(undefined)));
}

function missingValue(command: Command | undefined, name: string): UsageError | undefined {
  const option = optionOf(command, name);
  if (option === undefined) return undefined;
  const { value = 'VALUE', choices } = option;
  return new UsageError(`--${option.name} takes a value`, choices === undefined ? `Write --${option.name} ${value}.` : chooseFrom(choices));
}

function notAChoice(command: Command | undefined, name: string, value: string): UsageError | undefined {
  const option = optionOf(command, name);
  const choices = (option ?? command?.positional)?.choices;
  if (command === undefined || choices === undefined) return undefined;
  const what = option === undefined ? `there is no ${command.name} "${value}"` : `--${option.name} "${value}" is not one of its values`;
  return new UsageError(what, withSuggestion(closestName(value, choices), chooseFrom(choices)));
}

function missingWord(command: Command | undefined): UsageError | undefined {
  if (command?.positional === undefined) return undefined;
  const { name, positional, examples } = command;
  const example = `For example: ${examples[0]?.[0] ?? `gallerist ${name}`}`;
  return new UsageError(`${name} needs a ${positional.name}`, positional.choices === undefined ? example : chooseFrom(positional.choices));
}

function optionOf(command: Command | undefined, name: string): Option | undefined {
  return command?.options.find((option) => option.name === name || option.alias === name);
}

function chooseFrom(choices: readonly string[]): string {
  return `Choose one of ${choices.join(', ')}.`;
}

function withSuggestion(suggestion: string | undefined, hint: string): string {
  return suggestion === undefined ? hint : `Did you mean "${suggestion}"? ${hint}`;
}

function helpOf(command: Command | undefined): string {
  return `Run "gallerist ${command === undefined ? '' : `${command.name} `}--help" for what there is.`;
}
