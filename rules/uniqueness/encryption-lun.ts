import { defineRule } from '../../src/engine/rule.ts';
import { repeatsOf } from '../../src/estate/repeats.ts';

const lunOf = ({ lun }: { lun: number }) => lun;
const atLun = (index: number) => ['encryption', 'dataDiskImages', index, 'lun'];

export default defineRule({
  id: 'uniqueness/encryption-lun',
  severity: 'error',
  title: 'A LUN occurs twice in the encryption of a target region',
  why: 'The service refuses the version; and which of the two encryption sets was meant is unknown.',
  remedy: 'Name each data disk once.',
  sources: ['E62'],
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
                  dataDiskImages: [{ lun: 0, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }, { lun: 0, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }]
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
                  dataDiskImages: [{ lun: 0, diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }]
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
  check(target, { report }) {
    const disks = target.spec.encryption?.dataDiskImages;
    if (disks === undefined) return;
    for (const { index, first } of repeatsOf(disks, lunOf)) {
      const related = [{ subject: target, at: atLun(first), message: 'first named here' }];
      report({ at: atLun(index), message: `LUN ${disks[index]?.lun} is already encrypted in ${target.name}`, related });
    }
  },
});
