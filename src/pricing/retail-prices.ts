import type { Path } from '../engine/finding.ts';
import type { StorageAccountType } from '../estate/estate.ts';
import { normalizeRegionName } from '../facts/regions.ts';
import { isCalendarDay } from '../manifest/formats.ts';
import { type Days, isInForce } from './effective-days.ts';
import { METER_SERVICE, METER_UNIT, storageAccountTypeOf } from './meters.ts';
import { compareDecimals, type Decimal } from './money.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import { embeddedPriceSheet, type PriceRow, type PriceSheet } from './price-sheet.ts';
import embedded from './prices.json' with { type: 'json' };
import { amountAt, currencyAt, listAt, quoted, recordAt, textAt } from './sheet-values.ts';

/** What a sheet made of an answer is called. */
export const RETAIL_NAME = 'azure-retail-prices';
const RETAIL_SOURCE = 'Azure Retail Prices API';

/** Snapshot meter of one region, as the answer states it. */
type RetailRow = Days & { region: string; type: StorageAccountType; listPrice: Decimal; skuId: unknown; meterId: unknown; path: Path };

/** Whether a parsed JSON value is an answer of the Azure Retail Prices API: one page, an array of pages, or the rows alone. */
export function isRetailPrices(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && (value.every(isPage) || value.every(isItem));
  return isPage(value);
}

/** Whether a parsed JSON value is one page of an answer; what is in it is checked where it is read. */
export function isPage(value: unknown): value is { Items: unknown[] } & Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'Items') && 'Items' in value && Array.isArray(value.Items);
}

function isItem(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'meterName') && Object.hasOwn(value, 'retailPrice');
}

/**
 * Reads the snapshot meters out of an answer of the Azure Retail Prices API; all other rows are passed over.
 *
 * The answer has no egress between regions by source region. Where it is in US dollars, the embedded list prices stand in
 * and are marked as assumed; in another currency egress has no price, since no rate is known here.
 * The answer bears no date: the sheet is as of the day on which it was given, where that is known, else of the latest start
 * of a price in it.
 */
export function readRetailPrices(value: unknown, today: string | undefined, answeredOn?: string): PriceSheet {
  const pages = pagesOf(value);
  const currency = currencyOf(pages);
  const rows = [...latestRows([...retailRows(pages, currency, today)])];
  if (rows.length === 0) throw new PriceSheetError('no price of a managed disk snapshot in the answer of the Azure Retail Prices API', []);
  const asOf = answeredOn ?? latestStart(rows) ?? today ?? embedded.asOf;
  const storage = new Map<string, Map<StorageAccountType, PriceRow>>();
  for (const row of rows) {
    let prices = storage.get(row.region);
    if (prices === undefined) storage.set(row.region, (prices = new Map()));
    prices.set(row.type, priceRow(row, asOf));
  }
  return {
    name: RETAIL_NAME,
    asOf,
    currency,
    rates: [],
    discounts: [],
    storage,
    egress: new Map(),
    fallback: new Map(),
    fallbackEgress: currency === embedded.currency ? embeddedPriceSheet().egress : new Map(),
    notes: isCutShort(pages) ? ['the answer of the Azure Retail Prices API has further pages, which are not in the file'] : [],
  };
}

function latestStart(rows: readonly RetailRow[]): string | undefined {
  let latest: string | undefined;
  for (const { since } of rows) if (since !== undefined && (latest === undefined || since > latest)) latest = since;
  return latest;
}

/** One page of the answer, and where it stands; where the rows stand alone, there is no page around them. */
type Page = { page: Record<string, unknown>; path: Path | 'rows' };

function pathIn({ path }: Page, key: string): Path {
  return path === 'rows' ? [] : [...path, key];
}

function pagesOf(value: unknown): Page[] {
  if (!Array.isArray(value)) return [{ page: recordAt(value, []), path: [] }];
  if (value.every(isItem)) return [{ page: pageOfRows(value), path: 'rows' }];
  return value.map((page, index) => ({ page: recordAt(page, [index]), path: [index] }));
}

function* itemsOf(pages: readonly Page[]): Generator<{ item: Record<string, unknown>; path: Path }> {
  for (const page of pages) {
    const path = pathIn(page, 'Items');
    for (const [index, item] of listAt(page.page['Items'], path).entries()) {
      const itemPath: Path = [...path, index];
      yield { item: recordAt(item, itemPath), path: itemPath };
    }
  }
}

