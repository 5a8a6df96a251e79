import type { Path } from '../engine/finding.ts';
import type { Described } from './read-body.ts';
import { manifestKeysOf } from './rest-trees.ts';
import type { Resource } from './resource.ts';

type Level = 'gallery' | 'image' | 'version';

/** What the schema demands of an entity, each with something that it accepts in the place of what is not known. */
const DEMANDED: Readonly<Record<Level, () => Described>> = {
  gallery: () => ({ location: 'unknown' }),
  image: () => ({ identifier: { publisher: 'unknown', offer: 'unknown', sku: 'unknown' }, osType: 'Linux', osState: 'Generalized' }),
  version: () => ({ source: { id: 'unknown' } }),
};

/** A version whose replicas cannot be told: there is nothing to judge, and a default would be a guess. */
const NEEDED: readonly string[] = [
  'targetRegions',
  'replicaCount',
  'storageAccountType',
  'storageAccountStrategy',
  'replicationMode',
  'excludeFromLatest',
  'dataDisks',
];

/** Texts for people: an entity is judged without them. */
const FOR_PEOPLE: ReadonlySet<string> = new Set(['description', 'eula', 'privacyStatementUri', 'releaseNoteUri', 'tags']);

/**
 * Makes an entity whole where its files do not tell, and answers with the paths of all that is not known: what could not be
 * resolved, the source of a version, which the service need not print, and everything where no file describes the entity. What a
 * file that describes it should tell, and does not, stays absent: that is for the schema to say.
 */
export function standIn(level: Level, value: Described, resource: Resource | undefined): Path[] {
  if (level === 'version' && value['source'] !== undefined && value['targetRegions'] !== undefined && !resource?.unresolved.length)
    return [];
  const unresolved = new Set((resource?.unresolved ?? []).flatMap((path) => manifestKeysOf(level, path)));
  if (level === 'version' && (value['targetRegions'] === undefined || NEEDED.some((key) => unresolved.has(key)))) {
    Object.assign(value, DEMANDED.version(), { targetRegions: ['unknown'] });
    delete value['dataDisks'];
    return [[]];
  }
  const unknown: Path[] = [];
  const demanded = DEMANDED[level]();
  for (const [key, substitute] of Object.entries(demanded)) {
    const isUntold = value[key] === undefined && (resource === undefined || level === 'version');
    if (!isUntold && !unresolved.has(key)) continue;
    value[key] = substitute;
    unknown.push([key]);
  }
  // Of a version, nothing else may be unknown by itself: it counts as not written.
  if (level === 'version') return unknown;
  for (const key of unresolved) {
    if (FOR_PEOPLE.has(key) || Object.hasOwn(demanded, key)) continue;
    delete value[key];
    unknown.push([key]);
  }
  return unknown;
}
