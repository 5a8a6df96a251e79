import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CostBy } from '../../src/pricing/cost.ts';
import { decimalOf, formatDecimal, plus, ZERO } from '../../src/pricing/money.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { forecastCsv } from '../../src/report/forecast-csv.ts';
import { forecastJson } from '../../src/report/forecast-json.ts';
import { type ForecastOutput, forecastOutput } from '../../src/report/forecast-output.ts';
import { forecastTable } from '../../src/report/forecast-table.ts';
import { forecastView } from '../../src/report/forecast-view.ts';
import type { Display } from '../../src/report/painter.ts';
import { render } from '../../src/report/render.ts';
import type { RunFacts } from '../../src/report/reporter.ts';
import { EN } from '../../src/report/words/en.ts';
import { JA } from '../../src/report/words/ja.ts';
import { KO } from '../../src/report/words/ko.ts';
import { estateValue, SPLITS, valueOf } from '../forecast/arbitrary-estate.ts';
import { analysisOf, analysisOfText, manyVersions } from './analysis-of.ts';

const REGION: CostBy = { dimension: 'region' };
const IMAGE: CostBy = { dimension: 'image' };
const PIPED: Display = { color: false, columns: 80, isQuiet: false };
const RUN: RunFacts = { rules: [], failOn: 'error' };
const FORMATS = { markdown: 'md', text: 'txt' } as const;

describe('the table of a forecast', () => {
  const table = forecastTable({});

  it('reads well at 80 columns', async () => {
    await expect(table(await analysisOf('forecast.yaml'), PIPED, RUN)).toMatchFileSnapshot('golden/forecast-table.txt');
  });

  it('shows all columns, and a split, where there is room', async () => {
    const text = forecastTable({ months: 24, by: REGION })(await analysisOf('forecast.yaml'), { ...PIPED, columns: 160 }, RUN);
    await expect(text).toMatchFileSnapshot('golden/forecast-table-wide.txt');
  });

  it('says how a cadence is given where no image has one, and that nothing changes', async () => {
    const text = table(await analysisOf('payroll.yaml'), PIPED, RUN);
    expect(text).toContain('No image has a release cadence: everything stays as it is\n');
    expect(text.replaceAll('\n', ' ')).toContain('A cadence is written as "releases: { versionsPerMonth: 2 }"');
  });

  it('is the same in colour', async () => {
    const analysis = await analysisOf('forecast.yaml');
    const colored = table(analysis, { ...PIPED, color: true }, RUN);
    expect(colored).toContain('\u001b[');
    expect(stripVTControlCharacters(colored)).toBe(table(analysis, PIPED, RUN));
  });

  it.each(['forecast.yaml', 'payroll.yaml', 'hostile.yaml'])('fits 60, 80 and 120 columns with %s', async (file) => {
    for (const words of [EN, JA, KO])
      for (const columns of [60, 80, 120])
        for (const line of forecastTable({ by: IMAGE })(await analysisOf(file), { ...PIPED, columns, words }, RUN).split('\n'))
          if (displayWidth(line) > columns) expect(line.trim()).not.toContain(' ');
  });

  it('keeps to the months where it is to be quiet', async () => {
    const text = table(await analysisOf('forecast.yaml'), { ...PIPED, isQuiet: true }, RUN);
    expect(text).toContain('2026-12');
    expect(text).not.toContain('Budgets');
  });

  it('of nothing has months of nothing', async () => {
    expect(table(await analysisOfText('gallerist: 1\n'), PIPED, RUN)).toMatch(/2026-01 +0 +0 +0 +0\.00 +0\.00 +0\.00$/m);
  });
});

describe('the report of a forecast', () => {
  it.each(['markdown', 'text'] as const)('in %s', async (format) => {
    const text = render(await analysisOf('forecast.yaml'), { template: 'forecast', format, forecast: { by: IMAGE } });
    await expect(text).toMatchFileSnapshot(`golden/forecast.${FORMATS[format]}`);
  });

  it('in HTML has a row a month and a group, and what is said of limits and budgets', async () => {
    const html = render(await analysisOf('forecast.yaml'), { template: 'forecast', format: 'html', forecast: { months: 7, by: REGION } });
    expect(html.match(/<time datetime="2026-\d\d">/g)).toHaveLength(7);
    expect(html).toContain('<th scope="row">northeurope</th>');
    expect(html).toContain('9,989 + 4 x 2.75 &#x3D; 10,000 of 10,000 versions in westeurope');
    expect(html).toContain('Budget &quot;finance&quot;: 46.52 USD today');
  });

  it('is a part of the full report where something is released', async () => {
    for (const format of ['markdown', 'html', 'text'] as const) {
      const title = /how the forecast was worked out/i;
      expect(render(await analysisOf('forecast.yaml'), { template: 'full', format })).toMatch(title);
      expect(render(await analysisOf('payroll.yaml'), { template: 'full', format })).not.toMatch(title);
    }
  });

  it('is written in Japanese and Korean', async () => {
    const analysis = await analysisOf('forecast.yaml');
    for (const [words, heading] of [
      [JA, '## 予測の算出方法'],
      [KO, '## 예측의 산출 방법'],
    ] as const) {
      const text = render(analysis, { template: 'forecast', format: 'markdown', words, forecast: { by: REGION } });
      expect(text).toContain(heading);
      // Sentences of the catalogue alone: no English is left but what has no other name.
      const english = text.match(/\b(?:versions?|months?|budget|reached|released|dropped|today|forecast)\b/gi);
      expect(english).toBeNull();
    }
  });

  it('shows the limits and budgets that are reached first, and says how many more there are', async () => {
    const budgets = Array.from({ length: 30 }, (_, index) => `  - { name: budget-${index}, monthly: ${index + 1} }`).join('\n');
    const analysis = await analysisOfText(`${manyVersions(3)}budgets:\n${budgets}\n`, { policy: { releases: { versionsPerMonth: 1 } } });
    expect(render(analysis, { template: 'forecast', format: 'markdown' })).toContain('and 10 more budgets');
    expect(forecastTable({})(analysis, PIPED, RUN)).toContain('and 24 more budgets');
    expect(forecastView(analysis, EN).budgets[0]).toMatchObject({ name: 'budget-0', reach: 'within', tone: 'bad' });
  });
});

