import { clip, displayWidth } from './display-width.ts';
import type { Paint } from './painter.ts';

export type TextColumn = {
  title: string;
  align?: 'right';
  /** How narrow the column may be made where room is short, its longer cells clipped; without it, never. */
  shrinkTo?: number;
  /** Where shrinking does not help, columns are dropped, the highest number first; without it, never. */
  drop?: number;
};

/** A cell is its text, or its text and how to colour it. */
export type TextCell = string | { text: string; paint: Paint };

/** Laid out: the head, and a line for every row. */
export type TextTable = { head: string; rows: string[]; width: number };

const GAP = '  ';

/**
 * Lays out a table in at most so many columns of a terminal. Cells are one line each and free of control characters.
 * A table whose last droppable column is gone may still be too wide; its columns stay aligned.
 */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly TextCell[])[], room: number): TextTable {
  return columnTable(columns, rows.length, (index) => rows.map((row) => row[index] ?? ''), room);
}

/** The same from its columns: the cells of one that there is no room for are not asked for, where there are very many rows. */
export function columnTable(
  columns: readonly TextColumn[],
  rowCount: number,
  cellsOf: (index: number) => readonly TextCell[],
  room: number,
): TextTable {
  const kept = fit(columns, cellsOf, room);
  shrink(kept, room);
  const rows: string[] = [];
  for (let row = 0; row < rowCount; row++) rows.push(drawRow(kept, row));
  return { head: drawRow(kept, HEAD), rows, width: totalWidth(kept) };
}

/** A column that is shown, and how wide. */
type Kept = {
  index: number;
  title: string;
  cells: readonly TextCell[];
  /** Of each cell. */
  widths: Int32Array;
  width: number;
  least: number;
  isRight: boolean;
};

/** In place of the number of a row. */
const HEAD = -1;

/** The columns that no room makes drop, and the others, the highest number last, as long as there is room. */
function fit(columns: readonly TextColumn[], cellsOf: (index: number) => readonly TextCell[], room: number): Kept[] {
  const rank = (index: number) => columns[index]?.drop ?? 0;
  const order = columns.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || b - a);
  const kept: Kept[] = [];
  let least = -GAP.length;
  for (const index of order) {
    const column = columns[index];
    if (column === undefined) continue;
    const measured = measure(column, index, cellsOf(index));
    least += measured.least + GAP.length;
    if (least > room && rank(index) > 0) break;
    kept.push(measured);
  }
  return kept.sort((a, b) => a.index - b.index);
}

function measure({ title, align, shrinkTo }: TextColumn, index: number, cells: readonly TextCell[]): Kept {
  const widths = new Int32Array(cells.length);
  let width = displayWidth(title);
  for (let row = 0; row < cells.length; row++) {
    const own = displayWidth(textOf(cells[row] ?? ''));
    widths[row] = own;
    if (own > width) width = own;
  }
  return { index, title, cells, widths, width, least: Math.min(width, shrinkTo ?? width), isRight: align === 'right' };
}

/** Takes from the widest column that may shrink until all fit, or none may. */
function shrink(kept: readonly Kept[], room: number): void {
  let over = totalWidth(kept) - room;
  while (over > 0) {
    let widest: Kept | undefined;
    for (const column of kept) if (column.width > column.least && column.width > (widest?.width ?? 0)) widest = column;
    if (widest === undefined) return;
    widest.width--;
    over--;
  }
}

function totalWidth(kept: readonly Kept[]): number {
  return kept.reduce((sum, { width }) => sum + width, GAP.length * (kept.length - 1));
}

function drawRow(kept: readonly Kept[], row: number): string {
  let line = '';
  // Blanks are owed until something follows them: none stand at the end of a line.
  let owed = 0;
  for (const column of kept) {
    const { width } = column;
    const cell = row === HEAD ? column.title : (column.cells[row] ?? '');
    let text = textOf(cell);
    let free = width - (row === HEAD ? displayWidth(text) : (column.widths[row] ?? 0));
    if (free < 0) {
      text = clip(text, width);
      free = width - displayWidth(text);
    }
    if (text !== '') {
      const shown = typeof cell === 'string' ? text : cell.paint(text);
      line += blanks(owed + (column.isRight ? free : 0)) + shown;
      owed = column.isRight ? 0 : free;
    } else {
      owed += width;
    }
    owed += GAP.length;
  }
  return line;
}

const BLANKS: readonly string[] = Array.from({ length: 64 }, (_, count) => ' '.repeat(count));

function blanks(count: number): string {
  return BLANKS[count] ?? ' '.repeat(count);
}

function textOf(cell: TextCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
