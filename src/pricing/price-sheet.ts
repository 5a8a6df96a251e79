import type { StorageAccountType } from '../estate/estate.ts';
import { type Continent, findRegion, normalizeRegionName, type Region } from '../facts/regions.ts';
import { type Discount, type Discounted, discountOf } from './discount.ts';
import type { Days } from './effective-days.ts';
import type { Rate } from './exchange-rate.ts';
import { compareDecimals, type Decimal, decimalOf, minus, times, ZERO } from './money.ts';
import embedded from './prices.json' with { type: 'json' };
import { readPriceSheet } from './read-price-sheet.ts';

/** What one GB costs. */
export type Price = {
  /** After the discount. */
  price: Decimal;
  listPrice: Decimal;
  /** Share that is taken off the list price. */
  discount: Decimal;
  /** `assumed`: the sheet has no row of its own for the place and falls back. */
  basis: 'listed' | 'assumed';
  /** Where it stands; undefined within a region, where nothing is charged. */
  row?: PriceRow;
  /** Ids of the Azure meter, where the sheet knows them. */
  skuId?: string;
  meterId?: string;
};

/** A row of a price sheet. */
export type PriceRow = Days & {
  listPrice: Decimal;
  /** Share off this row alone, in place of the sheet's discounts. */
  discount?: Decimal;
  /** Name of the sheet that it stands in. */
  sheet: string;
  source?: string;
  /** Day of the price; undefined where its source bears none. */
  asOf?: string;
  note?: string;
  skuId?: string;
  meterId?: string;
  /** The only cloud that a fallback is for; undefined for all. */
  cloud?: Region['cloud'];
  /** The row of the extended sheet in whose place it stands. */
  overrides?: PriceRow;
};

/** Where traffic goes, seen from the source region's continent. */
export type EgressTo = 'same' | 'other';

/** Rows by their place, and by what is priced there. */
export type PriceTable<Key> = ReadonlyMap<string, ReadonlyMap<Key, PriceRow>>;

/** Prices of storage by GB and month, and of egress by GB, in one currency. Unknown is absent, never zero. */
export type PriceSheet = {
  name: string;
  /** yyyy-MM-dd. */
  asOf: string;
  /** ISO 4217. */
  currency: string;
  /** By which the prices were converted into the currency; undefined where they are as priced. */
  rate?: Rate;
  /** Stated rates from the currency of the sheet into others. */
  rates: readonly Rate[];
  discounts: readonly Discount[];
  /** By programmatic region name. */
  storage: PriceTable<StorageAccountType>;
  /** By the source region's continent, or by its name where it has prices of its own. */
  egress: PriceTable<EgressTo>;
  /** For regions without a row of their own. */
  fallback: ReadonlyMap<StorageAccountType, PriceRow>;
  fallbackEgress: PriceTable<EgressTo>;
  /** What a reader of the sheet should know: names of regions that are not known here, rows that hold on other days. */
  notes: readonly string[];
};

/** Copies within a region are made locally (S102). */
const LOCAL: Price = { price: ZERO, listPrice: ZERO, discount: ZERO, basis: 'listed' };

let embeddedSheet: PriceSheet | undefined;

/** The list prices that come with gallerist: US dollars, and public snapshots of the Azure Retail Prices API. */
export function embeddedPriceSheet(): PriceSheet {
  embeddedSheet ??= readPriceSheet(embedded);
  return embeddedSheet;
}

/** One GB of a replica for a month; undefined where the sheet has no price. */
export function storagePrice(sheet: PriceSheet, region: string, storageAccountType: StorageAccountType): Price | undefined {
  const name = normalizeRegionName(region);
  const wanted: Discounted = { kind: 'storage', region: name, storageAccountType };
  const listed = sheet.storage.get(name)?.get(storageAccountType);
  if (listed !== undefined) return priceOfRow(sheet, listed, 'listed', wanted);
  const fallback = sheet.fallback.get(storageAccountType);
  return fallback !== undefined && isFor(fallback, findRegion(name)) ? priceOfRow(sheet, fallback, 'assumed', wanted) : undefined;
}

/** One GB from the source region to the target region; zero within a region, undefined between clouds and where the sheet has no price. */
export function egressPrice(sheet: PriceSheet, sourceRegion: string, targetRegion: string): Price | undefined {
  if (normalizeRegionName(sourceRegion) === normalizeRegionName(targetRegion)) return LOCAL;
  const source = findRegion(sourceRegion);
  const target = findRegion(targetRegion);
  if (source === undefined || target === undefined || source.cloud !== target.cloud) return undefined;
  const to = egressTo(source.continent, target.continent);
  if (to !== undefined) return priceFrom(sheet, source, to);
  return priceEitherWay(priceFrom(sheet, source, 'same'), priceFrom(sheet, source, 'other'));
}

/** One GB from a region to another of its continent: what the first copy beyond the region would cost at least. */
export function leavingPrice(sheet: PriceSheet, sourceRegion: string): Price | undefined {
  const source = findRegion(sourceRegion);
  return source === undefined ? undefined : priceFrom(sheet, source, 'same');
}

/** The region's own price, else its continent's; of the rows first, then of the fallback. */
function priceFrom(sheet: PriceSheet, source: Region, to: EgressTo): Price | undefined {
  const wanted: Discounted = { kind: 'egress', region: source.name };
  const listed = rowFrom(sheet.egress, source, to);
  if (listed !== undefined) return priceOfRow(sheet, listed, 'listed', wanted);
  const fallback = rowFrom(sheet.fallbackEgress, source, to);
  return fallback !== undefined && isFor(fallback, source) ? priceOfRow(sheet, fallback, 'assumed', wanted) : undefined;
}

function rowFrom(table: PriceTable<EgressTo>, { name, continent }: Region, to: EgressTo): PriceRow | undefined {
  return table.get(name)?.get(to) ?? (continent === null ? undefined : table.get(continent)?.get(to));
}

function isFor({ cloud }: PriceRow, region: Region | undefined): boolean {
  return cloud === undefined || cloud === region?.cloud;
}

/** The price of a row where it is wanted. */
export function priceOfRow({ discounts }: PriceSheet, row: PriceRow, basis: Price['basis'], wanted: Discounted): Price {
  const discount = row.discount ?? discountOf(discounts, wanted);
  const price: Price = { price: times(row.listPrice, minus(ONE, discount)), listPrice: row.listPrice, discount, basis, row };
  if (row.skuId !== undefined) price.skuId = row.skuId;
  if (row.meterId !== undefined) price.meterId = row.meterId;
  return price;
}

const ONE = decimalOf(1);

function egressTo(source: Continent | null, target: Continent | null): EgressTo | undefined {
  if (source === null || target === null) return undefined;
  return source === target ? 'same' : 'other';
}

/** Where a continent is unknown, the price is known only if both ways cost the same. */
function priceEitherWay(same: Price | undefined, other: Price | undefined): Price | undefined {
  if (same === undefined || other === undefined) return undefined;
  return compareDecimals(same.price, other.price) === 0 ? other : undefined;
}
