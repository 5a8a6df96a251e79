import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { costTable } from '../../src/report/cost-table.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import type { Display } from '../../src/report/painter.ts';
import { planTable } from '../../src/report/plan-table.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';

const PIPED: Display = { color: false, columns: 80, isQuiet: false };
const TABLES = { plan: planTable, cost: costTable } as const;

describe.each(['plan', 'cost'] as const)('the table of %s', (name) => {
  const table = TABLES[name];

  it('reads well at 80 columns', async () => {
    const text = table(await analysisOf('payroll.yaml', 'training.yaml'), PIPED);
    await expect(text).toMatchFileSnapshot(`golden/${name}-table.txt`);
  });

  it('shows all columns where there is room', async () => {
    const text = table(await analysisOf('payroll.yaml', 'training.yaml'), { ...PIPED, columns: 160 });
    await expect(text).toMatchFileSnapshot(`golden/${name}-table-wide.txt`);
  });

  it('is the same in colour', async () => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const colored = table(analysis, { ...PIPED, color: true });
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(table(analysis, PIPED));
  });

  it.each(['payroll.yaml', 'hostile.yaml'])('fits 60, 80 and 120 columns with %s', async (file) => {
    const analysis = await analysisOf(file);
    for (const columns of [60, 80, 120]) {
      for (const line of table(analysis, { ...PIPED, columns }).split('\n')) {
        expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
        expect(line).toBe(line.trimEnd());
      }
    }
  });

  it('shows nothing that a terminal would obey', async () => {
    const text = table(await analysisOf('hostile.yaml'), PIPED);
    await expect(text).toMatchFileSnapshot(`golden/${name}-table-hostile.txt`);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it('leaves its notes away when it is quiet', async () => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const full = table(analysis, PIPED);
    const quiet = table(analysis, { ...PIPED, isQuiet: true });
    expect(full.startsWith(quiet)).toBe(true);
    expect(quiet).not.toContain('Left out');
  });

  it('has a row for everything', async () => {
    const text = table(await analysisOfText(manyVersions(1500)), PIPED);
    expect(text.match(/^ {2}1\.0\.\d+ /gm)).toHaveLength(3000);
  });

  it('says so when there is nothing', async () => {
    const text = table(await analysisOfText('gallerist: 1\n'), PIPED);
    expect(text).toContain(name === 'plan' ? 'No version is replicated' : '0.00 USD a month');
  });
});

describe('the table of cost', () => {
  it('says "at least" where prices are missing', async () => {
    const text = costTable(await analysisOf('training.yaml', 'hostile.yaml'), PIPED);
    expect(text).toMatch(/^ {2}At least /m);
    expect(text).toMatch(/^At least [\d.]+ USD a month/m);
    expect(text).toContain('M: missing price');
  });
});
