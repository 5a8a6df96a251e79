import { defineRule } from '../../src/engine/rule.ts';
import { sourceKind } from '../../src/estate/source-kind.ts';
import { findRegion, normalizeRegionName } from '../../src/facts/regions.ts';

export default defineRule({
  id: 'replication/source-location',
  severity: 'error',
  title: 'The source lies in another region than the version',
  why: 'The service looks for the source in the region of the version, and does not find it.',
  remedy: 'Create the version in the region of its source, and replicate it from there.',
  sources: ['S141', 'E36'],
  notes:
    'The overview asks this of managed images (S141), the error page of every source (E36). An image version as the source is left alone: its replica in the region of the new version is enough.',
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
            source: { kind: managedImage, location: northeurope, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
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
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, location: West Europe, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, location }, { report }) {
    const { location: written } = spec.source;
    if (written === undefined || sourceKind(spec.source) === 'imageVersion' || normalizeRegionName(written) === location) return;
    if (findRegion(written) === undefined || findRegion(location) === undefined) return;
    report({ at: ['source', 'location'], message: `the source lies in "${written}", the version in ${location}` });
  },
});
