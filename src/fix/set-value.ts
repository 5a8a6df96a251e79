import type { Path } from '../engine/finding.ts';
import type { Change, Refusal } from './change.ts';
import { insertIntoFlow, insertLines } from './insert-entry.ts';
import { columnOf, lineBreak, lineEnd } from './line-bounds.ts';
import { scalarText } from './scalar-text.ts';
import { isMap, mapText, pairText, type ValueStyle, valueText } from './value-text.ts';
import { commonPadding, paddingOf } from './written-style.ts';
import type { Place, WrittenDocument } from './written-document.ts';
import { isFlow, quoteOf, textOf, type WrittenEntry, type WrittenNode } from './written-node.ts';

/** Gives a key or an item another value, or a map a key it does not have yet. */
export function setValue(document: WrittenDocument, path: Path, value: unknown): Change[] | Refusal {
  const place = document.placeOf(path);
  if ('refusal' in place) return place;
  const { parent, siblings, entry } = place;
  if (entry === undefined) return addKey(document, parent, siblings, String(path.at(-1)), value);
  const node = entry.value;
  const obstacle = document.obstacleAt(node);
  if (obstacle !== undefined) return obstacle;
  if (node.kind === 'nothing') return fillIn(document, entry, value);
  if (node.kind !== 'scalar') return { refusal: REFUSALS[node.kind] };
  if (isMap(value)) return wrap(document, place, node, value);
  return [{ start: node.start, end: node.end, text: valueText(value, { quote: quoteOf(node), padding: ' ' }) }];
}

const REFUSALS = {
  map: 'a map stands there',
  list: 'a list stands there',
  alias: 'an alias stands there',
  other: 'a block text or a pair within a list stands there',
};

function addKey(
  document: WrittenDocument,
  parent: WrittenNode,
  siblings: readonly WrittenEntry[],
  key: string,
  value: unknown,
): Change[] | Refusal {
  const last = siblings.at(-1);
  const quote = last?.key === undefined ? document.usualQuote : quoteOf(last.key);
  const style: ValueStyle = { quote: document.usualQuote, padding: ' ' };
  if (!isFlow(parent)) return insertLines(document, siblings, [`${scalarText(key, quote)}: ${valueText(value, style)}`]);
  const colon = last?.key !== undefined && document.text.slice(last.key.end, last.value.start) === ':' ? ':' : ': ';
  const pair = `${scalarText(key, quote)}${colon}${valueText(value, style)}`;
  return insertIntoFlow(document, parent, siblings, pair, paddingOf(document, parent) ?? ' ');
}

/** `key:` gets a value. */
function fillIn(document: WrittenDocument, { item, key, value: node }: WrittenEntry, value: unknown): Change[] {
  const hasColon = key === undefined || item.sep?.some(({ type }) => type === 'map-value-ind') === true;
  const text = valueText(value, { quote: document.usualQuote, padding: ' ' });
  return [{ start: node.start, end: node.start, text: `${hasColon ? ' ' : ': '}${text}` }];
}

/** A scalar becomes a map that holds it: `westeurope` becomes `{ name: westeurope, regionalReplicaCount: 6 }`. */
function wrap(
  document: WrittenDocument,
  { parent, siblings }: Place,
  node: WrittenNode,
  value: Readonly<Record<string, unknown>>,
): Change[] {
  const { text } = document;
  const maps = siblings.filter(({ value: sibling }) => sibling.kind === 'map').map(({ value: sibling }) => sibling);
  const isBlock = parent.kind === 'list' && !isFlow(parent) && maps.some((map) => !isFlow(map));
  const style: ValueStyle = { quote: document.usualQuote, padding: commonPadding(document, maps) ?? ' ' };
  const pairs = Object.entries(value).map(([key, child]) => {
    const isKept = child === textOf(node) && (isBlock || quoteOf(node) !== '' || scalarText(child, '') === child);
    return pairText(key, isKept ? text.slice(node.start, node.end) : valueText(child, style), style);
  });
  // An anchor or a tag on the line would be taken for the first key's.
  if (!isBlock || node.anchor !== undefined || node.hasTag) return [{ start: node.start, end: node.end, text: mapText(pairs, style) }];
  const [first = '', ...rest] = pairs;
  const at = lineEnd(text, node.end);
  const indent = `${lineBreak(text, at)}${' '.repeat(columnOf(text, node.start))}`;
  return [
    { start: node.start, end: node.end, text: first },
    { start: at, end: at, text: rest.map((pair) => `${indent}${pair}`).join('') },
  ];
}
