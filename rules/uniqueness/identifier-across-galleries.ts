import { defineRule } from '../../src/engine/rule.ts';
import { type Gallery, identifierText } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'uniqueness/identifier-across-galleries',
  severity: 'info',
  title: 'Two galleries of the estate hold the same publisher, offer and SKU',
  why: 'The service allows it, but who looks an image up by publisher, offer and SKU finds two that may differ.',
  remedy:
    'Keep one of the two, or change the SKU; where the second gallery is a copy for disaster recovery on purpose, silence this rule there.',
  sources: ['E22'],
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
            targetRegions: [westeurope, northeurope]
  - name: contosoImagesNorth
    location: northeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-north }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [northeurope, westeurope]
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
  - name: contosoImagesNorth
    location: northeurope
    images:
      - name: mail
        identifier: { publisher: Contoso, offer: Mail, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/mail-north }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [northeurope, westeurope]
`,
  on: 'estate',
  check(estate, { report }) {
    for (const alike of estate.imagesByIdentifier.values()) {
      const [first] = alike;
      if (first === undefined || alike.length === 1) continue;
      const galleries = new Set<Gallery>([first.gallery]);
      for (const image of alike) {
        if (galleries.has(image.gallery) || image.isLeftOut) continue;
        galleries.add(image.gallery);
        const message = `identifier "${identifierText(image)}" is also that of image "${first.name}" in gallery "${first.gallery.name}"`;
        report({
          subject: image,
          at: ['identifier'],
          message,
          related: [{ subject: first, at: ['identifier'], message: 'first used here' }],
        });
      }
    }
  },
});
