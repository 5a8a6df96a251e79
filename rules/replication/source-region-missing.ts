import { defineRule } from '../../src/engine/rule.ts';
import { findRegion } from '../../src/facts/regions.ts';

export default defineRule({
  id: 'replication/source-region-missing',
  severity: 'error',
  title: 'The source region is not among the target regions',
  why: 'The service refuses a version that is not kept where it is created.',
  remedy: 'Add the location of the version to its target regions.',
  sources: ['S139', 'E34'],
  notes:
    'The source region is the location of the version, else of its image definition, else of its gallery. A region that nobody knows is left to replication/unknown-region, and shallow versions to replication/shallow.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
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
            targetRegions: [northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
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
            targetRegions: [northeurope, westeurope]
`,
  on: 'version',
  check({ location, targetRegions, isShallow }, { report }) {
    if (isShallow || targetRegions.some((target) => target.isSourceRegion || target.region === undefined)) return;
    if (findRegion(location) === undefined) return;
    // Written as the other regions are.
    const value = targetRegions.some((target) => target.isBare) ? location : { name: location };
    report({
      at: ['targetRegions'],
      part: 'key',
      message: `the source region ${location} is not among the target regions`,
      fix: { safe: false, title: `Replicate to ${location} as well`, edits: [{ op: 'append', at: ['targetRegions'], value }] },
    });
  },
});
