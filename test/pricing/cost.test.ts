import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Estate, TargetRegion } from '../../src/estate/estate.ts';
import { type CostDimension, estimateCost } from '../../src/pricing/cost.ts';
import { type CostOutput, type CostOutputGroup, costOutput, roundGroups, roundLines } from '../../src/pricing/cost-output.ts';
import { totalsOf } from '../../src/pricing/cost-groups.ts';
import { compareDecimals, type Decimal, decimalOf, formatDecimal, plus, ZERO } from '../../src/pricing/money.ts';
import { embeddedPriceSheet, type PriceSheet } from '../../src/pricing/price-sheet.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { estateOf, estateOfVersions, galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

function outputOf(estate: Estate, sheet: PriceSheet = embeddedPriceSheet()): CostOutput {
  return costOutput(estimateCost(estate, sheet));
}

/** Of 10 GB used, in the region it comes from. */
function smallVersion(given: object = {}): object {
  return versionOf({ osDisk: { sizeGB: 30, usedGB: 10 }, ...given });
}

function targetIn(estate: Estate, region: string): TargetRegion {
  for (const { images } of estate.galleries) {
    for (const { versions } of images) {
      const target = versions.flatMap(({ targetRegions }) => targetRegions).find(({ name }) => name === region);
      if (target !== undefined) return target;
    }
  }
  throw new Error(`no target region ${region}`);
}

const NOTHING = { lines: 0, storedGB: 0, storageMonthly: 0, egressGB: 0, egressOnce: 0 };

/** The example of the service's own billing page: 127 GB with 10 GB used and an empty data disk, three regions of two replicas. */
const GOLDEN = versionOf({
  osDisk: { sizeGB: 127, usedGB: 10 },
  dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 0 }],
  replicaCount: 2,
  storageAccountType: 'Standard_LRS',
  targetRegions: ['westeurope', 'northeurope', 'swedencentral'],
});

describe('the example of the billing page', () => {
  const output = outputOf(estateOfVersions([GOLDEN]));

  it('is 6 snapshots, 60 GB, and 20 GB of egress', () => {
    // 3 regions x 2 replicas = 6 snapshots of 10 GB = 60 GB at 0.05 = 3.00 a month;
    // one copy to each of 2 other regions = 20 GB at 0.02 = 0.40 once.
    const amounts = { storedGB: 60, storageMonthly: 3, egressGB: 20, egressOnce: 0.4 };
    expect(output.totals).toEqual({
      ...amounts,
      snapshots: 6,
      complete: true,
      listed: { ...amounts, lines: 3 },
      assumed: NOTHING,
      missing: { lines: 0, linesWithoutSize: 0, storedGB: 0, egressGB: 0 },
    });
  });

  it('has a line a region', () => {
    const line = { gallery: 'g', image: 'i', version: '1.0.0', storageAccountType: 'Standard_LRS', replicas: 2, usedGB: 10, storedGB: 20 };
    const storage = { pricePerGBMonth: 0.05, storageMonthly: 1, priceBasis: 'listed' };
    expect(output.lines).toEqual([
      { ...line, region: 'westeurope', ...storage, egressGB: 0, egressPricePerGB: 0.02, egressOnce: 0 },
      { ...line, region: 'northeurope', ...storage, egressGB: 10, egressPricePerGB: 0.02, egressOnce: 0.2 },
      { ...line, region: 'swedencentral', ...storage, egressGB: 10, egressPricePerGB: 0.02, egressOnce: 0.2 },
    ]);
  });

  it('names its prices', () => {
    expect(output).toMatchObject({ currency: 'USD', prices: { name: 'embedded-list', asOf: '2026-08-01' } });
  });
});

