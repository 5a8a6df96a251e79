import { defineRule } from '../../src/engine/rule.ts';
import { describeUsage, entityReaching } from '../../src/estate/quota-usage.ts';

export default defineRule({
  id: 'limits/galleries-per-region',
  severity: 'error',
  title: 'A subscription has more galleries in a region than the service allows',
  why: 'The galleries beyond the limit cannot be created.',
  remedy: 'Merge galleries, or put some into another region or subscription.',
  sources: ['S051'],
  notes:
    'What exists outside the estate counts as the galleries of the subscription and region state it under existing; where they state different figures, the largest counts. The first one beyond the limit is marked, in the order of the files.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    existing: { galleries: 100 }
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
    existing: { galleries: 12 }
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
  check(estate, { facts, report }) {
    const limit = facts.limit('galleriesPerRegion');
    if (limit === undefined) return;
    for (const quota of estate.quotas.values()) {
      const subject = entityReaching(quota, 'galleries', limit + 1);
      if (subject === undefined) continue;
      report({ subject, message: `${describeUsage(quota, 'galleries')}, edition ${facts.edition} allows ${limit}` });
    }
  },
});
