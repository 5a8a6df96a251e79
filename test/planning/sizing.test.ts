import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDITION_IDS, factsOf } from '../../src/facts/facts.ts';
import { sizingOf, spellOut, withHeadroom } from '../../src/planning/sizing.ts';

describe('sizingOf', () => {
  it('takes the ratios of the edition', () => {
    const texts = EDITION_IDS.map((edition) => {
      const { virtualMachines, scaleSet, headroom, isConfigured } = sizingOf(factsOf(edition));
      return [virtualMachines.text, scaleSet.text, headroom, isConfigured];
    });
    expect(texts).toEqual([
      ['ceil(vms / 20)', 'ceil(instances / 600)', 0, false],
      ['ceil(vms / 20)', 'ceil(instances / 600)', 0, false],
      ['ceil(vms / 20)', '1', 0, false],
      ['ceil(vms / 50)', '1', 0, false],
    ]);
  });

  it('takes a ratio, a rule and a headroom of the user', () => {
    const rule = { text: 'instances', replicas: (count: number) => count };
    const { virtualMachines, scaleSet, headroom, isConfigured } = sizingOf(factsOf('2021-06'), {
      virtualMachines: 30,
      scaleSet: rule,
      headroom: 0.2,
    });
    // 61 / 30 = 2.03
    expect([virtualMachines.replicas(61), virtualMachines.text, scaleSet, headroom, isConfigured]).toEqual([
      3,
      'ceil(vms / 30)',
      rule,
      0.2,
      true,
    ]);
  });

  it('calls headroom alone no sizing of the user', () => {
    expect(sizingOf(factsOf('2021-06'), { headroom: 0.2 }).isConfigured).toBe(false);
  });
});

it('spells a rule out wherever its variable stands', () => {
  const rule = { text: 'max(1, ceil(instances / 300)) + instances', replicas: () => 0 };
  expect(spellOut(rule, 600).text).toBe('max(1, ceil(600 / 300)) + 600');
});

describe('withHeadroom', () => {
  it.each([
    // 10 x 1.1 = 11
    [10, 0.1, 11],
    // 50 x 1.1 = 55, not the 55.00000000000001 of floating point
    [50, 0.1, 55],
    // 11 x 1.1 = 12.1
    [11, 0.1, 13],
    // 7 x 1.15 = 8.05
    [7, 0.15, 9],
    // 20 x 1.15 = 23
    [20, 0.15, 23],
    [5, 0, 5],
    [0, 0.5, 0],
    [1, 1, 2],
  ])('makes %i with a share of %d %i', (need, headroom, wanted) => {
    expect(withHeadroom(need, headroom)).toBe(wanted);
  });

  /** In whole numbers only: ceil(need x (1000 + thousandths) / 1000). */
  function exactly(need: number, thousandths: number): number {
    return Number((BigInt(need) * BigInt(1000 + thousandths) + 999n) / 1000n);
  }

  it('is exact for every need of a region and every whole per cent', () => {
    const wrong: [need: number, percent: number][] = [];
    for (let need = 0; need <= 200; need++) {
      for (let percent = 0; percent <= 100; percent++) {
        if (withHeadroom(need, percent / 100) !== exactly(need, percent * 10)) wrong.push([need, percent]);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is exact for shares in tenths of a per cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 5000 }), (need, thousandths) => {
        expect(withHeadroom(need, thousandths / 1000)).toBe(exactly(need, thousandths));
      }),
    );
  });
});