describe('numbers worked by hand', () => {
  // used GB, targets (region, replicas, type) -> storage a month, egress once
  it.each<[string, number, [string, number, string][], number, number]>([
    // 30 x 3 = 90 GB x 0.053 = 4.77
    ['one region', 30, [['francecentral', 3, 'Standard_ZRS']], 4.77, 0],
    // 12.5 x 1 x 0.145 + 12.5 x 2 x 0.132 = 1.8125 + 3.3; egress 12.5 x 0.02 from francecentral to each of two = 0.5
    [
      'several types',
      12.5,
      [
        ['westeurope', 1, 'Premium_LRS'],
        ['northeurope', 2, 'StandardSSD_LRS'],
      ],
      5.1125,
      0.5,
    ],
    // 8 x (1 + 10) x 0.05 = 4.40; 8 x 0.05 to another continent = 0.40, however many replicas
    [
      'another continent',
      8,
      [
        ['francecentral', 0, 'Standard_LRS'],
        ['eastus', 11, 'Standard_LRS'],
      ],
      4.4,
      0.4,
    ],
    // nothing used: 0
    ['an empty image', 0, [['westeurope', 2, 'Standard_LRS']], 0, 0],
  ])('%s', (_, usedGB, targets, storageMonthly, egressOnce) => {
    const targetRegions = targets.map(([name, regionalReplicaCount, storageAccountType]) => ({
      name,
      regionalReplicaCount,
      storageAccountType,
    }));
    const version = smallVersion({ location: 'francecentral', osDisk: { sizeGB: 127, usedGB }, targetRegions });
    expect(outputOf(estateOfVersions([version])).totals).toMatchObject({ storageMonthly, egressOnce, complete: true });
  });

  it('is free of the drift of numbers', () => {
    // 0.1 x 3 replicas x 0.05 = 0.015 a version; a thousand of them are 15.
    const versions = Array.from({ length: 1000 }, (_, patch) =>
      smallVersion({ name: `1.0.${patch}`, osDisk: { sizeGB: 1, usedGB: 0.1 }, replicaCount: 3, storageAccountType: 'Standard_LRS' }),
    );
    const { totals, lines } = outputOf(estateOfVersions(versions));
    expect(totals).toMatchObject({ storedGB: 300, storageMonthly: 15 });
    expect(lines[0]?.storageMonthly).toBe(0.015);
  });

  it('takes the discount off', () => {
    const sheet = readPriceSheet({
      'gallerist-prices': 1,
      name: 'ea',
      asOf: '2026-01-01',
      currency: 'EUR',
      discount: 0.15,
      storage: [{ region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.05 }],
    });
    // 10 x 0.05 x 0.85 = 0.425
    expect(outputOf(estateOfVersions([smallVersion()]), sheet)).toMatchObject({
      currency: 'EUR',
      lines: [{ pricePerGBMonth: 0.0425, storageMonthly: 0.425 }],
    });
  });
});

describe('sizes', () => {
  it('takes the provisioned size where no used size is written, and says so', () => {
    const version = versionOf({ osDisk: { sizeGB: 127, usedGB: 10 }, dataDisks: [{ lun: 0, sizeGB: 32 }] });
    const estimate = estimateCost(estateOfVersions([version]), embeddedPriceSheet());
    expect(estimate.lines[0]?.isUsedSizeAssumed).toBe(true);
    expect(costOutput(estimate).lines[0]).toMatchObject({ usedGB: 42, priceBasis: 'listed' });
    expect(estimate.assumptions).toEqual([{ kind: 'provisionedSize', lines: 1 }]);
  });

  it.each<[string, object]>([
    ['no disk is described', {}],
    ['the OS disk has no size', { osDisk: {} }],
    ['a data disk has no size', { osDisk: { sizeGB: 30, usedGB: 10 }, dataDisks: [{ lun: 0 }] }],
    ['the OS disk is not described', { dataDisks: [{ lun: 0, sizeGB: 32, usedGB: 1 }] }],
  ])('is unknown, not zero, where %s', (_, disks) => {
    const estate = estateOfVersions([versionOf({ ...disks, targetRegions: ['westeurope', 'northeurope'] })]);
    const estimate = estimateCost(estate, embeddedPriceSheet());
    expect(estimate.lines[0]?.isUsedSizeAssumed).toBe(false);
    expect(costOutput(estimate).lines[1]).toMatchObject({
      usedGB: null,
      storedGB: null,
      pricePerGBMonth: 0.05,
      storageMonthly: null,
      egressGB: null,
      egressPricePerGB: 0.02,
      egressOnce: null,
      priceBasis: 'listed',
    });
    expect(estimate.totals.complete).toBe(false);
    expect(estimate.assumptions).toEqual([{ kind: 'unknownSize', lines: 2 }]);
    expect(estimate.monthlyCostOf(targetIn(estate, 'northeurope'))).toBeUndefined();
  });
});

