import fc from 'fast-check';

/** Texts that YAML could take for something else, or stumble over. */
const HOSTILE = [
  '',
  ' ',
  'null',
  'true',
  'No',
  '~',
  '1.0',
  '007',
  '1e5',
  '0x1f',
  '.inf',
  '-',
  '---',
  '...',
  '- a',
  'a: b',
  'a #b',
  '# gallerist-disable naming/gallery-name -- no',
  '{a}',
  '[a, b]',
  '*a',
  '&a',
  '!a',
  '|',
  '>-',
  '%YAML',
  '@a',
  '`a`',
  "it's",
  '"quoted"',
  'a\\nb',
  'a\nb',
  'a\n\n---\nb: c\n',
  '\na',
  ' a\nb',
  'a \nb',
  'a\n\n',
  'a\r\nb',
  'a\tb',
  '\u0000\u0007\u001b[31m',
  '\u0085\u009f\u2028\u2029',
  '\uFEFFa\uFFFE\uFFFF',
  '\u202Eabc',
  '日本語 한국어 \u{1F600}',
  'constructor',
  'x'.repeat(300),
  '<<',
  '=',
  '2027-12-31',
  '12:30:45',
] as const;

export const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 8 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);

/** The schema wants some text. */
const someText = text.filter((value) => value !== '');

const REGIONS = ['westeurope', 'West Europe', 'northeurope', 'EastUS2', 'East US 2', 'nowhere', 'No Where'] as const;
const region = fc.constantFrom(...REGIONS);
const subscription = fc.constantFrom(
  'aaaaaaaa-0000-0000-0000-000000000001',
  'AAAAAAAA-0000-0000-0000-000000000001',
  'aaaaaaaa-0000-0000-0000-000000000002',
);
const apiVersion = fc.constantFrom('2019-12-01', '2021-07-01', '2025-03-03');
const storageAccountType = fc.constantFrom('Standard_LRS', 'Standard_ZRS', 'Premium_LRS');
/** The readers let no file have the key `__proto__`. */
const tags = fc.dictionary(
  text.filter((key) => key !== '__proto__'),
  text,
  { maxKeys: 3 },
);
const name = fc.constantFrom('web', 'Web', 'db', 'api.v2', '0', 'true', '-x');

/** Any part may be left out, or be there. */
function some<T extends object>(parts: { [Key in keyof T]: fc.Arbitrary<T[Key]> }, required: (keyof T & string)[] = []) {
  return fc.record(parts, { requiredKeys: required });
}

const target = fc.oneof(
  region,
  some(
    {
      name: region,
      regionalReplicaCount: fc.integer({ min: 1, max: 3 }),
      storageAccountType,
      excludeFromLatest: fc.boolean(),
      accessRequested: fc.boolean(),
      encryption: fc.constantFrom({ osDiskImage: { diskEncryptionSetId: '/subscriptions/x/y' } }, {}, { osDiskImage: {} }),
    },
    ['name'],
  ),
);

const source = fc.constantFrom<object>(
  {
    kind: 'managedImage',
    id: '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/images/web',
  },
  { uri: 'https://contoso.blob.core.windows.net/vhds/a.vhd', location: 'East US 2' },
  {},
);

const version = some(
  {
    name: fc.constantFrom('1.0.0', '1.10.0', '1.9.0', '01.0.0', '2024.1.2'),
    location: region,
    source,
    osDisk: some({ sizeGB: fc.constantFrom(30, 2147483647), hostCaching: fc.constantFrom('None', 'ReadOnly') }),
    dataDisks: fc.array(some({ lun: fc.nat(3), sizeGB: fc.integer({ min: 1, max: 99 }) }, ['lun']), { maxLength: 2 }),
    replicaCount: fc.integer({ min: 1, max: 3 }),
    storageAccountType,
    storageAccountStrategy: fc.constantFrom('PreferStandard_ZRS', 'DefaultStandard_LRS'),
    replicationMode: fc.constantFrom('Full', 'Shallow'),
    excludeFromLatest: fc.boolean(),
    endOfLifeDate: fc.constantFrom('2027-12-31', '2027-12-31T00:00:00Z'),
    tags,
    targetRegions: fc.array(target, { maxLength: 4 }),
    safetyProfile: some({ allowDeletionOfReplicatedLocations: fc.boolean() }),
  },
  ['name', 'source', 'targetRegions'],
);

const image = some(
  {
    name,
    location: region,
    identifier: fc.record({ publisher: someText, offer: someText, sku: someText }),
    osType: fc.constantFrom('Linux', 'Windows'),
    osState: fc.constantFrom('Generalized', 'Specialized'),
    hyperVGeneration: fc.constantFrom('V1', 'V2'),
    architecture: fc.constantFrom('x64', 'Arm64'),
    allowUpdateImage: fc.boolean(),
    features: fc.array(fc.record({ name: fc.constant('SecurityType'), value: someText }), { maxLength: 2 }),
    recommended: fc.constantFrom<object>({ vCPUs: { min: 1, max: 4 } }, {}),
    description: text,
    eula: text,
    tags,
    versions: fc.array(version, { maxLength: 4 }),
  },
  ['name', 'identifier', 'osType', 'osState'],
);

const gallery = some(
  {
    name,
    subscription,
    tenant: subscription,
    cloud: fc.constantFrom('AzureCloud', 'AzureUSGovernment'),
    apiVersion,
    resourceGroup: fc.oneof(someText, fc.record({ name: someText }), fc.record({ name: someText, location: region })),
    location: region,
    environment: fc.constantFrom('production', 'test'),
    description: text,
    tags,
    sharingProfile: some({ permissions: fc.constantFrom('Private', 'Community', 'Groups') }),
    softDeletePolicy: some({ isSoftDeleteEnabled: fc.boolean() }),
    images: fc.array(image, { maxLength: 3 }),
  },
  ['name', 'location'],
);

const machines = some({ count: fc.nat(40), osProfile: fc.constantFrom<object>({}, { computerName: 'x' }), renamesComputer: fc.boolean() }, [
  'count',
]);

const deployment = some(
  {
    name: someText,
    image: fc.constantFrom('web/web/latest', 'db/web/1.0.0', 'Web/db/latest'),
    region,
    subscription,
    tenant: subscription,
    apiVersion,
    virtualMachines: fc.oneof(fc.nat(40), machines),
    scaleSets: fc.array(some({ name: someText, instances: fc.nat(900), count: fc.integer({ min: 1, max: 2 }) }, ['name', 'instances']), {
      maxLength: 2,
    }),
  },
  ['name', 'image', 'region'],
);

/** Manifests that the schema accepts, with anything said anywhere or left out. */
export const manifest: fc.Arbitrary<object> = some(
  {
    gallerist: fc.constant(1),
    subscription,
    tenant: subscription,
    cloud: fc.constantFrom('AzureCloud', 'AzureUSGovernment'),
    apiVersion,
    galleries: fc.array(gallery, { maxLength: 4 }),
    deployments: fc.array(deployment, { maxLength: 3 }),
  },
  ['gallerist'],
);
