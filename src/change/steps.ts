import { type Change, type ChangedEntity, type ChangedKind, isInAzure } from './change.ts';

/** One thing to do; a replacement is two: a deletion and a creation. */
export type Step = { action: 'create' | 'update' | 'delete'; change: Change; entity: ChangedEntity };

/**
 * The changes in an order in which Azure accepts them (E05, E23): deletions from the inside out, then the rest from the
 * outside in. Deployments are no part of it: they are demand, and stand beside the galleries.
 */
export function stepsOf(changes: readonly Change[]): Step[] {
  const steps: Step[] = [];
  for (const kind of INSIDE_OUT) {
    for (const change of changes) {
      if (change.kind !== kind || change.before === undefined) continue;
      if (change.action === 'delete' || change.action === 'replace') steps.push({ action: 'delete', change, entity: change.before });
    }
  }
  for (const kind of INSIDE_OUT.toReversed()) {
    for (const change of changes) {
      if (change.kind !== kind || change.after === undefined || !isInAzure(change)) continue;
      steps.push({ action: change.action === 'update' ? 'update' : 'create', change, entity: change.after });
    }
  }
  return steps;
}

const INSIDE_OUT: readonly ChangedKind[] = ['version', 'image', 'gallery'];