describe('what a forecast says of limits and budgets', () => {
  const textOf = async (releases: object, budget: object, months = 12) => {
    const manifest = JSON.parse(JSON.stringify(valueOf({ images: [], deployments: [] })));
    const [gallery] = manifest.galleries;
    gallery.existing = { versions: 339 };
    gallery.images[0].releases = releases;
    gallery.images[0].versions = [
      {
        name: '1.0.0',
        source: { kind: 'managedImage', id: '/subscriptions/s' },
        osDisk: { sizeGB: 30, usedGB: 10 },
        storageAccountType: 'Standard_LRS',
        targetRegions: ['westeurope'],
      },
    ];
    manifest.galleries = [gallery];
    manifest.budgets = [budget];
    const { limits, budgets } = forecastView(await analysisOfText(JSON.stringify(manifest)), EN, { months });
    return [limits.find(({ kind }) => kind === 'versions')?.text, budgets[0]?.text];
  };

  it.each<[object, object, number, string, string]>([
    // 10 GB x 0.05 = 0.50 a version and month: 0.50 today, 2 more a month; 12.50 in the twelfth.
    [
      { versionsPerMonth: 2 },
      { name: 'b', monthly: 5 },
      12,
      '340 + 12 x 2 = 364 of 10,000 versions in westeurope (339 outside the estate): not within 120 months',
      // 0.5 + n exceeds 5 with n = 5.
      'Budget "b": 0.50 USD today, 5.50 USD in 2026-05, over the 5.00 USD that it allows',
    ],
    [
      { versionsPerMonth: 1000 },
      { name: 'b', monthly: 0.1 },
      12,
      // 340 + 10 x 1,000 = 10,340 is the first that is 10,000 or more.
      '340 + 10 x 1,000 = 10,340 of 10,000 versions in westeurope (339 outside the estate): reached in 2026-10',
      'Budget "b": 0.50 USD today, over the 0.10 USD that it allows',
    ],
    [
      { versionsPerMonth: 500 },
      { name: 'b', monthly: 3000 },
      6,
      // 340 + 20 x 500 = 10,340 in the twentieth month, 2027-08.
      '340 + 6 x 500 = 3,340 of 10,000 versions in westeurope (339 outside the estate): not within 6 months, but in 2027-08',
      // 0.5 + 250 x n exceeds 3,000 with n = 12: 3,000.50.
      'Budget "b": 0.50 USD today of 3,000.00 USD; not exceeded within 6 months, but in 2026-12 by 3,000.50 USD',
    ],
    [
      {},
      { name: 'b', monthly: 0.5 },
      12,
      '340 of 10,000 versions in westeurope (339 outside the estate): does not change',
      'Budget "b": 0.50 USD today, 0.50 USD in 2026-12 of 0.50 USD; not exceeded within 120 months',
    ],
    [
      // 0.5 a month: one in every second month, 6 in 12, no more than half are whole in an odd month.
      { versionsPerMonth: 0.5 },
      { name: 'b', monthly: 100, currency: 'EUR' },
      11,
      '340 + 5 new - 0 dropped = 345 of 10,000 versions in westeurope (339 outside the estate): not within 120 months',
      'Budget "b" is in EUR and the prices are in USD: it cannot be judged',
    ],
  ])('of %j and %j in %d months', async (releases, budget, months, limit, spent) => {
    expect(await textOf(releases, budget, months)).toEqual([limit, spent]);
  });

  it('with all digits where rounding would make amounts look alike', async () => {
    const [, budget] = await textOf({}, { name: 'b', monthly: 0.4999 });
    expect(budget).toBe('Budget "b": 0.50 USD today, over the 0.50 USD that it allows'.replace('0.50 USD today', '0.5 USD today'));
  });
});

