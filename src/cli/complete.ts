import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { CURRENCIES } from '../pricing/currency.ts';
import { EXIT, type Io } from './io.ts';
import { BY_CHOICES, type Command, COMMANDS, LINT_FORMATS, type Option, TEMPLATE_NAMES } from './options.ts';

export type Candidate = { text: string; describe: string };

/** What may stand at the cursor: whole words, and names from the disk, which the shell itself finds best. */
export type Completion = {
  candidates: readonly Candidate[];
  disk: 'none' | 'files' | 'directories';
  /** How many characters of the word stand before the name of a file: 5 in `json=out`. */
  diskFrom: number;
};

/**
 * Answers a shell: a line with what the disk may add and from where, and a line a candidate, its description after a tab.
 * @param args the shell, the words before the cursor, and the word at the cursor after a `+`
 */
export async function run([shell = '', ...args]: readonly string[], io: Io): Promise<number> {
  const words = [...args.slice(0, -1), (args.at(-1) ?? '').slice(1)];
  const { disk, diskFrom, candidates } = shell === 'bash' ? completeInBash(words) : complete(words);
  io.stdout.write([`${disk} ${diskFrom}`, ...candidates.map(({ text, describe }) => `${text}\t${describe}`), ''].join('\n'));
  return EXIT.ok;
}

/** What may stand in the place of the last word, the words before it being as they are. */
export function complete(words: readonly string[]): Completion {
  const current = words.at(-1) ?? '';
  const found = completionOf(words.slice(0, -1), current);
  return { ...found, candidates: found.candidates.filter(({ text }) => text.startsWith(current)) };
}

/**
 * Bash takes words apart at `=`, and puts a candidate in the place of the last part: `--rule limits/headroom=w` has come as
 * four words, and wants `warning`.
 */
function completeInBash(parts: readonly string[]): Completion {
  const words: string[] = [];
  for (const [index, part] of parts.entries()) {
    const isJoined = index > 0 && (part === '=' || (parts[index - 1] === '=' && part !== ''));
    words.push(isJoined ? `${words.pop() ?? ''}${part}` : part);
  }
  const part = parts.at(-1) ?? '';
  const cut = (words.at(-1) ?? '').length - (part === '=' ? 0 : part.length);
  const { candidates, disk, diskFrom } = complete(words);
  return {
    candidates: candidates.map(({ text, describe }) => ({ text: text.slice(cut), describe })),
    disk,
    diskFrom: Math.max(0, diskFrom - cut),
  };
}

const NOTHING: Completion = { candidates: [], disk: 'none', diskFrom: 0 };
const FILES: Completion = { ...NOTHING, disk: 'files' };
const DIRECTORIES: Completion = { ...NOTHING, disk: 'directories' };

function completionOf(before: readonly string[], current: string): Completion {
  const [name, ...rest] = before;
  if (name === undefined)
    return ofWords(current.startsWith('-') ? GENERAL : COMMANDS.map((command) => word(command.name, command.describe)));
  const command = COMMANDS.find((known) => known.name === name);
  if (command === undefined) return NOTHING;
  const { given, count, open, isEnded } = read(command, rest);
  if (open !== undefined) return valuesOf(open, current);
  const [, flag, value] = /^(-[^=]+)=(.*)$/s.exec(current) ?? [];
  if (flag !== undefined && value !== undefined) {
    const option = optionOf(command, flag);
    return option === undefined || option.kind === 'switch' ? NOTHING : shifted(valuesOf(option, value), `${flag}=`);
  }
  const flags = () => ofWords(flagsOf(command, current).filter(({ option }) => option?.kind === 'list' || !given.has(option?.name ?? '')));
  if (current.startsWith('-') && !isEnded) return flags();
  const positional = positionalsOf(command, count);
  return positional === undefined && current === '' && !isEnded ? flags() : (positional ?? NOTHING);
}

type Read = {
  /** Options that are given already. */
  given: ReadonlySet<string>;
  /** How many positional arguments are given already. */
  count: number;
  /** The option whose value comes next. */
  open: Option | undefined;
  /** Whether a `--` ended the flags. */
  isEnded: boolean;
};

