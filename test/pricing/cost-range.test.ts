import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate } from '../../src/estate/estate.ts';
import { SOURCES } from '../../src/facts/sources.ts';
import { estimateCost } from '../../src/pricing/cost.ts';
import { type CostOutputRange, costOutput } from '../../src/pricing/cost-output.ts';
import { embeddedPriceSheet } from '../../src/pricing/price-sheet.ts';
import example from '../../src/pricing/used-share-example.json' with { type: 'json' };
import type { UsedShare } from '../../src/pricing/used-share.ts';
import { estateOf, estateOfVersions, galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';

function rangeOf(estate: Estate, usedShare?: UsedShare): CostOutputRange | null {
  return costOutput(estimateCost(estate, embeddedPriceSheet(), usedShare === undefined ? {} : { usedShare })).range;
}

const SHARE = { low: 0.1, likely: 0.3, high: 1 };

/** 80 GB, of which nothing is known, in two regions. */
const UNMEASURED = versionOf({ osDisk: { sizeGB: 80 }, storageAccountType: 'Standard_LRS', targetRegions: ['westeurope', 'northeurope'] });

/** So many versions of 100 GB disks, of which 1, 2, 3, ... GB are used. */
function measured(count: number): object[] {
  return Array.from({ length: count }, (_, index) => versionOf({ name: `2.0.${index}`, osDisk: { sizeGB: 100, usedGB: index + 1 } }));
}

describe('the range where used sizes are not written', () => {
  it('is none where all are', () => {
    expect(rangeOf(estateOfVersions(measured(3)))).toBeNull();
  });

  it('is none where no size at all is known, which "at least" is for', () => {
    expect(rangeOf(estateOfVersions([versionOf()]), SHARE)).toBeNull();
  });

  it('takes shares of the provisioned size, to the cent', () => {
    // 80 GB x 2 regions x 0.05 = 8.00 a month, and 80 x 0.02 = 1.60 once; a tenth and three tenths of them.
    expect(rangeOf(estateOfVersions([UNMEASURED]), SHARE)).toEqual({
      lines: 2,
      storageMonthly: { low: 0.8, likely: 2.4, high: 8 },
      egressOnce: { low: 0.16, likely: 0.48, high: 1.6 },
      shares: [{ lines: 2, ...SHARE, from: 'configuration' }],
    });
  });

  it('leaves alone what is known: disks with a used size, lines with it, and what has no price', () => {
    const version = versionOf({
      osDisk: { sizeGB: 100, usedGB: 10 },
      dataDisks: [{ lun: 0, sizeGB: 40 }],
      replicaCount: 2,
      storageAccountType: 'Standard_LRS',
      targetRegions: ['westeurope', 'chinaeast'],
    });
    // Known: 10 GB x 2 x 0.05 = 1.00 of this one, and 1 GB x 0.05 of the measured one. Data disk: 40 x 2 x 0.05 = 4.00.
    expect(rangeOf(estateOfVersions([version, ...measured(1)]), SHARE)).toMatchObject({
      lines: 2,
      storageMonthly: { low: 1.45, likely: 2.25, high: 5.05 },
      egressOnce: { low: 0, likely: 0, high: 0 },
    });
  });

  it('goes by the disks of the estate that have both sizes, where those are enough', () => {
    // Shares of 0.01 to 0.20: the 2nd of 20 is the tenth part of them, the 10th the half.
    expect(rangeOf(estateOfVersions([UNMEASURED, ...measured(20)]))?.shares).toEqual([
      { lines: 2, low: 0.02, likely: 0.1, high: 1, from: 'estate', osType: 'Linux', disks: 20, quantiles: { low: 0.1, likely: 0.5 } },
    ]);
  });

  it('goes by the disks of one type of OS, and by all where those are too few', () => {
    const images = [
      imageOf({ name: 'linux', versions: [UNMEASURED, ...measured(10)] }),
      imageOf({ name: 'windows', osType: 'Windows', versions: [UNMEASURED, ...measured(9)] }),
    ];
    const range = rangeOf(estateOf([{ value: { gallerist: 1, galleries: [galleryOf({ images })] } }]));
    expect(range?.shares.map(({ osType, disks, lines, low, likely }) => [osType, disks, lines, low, likely])).toEqual([
      ['Linux', 10, 2, 0.01, 0.05],
      // 1, 1, 2, 2, ..., 9, 9, 10 hundredths: the 2nd of 19, and the 10th.
      [null, 19, 2, 0.01, 0.05],
    ]);
  });

  it('goes by the example of the documentation else, and says so', () => {
    // 10 of 127 GB are 0.079; the geometric mean of that and 1 is 0.281.
    expect(rangeOf(estateOfVersions([UNMEASURED, ...measured(9)]))?.shares).toEqual([
      { lines: 2, low: 0.079, likely: 0.281, high: 1, from: 'documentation', usedGB: 10, sizeGB: 127, source: 'KO21', asOf: '2021-06-08' },
    ]);
    expect(SOURCES.find(({ id }) => id === example.source)?.date).toBe(example.asOf);
  });

  it('never has a disk more than full', () => {
    const overfull = Array.from({ length: 10 }, (_, index) => versionOf({ name: `3.0.${index}`, osDisk: { sizeGB: 10, usedGB: 20 } }));
    expect(rangeOf(estateOfVersions([UNMEASURED, ...overfull]))?.shares[0]).toMatchObject({ low: 1, likely: 1, high: 1 });
  });

  it('holds the totals at its high end, in order, whatever the estate', () => {
    const disk = fc.record({
      sizeGB: fc.integer({ min: 1, max: 4000 }),
      usedGB: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }),
    });
    const regions = fc.subarray(['westeurope', 'northeurope', 'eastus', 'chinaeast'], { minLength: 1 });
    fc.assert(
      fc.property(
        fc.array(fc.record({ osDisk: disk, targetRegions: regions, replicaCount: fc.integer({ min: 1, max: 9 }) }), { maxLength: 25 }),
        (given) => {
          const versions = given.map(({ osDisk: { sizeGB, usedGB }, ...rest }, patch) =>
            versionOf({ name: `1.0.${patch}`, osDisk: usedGB === undefined ? { sizeGB } : { sizeGB, usedGB }, ...rest }),
          );
          const { range, totals } = costOutput(estimateCost(estateOfVersions(versions), embeddedPriceSheet()));
          expect(range === null).toBe(given.every(({ osDisk }) => osDisk.usedGB !== undefined));
          for (const amount of ['storageMonthly', 'egressOnce'] as const) {
            const { low, likely, high } = range?.[amount] ?? { low: 0, likely: 0, high: totals[amount] };
            expect(high).toBe(totals[amount]);
            expect(low).toBeGreaterThanOrEqual(0);
            expect(low).toBeLessThanOrEqual(likely);
            expect(likely).toBeLessThanOrEqual(high);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('obeys its schema, from wherever the shares are', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/cost-output.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    for (const estate of [estateOfVersions([UNMEASURED]), estateOfVersions([UNMEASURED, ...measured(20)])]) {
      for (const options of [{}, { usedShare: SHARE }]) {
        const output = costOutput(estimateCost(estate, embeddedPriceSheet(), options));
        expect(validate(output) ? [] : validate.errors).toEqual([]);
        // The schema leaves room for later keys, and knows every one there is now.
        const shares = output.range?.shares ?? [];
        for (const key of shares.flatMap((share) => Object.keys(share))) expect(schema.$defs.UsedShare.properties).toHaveProperty(key);
      }
    }
  });
});