describe('the JSON of a forecast', () => {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
    JSON.parse(readFileSync(new URL('../../schemas/forecast-output.schema.json', import.meta.url), 'utf8')),
  );

  it.each(['forecast.yaml', 'payroll.yaml', 'hostile.yaml'])('of %s fits its schema, split or not', async (file) => {
    const analysis = await analysisOf(file);
    for (const by of [undefined, ...SPLITS]) {
      validate(JSON.parse(forecastJson({ by })(analysis, PIPED, RUN)));
      expect(validate.errors).toBeNull();
    }
  });

  it('fits no schema once a figure is a text', async () => {
    const output = JSON.parse(forecastJson({})(await analysisOf('forecast.yaml'), PIPED, RUN));
    output.months[0].storage = '1';
    expect(validate(output)).toBe(false);
  });

  it('has two spaces, a final newline and keys in order', async () => {
    const text = forecastJson({ months: 3, by: REGION })(await analysisOf('forecast.yaml'), PIPED, RUN);
    await expect(text).toMatchFileSnapshot('golden/forecast.json');
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`);
  });
});

describe('the CSV of a forecast', () => {
  it('has a row a month, or a row a group and month', async () => {
    const analysis = await analysisOf('forecast.yaml');
    const rows = (by?: CostBy) => forecastCsv({ months: 2, by })(analysis, PIPED, RUN).split('\r\n');
    const [head, first, , end] = rows();
    expect(head).toBe(
      'month,day,versions,newVersions,droppedVersions,replicas,storedGB,storage,egressGB,egress,total,cumulative,complete,currency',
    );
    expect(first).toMatch(/^2026-01,2026-01-15,\d+,2,0,\d+,[\d.]+,[\d.]+,200,4,[\d.]+,[\d.]+,true,USD$/);
    expect(end).toBe('');
    expect(rows(REGION)[0]).toMatch(/^region,month,day,/);
    expect(rows(REGION).filter((row) => row.startsWith('northeurope,'))).toHaveLength(2);
  });

  it('has no formula whatever names say', async () => {
    const text = forecastCsv({ months: 1, by: IMAGE })(await analysisOf('hostile.yaml'), PIPED, RUN);
    for (const row of text.split('\r\n')) for (const cell of row.split(',')) expect(cell).not.toMatch(/^"?[=+@\t\r\n＝＋－＠]/);
  });
});

describe('what is printed of a forecast adds up', () => {
  it('in the view: months to totals, each month to its cumulative amount, groups to months and totals', async () => {
    await fc.assert(
      fc.asyncProperty(estateValue, fc.constantFrom(...SPLITS), async (thrown, by) => {
        const { months, totals, groups } = forecastView(await analysisOfText(JSON.stringify(valueOf(thrown))), EN, { months: 8, by });
        for (const amount of ['storage', 'egress', 'total'] as const) {
          expect(sum(months.map((month) => month[amount])), amount).toBe(sum([totals[amount]]));
          expect(sum((groups?.rows ?? []).map((row) => row[amount])), amount).toBe(sum([totals[amount]]));
        }
        for (const [index, { storage, egress, total, cumulative }] of months.entries()) {
          expect(sum([total])).toBe(sum([storage, egress]));
          expect(sum([cumulative])).toBe(sum(months.slice(0, index + 1).map((month) => month.total)));
        }
        expect(sum((groups?.rows ?? []).map(({ firstMonth }) => firstMonth))).toBe(sum([months[0]?.storage ?? '0']));
        expect(sum((groups?.rows ?? []).map(({ lastMonth }) => lastMonth))).toBe(sum([months.at(-1)?.storage ?? '0']));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('in JSON, to six decimals', async () => {
    await fc.assert(
      fc.asyncProperty(estateValue, fc.constantFrom(...SPLITS), async (thrown, by) => {
        const analysis = await analysisOfText(JSON.stringify(valueOf(thrown)));
        const { months, totals, by: split }: ForecastOutput = forecastOutput(analysis.forecast(8), by);
        const add = (values: readonly number[]) => sum(values.map(String));
        expect(add(months.map(({ total }) => total))).toBe(add([totals.total]));
        expect(add([months.at(-1)?.cumulative ?? 0])).toBe(add([totals.total]));
        for (const [index, month] of months.entries())
          expect(add((split?.groups ?? []).map((group) => group.months[index]?.storage ?? 0))).toBe(add([month.storage]));
        for (const field of ['storage', 'egress'] as const)
          expect(add((split?.groups ?? []).map((group) => group.totals[field]))).toBe(add([totals[field]]));
      }),
      { numRuns: 30 },
    );
  }, 30_000);
});

/** Of amounts as they are printed; what is unknown is in no sum. */
function sum(texts: readonly string[]): string {
  const amounts = texts.map((text) => decimalOf(text === 'unknown' ? '0' : text.replaceAll(/[≥ ,]/g, '')));
  return formatDecimal(amounts.reduce(plus, ZERO), 6);
}
