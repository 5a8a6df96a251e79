import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { docsFiles, stalePages } from '../../build/docs.mjs';
import coverage from '../../src/facts/coverage.json' with { type: 'json' };
import { STATEMENTS } from '../../src/facts/statements.ts';
import { ALL_CARDS } from '../rules/run-rules.ts';

/** Pages that generated ones lead to. */
const WRITTEN_BY_HAND = new Set(['docs/templates.md']);

let pages: Map<string, string>;

beforeAll(async () => {
  pages = await docsFiles(process.cwd());
}, 60_000);

describe('the pages of docs/', () => {
  it('are those that `npm run generate` writes', () => {
    const lagging = [...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
    expect(lagging.map(([path]) => path)).toEqual([]);
  });

  it('hold no page of a rule that is gone', () => {
    expect(stalePages(process.cwd(), pages)).toEqual([]);
    const withoutOne = new Map([...pages].filter(([path]) => path !== 'docs/rules/limits/disk-size.md'));
    expect(stalePages(process.cwd(), withoutOne)).toEqual(['docs/rules/limits/disk-size.md']);
  });

  it('come out the same every time', async () => {
    expect(await docsFiles(process.cwd())).toEqual(pages);
  });

  it('are one for each rule, and list each', () => {
    const index = pages.get('docs/rules/index.md');
    for (const { id } of ALL_CARDS) {
      expect(pages.get(`docs/rules/${id}.md`)).toContain(`\n# ${id}\n`);
      expect(index).toContain(`[${id}](${id}.md)`);
    }
  });

  it('lead to pages that exist', () => {
    for (const [path, text] of pages) {
      const prose = text.replaceAll(/```[^]*?```/g, '');
      for (const [, target = ''] of prose.matchAll(/\]\(([^)#:]+\.md)(?:#[a-z-]+)?\)/g)) {
        const linked = normalize(join(dirname(path), target)).replaceAll('\\', '/');
        expect(pages.has(linked) || WRITTEN_BY_HAND.has(linked), `${path} links to ${target}`).toBe(true);
      }
    }
  });

  it('show text, date and title of each source of a rule', () => {
    const page = pages.get('docs/rules/limits/disk-size.md') ?? '';
    expect(page).toContain('- **S055** A disk of an image may have at most 1 TB.');
    expect(page).toContain('Shared Image Gallery overview, Korean edition (KO21), 2021-06-08');
  });

  it('keep every table in its columns', () => {
    for (const [path, text] of pages) {
      const lines = text.replaceAll(/```[^]*?```/g, '').split('\n');
      for (const [index, line] of lines.entries()) {
        if (!line.startsWith('| ') || lines[index - 1]?.startsWith('| ') !== true) continue;
        expect(columnsOf(line), `${path}: ${line}`).toBe(columnsOf(lines[index - 1] ?? ''));
      }
    }
  });
});

function columnsOf(line: string): number {
  return line.replaceAll('\\|', '').split('|').length;
}

describe('the coverage', () => {
  const named = new Set(ALL_CARDS.flatMap(({ sources }) => sources));
  const covers = new Map(coverage.coverage.map((cover) => [cover.statement, cover]));

  it('leaves out no statement of the overview and no error of the service', () => {
    const judged = STATEMENTS.filter(({ id }) => /^[SE]/.test(id)).map(({ id }) => id);
    expect(judged.filter((id) => !named.has(id) && !covers.has(id))).toEqual([]);
    expect(judged.filter((id) => pages.get('docs/coverage.md')?.includes(`\n| ${id} | `) !== true)).toEqual([]);
  });

  it('is of statements that exist, each once', () => {
    const ids = new Set(STATEMENTS.map(({ id }) => id));
    expect(covers.size).toBe(coverage.coverage.length);
    expect([...covers.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('calls nothing impossible that a rule does', () => {
    const impossible = coverage.coverage.filter((cover) => 'reason' in cover).map(({ statement }) => statement);
    expect(impossible.filter((id) => named.has(id))).toEqual([]);
  });

  it('names rules that exist', () => {
    const ids: string[] = ALL_CARDS.map(({ id }) => id);
    for (const { statement, by = [] } of coverage.coverage) {
      for (const part of by) if (part.includes('/')) expect(ids, statement).toContain(part);
    }
  });
});
