import { apportion, type Decimal, plus, roundDecimal, ZERO } from '../pricing/money.ts';
import { type ForecastGroup, type ForecastMonth, type ForecastTotals, totalsOfMonths } from './forecast.ts';

/** Months with their amounts rounded, and the totals of what was rounded. */
export type RoundedMonths = { months: ForecastMonth[]; totals: ForecastTotals };

/**
 * Each month is rounded by itself, half to even, as each is billed by itself: a month in which nothing changes reads as the
 * one before, the first without a release as the estimate, and the printed months add up to the printed totals.
 */
export function roundMonths(months: readonly ForecastMonth[], decimals: number): RoundedMonths {
  return withTotals(
    months,
    months.map(({ storage }) => roundDecimal(storage, decimals)),
    months.map(({ egress }) => roundDecimal(egress, decimals)),
  );
}

/** Groups rounded so that in each month they add up to the month as it was rounded. */
export function roundGroups(groups: readonly ForecastGroup[], whole: readonly ForecastMonth[], decimals: number): ForecastGroup[] {
  const storage = roundedByGroup(groups, whole, 'storage', decimals);
  const egress = roundedByGroup(groups, whole, 'egress', decimals);
  return groups.map(({ key, months }, index) => ({ key, ...withTotals(months, storage[index] ?? [], egress[index] ?? []) }));
}

/** By group, then by month. */
function roundedByGroup(
  groups: readonly ForecastGroup[],
  whole: readonly ForecastMonth[],
  field: 'storage' | 'egress',
  decimals: number,
): Decimal[][] {
  const rounded = groups.map((): Decimal[] => []);
  for (const [at, month] of whole.entries()) {
    const parts = apportion(
      groups.map(({ months }) => months[at]?.[field] ?? ZERO),
      month[field],
      decimals,
    );
    for (const [index, part] of parts.entries()) rounded[index]?.push(part);
  }
  return rounded;
}

function withTotals(months: readonly ForecastMonth[], storage: readonly Decimal[], egress: readonly Decimal[]): RoundedMonths {
  let cumulative = ZERO;
  const rounded = months.map((month, index): ForecastMonth => {
    const amounts = { storage: storage[index] ?? ZERO, egress: egress[index] ?? ZERO };
    const total = plus(amounts.storage, amounts.egress);
    cumulative = plus(cumulative, total);
    return { ...month, ...amounts, total, cumulative };
  });
  return { months: rounded, totals: totalsOfMonths(rounded) };
}
