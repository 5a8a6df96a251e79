import { defineRule } from '../../src/engine/rule.ts';
import type { Version } from '../../src/estate/estate.ts';

type Layout = readonly { lun: number; sizeGB?: number }[];

/** The data disks of a version, as far as the manifest lists them. */
function layoutOf(version: Version | undefined): Layout | undefined {
  return version?.spec.dataDisks ?? version?.spec.source.dataDisks;
}

function isSameLayout(a: Layout, b: Layout): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ lun, sizeGB }) =>
    b.some((disk) => disk.lun === lun && (sizeGB === undefined || disk.sizeGB === undefined || sizeGB === disk.sizeGB)),
  );
}

function layoutText(layout: Layout): string {
  if (layout.length === 0) return 'no data disks';
  return `LUN ${layout.map(({ lun, sizeGB }) => (sizeGB === undefined ? lun : `${lun} (${sizeGB} GB)`)).join(', ')}`;
}

export default defineRule({
  id: 'migration/scale-set-image',
  severity: 'error',
  title: 'A scale set moves to a gallery image that does not match its managed image',
  why: 'A scale set made from a managed image may switch to a gallery image only where OS type, generation and the layout of data disks are the same.',
  remedy: 'Publish a version that matches, or create a new scale set from the gallery image.',
  sources: ['S149'],
  notes:
    'Judged as far as `replaces` describes the scale set. The layout of data disks is their LUNs, with their sizes where both sides name them; the manifest must list the data disks of the version or of its source. Without a kind, `replaces` is taken for a managed image.',
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
  - name: web
    image: contosoImages/web/1.0.0
    region: westeurope
    scaleSets:
      - { name: web, instances: 100, replaces: { kind: managedImage, osType: Linux, hyperVGeneration: V2, dataDisks: [{ lun: 0, sizeGB: 32 }] } }
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
  - name: web
    image: contosoImages/web/1.0.0
    region: westeurope
    scaleSets:
      - { name: web, instances: 100, replaces: { kind: managedImage, osType: Linux, hyperVGeneration: V1, dataDisks: [{ lun: 0, sizeGB: 32 }] } }
`,
  on: 'deployment',
  check({ scaleSets, image, version }, { report }) {
    if (image === undefined || image.isLeftOut) return;
    for (const [index, { name, replaces }] of scaleSets.entries()) {
      if (replaces === undefined || replaces.kind === 'imageVersion') continue;
      const at = ['scaleSets', index, 'replaces'];
      const { osType, hyperVGeneration } = replaces;
      const moved = `scale set "${name}" is made from a managed image`;
      if (osType !== undefined && osType !== image.spec.osType) {
        report({ at: [...at, 'osType'], message: `${moved} with ${osType}, image "${image.name}" is ${image.spec.osType}` });
      }
      if (hyperVGeneration !== undefined && hyperVGeneration !== image.hyperVGeneration) {
        const message = `${moved} of generation ${hyperVGeneration}, image "${image.name}" is ${image.hyperVGeneration}`;
        report({ at: [...at, 'hyperVGeneration'], message });
      }
      const layout = layoutOf(version);
      if (replaces.dataDisks === undefined || layout === undefined || isSameLayout(replaces.dataDisks, layout)) continue;
      const message = `${moved} with ${layoutText(replaces.dataDisks)}, version "${version?.name}" has ${layoutText(layout)}`;
      report({ at: [...at, 'dataDisks'], part: 'key', message });
    }
  },
});
