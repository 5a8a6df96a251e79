import { defineRule } from '../../src/engine/rule.ts';
import { machinesOf } from '../../src/estate/machines.ts';

export default defineRule({
  id: 'deployments/unknown-lun',
  severity: 'error',
  title: 'A deployment names a LUN that the image does not have',
  why: 'The service refuses a data disk from a LUN that the version lacks.',
  remedy: "Use the LUNs of the version's data disks.",
  sources: ['E95'],
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
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 1 }]
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, dataDiskLuns: [0, 1], osProfile: { adminUsername: azureuser } } }
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
            dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 1 }]
            targetRegions: [{ name: westeurope, regionalReplicaCount: 2 }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: { count: 10, dataDiskLuns: [0], osProfile: { adminUsername: azureuser } } }
`,
  on: 'deployment',
  check(deployment, { report }) {
    const { version } = deployment;
    const disks = version?.spec.dataDisks ?? version?.spec.source.dataDisks;
    if (version === undefined || disks === undefined) return;
    for (const { spec, at } of machinesOf(deployment)) {
      for (const [index, lun] of (spec.dataDiskLuns ?? []).entries()) {
        if (disks.some((disk) => disk.lun === lun)) continue;
        const luns = disks.length === 0 ? 'no data disks' : `LUN ${disks.map((disk) => disk.lun).join(', ')}`;
        report({ at: [...at, 'dataDiskLuns', index], message: `LUN ${lun}, version ${version.name} has ${luns}` });
      }
    }
  },
});
