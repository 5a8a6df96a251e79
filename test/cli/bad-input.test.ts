import { chmodSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintOutput } from '../../src/report/lint-json.ts';
import { call, CLEAN, expectDecent, expectRefusal, FAULTY, faultyOf, folderWith } from './call.ts';

const FAULT = { file: 'faulty.yaml', line: 4, ruleId: 'naming/gallery-name' };

/** Findings of `lint -f json` as file, line and rule. */
async function findingsOf(args: readonly string[], cwd: string, stdin?: string | Uint8Array) {
  const answer = await call(['lint', ...args, '-f', 'json'], { cwd, ...(stdin === undefined ? {} : { stdin }) });
  expectDecent(answer, cwd);
  expect(answer.stderr).toBe('');
  // Our own output, of our own shape.
  const { findings } = JSON.parse(answer.stdout) as LintOutput;
  return { code: answer.code, findings: findings.map(({ file, line, ruleId }) => ({ file, line, ruleId })) };
}

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16 = (text: string, { mark = false, isBig = false } = {}) => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};
const binary = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167 + 89) % 256));
const ESCAPE = '\u001b';
/** Colours and hyperlinks. */
const OUR_CODES = new RegExp(`${ESCAPE}(?:\\[\\d+m|\\]8;;[!-~]*${ESCAPE}\\\\)`, 'g');
const NEST = 5000;
const BOMB = ['gallerist: 1', 'x-0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
for (let level = 1; level < 12; level++)
  BOMB.push(
    `x-${level}: &a${level} [${Array(10)
      .fill(`*a${level - 1}`)
      .join(', ')}]`,
  );

const BROKEN: readonly (readonly [what: string, content: string | Uint8Array, ruleId: string, line: number])[] = [
  ['bytes of something else', binary, 'syntax/yaml', 1],
  ['UTF-16 with a mark', utf16(CLEAN, { mark: true }), 'syntax/yaml', 1],
  ['UTF-16 without a mark', utf16(CLEAN), 'syntax/yaml', 1],
  ['big-endian UTF-16', utf16(CLEAN, { isBig: true, mark: true }), 'syntax/yaml', 1],
  ['big-endian UTF-16 without a mark', utf16(CLEAN, { isBig: true }), 'syntax/yaml', 1],
  ['Latin-1', latin1(CLEAN.replace('name: web', 'name: caf\u00e9')), 'syntax/yaml', 7],
  ['a NUL byte', CLEAN.replace('web', 'w\0b'), 'syntax/yaml', 7],
  ['an escape character', CLEAN.replace('web', 'w\u001b[31mb'), 'syntax/yaml', 7],
  ['lists 5,000 deep', `gallerist: 1\nx-deep: ${'['.repeat(NEST)}${']'.repeat(NEST)}\n`, 'syntax/limits', 2],
  ['maps 5,000 deep, never closed', `gallerist: 1\nx-deep: ${'{a: '.repeat(NEST)}`, 'syntax/limits', 2],
  ['aliases that multiply', `${BOMB.join('\n')}\n`, 'syntax/limits', 7],
  ['an alias of itself', 'gallerist: 1\nx-a: &a [*a]\n', 'syntax/yaml', 2],
  ['an alias of nothing', 'gallerist: 1\nx-a: *nobody\n', 'syntax/yaml', 2],
  ['a key twice', 'gallerist: 1\ngalleries: []\ngalleries: []\n', 'syntax/yaml', 3],
  ['the key __proto__', 'gallerist: 1\n__proto__: { polluted: 1 }\n', 'syntax/yaml', 2],
  [
    'the key __proto__ through a merge',
    'gallerist: 1\nx-a: &a { "__proto__": { polluted: 1 } }\ngalleries: [{ <<: *a }]\n',
    'syntax/yaml',
    2,
  ],
  ['the key constructor', 'gallerist: 1\nconstructor: { prototype: { polluted: 1 } }\n', 'schema/unknown-property', 2],
  [
    'the key toString in a gallery',
    'gallerist: 1\ngalleries: [{ name: a, location: westeurope, toString: x }]\n',
    'schema/unknown-property',
    2,
  ],
  ['a tag of a program', 'gallerist: 1\nx-a: !!js/function "() => 1"\n', 'syntax/yaml', 2],
  ['a tab', 'gallerist: 1\ngalleries:\n\t- name: a\n', 'syntax/yaml', 3],
  ['a bracket left open', 'gallerist: 1\ngalleries: [{ name: a }\n', 'syntax/yaml', 2],
  ['a quote left open', 'gallerist: 1\nsubscription: "a\n', 'syntax/yaml', 2],
  ['a text', 'gallerist: 1\ngalleries: hello\n', 'schema/type', 2],
  ['another version of the format', 'gallerist: 2\n', 'schema/enum', 1],
  ['conflict marks', 'gallerist: 1\n<<<<<<< HEAD\ngalleries: []\n=======\n>>>>>>> other\n', 'syntax/yaml', 2],
];

describe('a broken manifest', () => {
  it.each(BROKEN)('with %s is a finding, and hides no other file', async (_what, content, ruleId, line) => {
    const cwd = folderWith({ 'broken.yaml': content, 'faulty.yaml': FAULTY });
    const { code, findings } = await findingsOf(['broken.yaml', 'faulty.yaml'], cwd);
    expect(code).toBe(1);
    expect(findings).toContainEqual({ file: 'broken.yaml', line, ruleId });
    expect(findings).toContainEqual(FAULT);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expectDecent(await call(['lint', 'broken.yaml'], { cwd }), cwd);
  });

  it.each(BROKEN)('with %s stops neither plan, cost nor report', async (_what, content) => {
    const cwd = folderWith({ 'broken.yaml': content, 'clean.yaml': CLEAN });
    for (const command of ['plan', 'cost', 'report']) {
      const answer = await call([command, 'broken.yaml', 'clean.yaml'], { cwd });
      expectDecent(answer, cwd);
      expect(answer.code).toBe(1);
      expect(answer.stdout).toContain('westeurope');
    }
  });

  it('is found in a walk as well, in whatever encoding', async () => {
    const cwd = folderWith({
      'a/wide.yaml': utf16(CLEAN, { mark: true }),
      'b/latin.yml': latin1(CLEAN.replace('name: web', 'name: caf\u00e9')),
      'c/open.yaml': 'gallerist: 1\ngalleries: [\n',
      'd/quoted.yaml': '"gallerist": 1\ngalleries: [\n',
      'e/flow.yaml': '{ "gallerist": 1,\n',
      'faulty.yaml': FAULTY,
    });
    const { findings } = await findingsOf([], cwd);
    expect(findings.map(({ file }) => file)).toEqual([
      'a/wide.yaml',
      'b/latin.yml',
      'c/open.yaml',
      'd/quoted.yaml',
      'e/flow.yaml',
      'faulty.yaml',
    ]);
  });

  it('keeps its good documents', async () => {
    const cwd = folderWith({ 'several.yaml': `${FAULTY}---\ngallerist: 1\ngalleries: [\n---\n# nothing\n---\nkind: Deployment\n` });
    const { findings } = await findingsOf(['several.yaml'], cwd);
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['naming/gallery-name', 'syntax/yaml']);
  });

  it('cannot write to the terminal', async () => {
    const name = 'evil\u001b[2J\u202e.yaml';
    const hostile = String.raw`"\e]0;title\a\e[31m\u202e"`;
    const cwd = folderWith({ [name]: FAULTY.replace('contoso-images', hostile), 'other.yaml': `gallerist: 1\n${hostile}: 1\n` });
    for (const args of [['lint'], ['lint', '-f', 'json'], ['plan'], ['cost'], ['report']]) {
      const answer = await call([...args, name, 'other.yaml'], { cwd });
      expect(answer.code).toBe(1);
      expectDecent(answer, cwd);
      // JSON may hold what only a person's eye obeys.
      if (!args.includes('json')) expect(answer.stdout).not.toContain('\u202e');
    }
    const colored = await call(['lint', name, 'other.yaml', '--color'], { cwd });
    // Our own codes are there, and nobody else's.
    expect(colored.stdout.replaceAll(OUR_CODES, '')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(colored.stdout).toMatch(OUR_CODES);
  });
});

describe('size', () => {
  it('does not matter up to the limit of 256 MiB', async () => {
    const cwd = folderWith({});
    const comment = Buffer.alloc(100_000_000, `# ${'x'.repeat(97)}\n`);
    writeFileSync(join(cwd, 'huge.yaml'), Buffer.concat([Buffer.from(FAULTY), comment]));
    expect((await findingsOf(['huge.yaml'], cwd)).findings).toEqual([{ ...FAULT, file: 'huge.yaml' }]);
  });

  it.each([
    ['300 MB', 300_000_000],
    ['3 GiB', 3 * 2 ** 30],
  ])('of %s is a finding, and the file is not read', async (_words, size) => {
    const cwd = folderWith({ 'huge.yaml': CLEAN, 'foreign.yaml': 'kind: Deployment\n', 'faulty.yaml': FAULTY });
    // Files with a hole: they take no room on the disk.
    truncateSync(join(cwd, 'huge.yaml'), size);
    truncateSync(join(cwd, 'foreign.yaml'), size);
    for (const paths of [['.'], ['huge.yaml', 'faulty.yaml']]) {
      expect(await findingsOf(paths, cwd)).toEqual({
        code: 1,
        findings: [FAULT, { file: 'huge.yaml', line: 1, ruleId: 'syntax/limits' }],
      });
    }
  });
});

describe('a folder', () => {
  const KUBERNETES = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  gallery.yaml: |\n    gallerist: 1\n    galleries: [\n';
  const FOREIGN = {
    'chart/templates/deployment.yaml':
      '{{- if .Values.gallerist }}\nkind: Deployment\nspec:\n  {{- toYaml .Values.gallerist | nindent 2 }}\n  gallerist: {{ x }}\n{{- end }}\n',
    'chart/values.yaml': 'images:\n  gallerist: 1\n  "gallerist": 2\n',
    'k8s/map.yaml': KUBERNETES,
    '.github/workflows/ci.yaml': 'gallerist: 1\n',
    'ci.yml': 'on: push\njobs:\n  gallerist:\n    steps:\n      - name: gallerist: lint\n      - run: npx gallerist lint # gallerist: 1\n',
    'node_modules/x/gallery.yaml': FAULTY,
    'broken.yaml': 'a: [\n  b: }\n',
    'binary.yaml': binary,
    'empty.yaml': '',
    'comment.yaml': '# gallerist writes here\n',
    'README.md': '# x\n\ngallerist: 1\n',
  };

  it('is passed over where it is not ours, however broken', async () => {
    const cwd = folderWith({ ...FOREIGN, 'gallery.yaml': FAULTY });
    for (const paths of [[], ['.'], ['**/*'], ['*', 'k8s', 'chart/**']]) {
      expect((await findingsOf(paths, cwd)).findings).toEqual([{ ...FAULT, file: 'gallery.yaml' }]);
    }
  });

  it('is read in flow style, in other line ends and behind a byte order mark', async () => {
    const cwd = folderWith({
      'flow.yaml': '{ x-a: 1, gallerist: 1, galleries: [{ name: a-b, location: westeurope }] }\n',
      'indented.yaml': '  gallerist: 1\n  galleries: [{ name: a-c, location: westeurope }]\n',
      'marked.yaml': `\uFEFF${FAULTY}`,
      'returns.yaml': faultyOf('tailspin').replaceAll('\n', '\r\n'),
      'spaced.yaml': 'gallerist : 1\ngalleries: [{ name: a-d, location: westeurope }]\n',
      'z.json': '{\n  "gallerist": 1,\n  "galleries": [{ "name": "a-e", "location": "westeurope" }]\n}\n',
    });
    const { findings } = await findingsOf(['.', '*.json'], cwd);
    const named = findings.filter(({ ruleId }) => ruleId === 'naming/gallery-name').map(({ file }) => file);
    expect(named).toEqual(['flow.yaml', 'indented.yaml', 'marked.yaml', 'returns.yaml', 'spaced.yaml', 'z.json']);
  });

  it('without a manifest is a refusal', async () => {
    const cwd = folderWith({ 'foreign/a.yaml': KUBERNETES, 'gallery.txt': CLEAN, 'x.yaml/deep.txt': '' });
    for (const paths of [[], ['.'], ['foreign'], ['foreign', 'x.yaml'], ['foreign/a.yaml'], ['foreign/*']])
      for (const command of ['lint', 'plan', 'cost', 'report'])
        expectRefusal(await call([command, ...paths], { cwd }), cwd, 'no manifest found in', 'gallerist init');
  });

  it('gives each file once, whatever leads there', async () => {
    const cwd = folderWith({ 'm/real.yaml': FAULTY });
    symlinkSync('real.yaml', join(cwd, 'm', 'also.yaml'));
    symlinkSync('m', join(cwd, 'n'));
    const once = { code: 1, findings: [{ ...FAULT, file: 'm/real.yaml' }] };
    expect(await findingsOf([], cwd)).toEqual(once);
    expect(await findingsOf(['m/real.yaml', './m/real.yaml', join(cwd, 'm/real.yaml'), 'm', '.', 'm/*.yaml', 'm/also.yaml'], cwd)).toEqual(
      once,
    );
    expect((await findingsOf(['m/also.yaml'], cwd)).findings).toEqual([{ ...FAULT, file: 'm/also.yaml' }]);
    expect((await findingsOf(['n'], cwd)).findings).toEqual([{ ...FAULT, file: 'n/real.yaml' }]);
  });
});

describe('what cannot be read', () => {
  it('in a walk, links that lead nowhere and folders that are called as files are nobody’s', async () => {
    const cwd = folderWith({ 'faulty.yaml': FAULTY, 'folder.yaml/keep.txt': '' });
    symlinkSync('nowhere.yaml', join(cwd, 'dangling.yaml'));
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    symlinkSync('.', join(cwd, 'here'));
    expect((await findingsOf([], cwd)).findings).toEqual([FAULT]);
  });

  it.each([
    ['nothing.yaml', '"nothing.yaml" does not exist'],
    ['dangling.yaml', '"dangling.yaml" does not exist'],
    ['loop.yaml', 'its links go round in circles'],
    ['faulty.yaml/x', 'a part of the path is no directory'],
    [`${'long'.repeat(100)}.yaml`, 'the name is too long'],
    ['', 'an empty path'],
    ['nothing-*.yaml', 'no file matches "nothing-*.yaml"'],
    ['[', 'no file matches "["'],
    ['a\nb\u001b]m.yaml', '"a b\\u001b]m.yaml"'],
  ])('named %j is a refusal', async (path, what) => {
    const cwd = folderWith({ 'faulty.yaml': FAULTY });
    symlinkSync('nowhere.yaml', join(cwd, 'dangling.yaml'));
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    expectRefusal(await call(['lint', 'faulty.yaml', path], { cwd }), cwd, what);
  });

  // Root may read everything.
  it.skipIf(process.getuid?.() === 0)('for want of permission is a refusal', async () => {
    const cwd = folderWith({ 'secret.yaml': FAULTY, 'vault/a.yaml': FAULTY });
    chmodSync(join(cwd, 'secret.yaml'), 0);
    expectRefusal(await call(['lint', 'secret.yaml'], { cwd }), cwd, 'the file "secret.yaml" cannot be read: permission denied');
    chmodSync(join(cwd, 'vault'), 0);
    expectRefusal(await call(['lint', 'vault'], { cwd }), cwd, 'the directory "vault" cannot be read: permission denied');
    chmodSync(join(cwd, 'vault'), 0o700);
  });
});

describe('standard input', () => {
  it('is a manifest of its own', async () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    expect(await findingsOf(['-'], cwd, FAULTY)).toEqual({ code: 1, findings: [{ ...FAULT, file: '<stdin>' }] });
    expect(await findingsOf(['-'], cwd, CLEAN)).toEqual({ code: 0, findings: [] });
    expect((await findingsOf(['-', '-', 'clean.yaml'], cwd, 'gallerist: 1\ngalleries: [\n')).findings).toEqual([
      { file: '<stdin>', line: 2, ruleId: 'syntax/yaml' },
    ]);
  });

  it.each(['', '# nothing\n', '---\n---\n', 'kind: Deployment\n'])('of %j holds no manifest', async (stdin) => {
    const cwd = folderWith({});
    expectRefusal(await call(['lint', '-'], { cwd, stdin }), cwd, 'no manifest found in standard input', 'gallerist: 1');
  });
});

describe('a template', () => {
  const LOOPS = 12;
  it.each([
    ['{{nope}}', 't.hbs:1:3 there is no field "nope" here'],
    ['one\ntwo {{tool.nmae}}\n', 't.hbs:2:7 there is no field "nmae" here, did you mean "name"?'],
    ['{{#each nothing}}{{/each}}', 't.hbs:1:9 there is no field "nothing" here'],
    ['{{#if', 't.hbs:1 '],
    ['{{#each tool}}', 't.hbs:1 '],
    ['{{/each}}', 't.hbs:1 '],
    ['{{> other}}', 'there is no partial "other"'],
    ['{{#*inline "a"}}{{> a}}{{/inline}}{{> a}}', 'calls itself without end'],
    ['{{require "fs"}}', 'there is no helper "require"'],
    ['{{#with tool}}{{constructor.name}}{{/with}}', 'there is no field "constructor" here'],
    [`${'{{#each @root}}'.repeat(LOOPS)}x${'{{/each}}'.repeat(LOOPS)}`, 'steps, and was stopped'],
    [`${'{{#if tool}}'.repeat(NEST)}x${'{{/if}}'.repeat(NEST)}`, 'nests'],
    ['x'.repeat(1_000_001), 'is longer than 1 MB'],
  ])('%# is refused with its place', async (template, what) => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 't.hbs': template });
    expectRefusal(await call(['report', 'clean.yaml', '--template', 't.hbs', '-o', 'out.md'], { cwd }), cwd, what, 'docs/templates.md');
    expect(readdirSync(cwd)).toEqual(['clean.yaml', 't.hbs']);
  });

  it.each([
    [['--template', 'nope.hbs'], 'the template "nope.hbs" cannot be read: it does not exist'],
    [['--template', 'folder.hbs'], 'the template "folder.hbs" cannot be read: it is a directory'],
    [['--template', 'wide.hbs'], 'the template "wide.hbs" cannot be read: the file is UTF-16'],
    [['--template', 'clean.yaml'], 'there is no template "clean.yaml"'],
    [['--template', 'fine.hbs', '--format', 'html'], '--format is for the built-in templates'],
  ])('%j is refused', async (args, what) => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 'folder.hbs/x': '', 'wide.hbs': utf16('hello', { mark: true }), 'fine.hbs': 'hello' });
    expectRefusal(await call(['report', 'clean.yaml', ...args], { cwd }), cwd, what);
  });
});

