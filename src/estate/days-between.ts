import { dayNumber } from './day-number.ts';

/** Days from one day to another, both yyyy-MM-dd; negative where the other comes first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}
