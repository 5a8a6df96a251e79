import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { call, CLEAN, expectDecent, expectRefusal, FAULTY, folderWith, STACK } from './call.ts';

// A process each, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

/** The program as it ships, which `npm run build` makes: a copy of it, so that a build meanwhile disturbs nothing. */
const COPY = mkdtempSync(join(tmpdir(), 'gallerist-dist-'));
const BINARY = join(COPY, 'bin.cjs');
beforeAll(() => cpSync('dist', COPY, { recursive: true }));
afterAll(() => rmSync(COPY, { recursive: true, force: true }));

type Options = { cwd: string; env?: Record<string, string>; input?: string | Uint8Array; nodeArgs?: string[] };

/** Runs the program in a process of its own, with no more of our environment than it needs. */
function run(args: readonly string[], { cwd, env = {}, input = '', nodeArgs = [] }: Options) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, BINARY, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
  });
  return { code: status ?? -1, stdout, stderr };
}

const shellIt = it.skipIf(process.platform === 'win32');

/** Runs a line of shell, in which `$G` is the program. */
function shell(line: string, cwd: string) {
  const G = `"${process.execPath}" "${BINARY}"`;
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['-c', `set -o pipefail; ${line.replaceAll('$G', G)}`], {
    cwd,
    encoding: 'utf8',
  });
  return { code: status ?? -1, stdout, stderr };
}

/** Faulty galleries by the hundred: a result much larger than a pipe holds. */
const MANY = Array.from({ length: 1500 }, (_, index) =>
  FAULTY.replaceAll(/contoso/gi, `c${index}`).replace('images/web', `images/${index}`),
).join('---\n');

describe('the program', () => {
  it('is built', () => expect(existsSync(BINARY)).toBe(true));

  it('tells its version and its commands', () => {
    const cwd = folderWith({});
    expect(run(['--version'], { cwd })).toEqual({ code: 0, stdout: `${packageJson.version}\n`, stderr: '' });
    const help = run(['--help'], { cwd });
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const command of ['lint', 'plan', 'cost', 'report', 'explain', 'rules', 'init', 'schema']) {
      expect(help.stdout).toContain(`gallerist ${command}`);
    }
  });

  it.each([
    ['clean.yaml', 0],
    ['faulty.yaml', 1],
    ['broken.yaml', 1],
    ['nothing.yaml', 2],
  ])('lint %s exits with %i', (file, code) => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 'faulty.yaml': FAULTY, 'broken.yaml': 'gallerist: [\n' });
    const answer = run(['lint', file], { cwd });
    expect(answer.code).toBe(code);
    expectDecent(answer, cwd);
    expect(answer[code === 2 ? 'stdout' : 'stderr']).toBe('');
  });

  // Each of these loads a library of its own, which the bundle keeps beside the program.
  it('finds its libraries', () => {
    const cwd = folderWith({
      'manifests/gallery.yaml': CLEAN,
      'manifests/flow.yaml': '{ gallerist: 1, x-a: &a [1], x-b: *a }\n',
      'manifests/old/gallery.yaml': CLEAN,
      'gallerist.config.yaml': 'include: ["manifests/**"]\nignore: ["**/old/**"]\nsizing: { virtualMachines: "ceil(vms / 7)" }\n',
      't.hbs': '{{tool.name}}',
    });
    expect(run(['lint'], { cwd })).toMatchObject({ code: 0, stdout: 'No findings in 2 files: 1 gallery, 1 image, 1 version\n' });
    expect(run(['plan'], { cwd }).stdout).toContain('ceil(vms / 7)');
    expect(run(['report', '-t', 't.hbs'], { cwd })).toMatchObject({ code: 0, stdout: 'gallerist' });
    expect(run(['report', '-f', 'html'], { cwd })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^<!doctype html>/i) });
    expect(run(['lnit'], { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean "lint"?') });
  });

  it('says how long it took with --stats, on standard error', () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    const { code, stdout, stderr } = run(['lint', '--stats'], { cwd });
    expect({ code, stdout }).toEqual({ code: 0, stdout: run(['lint'], { cwd }).stdout });
    const phases = stderr.split('\n').slice(0, 5);
    expect(phases.map((line) => line.split(' ')[0])).toEqual(['configuration', 'files', 'analysis', 'output', 'total']);
    for (const line of phases) expect(line).toMatch(/ \d+\.\d ms$/);
    expect(stderr).toContain('Rules, the slowest first');
  });

  it('says what it used with --verbose, on standard error', () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    const { stdout, stderr } = run(['lint', '--verbose', '--today', '2026-01-15'], { cwd });
    expect(stdout).toBe(run(['lint'], { cwd }).stdout);
    expect(stderr).toMatch(
      /^configuration: none\nedition: 2021-06, .*\ntoday: 2026-01-15\nprices: .*\nfails on: error\nfiles: clean.yaml\n$/,
    );
  });
});

