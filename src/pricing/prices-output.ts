import { findSource } from '../facts/sources.ts';
import { type RateOutput, rateOutput } from './cost-output.ts';
import type { PriceBasis } from './cost.ts';
import { meterOf } from './meters.ts';
import { toNumber } from './money.ts';
import { embeddedPriceSheet, type Price, type PriceRow, type PriceSheet } from './price-sheet.ts';
import type { UsedPrices } from './used-prices.ts';

/** `prices show -f json`. Null is unknown. */
export type PricesOutput = {
  prices: { name: string; asOf: string; currency: string; rate?: RateOutput };
  storage: StoragePriceOutput[];
  egress: EgressPriceOutput[];
  summary: Record<PriceBasis, number>;
};

type PriceOutput = {
  /** Lines of the estimate that need it; null where the whole sheet is shown. */
  lines: number | null;
  basis: PriceBasis;
  price: number | null;
  listPrice: number | null;
  discount: number | null;
  sheet: string | null;
  source: string | null;
  asOf: string | null;
  since: string | null;
  until: string | null;
  note: string | null;
  overrides: { sheet: string; listPrice: number; source: string | null; asOf: string | null } | null;
};

export type MeterOutput = {
  productName: string | null;
  skuName: string | null;
  meterName: string | null;
  skuId: string | null;
  meterId: string | null;
};

export type StoragePriceOutput = PriceOutput & { region: string | null; storageAccountType: string; meter: MeterOutput };
export type EgressPriceOutput = PriceOutput & { from: string; to: string };

/** The prices that are used, for programs: each with where it comes from. */
export function pricesOutput(sheet: PriceSheet, { storage, egress }: UsedPrices): PricesOutput {
  const { name, asOf, currency, rate } = sheet;
  const summary: PricesOutput['summary'] = { listed: 0, assumed: 0, missing: 0 };
  for (const { price } of [...storage, ...egress]) summary[price?.basis ?? 'missing']++;
  return {
    prices: { name, asOf, currency, ...(rate === undefined ? {} : { rate: rateOutput(rate) }) },
    storage: storage.map(({ region, storageAccountType, price, lines }) => {
      const { productName = null, skuName = null, meterName = null } = meterOf(storageAccountType) ?? {};
      const ids = { skuId: price?.skuId ?? null, meterId: price?.meterId ?? null };
      return {
        region: region ?? null,
        storageAccountType,
        ...priceOutput(price, lines),
        meter: { productName, skuName, meterName, ...ids },
      };
    }),
    egress: egress.map(({ from, to, price, lines }) => ({ from, to, ...priceOutput(price, lines) })),
    summary,
  };
}

function priceOutput(price: Price | undefined, lines: number | undefined): PriceOutput {
  const row = price?.row;
  return {
    lines: lines ?? null,
    basis: price?.basis ?? 'missing',
    price: price === undefined ? null : toNumber(price.price),
    listPrice: price === undefined ? null : toNumber(price.listPrice),
    discount: price === undefined ? null : toNumber(price.discount),
    sheet: row?.sheet ?? null,
    source: row === undefined ? null : sourceOf(row),
    asOf: row?.asOf ?? null,
    since: row?.since ?? null,
    until: row?.until ?? null,
    note: row?.note ?? null,
    overrides: row?.overrides === undefined ? null : overridden(row.overrides),
  };
}

function overridden(row: PriceRow): PriceOutput['overrides'] {
  return { sheet: row.sheet, listPrice: toNumber(row.listPrice), source: sourceOf(row), asOf: row.asOf ?? null };
}

/** Where a row is from; those of the embedded sheet name documents by their keys. */
export function sourceOf({ source, sheet }: PriceRow): string | null {
  if (source === undefined) return null;
  return (sheet === embeddedPriceSheet().name ? findSource(source)?.title : undefined) ?? source;
}
