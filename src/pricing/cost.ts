import type { Estate, StorageAccountType, TargetRegion, Version } from '../estate/estate.ts';
import { once } from '../estate/once.ts';
import { type BudgetState, budgetStateOf } from './budget.ts';
import { type CostGroup, type CostTotals, sumsOf } from './cost-groups.ts';
import { type CostRange, costRangeOf } from './cost-range.ts';
import type { Rate } from './exchange-rate.ts';
import { type Decimal, decimalOf, plus, times, ZERO } from './money.ts';
import { type PriceGap, priceGapsOf } from './price-gaps.ts';
import { egressPrice, leavingPrice, type Price, type PriceSheet, storagePrice } from './price-sheet.ts';
import { type UsedShare, usedSharesOf } from './used-share.ts';

/** Where the prices of a line come from: the sheet, its fallback, or nowhere. */
export type PriceBasis = Price['basis'] | 'missing';

/** What one version costs in one region. What is unknown is undefined, never zero. */
export type CostLine = {
  targetRegion: TargetRegion;
  /** The target region's name; the source region of a shallow version. */
  region: string;
  storageAccountType: StorageAccountType;
  /** Copies that are stored, each billed as one snapshot. */
  replicas: number;
  /** All disks of the version together. */
  usedGB: Decimal | undefined;
  storedGB: Decimal | undefined;
  storagePrice: Price | undefined;
  storageMonthly: Decimal | undefined;
  /** Zero in the source region. */
  egressGB: Decimal | undefined;
  egressPrice: Price | undefined;
  egressOnce: Decimal | undefined;
  priceBasis: PriceBasis;
  /** No used size is written: the provisioned size stands for it, an overestimate. */
  isUsedSizeAssumed: boolean;
  isSuperseded: boolean;
};

/** Something taken for granted, and in how many lines. */
export type Assumption = { kind: AssumptionKind; lines: number };

/**
 * `shallow`: one replica in the source region and no egress, since what is billed is not documented; `provisionedSize`: it
 * stands for a used size that is not written, an overestimate; `assumedPrice`: the sheet's fallback; `unknownSize` and
 * `missingPrice`: left out of the totals.
 */
export type AssumptionKind = 'shallow' | 'provisionedSize' | 'unknownSize' | 'assumedPrice' | 'missingPrice';

export type CostDimension = 'gallery' | 'image' | 'region' | 'storageAccountType' | 'environment' | 'subscription' | 'tag';

/** What the cost is asked to be split by. */
export type CostBy = { dimension: Exclude<CostDimension, 'tag'> } | { dimension: 'tag'; tag: string };

export type Estimate = {
  /** ISO 4217. */
  currency: string;
  /** The sheet, and the rate by which its prices were converted into the currency, where they were. */
  prices: { name: string; asOf: string; rate?: Rate };
  /** Stated rates from the currency of the sheet into others. */
  rates: readonly Rate[];
  /** In the order of the estate. */
  readonly lines: readonly CostLine[];
  readonly totals: CostTotals;
  /** The same lines, added up by what they have in common. */
  readonly by: Readonly<Record<CostDimension, readonly CostGroup[]>>;
  /** What storage and egress may come to where provisioned sizes stand for used ones; undefined where none do. */
  readonly range: CostRange | undefined;
  /** What every budget allows, and what of it is spent; in the order of the estate. */
  readonly budgets: readonly BudgetState[];
  /** What the estimate takes for granted; what is not taken for granted anywhere is absent. */
  readonly assumptions: readonly Assumption[];
  /** What the price sheet has no price for, in the order of the estate. */
  readonly priceGaps: readonly PriceGap[];
  /** The lines of one version; made anew at each question but the last, so that a rule pays for what it asks. */
  linesOf(version: Version): readonly CostLine[];
  /** Undefined for a second target region of a shallow version, which costs nothing. */
  lineOf(targetRegion: TargetRegion): CostLine | undefined;
  /** Storage of a target region a month; undefined where it is unknown. */
  monthlyCostOf(targetRegion: TargetRegion): Decimal | undefined;
  /** Storage of so many of its replicas a month; undefined where it is unknown. */
  monthlyCostOfReplicas(targetRegion: TargetRegion, replicas: number): Decimal | undefined;
  /** What one GB of a storage type costs a month in a region, whether anything is stored there or not. */
  priceOf(region: string, storageAccountType: StorageAccountType): Price | undefined;
};

