import type { PriceBasis } from '../pricing/cost.ts';
import { meterOf } from '../pricing/meters.ts';
import { decimalOf, isZero, times } from '../pricing/money.ts';
import type { Price, PriceSheet } from '../pricing/price-sheet.ts';
import { sourceOf } from '../pricing/prices-output.ts';
import { rateText } from '../pricing/rate-text.ts';
import type { UsedPrices } from '../pricing/used-prices.ts';
import { exactText } from './cost-amounts.ts';
import { shownMessage, shownName } from './shown-text.ts';

const UNKNOWN = 'unknown';
const HUNDRED = decimalOf(100);

/** The prices that are used, ready to print; in English, as sheets are. */
export type PricesView = {
  /** `Prices by embedded-list of 2026-08-01, in USD`. */
  caption: string;
  storage: PriceView[];
  egress: PriceView[];
  /** Whether any price is less than its list price. */
  isDiscounted: boolean;
  /** `9 listed, 2 assumed, 1 missing`. */
  summary: string;
  /** What the words mean that occur. */
  legend: string[];
  /** The meters of the storage account types that occur, a sentence each. */
  meters: string[];
};

export type PriceView = {
  /** Region and storage account type, or where egress comes from and goes to. */
  place: readonly [string, string];
  price: string;
  listPrice: string;
  /** `15 %`, empty where nothing is taken off. */
  discount: string;
  basis: PriceBasis;
  asOf: string;
  /** Where the row is from, the sheet before it where it is another than the one that was asked for. */
  source: string;
  /** Whether it stands in place of a row of the sheet that is extended. */
  isOverride: boolean;
  ids: string;
};

export function pricesView(sheet: PriceSheet, { storage, egress }: UsedPrices): PricesView {
  const viewOf = (place: PriceView['place'], price: Price | undefined) => priceView(place, price, sheet);
  const views = {
    storage: storage.map(({ region = 'other regions', storageAccountType, price }) => viewOf([region, storageAccountType], price)),
    egress: egress.map(({ from, to, price }) => viewOf([from, to], price)),
  };
  const all = [...views.storage, ...views.egress];
  const bases = (['listed', 'assumed', 'missing'] as const).map((basis) => ({
    basis,
    count: all.filter((row) => row.basis === basis).length,
  }));
  const rate = rateText(sheet.rate);
  return {
    caption: shownMessage(`Prices by ${sheet.name} of ${sheet.asOf}, in ${sheet.currency}${rate === '' ? '' : `, converted at ${rate}`}`),
    ...views,
    isDiscounted: all.some(({ discount }) => discount !== ''),
    summary: bases
      .filter(({ count }) => count > 0)
      .map(({ basis, count }) => `${count} ${basis}`)
      .join(', '),
    legend: LEGEND.filter(([occurs]) => all.some(occurs)).map(([, text]) => text),
    meters: [...new Set(storage.map(({ storageAccountType }) => storageAccountType))].map(meterText),
  };
}

const LEGEND: readonly (readonly [(row: PriceView) => boolean, string])[] = [
  [({ basis }) => basis === 'assumed', 'assumed: the sheet has no row for the place, and another price stands in'],
  [({ basis }) => basis === 'missing', 'missing: the sheet has no price; amounts are unknown and totals say "at least"'],
  [({ isOverride }) => isOverride, 'O: stands in place of a row of the sheet that is extended'],
];

function priceView([place, key]: PriceView['place'], price: Price | undefined, sheet: PriceSheet): PriceView {
  const row = price?.row;
  const source = row === undefined ? '' : (sourceOf(row) ?? '');
  const origin = row === undefined || row.sheet === sheet.name ? [source] : [row.sheet, source];
  return {
    place: [shownName(place), shownName(key)],
    price: price === undefined ? UNKNOWN : exactText(price.price),
    listPrice: price === undefined ? UNKNOWN : exactText(price.listPrice),
    discount: price === undefined || isZero(price.discount) ? '' : `${exactText(times(price.discount, HUNDRED))} %`,
    basis: price?.basis ?? 'missing',
    asOf: row === undefined ? '' : (row.asOf ?? 'undated'),
    source: shownName(origin.filter((part) => part !== '').join(': ')),
    isOverride: row?.overrides !== undefined,
    ids: shownName([price?.skuId, price?.meterId].filter((id) => id !== undefined).join(' ')),
  };
}

function meterText(type: Parameters<typeof meterOf>[0]): string {
  const meter = meterOf(type);
  if (meter === undefined) return `${type}: no meter is known`;
  const { productName, skuName, meterName, note } = meter;
  return `${type}: ${productName} / ${skuName} / ${meterName}${note === undefined ? '' : `. ${note}`}`;
}
