import { type Decimal, decimalOf, plus, roundDecimal, times } from '../pricing/money.ts';

/** Decimals to which growth is rounded each month, and those of the used size in GB that comes of it. */
const FACTOR_DECIMALS = 12;
const SIZE_DECIMALS = 6;

const ONE = decimalOf(1);

/** New versions in each month: what is owed adds up, and a version is released once it is whole; 0.5 is one in every second month. */
export function releasesByMonth(versionsPerMonth: number, months: number): number[] {
  const { mantissa, scale } = decimalOf(versionsPerMonth);
  const power = 10n ** BigInt(scale);
  const releasedBy = (month: number) => Number((BigInt(mantissa) * BigInt(month)) / power);
  return Array.from({ length: months }, (_, index) => releasedBy(index + 1) - releasedBy(index));
}

/** By how much a version that is released in each month is larger than one of the first: compounded. */
export function growthByMonth(sizeGrowthPerMonth: number, months: number): Decimal[] {
  // One and the same factor, so that versions of one size are known to be alike.
  if (sizeGrowthPerMonth === 0) return Array.from({ length: months }, () => ONE);
  const growth = plus(ONE, decimalOf(sizeGrowthPerMonth));
  const factors: Decimal[] = [];
  let factor = ONE;
  for (let index = 0; index < months; index++) {
    factors.push(factor);
    factor = roundDecimal(times(factor, growth), FACTOR_DECIMALS);
  }
  return factors;
}

/** The used size of a version, grown. */
export function grownSize(usedGB: Decimal, factor: Decimal): Decimal {
  return factor === ONE ? usedGB : roundDecimal(times(usedGB, factor), SIZE_DECIMALS);
}
