import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import type { CostBy } from '../../src/pricing/cost.ts';
import { type CostOutput, costOutput } from '../../src/pricing/cost-output.ts';
import { compareDecimals, type Decimal, decimalOf, formatDecimal, plus, ZERO } from '../../src/pricing/money.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { costCsv, costGroupsCsv } from '../../src/report/cost-csv.ts';
import { costTable } from '../../src/report/cost-table.ts';
import { wholeDocument } from '../../src/report/whole-document.ts';
import { estate, manifestOf } from './arbitrary-estate.ts';
import { readCsv } from './formats/read-back.ts';
import { DISPLAY, RUN } from './formats/runs.ts';

/** Of a sheet with listed, assumed and missing prices. */
const sheet = fc.record({
  price: fc.integer({ min: 1, max: 99_999 }).map((price) => price / 10_000),
  assumed: fc.integer({ min: 1, max: 99_999 }).map((price) => price / 10_000),
  discount: fc.integer({ min: 0, max: 99 }).map((percent) => percent / 100),
});

async function analysisAt(
  versions: Parameters<typeof manifestOf>[0],
  { currency, price, assumed, discount }: { currency: string; price: number; assumed: number; discount: number },
): Promise<Analysis> {
  const prices = readPriceSheet({
    'gallerist-prices': 1,
    name: 'any',
    asOf: '2026-01-02',
    currency,
    discount,
    storage: [
      { region: 'westeurope', storageAccountType: 'Standard_LRS', price },
      { region: 'northeurope', storageAccountType: 'Premium_LRS', price },
    ],
    // Nothing for Premium SSD v2, nor for leaving Europe.
    egress: [{ from: 'Europe', to: 'same', price }],
    fallback: {
      storage: [
        { storageAccountType: 'Standard_LRS', price: assumed },
        { storageAccountType: 'Premium_LRS', price: assumed },
      ],
    },
  });
  return analyze([{ path: 'm.yaml', text: manifestOf(versions) }], [], { today: '2026-01-15', prices });
}

const EVERY_SIDE: readonly CostBy[] = [
  { dimension: 'gallery' },
  { dimension: 'image' },
  { dimension: 'region' },
  { dimension: 'storageAccountType' },
  { dimension: 'environment' },
  { dimension: 'subscription' },
  { dimension: 'tag', tag: 'team' },
  { dimension: 'tag', tag: 'nobody' },
];

const WIDE = { color: false, columns: 400, isQuiet: false };

describe.each([
  ['JPY', 0],
  ['USD', 2],
  ['KWD', 3],
] as const)('whatever the estate, in %s of %d decimals', (currency, decimals) => {
  const holds = (check: (analysis: Analysis) => void) =>
    fc.assert(
      fc.asyncProperty(estate, sheet, async (versions, prices) => check(await analysisAt(versions, { ...prices, currency }))),
      { numRuns: 10 },
    );

  it('the lines of the table, and every side of it, add up to its totals', () =>
    holds((analysis) => {
      const tables = tablesOf(costTable(analysis, WIDE, EVERY_SIDE));
      const { length } = analysis.cost().lines;
      // The lines, the sides, and where prices come from, if not all from one.
      if (length === 0) expect(tables).toEqual([]);
      else expect(tables.length).toBeGreaterThanOrEqual(1 + EVERY_SIDE.length);
      for (const table of tables) {
        for (const title of ['Monthly', 'Once', 'Stored GB']) expectSum(table, title, decimals);
        if (table.head.includes('Egress GB')) expectSum(table, 'Egress GB', decimals);
      }
    }));

  it('so do those of the Markdown', () =>
    holds((analysis) => {
      const text = String(wholeDocument('cost', 'markdown', { by: EVERY_SIDE })(analysis, WIDE, RUN));
      const tables = markdownTablesOf(text).filter(({ head }) => head.includes('Monthly'));
      expect(tables.length).toBeGreaterThanOrEqual(analysis.cost().lines.length === 0 ? 0 : 1 + EVERY_SIDE.length);
      for (const table of tables) for (const title of ['Monthly', 'Once', 'Stored GB']) expectSum(table, title, decimals);
    }));

  it('so do those of the CSV, by line and by every side', () =>
    holds((analysis) => {
      const { totals, lines } = costOutput(analysis.cost());
      const files = [costCsv(analysis, DISPLAY, RUN), ...EVERY_SIDE.map((by) => costGroupsCsv([by])(analysis, DISPLAY, RUN))];
      for (const file of files) {
        const [head = [], ...rows] = readCsv(file);
        if (lines.length > 0) expect(rows.length).toBeGreaterThan(0);
        for (const amount of ['storageMonthly', 'egressOnce', 'storedGB', 'egressGB'] as const) {
          expect(sumOf(rows.map((row) => row[head.indexOf(amount)] ?? '')), amount).toBe(sumOf([String(totals[amount])]));
        }
      }
    }));

  it('so do those of the JSON, with listed and assumed and missing in every group', () =>
    holds((analysis) => {
      const { totals, lines, by } = costOutput(analysis.cost());
      expectTotals(lines.map(sumsOfLine), totals);
      const tags = by.tag.length === 0 ? [] : [by.tag];
      for (const groups of [by.gallery, by.image, by.region, by.storageAccountType, by.environment, by.subscription, ...tags]) {
        expectTotals(groups, totals);
        for (const group of [...groups, totals]) {
          for (const amount of ['storageMonthly', 'egressOnce'] as const)
            expect(exactSum([group.listed[amount], group.assumed[amount]])).toBe(exactSum([group[amount]]));
          for (const size of ['storedGB', 'egressGB'] as const)
            expect(exactSum([group.listed[size], group.assumed[size], group.missing[size]])).toBe(exactSum([group[size]]));
          expect(group.complete).toBe(group.missing.lines === 0);
        }
      }
      expect(totals.listed.lines + totals.assumed.lines + totals.missing.lines).toBe(lines.length);
    }));
});

