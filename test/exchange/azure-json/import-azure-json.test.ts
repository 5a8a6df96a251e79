import { describe, expect, it } from 'vitest';
import { importAzureJson, isAzureJson } from '../../../src/exchange/azure-json/import-azure-json.ts';
import { manifestOf } from '../../../src/exchange/manifest-of-resources.ts';
import { documentOf, documentOfText, textAt } from '../resources-of.ts';

const SUBSCRIPTION = '0f3a1c52-7d1e-4c55-9d5b-6f2f4f1f0a01';
const COMPUTE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/images-rg/providers/Microsoft.Compute`;
const VERSION_ID = `${COMPUTE}/galleries/contoso/images/web/versions/1.0.0`;
const MANAGED_IMAGE = `${COMPUTE}/images/web-build`;

const TARGETS = [{ name: 'West Europe', regionalReplicaCount: 2, storageAccountType: 'Standard_ZRS' }];

/** As REST answers. */
const NESTED = {
  id: VERSION_ID,
  name: '1.0.0',
  type: 'Microsoft.Compute/galleries/images/versions',
  location: 'westeurope',
  tags: { build: '17' },
  properties: {
    provisioningState: 'Succeeded',
    publishingProfile: { replicaCount: 1, publishedDate: '2025-02-03T04:05:06Z', targetRegions: TARGETS },
    storageProfile: { source: { id: MANAGED_IMAGE }, osDiskImage: { sizeInGB: 30, hostCaching: 'ReadWrite' } },
  },
};

/** As az prints it: the properties beside the id, nulls everywhere, keys in its own case. */
const FLAT = {
  id: VERSION_ID,
  location: 'westeurope',
  name: '1.0.0',
  provisioningState: 'Succeeded',
  publishingProfile: {
    endOfLifeDate: null,
    replicaCount: 1,
    publishedDate: '2025-02-03T04:05:06+00:00',
    targetExtendedLocations: null,
    targetRegions: TARGETS.map((region) => ({ ...region, encryption: null })),
  },
  replicationStatus: null,
  resourceGroup: 'images-rg',
  storageProfile: {
    dataDiskImages: null,
    osDiskImage: { hostCaching: 'ReadWrite', sizeInGb: 30, source: { id: null, uri: null } },
    source: { id: MANAGED_IMAGE, resourceGroup: 'images-rg' },
  },
  tags: { build: '17' },
  type: 'Microsoft.Compute/galleries/images/versions',
};

/** As PowerShell converts its objects. */
const PASCAL = {
  Id: VERSION_ID,
  Name: '1.0.0',
  ResourceGroupName: 'images-rg',
  Location: 'westeurope',
  Type: 'Microsoft.Compute/galleries/images/versions',
  Tags: { build: '17' },
  ProvisioningState: 'Succeeded',
  PublishingProfile: {
    ReplicaCount: 1,
    TargetRegions: [{ Name: 'West Europe', RegionalReplicaCount: 2, StorageAccountType: 'Standard_ZRS', Encryption: null }],
  },
  StorageProfile: { Source: { Id: MANAGED_IMAGE }, OsDiskImage: { SizeInGB: 30, HostCaching: 'ReadWrite' } },
};

/** As Resource Graph answers: types in lower case, ids as they come. */
const ROW = {
  ...NESTED,
  type: 'microsoft.compute/galleries/images/versions',
  tenantId: '72f988bf-0000-0000-0000-000000000000',
  kind: '',
  resourceGroup: 'images-rg',
  subscriptionId: SUBSCRIPTION,
  managedBy: '',
  sku: null,
  plan: null,
  identity: null,
  zones: null,
  extendedLocation: null,
};

const DESCRIBED = {
  name: '1.0.0',
  location: 'westeurope',
  tags: { build: '17' },
  source: { id: MANAGED_IMAGE },
  osDisk: { sizeGB: 30, hostCaching: 'ReadWrite' },
  replicaCount: 1,
  targetRegions: TARGETS,
};

const SNAPSHOT = { id: `${COMPUTE}/snapshots/s`, name: 's', type: 'Microsoft.Compute/snapshots', location: 'westeurope', properties: {} };

async function imported(value: unknown) {
  const document = await documentOf(value);
  const { resources, findings } = importAzureJson(document);
  return { document, resources, findings, manifest: manifestOf(resources) };
}

describe('what az, REST, Resource Graph and PowerShell print', () => {
  it.each<[string, unknown]>([
    ['an answer of REST', NESTED],
    ['az show', FLAT],
    ['PowerShell', PASCAL],
    ['PowerShell, nested', { Id: VERSION_ID, Location: 'westeurope', Tags: { build: '17' }, Properties: NESTED.properties }],
    ['a row of Resource Graph', ROW],
    ['a list', [FLAT]],
    ['a list that begins with something else', [SNAPSHOT, null, 'text', FLAT]],
    ['a page', { value: [NESTED], nextLink: 'https://management.azure.com/next' }],
    ['a page as old PowerShell converts it', { value: [PASCAL], Count: 1 }],
    ['pages and answers in one list', [{ value: [SNAPSHOT] }, { value: [NESTED] }, NESTED]],
    ['an answer of Resource Graph', { count: 1, data: [ROW], skip_token: null, total_records: 1 }],
    [
      'a table of Resource Graph',
      { count: 1, data: { columns: Object.keys(ROW).map((name) => ({ name, type: 'string' })), rows: [Object.values(ROW)] } },
    ],
    [
      'a batch of answers',
      {
        responses: [
          { httpStatusCode: 200, content: { value: [NESTED] } },
          { httpStatusCode: 404, content: { error: { code: 'NotFound' } } },
        ],
      },
    ],
    [
      'an id in another case, with spaces',
      { ...FLAT, id: VERSION_ID.replace('resourceGroups', 'RESOURCEGROUPS').replace('images/web', 'Images/    web') },
    ],
  ])('is the same in %s', async (_, value) => {
    expect(isAzureJson(value)).toBe(true);
    const { resources, findings, manifest } = await imported(value);
    expect(findings).toEqual([]);
    for (const { kind, names, subscription, resourceGroup } of resources) {
      expect({ kind, names, subscription, resourceGroup }).toEqual({
        kind: 'version',
        names: ['contoso', 'web', '1.0.0'],
        subscription: SUBSCRIPTION,
        resourceGroup: 'images-rg',
      });
    }
    expect(manifest.value).toHaveProperty('galleries.0.images.0.versions', [DESCRIBED]);
    expect(manifest.findings.map(({ ruleId }) => ruleId)).toEqual(['import/incomplete', 'import/incomplete']);
  });

  it.each<[string, unknown, (string | number)[], string]>([
    ['az', FLAT, ['osDisk', 'sizeGB'], '/storageProfile/osDiskImage/sizeInGb'],
    ['REST', NESTED, ['osDisk', 'sizeGB'], '/properties/storageProfile/osDiskImage/sizeInGB'],
    ['PowerShell', [PASCAL], ['targetRegions', 0, 'storageAccountType'], '/0/PublishingProfile/TargetRegions/0/StorageAccountType'],
    ['PowerShell', [PASCAL], ['tags', 'build'], '/0/Tags/build'],
    ['a page', { value: [NESTED] }, ['location'], '/value/0/location'],
    [
      'a table',
      { data: { columns: [{ name: 'id' }, { name: 'properties' }], rows: [[VERSION_ID, NESTED.properties]] } },
      ['source', 'id'],
      '/data/rows/0/1/storageProfile/source/id',
    ],
  ])('has its place in the file: %s', async (_, value, path, pointer) => {
    const { manifest } = await imported(value);
    const whole = ['galleries', 0, 'images', 0, 'versions', 0, ...path];
    const place = manifest.documentAt(whole).pathInFile?.(whole);
    expect(`/${place?.join('/')}`).toBe(pointer);
  });

  it('finds the text of what it says in the file', async () => {
    const text = JSON.stringify([FLAT], undefined, 2);
    const manifest = manifestOf(importAzureJson(await documentOfText(text)).resources);
    const view = manifest.documentAt(['galleries', 0]);
    const at = ['galleries', 0, 'images', 0, 'versions', 0];
    expect(textAt(text, view.rangeOf([...at, 'targetRegions', 0, 'storageAccountType'], 'value'))).toBe('"Standard_ZRS"');
    expect(textAt(text, view.rangeOf([...at, 'osDisk', 'sizeGB'], 'key'))).toBe('"sizeInGb"');
    expect(textAt(text, view.rangeOf(['galleries', 0, 'name']))).toBe(`"${VERSION_ID}"`);
  });

  it('knows galleries and images from one another by id, by type and name, and by looks', async () => {
    const image = {
      location: 'westeurope',
      properties: { osType: 'Linux', osState: 'Generalized', identifier: { publisher: 'c', offer: 'o', sku: 's' } },
    };
    const { resources } = await imported([
      { id: `${COMPUTE}/galleries/contoso`, location: 'westeurope', properties: {} },
      { id: `${COMPUTE}/galleries/contoso/images/web`, ...image },
      { type: 'Microsoft.Compute/galleries/images', name: 'contoso/db', ...image },
      {
        type: 'Microsoft.Compute/virtualMachineScaleSets',
        name: 'set',
        location: 'westeurope',
        sku: { capacity: 2 },
        resourceGroup: 'web-rg',
      },
    ]);
    expect(resources.map(({ kind, names, resourceGroup }) => [kind, ...names, resourceGroup])).toEqual([
      ['gallery', 'contoso', 'images-rg'],
      ['image', 'contoso', 'web', 'images-rg'],
      ['image', 'contoso', 'db', undefined],
      ['scaleSet', 'set', 'web-rg'],
    ]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'text'],
    ['an empty list', []],
    ['an empty page', { value: [] }],
    ['snapshots', [SNAPSHOT]],
    [
      'an ARM template',
      {
        $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
        parameters: {},
        resources: [{ type: 'Microsoft.Compute/galleries', name: 'g' }],
      },
    ],
    ['a state of Terraform', { version: 4, terraform_version: '1.9.0', resources: [] }],
    ['a package', { name: 'contoso', version: '1.0.0', type: 'module' }],
    [
      'instances of a scale set',
      [{ id: `${COMPUTE}/virtualMachineScaleSets/set/virtualMachines/0`, location: 'westeurope', properties: {} }],
    ],
    ['a list that holds itself deeply', JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`)],
  ])('does not claim %s', async (_, value) => {
    expect(isAzureJson(value)).toBe(false);
    const { resources, findings } = await imported(value);
    expect([resources, findings]).toEqual([[], []]);
  });
});

