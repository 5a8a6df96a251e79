import type { Edit } from '../engine/finding.ts';
import { pathOf, type TargetRegion } from '../estate/estate.ts';
import type { Saving } from './saving.ts';

/** The savings of one version as edits of its document, each from what stands there now. */
export function editsOfVersion(savings: readonly Saving[]): Edit[] {
  const edits: Edit[] = [];
  const bare = new Map<TargetRegion, Record<string, unknown>>();
  for (const { targetRegion, edits: ofSaving } of savings) {
    for (const { at, after } of ofSaving) {
      if (after === null) edits.push({ op: 'remove', at });
      else if (targetRegion?.isBare === true) {
        // A bare region has no place for a key: it becomes a map, with all of them.
        const value = bare.get(targetRegion) ?? { name: targetRegion.spec.name };
        value[String(at.at(-1))] = after;
        bare.set(targetRegion, value);
      } else edits.push({ op: 'set', at, value: after });
    }
  }
  for (const [target, value] of bare) edits.push({ op: 'set', at: pathOf(target), value });
  return edits;
}
