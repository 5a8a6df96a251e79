import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'consistency/recommended-range',
  severity: 'error',
  title: 'A recommended minimum is above its maximum',
  why: 'The service refuses the definition.',
  remedy: 'Swap the two, or correct the wrong one.',
  sources: ['E21'],
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
        recommended: { vCPUs: { min: 8, max: 2 }, memory: { min: 4, max: 32 } }
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
        recommended: { vCPUs: { min: 2, max: 8 }, memory: { min: 4, max: 32 } }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'image',
  check({ spec }, { report }) {
    if (spec.recommended === undefined) return;
    for (const measure of ['vCPUs', 'memory'] as const) {
      const { min, max } = spec.recommended[measure] ?? {};
      if (min === undefined || max === undefined || min <= max) continue;
      report({
        at: ['recommended', measure, 'min'],
        message: `recommended ${measure} of at least ${min} and at most ${max}, the minimum must not exceed the maximum`,
      });
    }
  },
});
