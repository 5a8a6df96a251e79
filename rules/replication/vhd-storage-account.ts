import type { Path } from '../../src/engine/finding.ts';
import { type Context, defineRule } from '../../src/engine/rule.ts';
import { apiProperty, isApiFrom } from '../../src/facts/api-versions.ts';
import type { Source } from '../../src/manifest/manifest.ts';

const SINCE = apiProperty('version.source.storageAccountId')?.since;

/** `isKnown`: whether the API version has storageAccountId at all. */
function judgeSource({ kind, id, uri, storageAccountId }: Source, at: Path, isKnown: boolean, report: Context['report']): void {
  if (kind === 'localVhd' || kind === 'unmanagedImage') return;
  if (storageAccountId !== undefined) {
    if (uri !== undefined) return;
    report({ at: [...at, 'source', 'storageAccountId'], message: 'a storage account without the uri of a VHD, both are expected' });
  } else if (isKnown && uri !== undefined) {
    report({ at: [...at, 'source', 'uri'], message: 'the uri of a VHD without storageAccountId, both are expected' });
  } else if (isKnown && kind === 'vhd' && id !== undefined) {
    report({ at: [...at, 'source', 'id'], message: 'a VHD by its id, uri and storageAccountId are expected' });
  }
}

export default defineRule({
  id: 'replication/vhd-storage-account',
  severity: 'error',
  title: 'A VHD and its storage account do not come together',
  why: 'The service reads a VHD through its storage account, whose keys it asks for: one without the other is refused.',
  remedy: 'Give uri and storageAccountId together.',
  sources: ['5.1', 'N22'],
  notes:
    'Terraform asks for both (5.1). The property came with the API version 2022-03-03 (N22): where a gallery names an earlier one, a VHD without it passes. Unmanaged images and local VHDs are no sources at all, see migration/source-conversion.',
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
              kind: vhd
              uri: https://contosovhds.blob.core.windows.net/vhds/web.vhd
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
              kind: vhd
              uri: https://contosovhds.blob.core.windows.net/vhds/web.vhd
              storageAccountId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Storage/storageAccounts/contosovhds
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, disks, gallery }, { report }) {
    const isKnown = gallery.apiVersion === undefined || isApiFrom(gallery.apiVersion, SINCE);
    judgeSource(spec.source, [], isKnown, report);
    for (const { spec: disk, at } of disks) if (disk.source !== undefined) judgeSource(disk.source, at, isKnown, report);
  },
});
