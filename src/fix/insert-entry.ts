import type { Change } from './change.ts';
import { columnOf, lineBreak, lineEnd, opensLine } from './line-bounds.ts';
import type { WrittenDocument } from './written-document.ts';
import type { WrittenEntry, WrittenNode } from './written-node.ts';

/** Adds an entry below the last one of a block collection; `lines` are its own, each indented as far as the entries are. */
export function insertLines({ text }: WrittenDocument, entries: readonly WrittenEntry[], lines: readonly string[]): Change[] {
  const at = lineEnd(text, entries.at(-1)?.end ?? text.length);
  const indent = ' '.repeat(columnOf(text, entries[0]?.start ?? 0));
  return [{ start: at, end: at, text: lines.map((line) => `${lineBreak(text, at)}${indent}${line}`).join('') }];
}

/** Adds an entry at the end of a flow collection: on a line of its own where the others have one. */
export function insertIntoFlow(
  { text }: WrittenDocument,
  { token, start }: WrittenNode,
  entries: readonly WrittenEntry[],
  entry: string,
  padding: '' | ' ',
): Change[] {
  if (token?.type !== 'flow-collection') return [];
  const close = token.end[0]?.offset ?? start + 1;
  const last = entries.at(-1);
  if (last === undefined) {
    const inner = text.slice(start + 1, close);
    return [{ start: start + 1, end: inner.trim() === '' ? close : start + 1, text: `${padding}${entry}${padding}` }];
  }
  const comma = trailingComma(token.items.slice(token.items.indexOf(last.item) + 1));
  const from = entries.at(-2)?.end ?? start + 1;
  const isBroken = text.slice(from, last.start).includes('\n') && opensLine(text, last.start);
  const ending = comma === undefined ? '' : ',';
  const after = comma === undefined ? last.end : comma + 1;
  const separator = comma === undefined ? ',' : '';
  if (!isBroken) return [{ start: after, end: after, text: `${separator}${gapOf(text.slice(from, last.start))}${entry}${ending}` }];
  const line = `${lineBreak(text, after)}${' '.repeat(columnOf(text, last.start))}${entry}${ending}`;
  const eol = lineEnd(text, after);
  if (close < eol) return [{ start: after, end: after, text: `${separator}${line}` }];
  const below = { start: eol, end: eol, text: line };
  return separator === '' ? [below] : [{ start: after, end: after, text: separator }, below];
}

function trailingComma(rest: readonly WrittenEntry['item'][]): number | undefined {
  for (const { start } of rest) for (const { type, offset } of start) if (type === 'comma') return offset;
  return undefined;
}

/** What follows the comma between two entries of one line. */
function gapOf(between: string): string {
  return /^\s*,( *)$/.exec(between)?.[1] ?? ' ';
}
