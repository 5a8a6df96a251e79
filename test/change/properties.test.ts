import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangedEntity, Changes } from '../../src/change/change.ts';
import { changesBetween } from '../../src/change/changes-between.ts';
import { moneyBetween } from '../../src/change/change-money.ts';
import { replicasBetween } from '../../src/change/replicas.ts';
import { stepsOf } from '../../src/change/steps.ts';
import type { Path } from '../../src/engine/finding.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { pathOf } from '../../src/estate/estate.ts';
import { estimateCost } from '../../src/pricing/cost.ts';
import { embeddedPriceSheet } from '../../src/pricing/price-sheet.ts';
import { formatDecimal, minus, plus, ZERO } from '../../src/pricing/money.ts';
import { estateOf } from '../estate/estate-of.ts';
import { respelled, state, states } from './arbitrary-state.ts';

function estateIn(value: object, faults: Path[] = []): Estate {
  return estateOf([{ value: { gallerist: 1, ...value }, faults }]);
}

function between(base: object, head: object): Changes {
  return changesBetween(estateIn(base), estateIn(head));
}

/** Every gallery, image and version of an estate by its path of names. */
function treeOf({ galleries }: Estate): string[] {
  return galleries.flatMap((gallery) => [
    placeOf(gallery),
    ...gallery.images.flatMap((image) => [placeOf(image), ...image.versions.map(placeOf)]),
  ]);
}

function placeOf(entity: ChangedEntity): string {
  if (entity.kind === 'version') return `${entity.gallery.name}/${entity.image.name}/${entity.name}`;
  return entity.kind === 'image' ? `${entity.gallery.name}/${entity.name}` : entity.name;
}

function countOf(estate: Estate, kind: Change['kind']): number {
  if (kind === 'deployment') return estate.deployments.length;
  return treeOf(estate).filter((place) => place.split('/').length === { gallery: 1, image: 2, version: 3 }[kind]).length;
}

/** What happens to whom, from one side and from the other. */
function fates({ changes }: Changes, isMirrored: boolean): string[] {
  const mirrored = { create: 'delete', delete: 'create', update: 'update', replace: 'replace' } as const;
  return changes
    .map(({ kind, action, before, after, properties }) => {
      const [from, to] = isMirrored ? [after, before] : [before, after];
      const values = properties.map((each) => [
        each.name,
        each.of,
        ...(isMirrored ? [each.after, each.before] : [each.before, each.after]),
      ]);
      const told = values.map((value) => JSON.stringify(value)).sort();
      return [isMirrored ? mirrored[action] : action, kind, from && placeOf(from), to && placeOf(to), ...told].join(' ');
    })
    .sort();
}

describe('changes between any two states', () => {
  it('are none between a state and itself', () => {
    fc.assert(
      fc.property(state, (a) => {
        expect(between(a, structuredClone(a)).changes).toEqual([]);
      }),
    );
  });

  it('are none between a state and the same in other words', () => {
    fc.assert(
      fc.property(state, (a) => {
        expect(fates(between(a, respelled(a)), false)).toEqual([]);
        expect(fates(between(respelled(a), a), false)).toEqual([]);
      }),
    );
  });

  it('lead from the one to the other', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        const [base, head] = [estateIn(a), estateIn(b)];
        const { changes } = changesBetween(base, head);
        for (const kind of ['gallery', 'image', 'version', 'deployment'] as const) {
          const of = (action: string) => changes.filter((change) => change.kind === kind && change.action === action).length;
          expect(countOf(base, kind) + of('create') - of('delete'), kind).toBe(countOf(head, kind));
        }
      }),
    );
  });

  it('are mirrored the other way round', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        expect(fates(between(a, b), false)).toEqual(fates(between(b, a), true));
      }),
    );
  });

  it('find whatever the schema lets through: of what it refused nothing is said', () => {
    fc.assert(
      fc.property(state, fc.nat(), (a, seed) => {
        const whole = estateIn(a);
        const all = whole.galleries.flatMap((gallery) => [
          gallery,
          ...gallery.images,
          ...gallery.images.flatMap(({ versions }) => versions),
        ]);
        const refused = [...all, ...whole.deployments][seed % Math.max(1, all.length + whole.deployments.length)];
        if (refused === undefined) return;
        const partly = estateIn(a, [[...pathOf(refused), 'name']]);
        for (const { changes, unknown } of [changesBetween(whole, partly), changesBetween(partly, whole)]) {
          expect(changes).toEqual([]);
          expect(unknown.map(({ names, claimed }) => [names.at(-1), claimed])).toEqual([[refused.name, 'nothing']]);
        }
      }),
    );
  });
});

