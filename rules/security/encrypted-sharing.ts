import { defineRule } from '../../src/engine/rule.ts';
import { firstEncryptionSet } from '../../src/estate/encryption-sets.ts';
import { sharedGalleryWords } from '../../src/estate/sharing.ts';

export default defineRule({
  id: 'security/encrypted-sharing',
  severity: 'error',
  title: 'An encrypted version in a shared gallery',
  why: 'Direct shared and community galleries take no versions that are encrypted with keys of the customer: the version is refused.',
  remedy: 'Leave the encryption to the keys of the platform, or keep the version in a private gallery.',
  sources: ['N18', 'N19'],
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
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
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
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
`,
  on: 'version',
  check(version, { report }) {
    const shared = sharedGalleryWords(version.gallery);
    const encryption = shared === undefined ? undefined : firstEncryptionSet(version);
    if (encryption === undefined) return;
    const { target, set } = encryption;
    report({
      at: [...target.key, ...set.at],
      message: `version ${version.name} is encrypted in a ${shared}, a private gallery is expected`,
    });
  },
});
