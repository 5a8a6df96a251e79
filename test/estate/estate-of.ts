import type { Path } from '../../src/engine/finding.ts';
import { buildEstate } from '../../src/estate/build-estate.ts';
import type { Deployment, Estate, Gallery, Image, TargetRegion, Version } from '../../src/estate/estate.ts';
import { DEFAULT_EDITION, type EditionId, factsOf } from '../../src/facts/facts.ts';
import type { SourceDocument } from '../../src/source/source.ts';

/** A document as the reader hands it on; `faults` are the paths that the schema refused, `unknown` those that another format does not tell. */
export type WrittenDocument = { value: unknown; faults?: Path[]; unknown?: Path[]; fileAt?: (path: Path) => string; isImported?: boolean };

/** The estate of documents given as plain data: without texts, so that nothing can say where something is written. */
export function estateOf(documents: readonly WrittenDocument[], edition: EditionId = DEFAULT_EDITION): Estate {
  const checked = documents.map(({ value, faults = [], unknown = [], fileAt, isImported = false }, index) => {
    const source = { ...sourceOf(value, `${index}.yaml`), ...(isImported ? { pathInFile: (path: Path) => path } : {}) };
    const parts = new Map([[source.file, source]]);
    const partOf = (file: string) => parts.get(file) ?? parts.set(file, sourceOf(value, file)).get(file) ?? source;
    return { source, faults, unknown, ...(fileAt === undefined ? {} : { sourceAt: (path: Path) => partOf(fileAt(path)) }) };
  });
  return buildEstate(checked, factsOf(edition));
}

/** The estate of one gallery `g` in westeurope with one image `i` of these versions, and of these deployments. */
export function estateOfVersions(versions: readonly object[], rest: { deployments?: object[]; apiVersion?: string } = {}): Estate {
  return estateOf([{ value: { gallerist: 1, ...rest, galleries: [galleryOf({ images: [imageOf({ versions })] })] } }]);
}

export function galleryOf(given: object = {}): object {
  return { name: 'g', location: 'westeurope', ...given };
}

export function imageOf(given: object = {}): object {
  return { name: 'i', identifier: { publisher: 'p', offer: 'o', sku: 's' }, osType: 'Linux', osState: 'Generalized', ...given };
}

export function versionOf(given: object = {}): object {
  return { name: '1.0.0', source: { kind: 'managedImage', id: '/subscriptions/s' }, targetRegions: ['westeurope'], ...given };
}

export function firstGallery({ galleries: [gallery] }: Estate): Gallery {
  return present(gallery, 'gallery');
}

export function firstImage(estate: Estate): Image {
  return present(firstGallery(estate).images[0], 'image');
}

export function firstVersion(estate: Estate): Version {
  return present(firstImage(estate).versions[0], 'version');
}

export function firstTarget(estate: Estate): TargetRegion {
  return present(firstVersion(estate).targetRegions[0], 'target region');
}

export function firstDeployment({ deployments: [deployment] }: Estate): Deployment {
  return present(deployment, 'deployment');
}

function present<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw new Error(`no ${what} in the estate`);
  return thing;
}

function sourceOf(value: unknown, file: string): SourceDocument {
  const rangeOf = () => ({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  return { file, index: 0, isOneOfMany: false, value, rangeOf };
}
