import { describe, expect, it } from 'vitest';
import {
  API_PROPERTIES,
  apiDefault,
  apiProperty,
  apiStorageAccountType,
  type Availability,
  availabilityIn,
  compareApiVersions,
  DEPLOYMENT_API_SINCE,
  isApiFrom,
} from '../../src/facts/api-versions.ts';

describe('compareApiVersions', () => {
  it('orders by date, previews before the version of their date', () => {
    const ordered = ['2018-06-01', '2019-03-01', '2021-07-01-preview', '2021-07-01', '2025-03-03', '2026-03-03'];
    expect(ordered.toReversed().sort(compareApiVersions)).toEqual(ordered);
    expect(compareApiVersions('2021-07-01', '2021-07-01')).toBe(0);
  });

  it.each<[string | undefined, string | null | undefined, boolean]>([
    ['2021-07-01', '2021-07-01', true],
    ['2021-07-01-preview', '2021-07-01', false],
    ['2022-03-03', '2021-07-01', true],
    ['2018-06-01', '2021-07-01', false],
    [undefined, '2021-07-01', false],
    ['2021-07-01', null, false],
    ['2021-07-01', undefined, false],
  ])('%s is from %s on: %s', (apiVersion, since, expected) => {
    expect(isApiFrom(apiVersion, since)).toBe(expected);
  });
});

describe('the ladder', () => {
  it.each<[string, string | null]>([
    ['version.storageAccountType', '2019-03-01'],
    ['targetRegion.storageAccountType', '2019-03-01'],
    ['image.hyperVGeneration', '2019-07-01'],
    ['image.osState=Specialized', '2019-07-01'],
    ['version.source.kind=snapshot', '2019-07-01'],
    ['targetRegion.encryption', '2019-12-01'],
    ['image.features', '2020-09-30'],
    ['gallery.sharingProfile', '2020-09-30'],
    ['version.source.kind=vhd', '2020-09-30'],
    ['version.replicationMode', '2021-07-01'],
    ['gallery.softDeletePolicy', '2021-07-01'],
    ['image.architecture', '2021-10-01'],
    ['gallery.sharingProfile.communityGalleryInfo', '2021-10-01'],
    ['gallery.sharingProfile.permissions=Community', '2022-01-03'],
    ['targetRegion.excludeFromLatest', '2022-03-03'],
    ['version.safetyProfile.allowDeletionOfReplicatedLocations', '2022-03-03'],
    ['version.source.storageAccountId', '2022-03-03'],
    ['version.securityProfile.uefiSettings', '2022-08-03'],
    ['version.safetyProfile.blockDeletionBeforeEndOfLife', '2024-03-03'],
    ['version.storageAccountStrategy', '2025-03-03'],
    ['gallery.description', null],
  ])('%s since %s', (name, since) => {
    expect(apiProperty(name)?.since).toBe(since);
  });

  it('has no row for what it does not know', () => {
    expect(apiProperty('version.tint')).toBeUndefined();
    expect(apiStorageAccountType('UltraSSD_LRS')).toBeUndefined();
    expect(apiDefault('architecture')).toBeUndefined();
  });

  it('knows the first version for deployments', () => {
    expect(DEPLOYMENT_API_SINCE).toBe('2018-04-01');
  });

  it('names changed defaults', () => {
    expect(apiDefault('storageAccountStrategy')).toMatchObject({
      value: 'PreferStandard_ZRS',
      before: 'Standard_LRS',
      since: '2025-03-03',
    });
    expect(apiDefault('hyperVGeneration')).toMatchObject({ value: 'V2', before: 'V1', since: '2025-03-03' });
    expect(apiDefault('securityType')).toMatchObject({ value: 'TrustedLaunchSupported', since: '2025-03-03' });
    expect(apiDefault('endOfLifeDate')).toMatchObject({ since: '2026-03-03' });
  });
});

describe('availabilityIn', () => {
  const versions = ['2018-06-01', '2019-03-01', '2019-07-01', '2020-09-30', '2021-07-01', '2021-10-01', '2022-03-03', '2025-03-03'];

  it.each<[string, Availability[]]>([
    ['Standard_LRS', ['absent', 'present', 'present', 'present', 'present', 'present', 'present', 'present']],
    ['Standard_ZRS', ['absent', 'present', 'present', 'present', 'present', 'present', 'present', 'present']],
    ['Premium_LRS', ['absent', 'absent', 'absent', 'present', 'present', 'present', 'present', 'present']],
    // Which version added it is not known; 2020-09-30 had it not, 2021-10-01 had it.
    ['StandardSSD_LRS', ['absent', 'absent', 'absent', 'absent', 'unknown', 'present', 'removed', 'removed']],
    ['PremiumV2_LRS', ['absent', 'absent', 'absent', 'absent', 'absent', 'absent', 'absent', 'present']],
  ])('%s', (type, expected) => {
    const row = apiStorageAccountType(type);
    expect(versions.map((version) => row && availabilityIn(row, version))).toEqual(expected);
  });

  it('is unknown between a version that lacks a property and one that has it', () => {
    const generation = apiProperty('image.hyperVGeneration');
    expect(['2018-06-01', '2019-03-01', '2019-07-01'].map((version) => generation && availabilityIn(generation, version))).toEqual([
      'absent',
      'unknown',
      'present',
    ]);
    const description = apiProperty('gallery.description');
    expect(description && availabilityIn(description, '2018-06-01')).toBe('unknown');
  });

  it('is present in the version that a row names', () => {
    for (const row of API_PROPERTIES) if (row.since !== null) expect(availabilityIn(row, row.since), row.name).toBe('present');
  });
});
