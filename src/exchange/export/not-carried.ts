import type { Estate, Gallery, Image, Version } from '../../estate/estate.ts';

/** Keys of a manifest that are its own, wherever they stand: no resource of Azure has them. */
const OWN_KEYS = ['environment', 'existing', 'grants', 'releases', 'retention'] as const;
/** What a manifest tells of a source beyond what it is. */
const SOURCE_KEYS = ['location', 'osType', 'osState', 'hyperVGeneration', 'encrypted', 'plan', 'osDisk', 'dataDisks'] as const;

/** What these galleries and their estate say that is no property of a resource, in words, sorted; whatever the target. */
export function notCarried({ deployments, budgets, documents }: Estate, galleries: readonly Gallery[]): string[] {
  const found = new Set<string>();
  if (deployments.length > 0) found.add('deployments');
  if (budgets.length > 0) found.add('budgets');
  for (const { manifest } of documents) addOwnKeys(found, manifest);
  for (const gallery of galleries) {
    addOwnKeys(found, gallery.spec);
    if ((gallery.spec.sharingProfile?.groups ?? []).length > 0) found.add('sharingProfile.groups');
    for (const image of gallery.images) {
      addOwnKeys(found, image.spec);
      for (const version of image.versions) addOfVersion(found, version);
    }
  }
  return [...found].toSorted();
}

function addOwnKeys(
  found: Set<string>,
  spec: Estate['documents'][number]['manifest'] | Gallery['spec'] | Image['spec'] | Version['spec'],
): void {
  for (const key of OWN_KEYS) if (Object.hasOwn(spec, key)) found.add(key);
}

function addOfVersion(found: Set<string>, { spec, disks, targetRegions }: Version): void {
  addOwnKeys(found, spec);
  if (SOURCE_KEYS.some((key) => spec.source[key] !== undefined)) found.add('what is known of sources');
  if (disks.some(({ spec: disk }) => disk.sizeGB !== undefined || disk.usedGB !== undefined)) found.add('sizes of disks');
  if (targetRegions.some((target) => target.spec.accessRequested !== undefined)) found.add('accessRequested');
}
