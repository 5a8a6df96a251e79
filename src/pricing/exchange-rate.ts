import { type Decimal, times } from './money.ts';
import type { PriceRow, PriceSheet, PriceTable } from './price-sheet.ts';

/** A stated rate: one unit of `from` is so many of `to`, on a day. */
export type Rate = {
  /** ISO 4217. */
  from: string;
  to: string;
  rate: Decimal;
  /** yyyy-MM-dd. */
  asOf: string;
  source?: string;
};

/** The rate that counts: of those from the one into the other currency the latest, of one day the first. */
function findRate(rates: readonly Rate[], from: string, to: string): Rate | undefined {
  let latest: Rate | undefined;
  for (const rate of rates) {
    if (rate.from === from && rate.to === to && (latest === undefined || rate.asOf > latest.asOf)) latest = rate;
  }
  return latest;
}

/** The sheet with rates that stand in place of its own into the same currencies. */
export function withRates(sheet: PriceSheet, stated: readonly Rate[]): PriceSheet {
  const own = sheet.rates.filter(({ from, to }) => !stated.some((rate) => rate.from === from && rate.to === to));
  return own.length === sheet.rates.length && stated.length === 0 ? sheet : { ...sheet, rates: [...stated, ...own] };
}

/**
 * The sheet with its prices in another currency, exactly, by one of its rates. Undefined where none was stated: amounts are
 * never converted by a rate that nobody knows.
 */
export function inCurrency(sheet: PriceSheet, currency: string): PriceSheet | undefined {
  if (currency === sheet.currency) return sheet;
  const rate = findRate(sheet.rates, sheet.currency, currency);
  if (rate === undefined || sheet.rate !== undefined) return undefined;
  const convert = (row: PriceRow): PriceRow => ({
    ...row,
    listPrice: times(row.listPrice, rate.rate),
    ...(row.overrides === undefined ? {} : { overrides: convert(row.overrides) }),
  });
  return {
    ...sheet,
    currency,
    rate,
    storage: converted(sheet.storage, convert),
    egress: converted(sheet.egress, convert),
    fallback: new Map(Array.from(sheet.fallback, ([type, row]) => [type, convert(row)])),
    fallbackEgress: converted(sheet.fallbackEgress, convert),
  };
}

function converted<Key>(table: PriceTable<Key>, convert: (row: PriceRow) => PriceRow): PriceTable<Key> {
  return new Map(Array.from(table, ([place, rows]) => [place, new Map(Array.from(rows, ([key, row]) => [key, convert(row)]))]));
}

/** Prices as they were used: their currency, and the rates that were stated for it. */
type Priced = { currency: string; rate?: Rate | undefined; rates: readonly Rate[] };

/** An amount of the estimate and one in another currency, in one currency, with the rate that brought them there. */
export type Comparable = { spent: Decimal; allowed: Decimal; currency: string; rate?: Rate };

/**
 * Brings what is spent and what is allowed into one currency by a stated rate, exactly. Undefined where no rate leads from
 * the one to the other.
 */
export function comparable(prices: Priced, spent: Decimal, allowed: Decimal, currency: string): Comparable | undefined {
  if (currency === prices.currency) return { spent, allowed, currency };
  // The prices were converted from the currency of what is allowed, and that amount goes the same way.
  if (prices.rate?.from === currency) {
    return { spent, allowed: times(allowed, prices.rate.rate), currency: prices.currency, rate: prices.rate };
  }
  const rate = findRate(prices.rates, prices.currency, currency);
  return rate === undefined ? undefined : { spent: times(spent, rate.rate), allowed, currency, rate };
}
