import type { Path } from '../../src/engine/finding.ts';
import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Source } from '../../src/manifest/manifest.ts';

function judgeSource({ id, uri }: Source, at: Path, report: Context['report']): void {
  if ((id === undefined) !== (uri === undefined)) return;
  if (id === undefined)
    report({ at: [...at, 'source'], part: 'key', message: 'a source with neither id nor uri, one of them is expected' });
  else report({ at: [...at, 'source', 'uri'], message: 'a source with both id and uri, one of them is expected' });
}

export default defineRule({
  id: 'replication/source-kind',
  severity: 'error',
  title: 'A version has not exactly one source',
  why: 'The service refuses a version, or a disk of one, with no source or with several.',
  remedy: 'Give either id or uri, and name the source of the OS disk once.',
  sources: ['E57'],
  notes:
    'The source of the version is that of its OS disk, so that a source in osDisk is a second one. Data disks may have sources of their own beside it (N27).',
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
            source: { kind: vhd }
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
  check({ spec, disks, isSourceTold }, { report }) {
    if (isSourceTold) judgeSource(spec.source, [], report);
    for (const { spec: disk, at, lun } of disks) {
      if (disk.source === undefined) continue;
      judgeSource(disk.source, at, report);
      if (lun === undefined)
        report({
          at: [...at, 'source'],
          part: 'key',
          message: 'a second source of the OS disk, beside that of the version; one is expected',
        });
    }
  },
});
