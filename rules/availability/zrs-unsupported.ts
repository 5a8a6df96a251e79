import { defineRule } from '../../src/engine/rule.ts';
import { storageTypeAt } from '../../src/estate/target-region-words.ts';

export default defineRule({
  id: 'availability/zrs-unsupported',
  severity: 'error',
  title: 'Zone-redundant storage in a region without availability zones',
  why: 'The service refuses the version: Standard_ZRS is offered only where a region has availability zones.',
  remedy: 'Name Standard_LRS or Premium_LRS for that region.',
  sources: ['S071', 'E27'],
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
            targetRegions: [westeurope, { name: ukwest, storageAccountType: Standard_ZRS }]
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
            targetRegions: [westeurope, { name: ukwest, storageAccountType: Standard_LRS }]
`,
  on: 'targetRegion',
  check(target, { report }) {
    // Where it is not known whether a region has zones, nothing is said.
    if (target.storageAccountType !== 'Standard_ZRS' || target.region?.availabilityZones !== false) return;
    report({
      at: storageTypeAt(target),
      message: `Standard_ZRS in ${target.name}, which has no availability zones, Standard_LRS or Premium_LRS is expected`,
    });
  },
});
