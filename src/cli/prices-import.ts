import type { Path } from '../engine/finding.ts';
import type { PriceSheet } from '../pricing/price-sheet.ts';
import { PriceSheetError } from '../pricing/price-sheet-error.ts';
import { isRetailPrices, pageOfRows, readRetailPrices } from '../pricing/retail-prices.ts';
import { listText } from '../report/number-text.ts';
import { EXIT, type Io } from './io.ts';
import type { Invocation } from './options.ts';
import { printSheet } from './print-sheet.ts';
import { readEstate, readSetting } from './read-estate.ts';
import { shownPath } from './read-files.ts';
import { readRetailJson } from './read-retail-json.ts';
import type { YamlFile } from './read-yaml.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { UsageError } from './usage-error.ts';

/** `prices import`: saved answers of the Azure Retail Prices API as a dated price sheet for the regions of the estate. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { positionals, texts, switches, lists } = invocation;
  if (positionals.length === 0) {
    throw new UsageError('prices import needs a file', 'Name a saved answer of the Azure Retail Prices API (.json), or several.');
  }
  refuseOverwriting(texts['output'], positionals, io);
  const setting = await readSetting(invocation, io);
  const pages = positionals.flatMap((path) => readAnswer(path, io));
  const estate = switches['all'] === true ? undefined : await readEstate(lists['estate'] ?? [], setting, invocation, io);
  // An answer bears no day: its prices are those of the day that is named, else as old as the latest of them.
  const sheet = readTogether(pages, setting.today, texts['today'], io);
  printSheet(sheet, { estate, today: setting.today, made: 'Written by "gallerist prices import"' }, invocation, io);
  return EXIT.ok;
}

/** A page of an answer, and how its places are called. */
type Page = { value: unknown; file: YamlFile; at: Path };

function readAnswer(path: string, io: Io): Page[] {
  const file = readRetailJson(path, io);
  const { value } = file;
  if (!isRetailPrices(value)) {
    throw new UsageError(
      `${shownPath(file.path, io)} is no answer of the Azure Retail Prices API`,
      'Such an answer is JSON with "Items"; a price sheet of ours needs no import: name it with --prices.',
    );
  }
  if (!Array.isArray(value)) return [{ value, file, at: [] }];
  return isRetailPrices(value[0])
    ? value.map((page, index) => ({ value: page, file, at: [index] }))
    : [{ value: pageOfRows(value), file, at: [] }];
}

function readTogether(pages: readonly Page[], today: string, answeredOn: string | undefined, io: Io): PriceSheet {
  try {
    return readRetailPrices(
      pages.map(({ value }) => value),
      today,
      answeredOn,
    );
  } catch (error) {
    if (!(error instanceof PriceSheetError)) throw error;
    const files = [...new Set(pages.map(({ file }) => shownPath(file.path, io)))];
    const placeOf = ([index, ...rest]: Path) => {
      const page = pages[Number(index)];
      return page === undefined ? `${listText(files)}:` : page.file.placeOf([...page.at, ...rest]);
    };
    const other = error.other === undefined ? '' : `; see ${placeOf(error.other).replace(/:$/, '')}`;
    throw new UsageError(`${placeOf(error.path)} ${error.message}${other}`, 'Save the answer of the Azure Retail Prices API as it comes.', {
      cause: error,
    });
  }
}