type Sums = Pick<CostOutput['totals'], 'storageMonthly' | 'egressOnce' | 'storedGB' | 'egressGB'>;

function sumsOfLine({ storageMonthly, egressOnce, storedGB, egressGB }: CostOutput['lines'][number]): Sums {
  return { storageMonthly: storageMonthly ?? 0, egressOnce: egressOnce ?? 0, storedGB: storedGB ?? 0, egressGB: egressGB ?? 0 };
}

function expectTotals(rows: readonly Sums[], totals: Sums): void {
  for (const amount of ['storageMonthly', 'egressOnce', 'storedGB', 'egressGB'] as const)
    expect(exactSum(rows.map((row) => row[amount])), amount).toBe(exactSum([totals[amount]]));
}

type Table = { head: string[]; rows: string[][] };

/** Tables of a terminal that end with a sum: cells stand two blanks apart, or end where their title does. */
function tablesOf(text: string): Table[] {
  const tables: (Table & { ends: number[] })[] = [];
  let block: string[] = [];
  for (const line of text.split('\n')) {
    if (/^ {2}─+$/.test(line)) {
      tables.push(tableOf(block));
      block = [];
    } else if (line === '') block = [];
    else if (line.startsWith('  ')) block.push(line);
  }
  // The sum is the line below the rule.
  const sums = [...text.matchAll(/^ {2}─+\n( {2}.*)$/gm)].map(([, line = '']) => line);
  return tables.map(({ head, rows, ends }, index) => ({ head, rows: [...rows, cellsAt(sums[index] ?? '', ends)] }));

  function tableOf([headLine = '', ...rows]: string[]): Table & { ends: number[] } {
    const titles = [...headLine.matchAll(/\S+(?: \S+)*/g)].map(({ 0: title, index }) => ({ title, end: index + title.length }));
    const ends = titles.map(({ end }) => end);
    return { head: titles.map(({ title }) => title), rows: rows.map((row) => cellsAt(row, ends)), ends };
  }

  /** Numbers are right-aligned: what ends where the title ends. */
  function cellsAt(line: string, ends: readonly number[]): string[] {
    return ends.map((end) => /(?:≥ )?\S+$/.exec(line.slice(0, end))?.[0] ?? '');
  }
}

function markdownTablesOf(text: string): Table[] {
  const tables: Table[] = [];
  for (const [block] of text.matchAll(/(?:^\|.*\|\n)+/gm)) {
    const [head = [], , ...rows] = block
      .trimEnd()
      .split('\n')
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.replaceAll(/[*\\]/g, '').trim()),
      );
    tables.push({ head, rows });
  }
  return tables;
}

