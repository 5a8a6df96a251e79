import type { Analysis } from '../engine/analyze.ts';
import type { Image } from '../estate/estate.ts';
import type { CostBy, CostLine, Estimate } from '../pricing/cost.ts';
import type { Decimal } from '../pricing/money.ts';
import { markText } from './cost-marks.ts';
import { type AmountsView, amountsView, costTexts, type CostTexts, type DecimalText } from './cost-amounts.ts';
import { breakdownLines, budgetLines, priceLines, totalLines } from './cost-summary-tables.ts';
import { type CostSummary, costSummary } from './cost-view.ts';
import { numberText } from './number-text.ts';
import { shownCost, type ShownCost } from './shown-cost.ts';
import { shownName } from './shown-text.ts';
import { leftOutText } from './findings-summary.ts';
import { clip } from './display-width.ts';
import type { Display, Painter } from './painter.ts';
import { type TableLayout, tableLayout } from './table-layout.ts';
import { columnTable, type TextCell, type TextColumn } from './text-table.ts';
import type { Words } from './words/words.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

/** In the order of `lineCells` and of the cells of `sumCells`. */
const columnsOf = ({ columns }: Words): readonly TextColumn[] => [
  { title: columns.version, shrinkTo: 9 },
  { title: columns.region, shrinkTo: 13 },
  { title: columns.storageType, shrinkTo: 12, drop: 3 },
  { title: columns.replicas, align: 'right' },
  { title: columns.usedGB, align: 'right', drop: 6 },
  { title: columns.storedGB, align: 'right', drop: 1 },
  { title: columns.pricePerGB, align: 'right', drop: 5 },
  { title: columns.monthly, align: 'right' },
  { title: columns.egressGB, align: 'right', drop: 4 },
  { title: columns.once, align: 'right' },
  { title: '' },
];

/**
 * `cost` for people: a line a version and region under its image, the totals from the sides that are asked for or from
 * every side, budgets, and what is assumed.
 */
export function costTable(analysis: Analysis, display: Display, by?: readonly CostBy[]): string {
  const estimate = analysis.cost();
  const layout = tableLayout(display);
  const summary = costSummary(estimate, layout.words, by);
  const lines = costLines(estimate, summary, Number.POSITIVE_INFINITY, layout);
  const tables: string[][] = [];
  // Breakdowns that are asked for are a result, not a note.
  if (!display.isQuiet || by !== undefined) {
    for (const breakdown of summary.breakdowns) tables.push(breakdownLines(breakdown, summary, layout));
  }
  if (!display.isQuiet) tables.push(priceLines(summary, layout), budgetLines(summary, layout));
  for (const table of tables) if (table.length > 0) lines.push('', ...table);
  if (!display.isQuiet) lines.push(...noteLines(summary, analysis, layout));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/**
 * The table of at most so many lines with its total; nothing where there are none. Rows are drawn without a view: there
 * may be very many.
 */
export function costLines(estimate: Estimate, summary: CostSummary, most: number | undefined, layout: TableLayout): string[] {
  const { columns, painter, words } = layout;
  const shown = shownCost(estimate, most);
  if (shown.lines.length === 0) return [];
  const texts = costTexts(estimate, words);
  const sums = [
    ...(shown.hidden > 0 ? [sumCells(words.cost.others, amountsView(shown.rest, texts))] : []),
    sumCells(summary.totalLabel, summary.totals),
  ];
  const cells = lineCells(shown, { ...texts, price: remembered(texts.exact), painter });
  const table = columnTable(
    columnsOf(words),
    shown.lines.length + sums.length,
    (index) => [...(cells[index]?.() ?? []), ...sums.map((sum) => sum[index] ?? '')],
    columns - INDENT.length,
  );
  const caption = words.cost.tableCaption(summary.currency, summary.prices);
  const printed = [...wrapText(caption, columns), '', painter.faint(`${INDENT}${table.head}`)];
  let image: Image | undefined;
  for (const [index, { targetRegion }] of shown.lines.entries()) {
    if (targetRegion.image !== image) {
      image = targetRegion.image;
      printed.push(painter.strong(clip(`${shownName(targetRegion.gallery.name)}/${shownName(image.name)}`, columns)));
    }
    printed.push(`${INDENT}${table.rows[index] ?? ''}`);
  }
  printed.push(...totalLines(table.rows.slice(shown.lines.length), table.width, painter));
  if (shown.hidden > 0) printed.push('', `${INDENT}${words.cost.othersNote(shown.hidden)}`);
  return printed;
}

type Print = CostTexts & { price: DecimalText; painter: Painter };

/** Prices are shared by very many lines: each is written out once. */
function remembered(exact: DecimalText): DecimalText {
  const texts = new Map<Decimal | undefined, string>();
  return (value) => {
    let text = texts.get(value);
    if (text === undefined) texts.set(value, (text = exact(value)));
    return text;
  };
}

/** The cells of each column, made when they are asked for. */
function lineCells({ lines, storageMonthly, egressOnce }: ShownCost, { money, exact, price, painter }: Print): (() => TextCell[])[] {
  const of = (cellOf: (line: CostLine) => TextCell) => () => lines.map(cellOf);
  return [
    of(({ targetRegion }) => shownName(targetRegion.version.name)),
    of(({ region }) => shownName(region)),
    of(({ storageAccountType }) => storageAccountType),
    of(({ replicas }) => numberText(replicas)),
    of(({ usedGB }) => exact(usedGB)),
    of(({ storedGB }) => exact(storedGB)),
    of(({ storagePrice }) => price(storagePrice?.price)),
    () => storageMonthly.map(money),
    of(({ egressGB }) => exact(egressGB)),
    () => egressOnce.map(money),
    of((line) => marksCell(line, painter)),
  ];
}

function marksCell(line: CostLine, { warning }: Painter): TextCell {
  const text = markText(line);
  return text === '' ? text : { text, paint: warning };
}

function sumCells(label: string, { snapshots, storedGB, storageMonthly, egressGB, egressOnce }: AmountsView): TextCell[] {
  return [label, '', '', snapshots, '', storedGB, '', storageMonthly, egressGB, egressOnce, ''];
}

function noteLines(view: CostSummary, { estate }: Analysis, { columns, painter, words }: TableLayout): string[] {
  const lines: string[] = view.hasLines ? [''] : [];
  lines.push(...wrapText(view.headline, columns).map(painter.strong));
  if (view.range !== null) lines.push(...wrapText(view.range.text, columns));
  if (view.superseded !== '') lines.push(...wrapText(view.superseded, columns));
  const notes = [...view.assumptions, ...(view.range?.assumptions ?? [])];
  if (view.marks.length > 0) notes.unshift(view.marks.map(({ letter, name }) => `${letter}: ${name}`).join(words.comma));
  const leftOut = leftOutText(estate, words);
  if (leftOut !== undefined) notes.push(leftOut);
  for (const note of notes) lines.push(...wrapText(note, columns).map(painter.faint));
  return lines;
}
