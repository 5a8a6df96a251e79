import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, formatDecimal, plus, ZERO } from '../../src/pricing/money.ts';
import { costOutput } from '../../src/pricing/cost-output.ts';
import { costCsv } from '../../src/report/cost-csv.ts';
import { costTable } from '../../src/report/cost-table.ts';
import { costView } from '../../src/report/cost-view.ts';
import { EN } from '../../src/report/words/en.ts';
import { analysisOfText } from './analysis-of.ts';
import { estate, manifestOf } from './arbitrary-estate.ts';
import { readCsv } from './formats/read-back.ts';
import { DISPLAY, RUN } from './formats/runs.ts';

describe('what is printed adds up', () => {
  it('in every table of the view, however few lines it shows', async () => {
    await fc.assert(
      fc.asyncProperty(estate, fc.integer({ min: 0, max: 10 }), async (versions, most) => {
        const { images, rest, totals, breakdowns } = costView(await analysisOfText(manifestOf(versions)), EN, most);
        const rows = [...images.flatMap(({ lines }) => lines), ...(rest === null ? [] : [rest])];
        for (const amount of ['storageMonthly', 'egressOnce', 'storedGB', 'egressGB'] as const) {
          expect(sum(rows.map((row) => row[amount])), amount).toBe(sum([totals[amount]]));
          for (const breakdown of breakdowns) {
            expect(sum(breakdown.rows.map((row) => row[amount])), breakdown.title).toBe(sum([totals[amount]]));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in the CSV', async () => {
    await fc.assert(
      fc.asyncProperty(estate, async (versions) => {
        const analysis = await analysisOfText(manifestOf(versions));
        const [head = [], ...rows] = readCsv(costCsv(analysis, DISPLAY, RUN));
        const { totals } = costOutput(analysis.cost());
        for (const amount of ['storageMonthly', 'egressOnce', 'storedGB', 'egressGB'] as const) {
          const column = rows.map((row) => row[head.indexOf(amount)] ?? '');
          expect(sum(column.map((text) => (text === '' ? '0' : text))), amount).toBe(sum([String(totals[amount])]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('in the table of the terminal', async () => {
    await fc.assert(
      fc.asyncProperty(estate, async (versions) => {
        const text = costTable(await analysisOfText(manifestOf(versions)), { color: false, columns: 200, isQuiet: true });
        const rows = text.split('\n').filter((line) => /^ {2}1\.0\.\d+ /.test(line));
        const total = /^ {2}(?:Total|At least) .*/m.exec(text)?.[0] ?? '';
        const printed = cellOf(total.replace('At least', 'Total'), 3);
        expect(sum(rows.map((row) => cellOf(row, 7)))).toBe(sum([printed === '' ? '0' : printed]));
      }),
      { numRuns: 40 },
    );
  });
});

/** The cell of a row whose cells are parted by blanks. */
function cellOf(row: string, index: number): string {
  return row.trim().split(/ +/)[index] ?? '';
}

/** Of amounts as they are printed; what is unknown is in no sum. */
function sum(texts: readonly string[]): string {
  const amounts = texts.map((text) => decimalOf(text === 'unknown' ? '0' : text.replaceAll(/[≥ ,]/g, '')));
  return formatDecimal(amounts.reduce(plus, ZERO), 6);
}
