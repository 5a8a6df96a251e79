import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command, type Option } from '../../src/cli/options.ts';
import { parsePlain } from '../../src/cli/parse-plain.ts';
import { parseWithYargs } from '../../src/cli/parse-with-yargs.ts';
import { call, CLEAN, expectRefusal, folderWith } from './call.ts';

const io = {
  cwd: '/',
  env: {},
  stdout: { write() {}, isTerminal: false, columns: 80 },
  stderr: { write() {}, isTerminal: false, columns: 80 },
  readStdin: () => new Uint8Array(),
  today: () => '2026-01-15',
  now: () => 0,
  watch: () => ({ next: () => Promise.resolve(false) }),
};

/** Words of a value that a person could type: no empty ones, none that looks like a flag. */
const value = fc.stringMatching(/^[a-z0-9./][a-zA-Z0-9./=:@ -]{0,12}$/);

function flagWords(option: Option): fc.Arbitrary<string[]> {
  const spelled = option.alias === undefined ? fc.constant(`--${option.name}`) : fc.constantFrom(`--${option.name}`, `-${option.alias}`);
  if (option.kind === 'switch') return fc.constantFrom([`--${option.name}`], [`--no-${option.name}`]);
  const given = option.choices === undefined ? value : fc.constantFrom(...option.choices);
  return fc
    .tuple(spelled, given, fc.boolean())
    .map(([name, word, isJoined]) => (isJoined && name.startsWith('--') ? [`${name}=${word}`] : [name, word]));
}

function callWords(command: Command): fc.Arbitrary<string[]> {
  const flags = fc.subarray([...command.options]).chain((options) => fc.tuple(...options.map(flagWords)));
  const { positional } = command;
  const word = positional?.choices === undefined ? value : fc.constantFrom(...positional.choices);
  const positionals =
    positional === undefined
      ? fc.constant([])
      : fc.array(word, { minLength: positional.arity === 'one' ? 1 : 0, maxLength: positional.arity === 'many' ? 3 : 1 });
  return fc
    .tuple(flags, positionals, fc.boolean())
    .map(([flagParts, paths, isFirst]) => [command.name, ...(isFirst ? paths : []), ...flagParts.flat(), ...(isFirst ? [] : paths)]);
}

