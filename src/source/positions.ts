import type { Path } from '../engine/finding.ts';

/**
 * Where the nodes of one document are written: a tape of `CELLS` numbers a node, in the order of the text.
 * All numbers but the last are offsets into the file's text (UTF-16 units, ends exclusive).
 *
 * | cell | holds |
 * |---|---|
 * | KEY_START, KEY_END | the node's key with its quotes; -1 for the root and for items of sequences |
 * | START, END | the value: from its first token to the end of its last; the same twice where nothing is written |
 * | NEXT | index on the tape of the first node after this one and all it holds |
 */
export type Positions = {
  text: string;
  tape: Int32Array;
  /** Nodes whose key is not what stands between its quotes (escapes, line breaks, aliases). */
  keys: ReadonlyMap<number, string>;
  /** Alias -> the node it stands for. */
  aliases: ReadonlyMap<number, number>;
  /** Mapping -> its `<<` pairs, in the order of the text. */
  merges: ReadonlyMap<number, ReadonlySet<number>>;
};

export const CELLS = 5;
export const KEY_START = 0;
export const KEY_END = 1;
export const START = 2;
export const END = 3;
export const NEXT = 4;

export const NO_KEYS: ReadonlyMap<number, string> = new Map();

/** Offsets of a path's value or key, see `SourceDocument.rangeOf`. */
export type Locate = (path: Path, part: 'key' | 'value') => { start: number; end: number };

type Children = Int32Array | ReadonlyMap<string, number>;

/**
 * Answers questions about one document. The children of every collection it passes are remembered, so that a
 * thousand questions about a list of a hundred thousand items read the list once.
 */
export function locator(positions: Positions): Locate {
  const { tape } = positions;
  const known = new Map<number, Children>();

  function childrenOf(node: number): Children {
    let children = known.get(node);
    if (children === undefined) {
      children = isMapping(positions, node) ? pairsOf(node) : itemsOf(positions, node);
      known.set(node, children);
    }
    return children;
  }

  /** Own pairs first; of merged mappings, the one named first wins. */
  function pairsOf(node: number): ReadonlyMap<string, number> {
    const pairs = new Map<string, number>();
    const merges = positions.merges.get(node);
    for (let child = node + CELLS; child < cell(tape, node, NEXT); child = cell(tape, child, NEXT)) {
      if (!merges?.has(child)) pairs.set(keyOf(positions, child), child);
    }
    for (const merge of merges ?? []) {
      for (const source of mergedMappings(merge)) {
        for (const [key, child] of source) if (!pairs.has(key)) pairs.set(key, child);
      }
    }
    return pairs;
  }

  /** The pairs of what a merge key names: one mapping, or a list of them. */
  function* mergedMappings(merge: number): Generator<ReadonlyMap<string, number>> {
    const children = childrenOf(target(merge));
    if (!(children instanceof Int32Array)) return yield children;
    for (const item of children) {
      const pairs = childrenOf(target(item));
      if (!(pairs instanceof Int32Array)) yield pairs;
    }
  }

  function target(node: number): number {
    return positions.aliases.get(node) ?? node;
  }

  function childOf(node: number, part: string | number): number | undefined {
    const children = childrenOf(target(node));
    return children instanceof Int32Array ? children[Number(part)] : children.get(String(part));
  }

  return (path, part) => {
    let node = 0;
    for (const step of path) {
      const child = childOf(node, step);
      if (child === undefined) return written(node, 'key');
      node = child;
    }
    return written(node, part);
  };

  function written(node: number, part: 'key' | 'value'): { start: number; end: number } {
    const keyStart = cell(tape, node, KEY_START);
    const value = target(node);
    const isAbsent = cell(tape, value, START) === cell(tape, value, END);
    if (keyStart !== -1 && (part === 'key' || isAbsent)) return { start: keyStart, end: cell(tape, node, KEY_END) };
    return { start: cell(tape, value, START), end: cell(tape, value, END) };
  }
}

function cell(tape: Int32Array, node: number, offset: number): number {
  return tape[node + offset] ?? -1;
}

/** Only pairs have keys; a collection without children may pass for either. */
function isMapping({ tape }: Positions, node: number): boolean {
  const first = node + CELLS;
  return first < cell(tape, node, NEXT) && cell(tape, first, KEY_START) !== -1;
}

function itemsOf({ tape }: Positions, node: number): Int32Array {
  const end = cell(tape, node, NEXT);
  let count = 0;
  for (let child = node + CELLS; child < end; child = cell(tape, child, NEXT)) count++;
  const items = new Int32Array(count);
  let index = 0;
  for (let child = node + CELLS; child < end; child = cell(tape, child, NEXT)) items[index++] = child;
  return items;
}

function keyOf({ text, tape, keys }: Positions, node: number): string {
  const spelled = keys.get(node);
  if (spelled !== undefined) return spelled;
  const start = cell(tape, node, KEY_START);
  const end = cell(tape, node, KEY_END);
  const first = text.charCodeAt(start);
  return first === 0x22 || first === 0x27 ? text.slice(start + 1, end - 1) : text.slice(start, end);
}
