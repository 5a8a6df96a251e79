import type { Analysis } from '../engine/analyze.ts';
import { clip } from './display-width.ts';
import { leftOutText } from './findings-summary.ts';
import type { BudgetForecastView, LimitForecastView } from './forecast-reach.ts';
import { type ForecastAsked, type ForecastGroupsView, type ForecastMonthView, forecastView, type ForecastView } from './forecast-view.ts';
import type { Paint, Painter } from './painter.ts';
import type { Reporter } from './reporter.ts';
import { type TableLayout, tableLayout } from './table-layout.ts';
import { type TextColumn, textTable } from './text-table.ts';
import type { Words } from './words/words.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';
/** Columns of the bar, and how many stand between it and the table. */
const BAR = 10;
const BAR_GAP = 2;
/** Limits and budgets that a terminal shows. */
const MOST_REACHES = 6;

/** `forecast` for people: a line a month with a bar, the split that was asked for, then limits and budgets. */
export function forecastTable(asked: ForecastAsked): Reporter {
  return (analysis, display) => {
    const layout = tableLayout(display);
    const view = forecastView(analysis, layout.words, { most: MOST_REACHES, ...asked });
    const lines = forecastLines(view, layout);
    if (!display.isQuiet) lines.push(...reachLines(view, layout), ...noteLines(view, analysis, layout));
    return `${lines.join('\n')}\n`;
  };
}

/** What the forecast comes to, and its months. */
export function forecastLines(view: ForecastView, layout: TableLayout): string[] {
  const { columns, painter } = layout;
  const lines = [...wrapText(view.headline, columns).map(painter.strong), ...wrapText(view.change, columns)];
  if (view.hasCadence) lines.push(...wrapText(view.cadence, columns), ...wrapText(view.turnover, columns));
  else lines.push(...wrapText(view.cadence, columns), ...wrapText(view.hint, columns));
  lines.push('', ...monthLines(view, layout));
  if (view.groups !== null) lines.push('', ...groupLines(view.groups, view, layout));
  return lines;
}

/** The highest is dropped first; those marked as essential only where there is no room even without bars. */
const monthColumns = ({ columns }: Words, isNarrow: boolean): readonly TextColumn[] => [
  { title: columns.month },
  { title: columns.versions, align: 'right' },
  { title: columns.newVersions, align: 'right', ...(isNarrow && { drop: 2 }) },
  { title: columns.droppedVersions, align: 'right', ...(isNarrow && { drop: 3 }) },
  { title: columns.replicas, align: 'right', drop: 7 },
  { title: columns.storedGB, align: 'right', drop: 5 },
  { title: columns.storage, align: 'right' },
  { title: columns.egressGB, align: 'right', drop: 6 },
  { title: columns.egress, align: 'right', ...(isNarrow && { drop: 1 }) },
  { title: columns.total, align: 'right', drop: 4 },
  { title: columns.cumulative, align: 'right' },
];

function monthLines({ months, totals, totalLabel }: ForecastView, { columns, painter, words }: TableLayout): string[] {
  const rows = months.map(monthCells);
  rows.push([
    totalLabel,
    '',
    totals.newVersions,
    totals.droppedVersions,
    '',
    '',
    totals.storage,
    totals.egressGB,
    totals.egress,
    totals.total,
    totals.total,
  ]);
  const room = columns - INDENT.length - BAR_GAP - BAR;
  const beside = textTable(monthColumns(words, false), rows, room);
  const hasBars = beside.width <= room;
  const table = hasBars ? beside : textTable(monthColumns(words, true), rows, columns - INDENT.length);
  const gap = ' '.repeat(BAR_GAP);
  const bars = hasBars ? months.map(({ bar }) => gap + painter.info(barText(Number(bar)))) : [];
  // What the bars are of stands over them.
  const head = hasBars ? `${table.head}${gap}${clip(words.columns.total, BAR)}` : table.head;
  return [
    painter.faint(`${INDENT}${head}`),
    ...table.rows.slice(0, -1).map((row, index) => `${INDENT}${row}${bars[index] ?? ''}`.trimEnd()),
    ...totalLines(table.rows.at(-1) ?? '', table.width, painter),
  ];
}

