import { compareText } from '../engine/finding.ts';
import type { StorageAccountType } from '../estate/estate.ts';
import { STORAGE_ACCOUNT_TYPES } from '../facts/storage-account-types.ts';
import type { Estimate } from './cost.ts';
import { egressPrice, type EgressTo, type Price, type PriceRow, type PriceSheet, priceOfRow, storagePrice } from './price-sheet.ts';

/** A price of storage, as it is used or as the sheet states it. */
export type StorageUse = {
  /** Programmatic name; undefined for the rows of the fallback, which stand for regions without a row. */
  region: string | undefined;
  storageAccountType: StorageAccountType;
  price: Price | undefined;
  /** Lines of the estimate that need it; undefined where the whole sheet is shown. */
  lines?: number;
};

/** A price of egress. */
export type EgressUse = {
  /** The source region; of the whole sheet, the source region or its continent. */
  from: string;
  /** The target region; of the whole sheet, `same` continent or `other` ones. */
  to: string;
  price: Price | undefined;
  lines?: number;
};

export type UsedPrices = { storage: readonly StorageUse[]; egress: readonly EgressUse[] };

/** The prices that the lines of an estimate need, by region and name, once each. Within a region nothing leaves it. */
export function pricesUsedBy({ lines }: Pick<Estimate, 'lines'>, sheet: PriceSheet): UsedPrices {
  const storage = new Map<string, StorageUse & { region: string; lines: number }>();
  const egress = new Map<string, EgressUse & { lines: number }>();
  for (const { region, storageAccountType, targetRegion } of lines) {
    const known = storage.get(`${region} ${storageAccountType}`);
    if (known !== undefined) known.lines++;
    else {
      const price = storagePrice(sheet, region, storageAccountType);
      storage.set(`${region} ${storageAccountType}`, { region, storageAccountType, price, lines: 1 });
    }
    const from = targetRegion.version.location;
    if (from === region) continue;
    const way = egress.get(`${from} ${region}`);
    if (way !== undefined) way.lines++;
    else egress.set(`${from} ${region}`, { from, to: region, price: egressPrice(sheet, from, region), lines: 1 });
  }
  return {
    storage: [...storage.values()].sort((a, b) => compareText(a.region, b.region) || byType(a.storageAccountType, b.storageAccountType)),
    egress: [...egress.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to)),
  };
}

/** Every price of the sheet: the rows by region, and after them the fallback. */
export function allPricesOf(sheet: PriceSheet): UsedPrices {
  const storage: StorageUse[] = [];
  for (const region of [...sheet.storage.keys()].toSorted(compareText)) {
    const types = [...(sheet.storage.get(region)?.keys() ?? [])].toSorted(byType);
    for (const type of types) storage.push({ region, storageAccountType: type, price: storagePrice(sheet, region, type) });
  }
  for (const type of [...sheet.fallback.keys()].toSorted(byType)) {
    const row = sheet.fallback.get(type);
    const wanted = { kind: 'storage', region: '', storageAccountType: type } as const;
    storage.push({ region: undefined, storageAccountType: type, price: row && priceOfRow(sheet, row, 'assumed', wanted) });
  }
  return { storage, egress: [...egressOf(sheet, 'listed'), ...egressOf(sheet, 'assumed')] };
}

function* egressOf(sheet: PriceSheet, basis: Price['basis']): Generator<EgressUse> {
  const table = basis === 'listed' ? sheet.egress : sheet.fallbackEgress;
  for (const from of [...table.keys()].toSorted(compareText)) {
    const rows: ReadonlyMap<EgressTo, PriceRow> | undefined = table.get(from);
    for (const to of ['same', 'other'] as const) {
      const row = rows?.get(to);
      if (row !== undefined) yield { from, to, price: priceOfRow(sheet, row, basis, { kind: 'egress', region: from }) };
    }
  }
}

function byType(a: StorageAccountType, b: StorageAccountType): number {
  return STORAGE_ACCOUNT_TYPES.indexOf(a) - STORAGE_ACCOUNT_TYPES.indexOf(b);
}
