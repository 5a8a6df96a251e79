import type { Analysis } from '../../engine/analyze.ts';
import type { Rate } from '../../pricing/exchange-rate.ts';
import { JSON_DECIMALS } from '../../pricing/cost-output.ts';
import type { CostRange } from '../../pricing/cost-range.ts';
import { type Decimal, decimalOf, roundDecimal, times } from '../../pricing/money.ts';
import { COST_LINES } from './cost-lines-sheet.ts';
import type { PrintedEstimate } from './cost-sheets.ts';
import { BY_GALLERY, SPLITS } from './cost-views.ts';
import { countSeverities } from '../count-severities.ts';
import { countText } from '../number-text.ts';
import { leftOutText } from '../findings-summary.ts';
import { EN } from '../words/en.ts';
import type { Cell, Formula, Row, Sheet } from '../workbook.ts';

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

export function costFigures({ estimate, lines, totals }: PrintedEstimate): Row[] {
  const { currency, prices, range } = estimate;
  const note = totals.complete ? undefined : 'at least: a price or a size is missing';
  const money = (name: string, value: Decimal, formula: Formula) => figure(name, { value, type: 'money', formula }, currency, note);
  const { listed, assumed, missing } = totals;
  return [
    money('Storage a month', totals.storageMonthly, `[${COST_LINES}!storageMonthly]`),
    money('of it at listed prices', listed.storageMonthly, `[${BY_GALLERY}!listedMonthly]`),
    money('of it at assumed prices', assumed.storageMonthly, `[${BY_GALLERY}!assumedMonthly]`),
    money('Storage a year', times(totals.storageMonthly, decimalOf(12)), `12*[${COST_LINES}!storageMonthly]`),
    money('Egress once', totals.egressOnce, `[${COST_LINES}!egressOnce]`),
    money('of it at listed prices', listed.egressOnce, `[${BY_GALLERY}!listedOnce]`),
    money('of it at assumed prices', assumed.egressOnce, `[${BY_GALLERY}!assumedOnce]`),
    ...(range === undefined ? [] : rangeFigures(range, currency)),
    figure('Replicas', { value: totals.snapshots, formula: `[${COST_LINES}!replicas]` }, 'snapshots'),
    figure('Stored', { value: totals.storedGB, type: 'number', formula: `[${COST_LINES}!storedGB]` }, 'GB'),
    figure('Egress', { value: totals.egressGB, type: 'number', formula: `[${COST_LINES}!egressGB]` }, 'GB'),
    figure('Cost lines', lines.length),
    figure('with listed prices', listed.lines, 'cost lines'),
    figure('with assumed prices', assumed.lines, 'cost lines'),
    figure('without an amount', missing.lines, 'cost lines', missing.lines === 0 ? undefined : 'a price or a size is missing: in no total'),
    ...SPLITS.map((name) => {
      const difference = `ROUND([${name}!storageMonthly]-[${COST_LINES}!storageMonthly],6)`;
      return figure(`${name}, less all cost lines`, { value: 0, formula: difference }, currency, 'zero where the sheets agree');
    }),
    figure('Price sheet', prices.name),
    figure('Prices as of', { value: prices.asOf, type: 'day' }),
    ...rateFigures(prices.rate),
  ];
}

/** What amounts may come to where provisioned sizes stand for used ones. */
function rangeFigures({ lines, storageMonthly, egressOnce }: CostRange, currency: string): Row[] {
  const note = `${countText(lines, 'cost line')} without a used size`;
  const amounts = [
    ['Storage a month', storageMonthly],
    ['Egress once', egressOnce],
  ] as const;
  return amounts.flatMap(([name, range]) =>
    (['low', 'likely', 'high'] as const).map((end) => {
      return figure(`${name}, ${end}`, { value: roundDecimal(range[end], JSON_DECIMALS), type: 'money' }, currency, note);
    }),
  );
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
