import type { Deployment, Estate, Version } from './estate.ts';

/** What of an estate says which versions are asked for. */
export type Demand = Pick<Estate, 'deploymentsByVersion' | 'leftOut'>;

/** The demand that stays with its version when newer ones are released: deployments that name it, not those of `latest`. */
export function fixedDemand({ deploymentsByVersion, leftOut }: Estate): Demand {
  const fixed = new Map<Version, readonly Deployment[]>();
  for (const [version, deployments] of deploymentsByVersion) {
    const naming = deployments.filter(({ reference }) => reference.version?.toLowerCase() !== 'latest');
    if (naming.length > 0) fixed.set(version, naming);
  }
  return { deploymentsByVersion: fixed, leftOut };
}

/** The demand for a version that does not exist yet. */
export const NO_DEMAND: Demand = { deploymentsByVersion: new Map(), leftOut: { galleries: 0, images: 0, versions: 0, deployments: 0 } };