describe('a plain call', () => {
  it('means to the plain reader what it means to yargs', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...COMMANDS).chain(callWords), async (words) => {
        const plain = parsePlain(words);
        if (plain === undefined) return;
        expect(await parseWithYargs(words, '1.0.0', io)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  it('is read without yargs where it is well-formed', () => {
    expect(parsePlain(['lint', 'a', '-f', 'json=x.json', '--rule=a/b=off', '--no-color'])).toEqual({
      command: 'lint',
      positionals: ['a'],
      switches: { color: false },
      texts: {},
      lists: { format: ['json=x.json'], rule: ['a/b=off'] },
    });
  });

  it.each([
    [['lint', '--help']],
    [['lint', '--colour']],
    [['lint', '--edition']],
    [['lint', '--edition', '1999']],
    [['lnit']],
    [[]],
    [['schema']],
    [['plan', '-f', 'json', '-f', 'table']],
    [['lint', '--', '']],
    [['diff', '--']],
    [['lint', '']],
    [['lint', '-qf', 'json']],
    [['--no-color', 'lint']],
  ])('leaves %j to yargs', (words) => expect(parsePlain(words)).toBeUndefined());
});

it('reads what follows a -- as no flags, with or without yargs', async () => {
  const positionals = ['-a', '--output=b'];
  expect(parsePlain(['diff', '-f', 'json', '--', ...positionals])).toMatchObject({ texts: { format: 'json' }, positionals });
  expect(parsePlain(['lint', '--', ...positionals])).toEqual(await parseWithYargs(['lint', '--', ...positionals], '0.0.0', io));
});

describe('a call that needs an answer', () => {
  it.each([
    [['lnit'], 'unknown command "lnit"', 'Did you mean "lint"?'],
    [['nonsense'], 'unknown command "nonsense"', 'Run "gallerist --help"'],
    [['toString'], 'unknown command "toString"', ''],
    [['--nonsense'], 'unknown flag "--nonsense"', 'A call begins with a command'],
    [['-x'], 'unknown flag "-x"', 'A call begins with a command'],
    [['lint', '-z'], 'unknown flag "-z" of lint', 'gallerist lint --help'],
    [['lint', '-qz', '.'], 'unknown flag "-z" of lint', ''],
    [['lint', '--toString'], 'unknown flag "--toString" of lint', ''],
    [['lint', '--constructor=1'], 'unknown flag "--constructor" of lint', ''],
    [['lint', '--__proto__', 'x'], 'unknown flag "--__proto__" of lint', ''],
    [['lint', '--config.x', 'y'], 'unknown flag "--config.x" of lint', ''],
    [['lint', '--no-format'], 'unknown flag "--no-format" of lint', ''],
    [['lint', '--quiet=maybe'], '--quiet takes no value, "maybe" is given', 'Write --quiet or --no-quiet.'],
    [['lint', '--edition'], '--edition takes a value', 'Choose one of 2020-10, 2021-06, 2023-04, 2025-07.'],
    [['lint', '-o'], '--output takes a value', 'Write --output FILE.'],
    [['lint', '--output', '--quiet'], '--output takes a value', 'Write --output FILE.'],
    [['lint', '--output='], '--output is empty', ''],
    [['lint', '--rule='], '--rule is empty', ''],
    [['plan', '-f', 'json', '-f', 'table'], '--format is given 2 times', 'Give it once.'],
    [['plan', '-f', 'jsn'], '--format "jsn" is not one of its values', 'Did you mean "json"?'],
    [['explain'], 'explain needs a rule', 'gallerist explain limits/replicas'],
    [['explain', 'a', 'b'], 'unexpected argument "b" of explain', ''],
    [['schema'], 'schema needs a name', 'Choose one of manifest,'],
    [['rules', 'limits'], 'unexpected argument "limits" of rules', ''],
    [['lint', '--editoin', '2021-06'], 'unknown flag "--editoin" of lint', 'Did you mean "--edition"?'],
    [['lint', '--edition', '1999'], '--edition "1999" is not one of its values', 'Choose one of 2020-10, 2021-06'],
    [['lint', '--rule', 'limits/headrom=off', '.'], 'limits/headrom', 'limits/headroom'],
    [['lint', '--rule', 'limits/headroom=of', '.'], 'ID=SEVERITY', 'limits/headroom=off'],
    [['lint', '--today', '2026-02-30', '.'], '2026-02-30', 'yyyy-MM-dd'],
    [['lint', '-f', 'sarrif', '.'], 'sarrif', 'stylish'],
    [['plan', '--template', 'x'], 'unknown flag "--template" of plan', 'gallerist plan --help'],
    [['report', '--template', 'costs', '.'], '"costs"', 'Did you mean "cost"?'],
    [['explain', 'limits/replica'], 'limits/replica', 'Did you mean "limits/replicas"?'],
    [['schema', 'manifst'], 'there is no schema "manifst"', 'Did you mean "manifest"?'],
    [['lint', 'no-such-file.yaml'], 'no-such-file.yaml', 'Name a file'],
    [['lint', 'nothing-*.yaml'], 'nothing-*.yaml', 'Quote the glob'],
  ])('%j is two lines and 2', async (words, what, hint) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    expectRefusal(await call(words, { cwd }), cwd, what, hint);
  });

  it.each([[['--help']], [['lint', '--help']], [['report', '-h']], [[]]])('%j is help and 0', async (words) => {
    const { code, stdout, stderr } = await call(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('gallerist');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([
    [['lint', '-qf', 'json', 'gallery.yaml']],
    [['lint', '-q', '--format=json', '--', 'gallery.yaml']],
    [['lint', '--', 'gallery.yaml', '-f.yaml']],
    [['--no-color', 'lint', 'gallery.yaml', '--no-quiet']],
    [['lint', '--quiet', '--no-quiet', 'gallery.yaml']],
  ])('%j is carried out', async (words) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, '-f.yaml': 'gallerist: 1\n' });
    expect(await call(words, { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells the version', async () => {
    expect((await call(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
