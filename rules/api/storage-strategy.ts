import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'api/storage-strategy',
  severity: 'error',
  title: 'A version names both a storage type and a storage strategy',
  why: 'The two exclude each other: the service refuses the version.',
  remedy:
    'Keep the strategy and let the service pick the type, or keep the type. A target region may have a type of its own beside the strategy.',
  sources: ['4.3'],
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
            storageAccountStrategy: PreferStandard_ZRS
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
            endOfLifeDate: 2027-06-30
            storageAccountStrategy: PreferStandard_ZRS
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec: { storageAccountType, storageAccountStrategy } }, { report }) {
    if (storageAccountType === undefined || storageAccountStrategy === undefined) return;
    report({
      at: ['storageAccountStrategy'],
      message: `storageAccountStrategy together with storageAccountType ${storageAccountType}, one of the two is expected`,
    });
  },
});
