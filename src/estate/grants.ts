import type { Gallery, Grant, Image, Version } from './estate.ts';

/** Whether the entity itself is granted to a principal, in any role. */
export function isGrantedTo({ grants }: Gallery | Image | Version, principal: string): boolean {
  for (const { spec } of grants) if (isSamePrincipal(spec.principal, principal)) return true;
  return false;
}

/** Names of users, groups and applications are compared without case, and object ids as well. */
function isSamePrincipal(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}

/** The grants on a gallery, and on the images and versions in it, whose principals are of another tenant than the gallery. */
export function crossTenantGrantsOf(gallery: Gallery): Grant[] {
  const tenant = gallery.tenant?.toLowerCase();
  const found: Grant[] = [];
  if (tenant === undefined) return found;
  const add = (grants: readonly Grant[]) => {
    for (const grant of grants) if (grant.spec.tenant !== undefined && grant.spec.tenant.toLowerCase() !== tenant) found.push(grant);
  };
  add(gallery.grants);
  for (const image of gallery.images) {
    add(image.grants);
    for (const version of image.versions) add(version.grants);
  }
  return found;
}
