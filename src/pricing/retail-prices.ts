import type { Path } from '../engine/finding.ts';
import type { StorageAccountType } from '../estate/estate.ts';
import { normalizeRegionName } from '../facts/regions.ts';
import { METER_UNIT, storageAccountTypeOf } from './meters.ts';
import { compareDecimals, type Decimal, decimalOf, ZERO } from './money.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import type { EgressTo, Price, PriceSheet } from './price-sheet.ts';
import embedded from './prices.json' with { type: 'json' };
import { amountAt, currencyAt, listAt, recordAt } from './sheet-values.ts';

/** Snapshot meter of one region, as the answer states it. */
type RetailRow = {
  region: string;
  type: StorageAccountType;
  listPrice: Decimal;
  /** ISO date and time; '' where the row bears none. */
  since: string;
  skuId: unknown;
  meterId: unknown;
  path: Path;
};

/** Whether a parsed JSON value is an answer of the Azure Retail Prices API, one page or an array of pages. */
export function isRetailPrices(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isPage);
  return isPage(value);
}

function isPage(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Items' in value && Array.isArray(value.Items);
}

/**
 * Reads the snapshot meters out of an answer of the Azure Retail Prices API; all other rows are passed over.
 *
 * The answer has no egress between regions by source region. Where it is in US dollars, the embedded list prices stand in
 * and are marked as assumed; in another currency egress has no price, since no rate is known here.
 * The answer bears no date: the sheet is as of the latest start of a price in it.
 */
export function readRetailPrices(value: unknown, today: string | undefined): PriceSheet {
  const pages = pagesOf(value);
  const currency = currencyOf(pages);
  const rows = [...retailRows(pages, currency, today)];
  const storage = new Map<string, Map<StorageAccountType, Price>>();
  let asOf = '';
  for (const row of latestRows(rows)) {
    let prices = storage.get(row.region);
    if (prices === undefined) storage.set(row.region, (prices = new Map()));
    prices.set(row.type, priceOf(row));
    if (row.since > asOf) asOf = row.since;
  }
  if (storage.size === 0) throw new PriceSheetError('no price of a managed disk snapshot in the answer of the Azure Retail Prices API', []);
  return {
    name: 'azure-retail-prices',
    asOf: asOf === '' ? (today ?? embedded.asOf) : asOf.slice(0, DATE_LENGTH),
    currency,
    discount: ZERO,
    storage,
    egress: currency === embedded.currency ? assumedEgress() : new Map(),
    fallback: new Map(),
    fallbackCloud: undefined,
    notes: isCutShort(pages) ? ['the answer of the Azure Retail Prices API has further pages, which are not in the file'] : [],
  };
}

const DATE_LENGTH = 'yyyy-MM-dd'.length;

/** One page of the answer, and where it stands. */
type Page = { page: Record<string, unknown>; path: Path };

function pagesOf(value: unknown): Page[] {
  if (!Array.isArray(value)) return [{ page: recordAt(value, []), path: [] }];
  return value.map((page, index) => ({ page: recordAt(page, [index]), path: [index] }));
}

function* itemsOf(pages: readonly Page[]): Generator<{ item: Record<string, unknown>; path: Path }> {
  for (const { page, path } of pages) {
    for (const [index, item] of listAt(page['Items'], [...path, 'Items']).entries()) {
      const itemPath: Path = [...path, 'Items', index];
      yield { item: recordAt(item, itemPath), path: itemPath };
    }
  }
}

/** Whether the last page points to another one. */
function isCutShort(pages: readonly Page[]): boolean {
  return typeof pages.at(-1)?.page['NextPageLink'] === 'string';
}

/** Snapshots by GB and month, bought as used, at the primary meter and from the first unit on, in force today. */
function* retailRows(pages: readonly Page[], currency: string, today: string | undefined): Generator<RetailRow> {
  for (const { item, path } of itemsOf(pages)) {
    const type = storageAccountTypeOf(item['productName'], item['skuName'], item['meterName']);
    if (type === undefined || !isBilledSo(item) || !isInForce(item, today)) continue;
    const region = item['armRegionName'];
    if (typeof region !== 'string' || region === '') continue;
    if (item['currencyCode'] !== undefined && item['currencyCode'] !== currency) {
      throw new PriceSheetError(`"${String(item['currencyCode'])}" among prices in ${currency}, one currency is expected`, [
        ...path,
        'currencyCode',
      ]);
    }
    yield {
      region: normalizeRegionName(region),
      type,
      listPrice: amountAt(item['retailPrice'], [...path, 'retailPrice']),
      since: typeof item['effectiveStartDate'] === 'string' ? item['effectiveStartDate'] : '',
      skuId: item['skuId'],
      meterId: item['meterId'],
      path,
    };
  }
}

function isBilledSo(item: Record<string, unknown>): boolean {
  const { type, isPrimaryMeterRegion, tierMinimumUnits, unitOfMeasure } = item;
  return (
    type === 'Consumption' &&
    isPrimaryMeterRegion !== false &&
    (tierMinimumUnits === undefined || tierMinimumUnits === 0) &&
    unitOfMeasure === METER_UNIT
  );
}

function isInForce({ effectiveStartDate: start, effectiveEndDate: end }: Record<string, unknown>, today: string | undefined): boolean {
  if (today === undefined) return true;
  if (typeof start === 'string' && start.slice(0, DATE_LENGTH) > today) return false;
  return typeof end !== 'string' || end.slice(0, DATE_LENGTH) >= today;
}

/** Of the rows of one region and type the one that came into force last; two of them on one day must agree. */
function latestRows(rows: readonly RetailRow[]): Iterable<RetailRow> {
  const latest = new Map<string, RetailRow>();
  const contradictions = new Map<string, RetailRow>();
  for (const row of rows) {
    const key = `${row.region} ${row.type}`;
    const other = latest.get(key);
    if (other === undefined || row.since > other.since) {
      latest.set(key, row);
      contradictions.delete(key);
    } else if (row.since === other.since && compareDecimals(row.listPrice, other.listPrice) !== 0) {
      contradictions.set(key, row);
    }
  }
  for (const { type, region, path } of contradictions.values()) {
    throw new PriceSheetError(`a second price of ${type} in "${region}" from the same day, one is expected`, path);
  }
  return latest.values();
}

function priceOf({ listPrice, skuId, meterId }: RetailRow): Price {
  const price: Price = { price: listPrice, listPrice, basis: 'listed' };
  if (typeof skuId === 'string') price.skuId = skuId;
  if (typeof meterId === 'string') price.meterId = meterId;
  return price;
}

/** The currency of all pages. */
function currencyOf(pages: readonly Page[]): string {
  let currency: string | undefined;
  for (const { page, path } of pages) {
    const found = currencyAt(page['BillingCurrency'], [...path, 'BillingCurrency']);
    currency ??= found;
    if (found === currency) continue;
    throw new PriceSheetError(`"${found}" among prices in ${currency}, one currency is expected`, [...path, 'BillingCurrency']);
  }
  return currency ?? embedded.currency;
}

function assumedEgress(): PriceSheet['egress'] {
  const egress = new Map<string, Map<EgressTo, Price>>();
  for (const { from, to, price } of embedded.egress) {
    const listPrice = decimalOf(price);
    let prices = egress.get(from);
    if (prices === undefined) egress.set(from, (prices = new Map()));
    prices.set(to === 'same' ? 'same' : 'other', { price: listPrice, listPrice, basis: 'assumed' });
  }
  return egress;
}
