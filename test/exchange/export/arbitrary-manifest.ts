import fc from 'fast-check';

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const idOf = (type: string, name = 'x') => `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-build/providers/${type}/${name}`;

/** What breaks out of quotes, comments, expressions and here-documents somewhere. */
const NASTY = [
  "it's",
  '"',
  "'''",
  '\\',
  '\\\\"',
  '\\n',
  '`id`',
  '$(rm -rf .)',
  '${x}',
  '$${x}',
  '%{if x}',
  '#{x}',
  '{{x}}',
  '*/',
  '//',
  '# no',
  '!!',
  '[x]',
  '[[x]]',
  '[x',
  "[concat('a', 'b')]",
  '@file',
  '@-',
  'a=@/etc/hostname',
  '-x',
  '--yes',
  '~',
  '$x',
  '*',
  'a b',
  ' a ',
  '=',
  'a=b=c',
  'two\nlines',
  'tab\there',
  '\r\n',
  'JSON',
  'a\nJSON\nrm',
  'EOF',
  '\u0007',
  '\u0085',
  '\u2028',
  '\u202e',
  '\u200b',
  '日本',
  '🚀',
  'é',
  '%00',
  '\0',
  '__proto__',
  'constructor',
  'true',
  'null',
  '1',
  '#',
  '<&>',
  'a,b',
  ';ls',
  '|ls',
  '&&ls',
  '\\u0041',
  '$\\{x}',
];

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  fc.array(fc.constantFrom(...NASTY), { minLength: 2, maxLength: 3 }).map((parts) => parts.join('')),
);

/** Names that a resource can have in an address; the service is stricter, the schema is not. */
const name = fc.oneof(
  { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,10}[A-Za-z0-9]$/) },
  { weight: 1, arbitrary: text.map((part) => part.replaceAll(/[\s\p{Cc}/\\?#%]/gu, '') || 'n').filter((part) => !/^\.{1,2}$/.test(part)) },
);

/** Readers of manifests refuse the one key that a prototype would take. */
const tagName = text.filter((part) => part !== '__proto__');

const tags = fc.option(
  fc.array(fc.tuple(tagName, fc.oneof(text, fc.constant(''))), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  { nil: undefined },
);

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const region = fc.constantFrom('westeurope', 'North Europe', 'eastus2', 'France Central', 'ukwest');
const date = optional(fc.constantFrom('2027-06-30', '2027-06-30T12:00:00Z', '2028-02-29T23:59+02:00', '2027-01-01T00:00:00.5-0530'));
const range = optional(fc.record({ min: optional(fc.nat(900)), max: optional(fc.nat(900)) }));
const diskEncryptionSet = fc.constantFrom(...['a', 'b'].map((set) => idOf('Microsoft.Compute/diskEncryptionSets', set)));

const diskSource = fc.oneof(
  fc.constantFrom('disks', 'snapshots').map((type) => ({ id: idOf(`Microsoft.Compute/${type}`) })),
  fc.record({
    uri: fc.webUrl({ withQueryParameters: true }),
    storageAccountId: optional(fc.constant(idOf('Microsoft.Storage/storageAccounts'))),
  }),
);

const source = fc.oneof(
  diskSource,
  fc.constantFrom('images', 'virtualMachines').map((type) => ({ id: idOf(`Microsoft.Compute/${type}`) })),
  fc
    .constantFrom(
      idOf('Microsoft.Compute/galleries/other/images/i/versions', '1.0.0'),
      '/communityGalleries/public-1/images/i/versions/1.0.0',
    )
    .map((id) => ({ id })),
);

const storageAccountType = optional(fc.constantFrom('Standard_LRS', 'Standard_ZRS', 'Premium_LRS', 'PremiumV2_LRS', 'StandardSSD_LRS'));
const key = fc.record({ type: fc.constantFrom('sha256', 'x509'), value: fc.array(text, { minLength: 1, maxLength: 2 }) });

const targetRegion = (regionName: string) =>
  fc.oneof(
    fc.constant(regionName),
    fc.record({
      name: fc.constant(regionName),
      regionalReplicaCount: optional(fc.integer({ min: 1, max: 50 })),
      storageAccountType,
      excludeFromLatest: optional(fc.boolean()),
      encryption: optional(
        fc.record({
          osDiskImage: optional(
            fc.record({
              diskEncryptionSetId: optional(diskEncryptionSet),
              securityProfile: optional(
                fc.record({ confidentialVMEncryptionType: fc.constantFrom('EncryptedWithPmk', 'EncryptedWithCmk', 'NonPersistedTPM') }),
              ),
            }),
          ),
          dataDiskImages: optional(
            fc.array(fc.record({ lun: fc.nat(3), diskEncryptionSetId: optional(diskEncryptionSet) }), { maxLength: 2 }),
          ),
        }),
      ),
    }),
  );

const targetRegions = fc
  .uniqueArray(region, { minLength: 1, maxLength: 3 })
  .chain((names) => fc.tuple(...names.map(targetRegion)) as fc.Arbitrary<unknown[]>);

const version = fc.record({
  name: fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9)).map((parts) => parts.join('.')),
  location: optional(region),
  source,
  osDisk: optional(fc.record({ sizeGB: optional(fc.nat(500)), hostCaching: optional(fc.constantFrom('None', 'ReadOnly')) })),
  dataDisks: optional(
    fc.uniqueArray(
      fc.record({
        lun: fc.nat(5),
        sizeGB: optional(fc.nat(500)),
        hostCaching: optional(fc.constantFrom('None', 'ReadWrite')),
        source: optional(diskSource),
      }),
      { selector: ({ lun }) => lun, maxLength: 3 },
    ),
  ),
  replicaCount: optional(fc.integer({ min: 1, max: 50 })),
  storageAccountType,
  replicationMode: optional(fc.constantFrom('Full', 'Shallow')),
  excludeFromLatest: optional(fc.boolean()),
  endOfLifeDate: date,
  tags,
  targetRegions,
  safetyProfile: optional(
    fc.record({ allowDeletionOfReplicatedLocations: optional(fc.boolean()), blockDeletionBeforeEndOfLife: optional(fc.boolean()) }),
  ),
  securityProfile: optional(
    fc.record({
      uefiSettings: fc.record({
        signatureTemplateNames: fc.constant(['NoSignatureTemplate']),
        additionalSignatures: optional(fc.record({ pk: key, db: optional(fc.array(key, { minLength: 1, maxLength: 2 })) })),
      }),
    }),
  ),
});

const image = fc.record({
  name,
  location: optional(region),
  identifier: fc.record({ publisher: text, offer: text, sku: text }),
  osType: fc.constantFrom('Linux', 'Windows'),
  osState: fc.constantFrom('Generalized', 'Specialized'),
  hyperVGeneration: optional(fc.constantFrom('V1', 'V2')),
  architecture: optional(fc.constantFrom('x64', 'Arm64')),
  features: optional(
    fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('SecurityType', 'IsAcceleratedNetworkSupported', 'IsHibernateSupported', 'DiskControllerTypes', 'a b'),
        value: fc.oneof(fc.constantFrom('TrustedLaunch', 'ConfidentialVmSupported', 'true', 'false', 'SCSI, NVMe'), text),
        startsAtVersion: optional(fc.constant('1.0.0')),
      }),
      { selector: (feature) => feature.name, maxLength: 3 },
    ),
  ),
  allowUpdateImage: optional(fc.boolean()),
  recommended: optional(fc.record({ vCPUs: range, memory: range })),
  disallowed: optional(fc.record({ diskTypes: fc.uniqueArray(fc.constantFrom('Standard_LRS', 'Premium_LRS', 'UltraSSD_LRS')) })),
  purchasePlan: optional(fc.record({ name: optional(text), publisher: optional(text), product: optional(text) })),
  description: optional(text),
  eula: optional(text),
  privacyStatementUri: optional(fc.webUrl()),
  releaseNoteUri: optional(fc.webUrl()),
  endOfLifeDate: date,
  tags,
  versions: fc.uniqueArray(version, { selector: (made) => made.name, maxLength: 3 }),
});

