import { type ChangeOptions, changesBetween } from '../../src/change/changes-between.ts';
import { type Changes, entityOf } from '../../src/change/change.ts';
import { estateOf } from '../estate/estate-of.ts';

/** The changes between two manifests given as plain data. */
export function changesOf(base: object, head: object, options: ChangeOptions = {}): Changes {
  return changesBetween(estateOf([{ value: { gallerist: 1, ...base } }]), estateOf([{ value: { gallerist: 1, ...head } }]), options);
}

/** A line a change and a property: `update version 1.0.0: targetRegions.regionalReplicaCount westeurope 2 > 3 (updatable)`. */
export function wordsOf({ changes }: Changes): string[] {
  return changes.flatMap((change) => {
    const renamed = change.renamedFrom === undefined ? '' : ` from ${change.renamedFrom}`;
    const head = `${change.action} ${change.kind} ${entityOf(change).name}${renamed}`;
    if (change.properties.length === 0) return [head];
    return change.properties.map(({ name, of, before, after, mutability }) => {
      const which = of === undefined ? name : `${name} ${of}`;
      return `${head}: ${which} ${before ?? '-'} > ${after ?? '-'} (${mutability ?? 'manifest'})`;
    });
  });
}
