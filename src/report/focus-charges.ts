import type { Analysis } from '../engine/analyze.ts';
import { monthsFrom } from '../forecast/months.ts';
import type { CostLine, Estimate } from '../pricing/cost.ts';
import { type Decimal, isZero } from '../pricing/money.ts';
import type { Price } from '../pricing/price-sheet.ts';

/** One row of a FOCUS file: a month of storage of a version in a region, or the copy of a version into a region. */
export type Charge = {
  kind: 'storage' | 'egress';
  line: CostLine;
  /** GB, more than none. */
  quantity: Decimal;
  price: Price;
  /** After discounts; the quantity times the price, to the last digit. */
  cost: Decimal;
  month: Month;
  estimate: Estimate;
  edition: string;
};

/** From the first moment to that of the next month, which is no part of it: `2026-01-01T00:00:00Z`. */
export type Month = { start: string; end: string };

export type Charges = {
  charges: Charge[];
  /** Charges that have no cost, since their price or their size is not known: they are no rows. */
  unknown: number;
};

/** What the estimate would be on a bill of the month in which it is made. What has no GB is not charged. */
export function chargesOf({ cost, today, facts }: Analysis): Charges {
  const estimate = cost();
  const common = { month: monthOf(today), estimate, edition: facts.edition };
  const charges: Charge[] = [];
  let unknown = 0;
  const add = (
    kind: Charge['kind'],
    line: CostLine,
    quantity: Decimal | undefined,
    price: Price | undefined,
    amount: Decimal | undefined,
  ) => {
    if (quantity !== undefined && isZero(quantity)) return;
    if (quantity === undefined || price === undefined || amount === undefined) unknown++;
    else charges.push({ kind, line, quantity, price, cost: amount, ...common });
  };
  for (const line of estimate.lines) {
    add('storage', line, line.storedGB, line.storagePrice, line.storageMonthly);
    add('egress', line, line.egressGB, line.egressPrice, line.egressOnce);
  }
  return { charges, unknown };
}

function monthOf(day: string): Month {
  const [start = '', end = ''] = monthsFrom(day, 2).map(({ month }) => `${month}-01T00:00:00Z`);
  return { start, end };
}
