import type { Range } from '../engine/finding.ts';

/** Where the lines of a text begin. Lines end at LF, CR LF or a lone CR, as YAML says. */
export type Lines = {
  /** A stretch of the text in lines and columns; offsets are UTF-16 units. */
  rangeOf(start: number, end: number): Range;
  /** Where a line begins, counted from 1; undefined where there is no such line. */
  startOf(line: number): number | undefined;
};

/** Indexes a text at the first question about it. */
export function linesOf(text: string): Lines {
  let starts: Int32Array | undefined;
  return {
    startOf: (line) => (starts ??= lineStarts(text))[line - 1],
    rangeOf(start, end) {
      starts ??= lineStarts(text);
      const line = lineAt(starts, start);
      const endLine = lineAt(starts, end);
      return {
        line: line + 1,
        column: start - (starts[line] ?? 0) + 1,
        endLine: endLine + 1,
        endColumn: end - (starts[endLine] ?? 0) + 1,
      };
    },
  };
}

function lineStarts(text: string): Int32Array {
  const nextLine = text.includes('\r') ? afterAnyBreak : afterLineFeed;
  let starts = new Int32Array((text.length >> 5) + 16);
  let count = 1;
  for (let at = nextLine(text, 0); at !== 0; at = nextLine(text, at)) {
    if (count === starts.length) starts = grown(starts);
    starts[count++] = at;
  }
  return starts.subarray(0, count);
}

/** The beginning of the line after the one that holds `from`; 0 where there is none. */
function afterLineFeed(text: string, from: number): number {
  return text.indexOf('\n', from) + 1;
}

function afterAnyBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) return at + 1;
    if (unit === 0x0d) return text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
  }
  return 0;
}

function grown(cells: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2);
  larger.set(cells);
  return larger;
}

/** The last line that begins at or before `offset`. */
function lineAt(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
