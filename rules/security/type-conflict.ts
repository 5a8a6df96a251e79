import { defineRule } from '../../src/engine/rule.ts';
import { securityTypesOf } from '../../src/estate/security-type.ts';

export default defineRule({
  id: 'security/type-conflict',
  severity: 'error',
  title: 'An image has more than one SecurityType',
  why: 'The types exclude each other: the definition is refused, or one of them is lost.',
  remedy: 'Keep one. TrustedLaunchAndConfidentialVmSupported says that machines of either kind can be made from the image.',
  sources: ['5.1'],
  notes: 'Terraform has a flag for each type and takes one of them (5.1); the feature itself has one value.',
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
        hyperVGeneration: V2
        features:
          - { name: SecurityType, value: TrustedLaunchSupported }
          - { name: SecurityType, value: ConfidentialVMSupported }
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
        hyperVGeneration: V2
        features: [{ name: SecurityType, value: TrustedLaunchAndConfidentialVmSupported }]
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
    const [first, ...others] = securityTypesOf(image);
    for (const { text, at } of others) {
      const related = [{ subject: image, at: first?.at ?? at, message: 'the first one' }];
      report({ at, message: `SecurityType "${text}" beside "${first?.text}", one is expected`, related });
    }
  },
});
