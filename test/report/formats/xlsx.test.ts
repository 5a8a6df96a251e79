import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../rules/index.ts';
import { analyze } from '../../../src/engine/analyze.ts';
import { costOutput } from '../../../src/pricing/cost-output.ts';
import { decimalOf } from '../../../src/pricing/money.ts';
import { costWorkbook } from '../../../src/report/cost-workbook.ts';
import { planOutput } from '../../../src/report/plan-json.ts';
import { planWorkbook } from '../../../src/report/plan-workbook.ts';
import { sanitize } from '../../../src/report/sanitize.ts';
import type { Row, Sheet, Workbook } from '../../../src/report/workbook.ts';
import { WorkbookError } from '../../../src/report/workbook-error.ts';
import { JA } from '../../../src/report/words/ja.ts';
import { KO } from '../../../src/report/words/ko.ts';
import { WORKBOOK_EN, type WorkbookWords } from '../../../src/report/words/workbook-en.ts';
import { WORKBOOK_JA } from '../../../src/report/words/workbook-ja.ts';
import { WORKBOOK_KO } from '../../../src/report/words/workbook-ko.ts';
import { workbookTextsOf } from '../../../src/report/words/workbook-words.ts';
import { xlsxOf } from '../../../src/report/xlsx.ts';
import { call, CLEAN, folderWith } from '../../cli/call.ts';
import { analysisOf, analysisOfText, manyVersions } from '../analysis-of.ts';
import { estate, manifestOf } from '../arbitrary-estate.ts';
import { HOSTILE } from './hostile.ts';
import { elements, readXml } from './read-back.ts';
import { calculate, cellsOf, partOf, type ReadWorkbook, readWorkbook, rowsOf, writtenAndRead } from './read-workbook.ts';

const workbookOf = (...sheets: Sheet[]): Workbook => ({ title: 'Test', day: '2026-01-15', totalLabel: 'Total', moneyDecimals: 2, sheets });

/** Beyond the last decimal that is printed. */
const TO_THE_DIGIT = 8;

