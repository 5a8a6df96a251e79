import type { Path } from '../engine/finding.ts';
import type { Change, Refusal } from './change.ts';
import { scalarText } from './scalar-text.ts';
import type { WrittenDocument } from './written-document.ts';
import { quoteOf, textOf } from './written-node.ts';

/** Gives a pair another key; its place and its value stay. */
export function renameKey(document: WrittenDocument, path: Path, key: string): Change[] | Refusal {
  const place = document.placeOf(path);
  if ('refusal' in place) return place;
  const written = place.entry?.key;
  if (written === undefined) return { refusal: 'the key is not written there' };
  if (written.kind !== 'scalar') return { refusal: 'the key is no plain text' };
  if (place.siblings.some((sibling) => sibling.key !== undefined && textOf(sibling.key) === key))
    return { refusal: `the key "${key}" is there already` };
  return [{ start: written.start, end: written.end, text: scalarText(key, quoteOf(written)) }];
}
