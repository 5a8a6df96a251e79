import { describe, expect, it } from 'vitest';
import type { Estate, Image } from '../../src/estate/estate.ts';
import { isGuarded, newestFirst, releaseDays, retainedOf } from '../../src/estate/retained.ts';
import type { Releases, Retention } from '../../src/manifest/manifest.ts';
import { estateOf, estateOfVersions, firstImage, firstVersion, galleryOf, imageOf, versionOf } from './estate-of.ts';

const TODAY = '2026-11-21';

/** Each version with the reason for which it stays, or `dropped`. */
function fates(estate: Estate, retention: Retention, releases: Releases = {}): Record<string, string> {
  const image: Image = firstImage(estate);
  return Object.fromEntries(
    retainedOf(image, estate, releases, retention, TODAY).map(({ version, keptBecause }) => [version.name, keptBecause ?? 'dropped']),
  );
}

const named = (...names: string[]) => names.map((name) => versionOf({ name }));

describe('what a retention policy keeps', () => {
  it('is everything where there is none', () => {
    expect(fates(estateOfVersions(named('1.0.0', '1.1.0')), { supersededReplicas: 1 })).toEqual({
      '1.1.0': 'no-policy',
      '1.0.0': 'no-policy',
    });
  });

  it('is so many of the newest, by number and not by the order of the file', () => {
    expect(fates(estateOfVersions(named('1.10.0', '1.2.0', '1.9.0')), { keepLast: 2 })).toEqual({
      '1.10.0': 'keep-last',
      '1.9.0': 'keep-last',
      '1.2.0': 'dropped',
    });
  });

  it('is what is younger than so many days, where the names are dates', () => {
    // 2026-11-21 less 30 days is 2026-10-22: 30 days old is no longer younger than 30 days.
    const estate = estateOfVersions(named('2026.11.1', '2026.10.23', '2026.10.22', '2026.9.1'));
    expect(fates(estate, { keepDays: 30 })).toEqual({
      '2026.11.1': 'keep-days',
      '2026.10.23': 'keep-days',
      '2026.10.22': 'dropped',
      '2026.9.1': 'dropped',
    });
  });

  it('is what either of both keeps', () => {
    const estate = estateOfVersions(named('2026.11.1', '2026.10.1', '2026.9.1', '2026.8.1'));
    expect(fates(estate, { keepLast: 1, keepDays: 60 })).toEqual({
      '2026.11.1': 'keep-last',
      '2026.10.1': 'keep-days',
      '2026.9.1': 'dropped',
      '2026.8.1': 'dropped',
    });
    expect(fates(estate, { keepLast: 3, keepDays: 60 })).toMatchObject({ '2026.9.1': 'keep-last', '2026.8.1': 'dropped' });
  });

  it('counts the days of undated versions by the cadence, and keeps them where there is none', () => {
    const estate = estateOfVersions(named('1.0.0', '1.1.0', '1.2.0', '1.3.0'));
    // Two a month: 0, floor(30.4375 / 2) = 15, floor(30.4375) = 30 and floor(45.65...) = 45 days old.
    expect(fates(estate, { keepDays: 30 }, { versionsPerMonth: 2 })).toEqual({
      '1.3.0': 'keep-days',
      '1.2.0': 'keep-days',
      '1.1.0': 'dropped',
      '1.0.0': 'dropped',
    });
    expect(new Set(Object.values(fates(estate, { keepDays: 30 })))).toEqual(new Set(['age-unknown']));
  });

  it('is what latest means in a region, though the policy drops it', () => {
    // In northeurope nothing newer than 1.0.0 is a candidate: 1.1.0 is excluded there, 1.2.0 is not replicated to it.
    const estate = estateOfVersions([
      versionOf({ name: '1.0.0', targetRegions: ['westeurope', 'northeurope'] }),
      versionOf({ name: '1.1.0', targetRegions: ['westeurope', { name: 'northeurope', excludeFromLatest: true }] }),
      versionOf({ name: '1.2.0' }),
    ]);
    expect(fates(estate, { keepLast: 1 })).toEqual({ '1.2.0': 'keep-last', '1.1.0': 'dropped', '1.0.0': 'latest' });
  });

  it('is what a deployment names, and everything while a deployment could not be read', () => {
    const versions = named('1.0.0', '1.1.0', '1.2.0');
    const deployment = { name: 'd', image: 'g/i/1.0.0', region: 'westeurope', virtualMachines: 1 };
    expect(fates(estateOfVersions(versions, { deployments: [deployment] }), { keepLast: 1 })).toEqual({
      '1.2.0': 'keep-last',
      '1.1.0': 'dropped',
      '1.0.0': 'deployment',
    });
    const value = {
      gallerist: 1,
      galleries: [galleryOf({ images: [imageOf({ versions })] })],
      deployments: [deployment],
    };
    const broken = estateOf([{ value, faults: [['deployments', 0, 'region']] }]);
    expect(fates(broken, { keepLast: 1 })).toMatchObject({ '1.1.0': 'deployments-left-out', '1.0.0': 'deployments-left-out' });
  });

  it('is what may not be deleted before its end of life', () => {
    const guarded = (name: string, endOfLifeDate?: string) =>
      versionOf({ name, safetyProfile: { blockDeletionBeforeEndOfLife: true }, ...(endOfLifeDate !== undefined && { endOfLifeDate }) });
    const estate = estateOfVersions([
      guarded('1.0.0', '2026-11-20'),
      guarded('1.1.0', '2026-11-21'),
      guarded('1.2.0'),
      versionOf({ name: '1.3.0' }),
    ]);
    expect(fates(estate, { keepLast: 1 })).toEqual({ '1.3.0': 'keep-last', '1.2.0': 'guarded', '1.1.0': 'guarded', '1.0.0': 'dropped' });
  });

  it('is what has no number, for it has no place in the order', () => {
    expect(fates(estateOfVersions(named('next', '1.0.0', '1.1.0')), { keepLast: 1 })).toEqual({
      '1.1.0': 'keep-last',
      '1.0.0': 'dropped',
      next: 'no-number',
    });
  });
});