describe('what an answer does not tell', () => {
  it('is said once of a list without properties', async () => {
    const bare = (id: string) => ({
      id: `${COMPUTE}/${id}`,
      name: 'n',
      type: 't',
      location: 'westeurope',
      tags: { team: 'web' },
      sku: null,
      properties: null,
    });
    const { findings, manifest } = await imported([
      bare('galleries/contoso'),
      bare('galleries/contoso/images/web'),
      bare('galleries/contoso/images/web/versions/1.0.0'),
    ]);
    expect(findings).toMatchObject([
      {
        ruleId: 'import/incomplete',
        message: 'the list tells no properties of "contoso": those of "az sig" commands do (and 2 more)',
        pointer: '/0/id',
      },
    ]);
    expect(manifest.value).toMatchObject({ galleries: [{ name: 'contoso', location: 'westeurope', tags: { team: 'web' } }] });
    expect(manifest.unknown).toContainEqual(['galleries', 0, 'sharingProfile']);
    expect(manifest.unknown).toContainEqual(['galleries', 0, 'images', 0, 'osType']);
    expect(manifest.unknown).toContainEqual(['galleries', 0, 'images', 0, 'versions', 0]);
    expect(manifest.findings).toEqual([]);
  });

  it.each([
    {
      identifier: { uniqueId: '/CommunityGalleries/contoso-1/Images/web/Versions/1.0.0' },
      location: 'westeurope',
      name: '1.0.0',
      properties: {},
    },
    { uniqueId: '/SharedGalleries/contoso-1/Images/web', location: 'westeurope', name: 'web', osType: 'Linux', identifier: null },
  ])('are the replicas of what another gallery offers', async (view) => {
    expect(isAzureJson({ value: [view] })).toBe(true);
    const { resources, findings } = await imported({ value: [view, view] });
    expect(resources).toEqual([]);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toMatch(
      /^"\/\w+Galleries\/.*" is what another gallery offers: it tells nothing of replicas, and is left out \(and 1 more\)$/,
    );
  });

  it('are the names in a body that is sent', async () => {
    const { location, properties } = NESTED;
    const { resources, findings } = await imported({ location, properties });
    expect(resources).toEqual([]);
    expect(findings).toMatchObject([
      {
        ruleId: 'import/incomplete',
        message: 'an image version without the names of what it belongs to, and left out: its id would tell them',
        pointer: '',
      },
    ]);
  });
});