describe('a workbook', () => {
  const sheet: Sheet = {
    id: 'things',
    name: 'Things',
    columns: [
      { key: 'name', title: 'Name', type: 'text', total: 'label' },
      { key: 'count', title: 'Count', type: 'number', total: 'sum' },
      { key: 'price', title: 'Price', type: 'money' },
      { key: 'amount', title: 'Amount', type: 'money', total: 'sum' },
      { key: 'share', title: 'Share', type: 'share' },
      { key: 'day', title: 'Day', type: 'day' },
    ],
    rows: [
      {
        name: 'a',
        count: 3,
        price: decimalOf('0.125'),
        amount: { value: decimalOf('0.375'), formula: '[count]*[price]' },
        day: '2026-03-01',
      },
      { name: 'b', count: 2, share: { value: 0.4, formula: '[count]/[things!count]' } },
    ],
  };

  it('has typed cells: numbers, days, texts and nothing for what is unknown', async () => {
    const { Sheets } = await writtenAndRead(workbookOf(sheet));
    expect(Sheets['Things']).toMatchObject({
      A1: { t: 's', v: 'Name' },
      B2: { t: 'n', v: 3, z: '#,##0' },
      C2: { t: 'n', v: 0.125, z: '#,##0.000' },
      D2: { t: 'n', v: 0.375, f: 'B2*C2', z: '#,##0.000' },
      E3: { t: 'n', v: 0.4, f: 'B3/$B$4', z: '0.0%' },
      // 46082 days after the last of 1899.
      F2: { t: 'n', v: 46082, z: 'yyyy-mm-dd' },
      A4: { v: 'Total' },
      B4: { t: 'n', v: 5, f: 'SUM(B2:B3)' },
      D4: { t: 'n', v: 0.375, f: 'SUM(D2:D3)', z: '#,##0.000' },
    });
    for (const address of ['C3', 'D3', 'E2', 'F3']) expect(Sheets['Things']?.[address]?.v).toBeUndefined();
  });

  it('keeps its head in sight, and filters its rows but not their sum', async () => {
    const workbook = await writtenAndRead(workbookOf(sheet));
    const xml = readXml(partOf(workbook, 'xl/worksheets/sheet1.xml'));
    expect(elements(xml, 'pane')[0]?.getAttribute('state')).toBe('frozen');
    expect(elements(xml, 'pane')[0]?.getAttribute('ySplit')).toBe('1');
    expect(elements(xml, 'autoFilter')[0]?.getAttribute('ref')).toBe('A1:F3');
    expect(elements(xml, 'col')).toHaveLength(6);
    expect(workbook.Props).toMatchObject({ Title: 'Test', Author: 'gallerist' });
    expect(workbook.Workbook?.Names).toMatchObject([
      { Name: '_xlnm._FilterDatabase', Sheet: 0, Ref: "'Things'!$A$1:$F$3" },
      { Name: '_xlnm.Print_Titles', Sheet: 0, Ref: "'Things'!$1:$1" },
    ]);
  });

  it('adds nothing up where there are no rows', async () => {
    const { Sheets } = await writtenAndRead(workbookOf({ ...sheet, rows: [] }));
    expect(Sheets['Things']?.['B2']).toMatchObject({ t: 'n', v: 0 });
    expect(Sheets['Things']?.['B2']?.f).toBeUndefined();
  });

  it('refuses a formula that names what is not there', async () => {
    for (const formula of ['[nothing]', '[nowhere!count]']) {
      const faulty = { ...sheet, rows: [{ count: { value: 1, formula } }] };
      await expect(xlsxOf(workbookOf(faulty))).rejects.toThrow(/there is no (?:column|sheet)/);
    }
  });

  it('calculates no text, whatever it begins with', async () => {
    const rows = HOSTILE.map((name, count) => ({ name, count }));
    const workbook = await writtenAndRead(workbookOf({ ...sheet, rows }));
    for (const [index, text] of HOSTILE.entries()) {
      const cell = workbook.Sheets['Things']?.[`A${index + 2}`];
      expect(cell, text).toMatchObject({ t: 's', v: sanitize(text) });
      expect(cell?.f).toBeUndefined();
    }
  });

  it('takes a text that is longer than a cell', async () => {
    const { Sheets } = await writtenAndRead(workbookOf({ ...sheet, rows: [{ name: 'x'.repeat(40_000) }] }));
    expect(Sheets['Things']?.['A2']?.v).toMatch(/^x{32000}…$/);
  });

  it('is refused where a sheet could not hold it', async () => {
    const rows = Array.from({ length: 1_048_575 }, (): Row => ({}));
    await expect(xlsxOf(workbookOf({ ...sheet, rows }))).rejects.toThrow(WorkbookError);
  });

  it('has the same bytes whenever it is made', async () => {
    const once = await xlsxOf(workbookOf(sheet));
    // A zip file counts time by two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await xlsxOf(workbookOf(sheet))).toEqual(once);
  }, 20_000);
});

