import { describe, expect, it } from 'vitest';
import { DEFAULT_EDITION, EDITION_IDS, type EditionId, factsOf, isEditionId, type LimitName } from '../../src/facts/facts.ts';
import { findRegion } from '../../src/facts/regions.ts';

/** In the order of EDITION_IDS. */
const limits: [LimitName, (number | undefined)[]][] = [
  ['galleriesPerRegion', [100, 100, 100, 100]],
  ['imagesPerRegion', [1000, 1000, 1000, 1000]],
  ['versionsPerRegion', [10_000, 10_000, 10_000, 10_000]],
  ['replicas', [10, 10, 100, 100]],
  ['replicasRecommended', [undefined, undefined, 50, 50]],
  ['diskSizeGB', [1024, 1024, 1024, 2048]],
  ['shallowDiskSizeGB', [32_768, 32_768, 32_768, 32_768]],
  ['scaleSetInstances', [1000, 1000, 1000, 1000]],
  ['managedImageScaleSetInstances', [600, 600, 600, 600]],
  ['sharedSubscriptions', [30, 30, 30, 30]],
  ['sharedTenants', [5, 5, 5, 5]],
  ['tags', [50, 50, 50, 50]],
  ['tagKeyLength', [512, 512, 512, 512]],
  ['tagValueLength', [256, 256, 256, 256]],
  ['recommendedVCPUsMinimum', [1, 1, 1, 1]],
  ['recommendedVCPUsMaximum', [80, 80, 80, 80]],
  ['recommendedMemoryMinimum', [1, 1, 1, 1]],
  ['recommendedMemoryMaximum', [640, 640, 640, 640]],
  ['versionNumberPart', [2_147_483_647, 2_147_483_647, 2_147_483_647, 2_147_483_647]],
  ['galleryNameLength', [80, 80, 80, 80]],
  ['imageNameLength', [80, 80, 80, 80]],
  ['publisherLength', [128, 128, 128, 128]],
  ['offerLength', [64, 64, 64, 64]],
  ['skuLength', [64, 64, 64, 64]],
  ['communityPrefixMinimumLength', [5, 5, 5, 5]],
  ['communityPrefixMaximumLength', [16, 16, 16, 16]],
  ['shallowReplicas', [1, 1, 1, 1]],
  ['shallowTargetRegions', [1, 1, 1, 1]],
  ['manyTargetRegions', [10, 10, 10, 10]],
  ['replicationHours', [6, 6, 6, 6]],
  ['crossTenantGrants', [5, 5, 5, 5]],
];

function editionsUpTo(edition: EditionId): boolean[] {
  return EDITION_IDS.map((other) => factsOf(edition).isFrom(other));
}

describe('factsOf', () => {
  it.each(limits)('limit %s by edition', (name, expected) => {
    expect(EDITION_IDS.map((edition) => factsOf(edition).limit(name))).toEqual(expected);
  });

  it('sizing by edition', () => {
    const sizing = EDITION_IDS.map((edition) => factsOf(edition).sizing);
    expect(sizing.map((ratios) => ratios.virtualMachinesPerReplica)).toEqual([20, 20, 20, 50]);
    expect(sizing.map((ratios) => ratios.scaleSetInstancesPerReplica)).toEqual([600, 600, null, null]);
    expect(sizing.map((ratios) => ratios.minimumProductionReplicas)).toEqual([undefined, undefined, 3, 3]);
  });

  it('meanings by edition', () => {
    const meanings = EDITION_IDS.map((edition) => factsOf(edition).meanings);
    expect(meanings.map((meaning) => meaning.endOfLife)).toEqual(['blocks', 'informs', 'informs', 'informs']);
    expect(meanings.map((meaning) => meaning.imageGrantOpensGallery)).toEqual([false, true, false, false]);
  });

  it('is built once', () => {
    expect(factsOf('2023-04')).toBe(factsOf('2023-04'));
  });

  it('knows the order of editions', () => {
    expect(editionsUpTo('2020-10')).toEqual([true, false, false, false]);
    expect(editionsUpTo('2023-04')).toEqual([true, true, true, false]);
    expect(EDITION_IDS.toSorted()).toEqual(EDITION_IDS);
  });

  it('has a default edition that exists', () => {
    expect(DEFAULT_EDITION).toBe('2021-06');
    expect(isEditionId(DEFAULT_EDITION)).toBe(true);
    expect(isEditionId('2021-6')).toBe(false);
  });

  it('gives the row behind a number', () => {
    expect(factsOf('2021-06').row('replicas')).toMatchObject({
      value: 10,
      source: 'KO21',
      asOf: '2021-06-08',
      statements: ['S054', 'C02'],
      scope: 'per subscription, per region',
    });
    expect(factsOf('2023-04').row('replicas')?.scope).toBe('per image version');
    expect(factsOf('2021-06').row('replicasRecommended')).toBeUndefined();
    expect(factsOf('2020-10').row('endOfLife')?.value).toBe('blocks');
    expect(factsOf('2021-06').row('tags')?.source).toBe('TFTAG');
  });
});

describe('defaults', () => {
  const zones = findRegion('westeurope');
  const noZones = findRegion('westus');
  const unknownZones = findRegion('swedensouth');

  it.each<[string, string | undefined, typeof zones, string]>([
    ['no API version', undefined, zones, 'Standard_LRS'],
    ['before the strategy', '2024-03-03', zones, 'Standard_LRS'],
    ['preview of the strategy', '2025-03-03-preview', zones, 'Standard_LRS'],
    ['strategy, zones', '2025-03-03', zones, 'Standard_ZRS'],
    ['strategy, later version', '2026-03-03', zones, 'Standard_ZRS'],
    ['strategy, no zones', '2025-03-03', noZones, 'Standard_LRS'],
    ['strategy, zones unknown', '2025-03-03', unknownZones, 'Standard_LRS'],
    ['strategy, no such region', '2025-03-03', undefined, 'Standard_LRS'],
  ])('storage account type: %s', (_, apiVersion, region, expected) => {
    for (const edition of EDITION_IDS) expect(factsOf(edition).defaultStorageAccountType(apiVersion, region)).toBe(expected);
  });

  it.each<[EditionId, string | undefined, string]>([
    ['2021-06', undefined, 'V1'],
    ['2021-06', '2025-03-03', 'V2'],
    ['2025-07', undefined, 'V2'],
    ['2025-07', '2021-07-01', 'V1'],
    ['2025-07', '2025-03-03', 'V2'],
  ])('generation in %s with API version %s is %s', (edition, apiVersion, expected) => {
    expect(factsOf(edition).defaultHyperVGeneration(apiVersion)).toBe(expected);
  });

  it('agree with the rows', () => {
    for (const edition of EDITION_IDS) {
      const facts = factsOf(edition);
      expect(facts.defaultStorageAccountType(undefined, undefined)).toBe(facts.row('storageAccountType')?.value);
      expect(facts.defaultHyperVGeneration(undefined)).toBe(facts.row('hyperVGeneration')?.value);
    }
  });
});
