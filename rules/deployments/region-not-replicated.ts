import { defineRule } from '../../src/engine/rule.ts';
import { findRegion } from '../../src/facts/regions.ts';

/** Regions that a message has room for. */
const MAXIMUM_REGIONS = 4;

export default defineRule({
  id: 'deployments/region-not-replicated',
  severity: 'error',
  title: 'A version has no replica in the region of a deployment',
  why: 'The service refuses the deployment: a version can be used only where it is replicated.',
  remedy: "Add the region to the version's target regions, or deploy to one of them.",
  sources: ['S084', 'E81', 'E84'],
  notes:
    'Where the deployment asks for `latest` and no version qualifies in its region, versions/latest-unresolved reports instead; a region that nobody knows is left to replication/unknown-region.',
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: pilot, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
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
            replicaCount: 2
            targetRegions: [westeurope, northeurope]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: pilot, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
`,
  on: 'deployment',
  check({ version, image, region }, { report }) {
    if (version === undefined || version.targetRegions.some((target) => target.name === region)) return;
    if (findRegion(region) === undefined) return;
    const held = version.targetRegions.slice(0, MAXIMUM_REGIONS).map((target) => target.name);
    if (version.targetRegions.length > held.length) held.push('…');
    report({
      at: ['region'],
      message: `version ${version.name} of image "${image?.name}" has no replica in "${region}", its regions are ${held.join(', ')}`,
      related: [{ subject: version, message: 'the version' }],
    });
  },
});
