import type { StorageAccountType } from '../estate/estate.ts';
import { type Continent, findRegion, normalizeRegionName, type Region } from '../facts/regions.ts';
import { type Decimal, isZero, compareDecimals, ZERO } from './money.ts';
import embedded from './prices.json' with { type: 'json' };
import { PriceSheetError } from './price-sheet-error.ts';
import { readPriceSheet } from './read-price-sheet.ts';

/** What one GB costs. */
export type Price = {
  /** After the sheet's discount. */
  price: Decimal;
  listPrice: Decimal;
  /** `assumed`: the sheet has no row of its own for the place and falls back. */
  basis: 'listed' | 'assumed';
  /** Ids of the Azure meter, where the sheet knows them. */
  skuId?: string;
  meterId?: string;
};

/** Where traffic goes, seen from the source region's continent. */
export type EgressTo = 'same' | 'other';

/** Prices of storage by GB and month, and of egress by GB, in one currency. Unknown is absent, never zero. */
export type PriceSheet = {
  name: string;
  /** yyyy-MM-dd. */
  asOf: string;
  /** ISO 4217. */
  currency: string;
  /** Share off every list price, 0 where there is none. */
  discount: Decimal;
  /** By programmatic region name. */
  storage: ReadonlyMap<string, ReadonlyMap<StorageAccountType, Price>>;
  /** By the source region's continent, or by its name where it has prices of its own. */
  egress: ReadonlyMap<string, ReadonlyMap<EgressTo, Price>>;
  /** For regions without a row of their own. */
  fallback: ReadonlyMap<StorageAccountType, Price>;
  /** The only cloud whose regions fall back; undefined for all. */
  fallbackCloud: Region['cloud'] | undefined;
  /** What a reader of the sheet should know: names of regions that are not known here. */
  notes: readonly string[];
};

/** Copies within a region are made locally (S102). */
const LOCAL: Price = { price: ZERO, listPrice: ZERO, basis: 'listed' };

let embeddedSheet: PriceSheet | undefined;

/** The list prices that come with gallerist: US dollars, and public snapshots of the Azure Retail Prices API. */
export function embeddedPriceSheet(): PriceSheet {
  embeddedSheet ??= readPriceSheet(embedded);
  return embeddedSheet;
}

/** One GB of a replica for a month; undefined where the sheet has no price. */
export function storagePrice(sheet: PriceSheet, region: string, storageAccountType: StorageAccountType): Price | undefined {
  const listed = sheet.storage.get(normalizeRegionName(region))?.get(storageAccountType);
  if (listed !== undefined) return listed;
  if (sheet.fallbackCloud !== undefined && findRegion(region)?.cloud !== sheet.fallbackCloud) return undefined;
  return sheet.fallback.get(storageAccountType);
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

/** The region's own price, else its continent's. */
function priceFrom(sheet: PriceSheet, source: Region, to: EgressTo): Price | undefined {
  const ofContinent = source.continent === null ? undefined : sheet.egress.get(source.continent);
  return sheet.egress.get(source.name)?.get(to) ?? ofContinent?.get(to);
}

function egressTo(source: Continent | null, target: Continent | null): EgressTo | undefined {
  if (source === null || target === null) return undefined;
  return source === target ? 'same' : 'other';
}

/** Where a continent is unknown, the price is known only if both ways cost the same. */
function priceEitherWay(same: Price | undefined, other: Price | undefined): Price | undefined {
  if (same === undefined || other === undefined) return undefined;
  return compareDecimals(same.price, other.price) === 0 ? other : undefined;
}

/** Throws a PriceSheetError where amounts are asked for in another currency than the sheet's: there are no rates here. */
export function requireCurrency(sheet: PriceSheet, currency: string | undefined): void {
  if (currency === undefined || currency === sheet.currency) return;
  throw new PriceSheetError(`the prices of "${sheet.name}" are in ${sheet.currency}, a sheet in ${currency} is expected`, []);
}

/** Whether the sheet takes anything off its list prices. */
export function hasDiscount(sheet: PriceSheet): boolean {
  return !isZero(sheet.discount);
}
