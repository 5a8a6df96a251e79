import { PriceSheetError } from './price-sheet-error.ts';
import type { PriceRow, PriceSheet, PriceTable } from './price-sheet.ts';

/** A sheet over the one it extends: its rows, discounts and rates stand in place of the other's, which keep their origin. */
export function extendSheet(sheet: PriceSheet, base: PriceSheet): PriceSheet {
  if (base.currency !== sheet.currency) {
    throw new PriceSheetError(`"${base.name}" is in ${base.currency} and this sheet in ${sheet.currency}, one currency is expected`, [
      'extends',
    ]);
  }
  return {
    ...sheet,
    rates: [...sheet.rates, ...base.rates],
    discounts: [...sheet.discounts, ...base.discounts],
    storage: overTable(sheet.storage, base.storage),
    egress: overTable(sheet.egress, base.egress),
    fallback: over(sheet.fallback, base.fallback),
    fallbackEgress: overTable(sheet.fallbackEgress, base.fallbackEgress),
    notes: [...sheet.notes, ...base.notes],
  };
}

const NO_ROWS = new Map<never, PriceRow>();

function overTable<Key>(own: PriceTable<Key>, base: PriceTable<Key>): PriceTable<Key> {
  const merged = new Map(base);
  for (const [place, rows] of own) merged.set(place, over(rows, base.get(place) ?? NO_ROWS));
  return merged;
}

function over<Key>(own: ReadonlyMap<Key, PriceRow>, base: ReadonlyMap<Key, PriceRow>): ReadonlyMap<Key, PriceRow> {
  const merged = new Map(base);
  for (const [key, row] of own) {
    const overrides = base.get(key);
    merged.set(key, overrides === undefined ? row : { ...row, overrides });
  }
  return merged;
}
