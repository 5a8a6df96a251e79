/** What an id of a gallery, an image or a version is made of. */
export type GalleryPlace = { names: readonly string[]; subscription: string | undefined; resourceGroup: string | undefined };

const SEGMENTS = ['galleries', 'images', 'versions'];

/** Stands in an id for what is not known; no name has braces. */
const UNKNOWN = { subscription: '{subscription}', resourceGroup: '{resourceGroup}' };

/** The id that Azure will give. */
export function galleryIdOf({ names, subscription, resourceGroup }: GalleryPlace): string {
  const segments = names.map((name, index) => `/${SEGMENTS[index]}/${name}`);
  const group = `/subscriptions/${subscription ?? UNKNOWN.subscription}/resourceGroups/${resourceGroup ?? UNKNOWN.resourceGroup}`;
  return `${group}/providers/Microsoft.Compute${segments.join('')}`;
}

/** A part of such an id, where it is known. */
export function knownPart(part: string | undefined): string | undefined {
  return part === undefined || /^\{.*\}$/.test(part) ? undefined : part;
}