describe('prices', () => {
  it('marks what is assumed and what is missing, and counts only what is known', () => {
    const version = smallVersion({
      targetRegions: [
        'westeurope',
        { name: 'japaneast', storageAccountType: 'Premium_LRS' },
        { name: 'northeurope', storageAccountType: 'PremiumV2_LRS' },
        'chinaeast',
      ],
    });
    const estimate = estimateCost(estateOfVersions([version]), embeddedPriceSheet());
    const { lines, totals } = costOutput(estimate);
    expect(lines.map(({ priceBasis }) => priceBasis)).toEqual(['listed', 'assumed', 'missing', 'missing']);
    expect(lines[2]).toMatchObject({ pricePerGBMonth: null, storageMonthly: null, egressPricePerGB: 0.02, egressOnce: 0.2, storedGB: 10 });
    expect(lines[3]).toMatchObject({ pricePerGBMonth: null, storageMonthly: null, egressPricePerGB: null, egressOnce: null, egressGB: 10 });
    // 10 x 0.05 + 10 x 0.145 = 1.95; egress 10 x 0.05 + 10 x 0.02 = 0.70: at least.
    expect(totals).toEqual({
      snapshots: 4,
      storedGB: 40,
      storageMonthly: 1.95,
      egressGB: 30,
      egressOnce: 0.7,
      complete: false,
      // The egress of 0.02 to northeurope is listed, though its storage is not.
      listed: { lines: 1, storedGB: 10, storageMonthly: 0.5, egressGB: 20, egressOnce: 0.7 },
      assumed: { lines: 1, storedGB: 10, storageMonthly: 1.45, egressGB: 0, egressOnce: 0 },
      missing: { lines: 2, linesWithoutSize: 0, storedGB: 20, egressGB: 10 },
    });
    expect(estimate.assumptions).toEqual([
      { kind: 'assumedPrice', lines: 1 },
      { kind: 'missingPrice', lines: 2 },
    ]);
  });

  it('prices no egress in the source region, whatever the sheet lacks', () => {
    const sheet = readPriceSheet({
      'gallerist-prices': 1,
      name: 'storage-only',
      asOf: '2026-01-01',
      currency: 'USD',
      storage: [{ region: 'chinaeast', storageAccountType: 'Standard_LRS', price: 0.3 }],
    });
    const estate = estateOfVersions([smallVersion({ location: 'chinaeast', targetRegions: ['chinaeast'] })]);
    expect(outputOf(estate, sheet)).toMatchObject({
      lines: [{ priceBasis: 'listed', storageMonthly: 3, egressOnce: 0 }],
      totals: { complete: true },
    });
  });

  it('misses the price of egress alone', () => {
    const row = { region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.05 };
    const storage = [row, { ...row, region: 'northeurope' }];
    const sheet = readPriceSheet({ 'gallerist-prices': 1, name: 'storage-only', asOf: '2026-01-01', currency: 'USD', storage });
    const { lines, totals } = outputOf(estateOfVersions([smallVersion({ targetRegions: ['westeurope', 'northeurope'] })]), sheet);
    expect(lines[1]).toMatchObject({ priceBasis: 'missing', storageMonthly: 0.5, egressGB: 10, egressPricePerGB: null, egressOnce: null });
    expect(totals).toMatchObject({ storageMonthly: 1, egressOnce: 0, complete: false });
  });

  it('counts a copy to every target region where the source region is not one of them', () => {
    const { totals } = outputOf(estateOfVersions([smallVersion({ targetRegions: ['northeurope', 'swedencentral'] })]));
    expect(totals).toMatchObject({ egressGB: 20, egressOnce: 0.4 });
  });
});

describe('shallow versions', () => {
  it('are one replica in the source region, without egress', () => {
    const version = smallVersion({ replicationMode: 'Shallow', replicaCount: 5, targetRegions: ['northeurope', 'westeurope'] });
    const estate = estateOfVersions([version]);
    const estimate = estimateCost(estate, embeddedPriceSheet());
    expect(costOutput(estimate).lines).toMatchObject([
      { region: 'westeurope', replicas: 1, storedGB: 10, storageMonthly: 0.5, egressGB: 0, egressOnce: 0 },
    ]);
    expect(estimate.assumptions).toEqual([{ kind: 'shallow', lines: 1 }]);
    expect(estimate.lineOf(targetIn(estate, 'westeurope'))?.replicas).toBe(1);
    expect(estimate.lineOf(targetIn(estate, 'northeurope'))).toBeUndefined();
  });

  it('are priced where the source is, even if the target region is another', () => {
    const version = smallVersion({ location: 'francecentral', replicationMode: 'Shallow', targetRegions: ['northeurope'] });
    expect(outputOf(estateOfVersions([version])).lines).toMatchObject([
      { region: 'francecentral', pricePerGBMonth: 0.053, storageMonthly: 0.53, egressOnce: 0 },
    ]);
  });
});

