import type { Path } from '../engine/finding.ts';
import type { Cloud, StorageAccountType } from '../estate/estate.ts';
import { CLOUDS, CONTINENTS, findRegion, normalizeRegionName, suggestRegion } from '../facts/regions.ts';
import { compareDecimals, type Decimal, decimalOf, minus, times, ZERO } from './money.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import type { EgressTo, Price, PriceSheet } from './price-sheet.ts';
import { isRetailPrices, readRetailPrices } from './retail-prices.ts';
import { amountAt, currencyAt, dateAt, listAt, quoted, recordAt, textAt, typeAt } from './sheet-values.ts';

export type ReadPriceSheetOptions = {
  /** yyyy-MM-dd: prices of an Azure Retail Prices API answer that come into force later are passed over. */
  today?: string;
};

/**
 * Reads a price sheet from parsed YAML or JSON: one of our own format, or a saved answer of the Azure Retail Prices API
 * (one page, or an array of pages). Throws a PriceSheetError that names the place.
 */
export function readPriceSheet(value: unknown, { today }: ReadPriceSheetOptions = {}): PriceSheet {
  if (isRetailPrices(value)) return readRetailPrices(value, today);
  const sheet = recordAt(value, []);
  if (sheet['gallerist-prices'] !== 1) {
    throw new PriceSheetError('neither a price sheet (gallerist-prices: 1) nor an answer of the Azure Retail Prices API', []);
  }
  const discount = readDiscount(sheet['discount']);
  const fallback = sheet['fallback'] === undefined ? {} : recordAt(sheet['fallback'], ['fallback']);
  const notes: string[] = [];
  return {
    name: textAt(sheet['name'], ['name']),
    asOf: dateAt(sheet['asOf'], ['asOf']),
    currency: currencyAt(sheet['currency'], ['currency']),
    discount,
    storage: readStorage(sheet['storage'], discount, notes),
    egress: readEgress(sheet['egress'], discount),
    fallback: readFallback(fallback['storage'], discount),
    fallbackCloud: cloudAt(fallback['cloud'], ['fallback', 'cloud']),
    notes,
  };
}

function readStorage(value: unknown, discount: Decimal, notes: string[]): PriceSheet['storage'] {
  const storage = new Map<string, Map<StorageAccountType, Price>>();
  for (const [index, entry] of listAt(value, ['storage']).entries()) {
    const path: Path = ['storage', index];
    const row = recordAt(entry, path);
    const written = textAt(row['region'], [...path, 'region']);
    const region = normalizeRegionName(written);
    const type = typeAt(row['storageAccountType'], [...path, 'storageAccountType']);
    if (findRegion(region) === undefined) notes.push(unknownRegionNote(written));
    let prices = storage.get(region);
    if (prices === undefined) storage.set(region, (prices = new Map()));
    if (prices.has(type)) throw new PriceSheetError(`a second price of ${type} in "${written}", one is expected`, path);
    prices.set(type, priceAt(row, path, discount, 'listed'));
  }
  return storage;
}

function readEgress(value: unknown, discount: Decimal): PriceSheet['egress'] {
  const egress = new Map<string, Map<EgressTo, Price>>();
  for (const [index, entry] of listAt(value, ['egress']).entries()) {
    const path: Path = ['egress', index];
    const row = recordAt(entry, path);
    const from = egressSource(row, path);
    let prices = egress.get(from);
    if (prices === undefined) egress.set(from, (prices = new Map()));
    for (const to of directionsAt(row['to'], [...path, 'to'])) {
      if (prices.has(to)) throw new PriceSheetError(`a second price of egress from "${from}" to ${to}, one is expected`, path);
      prices.set(to, priceAt(row, path, discount, 'listed'));
    }
  }
  return egress;
}

/** A continent, or the name of one source region. */
function egressSource(row: Record<string, unknown>, path: Path): string {
  if (row['region'] !== undefined && row['from'] !== undefined) {
    throw new PriceSheetError('both from and region, one of them is expected', path);
  }
  if (row['region'] !== undefined) return normalizeRegionName(textAt(row['region'], [...path, 'region']));
  const written = textAt(row['from'], [...path, 'from']);
  const continent = CONTINENTS.find((name) => name.toLowerCase() === written.trim().toLowerCase());
  if (continent === undefined) {
    throw new PriceSheetError(`"${written}" is no continent, one of ${CONTINENTS.join(', ')} is expected`, [...path, 'from']);
  }
  return continent;
}

/** A row that does not say where to is good for both. */
function directionsAt(value: unknown, path: Path): EgressTo[] {
  if (value === undefined) return ['same', 'other'];
  if (value === 'same' || value === 'other') return [value];
  throw new PriceSheetError(`${quoted(value)} is no direction, same or other is expected`, path);
}

function readFallback(value: unknown, discount: Decimal): PriceSheet['fallback'] {
  const fallback = new Map<StorageAccountType, Price>();
  for (const [index, entry] of listAt(value, ['fallback', 'storage']).entries()) {
    const path: Path = ['fallback', 'storage', index];
    const row = recordAt(entry, path);
    const type = typeAt(row['storageAccountType'], [...path, 'storageAccountType']);
    if (fallback.has(type)) throw new PriceSheetError(`a second price of ${type}, one is expected`, path);
    fallback.set(type, priceAt(row, path, discount, 'assumed'));
  }
  return fallback;
}

function priceAt(row: Record<string, unknown>, path: Path, discount: Decimal, basis: Price['basis']): Price {
  const listPrice = amountAt(row['price'], [...path, 'price']);
  const price: Price = { price: times(listPrice, minus(ONE, discount)), listPrice, basis };
  if (typeof row['skuId'] === 'string') price.skuId = row['skuId'];
  if (typeof row['meterId'] === 'string') price.meterId = row['meterId'];
  return price;
}

function readDiscount(value: unknown): Decimal {
  if (value === undefined) return ZERO;
  const discount = amountAt(value, ['discount']);
  if (compareDecimals(discount, ONE) > 0) {
    throw new PriceSheetError(`a discount of ${quoted(value)}, a share from 0 to 1 is expected`, ['discount']);
  }
  return discount;
}

const ONE = decimalOf(1);

function cloudAt(value: unknown, path: Path): Cloud | undefined {
  if (value === undefined) return undefined;
  const cloud = CLOUDS.find((name) => name === value);
  if (cloud === undefined) throw new PriceSheetError(`${quoted(value)} is no cloud, one of ${CLOUDS.join(', ')} is expected`, path);
  return cloud;
}

function unknownRegionNote(name: string): string {
  const meant = suggestRegion(name);
  return `the price sheet names "${name}", which is no region known here${meant === undefined ? '' : `; did you mean "${meant}"`}`;
}
