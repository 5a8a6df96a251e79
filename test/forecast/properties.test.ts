import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate } from '../../src/estate/estate.ts';
import type { Retention } from '../../src/manifest/manifest.ts';
import type { Forecast } from '../../src/forecast/forecast.ts';
import { estimateCost } from '../../src/pricing/cost.ts';
import { compareDecimals, type Decimal, decimalOf, minus, plus, ZERO } from '../../src/pricing/money.ts';
import { estateOf } from '../estate/estate-of.ts';
import { estateValue, type EstateValue, retention, SPLITS, valueOf } from './arbitrary-estate.ts';
import { forecastOf, PRICES } from './forecast-of.ts';

const MONTHS = 18;
const forecast = (estate: Estate, defaults: Retention = {}) => forecastOf(estate, { retention: defaults }, { months: MONTHS });
const estateFrom = (thrown: EstateValue, isPolicyLeftOut = false) => estateOf([{ value: valueOf(thrown, isPolicyLeftOut) }]);
const isEqual = (a: Decimal, b: Decimal) => compareDecimals(a, b) === 0;
const sum = (amounts: readonly Decimal[]) => amounts.reduce(plus, ZERO);

/** What can be held against the same of another forecast. */
function figuresOf({ months, limits, totals }: Forecast): unknown {
  const plain = (value: Decimal) => minus(value, ZERO);
  return {
    months: months.map(({ storage, egress, cumulative, storedGB, ...rest }) => [
      rest.versions,
      rest.replicas,
      rest.isComplete,
      ...[storage, egress, cumulative, storedGB].map(plain).map(reduced),
    ]),
    totals: reduced(totals.total),
    limits: limits.map(({ kind, region, reach, end }) => `${kind} ${region} ${reach} ${end.used}`).sort(),
  };
}

/** One spelling for each value: 1.50 and 1.5 are the same. */
function reduced({ mantissa, scale }: Decimal): string {
  let [digits, places] = [BigInt(mantissa), scale];
  while (places > 0 && digits % 10n === 0n) [digits, places] = [digits / 10n, places - 1];
  return `${digits}e-${places}`;
}

