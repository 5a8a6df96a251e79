import type { Analysis } from '../engine/analyze.ts';
import type { Forecast, ForecastGroup, ForecastMonth, ForecastTotals } from '../forecast/forecast.ts';
import { roundGroups, roundMonths } from '../forecast/round-forecast.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import type { CostBy } from '../pricing/cost.ts';
import { compareDecimals, type Decimal, isZero, plus, toNumber, ZERO } from '../pricing/money.ts';
import { type CostTexts, costTexts, exactText, leastText } from './cost-amounts.ts';
import { type PricesView, pricesView } from './cost-view.ts';
import { type BudgetForecastView, budgetForecastViews, type LimitForecastView, limitForecastViews } from './forecast-reach.ts';
import { groupName, groupsTitle } from './group-words.ts';
import { numberText, percentFigure } from './number-text.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

/** What a forecast is asked for. */
export type ForecastAsked = {
  /** From 1 to 120; 12 by default. */
  months?: number | undefined;
  /** What the months are split by. */
  by?: CostBy | undefined;
  /** How many limits and budgets are shown at most; without it, as many as a person reads. */
  most?: number | undefined;
};

/**
 * A forecast, ready to print: the view model of `forecast` and of the forecast report. Each month is rounded to the
 * currency's decimals by itself; the printed months add up to the printed totals.
 */
export type ForecastView = {
  /** `633.00 USD in 12 months, to 2027-10: ...`, `At least ...` where prices or sizes are missing. */
  headline: string;
  /** `From 41 versions and 12.00 USD a month today to 65 versions and ...`. */
  change: string;
  /** `24 versions released, 3 dropped by retention`. */
  turnover: string;
  /** `2 of 9 images release 3.5 new versions a month; ...`. */
  cadence: string;
  /** How a cadence is given, where no image has one; else empty. */
  hint: string;
  /** Some image releases versions: without, all months are alike. */
  hasCadence: boolean;
  /** ISO 4217. */
  currency: string;
  prices: PricesView;
  isComplete: boolean;
  /** `Total`; `At least` where something is unknown. */
  totalLabel: string;
  months: ForecastMonthView[];
  totals: ForecastTotalsView;
  /** What the months are split by; null where that was not asked for. */
  groups: ForecastGroupsView | null;
  /** Those that are reached first. */
  limits: LimitForecastView[];
  /** `and 3 more limits, none of them nearer`; empty where all are shown. */
  moreLimits: string;
  budgets: BudgetForecastView[];
  moreBudgets: string;
  /** Limits that are used up, and budgets exceeded, today or within the months, whether shown or not. */
  raw: { limitsReached: number; budgetsExceeded: number };
  /** What the forecast takes for granted beside the estimate, as sentences. */
  assumptions: string[];
};

/** Figures without the currency. Where something in them is unknown, amounts begin with `≥ `, or are unknown where all are. */
export type ForecastMonthView = {
  /** `2026-11`. */
  month: string;
  /** `November 2026`. */
  monthName: string;
  versions: string;
  newVersions: string;
  droppedVersions: string;
  replicas: string;
  storedGB: string;
  storage: string;
  egressGB: string;
  egress: string;
  total: string;
  cumulative: string;
  /** Of the costliest month's total, from 0 to 100, for a bar. */
  bar: string;
  raw: {
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
    isComplete: boolean;
  };
};

export type ForecastTotalsView = {
  newVersions: string;
  droppedVersions: string;
  storage: string;
  egressGB: string;
  egress: string;
  total: string;
  raw: { newVersions: number; droppedVersions: number; storage: number; egressGB: number; egress: number; total: number };
};

/** The months split; in each the groups add up to it. */
export type ForecastGroupsView = {
  /** `By region`. */
  title: string;
  /** What a row is: `Region`. */
  heading: string;
  /** The costliest first; of many, the last stands for all others. */
  rows: ForecastGroupView[];
};

export type ForecastGroupView = {
  name: string;
  /** Storage of the first and the last month. */
  firstMonth: string;
  lastMonth: string;
  storage: string;
  egress: string;
  total: string;
  /** Of the total of all: `25 %`, and from 0 to 100 for a bar. */
  share: string;
  bar: string;
  raw: { storage: number; egress: number; total: number; /** Storage, month by month. */ months: number[] };
};