describe('the workbook of a cost', () => {
  it('holds the example of the billing page, to the cent', async () => {
    const text = readFileSync('samples/seeds/billing.yaml');
    const workbook = readWorkbook(
      await xlsxOf(costWorkbook(await analyze([{ path: 'billing.yaml', text }], RULES, { today: '2026-01-15' }))),
    );
    const total = rowsOf(workbook, 'Cost lines').at(-1);
    expect(total).toMatchObject({
      Gallery: 'Total',
      Replicas: 6,
      'Stored GB': 60,
      'Storage a month': 3.06,
      'Egress GB': 20,
      'Egress once': 0.4,
    });
    expect(rowsOf(workbook, 'By region')).toMatchObject([
      { Region: 'francecentral', 'Storage a month': 1.06, 'Egress once': 0.2 },
      { Region: 'northeurope', 'Storage a month': 1, 'Egress once': 0.2 },
      { Region: 'westeurope', 'Storage a month': 1, 'Egress once': 0 },
      { Region: 'Total', 'Storage a month': 3.06, 'Egress once': 0.4 },
    ]);
  });

  it('has a sheet a view', async () => {
    const { sheets } = costWorkbook(await analysisOf('payroll.yaml', 'training.yaml'));
    expect(sheets.map(({ name }) => name)).toEqual([
      'Summary',
      'Cost lines',
      'By gallery',
      'By image',
      'By region',
      'By storage type',
      'By environment',
      'By subscription',
      'By tag',
      'Budgets',
      'Prices',
      'Assumptions',
      'Replication',
      'Findings',
    ]);
  });

  it('has the budgets and the range of the JSON', async () => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const { budgets, range, totals } = costOutput(analysis.cost());
    const workbook = await writtenAndRead(costWorkbook(analysis));
    const rows = rowsOf(workbook, 'Budgets');
    expect(rows.map((row) => [row['Budget'], row['Currency'], row['Allowed a month'], row['Status']])).toEqual(
      budgets.map(({ name, currency, allowed, status }) => [name, currency, allowed, status]),
    );
    for (const [index, { allowed, spent, currency }] of budgets.entries()) {
      const row = rows[index] ?? {};
      // No rate leads from the prices in US dollars to a budget in euros.
      if (currency === 'EUR') expect(row).not.toHaveProperty('Left');
      else expect(row['Left']).toBeCloseTo(allowed - Number(row['Storage a month'] ?? Number.NaN), TO_THE_DIGIT);
      expect(row['Storage a month']).toBe(currency === 'EUR' ? undefined : spent);
    }
    expect(new Set(budgets.map(({ currency }) => currency))).toEqual(new Set(['USD', 'EUR']));
    const figures = rowsOf(workbook, 'Summary').map(({ Figure, Value }) => [Figure, Value]);
    for (const end of ['low', 'likely', 'high'] as const) {
      expect(figures).toContainEqual([`Storage a month, ${end}`, range?.storageMonthly[end]]);
      expect(figures).toContainEqual([`Egress once, ${end}`, range?.egressOnce[end]]);
    }
    expect(figures.slice(0, 3)).toEqual([
      ['Storage a month', totals.storageMonthly],
      ['Storage at listed prices', totals.listed.storageMonthly],
      ['Storage at assumed prices', totals.assumed.storageMonthly],
    ]);
  });

  it('has the figures of the JSON, and nothing for what is unknown', async () => {
    const target = '[{ name: brazilsouth, storageAccountType: PremiumV2_LRS }, northeurope]';
    const analysis = await analysisOfText(manyVersions(2).replaceAll('[westeurope, northeurope]', target));
    const { lines } = costOutput(analysis.cost());
    const rows = rowsOf(await writtenAndRead(costWorkbook(analysis)), 'Cost lines').slice(0, -1);
    expect(rows).toHaveLength(lines.length);
    for (const [index, line] of lines.entries()) {
      const row = rows[index] ?? {};
      expect({
        region: row['Region'],
        replicas: row['Replicas'],
        usedGB: row['Used GB'] ?? null,
        storedGB: row['Stored GB'] ?? null,
        pricePerGBMonth: row['Price per GB and month'] ?? null,
        storageMonthly: row['Storage a month'] ?? null,
        egressGB: row['Egress GB'] ?? null,
        egressPricePerGB: row['Price per GB of egress'] ?? null,
        egressOnce: row['Egress once'] ?? null,
        priceBasis: row['Prices'],
      }).toEqual({
        region: line.region,
        replicas: line.replicas,
        usedGB: line.usedGB,
        storedGB: line.storedGB,
        pricePerGBMonth: line.pricePerGBMonth,
        storageMonthly: line.storageMonthly,
        egressGB: line.egressGB,
        egressPricePerGB: line.egressPricePerGB,
        egressOnce: line.egressOnce,
        priceBasis: line.priceBasis,
      });
    }
    expect(rows[0]).not.toHaveProperty('Storage a month');
    expect(rows[0]).toMatchObject({ Prices: 'missing' });
  });

  it('calculates what it says, and every view adds up to the lines', async () => {
    await fc.assert(
      fc.asyncProperty(estate, async (versions) => {
        const analysis = await analysisOfText(manifestOf(versions));
        const workbook = await writtenAndRead(costWorkbook(analysis));
        const { totals } = costOutput(analysis.cost());
        for (const { sheet, address, formula, cached, calculated } of calculate(workbook)) {
          expect(calculated, `${sheet}!${address} ${formula}`).toBeCloseTo(Number(cached), TO_THE_DIGIT);
        }
        for (const view of ['Cost lines', 'By gallery', 'By image', 'By region', 'By storage type', 'By environment', 'By subscription']) {
          const rows = rowsOf(workbook, view);
          const parts = rows.slice(0, -1);
          for (const [title, total] of [
            ['Storage a month', totals.storageMonthly],
            ['Egress once', totals.egressOnce],
            ['Stored GB', totals.storedGB],
            ['Replicas', totals.snapshots],
          ] as const) {
            expect(rows.at(-1)?.[title], `${view}: ${title}`).toBeCloseTo(total, TO_THE_DIGIT);
            expect(
              parts.reduce((sum, row) => sum + Number(row[title] ?? 0), 0),
              `${view}: ${title}`,
            ).toBeCloseTo(total, TO_THE_DIGIT);
          }
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  it('is calculated from the lines: no amount of a line, and no total, is without its formula', async () => {
    const workbook = await writtenAndRead(costWorkbook(await analysisOfText(manyVersions(3))));
    const formulas = cellsOf(workbook).filter(({ sheet, cell }) => sheet === 'Cost lines' && cell.f !== undefined);
    // Stored, storage and egress of 6 lines; the sums of 5 columns.
    expect(formulas).toHaveLength(6 * 3 + 5);
  });

  it('writes amounts that were rounded to add up as figures', async () => {
    const versions = manyVersions(2).replaceAll('.125', '.1234567');
    const workbook = await writtenAndRead(costWorkbook(await analysisOfText(versions)));
    const cells = cellsOf(workbook).filter(({ sheet, address }) => sheet === 'Cost lines' && /^N[2-5]$/.test(address));
    expect(cells).toHaveLength(4);
    for (const { cell } of cells) expect(cell.f).toBeUndefined();
  });
});

describe('the workbook in other languages', () => {
  const names = (book: WorkbookWords) => Object.values(book.sheets);

  it.each([
    ['ja', JA],
    ['ko', KO],
  ] as const)('has the figures of the English one in %s, under its own words', async (_, words) => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const texts = await workbookTextsOf(words);
    const english = await writtenAndRead(costWorkbook(analysis));
    const other = await writtenAndRead(costWorkbook(analysis, texts));
    expect(other.SheetNames.every((name) => !english.SheetNames.includes(name))).toBe(true);
    const figuresOf = (workbook: ReadWorkbook) =>
      workbook.SheetNames.map((name) =>
        cellsOf(workbook)
          .filter(({ sheet, cell }) => sheet === name && cell.t === 'n')
          .map(({ address, cell }) => [address, cell.v, cell.z]),
      );
    expect(figuresOf(other)).toEqual(figuresOf(english));
    for (const { cached, calculated, formula } of calculate(other)) expect(calculated, formula).toBeCloseTo(Number(cached), TO_THE_DIGIT);
    // Heads are translated whole; names of the estate, ids and units are what is left of Latin letters.
    for (const sheet of other.SheetNames) {
      const head = cellsOf(other).filter((cell) => cell.sheet === sheet && /^[A-Z]+1$/.test(cell.address));
      for (const { cell } of head) expect(String(cell.v).replaceAll(/GB|VM/g, '')).not.toMatch(/[A-Za-z]/);
    }
  });

  it.each([
    ['en', WORKBOOK_EN],
    ['ja', WORKBOOK_JA],
    ['ko', WORKBOOK_KO],
  ] as const)('has names of sheets that spreadsheets take in %s', (_, book) => {
    expect(new Set(names(book)).size).toBe(names(book).length);
    for (const name of names(book)) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\']/);
    }
    for (const message of Object.values(book.columns)) expect(message).toBe(message.trim());
    expect(book.figures.difference('«sheet»')).toContain('«sheet»');
    expect(book.figures.ofStatus('«status»')).toContain('«status»');
    expect(book.titles.cost('«currency»')).toContain('«currency»');
    expect(book.rateUnit('«to»', '«from»')).toMatch(/(?=.*«to»)(?=.*«from»)/);
    expect(book.notes.withoutUsedSize(211)).toContain('211');
  });

  it('is what --lang asks for', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    for (const [lang, sheet] of [
      ['en', 'Cost lines'],
      ['ja', '費用明細'],
      ['ko', '비용 항목'],
    ] as const) {
      const { stdout } = await call(['cost', '-f', 'xlsx', '-q', '--lang', lang], { cwd });
      expect(readWorkbook(Buffer.from(stdout, 'latin1')).SheetNames).toContain(sheet);
    }
  });
});

describe('the workbook of a plan', () => {
  it('has the figures of the JSON', async () => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const { placements } = planOutput(analysis);
    const workbook = await writtenAndRead(planWorkbook(analysis));
    const rows = rowsOf(workbook, 'Replication').slice(0, -1);
    expect(rows).toMatchObject(
      placements.map(({ gallery, region, needed, configured, status, because }) => ({
        Gallery: sanitize(gallery),
        Region: region,
        Needed: needed,
        Configured: configured,
        Lacking: Math.max(0, needed - configured),
        Status: status,
        ...(because.length === 0 ? {} : { Because: because.join('; ') }),
      })),
    );
    for (const { cached, calculated, formula } of calculate(workbook))
      expect(calculated, formula).toBeCloseTo(Number(cached), TO_THE_DIGIT);
  });
});
