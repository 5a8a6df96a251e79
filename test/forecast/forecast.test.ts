import { describe, expect, it } from 'vitest';
import type { PolicyDefaults } from '../../src/estate/lifecycle-policy.ts';
import { formatDecimal } from '../../src/pricing/money.ts';
import { estateOf, estateOfVersions, galleryOf, imageOf } from '../estate/estate-of.ts';
import { each, forecastOf, smallVersion } from './forecast-of.ts';

const MONTHLY: PolicyDefaults = { releases: { versionsPerMonth: 1 } };
const TWO_REGIONS = { targetRegions: ['westeurope', { name: 'northeurope', regionalReplicaCount: 3 }] };

describe('the months of a forecast', () => {
  const estate = estateOfVersions([smallVersion('1.0.0')]);

  it('are calendar months from today’s on, twelve unless said otherwise', () => {
    const { months } = forecastOf(estate);
    expect(months.map(({ month }) => month).join(' ')).toBe(
      '2026-11 2026-12 2027-01 2027-02 2027-03 2027-04 2027-05 2027-06 2027-07 2027-08 2027-09 2027-10',
    );
    expect(months.slice(0, 2).map(({ day }) => day)).toEqual(['2026-11-21', '2026-12-01']);
    expect(forecastOf(estate, {}, { months: 1 }).months).toHaveLength(1);
    expect(forecastOf(estate, {}, { months: 120 }).months.at(-1)?.month).toBe('2036-10');
  });

  it.each([0, 121, 1.5, -1, Number.NaN])('are not %d', (months) => {
    expect(() => forecastOf(estate, {}, { months })).toThrow('a forecast has 1 to 120 months');
  });
});

