import { defineRule } from '../../src/engine/rule.ts';
import type { Gallery } from '../../src/estate/estate.ts';

function isProduction({ environment, images }: Gallery): boolean {
  return environment === 'production' || images.some((image) => image.environment === 'production');
}

export default defineRule({
  id: 'availability/single-gallery',
  severity: 'info',
  title: 'All production galleries are in one region',
  why: 'The gallery service is regional: while the region of the gallery is down, its images cannot be updated or created anywhere.',
  remedy: 'Keep a second production gallery in another region.',
  sources: ['N11'],
  notes:
    'A gallery is a production gallery if it, or one of its images, has the environment `production`. The whole estate is judged; where the schema left a gallery or an image out, nothing is said.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    environment: production
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
    environment: production
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
  - { name: contosoImagesNorth, location: northeurope, environment: production }
`,
  on: 'estate',
  check({ galleries, leftOut }, { report }) {
    if (leftOut.galleries > 0 || leftOut.images > 0) return;
    const production = galleries.filter(isProduction);
    const [first, ...others] = production;
    if (first === undefined || others.some((gallery) => gallery.location !== first.location)) return;
    const count = production.length === 1 ? 'one production gallery' : `${production.length} production galleries`;
    report({
      subject: first,
      message: `${count} in ${first.location}, none in a second region`,
      related: others.map((subject) => ({ subject, message: 'in the same region' })),
    });
  },
});
