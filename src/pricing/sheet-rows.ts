import type { Path } from '../engine/finding.ts';
import type { Cloud, StorageAccountType } from '../estate/estate.ts';
import { CONTINENTS, findRegion, normalizeRegionName, suggestRegion } from '../facts/regions.ts';
import type { Discount } from './discount.ts';
import { DatedRows, type Days, daysAt } from './effective-days.ts';
import type { Rate } from './exchange-rate.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import type { EgressTo, PriceRow, PriceSheet } from './price-sheet.ts';
import { readRate } from './read-rate.ts';
import { amountAt, kindAt, listAt, quoted, recordAt, rowDateAt, shareAt, textAt, typeAt } from './sheet-values.ts';

/** What all rows of one sheet have in common. */
export type RowContext = {
  sheet: string;
  asOf: string;
  source: string | undefined;
  today: string | undefined;
  /** Added to. */
  notes: string[];
};

export function readStorage(value: unknown, context: RowContext): PriceSheet['storage'] {
  const rows = new DatedRows<PriceRow & { region: string; type: StorageAccountType }>();
  for (const [index, entry] of listAt(value, ['storage']).entries()) {
    const path: Path = ['storage', index];
    const row = recordAt(entry, path);
    const written = textAt(row['region'], [...path, 'region']);
    const region = normalizeRegionName(written);
    const type = typeAt(row['storageAccountType'], [...path, 'storageAccountType']);
    if (findRegion(region) === undefined) context.notes.push(unknownRegionNote(written));
    const what = `price of ${type} in "${written}"`;
    rows.add(`${region} ${type}`, { row: { ...rowAt(row, path, context), region, type }, path, what });
  }
  const storage = new Map<string, Map<StorageAccountType, PriceRow>>();
  for (const { region, type, ...row } of rows.inForce(context.today, context.notes)) put(storage, region, type, row);
  return storage;
}

/** Rows of egress, those of the fallback too. */
export function readEgress(value: unknown, at: Path, context: RowContext, cloud?: Cloud): PriceSheet['egress'] {
  const rows = new DatedRows<PriceRow & { place: string; to: EgressTo }>();
  for (const [index, entry] of listAt(value, at).entries()) {
    const path: Path = [...at, index];
    const written = recordAt(entry, path);
    const place = egressSource(written, path);
    const row = { ...rowAt(written, path, context), ...(cloud === undefined ? {} : { cloud }), place };
    for (const to of directionsAt(written['to'], [...path, 'to'])) {
      rows.add(`${place} ${to}`, { row: { ...row, to }, path, what: `price of egress from "${place}" to ${to}` });
    }
  }
  const egress = new Map<string, Map<EgressTo, PriceRow>>();
  for (const { place, to, ...row } of rows.inForce(context.today, context.notes)) put(egress, place, to, row);
  return egress;
}

function put<Key>(table: Map<string, Map<Key, PriceRow>>, place: string, key: Key, row: PriceRow): void {
  const rows = table.get(place);
  if (rows === undefined) table.set(place, new Map([[key, row]]));
  else rows.set(key, row);
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

export function readFallback(value: unknown, context: RowContext, cloud: Cloud | undefined): PriceSheet['fallback'] {
  const fallback = new Map<StorageAccountType, PriceRow>();
  for (const [index, entry] of listAt(value, ['fallback', 'storage']).entries()) {
    const path: Path = ['fallback', 'storage', index];
    const row = recordAt(entry, path);
    const type = typeAt(row['storageAccountType'], [...path, 'storageAccountType']);
    if (fallback.has(type)) throw new PriceSheetError(`a second price of ${type}, one is expected`, path);
    fallback.set(type, { ...rowAt(row, path, context), ...(cloud === undefined ? {} : { cloud }) });
  }
  return fallback;
}

const TEXTS = ['note', 'skuId', 'meterId'] as const;

function rowAt(row: Record<string, unknown>, path: Path, { sheet, asOf, source }: RowContext): PriceRow {
  const read: PriceRow = { listPrice: amountAt(row['price'], [...path, 'price']), sheet, ...daysAt(row, path) };
  const from = typeof row['source'] === 'string' ? row['source'] : source;
  if (from !== undefined) read.source = from;
  const day = rowDateAt(row['asOf'] ?? asOf, [...path, 'asOf']);
  if (day !== undefined) read.asOf = day;
  if (row['discount'] !== undefined) read.discount = shareAt(row['discount'], [...path, 'discount']);
  for (const key of TEXTS) if (typeof row[key] === 'string') read[key] = row[key];
  return read;
}

/** The discounts of a sheet: the one off everything, and those that are narrowed. */
export function readDiscounts(sheet: Record<string, unknown>, context: RowContext): Discount[] {
  const rows = new DatedRows<Discount & Days>();
  if (sheet['discount'] !== undefined) {
    const path: Path = ['discount'];
    rows.add('everything', { row: { share: shareAt(sheet['discount'], path) }, path, what: 'discount off everything' });
  }
  for (const [index, entry] of listAt(sheet['discounts'], ['discounts']).entries()) {
    const path: Path = ['discounts', index];
    const row = recordAt(entry, path);
    const discount = { ...scopeAt(row, path, context), share: shareAt(row['discount'], [...path, 'discount']), ...daysAt(row, path) };
    const { region, storageAccountType, kind } = discount;
    const scope = [storageAccountType ?? kind, region === undefined ? undefined : `in "${region}"`].filter((part) => part !== undefined);
    const what = scope.length === 0 ? 'everything' : scope.join(' ');
    rows.add(what, { row: discount, path, what: `discount off ${what}` });
  }
  return Array.from(rows.inForce(context.today, context.notes), ({ since: _since, until: _until, ...discount }) => discount);
}

function scopeAt(row: Record<string, unknown>, path: Path, { notes }: RowContext): Omit<Discount, 'share'> {
  const scope: Omit<Discount, 'share'> = {};
  if (row['region'] !== undefined) {
    const written = textAt(row['region'], [...path, 'region']);
    if (findRegion(written) === undefined) notes.push(unknownRegionNote(written));
    scope.region = normalizeRegionName(written);
  }
  if (row['kind'] !== undefined) scope.kind = kindAt(row['kind'], [...path, 'kind']);
  if (row['storageAccountType'] === undefined) return scope;
  if (scope.kind === 'egress') throw new PriceSheetError('egress by a storage account type, which only storage has', [...path, 'kind']);
  return { ...scope, kind: 'storage', storageAccountType: typeAt(row['storageAccountType'], [...path, 'storageAccountType']) };
}

/** Rates from the sheet's currency, at most one of a day into a currency; those of days to come are left out. */
export function readRates(value: unknown, from: string, today: string | undefined): Rate[] {
  const rates: Rate[] = [];
  const places = new Map<string, Path>();
  for (const [index, entry] of listAt(value, ['rates']).entries()) {
    const path: Path = ['rates', index];
    const rate = readRate(recordAt(entry, path), path, from);
    const key = `${rate.to} ${rate.asOf}`;
    const other = places.get(key);
    if (other !== undefined) throw new PriceSheetError(`a second rate into ${rate.to} of ${rate.asOf}, one is expected`, path, other);
    places.set(key, path);
    if (today === undefined || rate.asOf <= today) rates.push(rate);
  }
  return rates;
}

function unknownRegionNote(name: string): string {
  const meant = suggestRegion(name);
  return `the price sheet names "${name}", which is no region known here${meant === undefined ? '' : `; did you mean "${meant}"`}`;
}
