import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fullReportView } from '../../src/report/report-view.ts';
import { renderUserTemplate } from '../../src/report/render-user-template.ts';
import { EN } from '../../src/report/words/en.ts';
import { analysisOf } from './analysis-of.ts';

const text = readFileSync(new URL('../../docs/templates.md', import.meta.url), 'utf8');

/** Paths of the view that the page lists: the heading of a table, and the first column of its rows. */
function documentedPaths(): string[] {
  const paths: string[] = [];
  for (const section of text.slice(text.indexOf('## The view')).split('\n### ').slice(1)) {
    const prefix = /^`([^`]+)`/.exec(section)?.[1] ?? '';
    for (const [, field] of section.matchAll(/^\| `(\w+)` \|/gm)) paths.push(prefix === '.' ? String(field) : `${prefix}.${field}`);
  }
  return paths;
}

/** Paths of the view, `[]` for the items of a list. Numbers in `raw` are described in words, and lists alike are listed once. */
function pathsOf(value: unknown, path: string, paths: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) pathsOf(item, `${path}[]`, paths);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    const below = path === '' ? key : `${path}.${key}`;
    paths.add(below);
    const isElsewhere =
      key === 'raw' || key === 'words' || below === 'replication.attention' || (key === 'marks' && below !== 'cost.marks');
    if (!isElsewhere) pathsOf(item, below, paths);
  }
}

describe('docs/templates.md', () => {
  it('lists every field of the view, and no other', async () => {
    const paths = new Set<string>();
    pathsOf(fullReportView(await analysisOf('payroll.yaml', 'training.yaml', 'forecast.yaml'), EN), '', paths);
    expect(documentedPaths().toSorted()).toEqual([...paths].toSorted());
  });

  it('shows a template that works', async () => {
    const [, template = ''] = /```handlebars\n([\s\S]*?)```/.exec(text) ?? [];
    const analysis = await analysisOf('payroll.yaml');
    expect(renderUserTemplate(analysis, { text: template, name: 'own.txt.hbs' }, EN)).toContain('1.4.0 in westeurope: 3.00 USD a month\n');
  });
});
