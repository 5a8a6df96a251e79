import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EditionId } from '../../src/facts/facts.ts';
import { deploymentOf, estateOf, galleryOf, placementOf, planOf, versionOf } from './estate-of.ts';

const vms = (virtualMachines: number) => ({ virtualMachines });
const scaleSets = (...sets: { instances: number; count?: number }[]) => ({ scaleSets: sets.map((set) => ({ name: 's', ...set })) });

describe('the need of one region', () => {
  it.each([
    // 120 / 20 = 6
    [120, 6],
    // 1,000 / 20 = 50
    [1000, 50],
    // 121 / 20 = 6.05: a seventh replica for the last VM
    [121, 7],
    // 20 / 20 = 1, and one more starts the next
    [20, 1],
    [21, 2],
    [1, 1],
    [0, 0],
  ])('is, for %i VMs, %i by the ratio of 20', (count, needed) => {
    expect(placementOf([vms(count)]).needed).toBe(needed);
    expect(placementOf([vms(count)], { edition: '2020-10' }).needed).toBe(needed);
    expect(placementOf([vms(count)], { edition: '2023-04' }).needed).toBe(needed);
  });

  it.each([
    // 500 / 50 = 10
    [500, 10],
    [501, 11],
    // 120 / 50 = 2.4
    [120, 3],
  ])('is, for %i VMs, %i by the ratio of 50 from 2025-07', (count, needed) => {
    expect(placementOf([vms(count)], { edition: '2025-07' }).needed).toBe(needed);
  });

  it.each([
    // 5 sets of 600: 5 x 600 / 600 = 5, whatever the reading
    [{ instances: 600, count: 5 }, 5, 5],
    // 601 / 600 is more than 1: 2 where instances count, 1 where sets do
    [{ instances: 601 }, 2, 1],
    // 1,000 / 600 = 1.67
    [{ instances: 1000 }, 2, 1],
    [{ instances: 600 }, 1, 1],
    [{ instances: 1 }, 1, 1],
    // An empty set creates nothing
    [{ instances: 0, count: 3 }, 0, 0],
  ])('is, for scale sets %j, %i per 600 instances and %i per set', (set, perInstances, perSet) => {
    const needs = (edition: EditionId) => placementOf([scaleSets(set)], { edition }).needed;
    expect(['2020-10', '2021-06', '2023-04', '2025-07'].map((edition) => needs(edition as EditionId))).toEqual([
      perInstances,
      perInstances,
      perSet,
      perSet,
    ]);
  });

  it('adds VMs and scale sets, and says how', () => {
    // ceil(120 / 20) + 5 x ceil(600 / 600) = 6 + 5 = 11
    const { needed, because } = placementOf([{ ...vms(120), ...scaleSets({ instances: 600, count: 5 }) }]);
    expect(needed).toBe(11);
    expect(because).toEqual(['120 VMs: ceil(120 / 20) = 6', '5 scale sets of 600: 5 x ceil(600 / 600) = 5']);
  });

  it('adds up the VMs of a window before it divides', () => {
    // 30 + 30 = 60, 60 / 20 = 3; apart they would need 2 + 2
    expect(placementOf([vms(30), vms(30)]).needed).toBe(3);
    expect(
      placementOf([
        { window: 'w', ...vms(30) },
        { window: 'w', ...vms(30) },
      ]).because,
    ).toEqual(['60 VMs: ceil(60 / 20) = 3']);
  });

  it('counts scale sets one by one', () => {
    // 2 x ceil(301 / 600) = 2, although both together have 602 instances
    expect(placementOf([scaleSets({ instances: 301 }), scaleSets({ instances: 301 })]).needed).toBe(2);
    // ceil(700 / 600) + ceil(700 / 600) = 4, although 1,400 / 600 is under 3
    expect(placementOf([scaleSets({ instances: 700, count: 2 })]).needed).toBe(4);
  });

  it('takes the window with the greatest need', () => {
    // morning 100 / 20 = 5; evening 41 / 20 and two sets: 3 + 2 = 5, later in the file; night 200 / 20 = 10
    const placement = placementOf([
      { window: 'morning', ...vms(100) },
      { window: 'evening', ...vms(41), ...scaleSets({ instances: 10, count: 2 }) },
      { window: 'night', ...vms(150) },
      { window: 'night', ...vms(50) },
    ]);
    expect(placement.needed).toBe(10);
    expect(placement.demand).toMatchObject({ window: 'night', virtualMachines: 200 });
    expect(placement.because).toEqual(['200 VMs: ceil(200 / 20) = 10', 'busiest of 3 windows: night']);
  });

  it('takes deployments without a window for one of their own', () => {
    // 30 + 30 without a window: 3; 59 in a window: 3 as well, and the first stays
    const { needed, demand } = placementOf([vms(30), { window: 'w', ...vms(59) }, vms(30)]);
    expect(needed).toBe(3);
    expect(demand).toMatchObject({ window: '', virtualMachines: 60 });
  });
});

