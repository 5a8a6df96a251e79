import type { CostLine } from './cost.ts';
import { formatMoney } from './currency.ts';
import { type Decimal, Sum } from './money.ts';

/** What lines cost a month for storage: the sum of what is known, and how much of it that is. */
export type MonthlyStorage = { amount: Decimal; known: 'all' | 'some' | 'none' };

/** Adds up the storage of lines; no lines cost a known nothing. */
export function monthlyStorageOf(lines: Iterable<CostLine>): MonthlyStorage {
  const sum = new Sum();
  let [known, unknown] = [0, 0];
  for (const { storageMonthly } of lines) {
    if (storageMonthly === undefined) unknown++;
    else {
      known++;
      sum.add(storageMonthly);
    }
  }
  return { amount: sum.value, known: unknown === 0 ? 'all' : known === 0 ? 'none' : 'some' };
}

/** `12.00 USD`, `at least 12.00 USD` where some of it is unknown, `an unknown amount` where all of it is. */
export function monthlyText({ amount, known }: MonthlyStorage, currency: string): string {
  if (known === 'none') return 'an unknown amount';
  return `${known === 'some' ? 'at least ' : ''}${formatMoney(amount, currency)}`;
}
