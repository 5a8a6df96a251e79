import { type Context, defineRule } from '../../src/engine/rule.ts';
import type { Path } from '../../src/engine/finding.ts';
import type { Gallery } from '../../src/estate/estate.ts';
import { parseResourceId } from '../../src/estate/resource-id.ts';
import { sourceKind } from '../../src/estate/source-kind.ts';
import type { Source } from '../../src/manifest/manifest.ts';

/** A VHD is where its storage account is. */
function judgeSource(source: Source, at: Path, { subscription }: Gallery, report: Context['report']): void {
  if (source.encrypted !== true || sourceKind(source) === 'imageVersion') return;
  const key = source.id === undefined ? 'storageAccountId' : 'id';
  const other = parseResourceId(source[key] ?? '')?.subscription;
  if (other === undefined || other === subscription) return;
  report({
    at: [...at, 'source', key],
    message: `encrypted source in subscription "${other}", that of the gallery is expected, "${subscription}"`,
  });
}

export default defineRule({
  id: 'security/encrypted-source-subscription',
  severity: 'warning',
  title: 'An encrypted source in another subscription',
  why: 'The service reads an encrypted source only where it lies in the subscription of the gallery.',
  remedy: 'Use an unencrypted source, or copy the source into the subscription of the gallery.',
  sources: ['E51'],
  notes:
    'Judged where the manifest says `encrypted: true` of a source. An encrypted image version is no source at all: see security/encrypted-as-source.',
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
            source: { kind: snapshot, id: /subscriptions/22222222-3333-4444-5555-666666666666/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web, encrypted: true }
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
            source: { kind: snapshot, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/web, encrypted: true }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check({ spec, disks, gallery }, { report }) {
    if (gallery.isLeftOut || gallery.subscription === '') return;
    judgeSource(spec.source, [], gallery, report);
    for (const { spec: disk, at } of disks) if (disk.source !== undefined) judgeSource(disk.source, at, gallery, report);
  },
});
