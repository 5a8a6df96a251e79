import { refusalsOf } from '../../src/change/refusals.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/immutable-property',
  severity: 'error',
  title: 'A property that cannot be changed is changed',
  why: 'Azure refuses the update: the resource stays as it was, and the deployment fails.',
  remedy: 'Leave the property as it is and make a new resource beside the old one; delete the old one when nothing uses it any more.',
  sources: ['S110', 'S111', 'S112', 'S113', 'E10', '4.2', '4.3', '5.2'],
  notes:
    'The overview lists what can be changed (S110 to S112) and leaves out what came later; the REST description and the Terraform provider tell of the rest. Tags, disallowed disk types and safety profiles are in none of the lists of the overview, and are changed in place by the provider or the CLI: they are not reported. The release note can be changed from edition 2023-04 on, as the overview of August 2023 says. Features can be changed with API 2025-03-03 or later where allowUpdateImage is true; a gallery without an API version goes by the edition, 2025-07 or later. What no document mentions (host caching, soft delete) is not reported. Locations, sources, disks, encryption, storage types, replication modes, sharing and subscriptions have rules of their own; under another name, or in another subscription, it is another resource, of which nothing is refused.',
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
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Windows
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
      - name: web-windows
        identifier: { publisher: Contoso, offer: Web, sku: Windows }
        osType: Windows
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-windows }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'change',
  check(change, { report }) {
    for (const refusal of refusalsOf(change, 'change/immutable-property')) report(refusal);
  },
});
