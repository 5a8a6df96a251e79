import type { Estate, Image, Version } from '../estate/estate.ts';
import { versionById } from '../estate/version-by-id.ts';

const VERSION_ID = /\/images\/[^/]+\/versions\//i;

/**
 * Which versions the manifests name by their ids: others are made from them. What the schema left out names them too, and goes
 * on naming; a version that goes names none any more.
 */
export class Namings {
  readonly #namersOf = new Map<Version, number>();
  readonly #namedBy = new Map<Version, Set<Version>>();

  constructor(estate: Estate) {
    const versionOf = versionsBySpec(estate);
    const visited = new Set<object>();
    const visit = (value: unknown, namer: Version | undefined): void => {
      if (typeof value === 'string') {
        const version = VERSION_ID.test(value) ? versionById(value, estate) : undefined;
        if (version !== undefined) this.#add(version, namer);
        return;
      }
      // What an alias repeats is looked at once.
      if (typeof value !== 'object' || value === null || visited.has(value)) return;
      visited.add(value);
      const inner = versionOf.get(value) ?? namer;
      for (const child of Object.values(value)) visit(child, inner);
    };
    for (const { source } of estate.documents)
      if (typeof source.value === 'object' && source.value !== null) visit(Reflect.get(source.value, 'galleries'), undefined);
  }

  isNamed(version: Version): boolean {
    return this.#namersOf.has(version);
  }

  /** Takes a version out, and answers with the images of those that nothing names any more. */
  drop(version: Version): Image[] {
    const freed: Image[] = [];
    for (const named of this.#namedBy.get(version) ?? []) {
      const left = (this.#namersOf.get(named) ?? 0) - 1;
      if (left > 0) this.#namersOf.set(named, left);
      else {
        this.#namersOf.delete(named);
        freed.push(named.image);
      }
    }
    this.#namedBy.delete(version);
    return freed;
  }

  #add(version: Version, namer: Version | undefined): void {
    // Naming itself, it would stay for its own sake.
    if (namer === version) return;
    if (namer !== undefined) {
      const known = this.#namedBy.get(namer) ?? new Set();
      if (known.has(version)) return;
      this.#namedBy.set(namer, known.add(version));
    }
    this.#namersOf.set(version, (this.#namersOf.get(version) ?? 0) + 1);
  }
}

/** What is written once, and so goes with its version; what an alias repeats stands for several. */
function versionsBySpec({ galleries }: Estate): ReadonlyMap<object, Version> {
  const versions = new Map<object, Version>();
  const repeated = new Set<object>();
  for (const { images } of galleries) {
    for (const image of images) {
      for (const version of image.versions) {
        if (versions.has(version.spec)) repeated.add(version.spec);
        versions.set(version.spec, version);
      }
    }
  }
  for (const spec of repeated) versions.delete(spec);
  return versions;
}
