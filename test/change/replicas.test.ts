import { expect, it } from 'vitest';
import { entityOf } from '../../src/change/change.ts';
import { replicasBetween } from '../../src/change/replicas.ts';
import { galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';
import { changesOf } from './changes-of.ts';

function manifestOf(versions: object[], image: object = {}): object {
  return { galleries: [galleryOf({ images: [imageOf({ versions: versions.map(versionOf), ...image })] })] };
}

const west = (regionalReplicaCount: number) => ({ name: 'westeurope', regionalReplicaCount });
const north = (regionalReplicaCount: number) => ({ name: 'North Europe', regionalReplicaCount });

it('counts what each version gains and loses in each region', () => {
  const base = manifestOf([
    { name: '1.0.0', targetRegions: [west(4), north(2)] },
    { name: '1.1.0', targetRegions: [west(1)] },
    { name: '1.2.0', targetRegions: [west(3)] },
  ]);
  const head = manifestOf([
    { name: '1.0.0', targetRegions: [west(1)] },
    { name: '1.1.0', targetRegions: [west(1)] },
    { name: '1.3.0', targetRegions: [west(2), north(5)] },
  ]);
  const { total, regions, placements } = replicasBetween(changesOf(base, head));
  expect(placements.map(({ change, region, before, after }) => `${entityOf(change).name} ${region} ${before} > ${after}`)).toEqual([
    '1.0.0 westeurope 4 > 1',
    '1.0.0 northeurope 2 > 0',
    '1.2.0 westeurope 3 > 0',
    '1.3.0 westeurope 0 > 2',
    '1.3.0 northeurope 0 > 5',
  ]);
  // West: 4 + 1 + 3 = 8 before; 3 and 3 go, 2 come; 1 + 1 + 2 = 4 after. North: 2 before; 2 go, 5 come.
  expect(regions).toEqual([
    { region: 'northeurope', before: 2, after: 5, added: 5, removed: 2 },
    { region: 'westeurope', before: 8, after: 4, added: 2, removed: 6 },
  ]);
  expect(total).toEqual({ before: 10, after: 9, added: 7, removed: 8 });
});

it('counts all replicas of what is replaced twice: they go, and others come', () => {
  const versions = [{ targetRegions: [west(3)] }];
  const { total } = replicasBetween(changesOf(manifestOf(versions), manifestOf(versions, { name: 'j' })));
  expect(total).toEqual({ before: 3, after: 3, added: 3, removed: 3 });
});
