import type { Estimate } from '../pricing/cost.ts';
import { type Decimal, minus, roundDecimal, roundTogether, Sum, ZERO } from '../pricing/money.ts';
import type { Saving } from './saving.ts';

/** Storage a month before and after savings; every figure is rounded, and all of them add up. */
export type SavingsTotals = {
  before: Decimal;
  after: Decimal;
  /** What is saved, and what replicas cost that are missing. */
  saved: Decimal;
  added: Decimal;
  /** What is saved less what is added: what lies between before and after. */
  net: Decimal;
  /** Whether every amount in them is known: else they are what is known of it. */
  isSavedComplete: boolean;
  isAddedComplete: boolean;
  isEstimateComplete: boolean;
};

export type RoundedSavings = {
  /** The amount of each saving, in their order; undefined where it is unknown. */
  amounts: readonly (Decimal | undefined)[];
  totals: SavingsTotals;
};

/** Rounds once, so that the amounts add up to what is saved and added, and these to what lies between before and after. */
export function roundSavings(savings: readonly Saving[], { totals }: Estimate, decimals: number): RoundedSavings {
  const amounts = roundTogether(
    savings.map(({ monthly }) => (monthly.known === 'none' ? undefined : monthly.amount)),
    decimals,
  );
  const [saved, added] = [new Sum(), new Sum()];
  for (const [index, { kind }] of savings.entries()) {
    const amount = amounts[index] ?? ZERO;
    if (kind === 'missing-replicas') added.add(minus(ZERO, amount));
    else saved.add(amount);
  }
  const net = minus(saved.value, added.value);
  const before = roundDecimal(totals.storageMonthly, decimals);
  const isComplete = (isMeant: (saving: Saving) => boolean) =>
    savings.every((saving) => !isMeant(saving) || saving.monthly.known === 'all');
  return {
    amounts,
    totals: {
      before,
      after: minus(before, net),
      saved: saved.value,
      added: added.value,
      net,
      isSavedComplete: isComplete(({ kind }) => kind !== 'missing-replicas'),
      isAddedComplete: isComplete(({ kind }) => kind === 'missing-replicas'),
      isEstimateComplete: totals.complete,
    },
  };
}
