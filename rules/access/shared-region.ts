import { defineRule } from '../../src/engine/rule.ts';
import { sharedGalleryWords } from '../../src/estate/sharing.ts';

export default defineRule({
  id: 'access/shared-region',
  severity: 'error',
  title: 'A shared image outside the region of its gallery',
  why: 'In community and direct shared galleries, definitions and versions have to be in the region of the gallery: this one is refused.',
  remedy: "Create it in the gallery's region; versions can be replicated to other regions from there.",
  sources: ['N18', 'N19'],
  exampleSettings: { besides: ['layout/scattered-locations'] },
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    sharingProfile:
      permissions: Groups
      groups: [{ type: Subscriptions, ids: [22222222-3333-4444-5555-666666666666] }]
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
            location: northeurope
            targetRegions: [westeurope, northeurope]
`,
  good: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    sharingProfile:
      permissions: Groups
      groups: [{ type: Subscriptions, ids: [22222222-3333-4444-5555-666666666666] }]
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
  on: 'image',
  check(image, { report }) {
    const { gallery } = image;
    const shared = sharedGalleryWords(gallery);
    if (shared === undefined || gallery.location === '') return;
    const expectation = `the region of its ${shared} is expected, ${gallery.location}`;
    if (image.location !== gallery.location) {
      report({ at: ['location'], message: `definition "${image.name}" is in ${image.location}, ${expectation}` });
    }
    for (const { spec, location, name, key } of image.versions) {
      // A location that is inherited is the definition's fault.
      if (spec.location === undefined || location === gallery.location) continue;
      report({ at: [...key, 'location'], message: `version ${name} is in ${location}, ${expectation}` });
    }
  },
});
