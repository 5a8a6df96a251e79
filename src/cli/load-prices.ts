import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { inCurrency, type Rate, withRates } from '../pricing/exchange-rate.ts';
import { embeddedPriceSheet, type PriceSheet } from '../pricing/price-sheet.ts';
import { PriceSheetError } from '../pricing/price-sheet-error.ts';
import { EMBEDDED, readPriceSheet } from '../pricing/read-price-sheet.ts';
import { readRate } from '../pricing/read-rate.ts';
import { isRetailPrices } from '../pricing/retail-prices.ts';
import { validatePriceSheet } from '../pricing/validate-price-sheet.ts';
import { refuseLostWay } from './extends-chain.ts';
import type { Io } from './io.ts';
import { shownPath } from './read-files.ts';
import { isJsonFile, readRetailJson } from './read-retail-json.ts';
import { readYaml, refuseFaults } from './read-yaml.ts';
import { UsageError } from './usage-error.ts';

export type LoadedPrices = {
  sheet: PriceSheet;
  /** The files it was read from, that of the sheet first. */
  files: readonly string[];
};

/** The price sheet of a file, or the embedded one, in the currency that was asked for. */
export async function loadPrices(
  { prices: path, currency, rates }: Pick<Config, 'prices' | 'currency' | 'rates'>,
  flagRates: readonly string[],
  today: string,
  io: Io,
): Promise<LoadedPrices> {
  const { sheet, files } = path === undefined ? { sheet: embeddedPriceSheet(), files: [] } : await readSheet(path, today, io, []);
  const configured = ratesOf(rates, sheet.currency).filter(({ asOf }) => asOf <= today);
  const flagged = flagRates.map((flag) => parseRateFlag(flag, sheet.currency, today));
  const rated = withRates(withRates(sheet, configured), flagged);
  const wanted = currency ?? sheet.currency;
  const priced = inCurrency(rated, wanted);
  if (priced === undefined) {
    throw new UsageError(
      `${path === undefined ? 'the embedded price sheet' : `"${path}"`} is in ${sheet.currency}, ${wanted} was asked for`,
      `State a rate with its day, for example --rate ${wanted}=0.92@${today} (or "rates" in the sheet or the configuration), or name a sheet in ${wanted} with --prices.`,
    );
  }
  return { sheet: priced, files };
}

/** Reads a sheet and all that it extends. */
async function readSheet(path: string, today: string, io: Io, above: readonly string[]): Promise<LoadedPrices> {
  const full = resolve(io.cwd, path);
  const file = isJsonFile(path) ? readRetailJson(path, io) : await readYaml(path, 'price sheet', io);
  if (!isRetailPrices(file.value)) refuseFaults(file, validatePriceSheet(file.value), 'prices');
  const extended = extendedBy(file.value);
  const chain = [...above, full];
  let base: LoadedPrices | undefined;
  if (extended !== undefined) {
    const next = resolve(dirname(full), extended);
    const place = file.placeOf(['extends']);
    refuseLostWay(next, chain, 'price sheets', io);
    if (!existsSync(next)) {
      throw new UsageError(
        `${place} "${extended}" does not exist`,
        `Write its path relative to the sheet that extends it, or ${EMBEDDED} for the list prices that come with gallerist.`,
      );
    }
    base = await readSheet(shownPath(next, io), today, io, chain);
  }
  try {
    const sheet = readPriceSheet(file.value, { today, ...(base === undefined ? {} : { base: base.sheet }) });
    return { sheet, files: [shownPath(full, io), ...(base?.files ?? [])] };
  } catch (error) {
    if (!(error instanceof PriceSheetError)) throw error;
    const other = error.other === undefined ? '' : `; see ${file.placeOf(error.other).replace(/:$/, '')}`;
    throw new UsageError(
      `${file.placeOf(error.path)} ${error.message}${other}`,
      'A price sheet is our YAML ("gallerist schema prices") or a saved answer of the Azure Retail Prices API (.json).',
      { cause: error },
    );
  }
}

/** The file that a sheet of our format extends; undefined where it extends none, or the embedded sheet. */
function extendedBy(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('extends' in value) || typeof value.extends !== 'string') return undefined;
  return value.extends === EMBEDDED ? undefined : value.extends;
}

function ratesOf(rates: Config['rates'], from: string): Rate[] {
  return rates.map((written) => {
    try {
      return readRate({ ...written }, [], from);
    } catch (error) {
      if (!(error instanceof PriceSheetError)) throw error;
      throw new UsageError(
        `"rates" of the configuration: ${error.message}`,
        'Write for example { from: USD, to: EUR, rate: 0.92, asOf: 2026-07-01 }.',
        {
          cause: error,
        },
      );
    }
  });
}

/** `EUR=0.92@2026-07-01`. */
function parseRateFlag(flag: string, from: string, today: string): Rate {
  const [, to, rate, asOf] = /^([a-z]{3})=([^@]+)@(.+)$/i.exec(flag) ?? [];
  const example = `Write for example --rate ${from === 'EUR' ? 'USD=1.08' : 'EUR=0.92'}@2026-07-01: what one ${from} is, and the day of the rate.`;
  if (to === undefined) throw new UsageError(`--rate "${flag}" is not CODE=RATE@DATE`, example);
  try {
    const read = readRate({ to: to.toUpperCase(), rate, asOf }, [], from);
    if (read.asOf > today) throw new UsageError(`--rate "${flag}" is of a day to come, today is ${today}`, example);
    return read;
  } catch (error) {
    if (!(error instanceof PriceSheetError)) throw error;
    throw new UsageError(`--rate "${flag}": ${error.message}`, example, { cause: error });
  }
}
