/**
 * What REST takes for galleries, images and versions by API version, as a JSON Schema that is strict where Azure's own is not:
 * a property or a value that a version lacks is refused. Put together from the descriptions of REST of 2018-06-01, 2019-03-01,
 * 2019-07-01, 2019-12-01, 2020-09-30, 2024-03-03 and 2025-03-03, the template reference and the change logs of Microsoft
 * Learn, and held against the published schemas of 2022-03-03 and 2024-03-03.
 */

export type Schema = { [key: string]: unknown };

const TEXT = { type: 'string' };
const COUNT = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };
const FLAG = { type: 'boolean' };
const MOMENT = { type: 'string', format: 'date-time' };
const oneOf = (...values: string[]) => ({ enum: values });
const listOf = (items: Schema) => ({ type: 'array', items, minItems: 1 });

/** A property with the API version that it is known from, and the first that lacks it again. */
type Property = readonly [schema: Schema, since?: string, until?: string];

class Version {
  readonly #version: string;

  constructor(version: string) {
    this.#version = version;
  }

  isFrom(since: string): boolean {
    return this.#version >= since;
  }

  /** Nothing but these properties, as far as the version has them. */
  object(properties: Record<string, Property>, required: readonly string[] = []): Schema {
    const known = Object.entries(properties).filter(([, [, since = '', until = '9']]) => this.isFrom(since) && !this.isFrom(until));
    return {
      type: 'object',
      properties: Object.fromEntries(known.map(([name, [schema]]) => [name, schema])),
      required,
      additionalProperties: false,
    };
  }

  storageAccountTypes(): Schema {
    const types = ['Standard_LRS', 'Standard_ZRS'];
    if (this.isFrom('2020-09-30')) types.push('Premium_LRS');
    if (this.isFrom('2021-07-01') && !this.isFrom('2022-03-03')) types.push('StandardSSD_LRS');
    if (this.isFrom('2025-03-03')) types.push('PremiumV2_LRS');
    return oneOf(...types);
  }
}

/** The properties of the resources of each level, for the API version. */
export function propertySchemas(apiVersion: string): Schema[] {
  const version = new Version(apiVersion);
  return [gallerySchema(version), imageSchema(version), versionSchema(version)];
}

function gallerySchema(version: Version): Schema {
  const permissions = version.isFrom('2022-01-03') ? oneOf('Private', 'Groups', 'Community') : oneOf('Private', 'Groups');
  const info = version.object({ publisherUri: [TEXT], publisherContact: [TEXT], eula: [TEXT], publicNamePrefix: [TEXT] });
  const sharing = version.object({ permissions: [permissions], communityGalleryInfo: [info, '2021-10-01'] });
  const softDelete = version.object({ isSoftDeleteEnabled: [FLAG] });
  return version.object({ description: [TEXT], sharingProfile: [sharing, '2020-09-30'], softDeletePolicy: [softDelete, '2021-07-01'] });
}

function imageSchema(version: Version): Schema {
  const range = version.object({ min: [COUNT], max: [COUNT] });
  const feature = version.object({ name: [TEXT], value: [TEXT], startsAtVersion: [TEXT, '2024-03-03'] });
  // Of the generation and of specialized images, 2018-06-01 knows nothing and 2019-07-01 all; what lies between is not known.
  return version.object(
    {
      osType: [oneOf('Windows', 'Linux')],
      osState: [version.isFrom('2019-03-01') ? oneOf('Generalized', 'Specialized') : oneOf('Generalized')],
      identifier: [version.object({ publisher: [TEXT], offer: [TEXT], sku: [TEXT] }, ['publisher', 'offer', 'sku'])],
      hyperVGeneration: [oneOf('V1', 'V2'), '2019-03-01'],
      architecture: [oneOf('x64', 'Arm64'), '2021-10-01'],
      features: [listOf(feature), '2020-09-30'],
      allowUpdateImage: [FLAG, '2022-08-03'],
      recommended: [version.object({ vCPUs: [range], memory: [range] })],
      disallowed: [version.object({ diskTypes: [listOf(TEXT)] })],
      purchasePlan: [version.object({ name: [TEXT], publisher: [TEXT], product: [TEXT] })],
      description: [TEXT],
      eula: [TEXT],
      privacyStatementUri: [TEXT],
      releaseNoteUri: [TEXT],
      endOfLifeDate: [MOMENT],
    },
    ['osType', 'osState', 'identifier'],
  );
}

