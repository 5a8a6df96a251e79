import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { SCHEMA_NAMES } from '../../src/cli/options.ts';
import { call, expectDecent, folderWith } from './call.ts';

const CARDS = [...ENGINE_RULES, ...RULES];

describe('explain', () => {
  it.each(CARDS.map((card) => [card.id, card] as const))(
    '%s fits a terminal, but for its examples',
    async (id, { title, before = '', bad, good }) => {
      const cwd = folderWith({});
      const answer = await call(['explain', id], { cwd });
      expect(answer).toMatchObject({ code: 0, stderr: '' });
      expectDecent(answer, cwd);
      const [first = ''] = answer.stdout.split('\n');
      expect(first).toContain(id);
      expect(answer.stdout.replaceAll('\n', ' ')).toContain(title);
      const examples = new Set([before, bad, good].flatMap((example) => example.split('\n')).map((line) => line.trim()));
      const long = answer.stdout.split('\n').filter((line) => line.length > 80 && !examples.has(line.trim()) && !line.includes('https://'));
      expect(long).toEqual([]);
    },
  );

  it('shows the state before where a rule judges changes', async () => {
    const { stdout } = await call(['explain', 'change/location']);
    const titles = stdout.split('\n').filter((line) => /^[A-Z]/.test(line));
    expect(titles.slice(-4)).toEqual(['Before', 'Bad, after', 'Good, after', 'Sources']);
    const data = JSON.parse((await call(['rules', '-f', 'json'])).stdout) as { id: string; before: string | null }[];
    for (const { id, before } of data) expect(before === null, id).toBe(!id.startsWith('change/'));
  });
});

describe('rules', () => {
  it('is a line a rule where it is read by a program', async () => {
    const { stdout } = await call(['rules']);
    expect(
      stdout
        .split('\n')
        .slice(0, CARDS.length)
        .map((line) => line.split(' ')[0]),
    ).toEqual(CARDS.map(({ id }) => id));
    expect(stdout).toContain(`${CARDS.length} rules; "gallerist explain <rule>" shows a page.\n`);
  });

  it('fits a terminal', async () => {
    const { stdout } = await call(['rules', '--no-color'], { isTerminal: true, columns: 80 });
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    for (const { id } of CARDS) expect(stdout).toContain(`${id} `);
  });

  it('is data and a document as well, in a file if that is wanted', async () => {
    const data = JSON.parse((await call(['rules', '-f', 'json'])).stdout) as { id: string }[];
    expect(data.map(({ id }) => id)).toEqual(CARDS.map(({ id }) => id));
    const cwd = folderWith({});
    expect(await call(['rules', '-f', 'markdown', '-o', 'RULES.md'], { cwd })).toEqual({ code: 0, stdout: '', stderr: 'wrote RULES.md\n' });
    const document = readFileSync(join(cwd, 'RULES.md'), 'utf8');
    for (const { id } of CARDS) expect(document).toContain(`## ${id}\n`);
  });
});

describe('schema', () => {
  it.each(SCHEMA_NAMES)('prints that of %s as it lies in schemas/', async (name) => {
    const file = `schemas/${name}.schema.json`;
    expect(existsSync(file)).toBe(true);
    const { code, stdout } = await call(['schema', name]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });
});
