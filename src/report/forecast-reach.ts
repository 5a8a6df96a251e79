import type { BudgetForecast } from '../forecast/budget-forecast.ts';
import { type Forecast, MOST_FORECAST_MONTHS } from '../forecast/forecast.ts';
import type { LimitForecast, LimitPoint, Reach } from '../forecast/limit-forecast.ts';
import { compareDecimals, type Decimal, decimalOf, isZero, times, toNumber } from '../pricing/money.ts';
import { costTexts, exactText } from './cost-amounts.ts';
import { rateEquation } from '../pricing/rate-text.ts';
import { numberText, percentFigure } from './number-text.ts';
import type { FigureView } from './report-view.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

/** A limit of the service against what will count towards it. */
export type LimitForecastView = {
  /** `9,000 + 5 x 200 = 10,000 of 10,000 versions in westeurope: reached in 2027-03`. */
  text: string;
  kind: LimitForecast['kind'];
  region: string;
  reach: Reach;
  tone: FigureView['tone'];
  /** 2027-03; empty where the limit is used up today, or is not seen to be. */
  reachedIn: string;
  used: string;
  usedAtEnd: string;
  limit: string;
  /** Used at the end, of what is allowed: `25 %`, and from 0 to 100 for a bar. */
  share: string;
  bar: string;
  raw: { used: number; usedAtEnd: number; limit: number };
};

/** A budget against what its images will cost. */
export type BudgetForecastView = {
  /** `Budget "finance": 320.00 USD today, 402.10 USD in 2027-03, over the 400.00 USD that it allows`. */
  text: string;
  name: string;
  /** `unknown`: the budget is in another currency than the prices. */
  reach: Reach | 'unknown';
  tone: FigureView['tone'];
  exceededIn: string;
  today: string;
  atEnd: string;
  allowed: string;
  share: string;
  bar: string;
  raw: { today: number; atEnd: number; allowed: number };
};

const TONES: Readonly<Record<Reach, FigureView['tone']>> = { now: 'bad', within: 'bad', later: 'warn', never: 'good' };

/** In the order of the forecast: those that are reached first come first. */
export function limitForecastViews(forecast: Forecast, words: Words): LimitForecastView[] {
  const textOf = limitTexts(forecast, words);
  return forecast.limits.map((limit): LimitForecastView => {
    const { kind, region, reach, reached, used, end } = limit;
    const share = end.used / limit.limit;
    return {
      text: textOf(limit),
      kind,
      region: shownName(region),
      reach,
      tone: TONES[reach],
      reachedIn: reached?.month ?? '',
      used: numberText(used),
      usedAtEnd: numberText(end.used),
      limit: numberText(limit.limit),
      share: words.percent(percentFigure(share)),
      bar: barOf(share),
      raw: { used, usedAtEnd: end.used, limit: limit.limit },
    };
  });
}

/** How the arithmetic of each limit is told; subscriptions are named where there are several. */
export function limitTexts({ limits, months }: Forecast, words: Words): (limit: LimitForecast) => string {
  const horizon = words.forecast.months(months.length);
  const subscriptions = new Set(limits.map(({ subscription }) => subscription).filter((id) => id !== ''));
  return (limit) => limitText(limit, horizon, subscriptions.size > 1, words);
}

function limitText(limit: LimitForecast, horizon: string, hasSubscriptions: boolean, words: Words): string {
  const { forecast } = words;
  const { kind, region, subscription, reach, reached, perMonth, outside } = limit;
  const named =
    hasSubscriptions && subscription !== '' ? forecast.subscription(shownName(region), shownName(subscription)) : shownName(region);
  const usageOf = (sum: string) => {
    const usage = forecast.usage(sum, numberText(limit.limit), forecast.things[kind], named);
    return outside === 0 ? usage : forecast.outside(usage, numberText(outside));
  };
  if (reach === 'now') return shownMessage(forecast.reach.now(usageOf(numberText(limit.used))));
  if (isZero(perMonth)) return shownMessage(forecast.reach.unchanged(usageOf(numberText(limit.used))));
  if (reach === 'within' && reached !== undefined)
    return shownMessage(forecast.reach.within(usageOf(sumText(limit, reached, words)), reached.month));
  const usage = usageOf(sumText(limit, limit.end, words));
  if (reached !== undefined) return shownMessage(forecast.reach.later(usage, reached.month, horizon));
  return shownMessage(forecast.reach.never(usage, forecast.months(MOST_FORECAST_MONTHS)));
}

