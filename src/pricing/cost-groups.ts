import { compareText } from '../engine/finding.ts';
import type { Gallery, Image } from '../estate/estate.ts';
import { once } from '../estate/once.ts';
import type { CostDimension, CostLine } from './cost.ts';
import { type Decimal, plus, Sum, ZERO } from './money.ts';

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

/** Sums over lines: all of them, and by what they have in common. */
export type CostSides = { readonly totals: CostTotals; readonly by: Readonly<Record<CostDimension, readonly CostGroup[]>> };

/**
 * The totals, and groups by every dimension: galleries and images in the order of the lines, all else by name, absence last.
 *
 * Lines of one image stand together, and share all but region and storage account type: one pass adds up images, and the
 * lines of each region and type. All else is sums of those, and is added up when it is asked for.
 */
export function sumsOf(lines: readonly CostLine[]): CostSides {
  const images = new Map<Image, Totals>();
  const places = new Map<string, Map<string, Totals>>();
  let image: Image | undefined;
  let ofImage = new Totals();
  for (const line of lines) {
    if (line.targetRegion.image !== image) {
      image = line.targetRegion.image;
      ofImage = images.get(image) ?? new Totals();
      images.set(image, ofImage);
    }
    ofImage.addLine(line);
    placeOf(places, line).addLine(line);
  }
  const totals = once(() => totalOf(places));
  const gallery = once(() => groupImages(images, (each) => each.gallery, galleryKey, true));
  const byImage = once(() => Array.from(images, ([each, sums]): CostGroup => ({ key: imageKey(each), totals: sums.value })));
  const region = once(() => groupPlaces(places, (name) => name, regionKey));
  const storageAccountType = once(() => groupPlaces(places, (_, type) => type, typeKey));
  const environment = once(() => groupImages(images, (each) => each.environment, environmentKey));
  const subscription = once(() => groupImages(images, (each) => each.gallery.subscription, subscriptionKey));
  const tag = once(() => groupByTag(images));
  return {
    get totals() {
      return totals();
    },
    by: {
      get gallery() {
        return gallery();
      },
      get image() {
        return byImage();
      },
      get region() {
        return region();
      },
      get storageAccountType() {
        return storageAccountType();
      },
      get environment() {
        return environment();
      },
      get subscription() {
        return subscription();
      },
      get tag() {
        return tag();
      },
    },
  };
}

/** By region and, in it, by storage account type. */
type Places = ReadonlyMap<string, ReadonlyMap<string, Totals>>;

function placeOf(places: Map<string, Map<string, Totals>>, { region, storageAccountType }: CostLine): Totals {
  let types = places.get(region);
  if (types === undefined) places.set(region, (types = new Map<string, Totals>()));
  let totals = types.get(storageAccountType);
  if (totals === undefined) types.set(storageAccountType, (totals = new Totals()));
  return totals;
}

function totalOf(places: Places): CostTotals {
  const sum = new Totals();
  for (const types of places.values()) for (const totals of types.values()) sum.addTotals(totals);
  return sum.value;
}

function groupPlaces(places: Places, commonOf: (region: string, type: string) => string, keyOf: (common: string) => Key): CostGroup[] {
  const groups = new Groups<string>();
  for (const [region, types] of places) for (const [type, totals] of types) groups.of(commonOf(region, type), keyOf).addTotals(totals);
  return groups.sorted();
}

type Key = CostGroup['key'];

export const regionKey = (region: string): Key => ({ region });
export const typeKey = (storageAccountType: string): Key => ({ storageAccountType });
export const environmentKey = (environment: string | undefined): Key => ({ environment: environment ?? null });
export const subscriptionKey = (subscription: string): Key => ({ subscription: subscription || null });
export const galleryKey = (gallery: Gallery): Key => ({ ...subscriptionKey(gallery.subscription), gallery: gallery.name });
export const imageKey = (image: Image): Key => ({ ...galleryKey(image.gallery), image: image.name });

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

const NOTHING: PricedSums = { lines: 0, storedGB: ZERO, storageMonthly: ZERO, egressGB: ZERO, egressOnce: ZERO };

/** Sums under way. Most groups have listed prices alone: the other parts are made when they are needed. */
class Totals {
  #snapshots = 0;
  #linesWithoutSize = 0;
  readonly #listed = new Part();
  #assumed: Part | undefined;
  #missing: Part | undefined;

  addLine(line: CostLine): void {
    const { storedGB, storageMonthly, egressGB, egressOnce } = line;
    this.#snapshots += line.replicas;
    if (storedGB === undefined) this.#linesWithoutSize++;
    else if (storageMonthly === undefined) this.#ofMissing().storedGB.add(storedGB);
    else {
      const part = line.storagePrice?.basis === 'assumed' ? this.#ofAssumed() : this.#listed;
      part.storedGB.add(storedGB);
      part.storageMonthly.add(storageMonthly);
    }
    if (egressOnce === undefined) {
      if (egressGB !== undefined) this.#ofMissing().egressGB.add(egressGB);
    } else if (egressGB !== undefined && egressGB !== ZERO) {
      const part = line.egressPrice?.basis === 'assumed' ? this.#ofAssumed() : this.#listed;
      part.egressGB.add(egressGB);
      part.egressOnce.add(egressOnce);
    }
    if (storageMonthly === undefined || egressOnce === undefined) this.#ofMissing().lines++;
    else if (line.priceBasis === 'assumed') this.#ofAssumed().lines++;
    else this.#listed.lines++;
  }

  addTotals(totals: Totals): void {
    this.#snapshots += totals.#snapshots;
    this.#linesWithoutSize += totals.#linesWithoutSize;
    this.#listed.add(totals.#listed);
    if (totals.#assumed !== undefined) this.#ofAssumed().add(totals.#assumed);
    if (totals.#missing !== undefined) this.#ofMissing().add(totals.#missing);
  }

  get value(): CostTotals {
    const listed = this.#listed.value;
    const assumed = this.#assumed?.value ?? NOTHING;
    const { lines, storedGB, egressGB } = this.#missing?.value ?? NOTHING;
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

  #ofAssumed(): Part {
    return (this.#assumed ??= new Part());
  }

  #ofMissing(): Part {
    return (this.#missing ??= new Part());
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
