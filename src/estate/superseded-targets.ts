import type { Retention } from '../manifest/manifest.ts';
import type { TargetRegion, Version } from './estate.ts';
import type { Demand } from './fixed-demand.ts';
import { isDrawnOn } from './spare-regions.ts';

/** A target region that a superseded version keeps, and with how many replicas. */
export type SupersededTarget = { target: TargetRegion; replicas: number };

/**
 * What the retention policy leaves of a version once it is superseded. Where a deployment draws on it nothing changes; the
 * source region stays (S139), and where the version does not have it, its first region does. Replicas are never raised.
 */
export function supersededTargets(
  version: Version,
  demand: Demand,
  { supersededRegions = 'all', supersededReplicas }: Retention,
): SupersededTarget[] {
  const { targetRegions, isShallow } = version;
  const isKept = (target: TargetRegion) => supersededRegions === 'all' || isShallow || target.isSourceRegion || isDrawnOn(target, demand);
  const kept = targetRegions.filter(isKept);
  return (kept.length === 0 ? targetRegions.slice(0, 1) : kept).map((target) => {
    const { replicas } = target;
    const isReduced = supersededReplicas !== undefined && !isShallow && !isDrawnOn(target, demand);
    return { target, replicas: isReduced ? Math.min(replicas, supersededReplicas) : replicas };
  });
}
