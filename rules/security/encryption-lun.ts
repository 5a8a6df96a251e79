import { defineRule } from '../../src/engine/rule.ts';
import { hasDataDisk } from '../../src/estate/encryption-sets.ts';

export default defineRule({
  id: 'security/encryption-lun',
  severity: 'error',
  title: 'Encryption for a LUN that the image does not have',
  why: 'The service refuses the version.',
  remedy: "Name the LUNs of the version's data disks.",
  sources: ['E61'],
  notes: 'Judged where the manifest lists the data disks of the version, or of its source; without a list nothing is known.',
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
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 1 }]
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
                  dataDiskImages: [{ lun: 1, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }]
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
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 1 }]
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
                  dataDiskImages: [{ lun: 0, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }]
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
                  dataDiskImages: [{ lun: 0, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }]
`,
  on: 'targetRegion',
  check({ spec, version, name }, { report }) {
    const disks = spec.encryption?.dataDiskImages;
    if (disks === undefined) return;
    for (const [index, { lun }] of disks.entries()) {
      if (hasDataDisk(version, lun) !== false) continue;
      report({
        at: ['encryption', 'dataDiskImages', index, 'lun'],
        message: `LUN ${lun} is encrypted in ${name}, version ${version.name} has no such data disk`,
      });
    }
  },
});
