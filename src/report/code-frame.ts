import { characterWidth, displayWidth } from './display-width.ts';
import { sanitize } from './sanitize.ts';

/** A line of a manifest around the part that is meant, and what goes below it to underline that part. */
export type CodeFrame = { before: string; marked: string; after: string; carets: string };

/** One character as it is shown: a tab is spaces, what cannot be seen is spelt out. */
type Cell = { text: string; width: number; isMarked: boolean };

const TAB = 4;
/** UTF-16 units kept on either side of the range: a file may be one line of megabytes. */
const REACH = 500;

/**
 * Shows columns `from` to `to` (from 1, UTF-16 units, the end exclusive) of a line within so many columns of a
 * terminal. Indentation says nothing about a single line and is left away; a longer line is clipped around the range.
 */
export function codeFrame(line: string, from: number, to: number, columns: number): CodeFrame {
  const indent = Math.min(/^[ \t]*/.exec(line)?.[0].length ?? 0, from - 1);
  const start = from - 1 - indent;
  const cells = cellsOf(line.slice(indent), start, Math.max(start + 1, to - 1 - indent));
  // Past the end of the line there is a place all the same.
  if (!cells.some(({ isMarked }) => isMarked)) cells.push({ text: '', width: 1, isMarked: true });
  const first = cells.findIndex(({ isMarked }) => isMarked);
  const isClipped = widthOf(cells) > columns && first > 0;
  return draw(cells, isClipped ? clippedStart(cells, first, columns) : 0, columns);
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
  for (let cell = cells[start - 1]; cell !== undefined && cell.width <= room; cell = cells[start - 1]) {
    room -= cell.width;
    start--;
  }
  return start;
}

function draw(cells: readonly Cell[], start: number, columns: number): CodeFrame {
  const rest = cells.slice(start);
  let before = start > 0 ? '…' : '';
  let marked = '';
  let after = '';
  let left = columns - before.length;
  const isClipped = widthOf(rest) > left;
  if (isClipped) left--;
  let isPast = false;
  for (const { text, width, isMarked } of rest) {
    left -= width;
    if (left < 0) break;
    isPast ||= isMarked;
    if (isMarked) marked += text;
    else if (isPast) after += text;
    else before += text;
  }
  if (isClipped) after += '…';
  // A place without a width, such as the end of the line, is pointed at all the same.
  const carets = ' '.repeat(displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked)));
  return { before, marked, after: after.trimEnd(), carets };
}

function widthOf(cells: readonly Cell[]): number {
  let width = 0;
  for (const cell of cells) width += cell.width;
  return width;
}
