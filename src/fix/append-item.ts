import type { Path } from '../engine/finding.ts';
import type { Change, Refusal } from './change.ts';
import { insertIntoFlow, insertLines } from './insert-entry.ts';
import { isMap, pairText, type ValueStyle, valueText } from './value-text.ts';
import type { WrittenDocument } from './written-document.ts';
import { isFlow, type WrittenEntry } from './written-node.ts';
import { commonPadding, commonQuote, paddingOf } from './written-style.ts';

/** Adds an item at the end of a list, written as the items before it are. */
export function appendItem(document: WrittenDocument, path: Path, value: unknown): Change[] | Refusal {
  const place = document.placeOf(path);
  if ('refusal' in place) return place;
  const list = place.entry?.value;
  if (list === undefined) return { refusal: 'there is no list yet' };
  const obstacle = document.obstacleAt(list);
  if (obstacle !== undefined) return obstacle;
  if (list.kind !== 'list') return { refusal: 'no list stands there' };
  const items = document.entriesOf(list);
  const maps = items.map((item) => item.value).filter(({ kind }) => kind === 'map');
  const style: ValueStyle = { quote: commonQuote(items) ?? document.usualQuote, padding: commonPadding(document, maps) ?? ' ' };
  if (isFlow(list))
    return insertIntoFlow(document, list, items, valueText(value, style), items.length === 0 ? '' : (paddingOf(document, list) ?? ''));
  const dash = dashOf(document, items.at(-1));
  if (!isMap(value) || !maps.some((map) => !isFlow(map))) return insertLines(document, items, [`${dash}${valueText(value, style)}`]);
  const pairs = Object.entries(value).map(([key, child]) => pairText(key, valueText(child, style), style));
  return insertLines(
    document,
    items,
    pairs.map((pair, index) => `${index === 0 ? dash : ' '.repeat(dash.length)}${pair}`),
  );
}

/** The dash with as many spaces as the last item has. */
function dashOf({ text }: WrittenDocument, item: WrittenEntry | undefined): string {
  if (item === undefined) return '- ';
  return /^- +$/.exec(text.slice(item.start, item.value.start))?.[0] ?? '- ';
}
