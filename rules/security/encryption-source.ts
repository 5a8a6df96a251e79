import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Path } from '../../src/engine/finding.ts';
import { firstEncryptionSet, type PlacedEncryptionSet } from '../../src/estate/encryption-sets.ts';
import { sourceKind, type SourceKind } from '../../src/estate/source-kind.ts';
import type { Source } from '../../src/manifest/manifest.ts';

/** Kinds that the service takes as a source, but not for an encrypted version. */
const UNSUPPORTED: ReadonlyMap<SourceKind | undefined, string> = new Map([
  ['vhd', 'a VHD'],
  ['imageVersion', 'an image version'],
]);

function judgeSource(source: Source, at: Path, { target, set }: PlacedEncryptionSet, report: Context['report']): void {
  const name = UNSUPPORTED.get(sourceKind(source));
  if (name === undefined) return;
  const key = (['kind', 'id', 'uri'] as const).find((candidate) => source[candidate] !== undefined) ?? 'kind';
  report({
    at: [...at, 'source', key],
    message: `${name} as the source of an encrypted version, a virtual machine, disk, snapshot or managed image is expected`,
    related: [{ subject: target, at: set.at, message: 'encrypted here' }],
  });
}

export default defineRule({
  id: 'security/encryption-source',
  severity: 'error',
  title: 'An encrypted version is made from a VHD or an image version',
  why: 'The service encrypts what comes from virtual machines, disks, snapshots and managed images only: the version is refused.',
  remedy: 'Make a disk or a snapshot of the source first; or leave the encryption away.',
  sources: ['E69'],
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
            source: { kind: vhd, uri: https://contosovhds.blob.core.windows.net/vhds/web.vhd, storageAccountId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Storage/storageAccounts/contosovhds }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
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
            source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
`,
  on: 'version',
  check(version, { report }) {
    const encryption = firstEncryptionSet(version);
    if (encryption === undefined) return;
    judgeSource(version.spec.source, [], encryption, report);
    for (const { spec, at } of version.disks) if (spec.source !== undefined) judgeSource(spec.source, at, encryption, report);
  },
});
