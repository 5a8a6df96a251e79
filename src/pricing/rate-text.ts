import type { Rate } from './exchange-rate.ts';
import { formatDecimal } from './money.ts';

/** `1 USD = 0.92 EUR of 2026-07-01`; empty where there is no rate. */
export function rateText(rate: Rate | undefined): string {
  return rate === undefined ? '' : `1 ${rate.from} = ${formatDecimal(rate.rate)} ${rate.to} of ${rate.asOf}`;
}