describe('a forecast of any estate', () => {
  it('has totals that its months add up to, and cumulative amounts that grow by each', () => {
    fc.assert(
      fc.property(estateValue, (thrown) => {
        const { months, totals } = forecast(estateFrom(thrown));
        expect(isEqual(sum(months.map(({ storage }) => storage)), totals.storage)).toBe(true);
        expect(isEqual(sum(months.map(({ egress }) => egress)), totals.egress)).toBe(true);
        expect(isEqual(plus(totals.storage, totals.egress), totals.total)).toBe(true);
        expect(isEqual(months.at(-1)?.cumulative ?? ZERO, totals.total)).toBe(true);
        expect(months.reduce((count, { newVersions }) => count + newVersions, 0)).toBe(totals.newVersions);
      }),
    );
  });

  it('holds in each month what the month before held, and what came, less what went', () => {
    fc.assert(
      fc.property(estateValue, (thrown) => {
        const { start, months, limits } = forecast(estateFrom(thrown));
        let { versions } = start;
        for (const month of months) {
          versions += month.newVersions - month.droppedVersions;
          expect(month.versions).toBe(versions);
        }
        const counted = limits.filter(({ kind }) => kind === 'versions').reduce((count, { end }) => count + end.used, 0);
        expect(counted).toBe(versions);
      }),
    );
  });

  it('starts with what `cost` says, in the first month where nothing is released in it', () => {
    fc.assert(
      fc.property(estateValue, (thrown) => {
        const estate = estateFrom(thrown);
        const { totals } = estimateCost(estate, PRICES);
        const { start, months } = forecast(estate);
        expect(isEqual(start.storage, totals.storageMonthly)).toBe(true);
        expect([start.replicas, isEqual(start.storedGB, totals.storedGB)]).toEqual([totals.snapshots, true]);
        const [first] = months;
        if (first?.newVersions === 0) expect(isEqual(first.storage, totals.storageMonthly)).toBe(true);
        for (const month of months) {
          if (month.newVersions > 0) break;
          expect(isEqual(month.storage, totals.storageMonthly) && isEqual(month.egress, ZERO)).toBe(true);
        }
      }),
    );
  });

  it('is flat without a cadence', () => {
    fc.assert(
      fc.property(estateValue, retention, ({ images, deployments }, policy) => {
        const still = {
          images: images.map((image) => ({ ...image, releases: { versionsPerMonth: 0, sizeGrowthPerMonth: 0.1 } })),
          deployments,
        };
        const { start, months, totals, limits } = forecast(estateFrom(still), policy);
        for (const month of months) {
          expect(isEqual(month.storage, start.storage)).toBe(true);
          expect(month).toMatchObject({ versions: start.versions, newVersions: 0, droppedVersions: 0 });
        }
        expect(isEqual(totals.egress, ZERO)).toBe(true);
        expect(limits.every(({ reach }) => reach === 'never' || reach === 'now')).toBe(true);
      }),
    );
  });

  it('never costs more, nor holds more, where less is kept', () => {
    fc.assert(
      fc.property(
        estateValue,
        retention,
        fc.constantFrom<(keyof Retention)[]>('keepLast', 'keepDays', 'supersededReplicas', 'supersededRegions'),
        (thrown, loose, key) => {
          const estate = estateFrom(thrown, true);
          const strict = stricter(loose, key);
          const [looseMonths, strictMonths] = [forecast(estate, loose).months, forecast(estate, strict).months];
          for (const [index, month] of strictMonths.entries()) {
            const other = looseMonths[index];
            expect(other).toBeDefined();
            expect(compareDecimals(month.storage, other?.storage ?? ZERO)).toBeLessThanOrEqual(0);
            expect(month.versions).toBeLessThanOrEqual(other?.versions ?? 0);
            expect(isEqual(month.egress, other?.egress ?? ZERO)).toBe(true);
          }
        },
      ),
    );
  });

  it('holds as many versions of an image as are kept and protected', () => {
    fc.assert(
      fc.property(estateValue, fc.integer({ min: 1, max: 4 }), (thrown, keepLast) => {
        const images = thrown.images.map(({ versions }) => ({
          versions: versions
            .filter(({ name }) => name !== 'next')
            .map((version) => ({ ...version, isGuarded: false, targets: EVERYWHERE })),
          releases: { versionsPerMonth: 1, sizeGrowthPerMonth: 0 },
          retention: { keepLast },
        }));
        const { months, images: counts } = forecast(estateFrom({ images, deployments: [] }));
        expect(months.at(-1)?.versions).toBe(counts.moving * keepLast);
      }),
    );
  });

  it('does not depend on the order of versions and deployments', () => {
    fc.assert(
      fc.property(estateValue, ({ images, deployments }) => {
        const turned = {
          images: images.map(({ versions, ...rest }) => ({ ...rest, versions: versions.toReversed() })),
          deployments: deployments.toReversed(),
        };
        const [one, other] = [{ images, deployments }, turned].map((thrown) => figuresOf(forecast(estateFrom(thrown))));
        expect(other).toEqual(one);
      }),
    );
  });

  it('has splits that add up to it', () => {
    fc.assert(
      fc.property(estateValue, fc.constantFrom(...SPLITS), (thrown, dimension) => {
        const whole = forecast(estateFrom(thrown));
        const groups = whole.by(dimension);
        for (const [index, { storage, egress, storedGB, replicas }] of whole.months.entries()) {
          const parts = groups.flatMap(({ months }) => months[index] ?? []);
          expect(isEqual(sum(parts.map((part) => part.storage)), storage)).toBe(true);
          expect(isEqual(sum(parts.map((part) => part.egress)), egress)).toBe(true);
          expect(isEqual(sum(parts.map((part) => part.storedGB)), storedGB)).toBe(true);
          expect(parts.reduce((count, part) => count + part.replicas, 0)).toBe(replicas);
        }
      }),
    );
  });

  it('begins alike however many months it has', () => {
    fc.assert(
      fc.property(estateValue, fc.integer({ min: 1, max: MONTHS }), (thrown, months) => {
        const estate = estateFrom(thrown);
        const long = forecast(estate).months.slice(0, months);
        expect(forecastOf(estate, {}, { months }).months).toEqual(long);
      }),
    );
  });

  it('says of a budget what its months say', () => {
    fc.assert(
      fc.property(estateValue, (thrown) => {
        const { budgets, months, start } = forecast(estateFrom(thrown));
        const isOver = ({ storage }: { storage: Decimal }) => compareDecimals(storage, decimalOf(300)) > 0;
        const first = months.findIndex(isOver);
        const [budget] = budgets;
        if (isOver(start)) expect(budget?.reach).toBe('now');
        else if (first >= 0) expect(budget).toMatchObject({ reach: 'within', exceeded: { months: first + 1 } });
        else expect(['later', 'never']).toContain(budget?.reach);
      }),
    );
  });
});

/** So that `latest` moves on everywhere, and the oldest are no longer protected. */
const EVERYWHERE = [{ name: 'westeurope', regionalReplicaCount: 1, excludeFromLatest: false }];

/** A policy that keeps no more than another one. */
function stricter(policy: Retention, key: keyof Retention): Retention {
  switch (key) {
    case 'keepLast':
      return policy.keepLast === undefined ? policy : { ...policy, keepLast: Math.max(1, policy.keepLast - 1) };
    case 'keepDays':
      return policy.keepDays === undefined ? policy : { ...policy, keepDays: Math.max(1, policy.keepDays - 40) };
    case 'supersededReplicas':
      return { ...policy, supersededReplicas: 1 };
    case 'supersededRegions':
      return { ...policy, supersededRegions: 'source' };
  }
}
