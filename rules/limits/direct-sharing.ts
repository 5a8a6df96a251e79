import { defineRule } from '../../src/engine/rule.ts';
import type { Path } from '../../src/engine/finding.ts';
import type { Gallery } from '../../src/estate/estate.ts';

const KINDS = [
  { type: 'Subscriptions', limitName: 'sharedSubscriptions', words: 'subscriptions' },
  { type: 'AADTenants', limitName: 'sharedTenants', words: 'tenants' },
] as const;

/** Where each id of a kind is written first. */
function placesOf(gallery: Gallery, kind: 'Subscriptions' | 'AADTenants'): Map<string, Path> {
  const places = new Map<string, Path>();
  for (const [group, { type, ids }] of (gallery.spec.sharingProfile?.groups ?? []).entries()) {
    if (type !== kind) continue;
    for (const [index, id] of ids.entries()) {
      const key = id.toLowerCase();
      if (!places.has(key)) places.set(key, ['sharingProfile', 'groups', group, 'ids', index]);
    }
  }
  return places;
}

export default defineRule({
  id: 'limits/direct-sharing',
  severity: 'error',
  title: 'A gallery is shared directly with more subscriptions or tenants than the service allows',
  why: 'The service refuses to share the gallery with those beyond the limit.',
  remedy: 'Share with tenants rather than with each of their subscriptions, grant roles instead, or share the gallery with the community.',
  sources: ['N18'],
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    sharingProfile:
      permissions: Groups
      groups:
        - type: AADTenants
          ids: [11111111-0000-0000-0000-000000000000, 22222222-0000-0000-0000-000000000000, 33333333-0000-0000-0000-000000000000, 44444444-0000-0000-0000-000000000000, 55555555-0000-0000-0000-000000000000, 66666666-0000-0000-0000-000000000000]
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    sharingProfile:
      permissions: Groups
      groups:
        - type: AADTenants
          ids: [11111111-0000-0000-0000-000000000000, 22222222-0000-0000-0000-000000000000, 33333333-0000-0000-0000-000000000000, 44444444-0000-0000-0000-000000000000, 55555555-0000-0000-0000-000000000000]
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'gallery',
  check(gallery, { facts, report }) {
    if (gallery.spec.sharingProfile?.groups === undefined) return;
    for (const { type, limitName, words } of KINDS) {
      const limit = facts.limit(limitName) ?? Number.POSITIVE_INFINITY;
      const places = placesOf(gallery, type);
      const [at] = [...places.values()].slice(limit);
      if (at !== undefined) report({ at, message: `shared with ${places.size} ${words}, ${limit} are allowed` });
    }
  },
});
