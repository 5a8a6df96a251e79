import type { Budget, Estate, Image } from '../estate/estate.ts';
import { fixedDemand } from '../estate/fixed-demand.ts';
import type { PolicyDefaults } from '../estate/lifecycle-policy.ts';
import { newestFirst, releaseDays } from '../estate/retained.ts';
import type { Facts } from '../facts/facts.ts';
import { imagesOfBudget } from '../pricing/budget.ts';
import type { CostBy, CostLine, Estimate } from '../pricing/cost.ts';
import { byKey } from '../pricing/cost-groups.ts';
import { type Decimal, decimalOf, plus, Sum, ZERO } from '../pricing/money.ts';
import { type BudgetForecast, budgetForecast } from './budget-forecast.ts';
import { type GroupKey, type Split, splitBy } from './forecast-group.ts';
import { type Future, futuresOf, timelineOf } from './future.ts';
import type { Amounts } from './holding.ts';
import { type LimitForecast, limitForecasts, Turnovers } from './limit-forecast.ts';
import { type MonthSum, MonthSums } from './month-sums.ts';
import { type Month, monthsFrom } from './months.ts';
import type { Outlook, Timeline } from './timeline.ts';

export const DEFAULT_FORECAST_MONTHS = 12;
/** The most months a forecast has, and how far it looks ahead for limits and budgets. */
export const MOST_FORECAST_MONTHS = 120;

/** A month of the forecast: what is held in it, and what happens on its day. */
export type ForecastMonth = Month &
  MonthSum & {
    /** Storage and egress of the month. */
    total: Decimal;
    isComplete: boolean;
    /** The total of all months so far. */
    cumulative: Decimal;
    isCumulativeComplete: boolean;
  };

/** All months together. */
export type ForecastTotals = {
  newVersions: number;
  droppedVersions: number;
  storage: Decimal;
  egressGB: Decimal;
  egress: Decimal;
  total: Decimal;
  isComplete: boolean;
};

/** A part of the forecast: its months add up to the whole's, but for versions, which may be in several regions. */
export type ForecastGroup = { key: GroupKey; months: readonly ForecastMonth[]; totals: ForecastTotals };

/** What the forecast does with the images. */
export type ForecastImages = {
  all: number;
  /** With a cadence, and a version to make new ones like. */
  moving: number;
  /** Without a cadence: they stay as they are. */
  still: number;
  /** With a cadence, but without a version. */
  withoutVersions: number;
  /** New versions a month of those that move. */
  versionsPerMonth: Decimal;
};

/** What a forecast takes for granted, and of how many versions or images. */
export type ForecastAssumption = {
  kind: 'release-days-assumed' | 'no-number' | 'deployments-left-out';
  count: number;
};

export type Forecast = {
  /** yyyy-MM-dd. */
  today: string;
  /** ISO 4217. */
  currency: string;
  prices: Estimate['prices'];
  /** Today, before anything is released. */
  start: { versions: number; replicas: number; storedGB: Decimal; storage: Decimal; isComplete: boolean };
  months: readonly ForecastMonth[];
  totals: ForecastTotals;
  limits: readonly LimitForecast[];
  /** In the order of the estate. */
  budgets: readonly BudgetForecast[];
  images: ForecastImages;
  assumptions: readonly ForecastAssumption[];
  /** The same months, split; worked out anew at each call. */
  by(by: CostBy): readonly ForecastGroup[];
};

export type ForecastOptions = {
  estate: Estate;
  facts: Facts;
  estimate: Estimate;
  /** Releases and retention of images about which the manifests say nothing. */
  policy: PolicyDefaults;
  today: string;
  /** From 1 to 120; 12 by default. */
  months?: number | undefined;
};

/**
 * Works out, month by month, what the estate will hold and cost: each image releases versions at its cadence, each made
 * like its newest one, and its retention policy drops and thins out older ones as it does. Amounts are exact.
 */
