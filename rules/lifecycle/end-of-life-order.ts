import { defineRule } from '../../src/engine/rule.ts';
import { utcDay } from '../../src/estate/utc-day.ts';

export default defineRule({
  id: 'lifecycle/end-of-life-order',
  severity: 'warning',
  title: 'A version outlives its image definition',
  why: 'The end of life of a definition is the default of its versions and says when the whole image is to go: a version that lasts longer is overlooked by whoever plans or cleans up by it.',
  remedy: 'Move the end of life of the definition, or shorten that of the version.',
  sources: ['S023'],
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
        endOfLifeDate: 2027-06-30
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-12-31
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
        endOfLifeDate: 2027-12-31
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, name, image, endOfLifeDate }, { report }) {
    if (spec.endOfLifeDate === undefined || image.spec.endOfLifeDate === undefined || endOfLifeDate === undefined) return;
    const last = utcDay(image.spec.endOfLifeDate);
    if (endOfLifeDate <= last) return;
    report({
      at: ['endOfLifeDate'],
      message: `the end of life of "${name}" is ${endOfLifeDate}, image "${image.name}" ends on ${last}`,
      related: [{ subject: image, at: ['endOfLifeDate'], message: 'end of life of the image' }],
    });
  },
});
