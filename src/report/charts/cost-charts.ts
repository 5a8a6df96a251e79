import type { Estimate } from '../../pricing/cost.ts';
import { costTexts } from '../cost-amounts.ts';
import { type BreakdownView, breakdownsOf } from '../cost-breakdowns.ts';
import { rangeView } from '../range-view.ts';
import { shownName } from '../shown-text.ts';
import type { Words } from '../words/words.ts';
import { barChart, type BarChartView } from './bar-chart.ts';

const MOST_BARS = 12;

/** What each gallery or region costs a month, and how much of that rests on assumed prices; null where there is but one. */
export function costChart(estimate: Estimate, dimension: 'gallery' | 'region', words: Words): BarChartView | null {
  if (estimate.by[dimension].length < 2) return null;
  const [breakdown] = breakdownsOf(estimate, costTexts(estimate, words), [{ dimension }]);
  return breakdown === undefined ? null : breakdownChart(`cost-by-${dimension}`, breakdown, estimate.currency, words);
}

function breakdownChart(id: string, { title, rows }: BreakdownView, currency: string, { charts: { cost: words } }: Words): BarChartView {
  const shown = rows.slice(0, MOST_BARS);
  const first = shown[0];
  return barChart({
    id,
    title,
    note: words.note(shownName(currency)),
    description: words.description(rows.length, first === undefined ? '' : `${first.name}: ${first.storageMonthly}`),
    bars: shown.map(({ name, storageMonthly, raw }) => ({
      label: name,
      value: storageMonthly,
      parts: [
        { from: 0, to: raw.storageMonthly - raw.assumedMonthly, kind: 'listed' },
        { from: raw.storageMonthly - raw.assumedMonthly, to: raw.storageMonthly, kind: 'assumed' },
      ],
    })),
    names: { listed: words.listed, assumed: words.assumed },
    more: rows.length > shown.length ? words.more(rows.length - shown.length) : '',
  });
}

/** Between what and what storage and egress may come to where used sizes are not written; null where all are. */
export function rangeChart(estimate: Estimate, words: Words): BarChartView | null {
  const range = rangeView(estimate, costTexts(estimate, words));
  if (range === null) return null;
  const { text, storageMonthly, egressOnce, raw } = range;
  const { range: texts } = words.charts;
  const rows = [
    { label: texts.storage, ends: storageMonthly, amounts: raw.storageMonthly },
    { label: texts.egress, ends: egressOnce, amounts: raw.egressOnce },
  ].filter(({ amounts }) => amounts.high > 0);
  return barChart({
    id: 'cost-range',
    title: texts.title,
    note: texts.note(shownName(estimate.currency)),
    description: text,
    bars: rows.map(({ label, ends, amounts }) => ({
      label,
      value: texts.value(ends.low, ends.likely, ends.high),
      parts: [
        { from: 0, to: amounts.low, kind: 'listed' },
        { from: amounts.low, to: amounts.high, kind: 'range' },
      ],
      marks: [{ at: amounts.likely, kind: 'likely' }],
    })),
    names: { listed: texts.low, range: texts.between, likely: texts.likely },
    more: '',
  });
}
