import { type Change, isInAzure } from '../change/change.ts';
import type { Comparison } from '../change/comparison.ts';

/** What becomes of a change: what Azure does, or why it does nothing. */
export type DiffGroup = 'delete' | 'onlyThere' | 'replace' | 'update' | 'create' | 'deployments' | 'notes';

/** In the order in which they are told: what is taken away first, as in a deployment. */
export const DIFF_GROUPS: readonly DiffGroup[] = ['delete', 'onlyThere', 'replace', 'update', 'create', 'deployments', 'notes'];

export function groupOf(change: Change, isLive: boolean): DiffGroup {
  if (change.kind === 'deployment') return 'deployments';
  if (change.action === 'delete') return isLive ? 'onlyThere' : 'delete';
  return isInAzure(change) ? change.action : 'notes';
}

/** The changes by what becomes of them, each group in a safe order: deletions from the inside out, all else from the outside in. */
export function changesByGroup({ changes, isLive }: Pick<Comparison, 'changes' | 'isLive'>): Map<DiffGroup, Change[]> {
  const groups = new Map<DiffGroup, Change[]>(DIFF_GROUPS.map((group) => [group, []]));
  for (const change of changes.changes) groups.get(groupOf(change, isLive))?.push(change);
  groups.get('delete')?.sort((a, b) => DEPTH[b.kind] - DEPTH[a.kind]);
  groups.get('create')?.sort((a, b) => DEPTH[a.kind] - DEPTH[b.kind]);
  return groups;
}

/** How many changes become what. */
export function countGroups({ changes, isLive }: Pick<Comparison, 'changes' | 'isLive'>): Record<DiffGroup, number> {
  const counts: Record<DiffGroup, number> = { delete: 0, onlyThere: 0, replace: 0, update: 0, create: 0, deployments: 0, notes: 0 };
  for (const change of changes.changes) counts[groupOf(change, isLive)]++;
  return counts;
}

const DEPTH: Readonly<Record<Change['kind'], number>> = { gallery: 0, image: 1, version: 2, deployment: 3 };
