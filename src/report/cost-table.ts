import type { Analysis } from '../engine/analyze.ts';
import { type AmountsView, type BreakdownView, type CostLineView, type CostView, costView } from './cost-view.ts';
import { leftOutText } from './findings-summary.ts';
import { clip } from './display-width.ts';
import { createPainter, type Display, type Painter } from './painter.ts';
import { type TextCell, type TextColumn, textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

/** In the order of the cells of `lineCells` and `sumCells`. */
const COLUMNS: readonly TextColumn[] = [
  { title: 'Version', shrinkTo: 11 },
  { title: 'Region', shrinkTo: 13 },
  { title: 'Storage type', shrinkTo: 12, drop: 3 },
  { title: 'Replicas', align: 'right' },
  { title: 'Used GB', align: 'right', drop: 6 },
  { title: 'Stored GB', align: 'right', drop: 1 },
  { title: 'Per GB', align: 'right', drop: 5 },
  { title: 'Monthly', align: 'right' },
  { title: 'Egress GB', align: 'right', drop: 4 },
  { title: 'Once', align: 'right' },
  { title: '' },
];

const BREAKDOWN_COLUMNS = (heading: string): readonly TextColumn[] => [
  { title: heading, shrinkTo: 16 },
  { title: 'Replicas', align: 'right', drop: 2 },
  { title: 'Stored GB', align: 'right', drop: 1 },
  { title: 'Monthly', align: 'right' },
  { title: 'Share', align: 'right', drop: 3 },
  { title: 'Once', align: 'right' },
];

/** `cost` for people: a line a version and region under its image, the totals from every side, and what is assumed. */
export function costTable(analysis: Analysis, display: Display): string {
  const view = costView(analysis, Number.POSITIVE_INFINITY);
  const painter = createPainter(display.color);
  const lines = costLines(view, display.columns, painter);
  if (!display.isQuiet) {
    for (const breakdown of view.breakdowns) lines.push('', ...breakdownLines(breakdown, view, display.columns, painter));
    lines.push(...noteLines(view, analysis, display.columns, painter));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The table of lines with its total; nothing where there are none. */
export function costLines({ images, rest, totals, totalLabel, currency, prices }: CostView, columns: number, painter: Painter): string[] {
  const rows = images.flatMap(({ lines }) => lines.map((line) => lineCells(line, painter)));
  if (rows.length === 0) return [];
  const sums = [...(rest === null ? [] : [sumCells(rest.label, rest)]), sumCells(totalLabel, totals)];
  const table = textTable(COLUMNS, [...rows, ...sums], columns - INDENT.length);
  const caption = `Storage a month and egress once in ${currency}, by ${prices.name} of ${prices.asOf}`;
  const printed = [...wrapText(caption, columns), '', painter.faint(`${INDENT}${table.head}`)];
  let row = 0;
  for (const { gallery, image, lines } of images) {
    printed.push(painter.strong(clip(`${gallery}/${image}`, columns)));
    for (const _ of lines) printed.push(`${INDENT}${table.rows[row++] ?? ''}`);
  }
  printed.push(...totalLines(table.rows.slice(row), table.width, painter));
  return printed;
}

/** A rule, and below it the sums, the last of them the total. */
function totalLines(rows: readonly string[], width: number, painter: Painter): string[] {
  const last = rows.length - 1;
  return [
    painter.faint(`${INDENT}${'─'.repeat(width)}`),
    ...rows.map((row, index) => (index === last ? painter.strong(`${INDENT}${row}`) : `${INDENT}${row}`)),
  ];
}

function lineCells(line: CostLineView, painter: Painter): TextCell[] {
  const { version, region, storageAccountType, replicas, usedGB, storedGB, pricePerGBMonth, storageMonthly, egressGB, egressOnce } = line;
  const marks = { text: line.markText, paint: painter.warning };
  return [version, region, storageAccountType, replicas, usedGB, storedGB, pricePerGBMonth, storageMonthly, egressGB, egressOnce, marks];
}

function sumCells(label: string, { snapshots, storedGB, storageMonthly, egressGB, egressOnce }: AmountsView): TextCell[] {
  return [label, '', '', snapshots, '', storedGB, '', storageMonthly, egressGB, egressOnce, ''];
}

/** One of the tables that split the total; its rows add up to it. */
export function breakdownLines({ heading, rows }: BreakdownView, view: CostView, columns: number, painter: Painter): string[] {
  const cells = rows.map(({ name, snapshots, storedGB, storageMonthly, share, egressOnce }) => [
    name,
    snapshots,
    storedGB,
    storageMonthly,
    share,
    egressOnce,
  ]);
  const { totals, totalLabel } = view;
  cells.push([totalLabel, totals.snapshots, totals.storedGB, totals.storageMonthly, '', totals.egressOnce]);
  const table = textTable(BREAKDOWN_COLUMNS(heading), cells, columns - INDENT.length);
  const parts = table.rows.slice(0, -1).map((row) => `${INDENT}${row}`);
  return [painter.faint(`${INDENT}${table.head}`), ...parts, ...totalLines(table.rows.slice(-1), table.width, painter)];
}

function noteLines(view: CostView, { estate }: Analysis, columns: number, painter: Painter): string[] {
  const lines: string[] = view.hasLines ? [''] : [];
  lines.push(...wrapText(view.headline, columns).map(painter.strong));
  if (view.superseded !== '') lines.push(...wrapText(view.superseded, columns));
  const notes = [...view.assumptions];
  if (view.marks.length > 0) notes.unshift(view.marks.map(({ letter, name }) => `${letter}: ${name}`).join(', '));
  const leftOut = leftOutText(estate);
  if (leftOut !== undefined) notes.push(leftOut);
  for (const note of notes) lines.push(...wrapText(note, columns).map(painter.faint));
  return lines;
}
