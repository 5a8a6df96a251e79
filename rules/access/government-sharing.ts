import { defineRule } from '../../src/engine/rule.ts';
import type { Cloud } from '../../src/estate/estate.ts';
import { sharedGalleryWords } from '../../src/estate/sharing.ts';
import { findRegion, type Region } from '../../src/facts/regions.ts';

const GOVERNMENT_CLOUDS: ReadonlySet<Cloud | Region['cloud']> = new Set(['AzureUSGovernment', 'AzureUSSecret']);

export default defineRule({
  id: 'access/government-sharing',
  severity: 'error',
  title: 'A shared gallery in a government cloud',
  why: 'Community and direct shared galleries do not exist in government clouds: sharing is refused.',
  remedy: 'Keep the gallery private, and grant roles.',
  sources: ['N18', 'N19'],
  notes:
    "The cloud is the one that the manifest names, or that of the gallery's region. The documentation names government clouds only; of the clouds in China and Germany it says nothing.",
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: usgovvirginia
    cloud: AzureUSGovernment
    sharingProfile:
      permissions: Groups
      groups: [{ type: Subscriptions, ids: [22222222-3333-4444-5555-666666666666] }]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: usgovvirginia
    cloud: AzureUSGovernment
`,
  on: 'gallery',
  check(gallery, { report }) {
    const shared = sharedGalleryWords(gallery);
    if (shared === undefined) return;
    const cloud = [gallery.cloud, findRegion(gallery.location)?.cloud].find((name) => name !== undefined && GOVERNMENT_CLOUDS.has(name));
    if (cloud === undefined) return;
    report({ at: ['sharingProfile', 'permissions'], message: `a ${shared} in ${cloud}, "Private" is expected` });
  },
});
