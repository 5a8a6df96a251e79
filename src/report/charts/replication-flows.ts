import type { CostLine, Estimate } from '../../pricing/cost.ts';
import { type CostTotals, totalsOf } from '../../pricing/cost-groups.ts';
import { compareDecimals } from '../../pricing/money.ts';

/** All that is copied from one region to another, added up. */
export type ReplicationFlow = { from: string; to: string; lines: readonly CostLine[]; totals: CostTotals };

/** What lies in a region, and what is copied from it. */
export type RegionLoad = { region: string; totals: CostTotals; outgoing: CostTotals };

/** Ways between regions, the heaviest first. */
export function flowsOf({ lines }: Pick<Estimate, 'lines'>): ReplicationFlow[] {
  const groups = new Map<string, Map<string, CostLine[]>>();
  for (const line of lines) {
    const from = line.targetRegion.version.location;
    if (from === line.region) continue;
    const targets = groups.get(from) ?? new Map<string, CostLine[]>();
    groups.set(from, targets);
    const same = targets.get(line.region);
    if (same === undefined) targets.set(line.region, [line]);
    else same.push(line);
  }
  const flows: ReplicationFlow[] = [];
  for (const [from, targets] of groups) {
    for (const [to, same] of targets) flows.push({ from, to, lines: same, totals: totalsOf(same) });
  }
  return flows.sort((a, b) => compareDecimals(b.totals.egressGB, a.totals.egressGB) || b.lines.length - a.lines.length);
}

/** Every region that holds a replica or is a source, those with the most replicas first. */
export function loadsOf({ lines, by }: Pick<Estimate, 'lines' | 'by'>): RegionLoad[] {
  const outgoing = new Map<string, CostLine[]>();
  for (const line of lines) {
    const from = line.targetRegion.version.location;
    const same = outgoing.get(from);
    if (same === undefined) outgoing.set(from, [line]);
    else same.push(line);
  }
  const nothing = totalsOf([]);
  const held = new Map(by.region.map(({ key, totals }) => [key['region'] ?? '', totals]));
  const regions = new Set([...held.keys(), ...outgoing.keys()]);
  const loads = Array.from(regions, (region) => ({
    region,
    totals: held.get(region) ?? nothing,
    outgoing: totalsOf(outgoing.get(region) ?? []),
  }));
  return loads.sort((a, b) => b.totals.snapshots - a.totals.snapshots || compareDecimals(b.outgoing.egressGB, a.outgoing.egressGB));
}
