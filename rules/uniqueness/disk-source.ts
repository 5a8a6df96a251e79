import { defineRule } from '../../src/engine/rule.ts';
import type { Path } from '../../src/engine/finding.ts';
import type { Version } from '../../src/estate/estate.ts';
import { repeatsOf } from '../../src/estate/repeats.ts';
import { sourceKind, type SourceKind } from '../../src/estate/source-kind.ts';
import type { Source } from '../../src/manifest/manifest.ts';

type DiskSource = { source: Source; at: Path };

/** Kinds that are one disk: as the source of a version, they are the source of its OS disk. */
const DISK_KINDS: ReadonlySet<SourceKind | undefined> = new Set(['managedDisk', 'snapshot', 'vhd']);

/** Ids are compared without case; addresses of blobs with it, and without what follows `?`. */
const keyOf = ({ source: { id, uri } }: DiskSource) => id?.toLowerCase() ?? uri?.replace(/\?.*$/s, '');

/** Without what follows `?`: an address may carry a token there. */
const shownSource = ({ id, uri = '' }: Source) => id ?? uri.replace(/\?.*$/s, '');

function diskSourcesOf({ spec, disks }: Version): DiskSource[] {
  const sources: DiskSource[] = [];
  if (spec.osDisk?.source === undefined && DISK_KINDS.has(sourceKind(spec.source))) sources.push({ source: spec.source, at: ['source'] });
  for (const disk of disks) if (disk.spec.source !== undefined) sources.push({ source: disk.spec.source, at: [...disk.at, 'source'] });
  return sources;
}

export default defineRule({
  id: 'uniqueness/disk-source',
  severity: 'error',
  title: 'Two disks of a version are made from one source',
  why: 'The service refuses the version: every disk needs a managed disk, a snapshot or a blob of its own.',
  remedy: 'Name the source that belongs to each disk.',
  sources: ['E39', 'E63'],
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
            source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web-os }
            osDisk: { sizeGB: 30, usedGB: 4 }
            dataDisks:
              - { lun: 0, sizeGB: 32, usedGB: 1, source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web-data } }
              - { lun: 1, sizeGB: 64, usedGB: 2, source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web-data } }
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
            source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web-os }
            osDisk: { sizeGB: 30, usedGB: 4 }
            dataDisks:
              - { lun: 0, sizeGB: 32, usedGB: 1, source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web-data } }
              - { lun: 1, sizeGB: 64, usedGB: 2, source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web-logs } }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    if (version.disks.every((disk) => disk.spec.source === undefined)) return;
    const sources = diskSourcesOf(version);
    for (const { index, first } of repeatsOf(sources, keyOf)) {
      const [later, earlier] = [sources[index], sources[first]];
      if (later === undefined || earlier === undefined) continue;
      const key = later.source.id === undefined ? 'uri' : 'id';
      const related = [{ subject: version, at: [...earlier.at, key], message: 'first used here' }];
      report({ at: [...later.at, key], message: `"${shownSource(later.source)}" is already the source of another disk`, related });
    }
  },
});
