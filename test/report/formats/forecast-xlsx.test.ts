import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOutput } from '../../../src/report/forecast-output.ts';
import { forecastWorkbook } from '../../../src/report/forecast-workbook.ts';
import { JA } from '../../../src/report/words/ja.ts';
import { KO } from '../../../src/report/words/ko.ts';
import { workbookTextsOf } from '../../../src/report/words/workbook-words.ts';
import { estateValue, SPLITS, valueOf } from '../../forecast/arbitrary-estate.ts';
import { analysisOf, analysisOfText } from '../analysis-of.ts';
import { calculate, rowsOf, writtenAndRead } from './read-workbook.ts';

/** Beyond the last decimal that is printed. */
const TO_THE_DIGIT = 8;

describe('the workbook of a forecast', () => {
  it('has the months, the split, limits and budgets, and sums that come to the figures of the JSON', async () => {
    await fc.assert(
      fc.asyncProperty(estateValue, fc.constantFrom(...SPLITS), async (thrown, by) => {
        const analysis = await analysisOfText(JSON.stringify(valueOf(thrown)));
        const workbook = await writtenAndRead(forecastWorkbook(analysis, { months: 5, by }));
        const { totals, months, limits, by: split } = forecastOutput(analysis.forecast(5), by);
        for (const { sheet, address, formula, cached, calculated } of calculate(workbook))
          expect(calculated, `${sheet}!${address} ${formula}`).toBeCloseTo(Number(cached), TO_THE_DIGIT);
        expect(workbook.SheetNames).toEqual(['Summary', 'Months', 'Months by group', 'Limits', 'Budgets']);
        const rows = rowsOf(workbook, 'Months');
        expect(rows).toHaveLength(months.length + 1);
        for (const [title, total] of [
          ['Storage', totals.storage],
          ['Egress', totals.egress],
          ['Total', totals.total],
          ['New versions', totals.newVersions],
        ] as const) {
          expect(Number(rows.at(-1)?.[title] ?? 0), title).toBeCloseTo(total, TO_THE_DIGIT);
          if (title !== 'New versions' && (split?.groups.length ?? 0) > 0)
            expect(Number(rowsOf(workbook, 'Months by group').at(-1)?.[title] ?? 0), title).toBeCloseTo(total, TO_THE_DIGIT);
        }
        expect(rowsOf(workbook, 'Limits')).toHaveLength(limits.length);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('tells the arithmetic', async () => {
    const workbook = await writtenAndRead(forecastWorkbook(await analysisOf('forecast.yaml'), {}));
    expect(workbook.SheetNames).toEqual(['Summary', 'Months', 'Limits', 'Budgets']);
    expect(rowsOf(workbook, 'Limits')[0]).toMatchObject({
      'Used today': 9989,
      Limit: 10_000,
      'Reached in': '2026-04',
      Because: '9,989 + 4 x 2.75 = 10,000 of 10,000 versions in westeurope (9,985 outside the estate): reached in 2026-04',
    });
    expect(rowsOf(workbook, 'Budgets')).toMatchObject([
      { Budget: 'finance', 'Exceeded in': '2026-01', 'Allowed a month': 60 },
      { Budget: 'web' },
      { Budget: 'elsewhere', Currency: 'EUR' },
    ]);
  });

  it.each([
    ['ja', JA, '月別'],
    ['ko', KO, '월별'],
  ] as const)('is written in %s', async (_, words, name) => {
    const workbook = await writtenAndRead(forecastWorkbook(await analysisOf('forecast.yaml'), {}, await workbookTextsOf(words)));
    expect(workbook.SheetNames).toContain(name);
    for (const { cached, calculated, formula } of calculate(workbook))
      expect(calculated, formula).toBeCloseTo(Number(cached), TO_THE_DIGIT);
  });
});