function read(command: Command, words: readonly string[]): Read {
  const given = new Set<string>();
  let count = 0;
  let open: Option | undefined;
  let isEnded = false;
  for (const written of words) {
    if (open !== undefined) open = undefined;
    else if (isEnded || written === '-' || !written.startsWith('-')) count++;
    else if (written === '--') isEnded = true;
    else {
      const option = optionOf(command, written.replace(/=.*$/s, ''));
      if (option === undefined) continue;
      given.add(option.name);
      if (option.kind !== 'switch' && !written.includes('=')) open = option;
    }
  }
  return { given, count, open, isEnded };
}

function optionOf({ options }: Command, flag: string): Option | undefined {
  return options.find(
    ({ name, alias, kind }) => flag === `--${name}` || flag === `-${alias}` || (kind === 'switch' && flag === `--no-${name}`),
  );
}

const HELP = word('--help', 'Show this help');
const GENERAL = [HELP, word('--version', 'Show the version')];

/** `--no-color` is offered to those who ask for it by its first letters. */
function flagsOf({ options }: Command, current: string): (Candidate & { option?: Option })[] {
  const prefix = (kind: Option['kind']) => (kind === 'switch' && current.startsWith('--no') ? '--no-' : '--');
  return [...options.map((option) => ({ ...word(`${prefix(option.kind)}${option.name}`, option.describe), option })), HELP];
}

function positionalsOf({ positional, rest }: Command, count: number): Completion | undefined {
  if (rest !== undefined && count > 0) return FILES;
  if (positional === undefined || (positional.arity !== 'many' && count > 0)) return undefined;
  if (positional.choices !== undefined) return ofWords(positional.choices.map((choice) => word(choice, '')));
  if (positional.name === 'rule') return ofWords(rules());
  return positional.name === 'directory' ? DIRECTORIES : FILES;
}

function valuesOf({ choices, value = '' }: Option, typed: string): Completion {
  if (choices !== undefined) return ofWords(choices.map((choice) => word(choice, '')));
  return VALUES[value]?.(typed) ?? NOTHING;
}

/** What a value is, by what the help calls it. Of what is not here, such as a date, nothing can be said beforehand. */
const VALUES: Readonly<Record<string, (typed: string) => Completion>> = {
  FILE: () => FILES,
  PATH: () => FILES,
  DIR: () => DIRECTORIES,
  CODE: () => ofWords(CURRENCIES.map((code) => word(code, ''))),
  'CODE=RATE@DATE': (typed) => (typed.includes('=') ? NOTHING : ofWords(CURRENCIES.map((code) => word(`${code}=`, '')))),
  NAME: () => ({ ...FILES, candidates: TEMPLATE_NAMES.map((name) => word(name, 'a built-in template')) }),
  'FORMAT[=FILE]': (typed) => {
    const at = typed.indexOf('=');
    return at === -1 ? ofWords(LINT_FORMATS.map((format) => word(format, ''))) : { ...FILES, diskFrom: at + 1 };
  },
  'NAME=FILE': (typed) => (typed.includes('=') ? { ...FILES, diskFrom: typed.indexOf('=') + 1 } : NOTHING),
  WHAT: () => ofWords([...BY_CHOICES, 'tag:'].map((choice) => word(choice, ''))),
  'ID=SEVERITY': (typed) => {
    const at = typed.indexOf('=');
    if (at === -1) return ofWords(rules('='));
    return ofWords(['off', 'info', 'warning', 'error'].map((severity) => word(`${typed.slice(0, at)}=${severity}`, '')));
  },
};

function rules(ending = ''): Candidate[] {
  return [...ENGINE_RULES, ...RULES].map(({ id, title }) => word(`${id}${ending}`, title));
}

function word(text: string, describe: string): Candidate {
  return { text, describe };
}

function ofWords(candidates: readonly Candidate[]): Completion {
  return { ...NOTHING, candidates };
}

function shifted({ candidates, disk, diskFrom }: Completion, prefix: string): Completion {
  return {
    candidates: candidates.map(({ text, describe }) => word(`${prefix}${text}`, describe)),
    disk,
    diskFrom: disk === 'none' ? 0 : diskFrom + prefix.length,
  };
}
