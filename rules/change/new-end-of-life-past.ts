import { entityOf, isInPlace } from '../../src/change/change.ts';
import { utcDay } from '../../src/estate/utc-day.ts';
import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'change/new-end-of-life-past',
  severity: 'error',
  title: 'An end of life is set that is not in the future',
  why: 'Azure refuses to create or update an image definition or a version with an end of life that is past: the deployment fails.',
  remedy: 'Set a date in the future, or none.',
  sources: ['E19'],
  notes: 'Today is not in the future. A date that was there before and has passed since is reported by lifecycle/end-of-life-past.',
  exampleSettings: { besides: ['lifecycle/end-of-life-soon'] },
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
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2026-01-15
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
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope]
          - name: 1.1.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-next }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-12-31
            targetRegions: [westeurope]
`,
  on: 'change',
  check(change, { today, report }) {
    const entity = entityOf(change);
    if (change.after === undefined || (entity.kind !== 'image' && entity.kind !== 'version')) return;
    const { endOfLifeDate } = entity.spec;
    if (endOfLifeDate === undefined || (entity.kind === 'image' && entity.isLeftOut)) return;
    const isNew = change.action === 'create' || !isInPlace(change);
    if (!isNew && !change.properties.some(({ name }) => name === 'endOfLifeDate')) return;
    const date = utcDay(endOfLifeDate);
    if (date > today) return;
    report({
      at: ['endOfLifeDate'],
      message: `the end of life of ${entity.kind} "${entity.name}" is ${date}, a day after ${today} is expected`,
    });
  },
});
