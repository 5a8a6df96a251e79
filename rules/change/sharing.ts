import { refusalsOf } from '../../src/change/refusals.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/sharing',
  severity: 'error',
  title: 'The sharing of an existing gallery changes',
  why: 'A gallery is made private, directly shared or a community gallery, and stays so: Azure refuses to convert it. Taking a community gallery back stops scale sets that use it from growing.',
  remedy: 'Make a new gallery with the sharing that is wanted, and copy the versions into it.',
  sources: ['N18', 'N19', 'N20', '5.2'],
  notes:
    'Which subscriptions and tenants a directly shared gallery is shared with can be changed, by the operation share of the API. What is told to the public of a community gallery is reported by change/immutable-property.',
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
    sharingProfile:
      permissions: Community
      communityGalleryInfo:
        { publisherUri: https://contoso.example, publisherContact: images@contoso.example, eula: https://contoso.example/eula, publicNamePrefix: contoso }
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
  - name: contosoCommunity
    location: westeurope
    sharingProfile:
      permissions: Community
      communityGalleryInfo:
        { publisherUri: https://contoso.example, publisherContact: images@contoso.example, eula: https://contoso.example/eula, publicNamePrefix: contoso }
`,
  on: 'change',
  check(change, { report }) {
    for (const refusal of refusalsOf(change, 'change/sharing')) report(refusal);
  },
});
