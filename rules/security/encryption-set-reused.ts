import { type Context, defineRule } from '../../src/engine/rule.ts';
import { encryptionSetsOf, type PlacedEncryptionSet } from '../../src/estate/encryption-sets.ts';
import type { TargetRegion } from '../../src/estate/estate.ts';

/** Reports each set once a region, however many disks it encrypts there. */
function judgeTarget(target: TargetRegion, uses: Map<string, PlacedEncryptionSet>, report: Context['report']): void {
  const seen = new Set<string>();
  for (const set of encryptionSetsOf(target)) {
    const key = set.id.toLowerCase();
    if (seen.has(key)) continue;
    seen.add(key);
    const first = uses.get(key);
    if (first === undefined) uses.set(key, { target, set });
    if (first === undefined || first.target.name === target.name) continue;
    report({
      subject: target,
      at: set.at,
      message: `disk encryption set "${set.id.slice(set.id.lastIndexOf('/') + 1)}" in ${target.name}, it is used in ${first.target.name} already`,
      related: [{ subject: first.target, at: first.set.at, message: 'first used here' }],
    });
  }
}

export default defineRule({
  id: 'security/encryption-set-reused',
  severity: 'error',
  title: 'One disk encryption set in two regions',
  why: 'An encryption set belongs to a region and can encrypt nothing elsewhere: replication to the other region fails.',
  remedy: 'Create an encryption set in each target region, and name each where it belongs.',
  sources: ['N24'],
  notes: 'Held over the whole estate: the region that names a set first counts as the one where it is.',
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
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
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
            targetRegions:
              - name: westeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west }
              - name: northeurope
                encryption:
                  osDiskImage: { diskEncryptionSetId: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/north }
`,
  on: 'estate',
  check({ galleries }, { report }) {
    const uses = new Map<string, PlacedEncryptionSet>();
    for (const gallery of galleries) {
      for (const image of gallery.images) {
        for (const version of image.versions) {
          for (const target of version.targetRegions) {
            if (target.spec.encryption !== undefined) judgeTarget(target, uses, report);
          }
        }
      }
    }
  },
});
