import { defineRule } from '../../src/engine/rule.ts';
import { isSecurityType, securityTypesOf } from '../../src/estate/security-type.ts';
import { sharedGalleryWords } from '../../src/estate/sharing.ts';

export default defineRule({
  id: 'security/type-sharing',
  severity: 'error',
  title: 'An image that demands trusted launch or confidential machines is shared',
  why: 'Definitions with the SecurityType TrustedLaunch or ConfidentialVM are for private galleries only: this one is refused.',
  remedy:
    'Share an image of the type TrustedLaunchSupported or ConfidentialVMSupported, which leaves the choice to whoever makes machines of it; or keep the image in a private gallery.',
  sources: ['N08', 'C16'],
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
        hyperVGeneration: V2
        features: [{ name: SecurityType, value: TrustedLaunch }]
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
    sharingProfile:
      permissions: Groups
      groups: [{ type: Subscriptions, ids: [22222222-3333-4444-5555-666666666666] }]
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        hyperVGeneration: V2
        features: [{ name: SecurityType, value: TrustedLaunchSupported }]
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
    const shared = sharedGalleryWords(image.gallery);
    if (shared === undefined) return;
    for (const type of securityTypesOf(image)) {
      if (!isSecurityType(type, 'trustedlaunch', 'confidentialvm')) continue;
      report({
        at: type.at,
        message: `SecurityType "${type.text}" in a ${shared}, "${type.text}Supported" or a private gallery is expected`,
      });
    }
  },
});
