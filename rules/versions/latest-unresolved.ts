import { defineRule } from '../../src/engine/rule.ts';
import { findRegion } from '../../src/facts/regions.ts';

export default defineRule({
  id: 'versions/latest-unresolved',
  severity: 'error',
  title: 'A deployment asks for latest where no version is latest',
  why: 'The service looks for latest among the versions that have a replica in the region of the deployment and are not excluded there; without one the deployment fails.',
  remedy: 'Replicate a version to the region, lift its exclusion there, or name a version that is there.',
  sources: ['E82', 'V08'],
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
            replicaCount: 2
            targetRegions: [westeurope, { name: northeurope, excludeFromLatest: true }]
deployments:
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: standby, image: contosoImages/web/latest, region: northeurope, virtualMachines: 10 }
  - { name: batch, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
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
  - { name: web, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: standby, image: contosoImages/web/latest, region: northeurope, virtualMachines: 10 }
  - { name: batch, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 10 }
`,
  on: 'deployment',
  check({ reference, image, version, region }, { report }) {
    if (version !== undefined || image === undefined || reference.isLeftOut) return;
    if (reference.version?.toLowerCase() !== 'latest' || findRegion(region) === undefined) return;
    const there = image.versions.filter(({ targetRegions }) => targetRegions.some((target) => target.name === region));
    const isNumbered = there.every(({ number }) => number !== undefined);
    const reason = isNumbered ? 'is excluded from latest' : 'is excluded from latest or has no version number';
    const explanation = there.length === 0 ? `no version is replicated to ${region}` : `every version in ${region} ${reason}`;
    report({ at: ['image'], message: `"${reference.text}" names no version: ${explanation}` });
  },
});