describe('headroom', () => {
  it.each([
    // 10 x 1.1 = 11 exactly
    [200, 0.1, 11],
    // 50 x 1.1 = 55 exactly, which is 55.00000000000001 in floating point
    [1000, 0.1, 55],
    // 6 x 1.2 = 7.2
    [120, 0.2, 8],
    // 5 x 1.2 = 6 exactly
    [100, 0.2, 6],
    // 3 x 1.1 = 3.3000000000000003
    [60, 0.1, 4],
    // 1 x 1.000001 is over 1
    [20, 0.000001, 2],
    [0, 0.5, 0],
  ])('on %i VMs, a share of %d, makes %i', (count, headroom, needed) => {
    expect(placementOf([vms(count)], { edition: '2023-04', sizing: { headroom } }).needed).toBe(needed);
  });

  it('never asks for more than the limit', () => {
    // 9 x 1.2 = 10.8: 11, held at 10
    const held = placementOf([vms(180)], { sizing: { headroom: 0.2 } });
    expect(held.needed).toBe(10);
    expect(held.because.slice(1)).toEqual(['headroom 20 %: ceil(9 x 1.2) = 11', 'held at the limit of 10']);
    // 201 / 20 = 11 is over the limit without it
    expect(placementOf([vms(201)], { sizing: { headroom: 0.2 } })).toMatchObject({ needed: 11, status: 'infeasible' });
  });

  it('makes the bare need too few', () => {
    // 6 needed, ceil(6 x 1.2) = 8
    const status = (replicas: number) => placementOf([vms(120)], { replicas, sizing: { headroom: 0.2 } }).status;
    expect([6, 7, 8, 9].map(status)).toEqual(['short', 'short', 'ok', 'ok']);
  });
});

describe('the status', () => {
  it.each([
    // 120 VMs need 6
    [120, 5, 'short'],
    [120, 6, 'bare'],
    [120, 7, 'ok'],
    // 10 replicas x 20 VMs = 200
    [200, 10, 'bare'],
    [200, 9, 'short'],
    [201, 10, 'infeasible'],
    [201, 50, 'infeasible'],
    [0, 3, 'idle'],
  ])('of %i VMs on %i replicas is %s', (count, replicas, status) => {
    expect(placementOf([vms(count)], { replicas }).status).toBe(status);
  });

  it.each([
    ['2020-10', 200],
    ['2021-06', 200],
    // 100 replicas x 20
    ['2023-04', 2000],
    // 100 replicas x 50
    ['2025-07', 5000],
  ] as const)('turns infeasible in edition %s after %i VMs', (edition, most) => {
    expect(placementOf([vms(most)], { edition, replicas: 100 }).status).not.toBe('infeasible');
    expect(placementOf([vms(most + 1)], { edition, replicas: 100 }).status).toBe('infeasible');
  });

  it('is idle without deployments, and where they create nothing', () => {
    expect(placementOf([])).toMatchObject({ status: 'idle', needed: 0, demand: undefined, because: [] });
    expect(placementOf([scaleSets({ instances: 0 })], { edition: '2023-04' })).toMatchObject({ status: 'idle', needed: 0 });
    expect(placementOf([{}])).toMatchObject({ status: 'idle', needed: 0 });
  });

  it("is not idle where a user's sizing asks for no replica", () => {
    const sizing = { virtualMachines: { text: 'floor(vms / 20)', replicas: (count: number) => Math.floor(count / 20) } };
    expect(placementOf([vms(19)], { sizing })).toMatchObject({ needed: 0, status: 'ok' });
  });

  it('allows a shallow version one replica', () => {
    const version = { replicationMode: 'Shallow' as const };
    expect(placementOf([vms(20)], { version })).toMatchObject({ needed: 1, limit: 1, status: 'bare' });
    expect(placementOf([vms(21)], { version, edition: '2023-04' })).toMatchObject({ needed: 2, limit: 1, status: 'infeasible' });
    // Headroom asks for nothing that cannot be had
    expect(placementOf([vms(20)], { version, sizing: { headroom: 0.5 } })).toMatchObject({ needed: 1, status: 'bare' });
  });
});

