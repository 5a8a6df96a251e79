import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barChart } from '../../../src/report/charts/bar-chart.ts';
import { columnChart } from '../../../src/report/charts/column-chart.ts';
import { costChart, rangeChart } from '../../../src/report/charts/cost-charts.ts';
import { replicaChart } from '../../../src/report/charts/replica-chart.ts';
import { displayWidth } from '../../../src/report/display-width.ts';
import { EN } from '../../../src/report/words/en.ts';
import { analysisOf, analysisOfText, manyVersions } from '../analysis-of.ts';

const number = (percent: string | undefined) => Number(percent?.replace('%', ''));
const TEXTS = { id: 'x', title: '', note: '', description: '', more: '' };

describe('barChart', () => {
  it('is as wide as its longest bar or farthest mark', () => {
    const { rows } = barChart({
      ...TEXTS,
      names: {},
      bars: [
        { label: 'a', value: '5', parts: [{ from: 0, to: 5, kind: 'ok' }], marks: [{ at: 10, kind: 'need' }] },
        {
          label: 'b',
          value: '2',
          parts: [
            { from: 0, to: 1, kind: 'listed' },
            { from: 1, to: 2, kind: 'assumed' },
          ],
        },
      ],
    });
    expect(rows.map(({ parts, strokes }) => [parts, strokes])).toEqual([
      [[{ x: '0%', width: '50%', kind: 'ok' }], [{ x: '100%', kind: 'need' }]],
      [
        [
          { x: '0%', width: '10%', kind: 'listed' },
          { x: '10%', width: '10%', kind: 'assumed' },
        ],
        [],
      ],
    ]);
  });

  it('of nothing has no extent, and says no number that is none', () => {
    const chart = barChart({
      ...TEXTS,
      names: { ok: 'fine' },
      bars: [{ label: 'a', value: '0', parts: [{ from: 0, to: 0, kind: 'ok' }] }],
    });
    expect(chart.rows[0]?.parts).toEqual([]);
    expect(chart.keys).toEqual([]);
    expect(JSON.stringify(chart)).not.toMatch(/NaN|Infinity/);
  });

  it('leaves room between label and value, however long they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '画', ' '), maxLength: 200 }), fc.nat(30), (label, width) => {
        const value = '9'.repeat(width);
        const [row] = barChart({ ...TEXTS, names: {}, bars: [{ label, value, parts: [] }] }).rows;
        expect(displayWidth(row?.short ?? '') + width).toBeLessThan(46);
        expect(displayWidth(row?.label ?? '') + width).toBeLessThan(78);
      }),
    );
  });
});

describe('columnChart', () => {
  const chart = (values: readonly (readonly [number, number])[]) =>
    columnChart({
      ...TEXTS,
      names: { storage: 'storage', egress: 'egress' },
      columns: values.map(([storage, egress], index) => ({ label: `m${index}`, tip: '', values: { storage, egress } })),
      figureText: String,
    });

  it('stacks what it is given from the ground up, to a scale of round figures', () => {
    const { columns, lines, keys } = chart([
      [60, 20],
      [100, 0],
    ]);
    expect(columns.map(({ parts }) => parts.map(({ y, height, kind }) => [kind, number(y), number(height)]))).toEqual([
      [
        ['storage', 40, 60],
        ['egress', 20, 20],
      ],
      [['storage', 0, 100]],
    ]);
    expect(lines.map(({ y, label }) => [number(y), label])).toEqual([
      [100, '0'],
      [80, '20'],
      [60, '40'],
      [40, '60'],
      [20, '80'],
      [0, '100'],
    ]);
    expect(keys.map(({ kind }) => kind)).toEqual(['storage', 'egress']);
  });

  it('stays within its plot, whatever the figures', () => {
    const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 120 }), (values) => {
        const { columns } = chart(values);
        for (const { x, width, parts } of columns) {
          expect(number(x)).toBeGreaterThanOrEqual(0);
          expect(number(x) + number(width)).toBeLessThanOrEqual(100.02);
          for (const { y, height } of parts) {
            expect(number(y)).toBeGreaterThanOrEqual(-0.01);
            expect(number(y) + number(height)).toBeLessThanOrEqual(100.02);
          }
        }
        expect(columns.filter(({ label }) => label !== '').length).toBeLessThanOrEqual(14);
        expect(columns.filter(({ short }) => short !== '').length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('the charts of an estate', () => {
  it('show each region with the figure of its table, and assumed prices apart', async () => {
    const estimate = (await analysisOf('payroll.yaml', 'training.yaml')).cost();
    const chart = costChart(estimate, 'region', EN);
    const total = chart?.rows.reduce((sum, { value }) => sum + Number(value.replace(/[≥,\s]/g, '') || 0), 0);
    expect(total).toBeCloseTo(Number(estimate.totals.storageMonthly.mantissa) / 10 ** estimate.totals.storageMonthly.scale, 2);
    expect(chart?.keys.map(({ kind }) => kind)).toEqual(['listed', 'assumed']);
    const drawn = (kind: string) =>
      chart?.rows.flatMap(({ parts }) => parts.filter((part) => part.kind === kind)).reduce((sum, { width }) => sum + number(width), 0) ??
      0;
    const { listed, assumed } = estimate.totals;
    const ratio =
      Number(assumed.storageMonthly.mantissa) /
      10 ** assumed.storageMonthly.scale /
      (Number(listed.storageMonthly.mantissa) / 10 ** listed.storageMonthly.scale);
    expect(drawn('assumed') / drawn('listed')).toBeCloseTo(ratio, 2);
  });

  it('are left away where they would compare nothing', async () => {
    const analysis = await analysisOfText(manyVersions(2));
    expect(costChart(analysis.cost(), 'gallery', EN)).toBeNull();
    expect(rangeChart(analysis.cost(), EN)).toBeNull();
    expect(replicaChart(analysis.plan(), EN)).toBeNull();
  });

  it('draw the range with its likely figure between both ends', async () => {
    const text = manyVersions(3).replace(', usedGB: 0.125', '');
    const [row] = rangeChart((await analysisOfText(text)).cost(), EN)?.rows ?? [];
    const [low, between] = row?.parts ?? [];
    const likely = number(row?.strokes[0]?.x);
    expect([low?.kind, between?.kind]).toEqual(['listed', 'range']);
    expect(likely).toBeGreaterThan(number(between?.x));
    expect(likely).toBeLessThan(number(between?.x) + number(between?.width));
  });

  it('show the most urgent placement first', async () => {
    const chart = replicaChart((await analysisOf('payroll.yaml', 'training.yaml')).plan(), EN);
    expect(chart?.rows[0]).toMatchObject({ parts: [{ kind: 'bad' }] });
    expect(chart?.rows[0]?.strokes.map(({ kind }) => kind)).toContain('need');
  });
});
