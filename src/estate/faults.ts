import type { Path } from '../engine/finding.ts';

/**
 * Where the schema found errors in a document, as a tree along the paths: an entity with a fault in itself is left
 * out of the rules, and what the fault touches is taken from its `spec`.
 */
export type Faults = Map<string | number, Faults>;

export function faultsOf(paths: readonly Path[]): Faults | undefined {
  if (paths.length === 0) return undefined;
  const root: Faults = new Map();
  for (const path of paths) {
    let node = root;
    for (const key of path) {
      let child = node.get(key);
      if (child === undefined) node.set(key, (child = new Map()));
      node = child;
    }
  }
  return root;
}

/** Whether the node has a fault outside of `children`, the keys under which it holds entities of their own. */
export function hasOwnFault(faults: Faults | undefined, children: readonly string[] = []): boolean {
  if (faults === undefined) return false;
  if (faults.size === 0) return true;
  for (const [key, below] of faults) {
    // `images: 5` is a fault of the gallery; a fault inside `images` is one of an image.
    if (below.size === 0 || typeof key !== 'string' || !children.includes(key)) return true;
  }
  return false;
}

/** The object without the keys that are at fault; keys in `children` stay unless they are wrong as a whole. */
export function withoutFaults<T extends object>(value: T, faults: Faults | undefined, children: readonly string[] = []): T {
  if (faults === undefined || faults.size === 0) return value;
  const clean = { ...value };
  for (const [key, below] of faults) {
    if (below.size > 0 && children.includes(String(key))) continue;
    Reflect.deleteProperty(clean, key);
  }
  return clean;
}
