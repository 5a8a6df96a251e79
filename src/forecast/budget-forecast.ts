import type { Budget } from '../estate/estate.ts';
import type { Estimate } from '../pricing/cost.ts';
import { comparable } from '../pricing/exchange-rate.ts';
import { compareDecimals, type Decimal, decimalOf, ZERO } from '../pricing/money.ts';
import { type Reach, reachOf } from './limit-forecast.ts';
import type { MonthSum } from './month-sums.ts';
import type { Month } from './months.ts';

/** Storage in a month. */
export type BudgetPoint = { month: string; months: number; storage: Decimal; isComplete: boolean };

/** What a budget allows a month, against what its images will cost: in one currency, where a stated rate leads there. */
export type BudgetForecast = {
  budget: Budget;
  allowed: Decimal;
  /** Of what is allowed. */
  currency: string;
  /** Of what storage costs: the same, unless no rate is stated. */
  priced: string;
  /** The rate by which one of them was converted. */
  rate: Estimate['prices']['rate'];
  /** Today, before anything is released. */
  today: { storage: Decimal; isComplete: boolean };
  end: BudgetPoint;
  /** Undefined where the budget is in another currency than the prices and no rate is stated: it cannot be judged. */
  reach: Reach | undefined;
  /** The first month that costs more than is allowed; undefined where today does, or none is seen to. */
  exceeded: BudgetPoint | undefined;
};

export type BudgetOutlook = {
  estimate: Pick<Estimate, 'currency' | 'prices' | 'rates'>;
  months: readonly Month[];
  horizon: number;
  /** What the schema refused is not in the sums. */
  hasGaps: boolean;
};

/** What becomes of a budget, as its images are forecast. */
export function budgetForecast(
  budget: Budget,
  start: BudgetForecast['today'],
  sums: readonly MonthSum[],
  { estimate, months, horizon, hasGaps }: BudgetOutlook,
): BudgetForecast {
  const { monthly, currency: written = estimate.currency } = budget.spec;
  const prices = { ...estimate.prices, currency: estimate.currency, rates: estimate.rates };
  const inOneCurrency = (storage: Decimal) => comparable(prices, storage, decimalOf(monthly), written);
  const compared = inOneCurrency(ZERO);
  const { allowed = decimalOf(monthly), currency = written, rate } = compared ?? {};
  const amountOf = (storage: Decimal) => inOneCurrency(storage)?.spent ?? storage;
  const points = sums.map(({ storage, isStorageComplete }, index): BudgetPoint => {
    const month = months[index]?.month ?? '';
    return { month, months: index + 1, storage: amountOf(storage), isComplete: isStorageComplete && !hasGaps };
  });
  const end = points[horizon - 1];
  if (end === undefined) throw new RangeError(`no forecast over ${horizon} months`);
  const today = { storage: amountOf(start.storage), isComplete: start.isComplete && !hasGaps };
  const isOver = ({ storage }: { storage: Decimal }) => compared !== undefined && compareDecimals(storage, allowed) > 0;
  const exceeded = isOver(today) ? undefined : points.find(isOver);
  const reach = compared === undefined ? undefined : reachOf(isOver(today), exceeded?.months, horizon);
  const priced = compared === undefined ? estimate.currency : currency;
  return { budget, allowed, currency, priced, rate, today, end, reach, exceeded };
}
