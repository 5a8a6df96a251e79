import type { Edit, Path } from '../engine/finding.ts';

type Parent = Record<string | number, unknown>;

const REMOVED = Symbol('removed');

/** The plain value after edits, each of whose paths is one of the value before all of them. The value itself stays as it is. */
export function editValue(value: unknown, edits: readonly Edit[]): unknown {
  const copies = new Copies(value);
  const lists = new Set<unknown[]>();
  const renames: Extract<Edit, { op: 'rename' }>[] = [];
  for (const edit of edits) {
    if (edit.op === 'rename') {
      renames.push(edit);
      continue;
    }
    if (edit.op === 'append') {
      const list = copies.at(edit.at);
      if (Array.isArray(list)) list.push(edit.value);
      continue;
    }
    const parent = copies.at(edit.at.slice(0, -1));
    const key = edit.at.at(-1) ?? '';
    if (edit.op === 'set') parent[key] = edit.value;
    else if (!Array.isArray(parent)) Reflect.deleteProperty(parent, key);
    else {
      // Indexes of other edits count from before: the item keeps its place for now.
      parent[Number(key)] = REMOVED;
      lists.add(parent);
    }
  }
  // The deepest first, while the keys above them are those that the paths name.
  for (const { at, key } of renames.toSorted((a, b) => b.at.length - a.at.length)) {
    const parent = copies.at(at.slice(0, -1));
    const old = at.at(-1) ?? '';
    parent[key] = parent[old];
    Reflect.deleteProperty(parent, old);
  }
  for (const list of lists) compact(list);
  return copies.root;
}

/** Copies what is on the way of a path, once: parts that an alias repeats are shared, and must not change together. */
class Copies {
  readonly #holder: Parent;
  readonly #copied = new Set<unknown>();

  constructor(root: unknown) {
    this.#holder = { root };
  }

  get root(): unknown {
    return this.#holder['root'];
  }

  at(path: Path): Parent {
    let parent = this.#holder;
    for (const key of ['root', ...path]) parent = this.#childOf(parent, key);
    return parent;
  }

  #childOf(parent: Parent, key: string | number): Parent {
    const child = parent[key];
    if (this.#copied.has(child)) return child as Parent;
    // Paths come from what was read: all but their ends lead through maps and lists.
    const copy = (Array.isArray(child) ? [...child] : { ...(child as Parent) }) as Parent;
    parent[key] = copy;
    this.#copied.add(copy);
    return copy;
  }
}

function compact(list: unknown[]): void {
  let length = 0;
  for (const item of list) if (item !== REMOVED) list[length++] = item;
  list.length = length;
}
