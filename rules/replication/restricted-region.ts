import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'replication/restricted-region',
  severity: 'warning',
  title: 'A target region needs an access request',
  why: 'Some regions are open only to subscriptions that asked for them: the replication fails there, and the version with it.',
  remedy: 'Request access to the region for the subscription, and say so with accessRequested: true.',
  sources: ['S050'],
  notes:
    'The gallery pages name Australia Central and Australia Central 2 (S050); the list of regions marks others as reserved for disaster recovery within a country, which need the same request.',
  exampleSettings: { besides: ['cost/price-assumed'] },
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
              - { name: australiacentral, storageAccountType: Standard_LRS }
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
            targetRegions:
              - westeurope
              - { name: australiacentral, storageAccountType: Standard_LRS, accessRequested: true }
`,
  on: 'targetRegion',
  check({ region, spec, gallery }, { report }) {
    if (region?.restricted !== true || spec.accessRequested === true || region.cloud !== gallery.cloud) return;
    report({ message: `"${spec.name}" needs an access request; accessRequested: true is expected once it is granted` });
  },
});
