import type { Image } from '../estate/estate.ts';
import type { CostLine } from './cost.ts';
import type { CostSums } from './cost-groups.ts';
import { type Decimal, decimalOf, minus, plus, Sum, times } from './money.ts';
import type { UsedShareBasis } from './used-share.ts';

/**
 * Between what the estimate would be if the disks without a used size were nearly empty, and as it is, with their
 * provisioned size standing for it. What is missing from the totals is missing here.
 */
export type CostRange = {
  /** Lines without a used size. */
  lines: number;
  storageMonthly: RangeOfAmounts;
  egressOnce: RangeOfAmounts;
  /** The shares that were taken, and for how many of the lines. */
  shares: { basis: UsedShareBasis; lines: number }[];
};

export type RangeOfAmounts = { low: Decimal; likely: Decimal; high: Decimal };

/** Undefined where every used size is known, or unknown altogether. */
export function costRangeOf(
  lines: readonly CostLine[],
  totals: CostSums,
  shareOf: () => (image: Image) => UsedShareBasis,
): CostRange | undefined {
  const assumed = lines.filter(({ isUsedSizeAssumed }) => isUsedSizeAssumed);
  if (assumed.length === 0) return undefined;
  const share = shareOf();
  const parts = new Map<UsedShareBasis, Provisioned>();
  for (const line of assumed) {
    const basis = share(line.targetRegion.image);
    let part = parts.get(basis);
    if (part === undefined) parts.set(basis, (part = { lines: 0, storageMonthly: new Sum(), egressOnce: new Sum() }));
    addProvisioned(part, line);
  }
  const rangeOf = (amount: 'storageMonthly' | 'egressOnce') => {
    const at = (end: 'low' | 'likely' | 'high') => {
      let sum = totals[amount];
      for (const [basis, part] of parts) sum = minus(sum, times(part[amount].value, without(basis[end])));
      return sum;
    };
    return { low: at('low'), likely: at('likely'), high: at('high') };
  };
  return {
    lines: assumed.length,
    storageMonthly: rangeOf('storageMonthly'),
    egressOnce: rangeOf('egressOnce'),
    shares: Array.from(parts, ([basis, part]) => ({ basis, lines: part.lines })),
  };
}

/** The part of amounts that stands on provisioned sizes. */
type Provisioned = { lines: number; storageMonthly: Sum; egressOnce: Sum };

function addProvisioned(part: Provisioned, { targetRegion, replicas, storagePrice, egressGB, egressOnce, egressPrice }: CostLine): void {
  const sizeGB = provisionedGBOf(targetRegion.version.disks);
  part.lines++;
  if (storagePrice !== undefined) part.storageMonthly.add(times(times(sizeGB, decimalOf(replicas)), storagePrice.price));
  // Beside the 0 GB that leave the source region stands a price, too.
  const isCopied = egressOnce !== undefined && egressGB !== undefined && Number(egressGB.mantissa) !== 0;
  if (isCopied && egressPrice !== undefined) part.egressOnce.add(times(sizeGB, egressPrice.price));
}

/** Of the disks without a used size. */
function provisionedGBOf(disks: readonly { spec: { sizeGB?: number; usedGB?: number } }[]): Decimal {
  let sizeGB = decimalOf(0);
  for (const { spec } of disks) if (spec.usedGB === undefined && spec.sizeGB !== undefined) sizeGB = plus(sizeGB, decimalOf(spec.sizeGB));
  return sizeGB;
}

function without(share: number): Decimal {
  return minus(decimalOf(1), decimalOf(share));
}
