import { compareDecimals, type Decimal } from '../pricing/money.ts';
import type { MoneyChange } from './change-money.ts';

/** A rise of the monthly cost that is allowed, and whether it is kept to. */
export type RiseLimit = { most: Decimal; state: 'over' | 'within' | 'unknown' };

/** Over it where what is known of the rise is; where that is not, but something is missing, nobody knows. */
export function riseLimitOf({ difference }: MoneyChange, most: Decimal): RiseLimit {
  if (compareDecimals(difference.value, most) > 0) return { most, state: 'over' };
  return { most, state: difference.isComplete ? 'within' : 'unknown' };
}