/** Limits and budgets of a report. */
const MOST_REACHES = 20;

/** Of the groups of a split, so many are shown. */
const MOST_GROUPS = 20;

/** Builds the view. */
export function forecastView(
  analysis: Analysis,
  words: Words,
  { months: asked, by, most = MOST_REACHES }: ForecastAsked = {},
): ForecastView {
  const forecast = analysis.forecast(asked);
  const estimate = analysis.cost();
  const texts = costTexts(estimate, words);
  const { months, totals } = roundMonths(forecast.months, currencyDecimals(forecast.currency));
  const largest = months.reduce((known, { total }) => (compareDecimals(total, known) > 0 ? total : known), ZERO);
  const { isComplete } = totals;
  const limits = limitForecastViews(forecast, words);
  const budgets = budgetForecastViews(forecast, words);
  return {
    headline: headlineOf(forecast, totals, texts),
    change: changeOf(forecast, texts),
    turnover: words.forecast.turnover(totals.newVersions, totals.droppedVersions),
    cadence: cadenceOf(forecast, words),
    hint: forecast.images.moving === 0 ? words.forecast.hint : '',
    hasCadence: forecast.images.moving > 0,
    currency: shownName(forecast.currency),
    prices: pricesView(estimate, words),
    isComplete,
    totalLabel: isComplete ? words.cost.total : words.cost.totalAtLeast,
    months: months.map((month) => monthView(month, largest, texts)),
    totals: totalsView(totals, texts),
    groups: by === undefined ? null : groupsView(forecast, months, by, texts),
    limits: limits.slice(0, most),
    moreLimits: limits.length > most ? words.forecast.moreLimits(limits.length - most) : '',
    budgets: budgets.slice(0, most),
    moreBudgets: budgets.length > most ? words.forecast.moreBudgets(budgets.length - most) : '',
    raw: { limitsReached: limits.filter(isReached).length, budgetsExceeded: budgets.filter(isReached).length },
    assumptions: assumptionsOf(forecast, words),
  };
}

function isReached({ reach }: LimitForecastView | BudgetForecastView): boolean {
  return reach === 'now' || reach === 'within';
}

function monthView(month: ForecastMonth, largest: Decimal, texts: CostTexts): ForecastMonthView {
  const { isStorageComplete, isComplete, storage, egress, total, cumulative } = month;
  const { exact, words } = texts;
  return {
    month: month.month,
    monthName: words.month(month.month),
    versions: numberText(month.versions),
    newVersions: numberText(month.newVersions),
    droppedVersions: numberText(month.droppedVersions),
    replicas: numberText(month.replicas),
    storedGB: exact(month.storedGB),
    storage: leastText(storage, isStorageComplete, texts),
    egressGB: exact(month.egressGB),
    egress: leastText(egress, month.isEgressComplete, texts),
    total: leastText(total, isComplete, texts),
    cumulative: leastText(cumulative, month.isCumulativeComplete, texts),
    bar: (isZero(largest) ? 0 : (100 * toNumber(total)) / toNumber(largest)).toFixed(1),
    raw: {
      versions: month.versions,
      newVersions: month.newVersions,
      droppedVersions: month.droppedVersions,
      replicas: month.replicas,
      storedGB: toNumber(month.storedGB),
      storage: toNumber(storage),
      egressGB: toNumber(month.egressGB),
      egress: toNumber(egress),
      total: toNumber(total),
      cumulative: toNumber(cumulative),
      isComplete,
    },
  };
}

function totalsView(totals: ForecastTotals, { money, exact }: CostTexts): ForecastTotalsView {
  // The label says what a sign before each amount would.
  return {
    newVersions: numberText(totals.newVersions),
    droppedVersions: numberText(totals.droppedVersions),
    storage: money(totals.storage),
    egressGB: exact(totals.egressGB),
    egress: money(totals.egress),
    total: money(totals.total),
    raw: {
      newVersions: totals.newVersions,
      droppedVersions: totals.droppedVersions,
      storage: toNumber(totals.storage),
      egressGB: toNumber(totals.egressGB),
      egress: toNumber(totals.egress),
      total: toNumber(totals.total),
    },
  };
}

