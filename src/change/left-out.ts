import type { Estate, EstateDocument, Gallery, Image } from '../estate/estate.ts';
import type { Path } from '../engine/finding.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { ChangedKind, Side, Unknown } from './change.ts';

/** Names, in the spelling by which entities are told apart, of what a list holds and the schema refused. */
export type LeftOutNames = {
  has(name: string): boolean;
  /** Something of unknown name was refused: nothing can be said about what is absent. */
  hasNameless: boolean;
};

/** An entry of a list that the schema refused: what can be told of it. */
type Refused = { name: string; index: number };

/** What one side left out, list by list. */
export class LeftOut {
  readonly unknown: Unknown[] = [];
  readonly #side: Side;
  readonly #isIncomplete: boolean;

  /** Of a side of which something could not be read, every list may lack something. */
  constructor(side: Side, isIncomplete: boolean) {
    this.#side = side;
    this.#isIncomplete = isIncomplete;
  }

  galleries(estate: Estate): LeftOutNames {
    return this.#ofDocuments('gallery', estate, estate.galleries, ({ manifest }) => manifest.galleries);
  }

  deployments(estate: Estate): LeftOutNames {
    return this.#ofDocuments('deployment', estate, estate.deployments, ({ manifest }) => manifest.deployments);
  }

  images(gallery: Gallery): LeftOutNames {
    if (gallery.isLeftOut) this.#add('gallery', [gallery.name], gallery.document, gallery.key, 'existence');
    const refused = refusedOf(gallery.spec.images, new Set(gallery.images.map(lastIndex)));
    for (const { name, index } of refused)
      this.#add('image', [gallery.name, name], gallery.document, [...gallery.key, 'images', index], 'nothing');
    return this.#namesOf(refused, (name) => name.toLowerCase());
  }

  versions(image: Image, keyOf: (name: string) => string): LeftOutNames {
    const { gallery, document } = image;
    const path = [...gallery.key, ...image.key];
    if (image.isLeftOut) this.#add('image', [gallery.name, image.name], document, path, 'existence');
    if (image.leftOutVersions === 0) return this.#namesOf([], keyOf);
    const refused = refusedOf(image.spec.versions, new Set(image.versions.map(lastIndex)));
    for (const { name, index } of refused)
      this.#add('version', [gallery.name, image.name, name], document, [...path, 'versions', index], 'nothing');
    return this.#namesOf(refused, keyOf);
  }

  #ofDocuments(
    kind: ChangedKind,
    { documents }: Estate,
    kept: readonly { document: EstateDocument; key: Path }[],
    listOf: (document: EstateDocument) => readonly unknown[] | undefined,
  ): LeftOutNames {
    // Of several files that are one document, each is a part with the manifest of the whole.
    const indexes = new Map<Manifest, Set<unknown>>();
    for (const entity of kept) {
      const { manifest } = entity.document;
      const known = indexes.get(manifest) ?? new Set();
      indexes.set(manifest, known.add(lastIndex(entity)));
    }
    const all: Refused[] = [];
    for (const document of documents) {
      for (const refused of refusedOf(listOf(document), indexes.get(document.manifest) ?? new Set())) {
        const list = kind === 'gallery' ? 'galleries' : 'deployments';
        this.#add(kind, [refused.name], document, [list, refused.index], 'nothing');
        all.push(refused);
      }
    }
    return this.#namesOf(all, (name) => name.toLowerCase());
  }

  #namesOf(refused: readonly Refused[], keyOf: (name: string) => string): LeftOutNames {
    const names = new Set(refused.map(({ name }) => keyOf(name)));
    return { has: (name) => names.has(name), hasNameless: this.#isIncomplete || refused.some(({ name }) => name === '') };
  }

  #add(kind: ChangedKind, names: readonly string[], document: EstateDocument, path: Path, claimed: Unknown['claimed']): void {
    this.unknown.push({ side: this.#side, kind, names, document, path, claimed });
  }
}

function refusedOf(written: readonly unknown[] | undefined, kept: ReadonlySet<unknown>): Refused[] {
  if (!Array.isArray(written) || written.length === kept.size) return [];
  return written.flatMap((entry: unknown, index) => (kept.has(index) ? [] : [{ name: nameOf(entry), index }]));
}

function nameOf(entry: unknown): string {
  return typeof entry === 'object' && entry !== null && 'name' in entry && typeof entry.name === 'string' ? entry.name : '';
}

function lastIndex({ key }: { key: Path }): unknown {
  return key.at(-1);
}
