import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'consistency/os-state',
  severity: 'error',
  title: 'Source and definition differ in their OS state',
  why: 'The service refuses the version: the definition says whether its versions are Generalized or Specialized.',
  remedy: 'Generalize the source, or put the version into a definition of the other state.',
  sources: ['S016', 'E43'],
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
            source:
              kind: managedImage
              id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web
              osState: Specialized
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
            source:
              kind: managedImage
              id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web
              osState: Generalized
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, image }, { report }) {
    const { osState } = spec.source;
    if (osState === undefined || image.isLeftOut || osState === image.spec.osState) return;
    report({
      at: ['source', 'osState'],
      message: `the source is ${osState}, the definition "${image.name}" is ${image.spec.osState}`,
      related: [{ subject: image, at: ['osState'], message: 'the definition' }],
    });
  },
});
