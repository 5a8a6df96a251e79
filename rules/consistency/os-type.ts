import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'consistency/os-type',
  severity: 'error',
  title: 'Source and definition differ in their operating system',
  why: 'The service refuses the version; where it does not notice, machines wait for an agent of the other system and time out.',
  remedy: 'Put the version into a definition of its operating system.',
  sources: ['S016', 'E45'],
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
              osType: Windows
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
              osType: Linux
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, image }, { report }) {
    const { osType } = spec.source;
    if (osType === undefined || image.isLeftOut || osType === image.spec.osType) return;
    report({
      at: ['source', 'osType'],
      message: `the source runs ${osType}, the definition "${image.name}" is for ${image.spec.osType}`,
      related: [{ subject: image, at: ['osType'], message: 'the definition' }],
    });
  },
});
