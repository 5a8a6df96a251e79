import { refusalsOf } from '../../src/change/refusals.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/subscription',
  severity: 'error',
  title: 'A gallery moves to another subscription',
  why: 'Galleries, and what is in them, cannot be moved to another subscription: the deployment makes a second, empty gallery there, and every version has to be copied.',
  remedy:
    'Keep the gallery where it is and share it with the other subscription, or make a new gallery there and copy the versions from the old one.',
  sources: ['S133'],
  notes:
    'It is the same gallery where its name stays and either its resource group or its images; otherwise one gallery is deleted and another created.',
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
            targetRegions: [westeurope, northeurope]
`,
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    subscription: 99999999-2222-3333-4444-555555555555
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
  - { name: contosoCopies, location: westeurope, subscription: 99999999-2222-3333-4444-555555555555 }
`,
  on: 'change',
  check(change, { report }) {
    for (const refusal of refusalsOf(change, 'change/subscription')) report(refusal);
  },
});
