import { isObject } from '../json-object.ts';
import { compareText } from '../../engine/finding.ts';
import { compareVersionNumbers, parseVersionNumber } from '../../estate/version-number.ts';
import { findRegion, normalizeRegionName } from '../../facts/regions.ts';
import { type Draft, draftsIn } from './draft.ts';

/**
 * Says once, in place, what a manifest says again and again, as a person would: at the document what the galleries share, at a
 * version what its regions share, and nowhere what is inherited anyway. What the manifest means stays the same. Galleries, images
 * and deployments are sorted by name, versions by number.
 */
export function lift(manifest: Draft): void {
  const galleries = draftsIn(manifest, 'galleries');
  const deployments = draftsIn(manifest, 'deployments');
  for (const gallery of galleries) liftGallery(gallery);
  for (const deployment of deployments) spellRegion(deployment, 'region');
  liftToDocument(manifest, 'subscription', { galleries, deployments });
  liftToDocument(manifest, 'tenant', { galleries, deployments });
  liftToDocument(manifest, 'cloud', { galleries, deployments: [] }, 'AzureCloud');
  liftToDocument(manifest, 'apiVersion', { galleries, deployments: [] });
  sortByName(manifest, 'galleries');
  sortByName(manifest, 'deployments');
}

function liftGallery(gallery: Draft): void {
  spellRegion(gallery, 'location');
  if (isObject(gallery['resourceGroup'])) spellRegion(gallery['resourceGroup'], 'location');
  for (const image of draftsIn(gallery, 'images')) {
    spellRegion(image, 'location');
    const home = image['location'] ?? gallery['location'];
    for (const version of draftsIn(image, 'versions')) liftVersion(version, home);
    leaveOutIf(image, 'location', (location) => isSameRegion(location, gallery['location']));
    sortVersions(image);
  }
  sortByName(gallery, 'images');
}

function liftVersion(version: Draft, home: unknown): void {
  spellRegion(version, 'location');
  leaveOutIf(version, 'location', (location) => isSameRegion(location, home));
  if (isObject(version['source'])) spellRegion(version['source'], 'location');
  const { targetRegions } = version;
  if (!Array.isArray(targetRegions) || targetRegions.length === 0) return;
  // As maps first, so that all of them are treated alike.
  const regions = targetRegions.map((region: unknown) => (typeof region === 'string' ? { name: region } : region));
  version['targetRegions'] = regions;
  if (!regions.every(isObject)) return;
  for (const region of regions) spellRegion(region, 'name');
  liftToVersion(version, regions, { of: 'replicaCount', inRegion: 'regionalReplicaCount', fallback: 1, needs: 'one' });
  liftToVersion(version, regions, { of: 'excludeFromLatest', inRegion: 'excludeFromLatest', fallback: false, needs: 'all' });
  // A strategy stands in the place of a common type, never beside it.
  if (version['storageAccountStrategy'] === undefined)
    liftToVersion(version, regions, { of: 'storageAccountType', inRegion: 'storageAccountType', fallback: undefined, needs: 'one' });
}

type Inherited = {
  of: string;
  inRegion: string;
  fallback: unknown;
  /** How many regions have to agree so that the version speaks for them: all of them, or more than others do. */
  needs: 'all' | 'one';
};

/** What a version says for regions that say nothing: what most of them have. Those that have it say no more of it. */
function liftToVersion(version: Draft, regions: readonly Draft[], { of, inRegion, fallback, needs }: Inherited): void {
  const own = version[of] ?? fallback;
  const values = regions.map((region) => region[inRegion] ?? own);
  const common = mostCommon(values, own);
  // A default that nobody knows here cannot be lifted.
  if (common === undefined || values.includes(undefined)) return;
  const isUnanimous = values.every((value) => value === common);
  const lifted = needs === 'one' || isUnanimous ? common : own;
  version[of] = lifted;
  for (const [index, region] of regions.entries()) {
    if (values[index] === lifted) delete region[inRegion];
    else region[inRegion] = values[index];
  }
}

/** Of several that are equally common, the one that is preferred if it is among them, else the first. */
function mostCommon(values: readonly unknown[], preferred: unknown): unknown {
  const counts = countsOf(values);
  let common = preferred;
  for (const [value, count] of counts) if (count > (counts.get(common) ?? 0)) common = value;
  return common;
}

function countsOf(values: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

type Sharing = { galleries: readonly Draft[]; deployments: readonly Draft[] };

/** What more than half of the galleries have stands at the document, unless deployments that say nothing would take it over, too. */
function liftToDocument(manifest: Draft, key: string, { galleries, deployments }: Sharing, fallback?: string): void {
  const own = manifest[key] ?? fallback;
  const values = galleries.map((gallery) => gallery[key] ?? own);
  if (values.some((value) => typeof value !== 'string')) return;
  const shared = sharedName(values, key);
  const isTakenOver = !sameName(shared, own, key) && deployments.some((deployment) => deployment[key] === undefined);
  const lifted = shared === undefined || isTakenOver ? own : shared;
  if (lifted === undefined) return;
  manifest[key] = sameName(lifted, own, key) ? own : lifted;
  for (const [index, gallery] of galleries.entries()) {
    if (sameName(values[index], lifted, key)) delete gallery[key];
    else gallery[key] = values[index];
  }
  for (const deployment of deployments) leaveOutIf(deployment, key, (value) => sameName(value, lifted, key));
}

function sharedName(names: readonly unknown[], key: string): unknown {
  const counts = countsOf(names.map((name) => comparable(name, key)));
  return names.find((name) => 2 * (counts.get(comparable(name, key)) ?? 0) > names.length);
}

function sameName(one: unknown, other: unknown, key: string): boolean {
  return comparable(one, key) === comparable(other, key);
}

/** Subscriptions are compared in any case. */
function comparable(value: unknown, key: string): unknown {
  return key === 'subscription' && typeof value === 'string' ? value.toLowerCase() : value;
}

/** The programmatic name of a region that is known; other names stay as they are written. */
function spellRegion(draft: Draft, key: string): void {
  const name = draft[key];
  if (typeof name === 'string') draft[key] = findRegion(name)?.name ?? name;
}

function isSameRegion(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && normalizeRegionName(one) === normalizeRegionName(other);
}

function leaveOutIf(draft: Draft, key: string, isNeedless: (value: unknown) => boolean): void {
  if (draft[key] !== undefined && isNeedless(draft[key])) delete draft[key];
}

function sortByName(draft: Draft, key: string): void {
  const list = draft[key];
  if (Array.isArray(list)) draft[key] = list.toSorted((one, other) => compareText(nameOf(one), nameOf(other)));
}

/** The newest last, so that the next one is added at the end. */
function sortVersions(image: Draft): void {
  const { versions } = image;
  if (!Array.isArray(versions)) return;
  image['versions'] = versions.toSorted((one, other) => {
    const [a, b] = [parseVersionNumber(nameOf(one)), parseVersionNumber(nameOf(other))];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return compareVersionNumbers(a, b);
  });
}

function nameOf(value: unknown): string {
  return isObject(value) && typeof value['name'] === 'string' ? value['name'].toLowerCase() : '';
}
