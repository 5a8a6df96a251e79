import type { BudgetForecast, BudgetPoint } from '../forecast/budget-forecast.ts';
import type { Forecast, ForecastAssumption, ForecastGroup, ForecastMonth, ForecastTotals } from '../forecast/forecast.ts';
import type { GroupKey } from '../forecast/forecast-group.ts';
import type { LimitForecast, LimitPoint, Reach } from '../forecast/limit-forecast.ts';
import { roundGroups, roundMonths } from '../forecast/round-forecast.ts';
import type { CostBy } from '../pricing/cost.ts';
import { type CostOutput, JSON_DECIMALS, sheetOutput, rateOutput, type RateOutput } from '../pricing/cost-output.ts';
import { type Decimal, roundDecimal, toNumber } from '../pricing/money.ts';
import { budgetTexts, limitTexts } from './forecast-reach.ts';
import { EN } from './words/en.ts';

/** `forecast -f json`. Null is unknown, or never. */
export type ForecastOutput = {
  currency: string;
  prices: CostOutput['prices'];
  today: string;
  images: { all: number; moving: number; still: number; withoutVersions: number; versionsPerMonth: number };
  start: { versions: number; replicas: number; storedGB: number; storage: number; complete: boolean };
  months: ForecastOutputMonth[];
  totals: ForecastOutputTotals;
  limits: ForecastOutputLimit[];
  budgets: ForecastOutputBudget[];
  assumptions: ForecastAssumption[];
  by: ForecastOutputSplit | null;
};

export type ForecastOutputMonth = {
  month: string;
  day: string;
  versions: number;
  newVersions: number;
  droppedVersions: number;
  replicas: number;
  storedGB: number;
  storage: number;
  egressGB: number;
  egress: number;
  total: number;
  cumulative: number;
  complete: boolean;
};

export type ForecastOutputTotals = {
  newVersions: number;
  droppedVersions: number;
  storage: number;
  egressGB: number;
  egress: number;
  total: number;
  complete: boolean;
};

export type ForecastOutputLimit = {
  kind: LimitForecast['kind'];
  subscription: string | null;
  region: string;
  limit: number;
  used: number;
  outside: number;
  versionsPerMonth: number;
  reach: Reach;
  reached: LimitPoint | null;
  end: LimitPoint;
  because: string;
};

export type ForecastOutputBudget = {
  name: string;
  gallery: string | null;
  image: string | null;
  tag: Record<string, string> | null;
  currency: string;
  allowed: number;
  rate: RateOutput | null;
  today: { storage: number; complete: boolean };
  reach: Reach | null;
  exceeded: ForecastOutputPoint | null;
  end: ForecastOutputPoint;
  because: string;
};

export type ForecastOutputPoint = { month: string; months: number; storage: number; complete: boolean };

export type ForecastOutputSplit = { dimension: CostBy['dimension']; tag?: string; groups: ForecastOutputGroup[] };

export type ForecastOutputGroup = { key: GroupKey; months: ForecastOutputMonth[]; totals: ForecastOutputTotals };

/** The forecast for programs: each month is rounded once to six decimals, half to even, and the months add up to the totals. */
export function forecastOutput(forecast: Forecast, by?: CostBy): ForecastOutput {
  const { currency, prices, today, images, start, limits, budgets, assumptions } = forecast;
  const { months, totals } = roundMonths(forecast.months, JSON_DECIMALS);
  const limitText = limitTexts(forecast, EN);
  const budgetText = budgetTexts(forecast, EN);
  return {
    currency,
    prices: sheetOutput(prices),
    today,
    images: { ...images, versionsPerMonth: toNumber(images.versionsPerMonth) },
    start: {
      versions: start.versions,
      replicas: start.replicas,
      storedGB: toNumber(start.storedGB),
      storage: amount(start.storage),
      complete: start.isComplete,
    },
    months: months.map(outputMonth),
    totals: outputTotals(totals),
    limits: limits.map((limit) => outputLimit(limit, limitText(limit))),
    budgets: budgets.map((budget) => outputBudget(budget, budgetText(budget))),
    assumptions: assumptions.map((assumption) => ({ ...assumption })),
    by: by === undefined ? null : { ...by, groups: roundGroups(forecast.by(by), months, JSON_DECIMALS).map(outputGroup) },
  };
}

function amount(value: Decimal): number {
  return toNumber(roundDecimal(value, JSON_DECIMALS));
}

function outputMonth(month: ForecastMonth): ForecastOutputMonth {
  return {
    month: month.month,
    day: month.day,
    versions: month.versions,
    newVersions: month.newVersions,
    droppedVersions: month.droppedVersions,
    replicas: month.replicas,
    storedGB: toNumber(month.storedGB),
    storage: toNumber(month.storage),
    egressGB: toNumber(month.egressGB),
    egress: toNumber(month.egress),
    total: toNumber(month.total),
    cumulative: toNumber(month.cumulative),
    complete: month.isComplete,
  };
}

function outputTotals(totals: ForecastTotals): ForecastOutputTotals {
  return {
    newVersions: totals.newVersions,
    droppedVersions: totals.droppedVersions,
    storage: toNumber(totals.storage),
    egressGB: toNumber(totals.egressGB),
    egress: toNumber(totals.egress),
    total: toNumber(totals.total),
    complete: totals.isComplete,
  };
}

function outputGroup({ key, months, totals }: ForecastGroup): ForecastOutputGroup {
  return { key, months: months.map(outputMonth), totals: outputTotals(totals) };
}

function outputLimit(limit: LimitForecast, because: string): ForecastOutputLimit {
  return {
    kind: limit.kind,
    subscription: limit.subscription === '' ? null : limit.subscription,
    region: limit.region,
    limit: limit.limit,
    used: limit.used,
    outside: limit.outside,
    versionsPerMonth: toNumber(limit.perMonth),
    reach: limit.reach,
    reached: limit.reached === undefined ? null : { ...limit.reached },
    end: { ...limit.end },
    because,
  };
}

function outputBudget(
  { budget: { spec }, currency, allowed, rate, today, reach, exceeded, end }: BudgetForecast,
  because: string,
): ForecastOutputBudget {
  return {
    name: spec.name,
    gallery: spec.gallery ?? null,
    image: spec.image ?? null,
    tag: spec.tag === undefined ? null : Object.fromEntries(Object.entries(spec.tag).map(([name, value]) => [name, String(value)])),
    currency,
    allowed: toNumber(allowed),
    rate: rate === undefined ? null : rateOutput(rate),
    today: { storage: amount(today.storage), complete: today.isComplete },
    reach: reach ?? null,
    exceeded: exceeded === undefined ? null : outputPoint(exceeded),
    end: outputPoint(end),
    because,
  };
}

function outputPoint({ month, months, storage, isComplete }: BudgetPoint): ForecastOutputPoint {
  return { month, months, storage: amount(storage), complete: isComplete };
}