describe('a place that cannot be written', () => {
  it.each([
    [['-o', 'clean.yaml/x.txt'], 'a part of the path is no directory'],
    [['-o', 'folder'], 'it is a directory'],
    [['-o', '.'], 'it is a directory'],
    [['-o', `${'long'.repeat(100)}.txt`], 'the name is too long'],
    [['-f', 'json=folder'], 'it is a directory'],
    [['-f', 'json='], 'names no file'],
    [['-f', 'json=a.txt', '-f', 'stylish=./a.txt'], 'both go to "a.txt"'],
    [['-f', 'json', '-f', 'stylish'], 'both go to standard output'],
    [['-f', 'json=a.txt', '-f', 'stylish', '-o', 'a.txt'], 'both go to "a.txt"'],
  ])('%j is a refusal that leaves nothing behind', async (args, what) => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 'folder/keep.txt': '' });
    expectRefusal(await call(['lint', 'clean.yaml', ...args], { cwd }), cwd, what);
    expect(readdirSync(cwd)).toEqual(['clean.yaml', 'folder']);
    expect(readdirSync(join(cwd, 'folder'))).toEqual(['keep.txt']);
  });

  it.each(['plan', 'cost', 'report'])('%s -o is a refusal too', async (command) => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    expectRefusal(await call([command, 'clean.yaml', '-o', '.'], { cwd }), cwd, '"." cannot be written: it is a directory', '--output');
  });

  it.each([
    ['lint', '-o', 'm.yaml'],
    ['lint', '-f', 'json=m.yaml'],
    ['cost', '-f', 'xlsx', '-o', 'link.yaml'],
    ['report', 'm.yaml', '-o', './m.yaml'],
    ['optimize', '--write', '-o', 'm.yaml'],
    ['forecast', '-o', 'gallerist.config.yaml'],
    ['cost', '-o', 'prices.yaml'],
    ['prices', 'show', '-o', 'prices.yaml'],
    ['prices', 'show', '-o', 'm.yaml'],
    ['prices', 'import', 'answer.json', '-o', 'answer.json'],
  ])('is what a run reads: %s %s %s %s', async (...args) => {
    const files = {
      'm.yaml': FAULTY,
      'gallerist.config.yaml': 'prices: prices.yaml\n',
      'prices.yaml': 'gallerist-prices: 1\nname: ours\nasOf: 2026-01-01\ncurrency: USD\n',
      'answer.json': readFileSync('test/fixtures/retail-prices/westeurope.json', 'utf8'),
    };
    const cwd = folderWith(files);
    symlinkSync('m.yaml', join(cwd, 'link.yaml'));
    expectRefusal(await call(args, { cwd }), cwd, 'is read in this run, the result would take its place', 'another file');
    for (const [file, text] of Object.entries(files)) expect(readFileSync(join(cwd, file), 'utf8')).toBe(text);
  });

  it.each([
    ['cost', '-o', 'cost.xlsx'],
    ['cost', '-f', 'csv', '-o', 'COST.XLSX'],
    ['report', '-o', 'report.parquet'],
    ['optimize', '--write', '-o', 'savings.xlsx'],
    ['lint', '-o', 'findings.xlsx'],
  ])('is a workbook by its name alone: %s %s %s %s', async (...args) => {
    const cwd = folderWith({ 'm.yaml': FAULTY });
    expectRefusal(await call(args, { cwd }), cwd, ' by its name, and would hold ', '--format');
    expect(readdirSync(cwd)).toEqual(['m.yaml']);
  });

  it('and a result that fails leaves the file of the last run whole', async () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 'out.md': 'before', 't.hbs': '{{nope}}' });
    expect((await call(['report', 'clean.yaml', '-t', 't.hbs', '-o', 'out.md'], { cwd })).code).toBe(2);
    expect(readFileSync(join(cwd, 'out.md'), 'utf8')).toBe('before');
  });

  it('but a folder that is missing is made, a link is followed, and the mode of a file stays', async () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN, 'kept.txt': 'before' });
    chmodSync(join(cwd, 'kept.txt'), 0o600);
    symlinkSync('kept.txt', join(cwd, 'link.txt'));
    expect(await call(['lint', 'clean.yaml', '-f', 'json=new/deep/a.json', '-f', 'stylish', '-o', 'link.txt'], { cwd })).toEqual({
      code: 0,
      stdout: '',
      stderr: 'wrote new/deep/a.json\nwrote link.txt\n',
    });
    expect(readFileSync(join(cwd, 'kept.txt'), 'utf8')).toContain('No findings');
    expect(readdirSync(cwd, { withFileTypes: true }).map((entry) => [entry.name, entry.isSymbolicLink()])).toEqual([
      ['clean.yaml', false],
      ['kept.txt', false],
      ['link.txt', true],
      ['new', false],
    ]);
  });

  it('- is standard output', async () => {
    const cwd = folderWith({ 'clean.yaml': CLEAN });
    const printed = await call(['lint', 'clean.yaml'], { cwd });
    expect(await call(['lint', 'clean.yaml', '-o', '-'], { cwd })).toEqual(printed);
    expect(readdirSync(cwd)).toEqual(['clean.yaml']);
  });
});
