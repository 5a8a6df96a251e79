import { pathOf, type Deployment, type Estate, type Gallery, type Image, type TargetRegion, type Version } from '../estate/estate.ts';
import { type Finding, pointerOf } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';

/**
 * Why nothing is taken away anywhere: deployments were left out because of errors, documents could not be read that may hold
 * some, or deployments lead to no image of the estate. What is needed is not known then.
 */
export type Hold = { because: 'deployments-left-out' | 'documents-unread' | 'deployments-unresolved'; count: number };

export function holdsOn(estate: Estate, sources: readonly Source[]): Hold[] {
  const unread = sources.filter(({ findings }) => findings.length > 0).length + refusedDocuments(estate, sources);
  const holds: Hold[] = [
    { because: 'deployments-left-out', count: estate.leftOut.deployments },
    { because: 'documents-unread', count: unread },
    { because: 'deployments-unresolved', count: estate.deployments.filter(isUnresolved).length },
  ];
  return holds.filter(({ count }) => count > 0);
}

/** Documents of ours that the estate lacks, and those whose deployments were refused as a whole. */
function refusedDocuments({ documents }: Estate, sources: readonly Source[]): number {
  const ours = sources.flatMap((source) => source.documents.filter(({ value }) => has(value, 'gallerist'))).length;
  const faulty = documents.filter(({ source, manifest }) => has(source.value, 'deployments') && manifest.deployments === undefined);
  return ours - documents.length + faulty.length;
}

function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

/** Nothing says what it draws on; an id of something outside the estate says so. */
function isUnresolved({ reference, image }: Deployment): boolean {
  return image === undefined && !reference.isOutside;
}

/** Images about which a deployment leaves open what it needs: it names no version, or a region that does not exist. */
export function unclearImages({ deployments }: Estate, isRegion: (name: string) => boolean): ReadonlySet<Image> {
  const unclear = new Set<Image>();
  for (const { image, reference, region } of deployments)
    if (image !== undefined && (reference.version === undefined || !isRegion(region))) unclear.add(image);
  return unclear;
}

/**
 * Images of which two things bear one name: a deployment may mean either, so neither is touched. Of galleries, those that a
 * name alone does not tell apart.
 */
export function isAmbiguous(image: Image, { galleriesByName }: Estate): boolean {
  const { gallery, versions, versionsByNumber } = image;
  const namesakes = galleriesByName.get(gallery.name.toLowerCase()) ?? [];
  if (namesakes.length > 1 && namesakes.some((other) => other !== gallery && isSamePlace(other, gallery))) return true;
  if ((gallery.imagesByName.get(image.name.toLowerCase()) ?? []).length > 1) return true;
  return versions.length > 1 && hasNamesakes(versions, versionsByNumber);
}

function isSamePlace(a: Gallery, b: Gallery): boolean {
  return a.subscription === b.subscription || a.subscription === '' || b.subscription === '';
}

function hasNamesakes(versions: readonly Version[], byNumber: Image['versionsByNumber']): boolean {
  for (const same of byNumber.values()) if (same.length > 1) return true;
  return new Set(versions.map(({ name }) => name)).size < versions.length;
}

/** Whether a region stands twice among the target regions of a version. */
export function hasRegionTwice({ targetRegions }: Version): boolean {
  return targetRegions.length > 1 && new Set(targetRegions.map(({ name }) => name)).size < targetRegions.length;
}

/** Rules whose findings, where a comment silences them, say that what is there is meant. */
const RULES_OF = {
  'idle-region': ['cost/idle-region'],
  'superseded-regions': ['cost/superseded-version-spread'],
  'surplus-replicas': ['scaling/idle-replicas', 'cost/idle-region'],
  'missing-replicas': ['scaling/too-few-replicas'],
  'zone-redundancy': ['availability/lrs-in-production'],
} as const;

/** Tells where a comment silences a finding that a saving would be made of: somebody gave a reason to leave it as it is. */
export function meantPlaces(suppressed: readonly Finding[]) {
  const places = new Set<string>();
  for (const { ruleId, file, document = 0, pointer, suppression } of suppressed)
    if (suppression?.kind !== 'external') places.add(`${ruleId} ${file} ${document} ${pointer}`);
  return (kind: keyof typeof RULES_OF, subject: Version | TargetRegion): boolean => {
    if (places.size === 0) return false;
    const { file, index } = subject.document.source;
    const pointer = pointerOf(pathOf(subject));
    return RULES_OF[kind].some((ruleId) => ENDS.some((end) => places.has(`${ruleId} ${file} ${index} ${pointer}${end}`)));
  };
}

/** Where the findings of those rules stand, within a target region or a version. */
const ENDS = ['', '/name', '/regionalReplicaCount', '/storageAccountType', '/targetRegions'];
