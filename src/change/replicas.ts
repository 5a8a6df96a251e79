import { compareText } from '../engine/finding.ts';
import type { Version } from '../estate/estate.ts';
import type { ChangeOf, Changes } from './change.ts';

/** Replicas in both states, and what comes and goes; a version that is replaced loses all of its own and gets new ones. */
export type ReplicaCounts = { before: number; after: number; added: number; removed: number };

/** What changes of a version's replicas in a region. */
export type ReplicaChange = ReplicaCounts & { change: ChangeOf<Version>; region: string };

export type Replicas = {
  /** Of all versions that can be compared, changed or not. */
  total: ReplicaCounts;
  /** By the name of the region. */
  regions: (ReplicaCounts & { region: string })[];
  /** Where a version gains or loses some, in the order of the changes; its regions in the order of the head, then those it leaves. */
  placements: ReplicaChange[];
};

/** Counts replicas: for every region, after less before is what was added less what was removed. */
export function replicasBetween({ changes, unchangedVersions }: Changes): Replicas {
  const total: ReplicaCounts = { before: 0, after: 0, added: 0, removed: 0 };
  const regions = new Map<string, ReplicaCounts>();
  const placements: ReplicaChange[] = [];
  const count = (region: string, counts: ReplicaCounts) => {
    const sums = regions.get(region) ?? { before: 0, after: 0, added: 0, removed: 0 };
    regions.set(region, sums);
    for (const sum of [sums, total]) for (const key of KEYS) sum[key] += counts[key];
  };
  for (const { before, after } of unchangedVersions) {
    for (const { region, ...counts } of countsOf(before, after, false)) count(region, counts);
  }
  for (const change of changes) {
    if (change.kind !== 'version') continue;
    for (const { region, ...counts } of countsOf(change.before, change.after, change.action === 'replace')) {
      count(region, counts);
      if (counts.added > 0 || counts.removed > 0) placements.push({ change, region, ...counts });
    }
  }
  const byName = [...regions].sort(([a], [b]) => compareText(a, b));
  return { total, regions: byName.map(([region, counts]) => ({ region, ...counts })), placements };
}

const KEYS = ['before', 'after', 'added', 'removed'] as const;

function countsOf(before: Version | undefined, after: Version | undefined, isReplaced: boolean): (ReplicaCounts & { region: string })[] {
  const old = replicasByRegion(before);
  const young = replicasByRegion(after);
  return [...new Set([...young.keys(), ...old.keys()])].map((region) => {
    const [was, is] = [old.get(region) ?? 0, young.get(region) ?? 0];
    const [added, removed] = isReplaced ? [is, was] : [Math.max(0, is - was), Math.max(0, was - is)];
    return { region, before: was, after: is, added, removed };
  });
}

function replicasByRegion(version: Version | undefined): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name, replicas } of version?.targetRegions ?? []) counts.set(name, (counts.get(name) ?? 0) + replicas);
  return counts;
}
