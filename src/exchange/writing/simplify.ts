import { isObject } from '../json-object.ts';
import { type Draft, draftsIn } from './draft.ts';
import { lift } from './lift.ts';
import { prune } from './prune.ts';
import { MANIFEST_SHAPE } from './shape.ts';

/** Leaves of a manifest, in place, what a person would write; what it means stays the same. */
export function simplify(manifest: Draft): void {
  lift(manifest);
  prune(manifest, MANIFEST_SHAPE);
  for (const gallery of draftsIn(manifest, 'galleries')) {
    const { resourceGroup } = gallery;
    if (resourceGroup !== undefined) gallery['resourceGroup'] = nameIfAlone(resourceGroup);
    for (const image of draftsIn(gallery, 'images')) {
      for (const version of draftsIn(image, 'versions')) {
        const { targetRegions } = version;
        if (Array.isArray(targetRegions)) version['targetRegions'] = targetRegions.map(nameIfAlone);
      }
    }
  }
}

/** A name of which nothing more is said needs no map. */
function nameIfAlone(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { name, ...rest } = value;
  return typeof name === 'string' && Object.values(rest).every((child) => child === undefined) ? name : value;
}