describe("the REST specification's examples", () => {
  const parameters = {
    subscriptionId: '{subscription-id}',
    resourceGroupName: 'images-rg',
    'api-version': '2022-03-03',
    galleryName: 'contoso',
    galleryImageName: 'web',
    galleryImageVersionName: '1.0.0',
  };
  const { location, properties } = NESTED;
  const answer = { name: '1.0.0', location, properties };
  const request = { location: 'northeurope', properties: { publishingProfile: { targetRegions: [{ name: 'northeurope' }] } } };

  it.each<[string, unknown, string, string]>([
    [
      'what is sent',
      { parameters: { ...parameters, galleryImageVersion: request }, responses: { 200: { body: answer } } },
      'northeurope',
      'parameters/galleryImageVersion/location',
    ],
    ['what is answered', { parameters, responses: { 200: { body: answer } } }, 'westeurope', 'responses/200/body/location'],
    [
      'what is answered to a part',
      { parameters: { ...parameters, galleryImageVersion: { properties: {} } }, responses: { 202: {}, 200: { body: answer } } },
      'westeurope',
      'responses/200/body/location',
    ],
    [
      'what is sent where nothing is answered',
      { parameters: { ...parameters, resource: request }, responses: { 202: {} } },
      'northeurope',
      'parameters/resource/location',
    ],
    [
      'a list',
      { parameters: { ...parameters, galleryImageVersionName: undefined }, responses: { 200: { body: { value: [answer] } } } },
      'westeurope',
      'responses/200/body/value/0/location',
    ],
  ])('are %s, named by the request', async (_, value, region, place) => {
    expect(isAzureJson(value)).toBe(true);
    const { resources, findings } = await imported(value);
    expect(findings).toEqual([]);
    expect(resources.map(({ written: _written, document: _document, body, ...rest }) => ({ ...rest, location: body['location'] }))).toEqual(
      [
        {
          kind: 'version',
          names: ['contoso', 'web', '1.0.0'],
          subscription: undefined,
          resourceGroup: 'images-rg',
          apiVersion: place.startsWith('parameters') ? '2022-03-03' : undefined,
          unresolved: [],
          count: 1,
          isReference: false,
          location: region,
        },
      ],
    );
    expect(resources[0]?.written(['location']).join('/')).toBe(place);
  });

  it('tell apart what stands in a list by its looks', async () => {
    const list = (names: object, items: object[]) => ({ parameters: names, responses: { 200: { body: { value: items } } } });
    const { resources } = await imported([
      list({ subscriptionId: 's' }, [{ name: 'contoso', location, properties: { identifier: { uniqueName: 's-CONTOSO' } } }]),
      list({ galleryName: 'contoso' }, [
        { name: 'web', location, properties: { osType: 'Linux', identifier: { publisher: 'c', offer: 'o', sku: 's' } } },
        { name: 'agent', location, properties: { supportedOSType: 'Linux' } },
      ]),
    ]);
    expect(resources.map(({ kind, names }) => [kind, ...names])).toEqual([
      ['gallery', 'contoso'],
      ['image', 'contoso', 'web'],
    ]);
  });

  it.each<[string, object, object]>([
    ['an application', { galleryName: 'contoso', galleryApplicationName: 'agent' }, { location, properties: { supportedOSType: 'Linux' } }],
    [
      'a version of an application',
      { galleryName: 'contoso', galleryApplicationName: 'agent', galleryApplicationVersionName: '1.0.0' },
      { location, properties: { publishingProfile: { source: { mediaLink: 'https://contoso.example/agent' }, targetRegions: TARGETS } } },
    ],
    [
      'a machine of a scale set',
      { vmScaleSetName: 'set', instanceId: '0' },
      { location, properties: { storageProfile: { imageReference: { id: VERSION_ID } } } },
    ],
  ])('are passed over where they are of %s', async (_, names, body) => {
    for (const value of [
      { parameters: { ...names, body }, responses: {} },
      { parameters: names, responses: { 200: { body } } },
      { parameters: names, responses: { 200: { body: { value: [body] } } } },
    ]) {
      expect(isAzureJson(value)).toBe(false);
      expect(await imported(value)).toMatchObject({ resources: [], findings: [] });
    }
  });

  it('of another gallery are no images of ours', async () => {
    const { resources, findings } = await imported({
      parameters: { galleryUniqueName: 'contoso-1', galleryImageName: 'web' },
      responses: {
        200: {
          body: {
            name: 'web',
            location,
            properties: { osType: 'Linux', osState: 'Generalized', identifier: { publisher: 'c', offer: 'o', sku: 's' } },
            identifier: { uniqueId: '/SharedGalleries/contoso-1/Images/web' },
          },
        },
      },
    });
    expect(resources).toEqual([]);
    expect(findings).toMatchObject([{ ruleId: 'import/incomplete', pointer: '/responses/200/body/identifier/uniqueId' }]);
  });

  it('name a resource where the request does', async () => {
    const { resources } = await imported({ parameters: { ...parameters, galleryImageVersion: request }, responses: {} });
    expect(resources[0]?.written(['name'])).toEqual(['parameters', 'galleryImageVersionName']);
  });

  it('are galleries and machines too, but not what is asked of them', async () => {
    const gallery = {
      parameters: { ...parameters, galleryImageName: undefined, galleryImageVersionName: undefined },
      responses: { 200: { body: { location, properties: {} } } },
    };
    const machine = { parameters: { vmName: 'vm1', parameters: { location, properties: {} } }, responses: {} };
    const set = { parameters: { vmScaleSetName: 'set', parameters: { location, properties: {} } }, responses: {} };
    const sharing = {
      parameters: { galleryName: 'contoso', sharingUpdate: { operationType: 'Add', groups: [] } },
      responses: { 200: { body: { operationType: 'Add' } } },
    };
    const { resources } = await imported([gallery, machine, set, sharing]);
    expect(resources.map(({ kind, names }) => [kind, ...names])).toEqual([
      ['gallery', 'contoso'],
      ['virtualMachine', 'vm1'],
      ['scaleSet', 'set'],
    ]);
  });
});

