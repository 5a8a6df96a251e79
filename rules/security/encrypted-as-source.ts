import { defineRule } from '../../src/engine/rule.ts';
import { firstEncryptionSet } from '../../src/estate/encryption-sets.ts';
import { sourceKind } from '../../src/estate/source-kind.ts';
import { versionById } from '../../src/estate/version-by-id.ts';

export default defineRule({
  id: 'security/encrypted-as-source',
  severity: 'error',
  title: 'An encrypted version is the source of another',
  why: 'A version that is encrypted with keys of the customer cannot be copied into another one: the new version is refused.',
  remedy: 'Build both from the same disk, snapshot or virtual machine; or leave the encryption of the first away.',
  sources: ['N24'],
  notes: 'The source is known to be encrypted where it is a version of the estate, or where the manifest says `encrypted: true` of it.',
  bad: `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: base
        identifier: { publisher: Contoso, offer: Web, sku: Root }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/base }
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
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: imageVersion, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/base/versions/1.0.0 }
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
      - name: base
        identifier: { publisher: Contoso, offer: Web, sku: Root }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/base }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: imageVersion, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contosoImages/images/base/versions/1.0.0 }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec: { source } }, { estate, report }) {
    if (sourceKind(source) !== 'imageVersion') return;
    const message = 'the source version is encrypted with a key of the customer, one without is expected';
    const version = source.id === undefined ? undefined : versionById(source.id, estate);
    const encryption = version === undefined ? undefined : firstEncryptionSet(version);
    if (encryption !== undefined) {
      report({
        at: ['source', 'id'],
        message,
        related: [{ subject: encryption.target, at: encryption.set.at, message: 'encrypted here' }],
      });
    } else if (source.encrypted === true) {
      report({ at: ['source', 'encrypted'], message });
    }
  },
});