describe('questions of rules', () => {
  const estate = estateOfVersions([
    smallVersion({
      targetRegions: [
        { name: 'westeurope', regionalReplicaCount: 4 },
        { name: 'northeurope', excludeFromLatest: true },
      ],
    }),
    smallVersion({ name: '1.1.0' }),
  ]);
  const estimate = estimateCost(estate, embeddedPriceSheet());
  const cost = (amount: Decimal | undefined) => amount && formatDecimal(amount, 2);

  it('are answered for one target region', () => {
    const target = targetIn(estate, 'westeurope');
    // 10 x 4 x 0.05, and 10 x 3 x 0.05 for three of the four replicas
    expect(cost(estimate.monthlyCostOf(target))).toBe('2.00');
    expect(cost(estimate.monthlyCostOfReplicas(target, 3))).toBe('1.50');
    expect(estimate.lineOf(target)).toMatchObject({ isSuperseded: true, region: 'westeurope' });
  });

  it('are answered as the list of lines is', () => {
    for (const line of estimate.lines) expect(estimate.lineOf(line.targetRegion)).toEqual(line);
    expect(estimate.lines.map(({ isSuperseded }) => isSuperseded)).toEqual([true, true, false]);
  });

  it('add up lines that are picked', () => {
    const superseded = totalsOf(estimate.lines.filter((line) => line.isSuperseded));
    expect(cost(superseded.storageMonthly)).toBe('2.50');
    expect(superseded.snapshots).toBe(5);
  });

  it('are answered for an estate of nothing', () => {
    const nothing = outputOf(estateOf([]));
    expect(nothing.totals).toMatchObject({ snapshots: 0, storedGB: 0, storageMonthly: 0, egressGB: 0, egressOnce: 0, complete: true });
    expect(nothing.totals).toMatchObject({ listed: NOTHING, assumed: NOTHING, missing: { lines: 0 } });
    expect(nothing.by.tag).toEqual([]);
  });
});

describe('groups', () => {
  const estate = estateOf([
    {
      value: {
        gallerist: 1,
        subscription: SUBSCRIPTION,
        galleries: [
          galleryOf({
            name: 'beta',
            environment: 'production',
            tags: { costCenter: 'FIN-1', owner: 'platform' },
            images: [
              imageOf({ name: 'web', versions: [smallVersion({ targetRegions: ['westeurope', 'northeurope'] })] }),
              imageOf({ name: 'test-web', environment: 'test', tags: { CostCenter: 'FIN-2' }, versions: [smallVersion()] }),
            ],
          }),
          galleryOf({
            name: 'alpha',
            subscription: '22222222-2222-3333-4444-555555555555',
            images: [imageOf({ name: 'db', versions: [smallVersion({ storageAccountType: 'Premium_LRS' })] })],
          }),
        ],
      },
    },
    { value: { gallerist: 1, galleries: [galleryOf({ name: 'nowhere', images: [imageOf({ name: 'db', versions: [versionOf()] })] })] } },
  ]);
  const { by, totals } = outputOf(estate);
  const sums = (dimension: CostDimension, ...keys: (keyof CostOutputGroup)[]) =>
    by[dimension].map((group) => [...keys.map((key) => group[key]), group['storageMonthly']]);

  it('by gallery and image, in the order of the estate', () => {
    expect(sums('gallery', 'subscription', 'gallery')).toEqual([
      [SUBSCRIPTION, 'beta', 1.5],
      ['22222222-2222-3333-4444-555555555555', 'alpha', 1.45],
      [null, 'nowhere', 0],
    ]);
    expect(sums('image', 'gallery', 'image')).toEqual([
      ['beta', 'web', 1],
      ['beta', 'test-web', 0.5],
      ['alpha', 'db', 1.45],
      ['nowhere', 'db', 0],
    ]);
    expect(by.gallery.map((group) => group['complete'])).toEqual([true, true, false]);
  });

  it('by region, storage account type, environment and subscription, sorted, absence last', () => {
    expect(sums('region', 'region')).toEqual([
      ['northeurope', 0.5],
      ['westeurope', 2.45],
    ]);
    expect(sums('storageAccountType', 'storageAccountType')).toEqual([
      ['Premium_LRS', 1.45],
      ['Standard_LRS', 1.5],
    ]);
    expect(sums('environment', 'environment')).toEqual([
      ['production', 1],
      ['test', 0.5],
      [null, 1.45],
    ]);
    expect(sums('subscription', 'subscription')).toEqual([
      [SUBSCRIPTION, 1.5],
      ['22222222-2222-3333-4444-555555555555', 1.45],
      [null, 0],
    ]);
  });

  it('by tag: the image over its gallery, names without case, and the rest that has no such tag', () => {
    expect(sums('tag', 'tag', 'value')).toEqual([
      ['costCenter', 'FIN-1', 1],
      ['costCenter', 'FIN-2', 0.5],
      ['costCenter', null, 1.45],
      ['owner', 'platform', 1.5],
      ['owner', null, 1.45],
    ]);
  });

  it('each add up to the totals', () => {
    for (const dimension of ['gallery', 'image', 'region', 'storageAccountType', 'environment', 'subscription'] as const) {
      const snapshots = by[dimension].reduce((sum, group) => sum + Number(group['snapshots']), 0);
      expect(snapshots, dimension).toBe(totals.snapshots);
    }
  });
});