describe('machines as az and REST print them', () => {
  const image = `${COMPUTE}/galleries/contoso/images/web`;

  it('are deployments', async () => {
    const machine = {
      id: `${COMPUTE}/virtualMachines/vm1`,
      name: 'vm1',
      location: 'westeurope',
      powerState: 'VM running',
      publicIps: '',
      hardwareProfile: { vmSize: 'Standard_D2s_v5', vmSizeProperties: null },
      additionalCapabilities: { hibernationEnabled: false, ultraSsdEnabled: true },
      networkProfile: { networkInterfaceConfigurations: [{ name: 'nic', enableAcceleratedNetworking: true }] },
      osProfile: { adminPassword: null, adminUsername: 'azureuser', computerName: 'vm1', customData: null },
      storageProfile: {
        dataDisks: [],
        imageReference: {
          exactVersion: '1.0.0',
          id: `${image}/versions/1.0.0`,
          offer: null,
          resourceGroup: 'images-rg',
          sharedGalleryImageId: null,
        },
        osDisk: { managedDisk: { storageAccountType: 'Premium_LRS', diskEncryptionSet: null } },
      },
      tags: null,
      zones: null,
    };
    const set = {
      id: `${COMPUTE}/virtualMachineScaleSets/set`,
      location: 'westeurope',
      orchestrationMode: 'Uniform',
      sku: { capacity: 3, name: 'Standard_D2s_v5', tier: 'Standard' },
      virtualMachineProfile: { storageProfile: { imageReference: { id: image } } },
    };
    const marketplace = {
      ...machine,
      id: `${COMPUTE}/virtualMachines/vm2`,
      storageProfile: { imageReference: { publisher: 'Canonical', offer: 'ubuntu', sku: '24_04', version: 'latest' } },
    };
    const { findings, manifest } = await imported([machine, set, marketplace]);
    expect([...findings, ...manifest.findings]).toEqual([]);
    expect(manifest.value).toEqual({
      gallerist: 1,
      deployments: [
        {
          name: 'vm1',
          image: `${image}/versions/1.0.0`,
          region: 'westeurope',
          subscription: SUBSCRIPTION,
          virtualMachines: {
            count: 1,
            osProfile: { adminUsername: 'azureuser', computerName: 'vm1' },
            osDiskType: 'Premium_LRS',
            features: ['AcceleratedNetworking'],
          },
        },
        {
          name: 'set',
          image: `${image}/versions/latest`,
          region: 'westeurope',
          subscription: SUBSCRIPTION,
          scaleSets: [{ name: 'set', instances: 3, orchestrationMode: 'Uniform' }],
        },
      ],
    });
  });
});

