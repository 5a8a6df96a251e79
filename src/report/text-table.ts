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
  const natural = columns.map(({ title }) => displayWidth(title));
  for (const row of rows) {
    for (let index = 0; index < natural.length; index++) {
      const width = displayWidth(textOf(row[index] ?? ''));
      if (width > (natural[index] ?? 0)) natural[index] = width;
    }
  }
  const kept = fit(columns, natural, room);
  const head = drawRow(
    columns.map(({ title }) => title),
    kept,
  );
  return { head, rows: rows.map((row) => drawRow(row, kept)), width: totalWidth(kept) };
}

/** A column that is shown, and how wide. */
type Kept = { index: number; width: number; least: number; isRight: boolean };

function fit(columns: readonly TextColumn[], natural: readonly number[], room: number): Kept[] {
  let kept = columns.map(({ align, shrinkTo }, index): Kept => {
    const width = natural[index] ?? 0;
    return { index, width, least: Math.min(width, shrinkTo ?? width), isRight: align === 'right' };
  });
  while (leastWidth(kept) > room) {
    const dropped = nextToDrop(columns, kept);
    if (dropped === undefined) break;
    kept = kept.filter((column) => column !== dropped);
  }
  shrink(kept, room);
  return kept;
}

function nextToDrop(columns: readonly TextColumn[], kept: readonly Kept[]): Kept | undefined {
  let next: Kept | undefined;
  const rank = ({ index }: Kept) => columns[index]?.drop ?? 0;
  for (const column of kept) if (rank(column) > (next === undefined ? 0 : rank(next))) next = column;
  return next;
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

function leastWidth(kept: readonly Kept[]): number {
  return kept.reduce((sum, { least }) => sum + least, GAP.length * (kept.length - 1));
}

function drawRow(cells: readonly TextCell[], kept: readonly Kept[]): string {
  let line = '';
  // Blanks are owed until something follows them: none stand at the end of a line.
  let owed = 0;
  for (const { index, width, isRight } of kept) {
    const cell = cells[index] ?? '';
    let text = textOf(cell);
    let free = width - displayWidth(text);
    if (free < 0) {
      text = clip(text, width);
      free = width - displayWidth(text);
    }
    if (text !== '') {
      const shown = typeof cell === 'string' || text === '' ? text : cell.paint(text);
      line += ' '.repeat(owed + (isRight ? free : 0)) + shown;
      owed = isRight ? 0 : free;
    } else {
      owed += width;
    }
    owed += GAP.length;
  }
  return line;
}

function textOf(cell: TextCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
