import type { Estate, EstateDocument, StorageAccountType, TargetRegion } from '../estate/estate.ts';
import { findRegion } from '../facts/regions.ts';
import type { Price } from './price-sheet.ts';

/** A price that the sheet has no row for, and the cost lines of one document that need it. */
export type PriceGap = {
  /** `Standard_LRS storage in brazilsouth`, `egress from westeurope to chinaeast2`. */
  what: string;
  /** What is taken instead; undefined where the sheet has no fallback and the lines stay unpriced. */
  fallback: Price | undefined;
  /** Of the first line. */
  targetRegion: TargetRegion;
  lines: number;
};

/** The questions that lines ask of a price sheet. */
type Prices = {
  storage(region: string, type: StorageAccountType): Price | undefined;
  egress(source: string, target: string): Price | undefined;
};

/** Finds what the sheet lacks, once a document: a row that is missing is missing for every version of a region. */
export function priceGapsOf(estate: Estate, prices: Prices): PriceGap[] {
  const gaps = new Gaps();
  for (const gallery of estate.galleries) {
    for (const image of gallery.images) {
      for (const { isShallow, location, targetRegions } of image.versions) {
        // A shallow version is one line, in its source region.
        const [first] = targetRegions;
        if (isShallow && first !== undefined) judge(first, location, prices, gaps);
        else for (const target of targetRegions) judge(target, target.name, prices, gaps);
      }
    }
  }
  return gaps.list;
}

function judge(target: TargetRegion, region: string, prices: Prices, gaps: Gaps): void {
  const source = target.version.location;
  const storage = prices.storage(region, target.storageAccountType);
  const egress = prices.egress(source, region);
  if (storage?.basis === 'listed' && egress?.basis === 'listed') return;
  // No sheet can have prices for regions that do not exist, or to which nothing is copied: other rules report those.
  if (findRegion(region)?.cloud !== target.gallery.cloud) return;
  if (storage?.basis !== 'listed') gaps.add(`${target.storageAccountType} storage in ${region}`, storage, target);
  if (egress?.basis !== 'listed' && findRegion(source) !== undefined) gaps.add(`egress from ${source} to ${region}`, egress, target);
}

class Gaps {
  readonly list: PriceGap[] = [];
  readonly #byDocument = new Map<EstateDocument, Map<string, PriceGap>>();

  add(what: string, fallback: Price | undefined, targetRegion: TargetRegion): void {
    const { document } = targetRegion;
    let known = this.#byDocument.get(document);
    if (known === undefined) this.#byDocument.set(document, (known = new Map<string, PriceGap>()));
    const gap = known.get(what);
    if (gap !== undefined) {
      gap.lines++;
      return;
    }
    const first: PriceGap = { what, fallback, targetRegion, lines: 1 };
    known.set(what, first);
    this.list.push(first);
  }
}
