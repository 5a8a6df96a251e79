import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'replication/other-cloud',
  severity: 'error',
  title: 'A target region lies in another cloud',
  why: 'A version cannot be replicated from one Azure cloud to another.',
  remedy: 'Keep a gallery in each cloud; where the gallery itself is in the other cloud, say so with cloud.',
  sources: ['S134'],
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
            targetRegions:
              - westeurope
              - { name: chinanorth3, storageAccountType: Standard_LRS }
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
`,
  on: 'targetRegion',
  check({ region, gallery, spec }, { report }) {
    if (region === undefined || region.cloud === gallery.cloud) return;
    report({ message: `"${spec.name}" is a region of ${region.cloud}, the gallery is in ${gallery.cloud}` });
  },
});
