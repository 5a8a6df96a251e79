import { defineRule } from '../../src/engine/rule.ts';
import { formatDecimal } from '../../src/pricing/money.ts';

export default defineRule({
  id: 'cost/price-assumed',
  severity: 'info',
  title: 'A fallback price stands for a region without a listed one',
  why: 'The amounts of these lines are an assumption; prices differ from region to region.',
  remedy: 'Use a price sheet with a row for the region, such as a saved answer of the Azure Retail Prices API.',
  sources: [],
  notes: 'Said once a document for each region and storage type, at the first version that needs the price.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: uksouth
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
            targetRegions: [uksouth, westeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: francecentral
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
            targetRegions: [francecentral, westeurope]
`,
  on: 'estate',
  check(_, { cost, report }) {
    for (const { what, fallback, targetRegion, lines } of cost.priceGaps) {
      if (fallback === undefined) continue;
      const assumed = `${formatDecimal(fallback.price)} ${cost.currency} a GB is assumed for ${lines === 1 ? '1 line' : `${lines} lines`}`;
      report({ subject: targetRegion, message: `no listed price of ${what} in "${cost.prices.name}": ${assumed}` });
    }
  },
});
