/** A thing that has the key of an earlier one; both by index. */
export type Repeat = { index: number; first: number };

const NONE: readonly Repeat[] = [];

/** Up to here, comparing all pairs is faster than building a map, and leaves nothing behind. */
const SHORT = 16;

/** Things of a list whose key occurred before, each with the first of that key; things without a key are passed over. */
export function repeatsOf<T>(items: readonly T[], keyOf: (item: T) => string | number | undefined): readonly Repeat[] {
  if (items.length <= SHORT && !hasRepeat(items, keyOf)) return NONE;
  const repeats: Repeat[] = [];
  const firsts = new Map<string | number, number>();
  for (const [index, item] of items.entries()) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else repeats.push({ index, first });
  }
  return repeats;
}

function hasRepeat<T>(items: readonly T[], keyOf: (item: T) => string | number | undefined): boolean {
  let after = 0;
  for (const item of items) {
    after++;
    const key = keyOf(item);
    if (key === undefined) continue;
    for (let index = after; index < items.length; index++) {
      const other = items[index];
      if (other !== undefined && keyOf(other) === key) return true;
    }
  }
  return false;
}
