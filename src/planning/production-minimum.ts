import type { TargetRegion } from '../estate/estate.ts';
import type { Facts } from '../facts/facts.ts';

/** Replicas that a region should hold of this version whatever the demand; 1 outside production, and where the edition names no minimum. */
export function productionMinimum({ image, version }: TargetRegion, facts: Facts): number {
  // A shallow version cannot have a second replica (N02).
  if (image.environment !== 'production' || version.isShallow) return 1;
  return facts.sizing.minimumProductionReplicas ?? 1;
}
