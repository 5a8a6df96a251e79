import type { Amount, ChangeMoney } from '../change/change-money.ts';
import type { Change } from '../change/change.ts';
import { type Decimal, minus, plus, roundDecimal, roundTogether, ZERO } from '../pricing/money.ts';

/** The money of a comparison, rounded so that what is printed adds up. */
export type RoundedMoney = {
  before: Amount;
  after: Amount;
  difference: Amount;
  egressOnce: Amount;
  /** What each change of a version makes of the difference, and of the egress. */
  byChange: ReadonlyMap<Change, { difference: Amount; egressOnce: Amount }>;
  /** What is paid for versions that the head does not have. */
  staying: Amount;
  /** What no change accounts for. */
  unchanged: Amount;
  unknown: Amount;
};

/** Rounds once: parts add up to the difference, and the difference to what lies between before and after. */
export function roundMoney({ total, byChange, unchanged, unknown }: ChangeMoney, decimals: number): RoundedMoney {
  const changes = [...byChange];
  const monthly = roundTogether(
    [...changes.map(([, { difference }]) => difference.value), unchanged.difference.value, unknown.difference.value],
    decimals,
  );
  const once = roundTogether(
    changes.map(([, { egressOnce }]) => egressOnce.value),
    decimals,
  );
  const before = roundDecimal(total.before.value, decimals);
  const difference = sumOf(monthly);
  const rounded = (value: Decimal | undefined, { isComplete }: Amount): Amount => ({ value: value ?? ZERO, isComplete });
  return {
    before: rounded(before, total.before),
    after: rounded(plus(before, difference), total.after),
    difference: rounded(difference, total.difference),
    egressOnce: rounded(sumOf(once), total.egressOnce),
    byChange: new Map(
      changes.map(([change, money], index) => [
        change,
        { difference: rounded(monthly[index], money.difference), egressOnce: rounded(once[index], money.egressOnce) },
      ]),
    ),
    staying: {
      value: sumOf(changes.map(([change], index) => (change.action === 'delete' ? minus(ZERO, monthly[index] ?? ZERO) : ZERO))),
      isComplete: changes.every(([change, { before: paid }]) => change.action !== 'delete' || paid.isComplete),
    },
    unchanged: rounded(monthly[changes.length], unchanged.difference),
    unknown: rounded(monthly[changes.length + 1], unknown.difference),
  };
}

function sumOf(amounts: readonly (Decimal | undefined)[]): Decimal {
  return amounts.reduce<Decimal>((sum, amount) => plus(sum, amount ?? ZERO), ZERO);
}

/** What is left where something is taken away: for a sign of its own before an amount. */
export function absolute(value: Decimal): Decimal {
  return value.mantissa < 0 ? minus(ZERO, value) : value;
}
