import { defineRule } from '../../src/engine/rule.ts';
import { isZero } from '../../src/pricing/money.ts';
import { monthlyStorageOf, monthlyText } from '../../src/pricing/monthly-storage.ts';

export default defineRule({
  id: 'cost/past-end-of-life',
  severity: 'warning',
  title: 'A version past its end of life still costs money',
  why: 'Its replicas are stored and billed each month, although nothing should be made from them any more.',
  remedy: 'Delete the version once no scale set draws on it, or move its end of life.',
  sources: ['S022'],
  notes: 'A date is past from the day after it on. A version without a date of its own ends with its definition (S023).',
  exampleSettings: { besides: ['lifecycle/end-of-life-past', 'versions/latest-past-end-of-life'] },
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
            endOfLifeDate: 2025-12-31
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
`,
  on: 'version',
  check(version, { today, cost, report }) {
    const { endOfLifeDate, spec, name } = version;
    if (endOfLifeDate === undefined || endOfLifeDate >= today) return;
    const storage = monthlyStorageOf(cost.linesOf(version));
    if (storage.known === 'all' && isZero(storage.amount)) return;
    report({
      ...(spec.endOfLifeDate !== undefined && { at: ['endOfLifeDate'] }),
      message: `"${name}" is past its end of life on ${endOfLifeDate} and costs ${monthlyText(storage, cost.currency)} a month`,
    });
  },
});
