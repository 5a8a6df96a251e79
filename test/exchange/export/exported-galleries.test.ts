import { describe, expect, it } from 'vitest';
import { exportedGalleries } from '../../../src/exchange/export/exported-galleries.ts';
import { dateTimeOf } from '../../../src/exchange/export/rest-body.ts';
import { factsOf } from '../../../src/facts/facts.ts';
import { renderExport } from '../../../src/report/export/render-export.ts';
import { estateOf, galleryOf, imageOf, versionOf } from '../../estate/estate-of.ts';

const FACTS = factsOf('2021-06');
const exported = (...galleries: object[]) => exportedGalleries(estateOf([{ value: { gallerist: 1, galleries } }]), FACTS);
const ofVersions = (versions: object[], rest: object = {}) => exported(galleryOf({ ...rest, images: [imageOf({ versions })] }));
const bodyOf = (version: object, apiVersion?: string) =>
  ofVersions([versionOf(version)], apiVersion === undefined ? {} : { apiVersion }).galleries[0]?.images[0]?.versions[0]?.body.properties;
const toldBy = ({ omissions }: ReturnType<typeof exported>) => omissions.map(({ what, why }) => `${what}: ${why}`);

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute';

describe('the API version of an export', () => {
  it.each<[object, string, string]>([
    [{}, '2018-06-01', 'gallery "g"'],
    [{ storageAccountType: 'Standard_ZRS' }, '2019-03-01', 'storageAccountType of version "1.0.0"'],
    [{ source: { id: `${ID}/snapshots/x` } }, '2019-07-01', 'source.kind: snapshot of version "1.0.0"'],
    [{ storageAccountType: 'Premium_LRS' }, '2020-09-30', 'storageAccountType of version "1.0.0"'],
    [{ replicationMode: 'Full' }, '2021-07-01', 'replicationMode of version "1.0.0"'],
    [{ targetRegions: [{ name: 'westeurope', excludeFromLatest: true }] }, '2022-03-03', 'excludeFromLatest of region westeurope'],
    [{ storageAccountStrategy: 'PreferStandard_ZRS' }, '2025-03-03', 'storageAccountStrategy of version "1.0.0"'],
  ])('with %j is %s for %s', (version, apiVersion, because) => {
    expect(ofVersions([versionOf(version)]).galleries[0]).toMatchObject({ apiVersion, because });
  });

  it('is the one that the manifest names', () => {
    expect(ofVersions([versionOf()], { apiVersion: '2021-07-01' }).galleries[0]).toMatchObject({
      apiVersion: '2021-07-01',
      because: undefined,
    });
  });

  it('does not change what an image is by its defaults', () => {
    const { galleries } = ofVersions([versionOf({ storageAccountType: 'PremiumV2_LRS' }), versionOf({ name: '2.0.0' })]);
    expect(galleries[0]?.images[0]).toMatchObject({
      body: { properties: { hyperVGeneration: 'V1', features: [{ name: 'SecurityType', value: 'Standard' }] } },
      versions: [{}, { body: { properties: { publishingProfile: { targetRegions: [{ storageAccountType: 'Standard_LRS' }] } } } }],
    });
  });
});

describe('the source of a version', () => {
  const image = `${ID}/images/x`;
  const machine = `${ID}/virtualMachines/x`;
  const community = '/CommunityGalleries/contoso-1/Images/web/Versions/1.0.0';
  it.each<[string, object, object]>([
    ['2019-03-01', { id: image }, { publishingProfile: { source: { managedImage: { id: image } } } }],
    ['2019-07-01', { id: image }, { storageProfile: { source: { id: image } } }],
    ['2022-08-03', { id: machine }, { storageProfile: { source: { id: machine } } }],
    ['2023-07-03', { id: machine }, { storageProfile: { source: { virtualMachineId: machine } } }],
    ['2022-03-03', { id: community }, { storageProfile: { source: { communityGalleryImageId: community } } }],
    ['2021-07-01', { id: `${ID}/disks/x` }, { storageProfile: { osDiskImage: { source: { id: `${ID}/disks/x` } } } }],
    [
      '2022-03-03',
      { uri: 'https://a/b.vhd', storageAccountId: 'a' },
      { storageProfile: { osDiskImage: { source: { uri: 'https://a/b.vhd', storageAccountId: 'a' } } } },
    ],
    [
      '2021-07-01',
      { uri: 'https://a/b.vhd', storageAccountId: 'a' },
      { storageProfile: { osDiskImage: { source: { uri: 'https://a/b.vhd', id: 'a' } } } },
    ],
  ])('with API version %s, of %j', (apiVersion, source, expected) => {
    expect(bodyOf({ source }, apiVersion)).toMatchObject(expected);
  });
});