function headlineOf(
  { currency, months }: Forecast,
  { storage, egress, total, isComplete }: ForecastTotals,
  { money, words }: CostTexts,
): string {
  const amounts = { total: money(total), storage: money(storage), egress: money(egress) };
  return shownMessage(words.forecast.headline(amounts, currency, months.length, months.at(-1)?.month ?? '', isComplete));
}

function changeOf({ start, months, currency }: Forecast, texts: CostTexts): string {
  const last = months.at(-1);
  if (last === undefined) return '';
  const from = { versions: start.versions, storage: leastText(start.storage, start.isComplete, texts) };
  const to = { versions: last.versions, storage: leastText(last.storage, last.isStorageComplete, texts) };
  return shownMessage(texts.words.forecast.change(from, to, currency, last.month));
}

function cadenceOf({ images }: Forecast, { forecast: words }: Words): string {
  return images.moving === 0 ? words.still : words.moving(images.moving, images.all, exactText(images.versionsPerMonth));
}

function assumptionsOf({ images, assumptions }: Forecast, words: Words): string[] {
  return [
    ...(images.withoutVersions === 0 ? [] : [words.forecast.withoutVersions(images.withoutVersions)]),
    ...assumptions.map(({ kind, count }) => words.forecast.assumptions[kind](count)),
  ];
}

/** The costliest groups first; those beyond the number that is shown become one row. */
function groupsView(forecast: Forecast, months: readonly ForecastMonth[], by: CostBy, texts: CostTexts): ForecastGroupsView {
  const groups = roundGroups(forecast.by(by), months, currencyDecimals(forecast.currency)).toSorted((a, b) =>
    compareDecimals(b.totals.total, a.totals.total),
  );
  const shown = groups.length > MOST_GROUPS ? groups.slice(0, MOST_GROUPS - 1) : groups;
  const others = groups.slice(shown.length);
  const whole = groups.reduce((sum, { totals }) => plus(sum, totals.total), ZERO);
  const rows = shown.map((group) => groupView(groupName(group.key, by, texts.words), [group], whole, texts));
  if (others.length > 0) rows.push(groupView(texts.words.cost.otherGroups(others.length), others, whole, texts));
  return { ...groupsTitle(by, texts.words), rows };
}

/** One row of groups that are told together. */
function groupView(name: string, groups: readonly ForecastGroup[], whole: Decimal, texts: CostTexts): ForecastGroupView {
  const sumOf = (amount: (group: ForecastGroup) => Decimal | undefined) =>
    groups.reduce((sum, group) => plus(sum, amount(group) ?? ZERO), ZERO);
  const [storage, egress, total] = [
    sumOf(({ totals }) => totals.storage),
    sumOf(({ totals }) => totals.egress),
    sumOf(({ totals }) => totals.total),
  ];
  const share = isZero(whole) ? 0 : toNumber(total) / toNumber(whole);
  const monthAmount = (at: number) =>
    leastText(
      sumOf(({ months }) => months.at(at)?.storage),
      groups.every(({ months }) => months.at(at)?.isStorageComplete ?? true),
      texts,
    );
  const isComplete = groups.every(({ totals }) => totals.isComplete);
  return {
    name,
    firstMonth: monthAmount(0),
    lastMonth: monthAmount(-1),
    storage: leastText(
      storage,
      groups.every(({ months }) => months.every(({ isStorageComplete }) => isStorageComplete)),
      texts,
    ),
    egress: leastText(
      egress,
      groups.every(({ months }) => months.every(({ isEgressComplete }) => isEgressComplete)),
      texts,
    ),
    total: leastText(total, isComplete, texts),
    share: texts.words.percent(percentFigure(share)),
    bar: (100 * share).toFixed(1),
    raw: {
      storage: toNumber(storage),
      egress: toNumber(egress),
      total: toNumber(total),
      months: (groups[0]?.months ?? []).map((_, at) => toNumber(sumOf(({ months }) => months[at]?.storage))),
    },
  };
}
