import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { BINARY_FORMATS, COST_FORMATS, LINT_FORMATS, PLAN_FORMATS, TABLE_FORMATS } from '../../src/cli/options.ts';
import { FOCUS_COLUMNS } from '../../src/report/focus-columns.ts';
import { readCsv, readHtml, readMarkdownTables, readXml } from '../report/formats/read-back.ts';
import { call, CLEAN, expectRefusal, FAULTY, folderWith } from './call.ts';

describe('lint', () => {
  it.each(LINT_FORMATS)('prints %s, and ends as it always does', async (format) => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    const { code, stdout, stderr } = await call(['lint', '-f', format], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('naming/gallery-name');
    expect(stdout).not.toContain(cwd);
    expect(stdout.endsWith('\n')).toBe(true);
  });

  it.each(LINT_FORMATS)('prints %s without findings', async (format) => {
    const { code, stderr } = await call(['lint', '-f', format], { cwd: folderWith({ 'a.yaml': CLEAN }) });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('writes every format to a file of its own in one run', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    const flags = LINT_FORMATS.flatMap((format) => ['-f', `${format}=out/${format}`]);
    const { code, stdout } = await call(['lint', 'a.yaml', '-q', ...flags], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual([...LINT_FORMATS].sort());
    for (const format of LINT_FORMATS) {
      const alone = await call(['lint', 'a.yaml', '-q', '-f', format], { cwd });
      expect(readFileSync(join(cwd, 'out', format), 'utf8'), format).toBe(alone.stdout);
    }
  });

  it.each([
    ['sarrif', 'Did you mean "sarif"?'],
    ['JUnit', 'Did you mean "junit"?'],
    ['xml', 'Choose one of stylish, json, sarif'],
  ])('refuses --format %s', async (format, hint) => {
    const { code, stderr } = await call(['lint', '-f', format], { cwd: folderWith({ 'a.yaml': CLEAN }) });
    expect(code).toBe(2);
    expect(stderr).toContain(hint);
  });

  it('fails the cases of JUnit by --fail-on', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    const failures = async (failOn: string) => {
      const { code, stdout } = await call(['lint', '-f', 'junit', '--fail-on', failOn], { cwd });
      return { code, failures: readXml(stdout).getElementsByTagName('failure').length };
    };
    expect(await failures('error')).toEqual({ code: 1, failures: 1 });
    expect(await failures('never')).toEqual({ code: 0, failures: 0 });
  });
});

it('the README names every format', () => {
  const readme = readFileSync('README.md', 'utf8');
  for (const format of [...LINT_FORMATS, ...PLAN_FORMATS, ...COST_FORMATS]) expect(readme).toContain(`\`${format}\``);
});

describe('the summary of a GitHub job', () => {
  it('is added to what is there, beside the annotations', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY, 'summary.md': '# Before\n' });
    const { stdout } = await call(['lint', '-f', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') } });
    expect(stdout).toMatch(/^::error file=a\.yaml,/);
    const summary = readFileSync(join(cwd, 'summary.md'), 'utf8');
    expect(summary).toMatch(/^# Before\n# Findings report\n/);
    expect(readMarkdownTables(summary).at(-1)?.rows).toHaveLength(1);
  });

  it('is of that format alone', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    await call(['lint', '-f', 'stylish'], { cwd, env: { GITHUB_STEP_SUMMARY: 'summary.md' } });
    await call(['lint', '-f', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: '' } });
    expect(readdirSync(cwd)).toEqual(['a.yaml']);
  });

  it('fails nothing where it cannot be written', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY });
    const { code, stderr } = await call(['lint', '-f', 'github'], { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'no/such/folder') } });
    expect(code).toBe(1);
    expect(stderr).toBe('note: the file that GITHUB_STEP_SUMMARY names cannot be written: it does not exist\n');
  });
});

it('docs/files.md names every column of FOCUS', () => {
  const page = readFileSync('docs/files.md', 'utf8');
  expect(FOCUS_COLUMNS.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([]);
});

describe.each(['plan', 'cost'])('%s', (command) => {
  it.each(TABLE_FORMATS)('prints %s', async (format) => {
    const { code, stdout } = await call([command, '-f', format, '-q'], { cwd: folderWith({ 'a.yaml': CLEAN }) });
    expect(code).toBe(0);
    expect(stdout).toContain('westeurope');
    if (format === 'csv') expect(readCsv(stdout)).toHaveLength(3);
    if (format === 'markdown') expect(readMarkdownTables(stdout).some(({ rows }) => rows.length >= 2)).toBe(true);
    if (format === 'html') expect(readHtml(stdout).some(({ tagName }) => tagName === 'table')).toBe(true);
  });
});

const BINARY = [['plan', PLAN_FORMATS] as const, ['cost', COST_FORMATS] as const].flatMap(([command, formats]) =>
  formats.filter((format) => BINARY_FORMATS.includes(format)).map((format) => [command, format] as const),
);

describe.each(BINARY)('%s -f %s', (command, format) => {
  it('is refused where a terminal would show it, before anything is read', async () => {
    const cwd = folderWith({});
    const hint = `Name a file, for example -o result.${format}`;
    for (const flags of [[], ['-o', '-']])
      expectRefusal(await call([command, '-f', format, ...flags], { cwd, isTerminal: true }), cwd, `${format} is no text`, hint);
  });

  it('goes into a pipe and into a file, the same bytes', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    const piped = await call([command, '-f', format, '-q'], { cwd });
    const filed = await call([command, '-f', format, '-o', `out/result.${format}`], { cwd, isTerminal: true });
    expect(filed).toMatchObject({ code: 0, stdout: '' });
    expect(filed.stderr).toContain(`wrote out/result.${format}`);
    expect(readFileSync(join(cwd, 'out', `result.${format}`), 'latin1')).toBe(piped.stdout);
    expect(readdirSync(join(cwd, 'out'))).toEqual([`result.${format}`]);
  });
});

describe('a run of the default format', () => {
  it('loads none of the others, no template and no Handlebars', async () => {
    const { metafile } = await build({
      entryPoints: ['src/cli/main.ts'],
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      outdir: 'never-written',
      write: false,
      metafile: true,
      logLevel: 'error',
    });
    const reached = new Set<string>();
    const visit = (output: string) => {
      const { inputs = {}, imports = [] } = metafile.outputs[output] ?? {};
      for (const input of Object.keys(inputs)) reached.add(input);
      for (const { path, kind } of imports) if (kind === 'import-statement' && path in metafile.outputs) visit(path);
    };
    const entry = Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === 'src/cli/main.ts');
    visit(entry ?? '');
    expect(reached).toContain('src/report/stylish.ts');
    const late =
      /src\/fix\/|report\/(?:sarif|junit|github|gitlab|checkstyle|lint-csv|xlsx|cost-workbook|plan-workbook|focus-csv|focus-parquet|whole-document|job-summary|render|rule-page)\.ts$|report\/words\/.*(?:ja|ko)\.ts$|generated\/templates/;
    expect([...reached].filter((path) => late.test(path))).toEqual([]);
  });
});
