import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'cost/price-missing',
  severity: 'warning',
  title: 'The price sheet has no price for a region',
  why: 'The lines stay unpriced: estimates, budgets and savings know the rest only and say "at least".',
  remedy: 'Add the price to a sheet of your own, or use a saved answer of the Azure Retail Prices API.',
  sources: [],
  notes:
    'Said once a document for each region and storage type, at the first version that needs the price. Regions that do not exist or lie in another cloud are left to the rules on replication.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
cloud: AzureChinaCloud
galleries:
  - name: contosoImages
    location: chinanorth3
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
            targetRegions: [chinanorth3]
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
  on: 'estate',
  check(_, { cost, report }) {
    for (const { what, fallback, targetRegion, lines } of cost.priceGaps) {
      if (fallback !== undefined) continue;
      const unpriced = lines === 1 ? '1 line is unpriced' : `${lines} lines are unpriced`;
      report({ subject: targetRegion, message: `no price of ${what} in "${cost.prices.name}": ${unpriced}, totals say "at least"` });
    }
  },
});
