import type { Estimate } from '../pricing/cost.ts';
import type { CostSums } from '../pricing/cost-groups.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { type Decimal, formatDecimal, isZero, toNumber } from '../pricing/money.ts';
import { group, numberText } from './number-text.ts';
import type { Words } from './words/words.ts';

/** Sums, without the currency. Where lines in them are unknown, amounts begin with `≥ `, or are unknown where all are. */
export type AmountsView = {
  /** Replicas, each billed as one snapshot. */
  snapshots: string;
  storedGB: string;
  storageMonthly: string;
  egressGB: string;
  egressOnce: string;
  raw: { snapshots: number; storedGB: number; storageMonthly: number; egressGB: number; egressOnce: number };
};

/** A decimal as reports write it; what is unknown says so. */
export type DecimalText = (value: Decimal | undefined) => string;

/** How the figures of an estimate are written in one language. */
export type CostTexts = {
  words: Words;
  /** An amount with the currency's decimals and thousands separators. */
  money: DecimalText;
  /** All digits: sizes and prices are never rounded, so that sizes add up too. */
  exact: DecimalText;
};

export function costTexts({ currency }: Pick<Estimate, 'currency'>, words: Words): CostTexts {
  const decimals = currencyDecimals(currency);
  const { unknown } = words;
  return {
    words,
    money: (amount) => (amount === undefined ? unknown : group(formatDecimal(amount, decimals))),
    exact: (value) => (value === undefined ? unknown : exactText(value)),
  };
}

/** All digits, with thousands separators. */
export function exactText(value: Decimal): string {
  // Most sizes are small and whole, and a long table has very many.
  if (value.scale === 0 && value.mantissa >= 0 && value.mantissa < 1000) return String(value.mantissa);
  const digits = formatDecimal(value);
  return group(digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);
}

export function amountsView(
  { snapshots, storedGB, storageMonthly, egressGB, egressOnce, complete }: CostSums,
  texts: CostTexts,
): AmountsView {
  const { exact } = texts;
  return {
    snapshots: numberText(snapshots),
    storedGB: exact(storedGB),
    storageMonthly: leastText(storageMonthly, complete, texts),
    egressGB: exact(egressGB),
    egressOnce: leastText(egressOnce, complete, texts),
    raw: {
      snapshots,
      storedGB: toNumber(storedGB),
      storageMonthly: toNumber(storageMonthly),
      egressGB: toNumber(egressGB),
      egressOnce: toNumber(egressOnce),
    },
  };
}

/** Nothing known of an incomplete sum is unknown, not at least zero. */
export function leastText(amount: Decimal, isComplete: boolean, { money, words }: CostTexts): string {
  if (isComplete) return money(amount);
  return isZero(amount) ? words.unknown : `≥ ${money(amount)}`;
}
