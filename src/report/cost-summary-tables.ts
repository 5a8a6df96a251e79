import type { BudgetStatus } from '../pricing/budget.ts';
import type { BreakdownView } from './cost-breakdowns.ts';
import type { CostSummary } from './cost-view.ts';
import { numberText } from './number-text.ts';
import type { Paint, Painter } from './painter.ts';
import type { TableLayout } from './table-layout.ts';
import { type TextCell, type TextColumn, textTable } from './text-table.ts';
import type { Words } from './words/words.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

const breakdownColumns = (heading: string, { columns }: Words): readonly TextColumn[] => [
  { title: heading, shrinkTo: 16 },
  { title: columns.replicas, align: 'right', drop: 2 },
  { title: columns.storedGB, align: 'right', drop: 1 },
  { title: columns.monthly, align: 'right' },
  { title: columns.share, align: 'right', drop: 3 },
  { title: columns.once, align: 'right' },
];

const priceColumns = ({ columns }: Words): readonly TextColumn[] => [
  { title: columns.prices, shrinkTo: 10 },
  { title: columns.lines, align: 'right', drop: 1 },
  { title: columns.storedGB, align: 'right', drop: 2 },
  { title: columns.monthly, align: 'right' },
  { title: columns.egressGB, align: 'right', drop: 3 },
  { title: columns.once, align: 'right' },
];

const budgetColumns = ({ columns }: Words): readonly TextColumn[] => [
  { title: columns.budget, shrinkTo: 10 },
  { title: columns.covers, shrinkTo: 10, drop: 3 },
  { title: columns.spent, align: 'right' },
  { title: columns.allowed, align: 'right' },
  { title: columns.share, align: 'right', drop: 1 },
  { title: '', drop: 2 },
  { title: columns.status },
];

/** One of the tables that split the total; its rows add up to it. */
export function breakdownLines(
  { heading, rows }: BreakdownView,
  { totals, totalLabel }: CostSummary,
  { columns, painter, words }: TableLayout,
): string[] {
  const cells = rows.map(({ name, snapshots, storedGB, storageMonthly, share, egressOnce }) => [
    name,
    snapshots,
    storedGB,
    storageMonthly,
    share,
    egressOnce,
  ]);
  cells.push([totalLabel, totals.snapshots, totals.storedGB, totals.storageMonthly, '', totals.egressOnce]);
  return summedTable(breakdownColumns(heading, words), cells, columns, painter);
}

/** The total by where prices come from; nothing where all are listed. */
export function priceLines({ priceParts, totals, totalLabel }: CostSummary, { columns, painter, words }: TableLayout): string[] {
  if (priceParts.length === 0) return [];
  const cells: TextCell[][] = priceParts.map(({ basis, name, lines, storedGB, storageMonthly, egressGB, egressOnce }) => [
    basis === 'listed' ? name : { text: name, paint: painter.warning },
    lines,
    storedGB,
    storageMonthly,
    egressGB,
    egressOnce,
  ]);
  const lines = numberText(priceParts.reduce((sum, { raw }) => sum + raw.lines, 0));
  cells.push([totalLabel, lines, totals.storedGB, totals.storageMonthly, totals.egressGB, totals.egressOnce]);
  return summedTable(priceColumns(words), cells, columns, painter);
}

/** Every budget with its bar; nothing where there are none. */
export function budgetLines({ budgets }: CostSummary, { columns, painter, words }: TableLayout): string[] {
  if (budgets.length === 0) return [];
  const paints: Readonly<Record<BudgetStatus, Paint>> = {
    within: painter.good,
    near: painter.warning,
    exceeded: painter.error,
    unknown: painter.warning,
  };
  const rows = budgets.map(({ name, covers, spent, allowed, share, textBar, status, statusText }): TextCell[] => {
    const paint = paints[status];
    return [name, covers, spent, allowed, share, { text: textBar, paint }, { text: statusText, paint }];
  });
  const table = textTable(budgetColumns(words), rows, columns - INDENT.length);
  const notes = budgets.filter(({ note }) => note !== '').map(({ name, note }) => `${name}: ${note}`);
  return [
    painter.faint(`${INDENT}${table.head}`),
    ...table.rows.map((row) => `${INDENT}${row}`),
    ...notes.flatMap((note) => wrapText(note, columns - INDENT.length).map((line) => painter.faint(`${INDENT}${line}`))),
  ];
}

/** A table whose last row is the sum of the others. */
function summedTable(titles: readonly TextColumn[], cells: readonly (readonly TextCell[])[], columns: number, painter: Painter): string[] {
  const table = textTable(titles, cells, columns - INDENT.length);
  const parts = table.rows.slice(0, -1).map((row) => `${INDENT}${row}`);
  return [painter.faint(`${INDENT}${table.head}`), ...parts, ...totalLines(table.rows.slice(-1), table.width, painter)];
}

/** A rule, and below it the sums, the last of them the total. */
export function totalLines(rows: readonly string[], width: number, painter: Painter): string[] {
  const last = rows.length - 1;
  return [
    painter.faint(`${INDENT}${'─'.repeat(width)}`),
    ...rows.map((row, index) => (index === last ? painter.strong(`${INDENT}${row}`) : `${INDENT}${row}`)),
  ];
}
