import { defineRule } from '../../src/engine/rule.ts';
import { type Gallery, identifierText, type Image } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'uniqueness/identifier',
  severity: 'error',
  title: 'Publisher, offer and SKU occur twice in a gallery',
  why: 'The service refuses the second image definition: within a gallery the three together identify one.',
  remedy: 'Change at least one of the three, or put the image definition into another gallery.',
  sources: ['S011', 'E22'],
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
      - name: mail
        identifier: { publisher: Contoso, offer: WEB, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/mail }
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
      - name: mail
        identifier: { publisher: Contoso, offer: Mail, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/mail }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'estate',
  check(estate, { report }) {
    for (const alike of estate.imagesByIdentifier.values()) {
      if (alike.length < 2) continue;
      const firsts = new Map<Gallery, Image>();
      for (const image of alike) {
        const first = firsts.get(image.gallery);
        if (first === undefined) firsts.set(image.gallery, image);
        else if (!image.isLeftOut) {
          const message = `identifier "${identifierText(image)}" is already that of image "${first.name}"`;
          report({
            subject: image,
            at: ['identifier'],
            message,
            related: [{ subject: first, at: ['identifier'], message: 'first used here' }],
          });
        }
      }
    }
  },
});
