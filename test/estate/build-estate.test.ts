import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Path } from '../../src/engine/finding.ts';
import { identifierKey, nameAt, pathOf, quotaKey } from '../../src/estate/estate.ts';
import { normalizeRegionName } from '../../src/facts/regions.ts';
import {
  estateOf,
  estateOfVersions,
  firstDeployment,
  firstGallery,
  firstImage,
  firstTarget,
  firstVersion,
  galleryOf,
  imageOf,
  versionOf,
  type WrittenDocument,
} from './estate-of.ts';

const A = 'aaaaaaaa-0000-0000-0000-000000000000';
const B = 'bbbbbbbb-0000-0000-0000-000000000000';
const ID = (subscription: string, path: string) =>
  `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.Compute/galleries/${path}`;

type Recorded = [
  apiVersion: string,
  replicaCount: number | undefined,
  storageAccountType: string | undefined,
  region: string,
  regionalReplicaCount: number | undefined,
  regionalType: string | undefined,
  answeredRegion: string,
  answeredCount: number,
  answeredType: string | undefined,
];

/** What was asked for one region of a version, and what the service made of it: recorded by the az CLI's own tests. */
const recorded: Recorded[] = [
  ['2018-06-01', undefined, undefined, 'eastus2', undefined, undefined, 'East US 2', 1, undefined],
  ['2018-06-01', 1, undefined, 'westus2', 2, undefined, 'West US 2', 2, undefined],
  ['2018-06-01', 1, undefined, 'eastus2', undefined, undefined, 'East US 2', 1, undefined],
  ['2019-03-01', 1, undefined, 'eastus2', undefined, undefined, 'East US 2', 1, 'Standard_LRS'],
  ['2019-03-01', 2, 'Standard_LRS', 'westus2', 1, undefined, 'West US 2', 1, 'Standard_LRS'],
  ['2019-03-01', 2, 'Standard_LRS', 'eastus2', undefined, undefined, 'East US 2', 2, 'Standard_LRS'],
  ['2019-12-01', 1, undefined, 'eastus2', undefined, undefined, 'East US 2', 1, 'Standard_LRS'],
  ['2019-12-01', 2, 'Standard_LRS', 'westus2', 1, undefined, 'West US 2', 1, 'Standard_LRS'],
  ['2019-12-01', 2, 'Standard_LRS', 'eastus2', undefined, undefined, 'East US 2', 2, 'Standard_LRS'],
  ['2019-12-01', 1, undefined, 'eastus2', 1, undefined, 'East US 2', 1, 'Standard_LRS'],
  ['2019-12-01', 1, undefined, 'westus2', undefined, undefined, 'West US 2', 1, 'Standard_LRS'],
  ['2022-03-03', 1, undefined, 'centraluseuap', undefined, undefined, 'Central US EUAP', 1, 'Standard_LRS'],
  ['2022-03-03', undefined, undefined, 'westus', undefined, undefined, 'West US', 1, 'Standard_LRS'],
  ['2022-03-03', undefined, undefined, 'centraluseuap', undefined, undefined, 'Central US EUAP', 1, 'Standard_LRS'],
  ['2022-03-03', 1, 'Standard_LRS', 'Central US EUAP', 1, 'Standard_LRS', 'Central US EUAP', 1, 'Standard_LRS'],
  ['2022-03-03', 1, undefined, 'CentralUSEUAP', 1, undefined, 'Central US EUAP', 1, 'Standard_LRS'],
  ['2022-03-03', 1, undefined, 'CentralUSEUAP', undefined, undefined, 'Central US EUAP', 1, 'Standard_LRS'],
  ['2022-03-03', 1, undefined, 'eastus2', undefined, undefined, 'East US 2', 1, 'Standard_LRS'],
  ['2022-03-03', 1, undefined, 'westus', undefined, undefined, 'West US', 1, 'Standard_LRS'],
  ['2022-03-03', 2, 'Standard_LRS', 'westus2', 1, undefined, 'West US 2', 1, 'Standard_LRS'],
  ['2022-03-03', 2, 'Standard_LRS', 'eastus2', undefined, undefined, 'East US 2', 2, 'Standard_LRS'],
  ['2022-03-03', 1, undefined, 'eastus2', 1, undefined, 'East US 2', 1, 'Standard_LRS'],
  ['2022-03-03', undefined, undefined, 'eastus2', undefined, undefined, 'East US 2', 1, 'Standard_LRS'],
  ['2022-03-03', 1, 'Standard_LRS', 'West US', 1, 'Standard_LRS', 'West US', 1, 'Standard_LRS'],
  ['2022-03-03', 1, 'Standard_LRS', 'westcentralus', 3, undefined, 'West Central US', 3, 'Standard_LRS'],
  ['2022-03-03', 1, 'Standard_LRS', 'West Central US', 3, 'Standard_LRS', 'West Central US', 3, 'Standard_LRS'],
  ['2022-03-03', undefined, undefined, 'southcentralus', undefined, undefined, 'South Central US', 1, 'Standard_LRS'],
  ['2022-03-03', 1, 'Standard_LRS', 'South Central US', 1, 'Standard_LRS', 'South Central US', 1, 'Standard_LRS'],
  ['2022-03-03', undefined, undefined, 'westus', 1, undefined, 'West US', 1, 'Standard_LRS'],
];