describe('sizing of the configuration', () => {
  it('replaces the ratio of the edition', () => {
    // 120 / 50 = 2.4, 601 / 300 = 2.003
    const { needed, because } = placementOf([{ ...vms(120), ...scaleSets({ instances: 601 }) }], {
      sizing: { virtualMachines: 50, scaleSet: 300 },
    });
    expect(needed).toBe(3 + 3);
    expect(because).toEqual(['120 VMs: ceil(120 / 50) = 3', '1 scale set of 601: 1 x ceil(601 / 300) = 3']);
  });

  it('replaces one set, one replica too', () => {
    expect(placementOf([scaleSets({ instances: 601 })], { edition: '2023-04', sizing: { scaleSet: 600 } }).needed).toBe(2);
  });
});

describe('the demand of several regions', () => {
  const regions = (...versions: Parameters<typeof galleryOf>) => ({ galleries: [galleryOf(...versions)] });
  const rows = (plan: ReturnType<typeof planOf>) =>
    plan.placements.map(({ versionName, region, needed, configured, status }) => [versionName, region, needed, configured, status]);

  it('counts replicas by region: its own count, else the common one, else 1', () => {
    const estate = estateOf(
      regions(
        versionOf('1.0.0', ['westeurope', { name: 'North Europe', regionalReplicaCount: 1 }], { replicaCount: 2 }),
        versionOf('1.1.0', ['westeurope']),
      ),
    );
    expect(planOf(estate).placements.map(({ region, configured }) => [region, configured])).toEqual([
      ['westeurope', 2],
      ['northeurope', 1],
      ['westeurope', 1],
    ]);
  });

  it('keeps regions and versions apart', () => {
    const estate = estateOf({
      ...regions(versionOf('1.0.0', ['westeurope', 'northeurope']), versionOf('1.1.0', ['westeurope'])),
      deployments: [
        deploymentOf(vms(21)),
        deploymentOf({ ...vms(41), region: 'North Europe' }),
        deploymentOf({ ...vms(1), image: 'G/I/1.1.0' }),
      ],
    });
    // 21 / 20 -> 2, 41 / 20 -> 3, 1 / 20 -> 1
    expect(rows(planOf(estate))).toEqual([
      ['1.0.0', 'westeurope', 2, 1, 'short'],
      ['1.0.0', 'northeurope', 3, 1, 'short'],
      ['1.1.0', 'westeurope', 1, 1, 'bare'],
    ]);
  });

  it('gives latest to the highest version of each region, and adds it to what names that version', () => {
    const latest = { image: 'g/i/latest' };
    const estate = estateOf({
      ...regions(
        versionOf('1.9.0', ['westeurope', 'northeurope']),
        versionOf('1.10.0', ['westeurope', { name: 'northeurope', excludeFromLatest: true }]),
        versionOf('2.0.0', ['westeurope'], { excludeFromLatest: true }),
      ),
      deployments: [
        deploymentOf({ ...vms(15), ...latest }),
        deploymentOf({ ...vms(15), image: 'g/i/1.10.0' }),
        deploymentOf({ ...vms(20), ...latest, region: 'northeurope' }),
      ],
    });
    // 1.10.0 in westeurope: 15 + 15 = 30 VMs -> 2
    expect(rows(planOf(estate)).filter(([, , needed]) => needed !== 0)).toEqual([
      ['1.9.0', 'northeurope', 1, 1, 'bare'],
      ['1.10.0', 'westeurope', 2, 1, 'short'],
    ]);
  });

  it('lists demand that no target region serves, added up like any other', () => {
    const estate = estateOf({
      ...regions(versionOf('1.0.0', ['westeurope'])),
      deployments: [
        deploymentOf({ ...vms(30), region: 'swedencentral' }),
        deploymentOf({ ...vms(30), region: 'Sweden Central' }),
        deploymentOf({ ...vms(5), image: 'g/i/latest', region: 'eastus' }),
        deploymentOf({ ...vms(5), image: 'g/i/9.9.9' }),
      ],
    });
    const plan = planOf(estate);
    // 30 + 30 = 60 VMs -> 3
    expect(rows(plan)).toEqual([
      ['1.0.0', 'westeurope', 0, 1, 'idle'],
      ['1.0.0', 'swedencentral', 3, 0, 'unreplicated'],
      ['latest', 'eastus', 1, 0, 'unreplicated'],
      ['9.9.9', 'westeurope', 1, 0, 'unreplicated'],
    ]);
    expect(plan.summary).toEqual({ placements: 4, ok: 0, bare: 0, short: 0, infeasible: 0, idle: 1, unreplicated: 3 });
  });

  it('passes over what is not of the estate, and what names no version', () => {
    const id = '/subscriptions/x/resourceGroups/r/providers/Microsoft.Compute/images/i';
    const estate = estateOf({
      ...regions(versionOf('1.0.0', ['westeurope'])),
      deployments: [id, 'g/i', 'other/i/1.0.0', 'g/other/latest', 'g'].map((image) => deploymentOf({ ...vms(100), image })),
    });
    expect(rows(planOf(estate))).toEqual([['1.0.0', 'westeurope', 0, 1, 'idle']]);
  });

  it('answers for a target region what its list says', () => {
    const estate = estateOf({
      ...regions(versionOf('1.0.0', ['westeurope', 'northeurope'])),
      deployments: [deploymentOf(vms(20))],
    });
    const plan = planOf(estate);
    const targets = estate.galleries[0]?.images[0]?.versions[0]?.targetRegions ?? [];
    expect(targets.map((target) => plan.placementOf(target))).toEqual(plan.placements);
    expect(plan.summary).toEqual({ placements: 2, ok: 0, bare: 1, short: 0, infeasible: 0, idle: 1, unreplicated: 0 });
  });
});

