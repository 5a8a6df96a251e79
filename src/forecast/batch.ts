import type { Version } from '../estate/estate.ts';
import type { Demand } from '../estate/fixed-demand.ts';
import { type SupersededTarget, supersededTargets } from '../estate/superseded-targets.ts';
import type { Retention } from '../manifest/manifest.ts';
import type { CostLine, Estimate } from '../pricing/cost.ts';
import type { Decimal } from '../pricing/money.ts';
import { grownSize } from './cadence.ts';
import { type Amounts, amountsOf, type Form, formsOf, type LineSplit } from './holding.ts';

/** Versions that are alike: each adds the same to a month. */
export type Batch = {
  /** The source region, in which they count. */
  location: string;
  /** By what lines are to be told apart by; worked out when a month is asked for in which it plays a part. */
  readonly parts: ReadonlyMap<string, Amounts>;
};

/** How versions are priced, and what their lines are told apart by. */
export type Pricing = { estimate: Pick<Estimate, 'linesOf'>; split: LineSplit };

/** A version as it is. */
export function batchOf(version: Version, { estimate, split }: Pricing): Batch {
  const lines = estimate.linesOf(version);
  return sizedBatch(version.location, lines, split)();
}

/** What is left of a version once it is superseded; undefined where that is all of it. */
export function supersededBatch(version: Version, retention: Retention, { estimate, split }: Pricing, demand: Demand): Batch | undefined {
  const lines = estimate.linesOf(version);
  const left = supersededLines(lines, supersededTargets(version, demand, retention));
  return left === lines ? undefined : sizedBatch(version.location, left, split)();
}

/** Makes batches of versions that differ in their size alone: by how much they have grown. */
export type SizedBatch = (factor?: Decimal) => Batch;

export function sizedBatch(location: string, lines: readonly CostLine[], split: LineSplit): SizedBatch {
  const forms = formsOf(lines, split);
  const usedGB = lines[0]?.usedGB;
  const made = new Map<Decimal | undefined, Batch>();
  return (factor) => {
    let batch = made.get(factor);
    if (batch === undefined) {
      const sizeOf = () => (usedGB === undefined || factor === undefined ? usedGB : grownSize(usedGB, factor));
      made.set(factor, (batch = newBatch(location, forms, sizeOf)));
    }
    return batch;
  };
}

function newBatch(location: string, forms: ReadonlyMap<string, Form>, sizeOf: () => Decimal | undefined): Batch {
  let parts: ReadonlyMap<string, Amounts> | undefined;
  return {
    location,
    get parts() {
      if (parts === undefined) {
        const size = sizeOf();
        parts = new Map(Array.from(forms, ([part, form]) => [part, amountsOf(form, size)] as const));
      }
      return parts;
    },
  };
}

/** The lines that are left of a version, with the replicas that are left; the same array where all are. */
export function supersededLines(lines: readonly CostLine[], targets: readonly SupersededTarget[]): readonly CostLine[] {
  const replicas = new Map(targets.map(({ target, replicas: left }) => [target, left]));
  const left: CostLine[] = [];
  let isLess = false;
  for (const line of lines) {
    const most = replicas.get(line.targetRegion);
    if (most === line.replicas || (most !== undefined && most > line.replicas)) left.push(line);
    else {
      isLess = true;
      if (most !== undefined) left.push(Object.assign({}, line, { replicas: most }));
    }
  }
  return isLess ? left : lines;
}
