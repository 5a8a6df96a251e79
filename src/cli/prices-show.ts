import { estimateCost } from '../pricing/cost.ts';
import { embeddedPriceSheet } from '../pricing/price-sheet.ts';
import { pricesOutput } from '../pricing/prices-output.ts';
import { allPricesOf, pricesUsedBy } from '../pricing/used-prices.ts';
import { pricesCsv } from '../report/prices-csv.ts';
import { pricesMarkdown } from '../report/prices-markdown.ts';
import { pricesTable } from '../report/prices-table.ts';
import { pricesView } from '../report/prices-view.ts';
import { safeJson } from '../report/safe-json.ts';
import { EXIT, type Io } from './io.ts';
import { type Invocation, PRICES_FORMATS } from './options.ts';
import { displayOf, printResult } from './print-result.ts';
import { readEstate, readSetting } from './read-estate.ts';
import { pricesOf } from './request.ts';

/** `prices show`: what would be used for each region and storage type, and where it comes from. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { texts, switches, positionals } = invocation;
  const setting = await readSetting(invocation, io);
  const { sheet = embeddedPriceSheet() } = await pricesOf(setting.config, invocation, setting.today, io);
  const used =
    switches['all'] === true
      ? allPricesOf(sheet)
      : pricesUsedBy(estimateCost(await readEstate(positionals, setting, invocation, io), sheet), sheet);
  const print = {
    table: () => pricesTable(pricesView(sheet, used), displayOf(invocation, texts['output'], io)),
    markdown: () => pricesMarkdown(pricesView(sheet, used)),
    json: () => safeJson(pricesOutput(sheet, used)),
    csv: () => pricesCsv(pricesOutput(sheet, used)),
  };
  printResult(print[PRICES_FORMATS.find((known) => known === texts['format']) ?? 'table'](), texts['output'], invocation, io);
  return EXIT.ok;
}
