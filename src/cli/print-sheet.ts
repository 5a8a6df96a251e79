import type { Estate } from '../estate/estate.ts';
import { estimateCost } from '../pricing/cost.ts';
import type { PriceSheet } from '../pricing/price-sheet.ts';
import { pricesUsedBy } from '../pricing/used-prices.ts';
import { writePriceSheet } from '../pricing/write-price-sheet.ts';
import { countText } from '../report/number-text.ts';
import { sanitize } from '../report/sanitize.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { printResult } from './print-result.ts';

type Written = {
  /** Whose regions are written; undefined for all that the sheet has. */
  estate: Estate | undefined;
  today: string;
  /** What made the sheet, the first words in it. */
  made: string;
};

/** Prints a sheet of an answer as our YAML, and says on the side what the estate needs and the answer lacks. */
export function printSheet(sheet: PriceSheet, { estate, today, made }: Written, invocation: Invocation, io: Io): void {
  const regions = estate === undefined ? undefined : regionsOf(estate);
  const comments = [`${made}: prices in force on ${today}, as the Azure Retail Prices API states them.`];
  printResult(writePriceSheet(sheet, { regions, comments }), invocation.texts['output'], invocation, io);
  if (invocation.switches['quiet'] === true) return;
  const notes = [...sheet.notes, ...(estate === undefined ? [] : lacks(sheet, estate))];
  for (const note of notes) io.stderr.write(`note: ${sanitize(note)}\n`);
}

/** Where versions are stored, and where they come from. */
export function regionsOf({ galleries }: Estate): ReadonlySet<string> {
  const regions = new Set<string>();
  for (const { images } of galleries) {
    for (const { versions } of images) {
      for (const { location, targetRegions } of versions) {
        regions.add(location);
        for (const { name } of targetRegions) regions.add(name);
      }
    }
  }
  return regions;
}

function lacks(sheet: PriceSheet, estate: Estate): string[] {
  const { storage, egress } = pricesUsedBy(estimateCost(estate, sheet), sheet);
  const notes: string[] = [];
  for (const { region = '', storageAccountType, price, lines = 0 } of storage) {
    if (price !== undefined) continue;
    notes.push(`the answer has no price of ${storageAccountType} in "${region}", which ${countText(lines, 'line needs', 'lines need')}`);
  }
  const missing = egress.filter(({ price }) => price === undefined).length;
  const assumed = egress.filter(({ price }) => price?.basis === 'assumed').length;
  const ways = (count: number) => countText(count, 'pair of regions', 'pairs of regions');
  if (assumed > 0)
    notes.push(`the answer has no egress between regions: for ${ways(assumed)} list prices that come with gallerist are assumed`);
  if (missing > 0) notes.push(`no price of egress is known for ${ways(missing)}: add "egress" rows to the sheet`);
  return notes;
}
