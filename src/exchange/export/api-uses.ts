import type { Path } from '../../engine/finding.ts';
import type { Gallery, StorageAccountType } from '../../estate/estate.ts';
import { type ApiSubject, propertyPlace } from '../../estate/property-place.ts';
import { API_PROPERTIES, type ApiRow, apiStorageAccountType, availabilityIn, compareApiVersions } from '../../facts/api-versions.ts';

/** An entity uses something that API versions have or lack. */
export type ApiUse = {
  subject: ApiSubject;
  row: ApiRow;
  /** The row's keys below the entity; the last of a value is `permissions=Community`. */
  keys: readonly string[];
  /** Where it is written, relative to the entity. */
  at: Path;
};

type Level = ApiSubject['kind'];

const PROPERTIES: Readonly<Record<Level, readonly { row: ApiRow; keys: readonly string[] }[]>> = {
  gallery: propertiesOf('gallery'),
  image: propertiesOf('image'),
  version: propertiesOf('version'),
  targetRegion: propertiesOf('targetRegion'),
};

function propertiesOf(level: Level) {
  return API_PROPERTIES.map((row) => ({ row, path: row.name.split('.') }))
    .filter(({ path }) => path[0] === level)
    .map(({ row, path }) => ({ row, keys: path.slice(1) }));
}

/** All that a gallery, and what stands in it, uses of the ladder; what was left out uses nothing. */
export function* usesOf(gallery: Gallery): Generator<ApiUse> {
  yield* usesOfEntity(gallery);
  for (const image of gallery.images) {
    if (image.isLeftOut) continue;
    yield* usesOfEntity(image);
    for (const version of image.versions) {
      yield* usesOfEntity(version);
      yield* usesOfStorage(version, version.spec.storageAccountType);
      for (const target of version.targetRegions) {
        if (target.isBare) continue;
        yield* usesOfEntity(target);
        yield* usesOfStorage(target, target.spec.storageAccountType);
      }
    }
  }
}

function* usesOfEntity(subject: ApiSubject): Generator<ApiUse> {
  for (const { row, keys } of PROPERTIES[subject.kind]) {
    const at = propertyPlace(subject, keys);
    if (at !== undefined) yield { subject, row, keys, at };
  }
}

function* usesOfStorage(subject: ApiSubject, type: StorageAccountType | undefined): Generator<ApiUse> {
  const row = type === undefined ? undefined : apiStorageAccountType(type);
  if (row !== undefined) yield { subject, row, keys: ['storageAccountType'], at: ['storageAccountType'] };
}

/** Whether an API version is known not to have what is used. */
export function isLacking({ row }: ApiUse, apiVersion: string): boolean {
  return ['absent', 'removed'].includes(availabilityIn(row, apiVersion));
}

/** The lowest API version that is known to have all that is used, and the first use that needs one so late. */
export function lowestApiVersion(uses: Iterable<ApiUse>): { apiVersion: string; because: ApiUse } | undefined {
  let lowest: { apiVersion: string; because: ApiUse } | undefined;
  for (const use of uses) {
    const { since } = use.row;
    if (since === null || (lowest !== undefined && compareApiVersions(since, lowest.apiVersion) <= 0)) continue;
    lowest = { apiVersion: since, because: use };
  }
  return lowest;
}
