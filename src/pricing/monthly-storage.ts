import type { CostLine } from './cost.ts';
import { formatMoney } from './currency.ts';
import { type Decimal, Sum } from './money.ts';

/** A sum of what is known, and how much of it that is. */
export type KnownSum = { amount: Decimal; known: 'all' | 'some' | 'none' };

/** What lines cost a month for storage. */
export type MonthlyStorage = KnownSum;

/** Adds up the storage of lines; no lines cost a known nothing. */
export function monthlyStorageOf(lines: Iterable<CostLine>): MonthlyStorage {
  return knownSumOf(lines, ({ storageMonthly }) => storageMonthly);
}

/** Adds up an amount of lines. */
export function knownSumOf(lines: Iterable<CostLine>, amountOf: (line: CostLine) => Decimal | undefined): KnownSum {
  const sum = new Sum();
  let [known, unknown] = [0, 0];
  for (const line of lines) {
    const amount = amountOf(line);
    if (amount === undefined) unknown++;
    else {
      known++;
      sum.add(amount);
    }
  }
  return { amount: sum.value, known: unknown === 0 ? 'all' : known === 0 ? 'none' : 'some' };
}

/** `12.00 USD`, `at least 12.00 USD` where some of it is unknown, `an unknown amount` where all of it is. */
export function monthlyText({ amount, known }: MonthlyStorage, currency: string): string {
  if (known === 'none') return 'an unknown amount';
  return `${known === 'some' ? 'at least ' : ''}${formatMoney(amount, currency)}`;
}
