import { defineRule } from '../../src/engine/rule.ts';
import { firstEncryptionSet } from '../../src/estate/encryption-sets.ts';

export default defineRule({
  id: 'security/shallow-encryption',
  severity: 'error',
  title: 'A shallow version with a disk encryption set',
  why: 'Shallow replication makes no copy that could be encrypted: clients refuse the two together.',
  remedy: 'Replicate with Full, or leave the encryption set away.',
  sources: ['N03'],
  notes: "The service's pages do not spell the rule out; it is what Terraform checks before it asks (N03).",
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            replicationMode: Shallow
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
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
            replicationMode: Full
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
`,
  on: 'version',
  check(version, { report }) {
    const encryption = version.isShallow ? firstEncryptionSet(version) : undefined;
    if (encryption === undefined) return;
    const { target, set } = encryption;
    report({
      at: [...target.key, ...set.at],
      message: `a disk encryption set with a Shallow version in ${target.name}, none or the mode Full is expected`,
    });
  },
});
