import { defineRule } from '../../src/engine/rule.ts';
import type { Gallery } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'uniqueness/gallery-name',
  severity: 'error',
  title: 'A gallery name occurs twice in a subscription',
  why: 'The service refuses the second gallery; where both stand in one resource group, one deployment overwrites the other.',
  remedy: 'Give each gallery of a subscription a name of its own, or write both parts as one gallery.',
  sources: ['E06', 'C07'],
  notes:
    "The page of naming rules says that gallery names are unique within a resource group; the service's error says within a subscription, which is stricter and decides. Names are compared without case.",
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
  - name: ContosoImages
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
  - name: contosoMail
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
    for (const alike of estate.galleriesByName.values()) {
      if (alike.length === 1) continue;
      const firsts = new Map<string, Gallery>();
      for (const gallery of alike) {
        const first = firsts.get(gallery.subscription);
        if (first === undefined) firsts.set(gallery.subscription, gallery);
        else if (!gallery.isLeftOut) {
          const subscription = gallery.subscription === '' ? 'the subscription' : `subscription "${gallery.subscription}"`;
          const message = `gallery name "${gallery.name}" is already taken in ${subscription}`;
          report({ subject: gallery, message, related: [{ subject: first, message: 'first used here' }] });
        }
      }
    }
  },
});
