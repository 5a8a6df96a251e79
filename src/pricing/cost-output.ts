import type { CostDimension, CostLine, Estimate, PriceBasis } from './cost.ts';
import type { BudgetState, BudgetStatus } from './budget.ts';
import { type CostGroup, type CostSums, type CostTotals, type PricedSums, sumsOf } from './cost-groups.ts';
import type { CostRange, RangeOfAmounts } from './cost-range.ts';
import type { Rate } from './exchange-rate.ts';
import { type Decimal, numberOrNull, roundDecimal, roundTogether, toNumber } from './money.ts';
import { USED_SHARE_QUANTILES, type UsedShareBasis } from './used-share.ts';

/** Decimals of amounts in JSON. */
export const JSON_DECIMALS = 6;

/** `cost -f json`. Null is unknown. */
export type CostOutput = {
  currency: string;
  prices: { name: string; asOf: string; rate?: RateOutput };
  lines: CostOutputLine[];
  totals: CostOutputTotals;
  range: CostOutputRange | null;
  budgets: CostOutputBudget[];
  by: Record<CostDimension, CostOutputGroup[]>;
};

/** By which prices were converted: one `from` is so many `to`. */
export type RateOutput = { from: string; to: string; rate: number; asOf: string; source?: string };

export type CostOutputLine = {
  gallery: string;
  image: string;
  version: string;
  region: string;
  storageAccountType: string;
  replicas: number;
  usedGB: number | null;
  storedGB: number | null;
  pricePerGBMonth: number | null;
  storageMonthly: number | null;
  egressGB: number | null;
  egressPricePerGB: number | null;
  egressOnce: number | null;
  priceBasis: PriceBasis;
};

export type CostOutputTotals = {
  snapshots: number;
  storedGB: number;
  storageMonthly: number;
  egressGB: number;
  egressOnce: number;
  complete: boolean;
  /** What is listed, assumed and missing adds up to the sums above. */
  listed: CostOutputPriced;
  assumed: CostOutputPriced;
  missing: { lines: number; linesWithoutSize: number; storedGB: number; egressGB: number };
};

export type CostOutputPriced = { lines: number; storedGB: number; storageMonthly: number; egressGB: number; egressOnce: number };

/** The key of the group beside its totals: `{ region: "westeurope", snapshots: 2, ... }`. */
export type CostOutputGroup = CostOutputTotals & Partial<Record<CostDimension | 'value', string | null>>;

export type CostOutputRange = {
  lines: number;
  storageMonthly: CostOutputAmounts;
  egressOnce: CostOutputAmounts;
  shares: CostOutputShare[];
};

export type CostOutputAmounts = { low: number; likely: number; high: number };

/** Shares that were taken, and what from: the configuration, disks of the estate, or an example in the documentation. */
export type CostOutputShare = CostOutputAmounts & {
  lines: number;
  from: UsedShareBasis['from'];
  osType?: string | null;
  disks?: number;
  quantiles?: { low: number; likely: number };
  usedGB?: number;
  sizeGB?: number;
  source?: string;
  asOf?: string;
};

export type CostOutputBudget = {
  name: string;
  gallery: string | null;
  image: string | null;
  tag: Record<string, string> | null;
  currency: string;
  allowed: number;
  spent: number | null;
  complete: boolean;
  share: number | null;
  status: BudgetStatus;
};

/**
 * The estimate for programs: amounts are rounded once to so many decimals, half to even, in such a way that the lines
 * add up to the totals and to every group exactly. Prices and sizes are as exact as numbers are.
 */
export function costOutput(estimate: Estimate, decimals = JSON_DECIMALS): CostOutput {
  const { lines, totals, by } = roundedCost(estimate, decimals);
  return {
    currency: estimate.currency,
    prices: sheetOutput(estimate.prices),
    lines: lines.map(outputLine),
    totals: outputTotals(totals),
    range: outputRange(estimate.range, decimals),
    budgets: estimate.budgets.map((state) => outputBudget(state, decimals)),
    by: {
      gallery: outputGroups(by.gallery),
      image: outputGroups(by.image),
      region: outputGroups(by.region),
      storageAccountType: outputGroups(by.storageAccountType),
      environment: outputGroups(by.environment),
      subscription: outputGroups(by.subscription),
      tag: outputGroups(by.tag),
    },
  };
}

/** The sheet for programs. */
export function sheetOutput({ name, asOf, rate }: Estimate['prices']): CostOutput['prices'] {
  return { name, asOf, ...(rate === undefined ? {} : { rate: rateOutput(rate) }) };
}

/** A rate for programs. */
export function rateOutput({ from, to, rate, asOf, source }: Rate): RateOutput {
  return { from, to, rate: toNumber(rate), asOf, ...(source === undefined ? {} : { source }) };
}

/** The lines as they are rounded, and the sums of what was rounded. */
export type RoundedCost = Pick<Estimate, 'lines' | 'totals' | 'by'>;

/** Rounds once, so that lines, totals and groups add up. */
export function roundedCost(estimate: Estimate, decimals: number): RoundedCost {
  const lines = roundLines(estimate.lines, decimals);
  const { totals, by } = lines === estimate.lines ? estimate : sumsOf(lines);
  return { lines, totals, by };
}