/** `340 + 12 x 2 = 364`; where versions are dropped, or not all are whole yet, `340 + 24 new - 3 dropped = 361`. */
function sumText({ used, perMonth }: LimitForecast, point: LimitPoint, { forecast }: Words): string {
  const [start, sum] = [numberText(used), numberText(point.used)];
  const isWhole = compareDecimals(times(perMonth, decimalOf(point.months)), decimalOf(point.newVersions)) === 0;
  if (isWhole && point.droppedVersions === 0) return forecast.product(start, numberText(point.months), exactText(perMonth), sum);
  return forecast.balance(start, numberText(point.newVersions), numberText(point.droppedVersions), sum);
}

/** Those that are exceeded first come first, then those of which most is used. */
export function budgetForecastViews(whole: Forecast, words: Words): BudgetForecastView[] {
  const textOf = budgetTexts(whole, words);
  return whole.budgets.toSorted(byUrgency).map((forecast): BudgetForecastView => {
    const { budget, today, end, allowed, reach, exceeded, currency, priced } = forecast;
    const amounts = costTexts({ currency: priced }, words);
    const share = reach === undefined || isZero(allowed) ? 0 : toNumber(end.storage) / toNumber(allowed);
    return {
      text: textOf(forecast),
      name: shownName(budget.spec.name),
      reach: reach ?? 'unknown',
      tone: reach === undefined || (reach === 'never' && !end.isComplete) ? 'plain' : TONES[reach],
      exceededIn: exceeded?.month ?? '',
      today: amounts.money(today.storage),
      atEnd: amounts.money(end.storage),
      allowed: costTexts({ currency }, words).money(allowed),
      share: words.percent(percentFigure(share)),
      bar: barOf(share),
      raw: { today: toNumber(today.storage), atEnd: toNumber(end.storage), allowed: toNumber(allowed) },
    };
  });
}

/** How the arithmetic of each budget is told. */
export function budgetTexts({ months }: Forecast, words: Words): (budget: BudgetForecast) => string {
  const horizon = words.forecast.months(months.length);
  return (budget) => {
    const text = budgetText(budget, horizon, words);
    if (budget.rate === undefined) return text;
    return shownMessage(words.forecast.byRate(text, words.cost.rate(rateEquation(budget.rate), budget.rate.asOf)));
  };
}

function budgetText(forecast: BudgetForecast, horizon: string, words: Words): string {
  const { budget, reach, exceeded, end, currency, priced } = forecast;
  const { money } = costTexts({ currency }, words);
  const { budget: texts, atLeast, money: amountIn, months } = words.forecast;
  const name = shownName(budget.spec.name);
  if (reach === undefined) return shownMessage(texts.unknown(name, currency, priced));
  const amountText = ({ storage, isComplete }: { storage: Decimal; isComplete: boolean }) => {
    // With all its digits where rounding would make it look like what is allowed.
    const isAlike = money(storage) === money(forecast.allowed) && compareDecimals(storage, forecast.allowed) !== 0;
    const amount = amountIn(isAlike ? exactText(storage) : money(storage), currency);
    return isComplete ? amount : atLeast(amount);
  };
  const [today, allowed] = [amountText(forecast.today), amountIn(money(forecast.allowed), currency)];
  if (reach === 'now') return shownMessage(texts.now(name, today, allowed));
  if (exceeded === undefined)
    return shownMessage(texts.never(name, today, allowed, amountText(end), end.month, months(MOST_FORECAST_MONTHS)));
  const [amount, { month }] = [amountText(exceeded), exceeded];
  if (reach === 'within') return shownMessage(texts.within(name, today, allowed, amount, month));
  return shownMessage(texts.later(name, today, allowed, amount, month, horizon));
}

function byUrgency(a: BudgetForecast, b: BudgetForecast): number {
  const months = ({ reach, exceeded }: BudgetForecast) => (reach === 'now' ? 0 : (exceeded?.months ?? Number.POSITIVE_INFINITY));
  const [first, second] = [months(a), months(b)];
  if (first !== second) return first - second;
  const share = ({ end, allowed }: BudgetForecast) => (isZero(allowed) ? 0 : toNumber(end.storage) / toNumber(allowed));
  return share(b) - share(a);
}

function barOf(share: number): string {
  return Math.min(100, 100 * share).toFixed(1);
}
