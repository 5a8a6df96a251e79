import { compareText } from '../engine/finding.ts';
import type { Gallery, Image } from '../estate/estate.ts';
import type { CostDimension, CostLine } from './cost.ts';
import { type Decimal, isZero, plus, Sum } from './money.ts';

/** Sums over lines. Where a line's amount is unknown, the sums are what is known (`at least`) and `complete` is false. */
export type CostSums = {
  /** Replicas, each billed as one snapshot. */
  snapshots: number;
  storedGB: Decimal;
  storageMonthly: Decimal;
  egressGB: Decimal;
  egressOnce: Decimal;
  complete: boolean;
};

/**
 * The sums, and the same kept apart by where prices come from: what is listed, assumed and missing adds up to them, each
 * amount and size by the price of its own. A line counts once: as missing where an amount of it is, else as assumed where
 * a price of it is.
 */
export type CostTotals = CostSums & { listed: PricedSums; assumed: PricedSums; missing: MissingSums };

export type PricedSums = { lines: number; storedGB: Decimal; storageMonthly: Decimal; egressGB: Decimal; egressOnce: Decimal };

/** What is in no amount: GB without a price; `linesWithoutSize` have no GB that could be told. */
export type MissingSums = { lines: number; linesWithoutSize: number; storedGB: Decimal; egressGB: Decimal };

/** Lines that have something in common, and what they add up to. */
export type CostGroup = {
  /**
   * What they have in common, by the name of the dimension; a gallery and an image name their subscription and gallery
   * too, a tag its `value`. Null is its absence: no environment, no subscription, no such tag.
   */
  key: Readonly<Record<string, string | null>>;
  totals: CostTotals;
};

/** Adds lines up. */
export function totalsOf(lines: Iterable<CostLine>): CostTotals {
  const adding = new Totals();
  for (const line of lines) adding.addLine(line);
  return adding.value;
}

/**
 * Groups lines by every dimension: galleries and images in the order of the lines, all else by name, absence last.
 *
 * Lines of one image stand together, and share all but region and storage account type: one pass adds up images, and the
 * other groups are sums over images.
 */
export function groupCost(lines: readonly CostLine[]): Record<CostDimension, CostGroup[]> {
  const images = new Map<Image, Totals>();
  const regions = new Groups<string>();
  const types = new Groups<string>();
  let image: Image | undefined;
  let ofImage = new Totals();
  for (const line of lines) {
    if (line.targetRegion.image !== image) {
      image = line.targetRegion.image;
      ofImage = images.get(image) ?? new Totals();
      images.set(image, ofImage);
    }
    ofImage.addLine(line);
    regions.of(line.region, regionKey).addLine(line);
    types.of(line.storageAccountType, typeKey).addLine(line);
  }
  return {
    gallery: groupImages(images, ({ gallery }) => gallery, galleryKey, true),
    image: groupImages(images, (each) => each, imageKey, true),
    region: regions.sorted(),
    storageAccountType: types.sorted(),
    environment: groupImages(images, ({ environment }) => environment, environmentKey),
    subscription: groupImages(images, ({ gallery }) => gallery.subscription, subscriptionKey),
    tag: groupByTag(images),
  };
}

type Key = CostGroup['key'];

const regionKey = (region: string): Key => ({ region });
const typeKey = (storageAccountType: string): Key => ({ storageAccountType });
const environmentKey = (environment: string | undefined): Key => ({ environment: environment ?? null });
const subscriptionKey = (subscription: string): Key => ({ subscription: subscription || null });
const galleryKey = (gallery: Gallery): Key => ({ ...subscriptionKey(gallery.subscription), gallery: gallery.name });
const imageKey = (image: Image): Key => ({ ...galleryKey(image.gallery), image: image.name });

function groupImages<Common>(
  images: ReadonlyMap<Image, Totals>,
  commonOf: (image: Image) => Common,
  keyOf: (common: Common) => Key,
  isInOrder = false,
): CostGroup[] {
  const groups = new Groups<Common>();
  for (const [image, totals] of images) groups.of(commonOf(image), keyOf).addTotals(totals);
  return isInOrder ? groups.inOrder() : groups.sorted();
}

/** Every tag name splits all images by its values, those without the tag included, so that each name adds up to the total. */
function groupByTag(images: ReadonlyMap<Image, Totals>): CostGroup[] {
  const tagsOfImage = new Map<Image, ReadonlyMap<string, Tag>>();
  const names = new Map<string, string>();
  for (const image of images.keys()) {
    const tags = tagsOf(image);
    tagsOfImage.set(image, tags);
    for (const [key, { name }] of tags) if (!names.has(key)) names.set(key, name);
  }
  const groups: CostGroup[] = [];
  for (const [key, tag] of names) {
    const valueOf = (image: Image) => tagsOfImage.get(image)?.get(key)?.value;
    groups.push(...groupImages(images, valueOf, (value) => ({ tag, value: value ?? null })));
  }
  return groups.sort(byKey);
}

