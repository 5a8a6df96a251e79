import type { Range } from '../engine/finding.ts';
import type { Lines } from './lines.ts';
import { CELLS, END, KEY_END, KEY_START, NEXT, type Positions, START } from './positions.ts';

/** A comment that begins with a marker. */
export type Comment = Range & {
  /** Index of its document among the file's good documents; the last one that begins before it. */
  document: number;
  /** From the marker to the end of the line. */
  text: string;
  /** The line that a comment on a line of its own speaks of: the next one that is neither empty nor a comment. */
  nextLine: number;
};

/** Comments of a file that begin with `marker` (`# marker …`), in their order; texts that merely contain it are passed over. */
export function commentsOf(text: string, documents: readonly Positions[], lines: Lines, marker: string): Comment[] {
  const comments: Comment[] = [];
  const documentAt = documentFinder(text, documents);
  let content = -1;
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const hash = hashBefore(text, at);
    const document = documentAt(hash ?? at);
    if (hash === undefined || isInScalar(documents[document], hash)) continue;
    const end = lineEnd(text, at);
    // Comments that follow on each other speak of the same line.
    if (end > content) content = contentAfter(text, end);
    comments.push({
      ...lines.rangeOf(hash, end),
      document,
      text: text.slice(at, end).trimEnd(),
      nextLine: lines.rangeOf(content, content).line,
    });
  }
  return comments;
}

/** The `#` that opens the comment: before the marker, and after white space or at the beginning of a line. */
function hashBefore(text: string, at: number): number | undefined {
  let hash = at - 1;
  while (text[hash] === ' ' || text[hash] === '\t') hash--;
  if (text[hash] !== '#') return undefined;
  const before = text[hash - 1];
  return before === undefined || /\s/.test(before) ? hash : undefined;
}

/** Whether the offset lies in the text of a key or a scalar; collections only hold them. */
function isInScalar(document: Positions | undefined, offset: number): boolean {
  if (document === undefined) return false;
  const { tape, text } = document;
  const node = CELLS * lastAtOrBefore(tape.length / CELLS, (index) => beginOf(tape, index * CELLS), offset);
  if (node < 0) return false;
  if (covers(tape, node + KEY_START, node + KEY_END, offset)) return true;
  const isLeaf = tape[node + NEXT] === node + CELLS;
  return isLeaf && covers(tape, node + START, node + END, offset) && !'[{'.includes(text[tape[node + START] ?? 0] ?? '');
}

/** Nodes begin with their keys, and stand on the tape in the order of the text. */
function beginOf(tape: Int32Array, node: number): number {
  const keyStart = tape[node + KEY_START] ?? -1;
  return keyStart === -1 ? (tape[node + START] ?? 0) : keyStart;
}

function covers(tape: Int32Array, start: number, end: number, offset: number): boolean {
  return (tape[start] ?? -1) <= offset && offset < (tape[end] ?? -1);
}

/** A comment before the first node of a document belongs to it, if no `---` stands between them. */
function documentFinder(text: string, documents: readonly Positions[]): (offset: number) => number {
  const begins = documents.map(({ tape }) => {
    const start = tape[START] ?? 0;
    return text.startsWith('---', start) ? start : text.lastIndexOf('\n---', start) + 1;
  });
  return (offset) =>
    Math.max(
      0,
      lastAtOrBefore(begins.length, (index) => begins[index] ?? 0, offset),
    );
}

/** Of things in the order of the text, the last that begins at or before an offset; -1 where there is none. */
function lastAtOrBefore(count: number, beginAt: (index: number) => number, offset: number): number {
  let low = -1;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginAt(middle) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
  return text.length;
}

function contentAfter(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    while (at < text.length && /\s/.test(text[at] ?? '')) at++;
    if (text[at] !== '#') return at;
    at = lineEnd(text, at);
  }
  return at;
}
