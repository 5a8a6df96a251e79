import { characterWidth, displayWidth } from './display-width.ts';
import { sanitize } from './sanitize.ts';

/** A line of a manifest and, below it, carets under the part that is meant. Both have the same width. */
export type CodeFrame = { source: string; carets: string };

/** One character as it is shown: a tab is spaces, what cannot be seen is spelt out. */
type Cell = { text: string; width: number; isMarked: boolean };

const TAB = 4;
/** UTF-16 units kept on either side of the range: a file may be one line of megabytes. */
const REACH = 500;

/**
 * Shows columns `from` to `to` (from 1, UTF-16 units, the end exclusive) of a line within so many columns of a
 * terminal. A longer line is clipped around the range.
 */
export function codeFrame(line: string, from: number, to: number, columns: number): CodeFrame {
  const cells = cellsOf(line, from - 1, Math.max(from, to - 1));
  const first = cells.findIndex(({ isMarked }) => isMarked);
  if (first === -1) cells.push({ text: '', width: 1, isMarked: true });
  let start = 0;
  if (widthOf(cells) > columns && first > 0) start = clippedStart(cells, first, columns);
  return draw(cells, start, columns);
}

function cellsOf(line: string, from: number, to: number): Cell[] {
  const cells: Cell[] = [];
  const start = Math.max(0, from - REACH);
  if (start > 0) cells.push({ text: '…', width: 1, isMarked: false });
  let offset = start;
  let column = 0;
  for (const character of line.slice(start, Math.min(to, from + REACH) + REACH)) {
    const text = character === '\t' ? ' '.repeat(TAB - (column % TAB)) : sanitize(character);
    const width = text === character ? characterWidth(character) : displayWidth(text);
    cells.push({ text, width, isMarked: offset >= from && offset < to });
    offset += character.length;
    column += width;
  }
  return cells;
}

/** Where to begin so that a third of the room is left for what stands before the range, or all that nothing after it needs. */
function clippedStart(cells: readonly Cell[], first: number, columns: number): number {
  const before = widthOf(cells.slice(0, first));
  const rest = widthOf(cells.slice(first));
  let room = Math.max(Math.floor(columns / 3), columns - rest - 1);
  if (before <= room) return 0;
  let start = first;
  while (start > 0 && room > 0) room -= cells[--start]?.width ?? 0;
  return start;
}

function draw(cells: readonly Cell[], start: number, columns: number): CodeFrame {
  let source = start > 0 ? '…' : '';
  let carets = start > 0 ? ' ' : '';
  let left = columns - source.length;
  const rest = cells.slice(start);
  const isClipped = widthOf(rest) > left;
  if (isClipped) left--;
  for (const { text, width, isMarked } of rest) {
    left -= width;
    if (left < 0) break;
    source += text;
    carets += (isMarked ? '^' : ' ').repeat(width);
  }
  if (isClipped) source += '…';
  return { source: source.trimEnd(), carets: carets.trimEnd() };
}

function widthOf(cells: readonly Cell[]): number {
  let width = 0;
  for (const cell of cells) width += cell.width;
  return width;
}
