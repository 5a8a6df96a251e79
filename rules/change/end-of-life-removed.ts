import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/end-of-life-removed',
  severity: 'warning',
  title: 'An end of life is taken away',
  why: 'Nobody is told any more when to leave the image or the version, and a guard that holds until its end of life holds for ever. The Terraform provider makes the resource anew for it.',
  remedy: 'Set a later date instead.',
  sources: ['5.2', 'S111', 'S112'],
  notes:
    'Azure updates the date in place, and the overview lists it among what can be changed; the Terraform provider deletes and creates the resource where the date is taken away. A version that has the date of its definition from then on is not reported.',
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
        endOfLifeDate: 2027-12-31
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
        endOfLifeDate: 2028-06-30
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
`,
  on: 'change',
  check({ kind, before, after, properties }, { report }) {
    if (before === undefined || after === undefined) return;
    for (const { name, before: date, after: isSet, atBefore } of properties) {
      if (name !== 'endOfLifeDate' || date === undefined || isSet !== undefined) continue;
      report({
        message: `the end of life of ${kind} "${after.name}", ${date}, is taken away, a date is expected`,
        related: [{ subject: before, ...(atBefore !== undefined && { at: atBefore }), message: 'set before' }],
      });
    }
  },
});
