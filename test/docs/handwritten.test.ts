import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS, LINT_FORMATS } from '../../src/cli/options.ts';
import { call, folderWith } from '../cli/call.ts';
import { readYaml } from '../integrations/read-integration.ts';

const PAGES = ['README.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((path) => path.endsWith('.md'));
const textOf = (path: string) => readFileSync(path, 'utf8');
/** The YAML blocks of a page, read. */
const yamlIn = (path: string) => [...textOf(path).matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => parse(text) as unknown);

describe.each(PAGES)('%s', (path) => {
  const prose = textOf(path).replaceAll(/^```[^]*?^```$/gm, '');

  it('leads to files that exist', () => {
    for (const [, target = ''] of prose.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g))
      expect(existsSync(join(dirname(path), target)), `${path} links to ${target}`).toBe(true);
  });

  it('speaks of flags that exist', () => {
    const flags = new Set([...COMMANDS.flatMap(({ options }) => options.flatMap(({ name }) => [name, `no-${name}`])), 'help', 'version']);
    for (const [, line = ''] of textOf(path).matchAll(/`(?:gallerist|--)([^`\n]*)`|^(?:\$ )?(?:npx )?gallerist (.*)$/gm))
      for (const [, flag = ''] of ` ${line}`.matchAll(/ --([a-z][a-z-]+)/g)) expect([...flags], `${path}: --${flag}`).toContain(flag);
  });
});

it('docs/README.md leads to every page', () => {
  const index = textOf('docs/README.md');
  for (const path of PAGES)
    if (path !== 'docs/README.md') expect(index).toContain(`(${path === 'README.md' ? '../README.md' : path.slice(5)})`);
  expect(index).toContain('(rules/index.md)');
  expect(textOf('README.md')).toContain('(docs/README.md)');
});

it('docs/exit-codes.md shows what is printed', async () => {
  const [, line = '', output = ''] = /^```console\n\$ gallerist (.*)\n([^]*?)^```$/m.exec(textOf('docs/exit-codes.md')) ?? [];
  expect(await call(line.split(' '), { cwd: folderWith({}) })).toEqual({ code: 2, stdout: '', stderr: output });
});

describe('docs/ci.md', () => {
  const blocks = yamlIn('docs/ci.md');
  const text = textOf('docs/ci.md');
  const block = <Shape>(key: string) => blocks.find((value) => typeof value === 'object' && value !== null && key in value) as Shape;

  it('names every format', () => {
    const cells = [...text.matchAll(/^\| .* \| (`[^|]*`) \|$/gm)].map(([, cell = '']) => cell.replaceAll('`', ''));
    const named = new Set(cells.flatMap((cell) => cell.split(', ')));
    expect(LINT_FORMATS.filter((format) => !named.has(format))).toEqual([]);
  });

  it('gives the action inputs that it has, and names each', () => {
    const { inputs } = readYaml<{ inputs: Record<string, unknown> }>('action.yml');
    const { jobs } = block<{ jobs: { lint: { steps: { uses: string; with?: Record<string, unknown> }[] } } }>('jobs');
    const given = Object.keys(jobs.lint.steps.find(({ uses }) => uses.includes('/gallerist@'))?.with ?? {});
    expect(given.length).toBeGreaterThan(1);
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
    for (const name of Object.keys(inputs)) expect(text).toContain(`\`${name}\``);
  });

  it('gives the template parameters that it has, and names each', () => {
    const { parameters } = readYaml<{ parameters: { name: string }[] }>('integrations/azure-pipelines/gallerist.yml');
    const names = parameters.map(({ name }) => name);
    const { steps } = block<{ steps: { parameters?: Record<string, string> }[] }>('pool');
    expect(names).toEqual(expect.arrayContaining(steps.flatMap(({ parameters: given = {} }) => Object.keys(given))));
    for (const name of names) expect(text).toContain(`\`${name}\``);
  });

  it('gives the job variables that it has', () => {
    const { gallerist } = readYaml<{ gallerist: { variables: object } }>('integrations/gitlab/gallerist.yml');
    const given = block<{ gallerist: { variables: object } }>('gallerist').gallerist.variables;
    expect(Object.keys(gallerist.variables)).toEqual(expect.arrayContaining(Object.keys(given)));
  });

  it('names every hook', () => {
    const ids = readYaml<{ id: string }[]>('.pre-commit-hooks.yaml').map(({ id }) => id);
    const { repos } = block<{ repos: { hooks: { id: string }[] }[] }>('repos');
    expect(ids).toEqual(expect.arrayContaining(repos.flatMap(({ hooks }) => hooks.map(({ id }) => id))));
    for (const id of ids) expect(text).toContain(`| \`${id}\` |`);
  });
});