export function forecastEstate(options: ForecastOptions): Forecast {
  const { estate, facts, estimate, today } = options;
  const horizon = options.months ?? DEFAULT_FORECAST_MONTHS;
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > MOST_FORECAST_MONTHS)
    throw new RangeError(`a forecast has 1 to ${MOST_FORECAST_MONTHS} months, not ${horizon}`);
  const months = monthsFrom(today, MOST_FORECAST_MONTHS);
  const futures = futuresOf(estate, options.policy, months.length);
  const outlook: Outlook = { today, months, estimate, demand: fixedDemand(estate), split: WHOLE };
  // Only limits and budgets look further ahead than the months that are shown.
  const all = new Tally(horizon);
  const budgets = new Map(estate.budgets.map((budget) => [budget, new Tally(months.length)]));
  const budgetsOf = budgetsByImage(estate);
  const turnovers = new Turnovers(months.length);
  for (const future of futures) {
    const timeline = timelineOf(future, outlook);
    all.add(timeline, WHOLE);
    for (const budget of budgetsOf.get(future.image) ?? []) budgets.get(budget)?.add(timeline, WHOLE);
    turnovers.add(future, timeline);
  }
  const { currency, prices } = estimate;
  const shown = forecastMonths(all.sums.value(horizon), months);
  return {
    today,
    currency,
    prices,
    start: all.start,
    months: shown,
    totals: totalsOfMonths(shown),
    limits: limitForecasts(estate, facts, turnovers, months, horizon),
    budgets: Array.from(budgets, ([budget, { start, sums }]) =>
      budgetForecast(budget, start, sums.value(months.length), { estimate, months, horizon, hasGaps: estate.leftOut.versions > 0 }),
    ),
    images: imagesOf(futures),
    assumptions: assumptionsOf(futures, estate, today),
    by: (by) => groupsBy(splitBy(by), futures, { ...outlook, months: months.slice(0, horizon) }),
  };
}

/** The one part where lines are not told apart. */
const WHOLE = '';

/** What images add up to, today and month by month. */
class Tally {
  readonly sums: MonthSums;
  readonly #start = new MonthSums(1);
  readonly #months: number;

  constructor(months: number) {
    this.sums = new MonthSums(months);
    this.#months = months;
  }