export type CostOptions = {
  /** What share of a disk is used where it is not written; without it, as the rest of the estate or an example has it. */
  usedShare?: UsedShare | undefined;
};

/**
 * Prices the estate: storage each month for the used size of every replica, as snapshots (S101); egress once for the
 * first copy from the source region to each other region (S102). Amounts are exact; `costOutput` rounds them.
 */
export function estimateCost(estate: Estate, sheet: PriceSheet, { usedShare }: CostOptions = {}): Estimate {
  const prices = pricesOf(sheet);
  const lines = once(() => allLines(estate, prices));
  const sums = once(() => sumsOf(lines()));
  const range = once(() => costRangeOf(lines(), sums().totals, () => usedSharesOf(estate, usedShare)));
  const gaps = once(() => priceGapsOf(estate, prices));
  // Rules ask about one version after the other: they need no list of all lines.
  let last: { version: Version; lines: CostLine[] } | undefined;
  const linesOf = (version: Version) => {
    if (last?.version !== version) last = { version, lines: newLines(version, prices) };
    return last.lines;
  };
  const lineOf = (target: TargetRegion) => linesOf(target.version).find((line) => line.targetRegion === target);
  const { currency, rates } = sheet;
  const usedPrices = { name: sheet.name, asOf: sheet.asOf, ...(sheet.rate === undefined ? {} : { rate: sheet.rate }) };
  const budgets = once(() =>
    estate.budgets.map((budget) => budgetStateOf(budget, estate, { currency, rates, prices: usedPrices, linesOf })),
  );
  return {
    currency,
    prices: usedPrices,
    rates,
    get lines() {
      return lines();
    },
    get totals() {
      return sums().totals;
    },
    get by() {
      return sums().by;
    },
    get range() {
      return range();
    },
    get budgets() {
      return budgets();
    },
    get assumptions() {
      return assumptionsOf(lines());
    },
    get priceGaps() {
      return gaps();
    },
    linesOf,
    lineOf,
    monthlyCostOf: (target) => lineOf(target)?.storageMonthly,
    monthlyCostOfReplicas(target, replicas) {
      const line = lineOf(target);
      if (line?.usedGB === undefined || line.storagePrice === undefined) return undefined;
      return times(times(line.usedGB, decimalOf(replicas)), line.storagePrice.price);
    },
    priceOf: prices.storage,
  };
}

function allLines(estate: Estate, prices: Prices): CostLine[] {
  const lines: CostLine[] = [];
  for (const gallery of estate.galleries) {
    for (const image of gallery.images) {
      for (const version of image.versions) lines.push(...newLines(version, prices));
    }
  }
  return lines;
}

function newLines(version: Version, prices: Prices): CostLine[] {
  const size = usedSizeOf(version);
  if (!version.isShallow) return version.targetRegions.map((target) => newLine(target, target.name, target.replicas, size, prices));
  // What is billed for a shallow version is not documented: one replica where the source is (N01, N02).
  const target = version.targetRegions.find((candidate) => candidate.isSourceRegion) ?? version.targetRegions[0];
  return target === undefined ? [] : [newLine(target, version.location, 1, size, prices)];
}

function newLine(target: TargetRegion, region: string, replicas: number, size: UsedSize, prices: Prices): CostLine {
  const { version, storageAccountType } = target;
  const { usedGB } = size;
  const isLocal = region === version.location;
  const storage = prices.storage(region, storageAccountType);
  const egress = prices.egress(version.location, region);
  const storedGB = usedGB === undefined ? undefined : times(usedGB, decimalOf(replicas));
  const egressGB = isLocal ? ZERO : usedGB;
  return {
    targetRegion: target,
    region,
    storageAccountType,
    replicas,
    usedGB,
    storedGB,
    storagePrice: storage,
    storageMonthly: amountOf(storedGB, storage),
    egressGB,
    // No GB leaves the source region; beside the 0 stands what one would cost.
    egressPrice: isLocal ? (prices.leaving(region) ?? egress) : egress,
    egressOnce: amountOf(egressGB, egress),
    priceBasis: basisOf(storage, egress),
    isUsedSizeAssumed: size.isAssumed,
    isSuperseded: version.isSuperseded,
  };
}

