import type { Estate, Image } from '../estate/estate.ts';
import example from './used-share-example.json' with { type: 'json' };

/** How much of a disk is used, as shares of its provisioned size: 0 <= low <= likely <= high <= 1. */
export type UsedShare = { low: number; likely: number; high: number };

/** A used share, and what it is taken from. */
export type UsedShareBasis = UsedShare &
  (
    | { from: 'configuration' }
    /** The disks of the estate that have both sizes: of one type of OS, or of all where those are too few. */
    | { from: 'estate'; osType: Image['spec']['osType'] | undefined; disks: number }
    /** The documentation's own example of billing: one disk, hence an assumption. */
    | { from: 'documentation'; usedGB: number; sizeGB: number; source: string; asOf: string }
  );

/** The shares of an estate stand at these places of its disks in order; the highest is the provisioned size. */
export const USED_SHARE_QUANTILES = { low: 0.1, likely: 0.5 } as const;

/** Fewer disks than this tell nothing of the others. */
const ENOUGH_DISKS = 10;

/** Says what share of their disks images use where it is not written; undefined parts are looked up once. */
export function usedSharesOf(estate: Estate, configured: UsedShare | undefined): (image: Image) => UsedShareBasis {
  if (configured !== undefined) {
    const basis: UsedShareBasis = { ...configured, from: 'configuration' };
    return () => basis;
  }
  const known = knownSharesOf(estate);
  const all = [...known.values()].flat();
  const ofAll =
    all.length < ENOUGH_DISKS ? exampleShare() : ({ ...quantilesOf(all), from: 'estate', osType: undefined, disks: all.length } as const);
  const byType = new Map<Image['spec']['osType'], UsedShareBasis>();
  for (const [osType, shares] of known) {
    if (shares.length >= ENOUGH_DISKS) byType.set(osType, { ...quantilesOf(shares), from: 'estate', osType, disks: shares.length });
  }
  return ({ spec }) => byType.get(spec.osType) ?? ofAll;
}

function knownSharesOf(estate: Estate): Map<Image['spec']['osType'], number[]> {
  const known = new Map<Image['spec']['osType'], number[]>();
  for (const { images } of estate.galleries) {
    for (const { spec, versions } of images) {
      const shares = known.get(spec.osType) ?? [];
      known.set(spec.osType, shares);
      for (const { disks } of versions) {
        for (const { spec: disk } of disks) {
          if (disk.usedGB !== undefined && disk.sizeGB !== undefined) shares.push(Math.min(1, disk.usedGB / disk.sizeGB));
        }
      }
    }
  }
  return known;
}

function quantilesOf(shares: number[]): UsedShare {
  const sorted = Float64Array.from(shares).sort();
  const at = (quantile: number) => perMille(sorted[Math.ceil(quantile * sorted.length) - 1] ?? 1);
  return { low: at(USED_SHARE_QUANTILES.low), likely: at(USED_SHARE_QUANTILES.likely), high: 1 };
}

/** The example is the low end; between it and a full disk, the likely share is as many times the one as the other is of it. */
function exampleShare(): UsedShareBasis {
  const { usedGB, sizeGB, source, asOf } = example;
  const low = usedGB / sizeGB;
  return { low: perMille(low), likely: perMille(Math.sqrt(low)), high: 1, from: 'documentation', usedGB, sizeGB, source, asOf };
}

/** Shares are no more exact than this, and amounts made with them stay short. */
function perMille(share: number): number {
  return Math.round(share * 1000) / 1000;
}
