import { apiDefault, isApiFrom } from '../facts/api-versions.ts';
import type { Releases, Retention } from '../manifest/manifest.ts';
import { releaseDayOf } from './date-scheme.ts';
import { dateOfDay, dayNumber } from './day-number.ts';
import { daysBetween } from './days-between.ts';
import type { Estate, Image, Version } from './estate.ts';
import type { Demand } from './fixed-demand.ts';
import { compareVersionNumbers, type VersionNumber } from './version-number.ts';

/** What the retention policy itself says for a version: nothing drops versions, it is among the newest, it is young enough, or nobody knows its age. */
export type PolicyReason = 'no-policy' | 'keep-last' | 'keep-days' | 'age-unknown';

/**
 * Why a version stays: the policy says so; `latest` means it in a region; a deployment names it, or may, where deployments
 * were left out; it may not be deleted before its end of life; or its name is no number and has no place in the order.
 */
export type KeptBecause = PolicyReason | 'latest' | 'deployment' | 'deployments-left-out' | 'guarded' | 'no-number';

/** A version as the retention policy of its image sees it. */
export type Retained = {
  version: Version;
  /** yyyy-MM-dd; undefined where the name reads as no day and the image has no cadence. */
  releasedOn: string | undefined;
  /** The name reads as no day: the versions are taken to have been released one after the other, at the image's cadence, up to today. */
  isReleaseDayAssumed: boolean;
  /** Undefined where the policy drops the version. */
  keptBecause: KeptBecause | undefined;
};

export type NumberedVersion = Version & { number: VersionNumber };

/** What the retention policy keeps of an image's versions as of a day: the newest version first, those without a number last. */
export function retainedOf(image: Image, estate: Estate, releases: Releases, retention: Retention, today: string): Retained[] {
  const inUse = new Set(image.latestByRegion.values());
  const numbered = newestFirst(image);
  const days = releaseDays(numbered, releases, today);
  const retained = numbered.map((version, newer): Retained => {
    const { releasedOn, isAssumed } = days[newer] ?? { releasedOn: undefined, isAssumed: false };
    const age = releasedOn === undefined ? undefined : daysBetween(releasedOn, today);
    const keptBecause =
      policyReason(retention, newer, age) ??
      (inUse.has(version) ? 'latest' : undefined) ??
      demandFor(version, estate) ??
      (isGuarded(version, today) ? 'guarded' : undefined);
    return { version, releasedOn, isReleaseDayAssumed: isAssumed, keptBecause };
  });
  for (const version of image.versions)
    if (version.number === undefined)
      retained.push({ version, releasedOn: undefined, isReleaseDayAssumed: false, keptBecause: 'no-number' });
  return retained;
}

/** Why the policy alone keeps a version that has so many newer ones and is so many days old; undefined where it does not. */
export function policyReason({ keepLast, keepDays }: Retention, newer: number, ageInDays: number | undefined): PolicyReason | undefined {
  if (keepLast === undefined && keepDays === undefined) return 'no-policy';
  if (keepLast !== undefined && newer < keepLast) return 'keep-last';
  if (keepDays === undefined) return undefined;
  if (ageInDays === undefined) return 'age-unknown';
  return ageInDays < keepDays ? 'keep-days' : undefined;
}

/** The versions of an image that have a number, from the highest down. */
export function newestFirst(image: Image): NumberedVersion[] {
  return image.versions.filter(isNumbered).sort((a, b) => compareVersionNumbers(b.number, a.number));
}

function isNumbered(version: Version): version is NumberedVersion {
  return version.number !== undefined;
}

/** Whether the service refuses to delete a version on a day: it is guarded, and its end of life, if it has one, is not past. */
export function isGuarded(version: Version, day: string): boolean {
  return dayNumber(day) <= lastGuardedDay(version);
}

/** The last day on which a version is guarded against deletion, from 1970-01-01; infinite where it always or never is. */
export function lastGuardedDay({ spec, gallery, endOfLifeDate }: Version): number {
  const guard = spec.safetyProfile?.blockDeletionBeforeEndOfLife;
  if (guard ?? isApiFrom(gallery.apiVersion, apiDefault('blockDeletionBeforeEndOfLife')?.since)) {
    if (endOfLifeDate !== undefined) return dayNumber(endOfLifeDate);
    // Where the guard is a default that nobody wrote, there must be a date until which it holds.
    if (guard === true) return Number.POSITIVE_INFINITY;
  }
  return Number.NEGATIVE_INFINITY;
}

/** Whether a deployment of the manifests makes machines of a version, or one that was left out may. */
export function demandFor(version: Version, { deploymentsByVersion, leftOut }: Demand): 'deployment' | 'deployments-left-out' | undefined {
  if (deploymentsByVersion.has(version)) return 'deployment';
  return leftOut.deployments > 0 ? 'deployments-left-out' : undefined;
}

const DAYS_PER_MONTH = 365.25 / 12;

/**
 * When versions, the newest first, were released: on the day that the number reads as, else one interval of the cadence
 * before the next newer one, the newest of all today. Without a cadence nothing is known of those that read as no day.
 */
export function releaseDays(
  versions: readonly NumberedVersion[],
  { versionsPerMonth = 0 }: Releases,
  today: string,
): { releasedOn: string | undefined; isAssumed: boolean }[] {
  let newer = dayNumber(today);
  let intervals = 0;
  return versions.map(({ number }) => {
    const releasedOn = releaseDayOf(number, today);
    if (releasedOn !== undefined) {
      newer = dayNumber(releasedOn);
      intervals = 1;
      return { releasedOn, isAssumed: false };
    }
    if (versionsPerMonth === 0) return { releasedOn: undefined, isAssumed: false };
    const day = newer - Math.floor((intervals * DAYS_PER_MONTH) / versionsPerMonth);
    intervals++;
    return { releasedOn: dateOfDay(day), isAssumed: true };
  });
}