describe('hostile input', () => {
  it('changes no prototype and does no harm', async () => {
    const text = `[{ "id": "${VERSION_ID}", "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } },
      "tags": { "__proto__": "1", "constructor": "2" }, "toString": 5,
      "properties": { "__proto__": { "polluted": 1 }, "publishingProfile": { "__proto__": { "targetRegions": [] }, "targetRegions": [{ "name": "westeurope", "__proto__": { "polluted": 1 } }, null, 5, [[]]] } } }]`;
    const document = { ...(await documentOf([])), value: JSON.parse(text) as unknown };
    const { resources } = importAzureJson(document);
    const { value, findings } = manifestOf(resources);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const [version] = (value as { galleries: [{ images: [{ versions: [{ tags: object; targetRegions: unknown[] }] }] }] }).galleries[0]
      .images[0].versions;
    expect(Object.entries(version.tags)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf(version)).toBe(Object.prototype);
    expect(version.targetRegions).toHaveLength(4);
    expect(findings.filter(({ ruleId }) => ruleId === 'import/not-carried').length).toBeGreaterThan(0);
  });

  it.each<[string, () => unknown]>([
    ['an id of a megabyte', () => [{ id: `${COMPUTE}/galleries/${'a'.repeat(2 ** 20)}`, location: 'westeurope' }]],
    ['an id of fifty thousand slashes', () => [{ id: `/subscriptions${'/'.repeat(50_000)}` }]],
    ['a type of a megabyte', () => [{ type: `Microsoft.Compute/${'a/'.repeat(2 ** 19)}`, name: '/'.repeat(50_000) }]],
    ['fifty thousand of nothing', () => Array.from({ length: 50_000 }, () => ({ id: 1, type: {} }))],
    [
      'fifty thousand galleries of one name',
      () =>
        Array.from({ length: 50_000 }, (_, index) => ({
          type: 'Microsoft.Compute/galleries',
          name: 'contoso',
          resourceGroup: `g${index}`,
          location: 'x',
          properties: {},
        })),
    ],
    [
      'fifty thousand machines of one name',
      () =>
        Array.from({ length: 50_000 }, (_, index) => ({
          id: `/subscriptions/s${index}/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm`,
          location: 'x',
          properties: { storageProfile: { imageReference: { id: '/CommunityGalleries/c' } } },
        })),
    ],
    [
      'fifty thousand unknown properties',
      () => ({ id: VERSION_ID, properties: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`p${index}`, index])) }),
    ],
    [
      'fifty thousand regions',
      () => ({
        ...NESTED,
        properties: {
          publishingProfile: { targetRegions: Array.from({ length: 50_000 }, (_, index) => ({ name: `r${index}`, odd: index })) },
        },
      }),
    ],
    ['pages in pages', () => Array.from({ length: 300 }).reduce<unknown>((inner) => ({ value: [inner] }), NESTED)],
  ])('is read in a moment: %s', async (_, make) => {
    const value = make();
    const document = { ...(await documentOf([])), value };
    const start = performance.now();
    isAzureJson(value);
    const { value: manifest } = manifestOf(importAzureJson(document).resources);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(manifest).toHaveProperty('gallerist', 1);
  });
});
