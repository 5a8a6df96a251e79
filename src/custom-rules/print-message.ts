import type { Message } from './parse-message.ts';
import type { Term } from './term.ts';
import { Entity, fieldOf, isList, type Value } from './value.ts';

/** Characters of one value, items of one list, characters of a whole message. */
const LONGEST_VALUE = 200;
const MOST_ITEMS = 10;
const LONGEST_MESSAGE = 1_000;

/** The message of a finding, on one line. */
export function printMessage(message: Message, valueOf: (term: Term) => Value): string {
  const words = message.map((part) => (typeof part === 'string' ? part : shortened(wordsOf(valueOf(part)), LONGEST_VALUE)));
  return shortened(words.join('').replaceAll(/\s+/g, ' ').trim(), LONGEST_MESSAGE);
}

/** A value as people read it: an entity by its name, a list by its items, nothing as `none`. */
function wordsOf(value: Value): string {
  if (value === null) return 'none';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) {
    if (value.length === 0) return 'none';
    const more = value.length > MOST_ITEMS ? ` and ${value.length - MOST_ITEMS} more` : '';
    return value.slice(0, MOST_ITEMS).map(wordsOf).join(', ') + more;
  }
  const name = fieldOf(value, 'name');
  if (name !== null || value instanceof Entity) return wordsOf(name);
  const pairs = Object.entries(value).map(([key, item]) => `${key}: ${wordsOf(item ?? null)}`);
  return pairs.length === 0 ? 'none' : pairs.join(', ');
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
