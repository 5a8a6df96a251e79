import type { Rate } from './exchange-rate.ts';
import { formatDecimal } from './money.ts';

/** `1 USD = 0.92 EUR of 2026-07-01`; empty where there is no rate. */
export function rateText(rate: Rate | undefined): string {
  return rate === undefined ? '' : `${rateEquation(rate)} of ${rate.asOf}`;
}

/** `1 USD = 0.92 EUR`. */
export function rateEquation({ from, to, rate }: Rate): string {
  return `1 ${from} = ${formatDecimal(rate)} ${to}`;
}
