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

/** Shares are written in thousandths: they are no more exact, and amounts made with them stay short. */
const PARTS = 1000;

/** Fewer disks than this tell nothing of the others. */
const ENOUGH_DISKS = 10;

/** Says what share of their disks images use where it is not written; undefined parts are looked up once. */
export function usedSharesOf(estate: Estate, configured: UsedShare | undefined): (image: Image) => UsedShareBasis {
  if (configured !== undefined) {
    const basis: UsedShareBasis = { ...configured, from: 'configuration' };
    return () => basis;
  }
  const known = knownSharesOf(estate);
  let ofAll: UsedShareBasis | undefined;
  const byType = new Map<OsType, UsedShareBasis | undefined>();
  return ({ spec: { osType } }) => {
    if (!byType.has(osType)) byType.set(osType, basisOf(known.get(osType) ?? new Shares(), osType));
    return byType.get(osType) ?? (ofAll ??= basisOf(Shares.of(known.values()), undefined) ?? exampleShare());
  };
}

type OsType = Image['spec']['osType'];

function knownSharesOf(estate: Estate): Map<OsType, Shares> {
  const known = new Map<OsType, Shares>();
  for (const { images } of estate.galleries) {
    for (const { spec, versions } of images) {
      let shares = known.get(spec.osType);
      if (shares === undefined) known.set(spec.osType, (shares = new Shares()));
      for (const { disks } of versions) {
        for (const { spec: disk } of disks) {
          if (disk.usedGB !== undefined && disk.sizeGB !== undefined) shares.add(disk.usedGB / disk.sizeGB);
        }
      }
    }
  }
  return known;
}

/** Undefined where there are too few disks. */
function basisOf(shares: Shares, osType: OsType | undefined): UsedShareBasis | undefined {
  if (shares.disks < ENOUGH_DISKS) return undefined;
  const { low, likely } = USED_SHARE_QUANTILES;
  return { low: shares.quantile(low), likely: shares.quantile(likely), high: 1, from: 'estate', osType, disks: shares.disks };
}

/** How many disks use how much, counted by the thousandth: shares are no more exact than that, and need no sorting. */
class Shares {
  readonly #counts = new Uint32Array(PARTS + 1);
  disks = 0;

  static of(some: Iterable<Shares>): Shares {
    const all = new Shares();
    for (const shares of some) {
      all.disks += shares.disks;
      for (const [part, count] of shares.#counts.entries()) all.#counts[part] = (all.#counts[part] ?? 0) + count;
    }
    return all;
  }

  /** No disk is more than full. */
  add(share: number): void {
    const part = Math.min(PARTS, Math.round(share * PARTS));
    this.#counts[part] = (this.#counts[part] ?? 0) + 1;
    this.disks++;
  }

  /** The share of the first disk, in order, by which so great a part of all disks is told. */
  quantile(quantile: number): number {
    let left = Math.ceil(quantile * this.disks);
    for (const [part, count] of this.#counts.entries()) {
      left -= count;
      if (left <= 0) return part / PARTS;
    }
    return 1;
  }
}

/** The example is the low end; between it and a full disk, the likely share is as many times the one as the other is of it. */
function exampleShare(): UsedShareBasis {
  const { usedGB, sizeGB, source, asOf } = example;
  const low = usedGB / sizeGB;
  const inParts = (share: number) => Math.round(share * PARTS) / PARTS;
  return { low: inParts(low), likely: inParts(Math.sqrt(low)), high: 1, from: 'documentation', usedGB, sizeGB, source, asOf };
}