describe('what is left out', () => {
  it.each<[string, object, string]>([
    [
      'a file',
      { source: { kind: 'localVhd', uri: './a.vhd' } },
      'its source is a file on a computer, which Azure takes only once it is uploaded',
    ],
    [
      'an unmanaged image',
      { source: { kind: 'unmanagedImage', uri: 'https://a/b' } },
      'its source is an unmanaged image, which Azure takes only once it is a managed image',
    ],
    ['nothing', { source: {} }, 'its source is not known'],
    ['another name', { name: '../..' }, '"../.." is no name that Azure has'],
  ])('is a version made from %s', (_, version, why) => {
    const name = 'name' in version ? String(version.name) : '1.0.0';
    const found = ofVersions([versionOf(version), versionOf({ name: '2.0.0' })]);
    expect(toldBy(found)).toEqual([`version "${name}" is left out: ${why}`]);
    expect(found.galleries[0]?.images[0]?.versions).toHaveLength(1);
  });

  it('is the second of one name', () => {
    const found = exported(
      galleryOf({ images: [imageOf({ versions: [versionOf(), versionOf()] }), imageOf({ name: 'I' })] }),
      galleryOf({ name: 'G' }),
    );
    expect(toldBy(found)).toEqual([
      'version "1.0.0" is left out: another version has its name: the first counts',
      'image "I" is left out: another image has its name: the first counts',
      'gallery "G" is left out: another gallery has its name, subscription and resource group: the first counts',
    ]);
  });

  it('is what the API version lacks, the whole before its parts', () => {
    const version = versionOf({ safetyProfile: { blockDeletionBeforeEndOfLife: true }, storageAccountType: 'Premium_LRS' });
    const found = ofVersions([version], { apiVersion: '2019-12-01' });
    expect(toldBy(found)).toEqual([
      'safetyProfile is left out: API version 2019-12-01 lacks it, 2022-03-03 or later has it',
      'storageAccountType is left out: API version 2019-12-01 lacks it, 2020-09-30 or later has it',
    ]);
    expect(found.galleries[0]?.images[0]?.versions[0]?.body.properties).toEqual({
      storageProfile: { source: { id: '/subscriptions/s' } },
      publishingProfile: { targetRegions: [{ name: 'westeurope' }] },
    });
  });

  it('is what cannot do without it', () => {
    const found = exported(
      galleryOf({ apiVersion: '2018-06-01', images: [imageOf({ versions: [versionOf({ source: { id: `${ID}/snapshots/x` } })] })] }),
      galleryOf({ name: 'older', apiVersion: '2017-01-01' }),
    );
    expect(toldBy(found)).toEqual([
      'version "1.0.0" is left out: API version 2018-06-01 lacks it, 2019-07-01 or later has it',
      'gallery "older" is left out: API version 2017-01-01 lacks it, 2018-06-01 or later has it',
    ]);
  });
});

it.each([
  ['2027-06-30', '2027-06-30T00:00:00Z'],
  ['2027-06-30T12:30', '2027-06-30T12:30:00Z'],
  ['2027-06-30T12:30Z', '2027-06-30T12:30:00Z'],
  ['2027-06-30T12:30+0200', '2027-06-30T12:30:00+02:00'],
  ['2027-06-30T12:30:15.5-05:30', '2027-06-30T12:30:15.5-05:30'],
])('the date %s is %s', (date, expected) => {
  expect(dateTimeOf(date)).toBe(expected);
});

describe('Terraform', () => {
  it('asks for what the manifest does not tell', () => {
    const text = renderExport(exported(galleryOf({ softDeletePolicy: { isSoftDeleteEnabled: true } })).galleries, 'terraform', ['a.yaml']);
    expect(text).toContain('variable "subscription_id" {');
    expect(text).toContain('variable "resource_group_name" {');
    expect(text).toContain('subscription_id = var.subscription_id');
    expect(text).toContain('parent_id = "/subscriptions/${var.subscription_id}/resourceGroups/${var.resource_group_name}"');
  });

  it('has a provider for each subscription, in the cloud of the galleries', () => {
    const of = (name: string, subscription: string) =>
      galleryOf({
        name,
        subscription,
        cloud: 'AzureChinaCloud',
        resourceGroup: 'rg',
        softDeletePolicy: { isSoftDeleteEnabled: name === 'b' },
      });
    const { galleries } = exported({ ...of('a', '1-a'), softDeletePolicy: {} }, of('b', '2-b'), {
      ...of('c', '2-b'),
      softDeletePolicy: {},
    });
    const text = renderExport(galleries, 'terraform', ['a.yaml']);
    expect(text).toContain('provider "azurerm" {\n  subscription_id = "1-a"\n  environment     = "china"\n');
    expect(text).toContain(
      'provider "azurerm" {\n  alias           = "subscription_2_b"\n  subscription_id = "2-b"\n  environment     = "china"\n',
    );
    expect(text).toContain('provider "azapi" {\n  environment = "china"\n}\n');
    expect(text).toContain('resource "azurerm_shared_image_gallery" "c" {\n  provider            = azurerm.subscription_2_b\n');
    expect(text).toContain('resource "azurerm_shared_image_gallery" "a" {\n  name                = "a"\n');
  });
});
