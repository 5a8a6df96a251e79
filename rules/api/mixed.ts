import type { Path } from '../../src/engine/finding.ts';
import { defineRule } from '../../src/engine/rule.ts';
import type { Gallery } from '../../src/estate/estate.ts';

function placeOf({ spec }: Gallery): Path {
  return [spec.apiVersion === undefined ? 'name' : 'apiVersion'];
}

export default defineRule({
  id: 'api/mixed',
  severity: 'warning',
  title: 'Galleries of one estate are deployed with different API versions',
  why: 'Defaults and properties depend on the API version: the same image comes out differently in one gallery and in the other.',
  remedy: 'Deploy all galleries with one API version.',
  sources: [],
  notes: 'Said once for each further API version, at the first gallery that names it. Galleries without an API version are passed over.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: "2021-07-01"
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
  - { name: contosoImagesNorth, location: northeurope, apiVersion: "2020-09-30" }
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    apiVersion: "2021-07-01"
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
  - { name: contosoImagesNorth, location: northeurope, apiVersion: "2021-07-01" }
`,
  on: 'estate',
  check({ galleries }, { report }) {
    const firsts = new Map<string, Gallery>();
    for (const gallery of galleries) {
      const { apiVersion } = gallery;
      if (apiVersion === undefined || gallery.isLeftOut || firsts.has(apiVersion)) continue;
      const [first] = firsts.values();
      firsts.set(apiVersion, gallery);
      if (first === undefined) continue;
      report({
        subject: gallery,
        at: placeOf(gallery),
        message: `gallery "${gallery.name}" with API version ${apiVersion}, gallery "${first.name}" has ${first.apiVersion}`,
        related: [{ subject: first, at: placeOf(first), message: 'the first API version' }],
      });
    }
  },
});