describe('streams', () => {
  it('reads standard input', () => {
    const cwd = folderWith({});
    expect(run(['lint', '-'], { cwd, input: CLEAN })).toMatchObject({ code: 0, stderr: '' });
    expect(run(['lint', '-'], { cwd, input: FAULTY }).stdout).toMatch(/^<stdin>\n/);
    expect(run(['lint', '-'], { cwd, input: MANY })).toMatchObject({ code: 1 });
    expectRefusal(run(['lint', '-'], { cwd }), cwd, 'no manifest found in standard input');
  });

  shellIt('reads standard input that comes late, is closed, or is no file', () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    expect(shell('(sleep 0.2; head -c 100 clean.yaml; sleep 0.2; tail -c +101 clean.yaml) | $G lint -', cwd)).toMatchObject({ code: 0 });
    expectRefusal(shell('$G lint - <&-', cwd), cwd, 'standard input');
    expectRefusal(shell('$G lint - < .', cwd), cwd, 'standard input cannot be read: it is a directory');
    expect(shell('$G lint <(cat clean.yaml)', cwd)).toMatchObject({ code: 0, stderr: '' });
  });

  shellIt('writes a large result whole into a slow pipe', () => {
    const cwd = folderWith({ 'many.yaml': MANY });
    const { stdout } = run(['lint', 'many.yaml', '-f', 'json'], { cwd });
    expect(stdout.length).toBeGreaterThan(8 * 65_536);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { galleries: 1500 } });
    const { code } = shell('$G lint many.yaml -f json | (sleep 0.5; cat) > slow.json', cwd);
    expect(code).toBe(1);
    expect(readFileSync(join(cwd, 'slow.json'), 'utf8')).toBe(stdout);
  });

  shellIt('ends quietly when the reader has gone, and keeps its exit code', () => {
    const cwd = folderWith({ 'many.yaml': MANY, 'clean.yaml': CLEAN });
    const head = shell('$G lint many.yaml | head -1', cwd);
    expect(head).toEqual({ code: 1, stdout: 'many.yaml\n', stderr: '' });
    expect(shell('$G rules | head -1', cwd)).toMatchObject({ code: 0, stderr: '' });
    expect(shell('$G lint many.yaml -f stylish -f json=kept.json | head -1', cwd)).toMatchObject({ code: 1, stderr: 'wrote kept.json\n' });
    expect(JSON.parse(readFileSync(join(cwd, 'kept.json'), 'utf8'))).toMatchObject({ summary: { galleries: 1500 } });
    expect(shell('$G lint clean.yaml >&-', cwd)).toMatchObject({ code: 0, stderr: '' });
    expect(shell('$G lint nothing.yaml 2>&-', cwd)).toEqual({ code: 2, stdout: '', stderr: '' });
  });

  shellIt('writes a file whole or not at all', () => {
    const cwd = folderWith({ 'many.yaml': MANY, 'out.json': 'before' });
    // No file may grow over 100 KiB, and whoever tries is told so rather than killed.
    const answer = shell("trap '' XFSZ; ulimit -f 100; $G lint many.yaml -f json -o out.json", cwd);
    expectRefusal(answer, cwd, '"out.json" cannot be written: the file would be too large', '--output');
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe('before');
    expect(readdirSync(cwd)).toEqual(['many.yaml', 'out.json']);
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full, and leaves devices alone', () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    const stdout = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [BINARY, 'lint', 'clean.yaml'], {
      cwd,
      stdio: ['ignore', stdout, 'pipe'],
      encoding: 'utf8',
    });
    expectRefusal({ code: status ?? -1, stdout: '', stderr }, cwd, 'standard output cannot be written: the disk is full');
    expectRefusal(run(['lint', 'clean.yaml', '-o', '/dev/full'], { cwd }), cwd, '"/dev/full" cannot be written: the disk is full');
    expect(run(['lint', 'clean.yaml', '-o', '/dev/null'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect([statSync('/dev/full').isCharacterDevice(), statSync('/dev/null').isCharacterDevice()]).toEqual([true, true]);
  });
});

