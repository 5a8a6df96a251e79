import { describe, expect, it } from 'vitest';
import { supersededTargets } from '../../src/estate/superseded-targets.ts';
import type { Retention } from '../../src/manifest/manifest.ts';
import { estateOf, estateOfVersions, firstVersion, galleryOf, imageOf, versionOf } from './estate-of.ts';

const THREE = [
  { name: 'westeurope', regionalReplicaCount: 5 },
  { name: 'northeurope', regionalReplicaCount: 3 },
  { name: 'uksouth', regionalReplicaCount: 1 },
];
const old = (given: object = {}) => versionOf({ targetRegions: THREE, ...given });
const deployment = { name: 'd', image: 'g/i/1.0.0', region: 'northeurope', virtualMachines: 1 };

function leftOf(retention: Retention, given: object = {}, deployments: object[] = []): string[] {
  const estate = estateOfVersions([old(given), versionOf({ name: '2.0.0' })], { deployments });
  return supersededTargets(firstVersion(estate), estate, retention).map(({ target, replicas }) => `${target.name} ${replicas}`);
}

describe('what a retention policy leaves of a superseded version', () => {
  it('is all of it where nothing is said', () => {
    expect(leftOf({})).toEqual(['westeurope 5', 'northeurope 3', 'uksouth 1']);
    expect(leftOf({ supersededRegions: 'all' })).toEqual(['westeurope 5', 'northeurope 3', 'uksouth 1']);
  });

  it('is so many replicas, and never more than there were', () => {
    expect(leftOf({ supersededReplicas: 2 })).toEqual(['westeurope 2', 'northeurope 2', 'uksouth 1']);
  });

  it('is the source region, and those in which a deployment draws on it, as they are', () => {
    expect(leftOf({ supersededRegions: 'source', supersededReplicas: 1 })).toEqual(['westeurope 1']);
    expect(leftOf({ supersededRegions: 'source', supersededReplicas: 1 }, {}, [deployment])).toEqual(['westeurope 1', 'northeurope 3']);
  });

  it('is the first region where the source region is not among them', () => {
    expect(leftOf({ supersededRegions: 'source' }, { location: 'francecentral' })).toEqual(['westeurope 5']);
  });

  it('is all of a shallow version, and all while a deployment could not be read', () => {
    expect(leftOf({ supersededRegions: 'source', supersededReplicas: 1 }, { replicationMode: 'Shallow' })).toHaveLength(3);
    const value = {
      gallerist: 1,
      galleries: [galleryOf({ images: [imageOf({ versions: [old()] })] })],
      deployments: [deployment],
    };
    const estate = estateOf([{ value, faults: [['deployments', 0, 'region']] }]);
    const left = supersededTargets(firstVersion(estate), estate, { supersededRegions: 'source', supersededReplicas: 1 });
    expect(left.map(({ replicas }) => replicas)).toEqual([5, 3, 1]);
  });
});
