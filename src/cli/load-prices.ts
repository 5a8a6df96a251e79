import { resolve } from 'node:path';
import { type PriceSheet, embeddedPriceSheet } from '../pricing/price-sheet.ts';
import { PriceSheetError } from '../pricing/price-sheet-error.ts';
import { readPriceSheet } from '../pricing/read-price-sheet.ts';
import { isRetailPrices } from '../pricing/retail-prices.ts';
import { validatePriceSheet } from '../pricing/validate-price-sheet.ts';
import { readText, shownPath } from './read-files.ts';
import type { Io } from './io.ts';
import { readYaml, refuseFaults, type YamlFile } from './read-yaml.ts';
import { UsageError } from './usage-error.ts';

/** The price sheet of a file, or the embedded one, in the currency that was asked for. */
export async function loadPrices(path: string | undefined, currency: string | undefined, today: string, io: Io): Promise<PriceSheet> {
  const sheet = path === undefined ? embeddedPriceSheet() : await readSheet(path, today, io);
  if (currency !== undefined && currency !== sheet.currency) {
    throw new UsageError(
      `${path === undefined ? 'the embedded price sheet' : `"${path}"`} is in ${sheet.currency}, ${currency} was asked for`,
      `Name a sheet in ${currency} with --prices; amounts are not converted by a rate nobody stated.`,
    );
  }
  return sheet;
}

async function readSheet(path: string, today: string, io: Io): Promise<PriceSheet> {
  const file = /\.json$/i.test(path) ? readJson(path, io) : await readYaml(path, 'price sheet', io);
  if (!isRetailPrices(file.value)) refuseFaults(file, validatePriceSheet(file.value), 'prices');
  try {
    return readPriceSheet(file.value, { today });
  } catch (error) {
    if (!(error instanceof PriceSheetError)) throw error;
    throw new UsageError(
      `${file.placeOf(error.path)} ${error.message}`,
      'A price sheet is our YAML ("gallerist schema prices") or a saved answer of the Azure Retail Prices API (.json).',
      { cause: error },
    );
  }
}

function readJson(path: string, io: Io): YamlFile {
  const full = resolve(io.cwd, path);
  try {
    const value: unknown = JSON.parse(readText(full, 'price sheet', io));
    return { path: full, value, placeOf: (at) => `${shownPath(full, io)}${at.length === 0 ? '' : ` at /${at.join('/')}`}:` };
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UsageError(
      `${shownPath(full, io)} is no JSON: ${cause.message}`,
      'Save the answer of the Azure Retail Prices API as it comes.',
      { cause },
    );
  }
}
