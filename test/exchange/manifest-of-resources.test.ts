import { describe, expect, it } from 'vitest';
import { manifestOf } from '../../src/exchange/manifest-of-resources.ts';
import type { Resource } from '../../src/exchange/resource.ts';
import { validateManifest } from '../../src/manifest/validate-manifest.ts';
import { resourcesOf, type Told } from './resources-of.ts';

const SNAPSHOT = '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/snapshots/web';

const GALLERY: Told = {
  kind: 'gallery',
  names: ['contoso'],
  apiVersion: '2021-10-01',
  body: {
    location: 'westeurope',
    tags: { team: 'images', empty: '' },
    properties: { description: 'All images', provisioningState: 'Succeeded' },
  },
};

const IMAGE: Told = {
  kind: 'image',
  names: ['contoso', 'web'],
  apiVersion: '2022-03-03',
  body: {
    location: 'westeurope',
    properties: {
      osType: 'linux',
      osState: 'Generalized',
      identifier: { publisher: 'Contoso', offer: 'Web', sku: 2022 },
      recommended: { vCPUs: { min: '2', max: 8 }, memory: null },
      purchasePlan: null,
      features: [{ name: 'SecurityType', value: 'TrustedLaunch' }],
      endOfLifeDate: '2030-01-31T00:00:00+00:00',
    },
  },
};

const VERSION: Told = {
  kind: 'version',
  names: ['contoso', 'web', '1.0.0'],
  body: {
    location: 'West Europe',
    tags: {},
    properties: {
      publishingProfile: {
        replicaCount: 2,
        excludeFromLatest: 'False',
        endOfLifeDate: '2029-05-01T12:30:00Z',
        publishedDate: '2024-01-01T00:00:00Z',
        targetRegions: [
          { name: 'West Europe', regionalReplicaCount: '3', storageAccountType: 'standard_zrs' },
          {
            name: 'North Europe',
            encryption: { osDiskImage: { diskEncryptionSetId: '/des' }, dataDiskImages: [{ lun: 1, diskEncryptionSetId: '/des1' }] },
          },
        ],
      },
      storageProfile: { osDiskImage: { sizeInGB: 30, hostCaching: 'ReadWrite', source: { id: SNAPSHOT } }, dataDiskImages: [] },
    },
  },
};

async function manifestOfTold(told: Told[]) {
  return manifestOf(await resourcesOf(told));
}

