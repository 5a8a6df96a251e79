import { type Estate, quotaKey } from '../estate/estate.ts';
import { type QuotaKind, usageOf } from '../estate/quota-usage.ts';
import type { Facts, LimitName } from '../facts/facts.ts';
import { type Decimal, decimalOf, isZero, plus, ZERO } from '../pricing/money.ts';
import type { Future } from './future.ts';
import type { Month } from './months.ts';
import type { Timeline } from './timeline.ts';

/**
 * When something is reached: `now` before anything is released, `within` the months of the forecast, `later`, or `never`
 * in the months that are looked ahead at most.
 */
export type Reach = 'now' | 'within' | 'later' | 'never';

/** Usage in a month, and how it came about. */
export type LimitPoint = {
  /** yyyy-MM. */
  month: string;
  /** The how many-th month it is, from 1. */
  months: number;
  newVersions: number;
  droppedVersions: number;
  used: number;
};

/** A number of things that a subscription may have in a region, or a version in replicas of one, against what there will be. */
export type LimitForecast = {
  kind: QuotaKind | 'replicas';
  /** Lower-case id; '' where the manifest names none, and for replicas. */
  subscription: string;
  region: string;
  limit: number;
  /** Today, with those outside the estate. */
  used: number;
  outside: number;
  /** New ones a month. */
  perMonth: Decimal;
  /** In the last month of the forecast. */
  end: LimitPoint;
  reach: Reach;
  /** The first month in which the limit is used up; undefined where it is today, or is never seen to be. */
  reached: LimitPoint | undefined;
};

/** New and dropped versions, month by month, and how many new ones a month are meant. */
class Turnover {
  readonly newVersions: number[];
  readonly droppedVersions: number[];
  perMonth: Decimal = ZERO;

  constructor(months: number) {
    this.newVersions = Array.from({ length: months }, () => 0);
    this.droppedVersions = Array.from({ length: months }, () => 0);
  }
}

/** What comes and goes in each subscription and region: a version counts in its source region. */
export class Turnovers {
  readonly #turnovers = new Map<string, Turnover>();
  readonly #months: number;

  constructor(months: number) {
    this.#months = months;
  }

  add({ template, releases }: Future, timeline: Timeline): void {
    if (template === undefined) return;
    const { subscription } = template.gallery;
    const made = this.of(subscription, template.location);
    made.perMonth = plus(made.perMonth, decimalOf(releases.versionsPerMonth ?? 0));
    for (const { month, batch, count } of timeline.releases) {
      const { newVersions } = this.of(subscription, batch.location);
      newVersions[month] = (newVersions[month] ?? 0) + count;
    }
    for (const { month, batch, count } of timeline.drops) {
      const { droppedVersions } = this.of(subscription, batch.location);
      droppedVersions[month] = (droppedVersions[month] ?? 0) + count;
    }
  }

  of(subscription: string, region: string): Turnover {
    const key = quotaKey(subscription, region);
    let turnover = this.#turnovers.get(key);
    if (turnover === undefined) this.#turnovers.set(key, (turnover = new Turnover(this.#months)));
    return turnover;
  }
}

const LIMITS: readonly { kind: QuotaKind; name: LimitName }[] = [
  { kind: 'versions', name: 'versionsPerRegion' },
  { kind: 'images', name: 'imagesPerRegion' },
  { kind: 'galleries', name: 'galleriesPerRegion' },
];

/** The limits of the edition, those first that are reached first, then those that are used up most. */
export function limitForecasts(
  estate: Estate,
  facts: Facts,
  turnovers: Turnovers,
  months: readonly Month[],
  horizon: number,
): LimitForecast[] {
  const forecasts: LimitForecast[] = [];
  const still = new Turnover(months.length);
  for (const quota of estate.quotas.values()) {
    for (const { kind, name } of LIMITS) {
      const limit = facts.limit(name);
      const used = usageOf(quota, kind);
      if (limit === undefined || used === 0) continue;
      const { subscription, region } = quota;
      const turnover = kind === 'versions' ? turnovers.of(subscription, region) : still;
      forecasts.push(limitForecast({ kind, subscription, region, limit, used, outside: quota.existing[kind] }, turnover, months, horizon));
    }
  }
  const replicas = replicaLimit(estate, facts);
  if (replicas !== undefined) forecasts.push(limitForecast(replicas, still, months, horizon));
  return forecasts.sort(byUrgency);
}

type Limit = Pick<LimitForecast, 'kind' | 'subscription' | 'region' | 'limit' | 'used' | 'outside'>;

function limitForecast(limit: Limit, turnover: Turnover, months: readonly Month[], horizon: number): LimitForecast {
  const points = pointsOf(limit.used, turnover, months);
  const end = points[horizon - 1];
  if (end === undefined) throw new RangeError(`no forecast over ${horizon} months`);
  const reached = limit.used >= limit.limit ? undefined : points.find(({ used }) => used >= limit.limit);
  return { ...limit, perMonth: turnover.perMonth, end, reach: reachOf(limit.used >= limit.limit, reached?.months, horizon), reached };
}

/** The class of a thing that is reached in so many months, if ever. */
export function reachOf(isReachedNow: boolean, months: number | undefined, horizon: number): Reach {
  if (isReachedNow) return 'now';
  if (months === undefined) return 'never';
  return months <= horizon ? 'within' : 'later';
}

function pointsOf(today: number, turnover: Turnover, months: readonly Month[]): LimitPoint[] {
  let [newVersions, droppedVersions] = [0, 0];
  return months.map(({ month }, index) => {
    newVersions += turnover.newVersions[index] ?? 0;
    droppedVersions += turnover.droppedVersions[index] ?? 0;
    return { month, months: index + 1, newVersions, droppedVersions, used: today + newVersions - droppedVersions };
  });
}

/** The most replicas that a version has in a region, by name the first of several. New versions have as many as those that they are made like. */
function replicaLimit(estate: Estate, facts: Facts): Limit | undefined {
  const limit = facts.limit('replicas');
  if (limit === undefined) return undefined;
  let most: Limit | undefined;
  for (const gallery of estate.galleries)
    for (const { versions } of gallery.images)
      for (const { targetRegions } of versions)
        for (const { name: region, replicas: used } of targetRegions)
          if (used > (most?.used ?? 0) || (used === most?.used && region < most.region))
            most = { kind: 'replicas', subscription: '', region, limit, used, outside: 0 };
  return most;
}

function byUrgency(a: LimitForecast, b: LimitForecast): number {
  const months = ({ reach, reached }: LimitForecast) => (reach === 'now' ? 0 : (reached?.months ?? Number.POSITIVE_INFINITY));
  const [first, second] = [months(a), months(b)];
  if (first !== second) return first - second;
  // What does not change comes last.
  const [isStill, isOtherStill] = [isZero(a.perMonth), isZero(b.perMonth)];
  if (isStill !== isOtherStill) return isStill ? 1 : -1;
  return b.end.used / b.limit - a.end.used / a.limit;
}
