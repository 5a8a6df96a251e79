import type { Path } from '../../src/engine/finding.ts';
import { defineRule } from '../../src/engine/rule.ts';
import { sourceKind } from '../../src/estate/source-kind.ts';

export default defineRule({
  id: 'replication/unsupported-source-disk',
  severity: 'error',
  title: 'The source machine has a disk that cannot be captured',
  why: 'A version cannot be made from a machine with an ephemeral OS disk, an Ultra disk or unmanaged disks.',
  remedy: 'Move the machine to managed Premium SSD, Standard SSD or Standard HDD disks before it is captured.',
  sources: ['E46', 'E47', 'E48'],
  notes: 'Premium SSD v2 is left alone: the error page names Ultra disks only, though it does not count v2 among the disks that work.',
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
            source:
              kind: virtualMachine
              id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web
              osDisk: { diskType: Premium_LRS, managed: true, ephemeral: true }
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
        versions:
          - name: 1.0.0
            source:
              kind: virtualMachine
              id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/virtualMachines/web
              osDisk: { diskType: Premium_LRS, managed: true, ephemeral: false }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec }, { report }) {
    const { osDisk, dataDisks } = spec.source;
    if (sourceKind(spec.source) !== 'virtualMachine') return;
    if (osDisk?.ephemeral === true)
      report({ at: ['source', 'osDisk', 'ephemeral'], message: 'the OS disk is ephemeral, a managed disk is expected' });
    const judge = (what: string, at: Path, disk: { diskType?: string; managed?: boolean }) => {
      if (disk.diskType === 'UltraSSD_LRS')
        report({ at: [...at, 'diskType'], message: `${what} is an Ultra disk, which cannot be captured` });
      if (disk.managed === false) report({ at: [...at, 'managed'], message: `${what} is unmanaged, a managed disk is expected` });
    };
    if (osDisk !== undefined) judge('the OS disk', ['source', 'osDisk'], osDisk);
    for (const [index, disk] of (dataDisks ?? []).entries())
      judge(`the data disk of LUN ${disk.lun}`, ['source', 'dataDisks', index], disk);
  },
});
