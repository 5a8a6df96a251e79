import type { Estate, TargetRegion, Version } from './estate.ts';
import type { Demand } from './fixed-demand.ts';

/**
 * Whether a superseded version could leave a region: no deployment draws on it there, and it was not made there (S081).
 */
export function isSpareRegion(target: TargetRegion, estate: Estate): boolean {
  const { version } = target;
  return version.isSuperseded && !version.isShallow && !target.isSourceRegion && !isDrawnOn(target, estate);
}

/** Whether a deployment makes machines of the version in the region, or one that was left out may. */
export function isDrawnOn({ version, name }: TargetRegion, { deploymentsByVersion, leftOut }: Demand): boolean {
  if (leftOut.deployments > 0) return true;
  return deploymentsByVersion.get(version)?.some(({ region }) => region === name) ?? false;
}

/** The regions that a superseded version could leave, one always staying; none for another version. */
export function spareRegions(version: Version, estate: Estate): TargetRegion[] {
  if (!version.isSuperseded || version.targetRegions.length < 2) return [];
  const spare = version.targetRegions.filter((target) => isSpareRegion(target, estate));
  return spare.length === version.targetRegions.length ? spare.slice(1) : spare;
}