/** The object without keys that hold nothing. */
function compact(given: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** One target region of one version. */
function targetOf(version: object, target: string | object, apiVersion?: string, edition?: '2020-10' | '2021-06' | '2025-07') {
  const images = [imageOf({ versions: [versionOf({ ...version, targetRegions: [target] })] })];
  return firstTarget(estateOf([{ value: { gallerist: 1, galleries: [galleryOf(compact({ images, apiVersion }))] } }], edition));
}

describe('replicas of a target region', () => {
  it.each(recorded)('%s: common %s, %s; %s with %s, %s', (apiVersion, replicaCount, storageAccountType, name, count, type, ...answer) => {
    const [answeredRegion, answeredCount, answeredType] = answer;
    const target = targetOf(
      compact({ replicaCount, storageAccountType }),
      compact({ name, regionalReplicaCount: count, storageAccountType: type }),
      apiVersion,
    );
    expect(target.name).toBe(normalizeRegionName(answeredRegion));
    expect(target.replicas).toBe(answeredCount);
    // The first API version has no storage account type to answer with.
    if (answeredType !== undefined) expect(target.storageAccountType).toBe(answeredType);
  });

  it('A without a count, B with 1, 2 in common: A has 2, B has 1', () => {
    const { targetRegions } = firstVersion(
      estateOfVersions([versionOf({ replicaCount: 2, targetRegions: ['westeurope', { name: 'northeurope', regionalReplicaCount: 1 }] })]),
    );
    expect(targetRegions.map(({ replicas }) => replicas)).toEqual([2, 1]);
  });

  it('is 1 where nobody says anything, bare string or map', () => {
    expect(targetOf({}, 'westeurope').replicas).toBe(1);
    expect(targetOf({}, { name: 'westeurope' }).replicas).toBe(1);
  });
});

describe('storage account type of a target region', () => {
  // westeurope has availability zones, westus has none.
  it.each([
    ['the region over the version', { storageAccountType: 'Standard_ZRS' }, { storageAccountType: 'Premium_LRS' }, 'Premium_LRS', false],
    ['the version', { storageAccountType: 'Standard_ZRS' }, {}, 'Standard_ZRS', false],
    [
      'the region over a strategy',
      { storageAccountStrategy: 'PreferStandard_ZRS' },
      { storageAccountType: 'Standard_LRS' },
      'Standard_LRS',
      false,
    ],
    ['a strategy that prefers zones', { storageAccountStrategy: 'PreferStandard_ZRS' }, {}, 'Standard_ZRS', false],
    ['a strategy that does not', { storageAccountStrategy: 'DefaultStandard_LRS' }, {}, 'Standard_LRS', false],
    ['nobody', {}, {}, 'Standard_LRS', true],
  ])('is said by %s', (_, version, target, storageAccountType, isDefaultStorageType) => {
    expect(targetOf(version, { name: 'westeurope', ...target })).toMatchObject({ storageAccountType, isDefaultStorageType });
  });

  it.each([
    ['westeurope', undefined, 'Standard_LRS'],
    ['westeurope', '2024-03-03', 'Standard_LRS'],
    ['westeurope', '2025-03-03', 'Standard_ZRS'],
    ['westus', '2025-03-03', 'Standard_LRS'],
    ['nowhere', '2025-03-03', 'Standard_LRS'],
  ])('in %s with API version %s is %s by default', (region, apiVersion, expected) => {
    expect(targetOf({}, region, apiVersion).storageAccountType).toBe(expected);
  });

  it('falls back from zones where the region has none, or is unknown', () => {
    expect(targetOf({ storageAccountStrategy: 'PreferStandard_ZRS' }, 'westus').storageAccountType).toBe('Standard_LRS');
    expect(targetOf({ storageAccountStrategy: 'PreferStandard_ZRS' }, 'nowhere').storageAccountType).toBe('Standard_LRS');
  });
});

describe('what is inherited', () => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'America/New_York');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  it('is the location: version, else image, else gallery', () => {
    const locationOf = (image: object, version: object) =>
      firstVersion(
        estateOf([
          { value: { gallerist: 1, galleries: [galleryOf({ images: [imageOf({ ...image, versions: [versionOf(version)] })] })] } },
        ]),
      ).location;
    expect(locationOf({}, {})).toBe('westeurope');
    expect(locationOf({ location: 'North Europe' }, {})).toBe('northeurope');
    expect(locationOf({ location: 'North Europe' }, { location: 'East US' })).toBe('eastus');
  });

  it('is the environment: image, else gallery', () => {
    const environmentOf = (gallery: object, image: object) =>
      firstImage(estateOf([{ value: { gallerist: 1, galleries: [galleryOf({ ...gallery, images: [imageOf(image)] })] } }])).environment;
    expect(environmentOf({}, {})).toBeUndefined();
    expect(environmentOf({ environment: 'production' }, {})).toBe('production');
    expect(environmentOf({ environment: 'production' }, { environment: 'test' })).toBe('test');
  });

  it.each([
    ['2027-06-30', undefined, '2027-06-30'],
    [undefined, '2027-12-31', '2027-12-31'],
    ['2027-06-30', '2027-12-31', '2027-06-30'],
    ['2027-06-30T23:30:00-02:00', undefined, '2027-07-01'],
    ['2027-06-30T00:30:00+02:00', undefined, '2027-06-29'],
    ['2027-06-30T23:59:59.9999999Z', undefined, '2027-06-30'],
    // Without an offset a time is one in UTC, on every machine.
    ['2027-06-30T23:30:00', undefined, '2027-06-30'],
    ['2027-06-30T00:30', undefined, '2027-06-30'],
    [undefined, undefined, undefined],
  ])('is the end of life: version %s, image %s', (ofVersion, ofImage, expected) => {
    const versions = [versionOf(compact({ endOfLifeDate: ofVersion }))];
    const images = [imageOf(compact({ endOfLifeDate: ofImage, versions }))];
    const version = firstVersion(estateOf([{ value: { gallerist: 1, galleries: [galleryOf({ images })] } }]));
    expect(version.endOfLifeDate).toBe(expected);
  });

  it.each([
    [undefined, undefined, '2021-06', 'V1'],
    [undefined, undefined, '2025-07', 'V2'],
    [undefined, '2024-03-03', '2025-07', 'V1'],
    [undefined, '2025-03-03', '2021-06', 'V2'],
    ['V1', '2025-03-03', '2025-07', 'V1'],
  ] as const)('is the generation: %s, API version %s, edition %s', (hyperVGeneration, apiVersion, edition, expected) => {
    const gallery = galleryOf(compact({ apiVersion, images: [imageOf(compact({ hyperVGeneration }))] }));
    expect(firstImage(estateOf([{ value: { gallerist: 1, galleries: [gallery] } }], edition)).hyperVGeneration).toBe(expected);
  });

  it('is what the document says of its galleries, unless a gallery says otherwise', () => {
    const head = { gallerist: 1, subscription: A.toUpperCase(), tenant: 't', cloud: 'AzureChinaCloud', apiVersion: '2021-07-01' };
    const own = { subscription: B, tenant: 'u', cloud: 'AzureCloud', apiVersion: '2022-03-03' };
    const [inherits, differs] = estateOf([{ value: { ...head, galleries: [galleryOf(), galleryOf(own)] } }]).galleries;
    expect(inherits).toMatchObject({ subscription: A, tenant: 't', cloud: 'AzureChinaCloud', apiVersion: '2021-07-01' });
    expect(differs).toMatchObject(own);
    expect(firstGallery(estateOf([{ value: { gallerist: 1, galleries: [galleryOf()] } }]))).toMatchObject({
      subscription: '',
      cloud: 'AzureCloud',
    });
  });
});

