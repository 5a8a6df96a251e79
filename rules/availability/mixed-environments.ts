import { defineRule } from '../../src/engine/rule.ts';
import type { Gallery, Image } from '../../src/estate/estate.ts';

/** The first image that is for production, or the first that is for something else. */
function firstImage({ images }: Gallery, isForProduction: boolean): Image | undefined {
  return images.find(
    ({ environment, isLeftOut }) => !isLeftOut && environment !== undefined && (environment === 'production') === isForProduction,
  );
}

export default defineRule({
  id: 'availability/mixed-environments',
  severity: 'warning',
  title: 'Production and test images share a gallery',
  why: 'Access, locks and clean-up are set on the gallery: whoever may change the test images may change those of production.',
  remedy: 'Keep the images of production in a gallery of their own.',
  sources: ['N12'],
  notes: 'The documentation speaks of production and test; images for staging and development count as test images here.',
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
        environment: production
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
      - name: web-test
        environment: test
        identifier: { publisher: Contoso, offer: Web, sku: Test }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-test }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
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
        environment: production
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
  - { name: contosoImagesNorth, location: northeurope, environment: production }
  - name: contosoTest
    location: westeurope
    images:
      - name: web-test
        environment: test
        identifier: { publisher: Contoso, offer: Web, sku: Test }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web-test }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'gallery',
  check(gallery, { report }) {
    const production = firstImage(gallery, true);
    const other = production && firstImage(gallery, false);
    if (production === undefined || other === undefined) return;
    // One of the two at least names an environment of its own: that is the one out of place.
    const [odd, even] = other.spec.environment === undefined ? [production, other] : [other, production];
    report({
      at: [...odd.key, 'environment'],
      message: `${odd.environment} image "${odd.name}" in a gallery with ${even.environment} image "${even.name}", a gallery for each is advised`,
      related: [{ subject: even, message: `${even.environment} image` }],
    });
  },
});
