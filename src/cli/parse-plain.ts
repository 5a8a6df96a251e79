import { type Command, COMMANDS, type Invocation, type Option } from './options.ts';

/**
 * Reads a plain well-formed call: `command`, flags with their values, paths, `--`. Anything else (help, a typo, a missing
 * or empty value) is undefined and left to yargs, which knows how to answer a person.
 */
export function parsePlain(args: readonly string[]): Invocation | undefined {
  const [name, ...rest] = args;
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) return undefined;
  const positionals: string[] = [];
  const switches: Record<string, boolean> = {};
  const texts: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? '';
    if (word === '') return undefined;
    if (word === '--') {
      // What follows are no flags; yargs would miss the arguments that a command has to have.
      const after = rest.slice(index + 1);
      if (after.includes('')) return undefined;
      positionals.push(...after);
      break;
    }
    if (word === '-' || !word.startsWith('-')) {
      positionals.push(word);
      continue;
    }
    const flag = readFlag(command, word);
    if (flag === undefined) return undefined;
    const { option, isNegated } = flag;
    if (option.kind === 'switch') {
      if (flag.value !== undefined || option.name in switches) return undefined;
      switches[option.name] = !isNegated;
      continue;
    }
    const value = flag.value ?? rest[++index];
    if (isNegated || value === undefined || value === '' || (flag.value === undefined && value.startsWith('-'))) return undefined;
    if (option.choices !== undefined && !option.choices.includes(value)) return undefined;
    if (option.kind === 'list') (lists[option.name] ??= []).push(value);
    else if (option.name in texts) return undefined;
    else texts[option.name] = value;
  }
  return hasRightArity(command, positionals) ? { command: command.name, positionals, switches, texts, lists } : undefined;
}

type Flag = { option: Option; value: string | undefined; isNegated: boolean };

function readFlag({ options }: Command, word: string): Flag | undefined {
  const at = word.indexOf('=');
  const name = at === -1 ? word : word.slice(0, at);
  const value = at === -1 ? undefined : word.slice(at + 1);
  for (const option of options) {
    if (name === `--${option.name}` || (option.alias !== undefined && name === `-${option.alias}`))
      return { option, value, isNegated: false };
    if (option.kind === 'switch' && name === `--no-${option.name}`) return { option, value, isNegated: true };
  }
  return undefined;
}

function hasRightArity({ positional, rest }: Command, positionals: readonly string[]): boolean {
  if (positional === undefined) return positionals.length === 0;
  const [first] = positionals;
  if (positional.choices !== undefined && (first === undefined || !positional.choices.includes(first))) return false;
  if (positional.arity === 'one') return positionals.length === 1 || (rest !== undefined && positionals.length > 1);
  return positional.arity === 'many' || positionals.length <= 1;
}