describe('an entity that the schema refused', () => {
  const estateWith = (galleries: object[], faults: WrittenDocument['faults'] = [], deployments: unknown[] = []) =>
    estateOf([{ value: { gallerist: 1, galleries, deployments }, faults }]);
  const images = [imageOf({ name: 'a', versions: [versionOf(), versionOf({ name: '2.0.0' })] }), imageOf({ name: 'b' })];

  it('leaves the rest of its gallery standing: a version', () => {
    const estate = estateWith([galleryOf({ images })], [['galleries', 0, 'images', 0, 'versions', 1, 'replicaCount']]);
    expect(estate.leftOut).toEqual({ galleries: 0, images: 0, versions: 1, deployments: 0 });
    expect(firstImage(estate)).toMatchObject({ isLeftOut: false, leftOutVersions: 1 });
    expect(firstImage(estate).versions.map(({ name }) => name)).toEqual(['1.0.0']);
    expect(firstGallery(estate).isLeftOut).toBe(false);
  });

  it('keeps its versions where only the image itself is wrong, without what is wrong', () => {
    const given = [imageOf({ recommended: { vCPUs: { min: 'two' } }, description: 'kept', versions: [versionOf()] })];
    const estate = estateWith([galleryOf({ images: given })], [['galleries', 0, 'images', 0, 'recommended', 'vCPUs', 'min']]);
    expect(estate.leftOut).toEqual({ galleries: 0, images: 1, versions: 0, deployments: 0 });
    expect(firstImage(estate).isLeftOut).toBe(true);
    expect(firstImage(estate).spec).toMatchObject({ description: 'kept' });
    expect(firstImage(estate).spec.recommended).toBeUndefined();
    expect(firstImage(estate).versions).toHaveLength(1);
  });

  it('takes its versions along where the image cannot be told', () => {
    const estate = estateWith([galleryOf({ images })], [['galleries', 0, 'images', 0, 'identifier', 'sku']]);
    expect(estate.leftOut).toEqual({ galleries: 0, images: 1, versions: 2, deployments: 0 });
    expect(firstGallery(estate).images.map(({ name }) => name)).toEqual(['b']);
    expect([...firstGallery(estate).leftOutImages]).toEqual(['a']);
  });

  it('keeps its images where only the gallery itself is wrong', () => {
    const estate = estateWith([galleryOf({ colour: 'red', images })], [['galleries', 0, 'colour']]);
    expect(estate.leftOut).toEqual({ galleries: 1, images: 0, versions: 0, deployments: 0 });
    expect(firstGallery(estate).isLeftOut).toBe(true);
    expect(firstGallery(estate).images).toHaveLength(2);
  });

  it('takes everything along where the gallery has no name or place', () => {
    const estate = estateWith([{ name: 'Lost', images }, galleryOf()], [['galleries', 0, 'location']]);
    expect(estate.leftOut).toEqual({ galleries: 1, images: 2, versions: 2, deployments: 0 });
    expect(estate.galleries.map(({ name }) => name)).toEqual(['g']);
  });

  it('is a gallery or an image that is no map at all', () => {
    const faults = [
      ['galleries', 0],
      ['galleries', 1, 'images', 0],
      ['galleries', 1, 'images', 1],
    ];
    const value = { gallerist: 1, galleries: [5, galleryOf({ images: [null, 'text', imageOf()] })] };
    const estate = estateOf([{ value, faults }]);
    expect(estate.leftOut).toEqual({ galleries: 1, images: 2, versions: 0, deployments: 0 });
    expect(firstImage(estate).key).toEqual(['images', 2]);
  });

  it('is a deployment', () => {
    const deployments = [{ name: 'x' }, { name: 'd', image: 'g/a/1.0.0', region: 'westeurope' }];
    const estate = estateWith([galleryOf({ images })], [['deployments', 0, 'region']], deployments);
    expect(estate.leftOut.deployments).toBe(1);
    expect(firstDeployment(estate)).toMatchObject({ name: 'd', key: ['deployments', 1] });
  });

  it('is a whole document, where it is no manifest of ours', () => {
    const value = { gallerist: 2, galleries: [galleryOf()] };
    expect(estateOf([{ value, faults: [['gallerist']] }]).galleries).toEqual([]);
    expect(estateOf([{ value: 'text', faults: [[]] }]).documents).toEqual([]);
  });

  it.each([
    ['a version', ['galleries', 0, 'images', 0, 'versions', 1, 'source'], 'g/a/2.0.0'],
    ['an image', ['galleries', 0, 'images', 0, 'name'], 'g/a/1.0.0'],
    ['an image whose name is unknown', ['galleries', 0, 'images', 0, 'name'], 'g/other/1.0.0', 5],
    ['a gallery', ['galleries', 0, 'location'], 'g/a/1.0.0'],
    ['a gallery whose name is unknown', ['galleries', 0, 'name'], 'other/a/1.0.0', undefined, 5],
  ])('says nothing of a reference that may lead to it: %s', (_, fault, image, imageName?: number, galleryName?: number) => {
    const given = images.map((written, index) => (imageName !== undefined && index === 0 ? { ...written, name: imageName } : written));
    const gallery = galleryOf({ images: given, ...(galleryName !== undefined && { name: galleryName }) });
    const estate = estateWith([gallery], [fault], [{ name: 'd', image, region: 'westeurope' }]);
    expect(firstDeployment(estate).version).toBeUndefined();
    expect(firstDeployment(estate).reference.isLeftOut).toBe(true);
  });
});

