/**
 * A copy of plain data without some properties, each named by its keys: `['features', 'startsAtVersion']` is gone from every
 * feature. A last key such as `permissions=Community` takes that value away, and no other.
 */
export function without<T>(data: T, paths: readonly (readonly string[])[]): T {
  // What is left has the keys it had, and those are optional: the caller names no other.
  return paths.reduce<unknown>((rest, keys) => less(rest, keys), data) as T;
}

function less(data: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(data)) return data.map((item) => less(item, [key, ...rest]));
  const [name = '', value] = key.split('=');
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, name)) return data;
  const child: unknown = Reflect.get(data, name);
  if (value !== undefined && child !== value) return data;
  const entries = Object.entries(data);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([own]) => own !== name));
  return Object.fromEntries(entries.map(([own, item]) => [own, own === name ? less(item, rest) : item]));
}
