import { defineRule } from '../../src/engine/rule.ts';
import { machinesOf } from '../../src/estate/machines.ts';

export default defineRule({
  id: 'deployments/generation',
  severity: 'error',
  title: 'Machines of another generation or architecture than the image',
  why: 'A disk of one generation or architecture does not boot on a machine of the other; the service refuses it.',
  remedy: 'Choose a VM size that fits the image, or an image that fits the size.',
  sources: ['N05', 'E44'],
  notes:
    'Where the definition names no generation, the default is V1, and V2 from API version 2025-03-03 on (C13); without an API version the edition decides. The default architecture is x64.',
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
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, hyperVGeneration: V2, osProfile: { adminUsername: azureuser } } }
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
        hyperVGeneration: V2
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, hyperVGeneration: V2, osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { image } = deployment;
    if (image === undefined || image.isLeftOut) return;
    for (const { spec, at } of machinesOf(deployment)) {
      for (const key of ['hyperVGeneration', 'architecture'] as const) {
        if (spec[key] === undefined || spec[key] === image[key]) continue;
        const byDefault = image.spec[key] === undefined ? ' (the default)' : '';
        report({ at: [...at, key], message: `${spec[key]} machines from image "${image.name}", which is ${image[key]}${byDefault}` });
      }
    }
  },
});