describe('a reference', () => {
  const documents = (image: string, deployment: object = {}): WrittenDocument[] => [
    {
      value: { gallerist: 1, subscription: A, galleries: [galleryOf({ name: 'Common', images: [imageOf({ versions: [versionOf()] })] })] },
    },
    {
      value: {
        gallerist: 1,
        subscription: B,
        galleries: [galleryOf({ name: 'common', images: [imageOf({ versions: [versionOf(), versionOf({ name: '1.10.0' })] })] })],
      },
    },
    { value: { gallerist: 1, deployments: [{ name: 'd', image, region: 'West Europe', ...deployment }] } },
  ];
  const resolve = (image: string, deployment?: object) => firstDeployment(estateOf(documents(image, deployment)));

  it.each([
    ['COMMON/I/1.0.0', { subscription: B }, B, '1.0.0'],
    ['common/i/1.10.0', { subscription: B.toUpperCase() }, B, '1.10.0'],
    ['common/i/01.010.00', { subscription: B }, B, '1.10.0'],
    ['common/i/latest', { subscription: B }, B, '1.10.0'],
    // Neither subscription: the first gallery of that name.
    ['common/i/latest', {}, A, '1.0.0'],
    [ID(A, 'common/images/i/versions/1.0.0'), { subscription: B }, A, '1.0.0'],
    [ID(B.toUpperCase(), 'COMMON/images/I/versions/1.10.0'), {}, B, '1.10.0'],
    [ID(B, 'common/images/i/versions/latest').toLowerCase(), {}, B, '1.10.0'],
  ])('%s of %j leads to a version', (image, deployment, subscription, version) => {
    const resolved = resolve(image, deployment);
    expect(resolved.gallery?.subscription).toBe(subscription);
    expect(resolved.version?.name).toBe(version);
    expect(resolved.region).toBe('westeurope');
  });

  it.each([
    ['common/i', { version: undefined, isOutside: false, isMalformed: false }, true],
    [ID(A, 'common/images/i'), { version: undefined, isOutside: false }, true],
    ['common/i/9.0.0', { version: '9.0.0', isOutside: false, isLeftOut: false }, true],
    ['common/nothing/1.0.0', { image: 'nothing', isOutside: false }, false],
    ['nowhere/i/1.0.0', { gallery: 'nowhere', isOutside: false }, false],
    // Ids of what the estate does not hold are left alone.
    [ID('cccccccc-0000-0000-0000-000000000000', 'common/images/i/versions/1.0.0'), { isOutside: true }, false],
    [ID(A, 'nowhere/images/i/versions/1.0.0'), { isOutside: true }, false],
    [`/subscriptions/${A}/resourceGroups/rg/providers/Microsoft.Compute/images/web`, { isOutside: true }, false],
    ['common', { isMalformed: true }, false],
    ['common/i/1.0.0/more', { isMalformed: true }, false],
    ['/CommunityGalleries/contoso-1/Images/web/Versions/1.0.0', { isOutside: true, isMalformed: false }, false],
    ['/SharedGalleries/contoso-1/Images/web', { isOutside: true, isMalformed: false }, false],
    ['/common/i/1.0.0', { isOutside: false, isMalformed: true }, false],
    ['common//1.0.0', { isMalformed: true }, false],
    ['common/i/', { isMalformed: true }, false],
  ])('%s leads to no version', (image, reference, isImageFound) => {
    const resolved = resolve(image);
    expect(resolved.version).toBeUndefined();
    expect(resolved.reference).toMatchObject(reference);
    expect(resolved.image !== undefined).toBe(isImageFound);
  });

  it('by id prefers the gallery of that subscription to one that names none', () => {
    const gallery = (description: string) => galleryOf({ description, images: [imageOf({ versions: [versionOf()] })] });
    const image = ID(A, 'g/images/i/versions/1.0.0');
    const galleryFor = (...heads: object[]) => {
      const written = heads.map((head, index) => ({ value: { gallerist: 1, ...head, galleries: [gallery(`${index}`)] } }));
      const deployments = [{ name: 'd', image, region: 'westeurope' }];
      return firstDeployment(estateOf([...written, { value: { gallerist: 1, deployments } }])).gallery?.spec.description;
    };
    expect(galleryFor({}, { subscription: A })).toBe('1');
    expect(galleryFor({ subscription: B }, {})).toBe('1');
  });
});

