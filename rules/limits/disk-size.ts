import { defineRule } from '../../src/engine/rule.ts';

export default defineRule({
  id: 'limits/disk-size',
  severity: 'error',
  title: 'A disk is larger than an image version may hold',
  why: 'Replication of the version fails in the service, after the copy has been waited for.',
  remedy: 'Shrink the disk, or keep the data outside the image.',
  sources: ['S055', 'E67', 'C05', 'N01'],
  notes:
    'Editions up to 2023-04 allow 1 TB a disk, read as 1,024 GB. The pages of 2025-07 say under 2 TB, and the error of the service names a maximum of 2048, which decides. A version with replicationMode Shallow copies nothing and may have disks of 32 TB, in any edition.',
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
            osDisk: { sizeGB: 2000, usedGB: 4 }
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 1000, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { facts, report }) {
    const limit = facts.limit(version.isShallow ? 'shallowDiskSizeGB' : 'diskSizeGB');
    if (limit === undefined) return;
    for (const { spec, at, lun } of version.disks) {
      if (spec.sizeGB === undefined || spec.sizeGB <= limit) continue;
      const disk = lun === undefined ? 'OS disk' : `data disk with LUN ${lun}`;
      const allowed = version.isShallow ? `a Shallow version may hold ${limit} GB` : `edition ${facts.edition} allows ${limit} GB`;
      report({ at: [...at, 'sizeGB'], message: `${disk} of ${spec.sizeGB} GB, ${allowed}` });
    }
  },
});