  /** Adds what becomes of a part of an image. */
  add({ held, changes, releases, drops }: Timeline, part: string): void {
    for (const sums of [this.#start, this.sums]) for (const { parts } of held) hold(sums, 0, parts.get(part), 1);
    for (const { month, batch, count } of changes) if (month < this.#months) hold(this.sums, month, batch.parts.get(part), count);
    for (const { month, batch, count } of releases) {
      if (month >= this.#months) continue;
      const amounts = batch.parts.get(part);
      if (amounts === undefined) continue;
      this.sums.addCopied(month, amounts, count);
      this.sums.addTurnover(month, count, 0);
    }
    for (const { month, batch, count } of drops) if (month < this.#months && batch.parts.has(part)) this.sums.addTurnover(month, 0, count);
  }

  get start(): Forecast['start'] {
    const [{ versions, replicas, storedGB, storage, isStorageComplete } = NOTHING] = this.#start.value(1);
    return { versions, replicas, storedGB, storage, isComplete: isStorageComplete };
  }
}

const NOTHING = { versions: 0, replicas: 0, storedGB: ZERO, storage: ZERO, isStorageComplete: true };

function hold(sums: MonthSums, month: number, amounts: Amounts | undefined, count: number): void {
  if (amounts !== undefined) sums.addHeld(month, amounts, count);
}

function forecastMonths(sums: readonly MonthSum[], months: readonly Month[]): ForecastMonth[] {
  let cumulative = ZERO;
  let isCumulativeComplete = true;
  return sums.map((sum, index) => {
    const total = plus(sum.storage, sum.egress);
    const isComplete = sum.isStorageComplete && sum.isEgressComplete;
    cumulative = plus(cumulative, total);
    isCumulativeComplete &&= isComplete;
    return { month: '', day: '', ...months[index], ...sum, total, isComplete, cumulative, isCumulativeComplete };
  });
}

/** Adds months up. */
export function totalsOfMonths(months: readonly ForecastMonth[]): ForecastTotals {
  const [storage, egressGB, egress] = [new Sum(), new Sum(), new Sum()];
  let [newVersions, droppedVersions] = [0, 0];
  for (const month of months) {
    storage.add(month.storage);
    egressGB.add(month.egressGB);
    egress.add(month.egress);
    newVersions += month.newVersions;
    droppedVersions += month.droppedVersions;
  }
  return {
    newVersions,
    droppedVersions,
    storage: storage.value,
    egressGB: egressGB.value,
    egress: egress.value,
    total: plus(storage.value, egress.value),
    isComplete: months.every(({ isComplete }) => isComplete),
  };
}

function budgetsByImage(estate: Estate): Map<Image, Budget[]> {
  const budgets = new Map<Image, Budget[]>();
  for (const budget of estate.budgets) {
    for (const image of imagesOfBudget(budget, estate)) {
      const known = budgets.get(image);
      if (known === undefined) budgets.set(image, [budget]);
      else known.push(budget);
    }
  }
  return budgets;
}

function imagesOf(futures: readonly Future[]): ForecastImages {
  const images: ForecastImages = { all: futures.length, moving: 0, still: 0, withoutVersions: 0, versionsPerMonth: ZERO };
  for (const { releases, template } of futures) {
    const { versionsPerMonth = 0 } = releases;
    if (versionsPerMonth === 0) images.still++;
    else if (template === undefined) images.withoutVersions++;
    else {
      images.moving++;
      images.versionsPerMonth = plus(images.versionsPerMonth, decimalOf(versionsPerMonth));
    }
  }
  return images;
}

function assumptionsOf(futures: readonly Future[], estate: Estate, today: string): ForecastAssumption[] {
  const counts: Record<ForecastAssumption['kind'], number> = {
    'release-days-assumed': 0,
    'no-number': 0,
    'deployments-left-out': 0,
  };
  for (const { image, template, releases, retention } of futures) {
    if (template === undefined) continue;
    const numbered = newestFirst(image);
    counts['no-number'] += image.versions.length - numbered.length;
    if (estate.leftOut.deployments > 0) counts['deployments-left-out'] += numbered.length;
    if (retention.keepDays === undefined) continue;
    for (const { isAssumed } of releaseDays(numbered, releases, today)) if (isAssumed) counts['release-days-assumed']++;
  }
  return ASSUMPTION_KINDS.flatMap((kind) => (counts[kind] === 0 ? [] : [{ kind, count: counts[kind] }]));
}

const ASSUMPTION_KINDS = ['release-days-assumed', 'no-number', 'deployments-left-out'] as const;

function groupsBy(split: Split, futures: readonly Future[], outlook: Outlook): ForecastGroup[] {
  const keys = new Map<string, GroupKey>();
  const tallies = new Map<string, Tally>();
  const idOf = (key: GroupKey) => {
    const id = JSON.stringify(Object.values(key));
    keys.set(id, key);
    return id;
  };
  for (const future of futures) {
    const lineSplit = 'ofLine' in split ? (line: CostLine) => idOf(split.ofLine(line)) : idOf(split.ofImage(future.image));
    const timeline = timelineOf(future, { ...outlook, split: lineSplit });
    for (const id of partsOf(timeline)) {
      let tally = tallies.get(id);
      if (tally === undefined) tallies.set(id, (tally = new Tally(outlook.months.length)));
      tally.add(timeline, id);
    }
  }
  const groups = Array.from(tallies, ([id, { sums }]): ForecastGroup => {
    const months = forecastMonths(sums.value(outlook.months.length), outlook.months);
    return { key: keys.get(id) ?? {}, months, totals: totalsOfMonths(months) };
  });
  return 'ofImage' in split && split.isInOrder ? groups : groups.sort(byKey);
}

/** The parts that an image has, in the order in which they come up. */
function partsOf({ held, releases }: Timeline): Set<string> {
  const parts = new Set<string>();
  for (const batch of held) for (const part of batch.parts.keys()) parts.add(part);
  for (const { batch } of releases) for (const part of batch.parts.keys()) parts.add(part);
  return parts;
}
