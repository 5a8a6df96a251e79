import { compareDecimals, type Decimal, minus } from '../pricing/money.ts';
import type { ChangeMoney } from './change-money.ts';

/** A rise of the monthly cost that is allowed, and whether it is kept to. */
export type RiseLimit = { most: Decimal; rise: Decimal; state: 'over' | 'within' | 'unknown' };

/** Over it where what is known of the rise is; where that is not, but something is missing, nobody knows. */
export function riseLimitOf({ total: { difference }, byChange, unchanged }: ChangeMoney, most: Decimal, isLive: boolean): RiseLimit {
  let rise = difference.value;
  if (isLive) {
    // What only Azure has is deleted by nobody, and Azure tells no used sizes: neither makes anything cheaper.
    for (const [{ action }, money] of byChange) if (action === 'delete') rise = minus(rise, money.difference.value);
    rise = minus(rise, unchanged.difference.value);
  }
  if (compareDecimals(rise, most) > 0) return { most, rise, state: 'over' };
  return { most, rise, state: difference.isComplete ? 'within' : 'unknown' };
}
