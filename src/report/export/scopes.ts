import type { ExportedGallery } from '../../exchange/export/exported-galleries.ts';

/** The galleries of one resource group. */
export type Scope = { subscription: string | undefined; resourceGroup: string | undefined; galleries: ExportedGallery[] };

/** Galleries by where they are deployed to, in the order of the estate. */
export function scopesOf(galleries: readonly ExportedGallery[]): Scope[] {
  const scopes = new Map<string, Scope>();
  for (const exported of galleries) {
    const { resourceGroup } = exported.gallery;
    const subscription = exported.gallery.subscription === '' ? undefined : exported.gallery.subscription;
    const key = `${subscription ?? ''}\n${resourceGroup?.toLowerCase() ?? ''}`;
    const scope = scopes.get(key);
    if (scope === undefined) scopes.set(key, { subscription, resourceGroup, galleries: [exported] });
    else scope.galleries.push(exported);
  }
  return [...scopes.values()];
}
