import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, type Command, type Option } from '../../src/cli/options.ts';
import { parsePlain } from '../../src/cli/parse-plain.ts';
import { parseWithYargs } from '../../src/cli/parse-with-yargs.ts';
import { call, CLEAN, folderWith } from './call.ts';

const io = {
  cwd: '/',
  env: {},
  stdout: { write() {}, isTerminal: false, columns: 80 },
  stderr: { write() {}, isTerminal: false, columns: 80 },
  readStdin: () => new Uint8Array(),
  today: () => '2026-01-15',
  now: () => 0,
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
  it('means to the plain reader what it means to yargs', async () => {
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
    [['lint', '--', 'a']],
  ])('leaves %j to yargs', (words) => expect(parsePlain(words)).toBeUndefined());
});

describe('a call that needs an answer', () => {
  it.each([
    [['lnit'], 'unknown command "lnit"', 'Did you mean "lint"?'],
    [['lint', '--editoin', '2021-06'], 'unknown flag "--editoin" of lint', 'Did you mean "--edition"?'],
    [['lint', '--edition', '1999'], 'edition', '2021-06'],
    [['lint', '--rule', 'limits/headrom=off', '.'], 'limits/headrom', 'limits/headroom'],
    [['lint', '--rule', 'limits/headroom=of', '.'], 'ID=SEVERITY', 'limits/headroom=off'],
    [['lint', '--today', '2026-02-30', '.'], '2026-02-30', 'yyyy-MM-dd'],
    [['lint', '-f', 'sarrif', '.'], 'sarrif', 'stylish'],
    [['plan', '--template', 'x'], '--template', 'gallerist plan --help'],
    [['report', '--template', 'costs', '.'], '"costs"', 'Did you mean "cost"?'],
    [['explain', 'limits/replica'], 'limits/replica', 'Did you mean "limits/replicas"?'],
    [['schema', 'manifst'], 'manifst', 'manifest'],
    [['lint', 'no-such-file.yaml'], 'no-such-file.yaml', 'Name a file'],
    [['lint', 'nothing-*.yaml'], 'nothing-*.yaml', 'Quote the glob'],
  ])('%j is two lines and 2', async (words, what, hint) => {
    const { code, stdout, stderr } = await call(words, { cwd: folderWith({ 'gallery.yaml': CLEAN }) });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(stderr).toContain(what);
    expect(stderr).toContain(hint);
  });

  it.each([[['--help']], [['lint', '--help']], [['report', '-h']], [[]]])('%j is help and 0', async (words) => {
    const { code, stdout, stderr } = await call(words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('gallerist');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('tells the version', async () => {
    expect((await call(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
