import type { Path } from '../engine/finding.ts';

/**
 * Where a property is written in a part of a manifest: `['features', 'startsAtVersion']` is `['features', 2, 'startsAtVersion']`
 * where the third feature is the first to have it. A last key such as `osState=Specialized` asks for that value. Undefined
 * where it is not written.
 */
export function writtenPath(part: unknown, keys: readonly string[]): Path | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return [];
  if (Array.isArray(part)) {
    for (const [index, item] of part.entries()) {
      const path = writtenPath(item, keys);
      if (path !== undefined) return [index, ...path];
    }
    return undefined;
  }
  const [name = '', value] = key.split('=');
  if (typeof part !== 'object' || part === null || !Object.hasOwn(part, name)) return undefined;
  // The seam between the names of the ladder and the types of the manifest.
  const child: unknown = Reflect.get(part, name);
  if (value !== undefined) return child === value ? [name] : undefined;
  const path = writtenPath(child, rest);
  return path && [name, ...path];
}