/** Rows without the page that they came in, in one again. */
export function pageOfRows(rows: readonly unknown[]): Record<string, unknown> {
  return { Items: rows, BillingCurrency: recordAt(rows[0], [0])['currencyCode'] };
}

/** Whether the last page points to another one. */
function isCutShort(pages: readonly Page[]): boolean {
  const next = pages.at(-1)?.page['NextPageLink'];
  return typeof next === 'string' && next !== '';
}

/** Snapshots by GB and month, bought as used, at the primary meter and from the first unit on, in force today. */
function* retailRows(pages: readonly Page[], currency: string, today: string | undefined): Generator<RetailRow> {
  for (const { item, path } of itemsOf(pages)) {
    const type = storageAccountTypeOf(item['productName'], item['skuName'], item['meterName']);
    if (type === undefined || !isBilledSo(item)) continue;
    const region = item['armRegionName'] ?? '';
    const days = daysOf(item);
    if (region === '' || !isInForce(days, today)) continue;
    if (item['currencyCode'] !== undefined && item['currencyCode'] !== currency) {
      const message = `${quoted(item['currencyCode'])} among prices in ${currency}, one currency is expected`;
      throw new PriceSheetError(message, [...path, 'currencyCode']);
    }
    yield {
      region: normalizeRegionName(textAt(region, [...path, 'armRegionName'])),
      type,
      listPrice: amountAt(item['retailPrice'], [...path, 'retailPrice']),
      ...days,
      skuId: item['skuId'],
      meterId: item['meterId'],
      path,
    };
  }
}

function isBilledSo(item: Record<string, unknown>): boolean {
  const { serviceName = METER_SERVICE, type, isPrimaryMeterRegion, tierMinimumUnits = 0, unitOfMeasure } = item;
  return (
    serviceName === METER_SERVICE &&
    type === 'Consumption' &&
    isPrimaryMeterRegion !== false &&
    tierMinimumUnits === 0 &&
    unitOfMeasure === METER_UNIT
  );
}

/** The days of a price; the service writes them as dates with a time, and the end of time as one. */
function daysOf({ effectiveStartDate, effectiveEndDate }: Record<string, unknown>): Days {
  const [since, until] = [dayOf(effectiveStartDate), dayOf(effectiveEndDate)];
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined || until.startsWith('9999') ? {} : { until }),
  };
}

const DAY_LENGTH = 'yyyy-MM-dd'.length;

function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const day = value.slice(0, DAY_LENGTH);
  return isCalendarDay(day) ? day : undefined;
}

/** Of the rows of one region and type the one that came into force last; two of them on one day must agree. */
function latestRows(rows: readonly RetailRow[]): Iterable<RetailRow> {
  const latest = new Map<string, RetailRow>();
  const contradictions = new Map<string, { row: RetailRow; other: RetailRow }>();
  for (const row of rows) {
    const key = `${row.region} ${row.type}`;
    const other = latest.get(key);
    const [since, before] = [row.since ?? '', other?.since ?? ''];
    if (other === undefined || since > before) {
      latest.set(key, row);
      contradictions.delete(key);
    } else if (since === before && compareDecimals(row.listPrice, other.listPrice) !== 0) {
      contradictions.set(key, { row, other });
    }
  }
  for (const { row, other } of contradictions.values()) {
    const message = `a second price of ${row.type} in "${row.region}" from the same day, one is expected`;
    throw new PriceSheetError(message, row.path, other.path);
  }
  return latest.values();
}

function priceRow({ listPrice, since, until, skuId, meterId }: RetailRow, asOf: string): PriceRow {
  return {
    listPrice,
    sheet: RETAIL_NAME,
    source: RETAIL_SOURCE,
    asOf,
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(typeof skuId === 'string' && skuId !== '' ? { skuId } : {}),
    ...(typeof meterId === 'string' && meterId !== '' ? { meterId } : {}),
  };
}

/** The currency of all pages. */
function currencyOf(pages: readonly Page[]): string {
  let currency: string | undefined;
  for (const page of pages) {
    const path = pathIn(page, 'BillingCurrency');
    const found = currencyAt(page.page['BillingCurrency'], path);
    currency ??= found;
    if (found !== currency) throw new PriceSheetError(`"${found}" among prices in ${currency}, one currency is expected`, path);
  }
  return currency ?? embedded.currency;
}
