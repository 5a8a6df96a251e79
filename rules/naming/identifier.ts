import { defineRule } from '../../src/engine/rule.ts';
import { type NameForm, nameFault } from '../../src/estate/resource-name.ts';
import type { LimitName } from '../../src/facts/facts.ts';

/** As the service words it when it refuses an identifier (E14). */
const FORM: NameForm = { otherCharacter: /[^A-Za-z0-9._-]/u, characters: 'letters, digits, "-", "." and "_"', hasPlainEnds: false };

const LENGTHS = { publisher: 'publisherLength', offer: 'offerLength', sku: 'skuLength' } as const satisfies Record<string, LimitName>;
const PARTS = ['publisher', 'offer', 'sku'] as const;

export default defineRule({
  id: 'naming/identifier',
  severity: 'error',
  title: 'A publisher, an offer or a SKU has a form that the service refuses',
  why: 'The image definition cannot be created.',
  remedy:
    'Use letters, digits, dashes, periods and underscores, with no period at the end: at most 128 for the publisher, 64 for the offer and 64 for the SKU.',
  sources: ['E14'],
  notes: 'Older Terraform providers allow 128 characters for all three parts; the service names 128, 64 and 64, and decides.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web & Mail, sku: Base }
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
  check({ spec: { identifier } }, { facts, report }) {
    if (identifier === undefined) return;
    for (const part of PARTS) {
      const maximumLength = facts.limit(LENGTHS[part]) ?? Number.POSITIVE_INFINITY;
      const message = nameFault(part, identifier[part], FORM, maximumLength);
      if (message !== undefined) report({ at: ['identifier', part], message });
    }
  },
});
