import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'deployments/not-a-version',
  severity: 'error',
  title: 'A deployment names an image definition instead of a version',
  why: 'Machines are created from a version; a definition holds none of the disks.',
  remedy: 'Add the version, or `latest`, to the reference.',
  sources: ['S007'],
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
  - { name: pilot, image: contosoImages/web, region: westeurope, virtualMachines: 10 }
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
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }
  - { name: pilot, image: contosoImages/web/latest, region: westeurope, virtualMachines: 10 }
`,
  on: 'deployment',
  check({ image, reference }, { report }) {
    if (image === undefined || reference.version !== undefined || reference.isMalformed) return;
    report({ at: ['image'], message: `"${reference.text}" stops at the definition, a version or "latest" is expected` });
  },
});