describe('the steps', () => {
  it('can be taken one after the other, and lead to the head', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        const [base, head] = [estateIn(a), estateIn(b)];
        const there = new Set(treeOf(base));
        const isParentOfSome = (place: string) => [...there].some((other) => other.startsWith(`${place}/`));
        for (const { action, entity } of stepsOf(changesBetween(base, head).changes)) {
          const place = placeOf(entity);
          const parent = place.split('/').slice(0, -1).join('/');
          if (action === 'delete') {
            expect(there.has(place), `${place} is there to be deleted`).toBe(true);
            expect(isParentOfSome(place), `${place} is empty`).toBe(false);
            there.delete(place);
          } else {
            expect(there.has(place), `${action} ${place}`).toBe(action === 'update');
            expect(parent === '' || there.has(parent), `${place} has somewhere to be`).toBe(true);
            there.add(place);
          }
        }
        expect([...there].sort()).toEqual(treeOf(head).sort());
      }),
    );
  });
});

describe('replicas', () => {
  it('add up, by region and in all', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        const [base, head] = [estateIn(a), estateIn(b)];
        const { total, regions, placements } = replicasBetween(changesBetween(base, head));
        for (const counts of [total, ...regions, ...placements]) expect(counts.after - counts.before).toBe(counts.added - counts.removed);
        expect([total.before, total.after]).toEqual([base, head].map(replicasIn));
        expect(regions.reduce((sum, { added }) => sum + added, 0)).toBe(total.added);
        expect(placements.reduce((sum, { removed }) => sum + removed, 0)).toBe(total.removed);
      }),
    );
  });
});

function replicasIn({ galleries }: Estate): number {
  const targets = galleries.flatMap(({ images }) =>
    images.flatMap(({ versions }) => versions.flatMap(({ targetRegions }) => targetRegions)),
  );
  return targets.reduce((sum, { replicas }) => sum + replicas, 0);
}

describe('money', () => {
  it('comes to the difference of the estimates, exactly, whatever it is split into', () => {
    fc.assert(
      fc.property(states, ([a, b]) => {
        const estates = [estateIn(a), estateIn(b)] as const;
        const [base, head] = [estimateCost(estates[0], embeddedPriceSheet()), estimateCost(estates[1], embeddedPriceSheet())];
        const { total, byChange, unchanged, unknown } = moneyBetween(changesBetween(...estates), base, head);
        const parts = [...byChange.values(), unchanged, unknown];
        const sum = parts.reduce((so, { difference }) => plus(so, difference.value), ZERO);
        expect(formatDecimal(minus(sum, total.difference.value), 20)).toBe(formatDecimal(ZERO, 20));
        const sides = [total.before.value, total.after.value, base.totals.storageMonthly, head.totals.storageMonthly];
        const [before, after, ofBase, ofHead] = sides.map((value) => formatDecimal(value, 20));
        expect([before, after]).toEqual([ofBase, ofHead]);
        const estimated = minus(head.totals.storageMonthly, base.totals.storageMonthly);
        expect(formatDecimal(total.difference.value, 20)).toBe(formatDecimal(estimated, 20));
        expect(total.difference.isComplete).toBe(base.totals.complete && head.totals.complete);
      }),
    );
  });
});

/** Keeps the arbitrary honest: without these, the properties above would hold of nothing. */
describe('the states that are drawn', () => {
  it('differ in every way', () => {
    const pairs = fc.sample(states, 500);
    const seen = new Set(pairs.flatMap(([a, b]) => between(a, b).changes.map(({ kind, action }) => `${action} ${kind}`)));
    for (const kind of ['gallery', 'image', 'version'] as const)
      for (const action of ['create', 'delete', 'update', 'replace'] as const) expect(seen).toContain(`${action} ${kind}`);
  });
});
