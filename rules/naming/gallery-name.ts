import { defineRule } from '../../src/engine/rule.ts';
import { type NameForm, nameFault } from '../../src/estate/resource-name.ts';

/** As the service words it when it refuses a gallery (E01); the pattern it prints beside it (E02) is laxer. */
const FORM: NameForm = { otherCharacter: /[^A-Za-z0-9._]/u, characters: 'letters, digits, "." and "_"', hasPlainEnds: true };

export default defineRule({
  id: 'naming/gallery-name',
  severity: 'error',
  title: 'A gallery has a name that the service refuses',
  why: 'The gallery cannot be created, nor anything in it.',
  remedy: 'Use letters, digits, periods and underscores, at most 80, with a letter or a digit at both ends. A dash is not allowed.',
  sources: ['E01', 'E03'],
  notes:
    'The pattern that the service prints in one of its errors, and that of its REST description, let dashes and a trailing underscore pass; its explanation of the same error does not, and is what counts here. An underscore within the name is legal by that explanation and absent from the page of naming rules: see naming/gallery-name-underscore.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contoso-images
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
  on: 'gallery',
  check(gallery, { facts, report }) {
    const maximumLength = facts.limit('galleryNameLength') ?? Number.POSITIVE_INFINITY;
    const message = nameFault('gallery name', gallery.name, FORM, maximumLength);
    if (message !== undefined) report({ message });
  },
});
