import type { Analysis } from '../../engine/analyze.ts';
import { JSON_DECIMALS } from '../../pricing/cost-output.ts';
import type { CostRange } from '../../pricing/cost-range.ts';
import type { Rate } from '../../pricing/exchange-rate.ts';
import { type Decimal, decimalOf, roundDecimal, times } from '../../pricing/money.ts';
import { countSeverities } from '../count-severities.ts';
import { leftOutText } from '../findings-summary.ts';
import type { Cell, Formula, Row, Sheet } from '../workbook.ts';
import type { WorkbookWords } from '../words/workbook-en.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import type { PrintedEstimate } from './cost-sheets.ts';
import { SPLITS } from './cost-views.ts';
import { lackingOf } from './replication-sheet.ts';
import { columnsOf } from './sheet-columns.ts';

/** A figure a row; what stands on another sheet is asked there. */
export function summarySheet(rows: readonly Row[], { book }: WorkbookTexts): Sheet {
  return {
    id: 'summary',
    name: book.sheets.summary,
    columns: columnsOf(book, [
      ['figure', 'text'],
      ['value', 'number', { width: 24 }],
      ['unit', 'text'],
      ['note', 'text'],
    ]),
    rows,
  };
}

const figure = (name: string, value: Cell, unit?: string, note?: string): Row => ({ figure: name, value, unit, note });

export function costFigures({ estimate, lines, totals }: PrintedEstimate, { book }: WorkbookTexts): Row[] {
  const { currency, prices, range } = estimate;
  const { columns, figures, notes, sheets } = book;
  const { listed, assumed, missing } = totals;
  const note = totals.complete ? undefined : notes.atLeast;
  const money = (name: string, value: Decimal, formula: Formula) => figure(name, { value, type: 'money', formula }, currency, note);
  return [
    money(columns.storageMonthly, totals.storageMonthly, '[costLines!storageMonthly]'),
    money(columns.listedMonthly, listed.storageMonthly, '[gallery!listedMonthly]'),
    money(columns.assumedMonthly, assumed.storageMonthly, '[gallery!assumedMonthly]'),
    money(figures.storageYearly, times(totals.storageMonthly, decimalOf(12)), '12*[costLines!storageMonthly]'),
    money(columns.egressOnce, totals.egressOnce, '[costLines!egressOnce]'),
    money(columns.listedOnce, listed.egressOnce, '[gallery!listedOnce]'),
    money(columns.assumedOnce, assumed.egressOnce, '[gallery!assumedOnce]'),
    ...(range === undefined ? [] : rangeFigures(range, currency, book)),
    figure(columns.replicas, { value: totals.snapshots, formula: '[costLines!replicas]' }),
    figure(columns.storedGB, { value: totals.storedGB, formula: '[costLines!storedGB]' }, 'GB'),
    figure(columns.egressGB, { value: totals.egressGB, formula: '[costLines!egressGB]' }, 'GB'),
    figure(columns.lines, lines.length),
    figure(figures.listedLines, listed.lines),
    figure(figures.assumedLines, assumed.lines),
    figure(columns.missingLines, missing.lines, undefined, missing.lines === 0 ? undefined : notes.inNoTotal),
    ...SPLITS.map((dimension) => {
      const formula = `ROUND([${dimension}!storageMonthly]-[costLines!storageMonthly],${JSON_DECIMALS})`;
      return figure(figures.difference(sheets[dimension]), { value: 0, formula }, currency, notes.agreed);
    }),
    figure(columns.sheet, prices.name),
    figure(figures.pricesAsOf, { value: prices.asOf, type: 'day' }),
    ...rateFigures(prices.rate, book),
  ];
}

/** What amounts may come to where provisioned sizes stand for used ones. */
function rangeFigures({ lines, storageMonthly, egressOnce }: CostRange, currency: string, { figures, notes }: WorkbookWords): Row[] {
  const amounts = [
    [figures.storageLow, storageMonthly.low],
    [figures.storageLikely, storageMonthly.likely],
    [figures.storageHigh, storageMonthly.high],
    [figures.egressLow, egressOnce.low],
    [figures.egressLikely, egressOnce.likely],
    [figures.egressHigh, egressOnce.high],
  ] as const;
  const note = notes.withoutUsedSize(lines);
  return amounts.map(([name, amount]) => figure(name, { value: roundDecimal(amount, JSON_DECIMALS), type: 'money' }, currency, note));
}

/** The rate by which prices were converted, where they were. */
function rateFigures(rate: Rate | undefined, { figures, rateUnit }: WorkbookWords): Row[] {
  if (rate === undefined) return [];
  return [
    figure(figures.rate, rate.rate, rateUnit(rate.to, rate.from), rate.source),
    figure(figures.rateAsOf, { value: rate.asOf, type: 'day' }),
  ];
}

export function planFigures({ plan }: Analysis, { words, book: { figures } }: WorkbookTexts): Row[] {
  const { placements, summary } = plan();
  const { statuses } = words.replication;
  const lacking = placements.reduce((sum, placement) => sum + lackingOf(placement), 0);
  return [
    figure(figures.placements, summary.placements),
    ...STATUSES.map((status) => figure(figures.ofStatus(statuses[status]), summary[status])),
    figure(figures.replicasLacking, { value: lacking, formula: '[replication!lacking]' }),
  ];
}

/** From the most urgent to the least. */
const STATUSES = ['infeasible', 'unreplicated', 'short', 'bare', 'ok', 'idle'] as const;

export function runFigures({ findings, suppressed, estate, facts, today }: Analysis, { words, book }: WorkbookTexts): Row[] {
  const { error, warning, info } = countSeverities(findings);
  const { figures, columns } = book;
  const leftOut = leftOutText(estate, words);
  return [
    figure(figures.errors, error),
    figure(figures.warnings, warning),
    figure(figures.infos, info),
    figure(figures.suppressed, suppressed),
    figure(figures.edition, facts.edition),
    figure(columns.asOf, { value: today, type: 'day' }),
    ...(leftOut === undefined ? [] : [figure(figures.leftOut, undefined, undefined, leftOut)]),
  ];
}
