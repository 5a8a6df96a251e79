import { defineRule } from '../../src/engine/rule.ts';
import { encryptionSetsOf } from '../../src/estate/encryption-sets.ts';
import { resourceIdFault, type ResourceType } from '../../src/estate/resource-id.ts';
import { sourceKind, type SourceKind } from '../../src/estate/source-kind.ts';
import type { Source } from '../../src/manifest/manifest.ts';

type Types = readonly [ResourceType, ...ResourceType[]];
type TypesByKind = Readonly<Partial<Record<SourceKind | 'unknown', Types>>>;

/** What a source of each kind is named by; the other kinds have an address, or nothing that the service knows. */
const SOURCE_TYPES: TypesByKind = {
  virtualMachine: ['Microsoft.Compute/virtualMachines'],
  managedImage: ['Microsoft.Compute/images'],
  imageVersion: ['Microsoft.Compute/galleries/images/versions'],
  managedDisk: ['Microsoft.Compute/disks'],
  snapshot: ['Microsoft.Compute/snapshots'],
  // Where neither the manifest nor the id itself tells.
  unknown: [
    'Microsoft.Compute/images',
    'Microsoft.Compute/virtualMachines',
    'Microsoft.Compute/galleries/images/versions',
    'Microsoft.Compute/disks',
    'Microsoft.Compute/snapshots',
  ],
};
const DISKS: Types = ['Microsoft.Compute/disks', 'Microsoft.Compute/snapshots'];
/** A single disk is made from another disk only, whatever its source's kind says (E42). */
const DISK_SOURCE_TYPES: TypesByKind = { ...SOURCE_TYPES, virtualMachine: DISKS, managedImage: DISKS, imageVersion: DISKS, unknown: DISKS };
const STORAGE_ACCOUNT: Types = ['Microsoft.Storage/storageAccounts'];
const ENCRYPTION_SET: Types = ['Microsoft.Compute/diskEncryptionSets'];

/** Community images have public ids, which the service takes beside ARM ids. */
const COMMUNITY_IMAGE = /^\/communityGalleries\/[^/\s]+\/images\/[^/\s]+(?:\/versions\/[^/\s]+)?$/i;

/** The first id of a source that is wrong, by its key. */
function sourceFault(source: Source, typesByKind: TypesByKind): { key: string; message: string } | undefined {
  const { id, storageAccountId } = source;
  const kind = sourceKind(source);
  const types = typesByKind[kind ?? 'unknown'];
  const isPublic = kind === 'imageVersion' && id !== undefined && COMMUNITY_IMAGE.test(id);
  const idFault = types === undefined || id === undefined || isPublic ? undefined : resourceIdFault(id, types);
  if (idFault !== undefined) return { key: 'id', message: idFault };
  const message = storageAccountId === undefined ? undefined : resourceIdFault(storageAccountId, STORAGE_ACCOUNT);
  return message === undefined ? undefined : { key: 'storageAccountId', message };
}

export default defineRule({
  id: 'naming/resource-id',
  severity: 'error',
  title: 'An ARM id is malformed, or names a resource of another type than its place takes',
  why: 'The service refuses the version: the id leads to nothing, or to something that a version, a disk or its encryption cannot be made from.',
  remedy:
    'Write the whole id, with the type that the place takes: a managed image, a virtual machine or an image version for a version; a managed disk or a snapshot for a disk; a disk encryption set for encryption; a storage account for a VHD.',
  sources: ['E40', 'E41', 'E42', 'E54', 'E55', 'C11'],
  notes:
    'The troubleshooting page prints the id of a disk encryption set without the segment diskEncryptionSets; the page on encryption shows it with the segment, as every other ARM id has its type, and decides.',
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/disks/web }
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
            source: { kind: managedImage, id: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/images/web }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            endOfLifeDate: 2027-06-30
            targetRegions: [westeurope, northeurope]
`,
  on: 'version',
  check(version, { report }) {
    const fault = sourceFault(version.spec.source, SOURCE_TYPES);
    if (fault !== undefined) report({ at: ['source', fault.key], message: fault.message });
    for (const { spec, at } of version.disks) {
      const diskFault = spec.source === undefined ? undefined : sourceFault(spec.source, DISK_SOURCE_TYPES);
      if (diskFault !== undefined) report({ at: [...at, 'source', diskFault.key], message: diskFault.message });
    }
    for (const target of version.targetRegions) {
      for (const { id, at } of encryptionSetsOf(target)) {
        const message = resourceIdFault(id, ENCRYPTION_SET);
        if (message !== undefined) report({ at: [...target.key, ...at], message });
      }
    }
  },
});
