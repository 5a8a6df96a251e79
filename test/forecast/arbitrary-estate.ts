import fc from 'fast-check';
import type { CostBy } from '../../src/pricing/cost.ts';
import { galleryOf, imageOf } from '../estate/estate-of.ts';
import { smallVersion } from './forecast-of.ts';

const target = fc.record({
  name: fc.constantFrom<string[]>('westeurope', 'northeurope', 'uksouth'),
  regionalReplicaCount: fc.integer({ min: 1, max: 4 }),
  excludeFromLatest: fc.boolean(),
});

const version = fc.record({
  name: fc.oneof(
    fc.integer({ min: 0, max: 9 }).map((patch) => `1.0.${patch}`),
    fc.constantFrom('2026.9.1', '2026.11.2', '2025.1.31', 'next'),
  ),
  usedGB: fc.option(fc.integer({ min: 0, max: 5000 }).map((hundredths) => hundredths / 100)),
  targets: fc.uniqueArray(target, { maxLength: 3, selector: ({ name }) => name }),
  isShallow: fc.boolean(),
  isGuarded: fc.boolean(),
  endOfLifeDate: fc.option(fc.constantFrom('2026-10-01', '2026-12-31', '2027-06-30')),
});

const releases = fc.record({
  versionsPerMonth: fc.constantFrom<number[]>(0, 0.25, 0.5, 1, 1.5, 3),
  sizeGrowthPerMonth: fc.constantFrom<number[]>(0, 0.01, 0.05, -0.1),
});

export const retention = fc.record(
  {
    keepLast: fc.integer({ min: 1, max: 5 }),
    keepDays: fc.integer({ min: 1, max: 200 }),
    supersededReplicas: fc.integer({ min: 1, max: 3 }),
    supersededRegions: fc.constantFrom('all' as const, 'source' as const),
  },
  { requiredKeys: [] },
);

const image = fc.record({ versions: fc.uniqueArray(version, { maxLength: 5, selector: ({ name }) => name }), releases, retention });

/** Three images of two galleries, and deployments of what they may hold. */
export const estateValue = fc.record({
  images: fc.array(image, { minLength: 3, maxLength: 3 }),
  deployments: fc.array(
    fc.record({
      image: fc.nat(2),
      version: fc.constantFrom('latest', '1.0.0', '1.0.1', '2026.9.1'),
      region: fc.constantFrom('westeurope', 'northeurope'),
    }),
    { maxLength: 3 },
  ),
});

export type EstateValue = typeof estateValue extends fc.Arbitrary<infer Value> ? Value : never;

/** The manifest; what the images say of releases and retention can be left out, so that a configuration's holds. */
export function valueOf({ images, deployments }: EstateValue, isPolicyLeftOut = false): object {
  const imageAt = (index: number) => {
    const thrown = images[index];
    return imageOf({
      name: `image-${index}`,
      ...(index > 0 && { tags: { team: `team-${index}` } }),
      releases: thrown?.releases,
      ...(!isPolicyLeftOut && { retention: thrown?.retention }),
      versions: thrown?.versions.map(({ name, usedGB, targets, isShallow, isGuarded, endOfLifeDate }) =>
        smallVersion(name, {
          osDisk: usedGB === null ? { sizeGB: 64 } : { sizeGB: 64, usedGB },
          targetRegions: targets,
          ...(isShallow && { replicationMode: 'Shallow' }),
          ...(isGuarded && { safetyProfile: { blockDeletionBeforeEndOfLife: true } }),
          ...(endOfLifeDate !== null && { endOfLifeDate }),
        }),
      ),
    });
  };
  return {
    gallerist: 1,
    galleries: [galleryOf({ images: [imageAt(0), imageAt(1)] }), galleryOf({ name: 'h', environment: 'test', images: [imageAt(2)] })],
    deployments: deployments.map((deployment, index) => ({
      name: `deployment-${index}`,
      image: `${deployment.image === 2 ? 'h' : 'g'}/image-${deployment.image}/${deployment.version}`,
      region: deployment.region,
      virtualMachines: 1,
    })),
    budgets: [{ name: 'all', monthly: 300 }],
  };
}

/** Everything that a forecast can be split by. */
export const SPLITS: readonly CostBy[] = [
  { dimension: 'gallery' },
  { dimension: 'image' },
  { dimension: 'region' },
  { dimension: 'storageAccountType' },
  { dimension: 'environment' },
  { dimension: 'subscription' },
  { dimension: 'tag', tag: 'team' },
];