describe('colour', () => {
  const ESCAPE = '\u001b[';
  it.each([
    [{}, [], false],
    [{ FORCE_COLOR: '1' }, [], true],
    [{ FORCE_COLOR: '' }, [], true],
    [{ FORCE_COLOR: '0' }, [], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    [{ FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
    [{ FORCE_COLOR: '1' }, ['--no-color'], false],
    [{ NO_COLOR: '1' }, ['--color'], true],
    [{ FORCE_COLOR: '1' }, ['-f', 'json'], false],
  ])('with %j and %j: %s', async (env, args, isColored) => {
    const cwd = folderWith({ 'faulty.yaml': FAULTY });
    expect((await call(['lint', ...args], { cwd, env })).stdout.includes(ESCAPE)).toBe(isColored);
  });

  it('is asked of the environment of the process', () => {
    const cwd = folderWith({ 'faulty.yaml': FAULTY });
    expect(run(['lint'], { cwd, env: { FORCE_COLOR: '1' } }).stdout).toContain(ESCAPE);
    expect(run(['lint'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain(ESCAPE);
  });

  it('stays out of files', async () => {
    const cwd = folderWith({ 'faulty.yaml': FAULTY });
    await call(['lint', '-o', 'out.txt'], { cwd, env: { FORCE_COLOR: '1' } });
    expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).not.toContain(ESCAPE);
  });
});

// `script` gives the program a terminal; the one of util-linux takes -c.
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0;

describe.skipIf(!hasTerminal)('on a terminal', () => {
  const onTerminal = (line: string, cwd: string, env: Record<string, string> = {}) =>
    spawnSync('script', ['-qec', line.replaceAll('$G', `"${process.execPath}" "${BINARY}"`), '/dev/null'], {
      cwd,
      env: { PATH: process.env['PATH'], TERM: 'xterm', ...env },
      encoding: 'utf8',
    }).stdout.replaceAll('\r\n', '\n');

  it('there are colours, links and its width', () => {
    const cwd = folderWith({ 'faulty.yaml': FAULTY });
    const wide = onTerminal('stty cols 200; $G lint', cwd);
    expect(wide).toContain('\u001b]8;;https://');
    expect(wide).toContain('\u001b[31m');
    expect(onTerminal('stty cols 50; $G lint', cwd).split('\n').length).toBeGreaterThan(wide.split('\n').length);
    expect(onTerminal('stty cols 0; $G lint --no-color', cwd)).toBe(run(['lint'], { cwd }).stdout);
    expect(onTerminal('$G lint', cwd, { TERM: 'dumb' })).not.toContain('\u001b');
  });

  it('long work shows that it goes on, short work, CI and --quiet do not', () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 'long/clean.yaml': `${CLEAN}${'# long\n'.repeat(700_000)}` });
    expect(onTerminal('$G lint long >out.txt', cwd)).toMatch(/^Judging 1 file, 5 MB …\r +\r$/);
    expect(onTerminal('$G lint clean.yaml >out.txt', cwd)).toBe('');
    expect(onTerminal('$G lint long >out.txt', cwd, { CI: 'true' })).toBe('');
    expect(onTerminal('$G lint -q long >out.txt', cwd)).toBe('');
    expect(run(['lint', 'long'], { cwd }).stderr).toBe('');
  });
});

describe('the same input', () => {
  const files = {
    'manifests/a.yaml': FAULTY,
    'manifests/deep/b.yaml': FAULTY.replaceAll(/contoso/gi, 'fabrikam'),
    'c.yml': 'gallerist: [\n',
  };
  const COMMANDS = [
    ['lint'],
    ['lint', '-f', 'json'],
    ['plan'],
    ['cost'],
    ['cost', '-f', 'json'],
    ['report'],
    ['report', '-f', 'html'],
    ['rules'],
  ];
  const TODAY = ['--today', '2026-01-15'];
  const argsOf = (command: readonly string[]) => (command[0] === 'rules' ? command : [...command, ...TODAY]);

  it('gives the same bytes: again, in another zone and language, in another folder', () => {
    const cwd = folderWith(files);
    const elsewhere = { cwd: folderWith(files), env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } };
    for (const command of COMMANDS) {
      const first = run(argsOf(command), { cwd });
      expect(first.stdout).not.toBe('');
      expectDecent(first, cwd);
      expect(run(argsOf(command), elsewhere)).toEqual(first);
    }
    expect(run(argsOf(['lint']), { cwd, env: { TZ: 'Pacific/Pago_Pago', LC_ALL: 'C' } })).toEqual(run(argsOf(['lint']), { cwd }));
  });

  it('is shown by the same paths, however it is named', async () => {
    const cwd = folderWith(files);
    const lint = async (from: string, ...paths: string[]) => (await call(['lint', '-f', 'json', ...TODAY, ...paths], { cwd: from })).stdout;
    const expected = await lint(cwd);
    for (const paths of [
      ['.'],
      [cwd],
      ['manifests', 'c.yml'],
      [join(cwd, 'c.yml'), join(cwd, 'manifests')],
      ['c.yml', 'manifests/deep/b.yaml', './manifests/a.yaml'],
    ])
      expect(await lint(cwd, ...paths)).toBe(expected);
    mkdirSync(join(cwd, 'elsewhere'));
    const fromElsewhere = await lint(join(cwd, 'elsewhere'), '..');
    expect(fromElsewhere.replaceAll('"../', '"')).toBe(expected);
  });

  it('asks the clock for nothing but the day', () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    // The clock of the process stands in 2040, thirteen years after the end of life of the version.
    writeFileSync(
      join(cwd, 'clock.cjs'),
      'const D = Date; globalThis.Date = class extends D { constructor(...a) { a.length ? super(...a) : super("2040-05-05T23:00:00Z"); } };',
    );
    const nodeArgs = ['--require', './clock.cjs'];
    expect(run(['lint', '--verbose'], { cwd, nodeArgs }).stderr).toContain('today: 2040-05-05\n');
    expect(run(['lint', ...TODAY], { cwd, nodeArgs })).toEqual(run(['lint', ...TODAY], { cwd }));
  });
});

