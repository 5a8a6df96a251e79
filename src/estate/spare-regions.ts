import type { Estate, TargetRegion, Version } from './estate.ts';

/**
 * Whether a superseded version could leave a region: no deployment draws on it there, and it was not made there (S081).
 * While deployments are left out, none can be spared.
 */
export function isSpareRegion(target: TargetRegion, estate: Estate): boolean {
  const { version, name } = target;
  if (!version.isSuperseded || version.isShallow || target.isSourceRegion || estate.leftOut.deployments > 0) return false;
  return !(estate.deploymentsByVersion.get(version) ?? []).some((deployment) => deployment.region === name);
}

/** The regions that a superseded version could leave, one always staying; none for another version. */
export function spareRegions(version: Version, estate: Estate): TargetRegion[] {
  if (!version.isSuperseded || version.targetRegions.length < 2) return [];
  const spare = version.targetRegions.filter((target) => isSpareRegion(target, estate));
  return spare.length === version.targetRegions.length ? spare.slice(1) : spare;
}
