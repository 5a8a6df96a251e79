import { defineRule } from '../../src/engine/rule.ts';
import { isImported } from '../../src/estate/estate.ts';

export default defineRule({
  id: 'cost/used-size-missing',
  severity: 'warning',
  title: 'The used size of a disk is not known',
  why: 'Storage and egress are billed by the used size. In its place the provisioned size is priced, which is too much; without either, the cost is unknown.',
  remedy: 'Measure how much of the disk is occupied and write it as usedGB.',
  sources: ['S103'],
  notes: 'In the example of the documentation a disk of 127 GB with 10 GB used is billed as 10 GB, an empty disk of 32 GB as nothing.',
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
            osDisk: { sizeGB: 127 }
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
            osDisk: { sizeGB: 127, usedGB: 10 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    const { disks, name, image } = version;
    if (isImported(version)) {
      // Formats of Azure have no word for it: that is said once an image.
      const message =
        'files of this format tell no used sizes: provisioned sizes are priced where they are told, usedGB of a manifest is expected';
      if (image.versions[0] === version) report({ message });
      return;
    }
    if (disks[0] === undefined || disks[0].lun !== undefined) {
      report({ message: `"${name}" has no osDisk: its cost is unknown, usedGB is expected` });
    }
    for (const { spec, at, lun } of disks) {
      if (spec.usedGB !== undefined) continue;
      const disk = lun === undefined ? 'the OS disk' : `the data disk of LUN ${lun}`;
      if (spec.sizeGB === undefined) report({ at, message: `${disk} has no size: the cost of "${name}" is unknown, usedGB is expected` });
      else report({ at: [...at, 'sizeGB'], message: `${disk} has no used size: its ${spec.sizeGB} GB are priced, usedGB is expected` });
    }
  },
});