describe('the estate of several documents', () => {
  const first = {
    gallerist: 1,
    subscription: A,
    galleries: [galleryOf({ name: 'One', existing: { images: 3, versions: 9 }, images: [imageOf()] })],
  };
  const second = {
    gallerist: 1,
    subscription: A.toUpperCase(),
    galleries: [
      galleryOf({
        name: 'two',
        location: 'West Europe',
        existing: { galleries: 4, versions: 5 },
        images: [imageOf({ location: 'eastus' })],
      }),
      galleryOf({
        name: 'ONE',
        subscription: B,
        images: [imageOf({ identifier: { publisher: 'P', offer: 'O', sku: 'S' }, versions: [versionOf()] })],
      }),
    ],
    deployments: [{ name: 'D', image: 'one/i/1.0.0', region: 'westeurope', subscription: B }],
    budgets: [{ name: 'b', monthly: 5 }],
  };
  const estate = estateOf([{ value: first }, { value: second }]);

  it('is one, in the order of the documents', () => {
    expect(estate.galleries.map(({ name }) => name)).toEqual(['One', 'two', 'ONE']);
    expect(estate.galleries.map(({ document }) => document.source.file)).toEqual(['0.yaml', '1.yaml', '1.yaml']);
    expect(estate.budgets).toHaveLength(1);
  });

  it('finds galleries, deployments and identifiers without case', () => {
    expect(estate.galleriesByName.get('one')?.map(({ subscription }) => subscription)).toEqual([A, B]);
    expect(estate.deploymentsByName.get('d')).toHaveLength(1);
    expect(estate.imagesByIdentifier.get(identifierKey(firstImage(estate)) ?? '')).toHaveLength(3);
    expect(firstDeployment(estate).gallery?.name).toBe('ONE');
  });

  it('counts usage by subscription and region, with the largest figure named for what exists outside', () => {
    const quota = estate.quotas.get(quotaKey(A, 'westeurope'));
    expect(quota?.galleries.map(({ name }) => name)).toEqual(['One', 'two']);
    expect(quota?.images).toHaveLength(1);
    expect(quota?.existing).toEqual({ galleries: 4, images: 3, versions: 9 });
    expect(estate.quotas.get(quotaKey(A, 'eastus'))?.images).toHaveLength(1);
    expect(estate.quotas.get(quotaKey(B, 'westeurope'))?.versions).toHaveLength(1);
  });

  it('knows where everything is written', () => {
    const [, , gallery] = estate.galleries;
    const target = gallery?.images[0]?.versions[0]?.targetRegions[0];
    expect(target && pathOf(target)).toEqual(['galleries', 1, 'images', 0, 'versions', 0, 'targetRegions', 0]);
    expect(target && nameAt(target)).toEqual([]);
    expect(pathOf(firstDeployment(estate))).toEqual(['deployments', 0]);
  });
});

