import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { parsePlain } from '../../src/cli/parse-plain.ts';
import { CLEAN, FAULTY, folderWith } from '../cli/call.ts';
import { readYaml } from './read-integration.ts';

// A process each, on a machine that may have other things to do.
vi.setConfig({ testTimeout: 60_000 });

type Hook = Record<string, unknown> & { id: string; name: string; entry: string; language: string };
const hooks = readYaml<Hook[]>('.pre-commit-hooks.yaml');

/** The fields of a hook by https://pre-commit.com/#new-hooks, and what they hold. */
const FIELDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...Object.fromEntries(
    ['id', 'name', 'entry', 'language', 'description', 'language_version', 'log_file', 'minimum_pre_commit_version', 'alias'].map(
      (name) => [name, isText],
    ),
  ),
  ...Object.fromEntries(['types', 'types_or', 'exclude_types', 'additional_dependencies', 'args', 'stages'].map((name) => [name, isTexts])),
  ...Object.fromEntries(['always_run', 'fail_fast', 'pass_filenames', 'require_serial', 'verbose'].map((name) => [name, isSwitch])),
  files: isPattern,
  exclude: isPattern,
};

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isPattern(value: unknown): boolean {
  return isText(value) && new RegExp(value).source === value.replaceAll('/', '\\/');
}

/** What the hook does with these files, of which the first two are the changed ones. */
function run({ entry, pass_filenames: passes, args = [] }: Hook, files: Record<string, string>, commit = true) {
  const cwd = folderWith(files);
  const git = (...words: string[]) => spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@localhost', ...words], { cwd });
  git('init', '-q');
  git('add', '.');
  if (commit) git('commit', '-qm', 'state');
  const [, ...words] = entry.split(' ');
  const names = passes === false ? [] : Object.keys(files).slice(0, 2);
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/bin.cjs'), ...words, ...(args as string[]), ...names], {
    cwd,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('.pre-commit-hooks.yaml', () => {
  it('has hooks of different ids, with all that is required and nothing unknown', () => {
    expect(new Set(hooks.map(({ id }) => id)).size).toBe(hooks.length);
    for (const hook of hooks) {
      for (const field of ['id', 'name', 'entry', 'language']) expect(hook, hook.id).toHaveProperty(field);
      for (const [field, value] of Object.entries(hook)) expect(FIELDS[field]?.(value), `${hook.id}: ${field}`).toBe(true);
    }
  });

  it('calls the program of the package with words that it knows', () => {
    for (const { entry, language, types } of hooks) {
      const [program = '', ...words] = entry.split(' ');
      expect({ language, types }).toEqual({ language: 'node', types: ['yaml'] });
      expect(Object.keys(packageJson.bin)).toContain(program);
      expect(parsePlain(words), entry).toBeDefined();
    }
  });

  // pre-commit builds the package, and takes all that `npm pack` prints for the name of the file that it wrote.
  it('goes with a package that is built when it is packed, in silence', () => {
    expect(packageJson.scripts.prepack).toContain('build/build.mjs');
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^foreground-scripts=false$/m);
  });

  const hook = (id: string): Hook => hooks.find((known) => known.id === id) ?? { id, name: '', entry: '', language: '' };
  const other = FAULTY.replaceAll('Contoso', 'Fabrikam').replaceAll('contoso', 'fabrikam').replace('images/web', 'images/other');

  it('judges the whole estate, or the files alone', () => {
    const files = {
      'manifests/a.yaml': CLEAN,
      'manifests/b.yaml': CLEAN.replaceAll(/contoso/gi, 'litware').replace('images/web', 'images/b'),
      'c.yaml': other,
    };
    expect(run(hook('gallerist'), files)).toMatchObject({ code: 1, stdout: expect.stringMatching(/^c\.yaml\n/) });
    expect(run(hook('gallerist-files'), files)).toMatchObject({ code: 0 });
    expect(run(hook('gallerist-changes'), files)).toMatchObject({ code: 0 });
  });

  it('leaves YAML of others to others', () => {
    const files = new RegExp(String(hook('gallerist-files')['files']));
    expect(
      ['manifests/a.yaml', 'images/manifests/b/c.yaml', '.github/workflows/ci.yml', 'my-manifests/a.yaml'].filter((path) =>
        files.test(path),
      ),
    ).toEqual(['manifests/a.yaml', 'images/manifests/b/c.yaml']);
  });
});
