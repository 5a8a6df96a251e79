import type { Estate, Version } from './estate.ts';
import { parseImageReference } from './image-reference.ts';
import { formatVersionNumber, parseVersionNumber } from './version-number.ts';

/** The version of the estate that an ARM id names; undefined where it is none of the estate's. */
export function versionById(id: string, estate: Estate): Version | undefined {
  const { isResourceId, subscription, gallery: galleryName, image: imageName, version: name } = parseImageReference(id);
  const number = name === undefined ? undefined : parseVersionNumber(name);
  if (!isResourceId || imageName === undefined || number === undefined) return undefined;
  const named = estate.galleriesByName.get(galleryName.toLowerCase()) ?? [];
  // A gallery of which the manifest names no subscription may be the one that the id means.
  const gallery =
    named.find((candidate) => candidate.subscription === subscription) ?? named.find((candidate) => candidate.subscription === '');
  const image = gallery?.imagesByName.get(imageName.toLowerCase())?.[0];
  return image?.versionsByNumber.get(formatVersionNumber(number))?.[0];
}
