import { refusalsOf } from '../../src/change/refusals.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/location',
  severity: 'error',
  title: 'The location of an existing resource changes',
  why: 'Azure refuses to create a resource that exists in another region already: the deployment fails, and nothing moves.',
  remedy:
    'Keep the location. To move, make a new gallery or image under another name in the new region; to be present in more regions, add target regions.',
  sources: ['E07', 'E11', '4.2', '4.3', '5.2'],
  notes: 'An image or a version that takes its location from above is not reported again.',
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
    location: northeurope
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
  - { name: contosoImagesNorth, location: northeurope }
`,
  on: 'change',
  check(change, { report }) {
    for (const refusal of refusalsOf(change, 'change/location')) report(refusal);
  },
});
