import type { Budget } from '../estate/estate.ts';
import { compareDecimals, type Decimal, decimalOf } from '../pricing/money.ts';
import { type Reach, reachOf } from './limit-forecast.ts';
import type { MonthSum } from './month-sums.ts';
import type { Month } from './months.ts';

/** Storage in a month. */
export type BudgetPoint = { month: string; months: number; storage: Decimal; isComplete: boolean };

/** What a budget allows a month, against what its images will cost. */
export type BudgetForecast = {
  budget: Budget;
  allowed: Decimal;
  /** Of what is allowed. */
  currency: string;
  /** Today, before anything is released. */
  today: { storage: Decimal; isComplete: boolean };
  end: BudgetPoint;
  /** Undefined where the budget is in another currency than the prices: it cannot be judged. */
  reach: Reach | undefined;
  /** The first month that costs more than is allowed; undefined where today does, or none is seen to. */
  exceeded: BudgetPoint | undefined;
};

/** What becomes of a budget, as its images are forecast. */
export function budgetForecast(
  budget: Budget,
  today: BudgetForecast['today'],
  sums: readonly MonthSum[],
  { currency, months, horizon }: { currency: string; months: readonly Month[]; horizon: number },
): BudgetForecast {
  const allowed = decimalOf(budget.spec.monthly);
  const points = sums.map(({ storage, isStorageComplete }, index): BudgetPoint => {
    return { month: months[index]?.month ?? '', months: index + 1, storage, isComplete: isStorageComplete };
  });
  const end = points[horizon - 1];
  if (end === undefined) throw new RangeError(`no forecast over ${horizon} months`);
  const isOver = ({ storage }: { storage: Decimal }) => compareDecimals(storage, allowed) > 0;
  const isOverNow = isOver(today);
  const written = budget.spec.currency ?? currency;
  const isComparable = written === currency;
  const exceeded = isComparable && !isOverNow ? points.find(isOver) : undefined;
  const reach = isComparable ? reachOf(isOverNow, exceeded?.months, horizon) : undefined;
  return { budget, allowed, currency: written, today, end, reach, exceeded };
}
