import { defineRule } from '../../src/engine/rule.ts';
import { describeUsage, entityReaching } from '../../src/estate/quota-usage.ts';

export default defineRule({
  id: 'limits/images-per-region',
  severity: 'error',
  title: 'A subscription has more image definitions in a region than the service allows',
  why: 'The image definitions beyond the limit cannot be created.',
  remedy: 'Delete image definitions that nobody uses, or put some into another region or subscription.',
  sources: ['S052'],
  notes:
    'What exists outside the estate counts as the galleries of the subscription and region state it under existing; where they state different figures, the largest counts. The first one beyond the limit is marked, in the order of the files.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    existing: { images: 1000 }
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
    existing: { images: 12 }
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
    const limit = facts.limit('imagesPerRegion');
    if (limit === undefined) return;
    for (const quota of estate.quotas.values()) {
      const subject = entityReaching(quota, 'images', limit + 1);
      if (subject === undefined) continue;
      report({ subject, message: `${describeUsage(quota, 'images')}, edition ${facts.edition} allows ${limit}` });
    }
  },
});
