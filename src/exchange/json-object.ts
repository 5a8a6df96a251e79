export type JsonObject = Readonly<Record<string, unknown>>;

/** The object at a path of plain data; an empty one where there is none, so that questions can go on. */
export function objectAt(value: unknown, ...path: readonly string[]): JsonObject {
  const found = valueAt(value, ...path);
  return isObject(found) ? found : {};
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** Own properties alone: names of a file are no way to what all objects have. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isObject(found) || !Object.hasOwn(found, key)) return undefined;
    found = found[key];
  }
  return found;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A key as an object spells it: Azure takes names of properties in any case. */
export function spelledKey(value: object, key: string): string | undefined {
  if (Object.hasOwn(value, key)) return key;
  if (Array.isArray(value)) return undefined;
  for (const candidate in value) {
    if (candidate.length === key.length && candidate.toLowerCase() === key.toLowerCase() && Object.hasOwn(value, candidate))
      return candidate;
  }
  return undefined;
}