function versionSchema(version: Version): Schema {
  const hasStorage = version.isFrom('2019-07-01');
  const key = version.object({ type: [oneOf('sha256', 'x509')], value: [listOf(TEXT)] });
  const signatures = version.object({ pk: [key], kek: [listOf(key)], db: [listOf(key)], dbx: [listOf(key)] });
  const uefi = version.object({
    signatureTemplateNames: [listOf(oneOf('NoSignatureTemplate', 'MicrosoftUefiCertificateAuthorityTemplate', 'MicrosoftWindowsTemplate'))],
    additionalSignatures: [signatures],
  });
  return version.object(
    {
      publishingProfile: [publishingSchema(version)],
      storageProfile: [storageSchema(version), '2019-07-01'],
      safetyProfile: [
        version.object({ allowDeletionOfReplicatedLocations: [FLAG], blockDeletionBeforeEndOfLife: [FLAG, '2024-03-03'] }),
        '2022-03-03',
      ],
      securityProfile: [version.object({ uefiSettings: [uefi] }), '2022-08-03'],
    },
    [hasStorage ? 'storageProfile' : 'publishingProfile'],
  );
}

function publishingSchema(version: Version): Schema {
  const set = { diskEncryptionSetId: [TEXT] } as const;
  const encryptionTypes = ['EncryptedVMGuestStateOnlyWithPmk', 'EncryptedWithPmk', 'EncryptedWithCmk'];
  if (version.isFrom('2022-08-03')) encryptionTypes.push('NonPersistedTPM');
  const confidential = version.object({ confidentialVMEncryptionType: [oneOf(...encryptionTypes)], secureVMDiskEncryptionSetId: [TEXT] });
  const encryption = version.object({
    osDiskImage: [version.object({ ...set, securityProfile: [confidential, '2021-10-01'] })],
    dataDiskImages: [listOf(version.object({ lun: [COUNT], ...set }, ['lun']))],
  });
  const targetRegion = version.object(
    {
      name: [{ type: 'string', pattern: '^[a-z0-9]+$' }],
      regionalReplicaCount: [COUNT],
      storageAccountType: [version.storageAccountTypes(), '2019-03-01'],
      encryption: [encryption, '2019-12-01'],
      excludeFromLatest: [FLAG, '2022-03-03'],
    },
    ['name'],
  );
  const managedImage = version.object({ id: [TEXT] }, ['id']);
  return version.object(
    {
      source: [version.object({ managedImage: [managedImage] }, ['managedImage']), '2018-06-01', '2019-07-01'],
      targetRegions: [listOf(targetRegion)],
      replicaCount: [COUNT],
      excludeFromLatest: [FLAG],
      endOfLifeDate: [MOMENT],
      storageAccountType: [version.storageAccountTypes(), '2019-03-01'],
      storageAccountStrategy: [oneOf('PreferStandard_ZRS', 'DefaultStandard_LRS'), '2025-03-03'],
      replicationMode: [oneOf('Full', 'Shallow'), '2021-07-01'],
    },
    version.isFrom('2019-07-01') ? [] : ['source'],
  );
}

function storageSchema(version: Version): Schema {
  const caching = oneOf('None', 'ReadOnly', 'ReadWrite');
  const source = version.object({
    id: [TEXT],
    communityGalleryImageId: [TEXT, '2022-03-03'],
    virtualMachineId: [TEXT, '2023-07-03'],
  });
  const diskSource = version.object({ id: [TEXT], uri: [TEXT, '2020-09-30'], storageAccountId: [TEXT, '2022-03-03'] });
  return version.object({
    source: [source],
    osDiskImage: [version.object({ hostCaching: [caching], source: [diskSource] })],
    dataDiskImages: [listOf(version.object({ lun: [COUNT], hostCaching: [caching], source: [diskSource] }, ['lun']))],
  });
}
