import type { ImageReference } from './estate.ts';

const RESOURCE_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/[^/]+\/providers\/Microsoft\.Compute\/galleries\/([^/]+)(?:\/images\/([^/]+)(?:\/versions\/([^/]+))?)?\/?$/i;

/** Ids of something else: of a managed image, or of an image that a shared or community gallery offers. */
const OTHER_ID = /^\/(?:subscriptions|providers|sharedGalleries|communityGalleries)\/./i;

/**
 * Takes a deployment's image apart: `gallery/image/version`, `gallery/image/latest`, or an ARM resource id.
 * Other resource ids (managed images, shared and community galleries) are of no gallery of the estate.
 */
export function parseImageReference(text: string): ImageReference {
  const parsed: ImageReference = {
    text,
    isResourceId: text.startsWith('/'),
    subscription: undefined,
    gallery: '',
    image: undefined,
    version: undefined,
    isOutside: false,
    isMalformed: false,
    isLeftOut: false,
  };
  if (parsed.isResourceId) {
    const parts = RESOURCE_ID.exec(text);
    if (parts === null) return OTHER_ID.test(text) ? { ...parsed, isOutside: true } : { ...parsed, isMalformed: true };
    const [, subscription, gallery = '', image, version] = parts;
    return { ...parsed, subscription: subscription?.toLowerCase(), gallery, image, version };
  }
  const [gallery = '', image, version, ...rest] = text.split('/');
  const isMalformed = gallery === '' || image === undefined || image === '' || version === '' || rest.length > 0;
  return { ...parsed, gallery, image, version, isMalformed };
}
