import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DIFF_FORMATS } from '../../src/cli/options.ts';
import { CLEAN, FAULTY, folderWith } from '../cli/call.ts';
import { expectKnownFlags, readYaml, variablesIn } from './read-integration.ts';

// A process each, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

type Step = {
  id?: string;
  shell?: string;
  run?: string;
  uses?: string;
  if?: string;
  env?: Record<string, string>;
  with?: Record<string, string>;
};
type Action = {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: Step[] };
};

const action = readYaml<Action>('action.yml');
const { steps } = action.runs;
const SCRIPT = 'integrations/github/lint.sh';
const script = readFileSync(SCRIPT, 'utf8');
const DIFF_SCRIPT = 'integrations/github/diff.sh';
const diffScript = readFileSync(DIFF_SCRIPT, 'utf8');
const comment = readFileSync('integrations/github/comment.mjs', 'utf8');

describe('action.yml', () => {
  it('is composite, with a shell for every script', () => {
    expect(action.runs.using).toBe('composite');
    for (const step of steps) expect(step.run === undefined ? step.uses : step.shell).toMatch(/^(?:bash|[\w-]+\/[\w/-]+@v\d+)$/);
  });

  it('puts no expression into the text of a script', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('uses every input, and no other', () => {
    const used = [...JSON.stringify(action.runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    for (const { description, default: value } of Object.values(action.inputs))
      expect([typeof description, typeof value]).toEqual(['string', 'string']);
  });

  it('hands its script the variables that it reads', () => {
    const [lint] = steps;
    expect(lint?.run).toContain(SCRIPT);
    expect(Object.keys(lint?.env ?? {}).toSorted()).toEqual(variablesIn(script));
    const diff = steps.find(({ id }) => id === 'diff');
    expect(diff?.run).toContain(DIFF_SCRIPT);
    const read = new Set([...variablesIn(diffScript), ...(comment.match(/GALLERIST_[A-Z_]+/g) ?? [])]);
    expect(Object.keys(diff?.env ?? {}).toSorted()).toEqual([...read].toSorted());
    const last = steps.at(-1);
    expect(Object.keys(last?.env ?? {}).toSorted()).toEqual(variablesIn(last?.run ?? ''));
  });

  it('promises the outputs that its script writes', () => {
    const written = [...`${script}${diffScript}`.matchAll(/echo "([\w-]+)=/g)].map(([, name]) => name);
    expect(written.toSorted()).toEqual(Object.keys(action.outputs).toSorted());
    const read = [...JSON.stringify(action).matchAll(/steps\.(?:lint|diff)\.outputs\.([\w-]+)/g)].map(([, name]) => name);
    expect([...new Set(read)].toSorted()).toEqual(written.toSorted());
  });

  it('calls gallerist with flags that it has', () => {
    expectKnownFlags(script);
    expectKnownFlags(diffScript.replace('rm -f', 'rm'), 'diff', DIFF_FORMATS);
  });
});

/** Says where it was called and with what, and installs the program that is built here. */
const NPM = `#!/usr/bin/env bash
(pwd && echo "$@") >"$RUNNER_TEMP/npm"
mkdir -p node_modules/gallerist && ln -s "$GITHUB_ACTION_PATH/dist" node_modules/gallerist/dist
`;

/** Stands in for GitHub: keeps comments in a file, and what it was asked in another. */
const GITHUB = `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
const folder = process.env.RUNNER_TEMP;
globalThis.fetch = async (url, { method, headers, body }) => {
  appendFileSync(folder + '/asked', method + ' ' + url + ' ' + headers.authorization + '\\n');
  if (process.env.HOME.endsWith('fork') || headers.authorization === 'Bearer readonly') return new Response('{}', { status: 403 });
  const comments = JSON.parse(readFileSync(folder + '/comments.json', 'utf8'));
  const { pathname, searchParams } = new URL(url);
  const isPerson = headers.authorization === 'Bearer personal';
  if (pathname === '/user') return isPerson ? Response.json({ login: 'octo' }) : new Response('{}', { status: 403 });
  if (method === 'GET') {
    const from = (Number(searchParams.get('page')) - 1) * 100;
    return Response.json(comments.slice(from, from + 100));
  }
  const text = JSON.parse(body).body;
  if (method === 'POST') comments.push({ id: comments.length + 1, user: isPerson ? { type: 'User', login: 'octo' } : { type: 'Bot', login: 'github-actions[bot]' }, body: text });
  else comments.find(({ id }) => pathname.endsWith('/' + id)).body = text;
  writeFileSync(folder + '/comments.json', JSON.stringify(comments));
  return Response.json({});
};
`;

/** The steps as a runner carries them out, with these inputs; what is uploaded is only told. */
function runAction(inputs: Record<string, string>, files: Record<string, string>, prepare: (cwd: string) => void = () => {}) {
  const cwd = folderWith({ ...files, 'runner/output': '', 'runner/summary.md': '', 'runner/bin/npm': NPM, 'runner/github.mjs': GITHUB });
  prepare(cwd);
  chmodSync(join(cwd, 'runner/bin/npm'), 0o755);
  const valueOf = (expression: string, outputs: Record<string, string>) =>
    expression.replace(
      /^\$\{\{ (?:inputs\.([\w-]+)|steps\.(?:lint|diff)\.outputs\.([\w-]+)) \}\}$/,
      (_, input: string | undefined, output: string) =>
        input === undefined ? (outputs[output] ?? '') : (inputs[input] ?? action.inputs[input]?.default ?? ''),
    );
  let outputs: Record<string, string> = {};
  let [stdout, stderr, code] = ['', '', 0];
  const uploaded: Record<string, string>[] = [];
  for (const step of steps) {
    if (
      step.if === "inputs.upload-sarif == 'true' && steps.lint.outputs.sarif != ''" &&
      (inputs['upload-sarif'] !== 'true' || (outputs['sarif'] ?? '') === '')
    )
      continue;
    if (step.if === "inputs.diff-base != ''" && (inputs['diff-base'] ?? '') === '') continue;
    const resolved = (texts: Record<string, string> = {}) =>
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, valueOf(text, outputs)]));
    if (step.run === undefined) {
      uploaded.push(resolved(step.with));
      continue;
    }
    // As the runner starts bash.
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd,
      env: {
        PATH: `${join(cwd, 'runner/bin')}:${process.env['PATH']}`,
        HOME: cwd,
        CI: 'true',
        GITHUB_ACTION_PATH: resolve('.'),
        GITHUB_OUTPUT: join(cwd, 'runner/output'),
        GITHUB_STEP_SUMMARY: join(cwd, 'runner/summary.md'),
        RUNNER_TEMP: join(cwd, 'runner'),
        GITHUB_API_URL: 'https://api.github.example',
        GITHUB_REPOSITORY: 'contoso/images',
        GITHUB_EVENT_PATH: join(cwd, 'runner/event.json'),
        GITHUB_RUN_ID: '99',
        GITHUB_SERVER_URL: 'https://github.example',
        NODE_OPTIONS: `--import ${join(cwd, 'runner/github.mjs')}`,
        ...resolved(step.env),
      },
      encoding: 'utf8',
    });
    stdout += done.stdout;
    stderr += done.stderr;
    code = done.status ?? -1;
    if (code !== 0) break;
    outputs = Object.fromEntries(
      readFileSync(join(cwd, 'runner/output'), 'utf8')
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
  }
  return { cwd, code, stdout, stderr, outputs, uploaded, summary: readFileSync(join(cwd, 'runner/summary.md'), 'utf8') };
}

describe.skipIf(process.platform === 'win32')('the action', () => {
  const files = {
    'manifests/clean.yaml': CLEAN,
    'manifests/faulty.yaml': FAULTY.replaceAll('Contoso', 'Fabrikam').replace('images/web', 'images/other'),
  };

  it('annotates, sums up, writes SARIF, and fails at last', () => {
    const { cwd, code, stdout, outputs, uploaded, summary } = runAction({ 'upload-sarif': 'true' }, files);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=manifests\/faulty\.yaml,line=\d+,/m);
    expect(outputs).toEqual({ 'exit-code': '1', sarif: 'gallerist.sarif' });
    expect(uploaded).toEqual([{ sarif_file: 'gallerist.sarif', category: 'gallerist' }]);
    expect(summary).toContain('manifests/faulty.yaml');
    expect(JSON.parse(readFileSync(join(cwd, 'gallerist.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  it('passes where there is nothing to find, and uploads only if asked', () => {
    expect(runAction({ paths: 'manifests/clean.yaml' }, files)).toMatchObject({
      code: 0,
      stdout: '',
      uploaded: [],
      outputs: { 'exit-code': '0' },
    });
  });

  it('hands its inputs on', () => {
    const inputs = {
      paths: '\n  manifests/*.yaml \n\n',
      config: 'other config.yaml',
      edition: '2023-04',
      'fail-on': 'never',
      sarif: 'out/a b.sarif',
    };
    const { cwd, code, outputs } = runAction(inputs, { ...files, 'other config.yaml': 'rules: { cost/idle-region: off }\n' });
    expect({ code, outputs }).toEqual({ code: 0, outputs: { 'exit-code': '0', sarif: 'out/a b.sarif' } });
    expect(readFileSync(join(cwd, 'out/a b.sarif'), 'utf8')).toContain('2023-04');
    expect(runAction({ config: 'missing.yaml' }, files).stderr).toContain('missing.yaml');
    expect(runAction({ since: 'main' }, files).stderr).toContain('--since "main"');
    expect(runAction({ 'fail-on': 'never' }, files).code).toBe(0);
  });

  it('says so where the request cannot be carried out, and uploads nothing', () => {
    const answer = runAction({ paths: 'missing', 'upload-sarif': 'true' }, files);
    expect(answer).toMatchObject({ code: 2, outputs: { 'exit-code': '2' }, uploaded: [] });
    expect(answer.stderr).toContain('"missing" does not exist');
  });

  it.each(['paths', 'config', 'edition', 'fail-on', 'since', 'sarif', 'version', 'diff-base', 'diff-path'])(
    'takes no code from the input "%s"',
    (name) => {
      for (const text of [
        '$(touch pwned)',
        '`touch pwned`',
        '"; touch pwned; "',
        "'; touch pwned; '",
        '\ntouch pwned',
        '--output=pwned',
        '-o',
        'a\nexit-code=0',
      ]) {
        const { cwd, code } = runAction(
          { paths: 'manifests/faulty.yaml', ...(name === 'diff-path' && { 'diff-base': 'HEAD' }), [name]: text },
          files,
        );
        expect(existsSync(join(cwd, 'pwned')), text).toBe(false);
        expect(code, text).not.toBe(0);
        expect(
          readdirSync(cwd).filter((entry) => !['manifests', 'runner', 'gallerist.sarif', text.split('\n')[0], text].includes(entry)),
        ).toEqual([]);
      }
    },
  );

  it('runs a version of the package that is asked for, installed away from the checkout', () => {
    const inputs = { version: '^0.1.0', paths: 'manifests/faulty.yaml' };
    const { cwd, code, stdout } = runAction(inputs, { ...files, '.npmrc': 'registry=http://localhost:1/\n' });
    const [where = '', told = ''] = readFileSync(join(cwd, 'runner/npm'), 'utf8').split('\n');
    expect({ code, told: told.split(' ').at(-1) }).toEqual({ code: 1, told: 'gallerist@^0.1.0' });
    expect(where.endsWith('/runner/gallerist')).toBe(true);
    expect(stdout).toContain('::error file=manifests/faulty.yaml');
  });

  describe('compares', () => {
    const COMMIT = 'c0ffee'.padEnd(40, '0');
    const BASE = {
      'manifests/a.yaml': CLEAN,
      'runner/event.json': JSON.stringify({ pull_request: { number: 7, head: { sha: COMMIT } } }),
      'runner/comments.json': '[]',
    };
    const inputs = { paths: 'manifests', 'diff-base': 'HEAD', 'diff-path': './manifests', token: 'secret' };
    const inRepository =
      (more: Record<string, string> = {}) =>
      (cwd: string) => {
        const git = (...words: string[]) => spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...words], { cwd });
        git('init', '-b', 'main');
        git('add', 'manifests');
        git('commit', '-m', 'first');
        writeFileSync(
          join(cwd, 'manifests/a.yaml'),
          CLEAN.replace('[westeurope, northeurope]', '[westeurope, northeurope, francecentral]'),
        );
        for (const [path, text] of Object.entries(more)) writeFileSync(join(cwd, path), text);
      };
    const commentsIn = (cwd: string) => JSON.parse(readFileSync(join(cwd, 'runner/comments.json'), 'utf8')) as { body: string }[];

    it('with a commit, and comments once', () => {
      const { cwd, code, outputs, summary } = runAction(inputs, BASE, inRepository());
      expect([code, outputs['diff-exit-code']]).toEqual([0, '0']);
      const comments = commentsIn(cwd);
      expect(comments).toHaveLength(1);
      expect(comments[0]?.body).toMatch(/^<!-- gallerist diff -->\n<!-- of [0-9a-f]{16} -->\n## 1 to update in place\n/);
      expect(comments[0]?.body).toContain(`\nOf ${COMMIT}, by [this run](https://github.example/contoso/images/actions/runs/99).\n`);
      expect(summary).not.toContain('gallerist diff');
      expect(readFileSync(join(cwd, 'runner/asked'), 'utf8').split('\n')).toEqual([
        'GET https://api.github.example/user Bearer secret',
        'GET https://api.github.example/repos/contoso/images/issues/7/comments?per_page=100&page=1 Bearer secret',
        'POST https://api.github.example/repos/contoso/images/issues/7/comments Bearer secret',
        '',
      ]);
    });

    it.each(['secret', 'personal'])('and brings its own comment up to date, nobody else’s, with a token that is %s', (token) => {
      const first = runAction({ ...inputs, token }, BASE, inRepository());
      const [written] = commentsIn(first.cwd);
      const body = written?.body ?? '';
      const own = { ...written, id: 500, body: body.replace('1 to update', 'old').replaceAll('\n', '\r\n') };
      const talk = Array.from({ length: 120 }, (_, index) => ({
        id: index,
        user: { type: 'User', login: 'someone' },
        body: index === 3 ? body : 'hello',
      }));
      const before = JSON.stringify([...talk, own]);
      const { cwd } = runAction({ ...inputs, token }, BASE, inRepository({ 'runner/comments.json': before }));
      const comments = commentsIn(cwd);
      expect(comments).toHaveLength(121);
      expect(comments[3]?.body).toBe(body);
      expect(comments[120]?.body).toBe(body);
    });

    it('and has a comment for each path', () => {
      const [before] = commentsIn(runAction(inputs, BASE, inRepository()).cwd);
      const more = inRepository({ 'runner/comments.json': JSON.stringify([before]) });
      const comments = commentsIn(runAction({ ...inputs, 'diff-path': 'manifests/a.yaml' }, BASE, more).cwd);
      expect(comments.map(({ body }) => / to (\S+)\. /.exec(body)?.[1])).toEqual(['./manifests', 'manifests/a.yaml']);
    });

    it('and says nothing where nothing changes, unless it said something before', () => {
      const [before] = commentsIn(runAction(inputs, BASE, inRepository()).cwd);
      const same = { 'manifests/a.yaml': CLEAN };
      const silent = runAction(inputs, BASE, inRepository(same));
      expect([silent.code, silent.summary.includes('gallerist diff'), commentsIn(silent.cwd)]).toEqual([0, false, []]);
      const { cwd } = runAction(inputs, BASE, inRepository({ ...same, 'runner/comments.json': JSON.stringify([before]) }));
      expect(commentsIn(cwd).map(({ body }) => body.includes('\n## No changes\n'))).toEqual([true]);
    });

    it('and lets no text of a manifest do anything in the comment or the log', () => {
      const text = '@everyone <img src=x> [a](http://b) -->\\n::error::b\\n```';
      const hostile = CLEAN.replace('        osType:', `        description: "${text}"\n        osType:`);
      const { cwd, stdout, stderr } = runAction(inputs, BASE, inRepository({ 'manifests/a.yaml': hostile }));
      const body = commentsIn(cwd)[0]?.body ?? '';
      expect(body).toContain('everyone');
      expect(body).not.toMatch(/(?<!\\)@everyone|<img|(?<!\\)\[a(?<!\\)\]\(|```/);
      expect(`${stdout}\n${stderr}`).not.toContain('::error::b');
    });

    it('with no folder that a pull request brings in place of the commit', () => {
      const { cwd, code, stdout } = runAction(inputs, { ...BASE, 'HEAD:./manifests/a.yaml': CLEAN }, inRepository());
      expect([code, commentsIn(cwd)]).toEqual([2, []]);
      expect(stdout).toContain('::error title=gallerist::the checkout has a folder');
    });

    it('and fails with the worse of both exit codes', () => {
      const faulty = inRepository({ 'manifests/a.yaml': FAULTY });
      const { code, outputs } = runAction({ ...inputs, 'diff-base': 'origin/main' }, BASE, faulty);
      expect([code, outputs['exit-code'], outputs['diff-exit-code']]).toEqual([2, '1', '2']);
    });

    it('and writes into the summary where it may not comment, or shall not, or there is no pull request', () => {
      const readonly = runAction({ ...inputs, token: 'readonly' }, BASE, inRepository());
      expect(readonly.stdout).toContain('::notice title=gallerist::GitHub refuses the comment with 403');
      const push = runAction(inputs, BASE, inRepository({ 'runner/event.json': '{}' }));
      const quiet = runAction({ ...inputs, comment: 'false' }, BASE, inRepository());
      for (const { cwd, code, summary } of [readonly, push, quiet]) {
        expect(code).toBe(0);
        expect(summary).toContain('## 1 to update in place');
        expect(commentsIn(cwd)).toEqual([]);
      }
      expect(quiet.stdout).not.toContain('::notice');
    });

    it('and fails where the cost rises by more than is allowed, or the commit is not there', () => {
      const over = runAction({ ...inputs, 'fail-over': '0' }, BASE, inRepository());
      expect([over.code, over.outputs['diff-exit-code'], commentsIn(over.cwd).length]).toEqual([1, '1', 1]);
      const missing = runAction({ ...inputs, 'diff-base': 'origin/main' }, BASE, inRepository());
      expect([missing.code, missing.outputs['diff-exit-code'], commentsIn(missing.cwd)]).toEqual([2, '2', []]);
      expect(missing.stderr).toContain('fetch-depth: 0');
    });
  });
});