describe('any demand', () => {
  const edition = fc.constantFrom<EditionId>('2020-10', '2021-06', '2023-04', '2025-07');
  const count = fc.integer({ min: 0, max: 5000 });
  const deployment = fc.record({
    window: fc.constantFrom('a', 'b', 'c'),
    virtualMachines: count,
    scaleSets: fc.array(
      fc.record({ name: fc.constant('s'), instances: fc.integer({ min: 0, max: 2000 }), count: fc.integer({ min: 1, max: 9 }) }),
      {
        maxLength: 4,
      },
    ),
  });
  const deployments = fc.array(deployment, { minLength: 1, maxLength: 6 });

  /** The least number of replicas that serves so many, found by trying. */
  function leastServing(demand: number, perReplica: number): number {
    let replicas = 0;
    while (replicas * perReplica < demand) replicas++;
    return replicas;
  }

  it('needs what a count by hand needs', () => {
    fc.assert(
      fc.property(deployments, edition, (all, ed) => {
        const perReplica = ed === '2025-07' ? 50 : 20;
        const perSet = ed < '2023' ? 600 : Number.POSITIVE_INFINITY;
        const needs = new Map<string, { vms: number; sets: number }>();
        for (const { window, virtualMachines, scaleSets: sets } of all) {
          const need = needs.get(window) ?? { vms: 0, sets: 0 };
          need.vms += virtualMachines;
          for (const { instances, count: times } of sets) {
            need.sets += times * (instances === 0 ? 0 : perSet === 600 ? leastServing(instances, 600) : 1);
          }
          needs.set(window, need);
        }
        const greatest = Math.max(...[...needs.values()].map((need) => leastServing(need.vms, perReplica) + need.sets));
        expect(placementOf(all, { edition: ed }).needed).toBe(greatest);
      }),
    );
  });

  it('is the same in any order, and however a window is cut into deployments', () => {
    fc.assert(
      fc.property(deployments, fc.integer({ min: 0, max: 5000 }), (all, cut) => {
        const { needed, status } = placementOf(all);
        expect(placementOf(all.toReversed())).toMatchObject({ needed, status });
        const pieces = all.flatMap((whole) => {
          const part = Math.min(cut, whole.virtualMachines);
          return [
            { ...whole, virtualMachines: part, scaleSets: [] },
            { ...whole, virtualMachines: whole.virtualMachines - part },
          ];
        });
        expect(placementOf(pieces)).toMatchObject({ needed, status });
      }),
    );
  });

  it('never falls when a VM is added, and rises by one at most', () => {
    fc.assert(
      fc.property(deployments, edition, (all, ed) => {
        const before = placementOf(all, { edition: ed }).needed;
        const [first, ...others] = all;
        if (first === undefined) return;
        const after = placementOf([{ ...first, virtualMachines: first.virtualMachines + 1 }, ...others], { edition: ed }).needed;
        expect(after - before).toBeOneOf([0, 1]);
      }),
    );
  });

  it('has headroom that is exact in per cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 300 }), (count20, percent) => {
        // Whole numbers only: ceil(need x (100 + percent) / 100)
        const need = BigInt(count20);
        const wanted = (need * BigInt(100 + percent) + 99n) / 100n;
        const limit = 10n;
        const expected = need > limit ? need : wanted < limit ? wanted : limit;
        expect(BigInt(placementOf([vms(count20 * 20)], { sizing: { headroom: percent / 100 } }).needed)).toBe(expected);
      }),
    );
  });

  it('has the status that its numbers say', () => {
    fc.assert(
      fc.property(deployments, edition, fc.integer({ min: 1, max: 120 }), (all, ed, replicas) => {
        const { needed, limit, status } = placementOf(all, { edition: ed, replicas });
        const expected =
          needed === 0 ? 'idle' : needed > limit ? 'infeasible' : replicas < needed ? 'short' : replicas === needed ? 'bare' : 'ok';
        expect(status).toBe(expected);
      }),
    );
  });
});
