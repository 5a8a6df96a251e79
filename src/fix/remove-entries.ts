import type { Path } from '../engine/finding.ts';
import type { Change, Refusal } from './change.ts';
import { lineEnd, lineStart, opensLine } from './line-bounds.ts';
import type { Place, WrittenDocument } from './written-document.ts';
import { anchorsIn, isFlow, type WrittenEntry, type WrittenNode } from './written-node.ts';

/** Takes pairs and items out, with the comments on their own lines. */
export function removeEntries(document: WrittenDocument, paths: readonly Path[]): Change[] | Refusal {
  const places = new Map<WrittenNode['token'], Place & { indexes: Set<number> }>();
  for (const path of paths) {
    const place = document.placeOf(path);
    if ('refusal' in place) return place;
    if (place.entry === undefined) return { refusal: 'it is not written there' };
    const anchor = anchorsIn(place.entry.item).find((name) => document.isAliased(name));
    if (anchor !== undefined) return { refusal: `the anchor &${anchor} is used elsewhere` };
    const known = places.get(place.parent.token);
    if (known === undefined) places.set(place.parent.token, { ...place, indexes: new Set([place.index]) });
    else known.indexes.add(place.index);
  }
  const changes: Change[] = [];
  for (const { parent, siblings, indexes } of places.values()) {
    const removed = isFlow(parent) ? fromFlow(document, siblings, indexes) : fromBlock(document, siblings, indexes);
    if ('refusal' in removed) return removed;
    changes.push(...removed);
  }
  return changes;
}

function fromBlock({ text }: WrittenDocument, entries: readonly WrittenEntry[], indexes: ReadonlySet<number>): Change[] | Refusal {
  if (indexes.size === entries.length) return { refusal: 'nothing would be left' };
  const changes: Change[] = [];
  for (const index of indexes) {
    const entry = entries[index];
    if (entry === undefined) continue;
    if (!opensLine(text, entry.start)) return { refusal: 'it shares its line with something else' };
    changes.push(linesFrom(text, entry.start, entry.end));
  }
  return changes;
}

/** Whole lines with their breaks; at the end of the text, with the break before them. */
function linesFrom(text: string, from: number, to: number): Change {
  const start = lineStart(text, from);
  const end = lineEnd(text, to);
  if (end < text.length) return { start, end: text[end] === '\r' ? end + 2 : end + 1, text: '' };
  return { start: text[start - 2] === '\r' ? start - 2 : Math.max(0, start - 1), end, text: '' };
}

/** Each removed stretch goes with one comma: the one before it, or at the beginning the one after. */
function fromFlow(document: WrittenDocument, entries: readonly WrittenEntry[], indexes: ReadonlySet<number>): Change[] | Refusal {
  const { text } = document;
  const changes: Change[] = [];
  for (let index = 0; index < entries.length; index++) {
    if (!indexes.has(index)) continue;
    const first = index;
    while (indexes.has(index + 1)) index++;
    const [before, from, to, after] = [entries[first - 1], entries[first], entries[index], entries[index + 1]];
    if (from === undefined || to === undefined) continue;
    const ownLines = wholeLines(text, from, to);
    if (ownLines !== undefined) {
      changes.push(ownLines);
      if (after === undefined && before !== undefined && !hasTrailingComma(text, to.end)) changes.push(...commaOf(from));
      continue;
    }
    const stretch =
      before !== undefined
        ? { start: before.end, end: to.end, text: '' }
        : { start: from.start, end: after === undefined ? to.end : after.start, text: '' };
    const gaps = text.slice(stretch.start, from.start) + text.slice(to.end, stretch.end);
    if (gaps.includes('#')) return { refusal: 'a comment stands between it and what is next to it' };
    changes.push(stretch);
  }
  return changes;
}

/** The lines of entries that share them with nobody, breaks and comments included. */
function wholeLines(text: string, from: WrittenEntry, to: WrittenEntry): Change | undefined {
  if (lineStart(text, from.start) === 0 || !opensLine(text, from.start)) return undefined;
  const rest = text.slice(to.end, lineEnd(text, to.end));
  return /^\s*,?\s*(?:#.*)?$/.test(rest) && lineEnd(text, to.end) < text.length ? linesFrom(text, from.start, to.end) : undefined;
}

function hasTrailingComma(text: string, at: number): boolean {
  return /^\s*,/.test(text.slice(at, lineEnd(text, at)));
}

/** The comma that stands before an entry. */
function commaOf({ item }: WrittenEntry): Change[] {
  return item.start.filter(({ type }) => type === 'comma').map(({ offset }) => ({ start: offset, end: offset + 1, text: '' }));
}
