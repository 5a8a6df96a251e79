import { refusalsOf } from '../../src/change/refusals.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/disk-layout',
  severity: 'error',
  title: 'The disks of an existing version change',
  why: 'Azure refuses to add data disks to a version that exists, or to change their LUNs and sizes: they are those of its source.',
  remedy: 'Publish a new version with the disks that are wanted.',
  sources: ['E65', '4.3'],
  notes:
    'Disks are compared where both states describe them, sizes where both tell them; used sizes are what a manifest knows, and may change.',
  before: `gallerist: 1
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
            targetRegions: [westeurope]
`,
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
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 0 }]
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
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
            targetRegions: [westeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-data }
            osDisk: { sizeGB: 30, usedGB: 4 }
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 0 }]
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
`,
  on: 'change',
  check(change, { report }) {
    for (const refusal of refusalsOf(change, 'change/disk-layout')) report(refusal);
  },
});
