/** Keys whose strings stay as they are: addresses, which the program makes, and tables laid out for plain text. */
const UNTOUCHED: ReadonlySet<string> = new Set(['url', 'source', 'tables', 'packed']);

/** A copy of plain data with every string replaced. What is made when it is asked for still is: most templates do not ask. */
export function mapStrings<T>(value: T, replace: (text: string) => string): T {
  // A string becomes a string, and all else keeps its shape.
  return mapped(value, replace) as T;
}

function mapped(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, { get, value: item }] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (UNTOUCHED.has(key)) copy[key] = get === undefined ? item : get.call(value);
    else if (get === undefined) copy[key] = mapped(item, replace);
    else Object.defineProperty(copy, key, { get: () => mapped(get.call(value), replace), enumerable: true });
  }
  return copy;
}