type Tag = { name: string; value: string };

/** The image's tags over its gallery's, by lower-case name: the service tells tag names apart without case. */
export function tagsOf(image: Image): ReadonlyMap<string, Tag> {
  const tags = new Map<string, Tag>();
  for (const written of [image.gallery.spec.tags, image.spec.tags]) {
    for (const [name, value] of Object.entries(written ?? {})) tags.set(name.toLowerCase(), { name, value: String(value) });
  }
  return tags;
}

/** Groups under way, by what their members have in common. */
class Groups<Common> {
  readonly #groups = new Map<Common, { key: Key; totals: Totals }>();

  of(common: Common, keyOf: (common: Common) => Key): Totals {
    let group = this.#groups.get(common);
    if (group === undefined) this.#groups.set(common, (group = { key: keyOf(common), totals: new Totals() }));
    return group.totals;
  }

  inOrder(): CostGroup[] {
    return Array.from(this.#groups.values(), ({ key, totals }) => ({ key, totals: totals.value }));
  }

  sorted(): CostGroup[] {
    return this.inOrder().sort(byKey);
  }
}

/** Sums under way of what has prices of one basis, or none. */
class Part {
  lines = 0;
  readonly storedGB = new Sum();
  readonly storageMonthly = new Sum();
  readonly egressGB = new Sum();
  readonly egressOnce = new Sum();

  add(part: Part): void {
    this.lines += part.lines;
    this.storedGB.addSum(part.storedGB);
    this.storageMonthly.addSum(part.storageMonthly);
    this.egressGB.addSum(part.egressGB);
    this.egressOnce.addSum(part.egressOnce);
  }

  get value(): PricedSums {
    return {
      lines: this.lines,
      storedGB: this.storedGB.value,
      storageMonthly: this.storageMonthly.value,
      egressGB: this.egressGB.value,
      egressOnce: this.egressOnce.value,
    };
  }
}

/** Sums under way. */
class Totals {
  #snapshots = 0;
  #linesWithoutSize = 0;
  readonly #listed = new Part();
  readonly #assumed = new Part();
  readonly #missing = new Part();

  addLine(line: CostLine): void {
    const { storedGB, storageMonthly, egressGB, egressOnce } = line;
    this.#snapshots += line.replicas;
    if (storedGB === undefined) this.#linesWithoutSize++;
    else if (storageMonthly === undefined) this.#missing.storedGB.add(storedGB);
    else {
      const part = line.storagePrice?.basis === 'assumed' ? this.#assumed : this.#listed;
      part.storedGB.add(storedGB);
      part.storageMonthly.add(storageMonthly);
    }
    if (egressOnce === undefined) {
      if (egressGB !== undefined) this.#missing.egressGB.add(egressGB);
    } else if (egressGB !== undefined && !isZero(egressGB)) {
      const part = line.egressPrice?.basis === 'assumed' ? this.#assumed : this.#listed;
      part.egressGB.add(egressGB);
      part.egressOnce.add(egressOnce);
    }
    if (storageMonthly === undefined || egressOnce === undefined) this.#missing.lines++;
    else if (line.priceBasis === 'assumed') this.#assumed.lines++;
    else this.#listed.lines++;
  }

  addTotals(totals: Totals): void {
    this.#snapshots += totals.#snapshots;
    this.#linesWithoutSize += totals.#linesWithoutSize;
    this.#listed.add(totals.#listed);
    this.#assumed.add(totals.#assumed);
    this.#missing.add(totals.#missing);
  }

  get value(): CostTotals {
    const [listed, assumed] = [this.#listed.value, this.#assumed.value];
    const { lines, storedGB, egressGB } = this.#missing.value;
    return {
      snapshots: this.#snapshots,
      storedGB: plus(plus(listed.storedGB, assumed.storedGB), storedGB),
      storageMonthly: plus(listed.storageMonthly, assumed.storageMonthly),
      egressGB: plus(plus(listed.egressGB, assumed.egressGB), egressGB),
      egressOnce: plus(listed.egressOnce, assumed.egressOnce),
      complete: lines === 0,
      listed,
      assumed,
      missing: { lines, linesWithoutSize: this.#linesWithoutSize, storedGB, egressGB },
    };
  }
}

/** By the values of the key in turn; null, the absence, comes last. */
export function byKey(a: Pick<CostGroup, 'key'>, b: Pick<CostGroup, 'key'>): number {
  for (const [name, value] of Object.entries(a.key)) {
    const other = b.key[name] ?? null;
    if (value === other) continue;
    if (value === null || other === null) return value === null ? 1 : -1;
    return compareText(value, other);
  }
  return 0;
}