/** The lines with their amounts rounded so that they add up to the rounded totals; the same array where none needs it. */
export function roundLines(lines: readonly CostLine[], decimals: number): readonly CostLine[] {
  const storage = roundAmounts(lines, (line) => line.storageMonthly, decimals);
  const egress = roundAmounts(lines, (line) => line.egressOnce, decimals);
  if (storage === undefined && egress === undefined) return lines;
  return lines.map((line, index) =>
    Object.assign({}, line, {
      storageMonthly: storage === undefined ? line.storageMonthly : storage[index],
      egressOnce: egress === undefined ? line.egressOnce : egress[index],
    }),
  );
}

/** A group whose sums are rounded, as a table shows it. */
export type RoundedGroup = { key: CostGroup['key']; totals: CostSums };

/** Groups with their amounts rounded so that they add up to their rounded sum: for a table of groups that people read. */
export function roundGroups(groups: readonly RoundedGroup[], decimals: number): RoundedGroup[] {
  const storage = roundTogether(
    groups.map(({ totals }) => totals.storageMonthly),
    decimals,
  );
  const egress = roundTogether(
    groups.map(({ totals }) => totals.egressOnce),
    decimals,
  );
  return groups.map(({ key, totals }, index) => ({
    key,
    totals: Object.assign({}, totals, { storageMonthly: storage[index], egressOnce: egress[index] }),
  }));
}

/** Line by line; undefined where nothing is to be rounded. */
function roundAmounts(
  lines: readonly CostLine[],
  amountOf: (line: CostLine) => Decimal | undefined,
  decimals: number,
): (Decimal | undefined)[] | undefined {
  if (lines.every((line) => (amountOf(line)?.scale ?? 0) <= decimals)) return undefined;
  return roundTogether(lines.map(amountOf), decimals);
}

function outputLine(line: CostLine): CostOutputLine {
  const { version, image, gallery } = line.targetRegion;
  return {
    gallery: gallery.name,
    image: image.name,
    version: version.name,
    region: line.region,
    storageAccountType: line.storageAccountType,
    replicas: line.replicas,
    usedGB: numberOrNull(line.usedGB),
    storedGB: numberOrNull(line.storedGB),
    pricePerGBMonth: numberOrNull(line.storagePrice?.price),
    storageMonthly: numberOrNull(line.storageMonthly),
    egressGB: numberOrNull(line.egressGB),
    egressPricePerGB: numberOrNull(line.egressPrice?.price),
    egressOnce: numberOrNull(line.egressOnce),
    priceBasis: line.priceBasis,
  };
}

function outputGroups(groups: readonly CostGroup[]): CostOutputGroup[] {
  const output: CostOutputGroup[] = [];
  for (const { key, totals } of groups) output.push({ ...key, ...outputTotals(totals) });
  return output;
}

function outputTotals(totals: CostTotals): CostOutputTotals {
  const { snapshots, storedGB, storageMonthly, egressGB, egressOnce, complete, listed, assumed, missing } = totals;
  return {
    snapshots,
    storedGB: toNumber(storedGB),
    storageMonthly: toNumber(storageMonthly),
    egressGB: toNumber(egressGB),
    egressOnce: toNumber(egressOnce),
    complete,
    listed: outputPriced(listed),
    assumed: outputPriced(assumed),
    missing: { ...missing, storedGB: toNumber(missing.storedGB), egressGB: toNumber(missing.egressGB) },
  };
}

function outputPriced({ lines, storedGB, storageMonthly, egressGB, egressOnce }: PricedSums): CostOutputPriced {
  return {
    lines,
    storedGB: toNumber(storedGB),
    storageMonthly: toNumber(storageMonthly),
    egressGB: toNumber(egressGB),
    egressOnce: toNumber(egressOnce),
  };
}

/** Each end is rounded as the total is, so that the high one is the total where provisioned sizes are the high end. */
function outputRange(range: CostRange | undefined, decimals: number): CostOutputRange | null {
  if (range === undefined) return null;
  const rounded = ({ low, likely, high }: RangeOfAmounts) => ({
    low: toNumber(roundDecimal(low, decimals)),
    likely: toNumber(roundDecimal(likely, decimals)),
    high: toNumber(roundDecimal(high, decimals)),
  });
  return {
    lines: range.lines,
    storageMonthly: rounded(range.storageMonthly),
    egressOnce: rounded(range.egressOnce),
    shares: range.shares.map(({ basis, lines }) => outputShare(basis, lines)),
  };
}

function outputShare(basis: UsedShareBasis, lines: number): CostOutputShare {
  const share = { lines, low: basis.low, likely: basis.likely, high: basis.high, from: basis.from };
  if (basis.from === 'configuration') return share;
  if (basis.from === 'estate')
    return { ...share, osType: basis.osType ?? null, disks: basis.disks, quantiles: { ...USED_SHARE_QUANTILES } };
  const { usedGB, sizeGB, source, asOf } = basis;
  return { ...share, usedGB, sizeGB, source, asOf };
}

function outputBudget({ budget: { spec }, currency, allowed, spent, share, status }: BudgetState, decimals: number): CostOutputBudget {
  return {
    name: spec.name,
    gallery: spec.gallery ?? null,
    image: spec.image ?? null,
    tag: spec.tag === undefined ? null : { ...spec.tag },
    currency,
    allowed: toNumber(allowed),
    spent: spent.known === 'none' ? null : toNumber(roundDecimal(spent.amount, decimals)),
    complete: spent.known === 'all',
    share: share === undefined ? null : Number(share.toFixed(decimals)),
    status,
  };
}