function monthCells(month: ForecastMonthView): string[] {
  return [
    month.month,
    month.versions,
    month.newVersions,
    month.droppedVersions,
    month.replicas,
    month.storedGB,
    month.storage,
    month.egressGB,
    month.egress,
    month.total,
    month.cumulative,
  ];
}

/** Of a share from 0 to 100, in halves of a column; what is more than nothing is seen. */
function barText(percent: number): string {
  const halves = percent > 0 ? Math.max(1, Math.round((2 * BAR * percent) / 100)) : 0;
  return '█'.repeat(Math.floor(halves / 2)) + (halves % 2 === 1 ? '▌' : '');
}

const groupColumns = (heading: string, { columns, template }: Words): readonly TextColumn[] => [
  { title: heading, shrinkTo: 28 },
  { title: template.forecast.firstMonth, align: 'right', drop: 4 },
  { title: template.forecast.lastMonth, align: 'right', drop: 3 },
  { title: columns.storage, align: 'right', drop: 2 },
  { title: columns.egress, align: 'right', drop: 1 },
  { title: columns.total, align: 'right' },
  { title: columns.share, align: 'right', drop: 5 },
];

function groupLines({ heading, rows }: ForecastGroupsView, view: ForecastView, { columns, painter, words }: TableLayout): string[] {
  const { totals, months, totalLabel } = view;
  const cells = rows.map((row) => [row.name, row.firstMonth, row.lastMonth, row.storage, row.egress, row.total, row.share]);
  cells.push([totalLabel, months[0]?.storage ?? '', months.at(-1)?.storage ?? '', totals.storage, totals.egress, totals.total, '']);
  const table = textTable(groupColumns(heading, words), cells, columns - INDENT.length);
  return [
    painter.faint(`${INDENT}${table.head}`),
    ...table.rows.slice(0, -1).map((row) => `${INDENT}${row}`),
    ...totalLines(table.rows.at(-1) ?? '', table.width, painter),
  ];
}

/** A rule, and below it the total. */
function totalLines(row: string, width: number, painter: Painter): string[] {
  return [painter.faint(`${INDENT}${'─'.repeat(width)}`), painter.strong(`${INDENT}${row}`)];
}

/** Limits and budgets, each with its arithmetic. */
export function reachLines({ limits, moreLimits, budgets, moreBudgets }: ForecastView, { columns, painter, words }: TableLayout): string[] {
  const { forecast } = words.template;
  return [
    ...listLines(forecast.limits, limits, moreLimits, columns, painter),
    ...listLines(forecast.budgets, budgets, moreBudgets, columns, painter),
  ];
}

function listLines(
  heading: string,
  items: readonly (LimitForecastView | BudgetForecastView)[],
  more: string,
  columns: number,
  painter: Painter,
): string[] {
  if (items.length === 0) return [];
  const paints: Readonly<Record<string, Paint>> = { bad: painter.error, warn: painter.warning };
  const lines = ['', painter.strong(heading)];
  for (const { text, tone } of items) lines.push(...indented(text, columns).map(paints[tone] ?? ((line) => line)));
  if (more !== '') lines.push(...indented(more, columns).map(painter.faint));
  return lines;
}

function indented(text: string, columns: number): string[] {
  return wrapText(text, columns - 2 * INDENT.length).map((line, index) => (index === 0 ? INDENT : INDENT + INDENT) + line);
}

function noteLines({ assumptions, prices }: ForecastView, { estate, cost }: Analysis, { columns, painter, words }: TableLayout): string[] {
  const leftOut = leftOutText(estate, words);
  const ofEstimate = cost().assumptions.map(({ kind, lines }) => words.cost.assumptions[kind](lines));
  const notes = [prices.text, ...assumptions, ...ofEstimate, ...(leftOut === undefined ? [] : [leftOut])];
  return ['', ...notes.flatMap((note) => wrapText(note, columns).map(painter.faint))];
}