function amountOf(sizeGB: Decimal | undefined, price: Price | undefined): Decimal | undefined {
  return sizeGB === undefined || price === undefined ? undefined : times(sizeGB, price.price);
}

function basisOf(storage: Price | undefined, egress: Price | undefined): PriceBasis {
  if (storage === undefined || egress === undefined) return 'missing';
  return storage.basis === 'assumed' || egress.basis === 'assumed' ? 'assumed' : 'listed';
}

type UsedSize = { usedGB: Decimal | undefined; isAssumed: boolean };

/** Used size of all disks. Unknown where the OS disk is not described, or a disk has neither size. */
function usedSizeOf(version: Version): UsedSize {
  let usedGB: Decimal | undefined;
  let isAssumed = false;
  let isUnknown = version.disks[0]?.lun !== undefined;
  for (const { spec } of version.disks) {
    const sizeGB = spec.usedGB ?? spec.sizeGB;
    if (sizeGB === undefined) {
      isUnknown = true;
      continue;
    }
    isAssumed ||= spec.usedGB === undefined;
    usedGB = usedGB === undefined ? decimalOf(sizeGB) : plus(usedGB, decimalOf(sizeGB));
  }
  return isUnknown ? { usedGB: undefined, isAssumed: false } : { usedGB, isAssumed };
}

type Prices = {
  storage(region: string, type: StorageAccountType): Price | undefined;
  egress(source: string, target: string): Price | undefined;
  leaving(source: string): Price | undefined;
};

/** The questions that tens of thousands of lines ask of a few places, each answered once. */
function pricesOf(sheet: PriceSheet): Prices {
  return {
    storage: remembered((region, type: StorageAccountType) => storagePrice(sheet, region, type)),
    egress: remembered((source, target: string) => egressPrice(sheet, source, target)),
    leaving: rememberedOne((source) => leavingPrice(sheet, source)),
  };
}

function rememberedOne(ask: (source: string) => Price | undefined): typeof ask {
  const answers = new Map<string, { price: Price | undefined }>();
  return (source) => {
    let answer = answers.get(source);
    if (answer === undefined) answers.set(source, (answer = { price: ask(source) }));
    return answer.price;
  };
}

function remembered<Second extends string>(ask: (first: string, second: Second) => Price | undefined): typeof ask {
  const answers = new Map<string, Map<Second, { price: Price | undefined }>>();
  return (first, second) => {
    let known = answers.get(first);
    if (known === undefined) answers.set(first, (known = new Map()));
    let answer = known.get(second);
    if (answer === undefined) known.set(second, (answer = { price: ask(first, second) }));
    return answer.price;
  };
}

function assumptionsOf(lines: readonly CostLine[]): Assumption[] {
  const made: Record<AssumptionKind, number> = { shallow: 0, provisionedSize: 0, unknownSize: 0, assumedPrice: 0, missingPrice: 0 };
  for (const { targetRegion, usedGB, priceBasis, isUsedSizeAssumed } of lines) {
    if (targetRegion.version.isShallow) made.shallow++;
    if (isUsedSizeAssumed) made.provisionedSize++;
    if (usedGB === undefined) made.unknownSize++;
    if (priceBasis === 'assumed') made.assumedPrice++;
    if (priceBasis === 'missing') made.missingPrice++;
  }
  return ASSUMPTIONS.filter((kind) => made[kind] > 0).map((kind) => ({ kind, lines: made[kind] }));
}

/** In the order in which they are told. */
const ASSUMPTIONS: readonly AssumptionKind[] = ['shallow', 'provisionedSize', 'unknownSize', 'assumedPrice', 'missingPrice'];