describe('the manifest of resources', () => {
  it('puts versions below images below galleries, in the words of a manifest', async () => {
    const { value, findings } = await manifestOfTold([VERSION, GALLERY, IMAGE]);
    expect(findings).toEqual([]);
    expect(value).toEqual({
      gallerist: 1,
      galleries: [
        {
          name: 'contoso',
          subscription: 'sub',
          resourceGroup: 'rg',
          apiVersion: '2022-03-03',
          location: 'westeurope',
          tags: { team: 'images', empty: '' },
          description: 'All images',
          images: [
            {
              name: 'web',
              location: 'westeurope',
              osType: 'Linux',
              osState: 'Generalized',
              identifier: { publisher: 'Contoso', offer: 'Web', sku: '2022' },
              recommended: { vCPUs: { min: 2, max: 8 } },
              features: [{ name: 'SecurityType', value: 'TrustedLaunch' }],
              endOfLifeDate: '2030-01-31',
              versions: [
                {
                  name: '1.0.0',
                  location: 'West Europe',
                  source: { id: SNAPSHOT },
                  osDisk: { sizeGB: 30, hostCaching: 'ReadWrite' },
                  replicaCount: 2,
                  excludeFromLatest: false,
                  endOfLifeDate: '2029-05-01T12:30:00Z',
                  targetRegions: [
                    { name: 'West Europe', regionalReplicaCount: 3, storageAccountType: 'Standard_ZRS' },
                    {
                      name: 'North Europe',
                      encryption: {
                        osDiskImage: { diskEncryptionSetId: '/des' },
                        dataDiskImages: [{ lun: 1, diskEncryptionSetId: '/des1' }],
                      },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('makes parents of which only the name is known, and says so once', async () => {
    const other: Told = { ...VERSION, names: ['Contoso', 'WEB', '1.0.1'] };
    const { value, findings } = await manifestOfTold([VERSION, other]);
    expect(value).toMatchObject({
      galleries: [{ name: 'contoso', images: [{ name: 'web', versions: [{ name: '1.0.0' }, { name: '1.0.1' }] }] }],
    });
    expect(findings.map(({ ruleId, message, pointer }) => [ruleId, message, pointer]).sort()).toEqual([
      ['import/incomplete', 'of gallery "contoso" only the name is known: what describes it is not among the files', '/0/id'],
      ['import/incomplete', 'of image "web" only the name is known: what describes it is not among the files', '/0/id'],
    ]);
  });

  it.each<[string, Partial<Resource>, number]>([
    ['the same in another case', { subscription: 'SUB', resourceGroup: 'Rg' }, 1],
    ['one whose group is not known', { resourceGroup: undefined }, 1],
    ['one of which only the name is known', { subscription: undefined, resourceGroup: undefined }, 1],
    ['one of another group', { resourceGroup: 'other' }, 2],
    ['one of another subscription', { subscription: 'other' }, 2],
  ])('takes a gallery for %s', async (_, differing, count) => {
    for (const told of [
      [GALLERY, { ...IMAGE, ...differing }],
      [{ ...IMAGE, ...differing }, GALLERY],
    ]) {
      const { value } = await manifestOfTold(told);
      expect(value).toHaveProperty('galleries.length', count);
    }
  });

  it('takes no gallery for one that has come to be known as another', async () => {
    const { value } = await manifestOfTold([
      { ...VERSION, subscription: undefined, resourceGroup: undefined },
      GALLERY,
      { ...VERSION, subscription: 'other' },
      { ...VERSION, resourceGroup: 'other' },
    ]);
    expect(value).toMatchObject({
      galleries: [
        { subscription: 'sub', resourceGroup: 'rg', location: 'westeurope', images: [{ name: 'web' }] },
        { subscription: 'other', resourceGroup: 'rg', location: 'unknown' },
        { subscription: 'sub', resourceGroup: 'other', location: 'unknown' },
      ],
    });
  });

  it('keeps one of two equal descriptions, and the fuller one of two that agree', async () => {
    const created: Told = {
      ...VERSION,
      body: { location: 'westeurope', properties: { publishingProfile: { replicaCount: 2 }, provisioningState: 'Creating' } },
    };
    for (const told of [
      [created, VERSION, created],
      [VERSION, VERSION],
    ]) {
      const { value, findings } = await manifestOfTold([GALLERY, IMAGE, ...told]);
      expect(findings).toEqual([]);
      expect(value).toHaveProperty('galleries.0.images.0.versions.length', 1);
      expect(value).toHaveProperty('galleries.0.images.0.versions.0.osDisk.sizeGB', 30);
    }
  });

  it('spells a name as its description does, and takes no API version that is none', async () => {
    const { value } = await manifestOfTold([
      { ...VERSION, names: ['CONTOSO', 'WEB', '1.0.0'], apiVersion: "[parameters('apiVersion')]" },
      { ...GALLERY, apiVersion: undefined },
      IMAGE,
    ]);
    expect(value).toMatchObject({ galleries: [{ name: 'contoso', apiVersion: '2022-03-03', images: [{ name: 'web' }] }] });
  });

  it('lets the first of two different descriptions count, and says what differs', async () => {
    const other: Told = { ...VERSION, body: { ...VERSION.body, location: 'northeurope' } };
    const { value, findings } = await manifestOfTold([GALLERY, IMAGE, VERSION, other]);
    expect(value).toHaveProperty('galleries.0.images.0.versions.0.location', 'West Europe');
    expect(findings).toMatchObject([
      {
        ruleId: 'import/duplicate',
        message: 'version "1.0.0" is described again, with a difference in location: the first description counts',
        pointer: '/3/name',
        related: [{ file: 'answer.json', message: 'the first description' }],
      },
    ]);
  });

  it('drops what is only referred to and holds nothing, and says that it is not described', async () => {
    const { value, findings } = await manifestOfTold([{ ...IMAGE, isReference: true, body: {} }]);
    expect(value).toEqual({ gallerist: 1 });
    expect(findings).toMatchObject([{ ruleId: 'import/incomplete', pointer: '/0/name' }]);
  });

  it('says once a property what a manifest cannot', async () => {
    const region = (name: string) => ({ name, additionalReplicaSets: [{ regionalReplicaCount: 2 }] });
    const told: Told = {
      ...VERSION,
      body: {
        location: 'westeurope',
        identity: { type: 'SystemAssigned' },
        properties: {
          publishingProfile: { targetRegions: [region('westeurope'), region('northeurope')], targetExtendedLocations: [{ name: 'edge' }] },
        },
      },
    };
    const { findings } = await manifestOfTold([GALLERY, IMAGE, told]);
    expect(findings.map(({ ruleId, pointer }) => [ruleId, pointer])).toEqual([
      ['import/not-carried', '/2/identity'],
      ['import/not-carried', '/2/properties/publishingProfile/targetRegions/0/additionalReplicaSets'],
      ['import/not-carried', '/2/properties/publishingProfile/targetExtendedLocations'],
    ]);
  });

  it.each<[string, object, object]>([
    [
      'a managed image, as in 2018',
      { publishingProfile: { source: { managedImage: { id: '/i' } }, targetRegions: [{ name: 'westeurope' }] } },
      { id: '/i' },
    ],
    ['an id', { storageProfile: { source: { id: '/i' } } }, { id: '/i' }],
    ['a machine', { storageProfile: { source: { virtualMachineId: '/vm' } } }, { id: '/vm' }],
    [
      'an image of a community gallery',
      { storageProfile: { source: { communityGalleryImageId: '/CommunityGalleries/g' } } },
      { id: '/CommunityGalleries/g' },
    ],
    ['the OS disk', { storageProfile: { osDiskImage: { source: { id: '/s' } } } }, { id: '/s' }],
    [
      'a VHD with its account',
      { storageProfile: { osDiskImage: { source: { uri: 'https://a/b.vhd', storageAccountId: '/a' } } } },
      { uri: 'https://a/b.vhd', storageAccountId: '/a' },
    ],
    [
      'a VHD, as before 2022',
      { storageProfile: { osDiskImage: { source: { uri: 'https://a/b.vhd', id: '/a' } } } },
      { uri: 'https://a/b.vhd', storageAccountId: '/a' },
    ],
  ])('finds the source of a version in %s', async (_, properties, source) => {
    const { value, documentAt } = await manifestOfTold([
      GALLERY,
      IMAGE,
      { ...VERSION, body: { properties: { publishingProfile: { targetRegions: [{ name: 'westeurope' }] }, ...properties } } },
    ]);
    expect(value).toHaveProperty('galleries.0.images.0.versions.0.source', source);
    const [key, text] = Object.entries(source)[0] ?? [];
    const path = ['galleries', 0, 'images', 0, 'versions', 0, 'source', key ?? ''];
    const [, ...place] = documentAt(path).pathInFile?.(path) ?? [];
    expect({ properties: { ...properties } }).toHaveProperty(place, text);
  });
});

describe('positions in the manifest of resources', () => {
  it.each<[(string | number)[], string]>([
    [['galleries', 0], '/0'],
    [['galleries', 0, 'description'], '/0/properties/description'],
    [['galleries', 0, 'images', 0, 'identifier'], '/1/properties/identifier'],
    [['galleries', 0, 'images', 0, 'recommended', 'vCPUs', 'min'], '/1/properties/recommended/vCPUs/min'],
    [['galleries', 0, 'images', 0, 'features', 0, 'value'], '/1/properties/features/0/value'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'name'], '/2/name'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'source', 'id'], '/2/properties/storageProfile/osDiskImage/source/id'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'source'], '/2/properties/storageProfile/osDiskImage/source'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'osDisk'], '/2/properties/storageProfile/osDiskImage'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'osDisk', 'sizeGB'], '/2/properties/storageProfile/osDiskImage/sizeInGB'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'targetRegions', 1], '/2/properties/publishingProfile/targetRegions/1'],
    [
      ['galleries', 0, 'images', 0, 'versions', 0, 'targetRegions', 1, 'encryption', 'dataDiskImages', 0, 'lun'],
      '/2/properties/publishingProfile/targetRegions/1/encryption/dataDiskImages/0/lun',
    ],
    [['galleries', 0, 'tags', 'team'], '/0/tags/team'],
    [['galleries', 0, 'images', 0, 'recommended', 'memory', 'max'], '/1/properties/recommended/memory/max'],
    [['galleries', 0, 'images', 0, 'purchasePlan'], '/1/properties/purchasePlan'],
    [['galleries', 0, 'images', 0, 'versions', 0, 'securityProfile'], '/2/properties/securityProfile'],
    [
      ['galleries', 0, 'images', 0, 'versions', 0, 'targetRegions', 1, 'encryption'],
      '/2/properties/publishingProfile/targetRegions/1/encryption',
    ],
    [['galleries', 0, 'images', 0, 'versions', 0, 'grants', 0], '/2'],
  ])('%j is %s', async (path, pointer) => {
    const { documentAt } = await manifestOfTold([GALLERY, IMAGE, VERSION]);
    expect(`/${documentAt(path).pathInFile?.(path).join('/')}`).toBe(pointer);
  });

  it('are those of the file that describes the entity, one document each', async () => {
    const resources = [...(await resourcesOf([GALLERY], 'gallery.json')), ...(await resourcesOf([IMAGE, VERSION], 'images.json'))];
    const { documentAt, value } = manifestOf(resources);
    const gallery = documentAt(['galleries', 0]);
    const image = documentAt(['galleries', 0, 'images', 0]);
    expect([gallery.file, image.file]).toEqual(['gallery.json', 'images.json']);
    expect(documentAt(['galleries', 0, 'images', 0, 'versions', 0])).toBe(image);
    expect(image.value).toBe(value);
    const [first, second] = resources;
    expect(gallery.rangeOf(['galleries', 0, 'location'])).toEqual(first?.document.rangeOf([0, 'location']));
    expect(image.rangeOf(['galleries', 0, 'images', 0, 'osType'], 'key')).toEqual(
      second?.document.rangeOf([0, 'properties', 'osType'], 'key'),
    );
    // The gallery's file says nothing of the image, but where the gallery is.
    expect(gallery.rangeOf(['galleries', 0, 'images', 0, 'osType'])).toEqual(first?.document.rangeOf([0]));
  });
});

describe('what is not known', () => {
  const unresolved = (told: Told, ...paths: (string | number)[][]): Told => ({ ...told, unresolved: paths });

  it('has something in its place that the schema accepts, and is named', async () => {
    const { value, unknown } = await manifestOfTold([
      { ...VERSION, body: { properties: { publishingProfile: { targetRegions: [{ name: 'westeurope' }] } } } },
    ]);
    expect(unknown).toEqual([
      ['galleries', 0, 'images', 0, 'versions', 0, 'source'],
      ['galleries', 0, 'images', 0, 'identifier'],
      ['galleries', 0, 'images', 0, 'osType'],
      ['galleries', 0, 'images', 0, 'osState'],
      ['galleries', 0, 'location'],
    ]);
    expect(validateManifest(value).problems).toEqual([]);
  });

  it.each<[string, Told[], (string | number)[][]]>([
    ['the location of a gallery', [unresolved({ ...GALLERY, body: {} }, ['location'])], [['galleries', 0, 'location']]],
    ['a text for people', [unresolved(GALLERY, ['properties', 'description'])], []],
    [
      'a part of what belongs together',
      [GALLERY, unresolved(IMAGE, ['properties', 'identifier', 'sku'])],
      [['galleries', 0, 'images', 0, 'identifier']],
    ],
    [
      'an item of a list',
      [GALLERY, unresolved(IMAGE, ['properties', 'features', 0, 'value'])],
      [['galleries', 0, 'images', 0, 'features']],
    ],
    [
      'the OS disk that a version is made from',
      [GALLERY, IMAGE, unresolved({ ...VERSION }, ['properties', 'storageProfile', 'source', 'id'])],
      [['galleries', 0, 'images', 0, 'versions', 0, 'source']],
    ],
    [
      'a region of a version',
      [GALLERY, IMAGE, unresolved(VERSION, ['properties', 'publishingProfile', 'targetRegions', 1])],
      [['galleries', 0, 'images', 0, 'versions', 0]],
    ],
    [
      'all of a version',
      [GALLERY, IMAGE, unresolved({ ...VERSION, body: {} }, ['properties'])],
      [['galleries', 0, 'images', 0, 'versions', 0]],
    ],
    ['the end of life of a version', [GALLERY, IMAGE, unresolved(VERSION, ['properties', 'publishingProfile', 'endOfLifeDate'])], []],
  ])('may be %s', async (_, told, paths) => {
    const { value, unknown, findings } = await manifestOfTold(told);
    expect(unknown).toEqual(paths);
    expect(findings).toEqual([]);
    expect(validateManifest(value).problems).toEqual([]);
  });

  it('leaves out a version that tells no regions, and says so', async () => {
    const { unknown, findings } = await manifestOfTold([GALLERY, IMAGE, { ...VERSION, body: { location: 'westeurope' } }]);
    expect(unknown).toEqual([['galleries', 0, 'images', 0, 'versions', 0]]);
    expect(findings).toMatchObject([
      { ruleId: 'import/incomplete', message: 'version "1.0.0" tells no target regions, and is left out', pointer: '/2/name' },
    ]);
  });

  it('is not what a file should tell and does not', async () => {
    const { value, unknown } = await manifestOfTold([{ ...GALLERY, body: {} }]);
    expect(unknown).toEqual([]);
    expect(validateManifest(value).problems).toMatchObject([{ ruleId: 'schema/required', path: ['galleries', 0, 'name'] }]);
  });
});

it.each<[string, unknown, unknown]>([
  ['a day', '2030-01-31', '2030-01-31'],
  ['a midnight', '2030-01-31T00:00:00Z', '2030-01-31'],
  ['a midnight of az', '2030-01-31T00:00:00+00:00', '2030-01-31'],
  ['a midnight elsewhere', '2030-01-31T00:00:00+02:00', '2030-01-31T00:00:00+02:00'],
  ['an hour', '2030-01-31T12:00:00.5Z', '2030-01-31T12:00:00.5Z'],
  ['milliseconds of PowerShell', '/Date(1896048000000)/', '2030-01-31'],
  ['milliseconds of no calendar', '/Date(99999999999999)/', '5138-11-16T09:46:39.999Z'],
  ['nonsense', 'soon', 'soon'],
  ['a number', 5, 5],
])('takes %s for an end of life', async (_, endOfLifeDate, expected) => {
  const { value } = await manifestOfTold([GALLERY, { ...IMAGE, body: { ...IMAGE.body, properties: { endOfLifeDate } } }]);
  expect(value).toHaveProperty('galleries.0.images.0.endOfLifeDate', expected);
});

describe('machines', () => {
  const image = (name: string) => `/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/galleries/${name}`;
  const machine = (names: string[], id: string, more: object = {}): Told => ({
    kind: 'virtualMachine',
    names,
    body: {
      location: 'West Europe',
      plan: { name: 'plan', publisher: 'contoso', product: 'web' },
      properties: {
        additionalCapabilities: { hibernationEnabled: true },
        storageProfile: {
          imageReference: { id, exactVersion: '1.0.0' },
          diskControllerType: 'NVMe',
          osDisk: { managedDisk: { storageAccountType: 'Premium_LRS', diskEncryptionSet: { id: '/des' } } },
          dataDisks: [
            { lun: 0, createOption: 'Empty' },
            { lun: 1, createOption: 'FromImage' },
          ],
        },
        osProfile: {
          computerName: 'web1',
          adminUsername: 'azureuser',
          adminPassword: 'not for manifests',
          customData: 'bm8=',
          linuxConfiguration: { disablePasswordAuthentication: true, ssh: { publicKeys: [{ path: '/p', keyData: 'ssh-rsa no' }] } },
        },
        ...more,
      },
    },
  });
  const scaleSet: Told = {
    kind: 'scaleSet',
    names: ['set'],
    apiVersion: '2024-03-01',
    body: {
      location: 'westeurope',
      sku: { capacity: '12', name: 'Standard_D2s_v5' },
      properties: {
        orchestrationMode: 'Flexible',
        virtualMachineProfile: {
          storageProfile: { imageReference: { id: `${image('contoso')}/images/web` } },
          networkProfile: { networkInterfaceConfigurations: [{ properties: { enableAcceleratedNetworking: true } }] },
        },
      },
    },
  };

  it('are deployments of their image, without secrets', async () => {
    const { value, findings } = await manifestOfTold([
      GALLERY,
      IMAGE,
      VERSION,
      machine(['web1'], `${image('contoso')}/images/web/versions/1.0.0`),
      scaleSet,
    ]);
    expect(findings).toEqual([]);
    expect(value).toHaveProperty('deployments', [
      {
        name: 'web1',
        image: 'contoso/web/1.0.0',
        region: 'West Europe',
        subscription: 'sub',
        virtualMachines: {
          count: 1,
          osProfile: { computerName: 'web1', adminUsername: 'azureuser', linuxConfiguration: { disablePasswordAuthentication: true } },
          osDiskType: 'Premium_LRS',
          dataDiskLuns: [1],
          plan: { name: 'plan', publisher: 'contoso', product: 'web' },
          diskEncryptionSetId: '/des',
          features: ['Hibernation', 'NVMe'],
        },
      },
      {
        name: 'set',
        image: 'contoso/web/latest',
        region: 'westeurope',
        apiVersion: '2024-03-01',
        subscription: 'sub',
        scaleSets: [{ name: 'set', instances: 12, orchestrationMode: 'Flexible', features: ['AcceleratedNetworking'] }],
      },
    ]);
    expect(validateManifest(value).problems).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a gallery that is described nowhere', `${image('other')}/images/web/versions/1.0.0`, `${image('other')}/images/web/versions/1.0.0`],
    ['no version, and a gallery that is described nowhere', `${image('other')}/images/web`, `${image('other')}/images/web/versions/latest`],
    [
      'a gallery of that name elsewhere',
      `${image('contoso').replace('/sub/', '/elsewhere/')}/images/web/versions/1.0.0`,
      `${image('contoso').replace('/sub/', '/elsewhere/')}/images/web/versions/1.0.0`,
    ],
    ['a community gallery', '/CommunityGalleries/c/Images/i/Versions/1.0.0', '/CommunityGalleries/c/Images/i/Versions/1.0.0'],
  ])('name %s by its id', async (_, id, text) => {
    const { value } = await manifestOfTold([GALLERY, IMAGE, VERSION, machine(['vm'], id)]);
    expect(value).toHaveProperty('deployments.0.image', text);
  });

  it('that come from something else are passed over, and so are members of a scale set', async () => {
    const id = `${image('contoso')}/images/web`;
    const member = machine(['set_1'], id, {
      storageProfile: { imageReference: { id } },
      virtualMachineScaleSet: { id: '/subscriptions/SUB/resourceGroups/RG/providers/Microsoft.Compute/virtualMachineScaleSets/SET' },
    });
    const { value, findings } = await manifestOfTold([
      machine(['vm'], '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/images/i'),
      member,
      scaleSet,
    ]);
    expect(findings).toEqual([]);
    expect(value).toMatchObject({ deployments: [{ name: 'set' }] });
  });

  it('are as many as they are', async () => {
    const id = `${image('contoso')}/images/web`;
    const { value } = await manifestOfTold([
      { ...machine(['vm'], id), count: 3 },
      { ...scaleSet, count: 2 },
    ]);
    expect(value).toMatchObject({ deployments: [{ virtualMachines: { count: 3 } }, { scaleSets: [{ instances: 12, count: 2 }] }] });
  });

  it('have names of their own', async () => {
    const id = `${image('contoso')}/images/web`;
    const { value } = await manifestOfTold([
      machine(['vm'], id),
      { ...machine(['VM'], id), resourceGroup: 'other' },
      { ...machine(['vm'], id), subscription: 'other' },
      machine(['single'], id),
    ]);
    expect(value).toMatchObject({ deployments: [{ name: 'vm (rg)' }, { name: 'VM (other)' }, { name: 'vm (rg) 2' }, { name: 'single' }] });
  });

  it('of unknown number are left out, and that is said', async () => {
    const { value, findings } = await manifestOfTold([{ ...scaleSet, body: { ...scaleSet.body, sku: { name: 'Standard_D2s_v5' } } }]);
    expect(value).toEqual({ gallerist: 1 });
    expect(findings).toMatchObject([{ ruleId: 'import/incomplete', message: '"set" tells no capacity, and is left out' }]);
  });

  it.each<[(string | number)[], string]>([
    [['image'], '/0/properties/storageProfile/imageReference/id'],
    [['region'], '/0/location'],
    [['virtualMachines', 'osProfile', 'adminUsername'], '/0/properties/osProfile/adminUsername'],
    [['virtualMachines', 'dataDiskLuns', 0], '/0/properties/storageProfile/dataDisks'],
    [['virtualMachines', 'count'], '/0/name'],
  ])('are written where REST has %j', async (path, pointer) => {
    const { documentAt } = await manifestOfTold([machine(['vm'], `${image('contoso')}/images/web`)]);
    const whole = ['deployments', 0, ...path];
    expect(`/${documentAt(whole).pathInFile?.(whole).join('/')}`).toBe(pointer);
  });
});