describe('numbers worked by hand', () => {
  it('one version a month, all kept', () => {
    // A version: 10 GB x 1 replica x 1 in westeurope + 10 GB x 3 replicas x 2 in northeurope = 70 a month for 40 GB;
    // its release: 10 GB to northeurope at 0.1 = 1. Today there is one; month n has 1 + n.
    const { months, totals, start } = forecastOf(estateOfVersions([smallVersion('1.0.0', TWO_REGIONS)]), MONTHLY, { months: 3 });
    expect(start).toMatchObject({ versions: 1, replicas: 4, isComplete: true });
    expect(formatDecimal(start.storage)).toBe('70');
    expect(months.map(({ versions }) => versions)).toEqual([2, 3, 4]);
    expect(months.map(({ replicas }) => replicas)).toEqual([8, 12, 16]);
    expect(each(months, 'storedGB')).toEqual(['80', '120', '160']);
    expect(each(months, 'storage')).toEqual(['140', '210', '280']);
    expect(each(months, 'egressGB')).toEqual(['10', '10', '10']);
    expect(each(months, 'egress')).toEqual(['1', '1', '1']);
    // 141, 141 + 211 = 352, 352 + 281 = 633.
    expect(each(months, 'cumulative')).toEqual(['141', '352', '633']);
    expect(totals).toMatchObject({ newVersions: 3, droppedVersions: 0, isComplete: true });
    expect([totals.storage, totals.egressGB, totals.egress, totals.total].map((amount) => formatDecimal(amount))).toEqual([
      '630',
      '30',
      '3.0',
      '633.0',
    ]);
  });

  it('half a version a month is one in every second month, a quarter one in every fourth, 2.5 two or three', () => {
    const released = (versionsPerMonth: number) =>
      forecastOf(estateOfVersions([smallVersion('1.0.0')]), { releases: { versionsPerMonth } }, { months: 8 }).months.map(
        ({ newVersions }) => newVersions,
      );
    expect(released(0.5)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    expect(released(0.25)).toEqual([0, 0, 0, 1, 0, 0, 0, 1]);
    expect(released(2.5)).toEqual([2, 3, 2, 3, 2, 3, 2, 3]);
    // Ten times 0.1 is one to the digit.
    expect(
      forecastOf(estateOfVersions([smallVersion('1.0.0')]), { releases: { versionsPerMonth: 0.1 } }, { months: 10 }).totals.newVersions,
    ).toBe(1);
  });

  it('sizes grow by the month and stay as they were released', () => {
    // 10, 11, 12.1 GB: 10 (today's) + 10 = 20, + 11 = 31, + 12.1 = 43.1.
    const policy = { releases: { versionsPerMonth: 1, sizeGrowthPerMonth: 0.1 } };
    const { months } = forecastOf(estateOfVersions([smallVersion('1.0.0')]), policy, { months: 3 });
    expect(each(months, 'storedGB')).toEqual(['20', '31', '43.1']);
    // Shrinking by half: 10, 5, 2.5.
    const shrinking = { releases: { versionsPerMonth: 1, sizeGrowthPerMonth: -0.5 } };
    expect(each(forecastOf(estateOfVersions([smallVersion('1.0.0')]), shrinking, { months: 3 }).months, 'storedGB')).toEqual([
      '20',
      '25',
      '27.5',
    ]);
  });

  it('growth is compounded to 12 decimals, and sizes rounded to 6', () => {
    // 1.015^2 = 1.030225, x 10 = 10.30225; 1.015^3 = 1.045678375, x 10 = 10.45678375, rounded 10.456784.
    const policy = { releases: { versionsPerMonth: 1, sizeGrowthPerMonth: 0.015 }, retention: { keepLast: 1 } };
    const { months } = forecastOf(estateOfVersions([smallVersion('1.0.0')]), policy, { months: 4 });
    expect(each(months, 'storedGB')).toEqual(['10', '10.15', '10.30225', '10.456784']);
  });

  it('keep the last three', () => {
    // Three are there: each month one comes and the oldest goes.
    const versions = ['1.0.0', '1.1.0', '1.2.0'].map((name) => smallVersion(name));
    const { months } = forecastOf(estateOfVersions(versions), { ...MONTHLY, retention: { keepLast: 3 } }, { months: 5 });
    expect(months.map(({ versions: held }) => held)).toEqual([3, 3, 3, 3, 3]);
    expect(months.map(({ droppedVersions }) => droppedVersions)).toEqual([1, 1, 1, 1, 1]);
  });

  it('keep the last one of four a month: three come and go at once, and each was copied', () => {
    const policy = { releases: { versionsPerMonth: 4 }, retention: { keepLast: 1 } };
    const { months } = forecastOf(estateOfVersions([smallVersion('1.0.0', TWO_REGIONS)]), policy, { months: 2 });
    expect(months.map(({ versions }) => versions)).toEqual([1, 1]);
    expect(months.map(({ droppedVersions }) => droppedVersions)).toEqual([4, 4]);
    expect(each(months, 'egressGB')).toEqual(['40', '40']);
  });

  it('keep sixty days', () => {
    // Released on 2026-11-21 (today), 12-01, 01-01, 02-01, 03-01. On 02-01 that of 11-21 is 72 days old and that of 12-01 is 62:
    // both go; on 03-01 that of 01-01 is 59 days old and stays. The one of 2026-09-01 is 81 days old today and goes at once.
    const policy = { ...MONTHLY, retention: { keepDays: 60 } };
    const { months } = forecastOf(estateOfVersions([smallVersion('2026.9.1')]), policy, { months: 5 });
    expect(months.map(({ droppedVersions }) => droppedVersions)).toEqual([1, 0, 0, 2, 0]);
    expect(months.map(({ versions }) => versions)).toEqual([1, 2, 3, 2, 3]);
  });

  it('superseded versions keep one replica in the source region', () => {
    // Today's 40 GB become 10; the newest has 40: 10 + 40, then 2 x 10 + 40.
    const policy: PolicyDefaults = { ...MONTHLY, retention: { supersededReplicas: 1, supersededRegions: 'source' } };
    const { months } = forecastOf(estateOfVersions([smallVersion('1.0.0', TWO_REGIONS)]), policy, { months: 3 });
    expect(each(months, 'storedGB')).toEqual(['50', '60', '70']);
    // 10 x 1 for each old one, 70 for the newest.
    expect(each(months, 'storage')).toEqual(['80', '90', '100']);
  });

  it('with two a month, the older of both is superseded at once', () => {
    const policy: PolicyDefaults = { releases: { versionsPerMonth: 2 }, retention: { supersededRegions: 'source' } };
    const { months } = forecastOf(estateOfVersions([smallVersion('1.0.0', TWO_REGIONS)]), policy, { months: 2 });
    // 10 (today's) + 10 + 40 = 60, then four old ones and the newest: 4 x 10 + 40 = 80.
    expect(each(months, 'storedGB')).toEqual(['60', '80']);
  });
});

describe('what retention never drops', () => {
  const STRICT: PolicyDefaults = { ...MONTHLY, retention: { keepLast: 1 } };
  const held = (versions: object[], deployments: object[] = [], months = 3) =>
    forecastOf(estateOfVersions(versions, { deployments }), STRICT, { months }).months.map((month) => month.versions);
  const deployment = (image: string, region = 'westeurope') => ({ name: 'd', image, region, virtualMachines: 1 });

  it('a version that a deployment names; what it means by latest moves on', () => {
    const versions = [smallVersion('1.0.0'), smallVersion('1.1.0')];
    expect(held(versions)).toEqual([1, 1, 1]);
    expect(held(versions, [deployment('g/i/1.0.0')])).toEqual([2, 2, 2]);
    expect(held(versions, [deployment('g/i/latest')])).toEqual([1, 1, 1]);
  });

  it('a version that stays the latest of a region to which new ones do not go', () => {
    const versions = [
      smallVersion('1.0.0', { targetRegions: ['westeurope', 'northeurope'] }),
      smallVersion('1.1.0'),
      smallVersion('1.2.0'),
    ];
    expect(held(versions)).toEqual([2, 2, 2]);
  });

  it('a guarded version before its end of life', () => {
    const guarded = smallVersion('1.0.0', { safetyProfile: { blockDeletionBeforeEndOfLife: true }, endOfLifeDate: '2026-12-31' });
    // On 2026-12-01 it is guarded, on 2027-01-01 no more.
    expect(held([guarded, smallVersion('1.1.0')])).toEqual([2, 2, 1]);
  });

  it('new versions made like a guarded one, for as long after their release', () => {
    // 1.0.0 was released today and lives for 40 days: so do those that come after it. Released 11-21, guarded up to 12-31; 12-01 up to
    // 01-10; 01-01 up to 02-10; 02-01 up to 03-13. Today's: up to 12-31.
    const guarded = smallVersion('1.0.0', { safetyProfile: { blockDeletionBeforeEndOfLife: true }, endOfLifeDate: '2026-12-31' });
    // 11: two; 12: three; 01-01: today's and 11-21's go, 12-01's stays: two; 02-01: 12-01's goes, 01-01's stays: two.
    expect(held([guarded], [], 4)).toEqual([2, 3, 2, 2]);
  });

  it('a version without a number', () => {
    expect(held([smallVersion('next'), smallVersion('1.0.0')])).toEqual([2, 2, 2]);
  });
});

describe('images that are excluded from latest, shallow, empty or still', () => {
  it('new versions are made like the latest, not like a newer one that is excluded', () => {
    const versions = [smallVersion('1.0.0', TWO_REGIONS), smallVersion('2.0.0', { excludeFromLatest: true })];
    const { months } = forecastOf(estateOfVersions(versions), MONTHLY, { months: 1 });
    // 40 + 10 + a new one of 40.
    expect(each(months, 'storedGB')).toEqual(['90']);
  });

  it('where everything is excluded, nothing is superseded', () => {
    const policy: PolicyDefaults = { ...MONTHLY, retention: { supersededRegions: 'source' } };
    const versions = [smallVersion('1.0.0', { ...TWO_REGIONS, excludeFromLatest: true })];
    expect(each(forecastOf(estateOfVersions(versions), policy, { months: 2 }).months, 'storedGB')).toEqual(['80', '120']);
  });

  it('a shallow version is one replica where it was made, and is not copied', () => {
    const versions = [smallVersion('1.0.0', { replicationMode: 'Shallow', replicaCount: 5 })];
    const { months } = forecastOf(estateOfVersions(versions), MONTHLY, { months: 2 });
    expect([each(months, 'storedGB'), each(months, 'egress')]).toEqual([
      ['20', '30'],
      ['0', '0'],
    ]);
  });

  it('says how many images move, and how many cannot', () => {
    const estate = estateOf([
      {
        value: {
          gallerist: 1,
          galleries: [
            galleryOf({
              images: [
                imageOf({ name: 'moving', releases: { versionsPerMonth: 1 }, versions: [smallVersion('1.0.0')] }),
                imageOf({ name: 'still', versions: [smallVersion('1.0.0')] }),
                imageOf({ name: 'stopped', releases: { versionsPerMonth: 0 }, versions: [smallVersion('1.0.0')] }),
                imageOf({ name: 'empty', releases: { versionsPerMonth: 1 } }),
              ],
            }),
          ],
        },
      },
    ]);
    const { images, months } = forecastOf(estate, {}, { months: 2 });
    expect(images).toEqual({ all: 4, moving: 1, still: 2, withoutVersions: 1, versionsPerMonth: { mantissa: 1, scale: 0 } });
    expect(months.map(({ versions }) => versions)).toEqual([4, 5]);
  });

  it('a version without any region is a version', () => {
    const { months } = forecastOf(estateOfVersions([smallVersion('1.0.0', { targetRegions: [] })]), {}, { months: 1 });
    expect(months[0]).toMatchObject({ versions: 1, replicas: 0, isComplete: true });
  });
});

describe('what is unknown', () => {
  it('makes a month “at least” while it is held, and is never zero', () => {
    // The one in uksouth has no price; it is dropped with the second release.
    const versions = [smallVersion('1.0.0', { targetRegions: ['westeurope', 'uksouth'] }), smallVersion('1.1.0')];
    const deployments = [{ name: 'd', image: 'g/i/1.1.0', region: 'westeurope', virtualMachines: 1 }];
    const policy = { ...MONTHLY, retention: { keepLast: 3 } };
    const { months, start, totals } = forecastOf(estateOfVersions(versions, { deployments }), policy, { months: 3 });
    // Nothing newer goes to uksouth: there it stays the latest.
    expect(months.map(({ isComplete }) => isComplete)).toEqual([false, false, false]);
    expect([start.isComplete, totals.isComplete]).toEqual([false, false]);
    const once = forecastOf(estateOfVersions([smallVersion('1.0.0', { osDisk: {} }), smallVersion('1.1.0')]), {
      ...MONTHLY,
      retention: { keepLast: 2 },
    });
    expect(once.months.map(({ isComplete }) => isComplete).slice(0, 3)).toEqual([true, true, true]);
    expect(once.start.isComplete).toBe(false);
  });

  it('is the egress of a month alone', () => {
    // From westeurope to eastus the sheet has no price; in eastus none for storage either.
    const versions = [smallVersion('1.0.0', { targetRegions: ['westeurope', { name: 'eastus' }] })];
    const { months } = forecastOf(estateOfVersions(versions), { releases: { versionsPerMonth: 0.5 } }, { months: 2 });
    expect(months.map(({ isStorageComplete, isComplete }) => [isStorageComplete, isComplete])).toEqual([
      [false, false],
      [false, false],
    ]);
  });
});

describe('the splits of a forecast', () => {
  const estate = estateOf([
    {
      value: {
        gallerist: 1,
        galleries: [
          galleryOf({ images: [imageOf({ name: 'b', versions: [smallVersion('1.0.0', TWO_REGIONS)] })] }),
          galleryOf({ name: 'a', images: [imageOf({ name: 'a', environment: 'test', versions: [smallVersion('1.0.0')] })] }),
        ],
      },
    },
  ]);
  const forecast = forecastOf(estate, MONTHLY, { months: 2 });

  it('are by what images and lines have in common, in the order of the estate or by name', () => {
    const keys = (dimension: 'gallery' | 'image' | 'region' | 'environment') => forecast.by({ dimension }).map(({ key }) => key);
    expect(keys('gallery')).toEqual([
      { subscription: null, gallery: 'g' },
      { subscription: null, gallery: 'a' },
    ]);
    expect(keys('image').map(({ image }) => image)).toEqual(['b', 'a']);
    expect(keys('region')).toEqual([{ region: 'northeurope' }, { region: 'westeurope' }]);
    expect(keys('environment')).toEqual([{ environment: 'test' }, { environment: null }]);
  });

  it('add up', () => {
    // northeurope: 10 x 3 x 2 = 60 a version; westeurope: 10 each of two images.
    expect(forecast.by({ dimension: 'region' }).map(({ months }) => each(months, 'storage'))).toEqual([
      ['120', '180'],
      ['40', '60'],
    ]);
    expect(each(forecast.months, 'storage')).toEqual(['160', '240']);
  });
});

describe('limits', () => {
  const quotaEstate = (existing: number, releases: object) =>
    estateOf([
      {
        value: {
          gallerist: 1,
          releases,
          galleries: [galleryOf({ existing: { versions: existing }, images: [imageOf({ versions: [smallVersion('1.0.0')] })] })],
        },
      },
    ]);
  const versionsLimit = (existing: number, releases: object, months = 12) =>
    forecastOf(quotaEstate(existing, releases), {}, { months }).limits.find(({ kind }) => kind === 'versions');

  it('are reached in a month of the forecast', () => {
    // 9,000 + 200 x 5 = 10,000 of 10,000 in the fifth month; outside 8,999 and the one that is there make 9,000.
    expect(versionsLimit(8_999, { versionsPerMonth: 200 })).toMatchObject({
      region: 'westeurope',
      limit: 10_000,
      used: 9_000,
      outside: 8_999,
      perMonth: { mantissa: 200, scale: 0 },
      reach: 'within',
      reached: { month: '2027-03', months: 5, newVersions: 1_000, droppedVersions: 0, used: 10_000 },
      end: { month: '2027-10', months: 12, newVersions: 2_400, used: 11_400 },
    });
  });

  it('are reached later, never as far as one looks, or are used up today', () => {
    // 100 a month from 9,000: ten months; the forecast has six.
    expect(versionsLimit(8_999, { versionsPerMonth: 100 }, 6)).toMatchObject({ reach: 'later', reached: { month: '2027-08', months: 10 } });
    expect(versionsLimit(339, { versionsPerMonth: 2 })).toMatchObject({ reach: 'never', end: { used: 364 } });
    expect(versionsLimit(339, { versionsPerMonth: 2 })?.reached).toBeUndefined();
    expect(versionsLimit(9_999, { versionsPerMonth: 2 })).toMatchObject({ reach: 'now', used: 10_000 });
  });

  it('are those of the subscription and region in which versions are made', () => {
    const away = smallVersion('1.0.0', { location: 'northeurope', targetRegions: ['northeurope'] });
    const { limits } = forecastOf(estateOfVersions([away]), MONTHLY);
    const versions = limits.filter(({ kind }) => kind === 'versions');
    expect(versions.map(({ region, used, end }) => [region, used, end.used])).toEqual([['northeurope', 1, 13]]);
    expect(limits.find(({ kind }) => kind === 'images')).toMatchObject({ region: 'westeurope', reach: 'never', end: { used: 1 } });
  });

  it('stand in the order in which they are reached', () => {
    expect(forecastOf(quotaEstate(8_999, { versionsPerMonth: 100 })).limits[0]).toMatchObject({ kind: 'versions', reach: 'within' });
  });

  it('are the edition’s: 10 replicas, later 50 or 100', () => {
    const estate = estateOfVersions([smallVersion('1.0.0', { replicaCount: 10 })]);
    const replicas = (edition: '2021-06' | '2025-07') => forecastOf(estate, {}, { edition }).limits.find(({ kind }) => kind === 'replicas');
    expect(replicas('2021-06')).toMatchObject({ used: 10, reach: 'now' });
    expect(replicas('2025-07')).toMatchObject({ used: 10, reach: 'never' });
  });
});

describe('budgets', () => {
  const budgetOf = (budget: object, policy = MONTHLY, months = 12) => {
    const value = { gallerist: 1, galleries: [galleryOf({ images: [imageOf({ versions: [smallVersion('1.0.0')] })] })], budgets: [budget] };
    const [forecast] = forecastOf(estateOf([{ value }]), policy, { months }).budgets;
    return forecast;
  };

  it('are exceeded in the first month that costs more than they allow', () => {
    // 10 x (1 + n): 50 in the fourth month, which is allowed; 60 in the fifth.
    expect(budgetOf({ name: 'b', monthly: 50 })).toMatchObject({
      reach: 'within',
      today: { storage: { mantissa: 10, scale: 0 } },
      exceeded: { month: '2027-03', months: 5, storage: { mantissa: 60, scale: 0 } },
      end: { month: '2027-10', storage: { mantissa: 130, scale: 0 } },
    });
    expect(budgetOf({ name: 'b', monthly: 50 }, MONTHLY, 3)).toMatchObject({ reach: 'later', exceeded: { months: 5 } });
  });

  it('are exceeded today, never, or cannot be judged in another currency', () => {
    expect(budgetOf({ name: 'b', monthly: 9.99 })).toMatchObject({ reach: 'now', exceeded: undefined });
    expect(budgetOf({ name: 'b', monthly: 10_000 })).toMatchObject({ reach: 'never', exceeded: undefined });
    expect(budgetOf({ name: 'b', monthly: 1, currency: 'JPY' })).toMatchObject({
      reach: undefined,
      exceeded: undefined,
      currency: 'JPY',
      priced: 'USD',
    });
  });

  it('are compared by a stated rate', () => {
    // 10 USD x (1 + n) at 0.5 EUR: 25 EUR in the fourth month, which is allowed; 30 EUR in the fifth.
    expect(budgetOf({ name: 'b', monthly: 25, currency: 'EUR' })).toMatchObject({
      reach: 'within',
      currency: 'EUR',
      priced: 'EUR',
      rate: { from: 'USD', to: 'EUR' },
      today: { storage: { mantissa: 50, scale: 1 } },
      exceeded: { months: 5, storage: { mantissa: 300, scale: 1 } },
    });
  });

  it('say “at least” where a version could not be read', () => {
    const images = [imageOf({ versions: [smallVersion('1.0.0'), smallVersion('1.1.0')] })];
    const value = { gallerist: 1, galleries: [galleryOf({ images })], budgets: [{ name: 'b', monthly: 1000 }] };
    const estate = estateOf([{ value, faults: [['galleries', 0, 'images', 0, 'versions', 1, 'name']] }]);
    expect(forecastOf(estate).budgets[0]).toMatchObject({ today: { isComplete: false }, end: { isComplete: false }, reach: 'never' });
  });

  it('count the images that they cover', () => {
    expect(budgetOf({ name: 'b', monthly: 50, gallery: 'elsewhere' })).toMatchObject({ reach: 'never', end: { storage: { mantissa: 0 } } });
    expect(budgetOf({ name: 'b', monthly: 50, gallery: 'g', image: 'i' })).toMatchObject({ reach: 'within' });
  });
});

describe('assumptions', () => {
  const kinds = (versions: object[], policy: PolicyDefaults) => forecastOf(estateOfVersions(versions), policy).assumptions;

  it('are counted where they matter', () => {
    const versions = [smallVersion('1.0.0'), smallVersion('2026.6.1'), smallVersion('next')];
    expect(kinds(versions, { ...MONTHLY, retention: { keepDays: 90 } })).toEqual([
      { kind: 'release-days-assumed', count: 1 },
      { kind: 'no-number', count: 1 },
    ]);
    expect(kinds(versions, MONTHLY)).toEqual([{ kind: 'no-number', count: 1 }]);
    expect(kinds(versions, {})).toEqual([]);
  });
});
