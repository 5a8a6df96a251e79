import { defineRule } from '../../src/engine/rule.ts';
import type { VersionDisk } from '../../src/estate/estate.ts';
import { repeatsOf } from '../../src/estate/repeats.ts';

const lunOf = (disk: VersionDisk) => disk.lun;

export default defineRule({
  id: 'uniqueness/data-disk-lun',
  severity: 'error',
  title: 'Two data disks have the same LUN',
  why: 'The service refuses the version.',
  remedy: 'Give each data disk of the version a LUN of its own.',
  sources: ['E38'],
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
            dataDisks:
              - { lun: 0, sizeGB: 32, usedGB: 1 }
              - { lun: 0, sizeGB: 64, usedGB: 2 }
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
            osDisk: { sizeGB: 30, usedGB: 4 }
            dataDisks:
              - { lun: 0, sizeGB: 32, usedGB: 1 }
              - { lun: 1, sizeGB: 64, usedGB: 2 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    for (const { index, first } of repeatsOf(version.disks, lunOf)) {
      const [disk, earlier] = [version.disks[index], version.disks[first]];
      if (disk === undefined || earlier === undefined) continue;
      const related = [{ subject: version, at: [...earlier.at, 'lun'], message: 'first used here' }];
      report({ at: [...disk.at, 'lun'], message: `LUN ${disk.lun} is already that of another data disk`, related });
    }
  },
});
