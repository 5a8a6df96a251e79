import type { Analysis } from '../engine/analyze.ts';
import type { Rate } from '../pricing/exchange-rate.ts';
import { decimalOf, times } from '../pricing/money.ts';
import { COST_LINES, SPLITS } from './cost-sheets.ts';
import { countSeverities } from './count-severities.ts';
import { leftOutText } from './findings-summary.ts';
import { EN } from './words/en.ts';
import type { Cell, Row, Sheet } from './workbook.ts';

/** A figure a row; what stands on another sheet is asked there. */
export function summarySheet(rows: readonly Row[]): Sheet {
  return {
    name: 'Summary',
    columns: [
      { key: 'figure', title: 'Figure', type: 'text' },
      { key: 'value', title: 'Value', type: 'number', width: 24 },
      { key: 'unit', title: 'Unit', type: 'text' },
      { key: 'note', title: 'Note', type: 'text' },
    ],
    rows,
  };
}

const figure = (name: string, value: Cell, unit?: string, note?: string): Row => ({ figure: name, value, unit, note });

export function costFigures({ cost }: Analysis): Row[] {
  const estimate = cost();
  const { totals, currency, prices, lines } = estimate;
  const basis = { listed: 0, assumed: 0, missing: 0 };
  for (const { priceBasis } of lines) basis[priceBasis]++;
  const note = totals.complete ? undefined : 'at least: a price or a size is missing';
  const yearly = times(totals.storageMonthly, decimalOf(12));
  return [
    figure('Storage a month', { value: totals.storageMonthly, type: 'money', formula: `[${COST_LINES}!storageMonthly]` }, currency, note),
    figure('Storage a year', { value: yearly, type: 'money', formula: `12*[${COST_LINES}!storageMonthly]` }, currency, note),
    figure('Egress once', { value: totals.egressOnce, type: 'money', formula: `[${COST_LINES}!egressOnce]` }, currency, note),
    figure('Replicas', { value: totals.snapshots, formula: `[${COST_LINES}!replicas]` }, 'snapshots'),
    figure('Stored', { value: totals.storedGB, type: 'number', formula: `[${COST_LINES}!storedGB]` }, 'GB'),
    figure('Egress', { value: totals.egressGB, type: 'number', formula: `[${COST_LINES}!egressGB]` }, 'GB'),
    figure('Cost lines', lines.length),
    figure('with listed prices', basis.listed, 'cost lines'),
    figure('with assumed prices', basis.assumed, 'cost lines'),
    figure('without a price', basis.missing, 'cost lines', basis.missing === 0 ? undefined : 'in no total'),
    ...SPLITS.map((name) =>
      figure(
        `${name}, less all cost lines`,
        { value: 0, formula: `ROUND([${name}!storageMonthly]-[${COST_LINES}!storageMonthly],6)` },
        currency,
        'zero where the sheets agree',
      ),
    ),
    figure('Price sheet', prices.name),
    figure('Prices as of', { value: prices.asOf, type: 'day' }),
    ...rateFigures(prices.rate),
  ];
}

/** The rate by which prices were converted, where they were. */
function rateFigures(rate: Rate | undefined): Row[] {
  if (rate === undefined) return [];
  const unit = `${rate.to} for 1 ${rate.from}`;
  return [
    figure('Exchange rate', { value: rate.rate, type: 'number' }, unit, rate.source),
    figure('Rate as of', { value: rate.asOf, type: 'day' }),
  ];
}

export function planFigures({ plan }: Analysis): Row[] {
  const { placements, ...statuses } = plan().summary;
  return [
    figure('Placements', placements),
    ...Object.entries(statuses).map(([status, count]) => figure(`Placements: ${status}`, count)),
    figure('Replicas lacking', { value: lackingOf(plan().placements), formula: '[Replication!lacking]' }),
  ];
}

function lackingOf(placements: ReturnType<Analysis['plan']>['placements']): number {
  let lacking = 0;
  for (const { needed, configured } of placements) lacking += Math.max(0, needed - configured);
  return lacking;
}

export function runFigures({ findings, suppressed, estate, facts, today }: Analysis): Row[] {
  const { error, warning, info } = countSeverities(findings);
  const leftOut = leftOutText(estate, EN);
  return [
    figure('Errors', error, 'findings'),
    figure('Warnings', warning, 'findings'),
    figure('Infos', info, 'findings'),
    figure('Suppressed', suppressed, 'findings'),
    figure('Edition of the service facts', facts.edition),
    figure('As of', { value: today, type: 'day' }),
    ...(leftOut === undefined ? [] : [figure('Left out', undefined, undefined, leftOut)]),
  ];
}