describe('indexes of an image', () => {
  it('find versions by number, whatever the spelling', () => {
    const image = firstImage(estateOfVersions([versionOf({ name: '1.01.0' }), versionOf({ name: '1.1.0' }), versionOf({ name: 'v2' })]));
    expect(image.versionsByNumber.get('1.1.0')?.map(({ name }) => name)).toEqual(['1.01.0', '1.1.0']);
    expect(image.versionsByNumber.size).toBe(1);
    expect(image.versions.map(({ number }) => number)).toEqual([[1, 1, 0], [1, 1, 0], undefined]);
  });

  it('list the OS disk first', () => {
    const { disks } = firstVersion(estateOfVersions([versionOf({ dataDisks: [{ lun: 3 }, { lun: 0 }], osDisk: { sizeGB: 30 } })]));
    expect(disks.map(({ at, lun }) => [at, lun])).toEqual([
      [['osDisk'], undefined],
      [['dataDisks', 0], 3],
      [['dataDisks', 1], 0],
    ]);
  });
});

describe('the demand of a deployment', () => {
  const of = (given: object) =>
    firstDeployment(
      estateOf([{ value: { gallerist: 1, deployments: [{ name: 'd', image: 'g/i/1.0.0', region: 'westeurope', ...given }] } }]),
    );

  it('is a number of machines, a description of them, or none', () => {
    expect(of({ virtualMachines: 120 })).toMatchObject({ virtualMachineCount: 120, virtualMachines: undefined, window: '' });
    expect(of({ virtualMachines: { count: 7, vCPUs: 4 } })).toMatchObject({ virtualMachineCount: 7, virtualMachines: { vCPUs: 4 } });
    expect(of({ window: 'night' })).toMatchObject({ virtualMachineCount: 0, scaleSets: [], window: 'night' });
  });
});

