import type { Path } from '../engine/finding.ts';
import type { Cloud } from '../estate/estate.ts';
import { CLOUDS } from '../facts/regions.ts';
import { extendSheet } from './extend-sheet.ts';
import { PriceSheetError } from './price-sheet-error.ts';
import { embeddedPriceSheet, type PriceSheet } from './price-sheet.ts';
import { isRetailPrices, readRetailPrices } from './retail-prices.ts';
import { type RowContext, readDiscounts, readEgress, readFallback, readRates, readStorage } from './sheet-rows.ts';
import { currencyAt, dateAt, quoted, recordAt, textAt } from './sheet-values.ts';

export type ReadPriceSheetOptions = {
  /** yyyy-MM-dd: only rows and discounts that hold on the day count; without it, those that begin last. */
  today?: string;
  /** The sheet that `extends` names, where it is another than the embedded one. */
  base?: PriceSheet;
};

/** What `extends` says for the list prices that come with gallerist. */
export const EMBEDDED = 'embedded';

/**
 * Reads a price sheet from parsed YAML or JSON: one of our own format, or a saved answer of the Azure Retail Prices API
 * (one page, or an array of pages). Throws a PriceSheetError that names the place.
 */
export function readPriceSheet(value: unknown, { today, base }: ReadPriceSheetOptions = {}): PriceSheet {
  if (isRetailPrices(value)) return readRetailPrices(value, today);
  const written = recordAt(value, []);
  if (written['gallerist-prices'] !== 1) {
    throw new PriceSheetError('neither a price sheet (gallerist-prices: 1) nor an answer of the Azure Retail Prices API', []);
  }
  const sheet = readOwn(written, today);
  return written['extends'] === undefined ? sheet : extendSheet(sheet, baseOf(textAt(written['extends'], ['extends']), base));
}

/** What stands in the sheet itself. */
function readOwn(written: Record<string, unknown>, today: string | undefined): PriceSheet {
  const fallback = written['fallback'] === undefined ? {} : recordAt(written['fallback'], ['fallback']);
  const cloud = cloudAt(fallback['cloud'], ['fallback', 'cloud']);
  const notes: string[] = [];
  const context: RowContext = {
    sheet: textAt(written['name'], ['name']),
    asOf: dateAt(written['asOf'], ['asOf']),
    source: written['source'] === undefined ? undefined : textAt(written['source'], ['source']),
    today,
    notes,
  };
  const currency = currencyAt(written['currency'], ['currency']);
  return {
    name: context.sheet,
    asOf: context.asOf,
    currency,
    rates: readRates(written['rates'], currency, today),
    discounts: readDiscounts(written, context),
    storage: readStorage(written['storage'], context),
    egress: readEgress(written['egress'], ['egress'], context),
    fallback: readFallback(fallback['storage'], context, cloud),
    fallbackEgress: readEgress(fallback['egress'], ['fallback', 'egress'], context, cloud),
    notes,
  };
}

function baseOf(name: string, given: PriceSheet | undefined): PriceSheet {
  if (name === EMBEDDED) return embeddedPriceSheet();
  if (given === undefined) throw new PriceSheetError(`the sheet extends "${name}", which was not read`, ['extends']);
  return given;
}

function cloudAt(value: unknown, path: Path): Cloud | undefined {
  if (value === undefined) return undefined;
  const cloud = CLOUDS.find((name) => name === value);
  if (cloud === undefined) throw new PriceSheetError(`${quoted(value)} is no cloud, one of ${CLOUDS.join(', ')} is expected`, path);
  return cloud;
}
