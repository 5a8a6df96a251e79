import type { Deployment, Gallery } from './estate.ts';

/** What a gallery that is open to others than those with a role is called; undefined for a private one. */
export function sharedGalleryWords({ permissions }: Gallery): 'community gallery' | 'direct shared gallery' | undefined {
  if (permissions === 'Private') return undefined;
  return permissions === 'Community' ? 'community gallery' : 'direct shared gallery';
}

/**
 * Whether a deployment may use a gallery without any grant: everybody may use a community gallery, the subscriptions
 * and tenants listed a direct shared one. Undefined where the manifest does not say whose deployment it is.
 */
export function isSharedWith(gallery: Gallery, { subscription, tenant }: Deployment): boolean | undefined {
  if (gallery.permissions === 'Private') return false;
  if (gallery.permissions === 'Community') return true;
  let isKnown = true;
  for (const { type, ids } of gallery.spec.sharingProfile?.groups ?? []) {
    const consumer = type === 'Subscriptions' ? subscription : tenant;
    if (consumer === undefined) isKnown = false;
    else if (ids.some((id) => id.toLowerCase() === consumer)) return true;
  }
  return isKnown ? false : undefined;
}
