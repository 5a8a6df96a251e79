import { defineRule } from '../../src/engine/rule.ts';
import { machinesOf } from '../../src/estate/machines.ts';

export default defineRule({
  id: 'deployments/disallowed-disk-type',
  severity: 'warning',
  title: 'Machines use a disk type that the image disallows',
  why: 'The publisher of the image says that it does not run well on such disks; the service does not enforce it everywhere.',
  remedy: 'Choose another osDiskType, or take it off the disallowed list.',
  sources: ['S020'],
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
        disallowed: { diskTypes: [Standard_LRS] }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, osDiskType: Standard_LRS, osProfile: { adminUsername: azureuser } } }
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
        disallowed: { diskTypes: [Standard_LRS] }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, osDiskType: Premium_LRS, osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image } = deployment;
    const disallowed = image?.spec.disallowed?.diskTypes;
    if (image === undefined || disallowed === undefined) return;
    for (const { spec, at } of machinesOf(deployment)) {
      if (spec.osDiskType === undefined || !disallowed.includes(spec.osDiskType)) continue;
      report({
        at: [...at, 'osDiskType'],
        message: `${spec.osDiskType}, image "${image.name}" disallows ${disallowed.join(', ')}`,
        related: [{ subject: image, at: ['disallowed', 'diskTypes'], message: 'disallowed here' }],
      });
    }
  },
});