describe('what files in other formats do not tell', () => {
  const value = {
    gallerist: 1,
    galleries: [
      galleryOf({
        location: 'unknown',
        images: [
          imageOf({ name: 'known', versions: [versionOf()] }),
          imageOf({ name: 'named', versions: [versionOf(), versionOf({ name: '2.0.0' })] }),
        ],
      }),
    ],
    deployments: [{ name: 'd', image: 'g/named/latest', region: 'westeurope', virtualMachines: 1 }],
  };
  const named = ['galleries', 0, 'images', 1];
  const unknown = [
    ['galleries', 0, 'location'],
    ...['identifier', 'osType', 'osState'].map((key) => [...named, key]),
    [...named, 'versions', 0, 'source'],
    [...named, 'versions', 1],
  ];
  const fileAt = (path: Path) => (path.length === 2 ? `${path[0]}.json` : path.length === 4 ? 'images.json' : 'versions.json');
  const estate = estateOf([{ value, unknown, fileAt }]);
  const gallery = firstGallery(estate);
  const [known, image] = gallery.images;

  it('is kept out of the rules, and what is below it is not', () => {
    expect([gallery.isLeftOut, gallery.location]).toEqual([true, '']);
    expect([known?.isLeftOut, image?.isLeftOut]).toEqual([false, true]);
    expect([image?.spec.identifier, image?.spec.osState, image?.hyperVGeneration, image?.architecture]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(image?.versions.map(({ name, spec }) => [name, spec.source])).toEqual([['1.0.0', {}]]);
    expect(image?.leftOutVersions).toBe(1);
    expect([...estate.imagesByIdentifier.values()].flat().map(({ name }) => name)).toEqual(['known']);
  });

  it('is found by what refers to it', () => {
    expect(firstDeployment(estate).version?.name).toBe('1.0.0');
  });

  it('leaves each entity in the file it is written in', () => {
    const files = [gallery, known, known?.versions[0], known?.versions[0]?.targetRegions[0], firstDeployment(estate)].map(
      (entity) => entity?.document.source.file,
    );
    expect(files).toEqual(['galleries.json', 'images.json', 'versions.json', 'versions.json', 'deployments.json']);
  });

  it('leaves open what it lists nowhere', () => {
    const deployments = ['g/i/latest', 'g/i/1.0.0', 'h/other'].map((to, index) => ({
      name: `d${index}`,
      image: to,
      region: 'westeurope',
      virtualMachines: 1,
    }));
    const manifest = { gallerist: 1, galleries: [galleryOf({ images: [imageOf()] }), galleryOf({ name: 'h' })], deployments };
    const isLeftOut = (isImported: boolean) =>
      estateOf([{ value: manifest, isImported }]).deployments.map(({ reference }) => reference.isLeftOut);
    expect(isLeftOut(true)).toEqual([true, true, true]);
    expect(isLeftOut(false)).toEqual([false, false, false]);
  });

  it('counts only what the schema refused among the errors', () => {
    expect(estate.leftOut).toEqual({ galleries: 0, images: 0, versions: 1, deployments: 0 });
  });
});
