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
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const hash = hashBefore(text, at);
    if (hash === undefined || documents.some((document) => isInScalar(document, hash))) continue;
    const end = lineEnd(text, at);
    comments.push({
      ...lines.rangeOf(hash, end),
      document: documentAt(text, documents, hash),
      text: text.slice(at, end).trimEnd(),
      nextLine: lines.rangeOf(contentAfter(text, end), contentAfter(text, end)).line,
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
function isInScalar({ tape, text }: Positions, offset: number): boolean {
  for (let node = 0; node < tape.length; node += CELLS) {
    if (covers(tape, node + KEY_START, node + KEY_END, offset)) return true;
    const isLeaf = tape[node + NEXT] === node + CELLS;
    if (isLeaf && covers(tape, node + START, node + END, offset) && !'[{'.includes(text[tape[node + START] ?? 0] ?? '')) return true;
  }
  return false;
}

function covers(tape: Int32Array, start: number, end: number, offset: number): boolean {
  return (tape[start] ?? -1) <= offset && offset < (tape[end] ?? -1);
}

/** A comment before the first node of a document belongs to it, if no `---` stands between them. */
function documentAt(text: string, documents: readonly Positions[], offset: number): number {
  let found = 0;
  for (const [index, { tape }] of documents.entries()) {
    const start = tape[START] ?? 0;
    if (start <= offset || !/^---/m.test(text.slice(offset, start))) found = index;
    if (start > offset) break;
  }
  return found;
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
