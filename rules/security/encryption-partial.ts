import { defineRule, type Problem } from '../../src/engine/rule.ts';
import { encryptionSetsOf, firstEncryptionSet, hasDataDisk, type PlacedEncryptionSet } from '../../src/estate/encryption-sets.ts';
import { nameAt, type TargetRegion, type Version } from '../../src/estate/estate.ts';

/** By LUN, undefined for the OS disk, where each disk of the version is encrypted first; a LUN that it lacks is security/encryption-lun's. */
function encryptedDisksOf(version: Version): Map<number | undefined, PlacedEncryptionSet> {
  const disks = new Map<number | undefined, PlacedEncryptionSet>();
  for (const target of version.targetRegions) {
    for (const set of encryptionSetsOf(target)) {
      const isKnown = set.lun === undefined || hasDataDisk(version, set.lun) !== false;
      if (isKnown && !disks.has(set.lun)) disks.set(set.lun, { target, set });
    }
  }
  return disks;
}

function diskName({ set: { lun } }: PlacedEncryptionSet): string {
  return lun === undefined ? 'the OS disk' : `LUN ${lun}`;
}

/** The key under which the set is missing, relative to the version; the region's name where there is no such key. */
function placeIn(target: TargetRegion): Pick<Problem, 'at' | 'part'> {
  if (target.spec.encryption === undefined) return { at: [...target.key, ...nameAt(target)] };
  return { at: [...target.key, 'encryption'], part: 'key' };
}

export default defineRule({
  id: 'security/encryption-partial',
  severity: 'error',
  title: 'A disk is encrypted in some target regions but not in all',
  why: 'The service refuses the version: a disk has an encryption set in every target region, or in none.',
  remedy: 'Name an encryption set for the disk in each target region.',
  sources: ['E59', 'E60'],
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
              - northeurope
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
  on: 'version',
  check(version, { report }) {
    if (firstEncryptionSet(version) === undefined) return;
    const disks = encryptedDisksOf(version);
    for (const target of version.targetRegions) {
      const own = encryptionSetsOf(target);
      const [missing, ...more] = [...disks.values()].filter(({ set }) => !own.some(({ lun }) => lun === set.lun));
      if (missing === undefined) continue;
      const names = [missing, ...more].map(diskName).join(', ');
      report({
        ...placeIn(target),
        message: `no encryption set for ${names} in ${target.name}, as in ${missing.target.name} or in no region at all is expected`,
        related: [{ subject: missing.target, at: missing.set.at, message: `${diskName(missing)} is encrypted here` }],
      });
    }
  },
});
