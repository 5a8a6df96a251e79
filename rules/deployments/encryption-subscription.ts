import { defineRule } from '../../src/engine/rule.ts';
import { machinesOf } from '../../src/estate/machines.ts';
import { parseResourceId } from '../../src/estate/resource-id.ts';

export default defineRule({
  id: 'deployments/encryption-subscription',
  severity: 'error',
  title: 'A disk encryption set of another subscription than the image',
  why: 'The service refuses the machines: image and disk encryption set have to be in one subscription.',
  remedy: 'Name a disk encryption set of the subscription that the gallery is in.',
  sources: ['E88'],
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, diskEncryptionSetId: /subscriptions/22222222-3333-4444-5555-666666666666/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/web, osProfile: { adminUsername: azureuser } } }
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/web, osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { gallery } = deployment;
    if (gallery === undefined || gallery.subscription === '') return;
    for (const { spec, at } of machinesOf(deployment)) {
      if (spec.diskEncryptionSetId === undefined) continue;
      const subscription = parseResourceId(spec.diskEncryptionSetId)?.subscription;
      if (subscription === undefined || subscription === gallery.subscription) continue;
      report({
        at: [...at, 'diskEncryptionSetId'],
        message: `disk encryption set of subscription "${subscription}", gallery "${gallery.name}" is in "${gallery.subscription}"`,
      });
    }
  },
});
