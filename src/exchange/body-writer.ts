import type { Path } from '../engine/finding.ts';

/** Puts a body of REST together from a resource that spells it otherwise, and remembers where each part came from. */
export class BodyWriter {
  readonly body: Record<string, unknown> = {};
  /** Parts that are written but not known. */
  readonly unresolved: Path[] = [];
  private readonly places: { to: Path; from: Path }[] = [];

  /** `to` is a path of ours in the body; lists are filled from their beginning. */
  put(to: Path, from: Path, value: unknown): void {
    let parent: Record<string | number, unknown> = this.body;
    for (const [index, part] of to.slice(0, -1).entries()) {
      const known = parent[part];
      if (typeof known === 'object' && known !== null) {
        parent = known as Record<string | number, unknown>;
        continue;
      }
      const made = typeof to[index + 1] === 'number' ? [] : {};
      parent[part] = made;
      parent = made as Record<string | number, unknown>;
    }
    const last = to.at(-1);
    if (last !== undefined) parent[last] = value;
    this.mark(to, from);
  }

  /** Leaves out a part that is written but not known. */
  omit(to: Path, from: Path): void {
    this.unresolved.push(to);
    this.mark(to, from);
  }

  /** Says where a part of the body is written that holds nothing yet. */
  mark(to: Path, from: Path): void {
    this.places.push({ to, from });
  }

  /**
   * Where a part of the body is written: what was put whole has its own form in both. A path that nothing was put at is
   * as near as the nearest part around it; `[]` is the resource.
   */
  written(path: Path): Path {
    let nearest: { to: Path; from: Path } | undefined;
    for (const place of this.places) {
      if (place.to.length > path.length || place.to.length <= (nearest?.to.length ?? 0)) continue;
      if (place.to.every((part, index) => part === path[index])) nearest = place;
    }
    return nearest === undefined ? [] : [...nearest.from, ...path.slice(nearest.to.length)];
  }
}
