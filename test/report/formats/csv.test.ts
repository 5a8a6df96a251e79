import { describe, expect, it } from 'vitest';
import { costCsv } from '../../../src/report/cost-csv.ts';
import { costOutput } from '../../../src/pricing/cost-output.ts';
import { csvText } from '../../../src/report/csv-text.ts';
import { planCsv } from '../../../src/report/plan-csv.ts';
import { planOutput } from '../../../src/report/plan-json.ts';
import { sanitize } from '../../../src/report/sanitize.ts';
import { analysisOf as fixtureAnalysis, analysisOfText, manyVersions } from '../analysis-of.ts';
import { HOSTILE, UNSEEN } from './hostile.ts';
import { readCsv } from './read-back.ts';
import { analysisWith, DISPLAY, finding, hostileFindings, print, RUN } from './runs.ts';

/** Rows as objects, by the names in the head. */
function readRows(text: string): Record<string, string>[] {
  const [head = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

describe('csvText', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['a;b', '"a;b"'],
    [' padded ', '" padded "'],
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\\u0009=1"],
    ['\r=1', "'\\u000d=1"],
    ['＝1', "'＝1"],
    [' =1', "' =1"],
    ['\u00a0@SUM(1)', "'\u00a0@SUM(1)"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    ['two\nlines', 'two\\u000alines'],
    ['', ''],
  ])('writes %j', (text, written) => {
    expect(csvText([[text]])).toBe(`${written}\r\n`);
  });

  it('leaves numbers alone, and unknown cells empty', () => {
    expect(csvText([[-1.5, undefined, 0]])).toBe('-1.5,,0\r\n');
  });

  it('gives back what it was given, but for what spreadsheets would calculate and eyes not see', () => {
    const rows = readCsv(csvText(HOSTILE.map((text, index) => [text, index])));
    expect(rows).toEqual(
      HOSTILE.map((text, index) => [/^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${sanitize(text)}` : sanitize(text), String(index)]),
    );
  });
});

describe('csv', () => {
  it('of findings has a row a finding', async () => {
    const fix = { safe: true, title: 'call it otherwise', edits: [] };
    const rows = readRows(await print('csv', await analysisWith([finding({ fix, document: 1 }), finding({ severity: 'info' })])));
    expect(rows).toMatchObject([
      {
        file: 'a.yaml',
        line: '4',
        column: '11',
        endLine: '4',
        endColumn: '24',
        severity: 'error',
        ruleId: 'naming/gallery-name',
        document: '1',
      },
      { severity: 'info', fix: '', document: '', url: 'https://gallerist.dev/rules/naming/gallery-name' },
    ]);
    expect(rows[0]?.['fix']).toBe('call it otherwise');
  });

  it('of findings is harmless whatever names say', async () => {
    const text = await print('csv', await analysisWith(hostileFindings()));
    expect(text).not.toMatch(UNSEEN);
    expect(text.split('\r\n')).toHaveLength(HOSTILE.length + 2);
    for (const row of readCsv(text).slice(1)) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
  });

  it('of a plan has the figures of its JSON', async () => {
    const analysis = await fixtureAnalysis('payroll.yaml', 'training.yaml');
    const { placements } = planOutput(analysis);
    const rows = readRows(planCsv(analysis, DISPLAY, RUN));
    expect(rows).toHaveLength(placements.length);
    for (const [index, { needed, configured, limit, status, region, demand }] of placements.entries()) {
      expect(rows[index]).toMatchObject({ region, status, needed: String(needed), configured: String(configured) });
      expect(rows[index]?.['limit']).toBe(Number.isFinite(limit) ? String(limit) : '');
      expect(rows[index]?.['virtualMachines']).toBe(demand === undefined ? '' : String(demand.virtualMachines));
    }
  });

  it('of a cost has the figures of its JSON, and nothing for what is unknown', async () => {
    const target = '[{ name: brazilsouth, storageAccountType: PremiumV2_LRS }, northeurope]';
    const analysis = await analysisOfText(manyVersions(2).replaceAll('[westeurope, northeurope]', target));
    const { lines, currency } = costOutput(analysis.cost());
    const rows = readRows(costCsv(analysis, DISPLAY, RUN));
    expect(rows).toEqual(
      lines.map((line) => ({
        ...Object.fromEntries(Object.entries(line).map(([name, value]) => [name, value === null ? '' : String(value)])),
        currency,
        usedSizeBasis: 'written',
        superseded: String(line.version !== '1.0.1'),
        environment: '',
        subscription: '',
      })),
    );
    expect(rows[0]).toMatchObject({ region: 'brazilsouth', priceBasis: 'missing', pricePerGBMonth: '', storageMonthly: '' });
  });

  it.each([
    ['plan', planCsv],
    ['cost', costCsv],
  ] as const)('of a %s is harmless whatever names say', async (_, report) => {
    const text = report(await fixtureAnalysis('hostile.yaml'), DISPLAY, RUN);
    expect(text).not.toMatch(UNSEEN);
    for (const row of readCsv(text).slice(1)) for (const cell of row) expect(cell).not.toMatch(/^[=+@\t\r\n＝＋－＠]/);
  });
});
