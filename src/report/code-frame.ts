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
  const first = cells.findIndex(({ isMarked }) => isMarked);
  if (first === -1) cells.push({ text: '', width: 1, isMarked: true });
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
  while (start > 0 && room > 0) room -= cells[--start]?.width ?? 0;
  return start;
}

function draw(cells: readonly Cell[], start: number, columns: number): CodeFrame {
  const frame = { before: start > 0 ? '…' : '', marked: '', after: '', carets: start > 0 ? ' ' : '' };
  let left = columns - frame.before.length;
  const rest = cells.slice(start);
  const isClipped = widthOf(rest) > left;
  if (isClipped) left--;
  for (const { text, width, isMarked } of rest) {
    left -= width;
    if (left < 0) break;
    if (isMarked) frame.marked += text;
    else if (frame.carets.endsWith('^')) frame.after += text;
    else frame.before += text;
    if (isMarked || !frame.carets.endsWith('^')) frame.carets += (isMarked ? '^' : ' ').repeat(width);
  }
  if (isClipped) frame.after += '…';
  return { ...frame, after: frame.after.trimEnd() };
}

function widthOf(cells: readonly Cell[]): number {
  let width = 0;
  for (const cell of cells) width += cell.width;
  return width;
}