/** The last row is the sum of the others, and has the currency's decimals. */
function expectSum({ head, rows }: Table, title: string, decimals: number): void {
  const at = head.indexOf(title);
  expect(at, title).toBeGreaterThanOrEqual(0);
  const column = rows.map((row) => row[at] ?? '');
  const total = column.pop() ?? '';
  expect(sumOf(column), `${title}: ${column.join(' + ')}`).toBe(sumOf([total]));
  if (title === 'Monthly' && /\d/.test(total)) expect(total.split('.')[1]?.length ?? 0).toBe(decimals);
}

/** Of amounts as they are printed; what is unknown is in no sum. */
function sumOf(texts: readonly string[]): string {
  return sumText(texts.map((text) => decimalOf(/\d/.test(text) ? text.replaceAll(/[≥ ,]/g, '') : '0')));
}

function exactSum(values: readonly number[]): string {
  return sumText(values.map((value) => decimalOf(value)));
}

function sumText(values: readonly Decimal[]): string {
  const sum = values.reduce(plus, ZERO);
  const text = formatDecimal(sum, 12);
  expect(compareDecimals(decimalOf(text), sum)).toBe(0);
  return text;
}

describe('the example of the billing page, at 0.05 a GB in three regions', () => {
  const GOLDEN = `gallerist: 1
galleries:
  - name: billing
    location: westeurope
    images:
      - name: payroll
        identifier: { publisher: p, offer: o, sku: s }
        osType: Windows
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 127, usedGB: 10 }
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 0 }]
            replicaCount: 2
            storageAccountType: Standard_LRS
            targetRegions: [westeurope, northeurope, swedencentral]
`;
  const golden = () => analyze([{ path: 'm.yaml', text: GOLDEN }], [], { today: '2026-01-15' });
  const SENTENCE = '3.00 USD a month for storage, 0.40 USD once for egress';

  // 3 regions x 2 replicas = 6 snapshots of 10 GB = 60 GB at 0.05 = 3.00 a month; 10 GB to each of 2 regions at 0.02 = 0.40.
  it('is 6 snapshots, 60 GB, 3.00 a month, 20 GB and 0.40 once in the table', async () => {
    const text = costTable(await golden(), WIDE);
    expect(text).toMatch(/^ {2}Total +6 +60 +3\.00 +20 +0\.40$/m);
    expect(text.match(/^ {2}1\.0\.0 .* 2 +10 +20 +0\.05 +1\.00 /gm)).toHaveLength(3);
    expect(text).toContain(`\n${SENTENCE}\n`);
    // Nothing is assumed, missing or uncertain, and nothing of that kind is said.
    expect(text).not.toMatch(/assumed|missing|Likely|At least/);
  });

  it('in JSON', async () => {
    const { totals, range } = costOutput((await golden()).cost());
    expect(totals).toMatchObject({ snapshots: 6, storedGB: 60, storageMonthly: 3, egressGB: 20, egressOnce: 0.4, complete: true });
    expect(range).toBeNull();
  });

  it('in CSV', async () => {
    const [head = [], ...rows] = readCsv(costCsv(await golden(), DISPLAY, RUN));
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)]);
    expect(column('replicas')).toEqual(['2', '2', '2']);
    expect(column('storedGB')).toEqual(['20', '20', '20']);
    expect(column('storageMonthly')).toEqual(['1', '1', '1']);
    expect(column('egressGB')).toEqual(['0', '10', '10']);
    expect(column('egressOnce')).toEqual(['0', '0.2', '0.2']);
  });

  it('in Markdown', async () => {
    const text = String(wholeDocument('cost', 'markdown')(await golden(), WIDE, RUN));
    expect(text).toContain(`${SENTENCE}.`);
    expect(text).toContain('| **Total** | | | | **6** | | **60** | | **3.00** | **20** | | **0.40** | |');
  });

  it('in HTML', async () => {
    const text = String(wholeDocument('cost', 'html')(await golden(), WIDE, RUN));
    expect(text).toContain(`${SENTENCE}.`);
    const row = /<tr class="total">.*<\/tr>/.exec(text)?.[0] ?? '';
    expect([...row.matchAll(/<td[^>]*>([^<]+)<\/td>/g)].map(([, cell]) => cell)).toEqual(['6', '60', '3.00', '20', '0.40']);
  });

  it('in text', async () => {
    const text = String(wholeDocument('cost', 'text')(await golden(), WIDE, RUN));
    expect(text).toContain(SENTENCE);
    expect(text).toMatch(/^ {2}Total +6 +60 +3\.00 +0\.40$/m);
  });
});