const byName = { selector: (made: { name: string }) => made.name.toLowerCase() };

const gallery = fc.record({
  name,
  subscription: fc.constantFrom(SUBSCRIPTION, '99999999-2222-3333-4444-555555555555'),
  resourceGroup: fc.oneof(fc.constantFrom('rg-images', 'rg-other'), name),
  location: region,
  apiVersion: optional(fc.constantFrom('2018-06-01', '2019-12-01', '2021-07-01', '2022-03-03', '2024-03-03', '2025-03-03')),
  description: optional(text),
  tags,
  sharingProfile: optional(
    fc.record({
      permissions: optional(fc.constantFrom('Private', 'Groups', 'Community')),
      communityGalleryInfo: optional(
        fc.record({
          publisherUri: optional(fc.webUrl()),
          publisherContact: optional(text),
          eula: optional(text),
          publicNamePrefix: optional(text),
        }),
      ),
    }),
  ),
  softDeletePolicy: optional(fc.record({ isSoftDeleteEnabled: fc.boolean() })),
  images: fc.uniqueArray(image, { ...byName, maxLength: 3 }),
});

export type VersionModel = {
  name: string;
  dataDisks?: { lun: number; source?: object; hostCaching?: string }[];
};
export type ManifestModel = { gallerist: 1; galleries: { apiVersion?: string; images: { versions: VersionModel[] }[] }[] };

/** Manifests that say all that can be exported, in every form, with texts that break out of whatever is badly quoted. */
export const manifest: fc.Arbitrary<ManifestModel> = fc
  .record({ gallerist: fc.constant(1), galleries: fc.uniqueArray(gallery, { ...byName, minLength: 1, maxLength: 2 }) })
  .map((made) => withoutUndefined(made) as ManifestModel);

/** As a reader of YAML makes it: what is not written is absent. */
function withoutUndefined<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutUndefined) as T;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([own, item]) => [own, withoutUndefined(item)])) as T;
}