describe('the guard of a version', () => {
  const version = (apiVersion: string | undefined, given: object) =>
    firstVersion(estateOfVersions([versionOf(given)], apiVersion === undefined ? {} : { apiVersion }));

  it('is the default of the API versions that say so, until a date that somebody wrote', () => {
    expect(isGuarded(version('2026-03-03', { endOfLifeDate: '2027-01-01' }), TODAY)).toBe(true);
    expect(isGuarded(version('2026-03-03', { endOfLifeDate: '2027-01-01' }), '2027-01-02')).toBe(false);
    expect(isGuarded(version('2026-03-03', {}), TODAY)).toBe(false);
    expect(isGuarded(version('2025-03-03', { endOfLifeDate: '2027-01-01' }), TODAY)).toBe(false);
    expect(isGuarded(version(undefined, { endOfLifeDate: '2027-01-01' }), TODAY)).toBe(false);
  });

  it('is off where the manifest says so', () => {
    const safetyProfile = { blockDeletionBeforeEndOfLife: false };
    expect(isGuarded(version('2026-03-03', { endOfLifeDate: '2027-01-01', safetyProfile }), TODAY)).toBe(false);
  });
});

describe('the release days of versions', () => {
  const daysOf = (names: string[], releases: Releases) =>
    releaseDays(newestFirst(firstImage(estateOfVersions(named(...names)))), releases, TODAY).map(({ releasedOn, isAssumed }) =>
      isAssumed ? `about ${releasedOn}` : releasedOn,
    );

  it('are counted back from today by the cadence', () => {
    // floor(30.4375) = 30 and floor(60.875) = 60 days before 2026-11-21.
    expect(daysOf(['1.0.0', '1.1.0', '1.2.0'], { versionsPerMonth: 1 })).toEqual([
      'about 2026-11-21',
      'about 2026-10-22',
      'about 2026-09-22',
    ]);
    // One every second month: floor(60.875) = 60 and floor(121.75) = 121 days.
    expect(daysOf(['1.0.0', '1.1.0', '1.2.0'], { versionsPerMonth: 0.5 })).toEqual([
      'about 2026-11-21',
      'about 2026-09-22',
      'about 2026-07-23',
    ]);
  });

  it('are those in the names, from which others are counted back', () => {
    expect(daysOf(['1.0.0', '1.0.1', '2026.6.30', '2026.8.1'], { versionsPerMonth: 1 })).toEqual([
      '2026-08-01',
      '2026-06-30',
      'about 2026-05-31',
      'about 2026-05-01',
    ]);
  });

  it('are unknown without a cadence', () => {
    expect(daysOf(['1.0.0', '2026.6.30'], {})).toEqual(['2026-06-30', undefined]);
  });
});