describe('the output', () => {
  it('obeys its schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../schemas/cost-output.schema.json', import.meta.url), 'utf8'));
    const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
    const output = outputOf(estateOfVersions([GOLDEN, versionOf({ name: '1.0.1', targetRegions: ['chinaeast', 'japaneast'] })]));
    expect(validate(output) ? [] : validate.errors).toEqual([]);
  });

  it('has at most six decimals, and its parts add up to its totals', () => {
    const sizes = fc.integer({ min: 0, max: 500_000_000 }).map((millionths) => millionths / 1_000_000);
    const targets = fc.subarray(['westeurope', 'northeurope', 'francecentral', 'eastus', 'japaneast', 'brazilsouth'], { minLength: 1 });
    const versions = fc.array(fc.record({ usedGB: sizes, targetRegions: targets, replicaCount: fc.integer({ min: 1, max: 10 }) }), {
      maxLength: 12,
    });
    const discounts = fc.integer({ min: 0, max: 9999 }).map((share) => share / 10_000);
    fc.assert(
      fc.property(versions, discounts, (given, discount) => {
        const estate = estateOfVersions(
          given.map(({ usedGB, ...rest }, patch) => smallVersion({ name: `1.0.${patch}`, osDisk: { usedGB }, ...rest })),
        );
        const sheet = readPriceSheet({
          'gallerist-prices': 1,
          name: 'any',
          asOf: '2026-01-01',
          currency: 'USD',
          discount,
          fallback: { storage: [{ storageAccountType: 'Standard_LRS', price: 0.0537 }] },
          egress: ['Europe', 'North America', 'Asia', 'South America'].map((from) => ({ from, price: 0.0213 })),
        });
        const estimate = estimateCost(estate, sheet);
        const output = costOutput(estimate);
        for (const amount of ['storageMonthly', 'egressOnce'] as const) {
          const exact = estimate.totals[amount];
          expect(output.totals[amount]).toBe(Number(formatDecimal(exact, 6)));
          const parts = [
            output.lines,
            output.by.gallery,
            output.by.image,
            output.by.region,
            output.by.storageAccountType,
            output.by.subscription,
          ];
          for (const rows of parts) {
            const sum = rows.map((row) => decimalOf(Number(row[amount]))).reduce(plus, ZERO);
            expect(compareDecimals(sum, decimalOf(output.totals[amount]))).toBe(0);
            for (const row of rows) expect(decimalOf(Number(row[amount])).scale).toBeLessThanOrEqual(6);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('rounds for people so that tables add up', () => {
    // Three regions of 3.33 GB at 0.05: 0.1665 each, 0.4995 in all, written 0.50.
    const version = smallVersion({ osDisk: { usedGB: 3.33 }, targetRegions: ['westeurope', 'northeurope', 'swedencentral'] });
    const estimate = estimateCost(estateOfVersions([version]), embeddedPriceSheet());
    const lines = roundLines(estimate.lines, 2).map(({ storageMonthly }) => storageMonthly && formatDecimal(storageMonthly, 2));
    // Each rounds to 0.17, 0.51 in all: the first that won most gives one cent back.
    expect(lines).toEqual(['0.16', '0.17', '0.17']);
    const groups = roundGroups(estimate.by.region, 2).map(({ key, totals }) => [key['region'], formatDecimal(totals.storageMonthly, 2)]);
    expect(groups).toEqual([
      ['northeurope', '0.16'],
      ['swedencentral', '0.17'],
      ['westeurope', '0.17'],
    ]);
    expect(roundLines(estimate.lines, 6)).toBe(estimate.lines);
  });
});