describe('a bug of ours', () => {
  it('is reported as one: exit code 70, and all that a report needs', () => {
    const cwd = folderWith({
      'clean.yaml': CLEAN,
      'break.cjs':
        "globalThis.performance.now = () => { throw new Error('the clock \\u001b[31mstruck', { cause: new TypeError('thirteen') }); };",
    });
    const { code, stdout, stderr } = run(['lint', '--stats', 'clean.yaml'], { cwd, nodeArgs: ['--require', './break.cjs'] });
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    const [first, versions, line, error] = stderr.split('\n');
    expect(first).toBe('gallerist: this is a bug in gallerist, not in your files. Report it with this text and, if you may, the manifest:');
    expect(versions).toBe(`gallerist ${packageJson.version}, Node ${process.version}, ${process.platform} ${process.arch}`);
    expect(line).toBe('gallerist lint --stats clean.yaml');
    expect(error).toBe('Error: the clock \\u001b[31mstruck');
    expect(stderr).toContain('caused by: TypeError: thirteen');
    expect(stderr).toMatch(STACK);
  });

  it('is nothing that a signal or a lost terminal makes', async () => {
    const cwd = folderWith({});
    const child = spawn(process.execPath, [BINARY, 'lint', '-'], { cwd, stdio: ['pipe', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk) => (stderr += String(chunk)));
    setTimeout(() => child.kill('SIGINT'), 300);
    const signal = await new Promise((done) => child.on('exit', (_code, name) => done(name)));
    expect([signal, stderr]).toEqual(['SIGINT', '']);
  });
});
