import { defineRule } from '../../src/engine/rule.ts';
import { type NameForm, nameFault } from '../../src/estate/resource-name.ts';

/** As the service words it when it refuses an image definition (E12, E13). */
const FORM: NameForm = { otherCharacter: /[^A-Za-z0-9._-]/u, characters: 'letters, digits, ".", "_" and "-"', hasPlainEnds: true };

export default defineRule({
  id: 'naming/image-name',
  severity: 'error',
  title: 'An image definition has a name that the service refuses',
  why: 'The image definition cannot be created, nor its versions.',
  remedy: 'Use letters, digits, periods, underscores and dashes, at most 80, with a letter or a digit at both ends.',
  sources: ['E12', 'E13'],
  notes:
    'An earlier copy of the troubleshooting page left the dash out for image definitions; the later one, the naming rules and the pattern that the service prints allow it.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web_
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
  on: 'image',
  check(image, { facts, report }) {
    const maximumLength = facts.limit('imageNameLength') ?? Number.POSITIVE_INFINITY;
    const message = nameFault('image name', image.name, FORM, maximumLength);
    if (message !== undefined) report({ message });
  },
});
