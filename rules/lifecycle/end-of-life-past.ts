import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Image, Version } from '../../src/estate/estate.ts';
import { utcDay } from '../../src/estate/utc-day.ts';

function judge(subject: Image | Version, { today, report }: Context): void {
  const written = subject.spec.endOfLifeDate;
  if (written === undefined) return;
  const date = utcDay(written);
  if (date >= today) return;
  const what = subject.kind === 'image' ? 'image' : 'version';
  report({
    subject,
    at: ['endOfLifeDate'],
    message: `the end of life of ${what} "${subject.name}" was ${date}, a day after ${today} is expected`,
  });
}

export default defineRule({
  id: 'lifecycle/end-of-life-past',
  severity: 'warning',
  title: 'An end of life is already past',
  why: 'The service refuses to create an image definition or a version whose end of life is not in the future: the manifest can no longer be deployed from nothing.',
  remedy: 'Retire the image or the version, or set a later date.',
  sources: ['E19'],
  notes: 'A date is past from the day after it on. A version that inherits the date of its definition is not reported again.',
  exampleSettings: { besides: ['versions/latest-past-end-of-life', 'cost/past-end-of-life'] },
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
  on: 'estate',
  check(estate, context) {
    for (const gallery of estate.galleries) {
      for (const image of gallery.images) {
        if (!image.isLeftOut) judge(image, context);
        for (const version of image.versions) judge(version, context);
      }
    }
  },
});
