import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../../src/engine/finding.ts';
import type { Resource } from '../../../src/exchange/resource.ts';
import { importTerraformJson, isTerraformJson } from '../../../src/exchange/terraform/terraform-json.ts';
import { jsonDocument, told } from './document.ts';

const SUBSCRIPTION = '0f3d2c1b-0000-4000-8000-00000000aaaa';
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-golden`;

const galleryValues = {
  community_gallery: [],
  description: 'Golden images',
  id: `${GROUP}/providers/Microsoft.Compute/galleries/golden`,
  location: 'westeurope',
  name: 'golden',
  resource_group_name: 'rg-golden',
  sharing: [
    {
      permission: 'Community',
      community_gallery: [
        {
          eula: 'https://contoso.com/eula',
          name: 'golden-1',
          prefix: 'contoso',
          publisher_email: 'a@contoso.com',
          publisher_uri: 'https://contoso.com',
        },
      ],
    },
  ],
  tags: { team: 'platform' },
  timeouts: null,
  unique_name: 'x',
};

const imageValues = {
  accelerated_network_support_enabled: true,
  architecture: 'x64',
  confidential_vm_enabled: false,
  confidential_vm_supported: false,
  description: '',
  disk_controller_type_nvme_enabled: true,
  disk_types_not_allowed: ['Standard_LRS'],
  end_of_life_date: '2031-01-01T00:00:00Z',
  eula: '',
  gallery_name: 'golden',
  hibernation_enabled: true,
  hyper_v_generation: 'V2',
  identifier: [{ publisher: 'Contoso', offer: 'Linux', sku: 'Web' }],
  location: 'westeurope',
  max_recommended_memory_in_gb: 0,
  max_recommended_vcpu_count: 16,
  min_recommended_memory_in_gb: 0,
  min_recommended_vcpu_count: 2,
  name: 'web',
  os_type: 'Linux',
  privacy_statement_uri: null,
  purchase_plan: [{ name: 'p', publisher: 'q', product: 'r' }],
  release_note_uri: 'https://contoso.com/notes',
  resource_group_name: 'rg-golden',
  specialized: false,
  tags: null,
  trusted_launch_enabled: false,
  trusted_launch_supported: true,
};

const versionValues = {
  blob_uri: null,
  deletion_of_replicated_locations_enabled: true,
  end_of_life_date: null,
  exclude_from_latest: false,
  gallery_name: 'golden',
  image_name: 'web',
  location: 'westeurope',
  managed_image_id: `${GROUP}/providers/Microsoft.Compute/images/web-build`,
  name: '1.2.0',
  os_disk_snapshot_id: '',
  replication_mode: 'Full',
  resource_group_name: 'rg-golden',
  storage_account_id: null,
  tags: { build: '42' },
  target_region: [
    {
      disk_encryption_set_id: `${GROUP}/providers/Microsoft.Compute/diskEncryptionSets/des`,
      exclude_from_latest_enabled: true,
      name: 'westeurope',
      regional_replica_count: 3,
      storage_account_type: 'Standard_ZRS',
    },
    {
      disk_encryption_set_id: '',
      exclude_from_latest_enabled: false,
      name: 'northeurope',
      regional_replica_count: 1,
      storage_account_type: 'Standard_LRS',
    },
  ],
  uefi_settings: [
    {
      signature_template_names: ['MicrosoftUefiCertificateAuthorityTemplate'],
      additional_signatures: [
        { db: [{ type: 'x509', values_base64: ['Zm9v'] }], dbx: [], kek: [], pk: [{ type: 'sha256', values_base64: ['YmFy'] }] },
      ],
    },
  ],
};

const state = {
  format_version: '1.0',
  terraform_version: '1.9.8',
  values: {
    root_module: {
      resources: [
        {
          address: 'azurerm_shared_image_gallery.golden',
          mode: 'managed',
          type: 'azurerm_shared_image_gallery',
          name: 'golden',
          values: galleryValues,
        },
        {
          address: 'azurerm_resource_group.rg',
          mode: 'managed',
          type: 'azurerm_resource_group',
          name: 'rg',
          values: { name: 'rg-golden' },
        },
      ],
      child_modules: [
        {
          address: 'module.image["web"]',
          resources: [
            {
              address: 'module.image["web"].azurerm_shared_image.this',
              mode: 'managed',
              type: 'azurerm_shared_image',
              name: 'this',
              values: imageValues,
            },
          ],
          child_modules: [
            {
              address: 'module.image["web"].module.version',
              resources: [
                {
                  address: 'module.image["web"].module.version.azurerm_shared_image_version.v',
                  mode: 'managed',
                  type: 'azurerm_shared_image_version',
                  name: 'v',
                  values: versionValues,
                },
              ],
            },
          ],
        },
      ],
    },
  },
};

const unmadeGallery = { ...galleryValues, id: undefined };
const plan = {
  format_version: '1.2',
  terraform_version: '1.9.8',
  variables: { subscription: { value: SUBSCRIPTION.toUpperCase() } },
  planned_values: {
    root_module: {
      resources: [
        {
          address: 'azurerm_shared_image_gallery.golden',
          mode: 'managed',
          type: 'azurerm_shared_image_gallery',
          name: 'golden',
          values: unmadeGallery,
        },
        {
          address: 'azurerm_shared_image_version.v["1.2.0"]',
          mode: 'managed',
          type: 'azurerm_shared_image_version',
          name: 'v',
          index: '1.2.0',
          values: { ...versionValues, managed_image_id: undefined },
        },
        {
          address: 'azurerm_linux_virtual_machine.vm[0]',
          mode: 'managed',
          type: 'azurerm_linux_virtual_machine',
          name: 'vm',
          index: 0,
          values: {
            name: 'vm-0',
            location: 'westeurope',
            resource_group_name: 'rg-app',
            size: 'Standard_D4s_v5',
            admin_username: 'ops',
            admin_password: 'hunter2',
            os_disk: [{ caching: 'ReadWrite', storage_account_type: 'Premium_LRS' }],
            secure_boot_enabled: true,
          },
        },
      ],
    },
  },
  resource_changes: [
    {
      address: 'azurerm_shared_image_version.v["1.2.0"]',
      change: {
        actions: ['create'],
        before: null,
        after: {},
        after_unknown: { id: true, managed_image_id: true, tags: {}, target_region: [{}, {}] },
      },
    },
    { address: 'azurerm_linux_virtual_machine.vm[0]', change: { actions: ['create'], after_unknown: { id: true, source_image_id: true } } },
  ],
  prior_state: {
    values: {
      root_module: {
        resources: [
          {
            address: 'data.azurerm_shared_image.base',
            mode: 'data',
            type: 'azurerm_shared_image',
            name: 'base',
            values: { ...imageValues, name: 'base', id: `${GROUP}/providers/Microsoft.Compute/galleries/golden/images/base` },
          },
        ],
      },
    },
  },
  configuration: {
    provider_config: { azurerm: { name: 'azurerm', expressions: { subscription_id: { references: ['var.subscription'] } } } },
    root_module: {
      resources: [
        {
          address: 'azurerm_linux_virtual_machine.vm',
          provider_config_key: 'azurerm',
          expressions: {
            source_image_id: { references: ['azurerm_shared_image_version.v["1.2.0"].id', 'azurerm_shared_image_version.v["1.2.0"]'] },
          },
        },
      ],
    },
  },
};

/** The value that `written` points at. */
function writtenValue(resource: Resource, path: Path): unknown {
  let value = resource.document.value;
  for (const part of resource.written(path)) value = (value as Record<string | number, unknown>)[part];
  return value;
}

describe('a state', () => {
  const { resources, findings } = importTerraformJson(jsonDocument(state));
  const [gallery, image, version] = resources;

  it('holds the galleries of all its modules', () => {
    expect(findings).toEqual([]);
    expect(resources.map(({ kind, names }) => [kind, ...names])).toEqual([
      ['gallery', 'golden'],
      ['image', 'golden', 'web'],
      ['version', 'golden', 'web', '1.2.0'],
    ]);
    expect(gallery).toMatchObject({
      subscription: SUBSCRIPTION,
      resourceGroup: 'rg-golden',
      apiVersion: undefined,
      isReference: false,
      count: 1,
    });
    expect(resources.flatMap(({ unresolved }) => unresolved)).toEqual([]);
  });

  it('spells a gallery as REST does', () => {
    expect(gallery?.body).toEqual({
      location: 'westeurope',
      tags: { team: 'platform' },
      properties: {
        description: 'Golden images',
        sharingProfile: {
          permissions: 'Community',
          communityGalleryInfo: {
            eula: 'https://contoso.com/eula',
            publicNamePrefix: 'contoso',
            publisherContact: 'a@contoso.com',
            publisherUri: 'https://contoso.com',
          },
        },
      },
    });
  });

  it('spells an image as REST does', () => {
    expect(image?.body).toEqual({
      location: 'westeurope',
      properties: {
        identifier: { publisher: 'Contoso', offer: 'Linux', sku: 'Web' },
        osType: 'Linux',
        osState: 'Generalized',
        hyperVGeneration: 'V2',
        architecture: 'x64',
        endOfLifeDate: '2031-01-01T00:00:00Z',
        releaseNoteUri: 'https://contoso.com/notes',
        recommended: { vCPUs: { min: 2, max: 16 } },
        disallowed: { diskTypes: ['Standard_LRS'] },
        purchasePlan: { name: 'p', publisher: 'q', product: 'r' },
        features: [
          { name: 'SecurityType', value: 'TrustedLaunchSupported' },
          { name: 'IsAcceleratedNetworkSupported', value: 'true' },
          { name: 'IsHibernateSupported', value: 'true' },
          { name: 'DiskControllerTypes', value: 'SCSI, NVMe' },
        ],
      },
    });
  });

  it('spells a version as REST does', () => {
    expect(version?.body).toEqual({
      location: 'westeurope',
      tags: { build: '42' },
      properties: {
        publishingProfile: {
          excludeFromLatest: false,
          replicationMode: 'Full',
          targetRegions: [
            {
              name: 'westeurope',
              regionalReplicaCount: 3,
              storageAccountType: 'Standard_ZRS',
              excludeFromLatest: true,
              encryption: { osDiskImage: { diskEncryptionSetId: `${GROUP}/providers/Microsoft.Compute/diskEncryptionSets/des` } },
            },
            { name: 'northeurope', regionalReplicaCount: 1, storageAccountType: 'Standard_LRS', excludeFromLatest: false },
          ],
        },
        storageProfile: { source: { id: `${GROUP}/providers/Microsoft.Compute/images/web-build` } },
        safetyProfile: { allowDeletionOfReplicatedLocations: true },
        securityProfile: {
          uefiSettings: {
            signatureTemplateNames: ['MicrosoftUefiCertificateAuthorityTemplate'],
            additionalSignatures: { db: [{ type: 'x509', value: ['Zm9v'] }], pk: { type: 'sha256', value: ['YmFy'] } },
          },
        },
      },
    });
  });

  it('knows where each part is written', () => {
    if (image === undefined || version === undefined) throw new Error('nothing was read');
    const regions = ['properties', 'publishingProfile', 'targetRegions'];
    expect(writtenValue(version, [...regions, 1, 'name'])).toBe('northeurope');
    expect(writtenValue(version, [...regions, 0, 'encryption', 'osDiskImage', 'diskEncryptionSetId'])).toContain('/des');
    expect(writtenValue(version, regions)).toHaveLength(2);
    expect(writtenValue(version, ['tags', 'build'])).toBe('42');
    expect(writtenValue(image, ['properties', 'disallowed', 'diskTypes', 0])).toBe('Standard_LRS');
    expect(writtenValue(image, ['properties', 'osState'])).toBe(false);
    expect(version.written([]).slice(-1)).toEqual(['values']);
    // Nothing there says of it, so the resource is as near as can be.
    expect(version.written(['properties', 'provisioningState'])).toEqual(version.written([]));
  });
});

describe('a state file', () => {
  const file = (instances: object[]) => ({
    version: 4,
    terraform_version: '1.9.8',
    serial: 3,
    lineage: '5a',
    resources: [{ mode: 'managed', type: 'azurerm_shared_image_version', name: 'v', provider: 'p', instances }],
  });

  it('has its instances one by one', () => {
    const document = jsonDocument(
      file([
        { index_key: 'a', schema_version: 0, attributes: versionValues },
        { index_key: 'b', schema_version: 0, attributes: { ...versionValues, name: '1.3.0' } },
        { index_key: 'b', deposed: '0badc0de', schema_version: 0, attributes: { ...versionValues, name: '1.1.0' } },
      ]),
    );
    const { resources, findings } = importTerraformJson(document);
    expect(findings).toEqual([]);
    expect(resources.map(({ names }) => names.at(-1))).toEqual(['1.2.0', '1.3.0']);
    expect(resources[1]?.written(['location'])).toEqual(['resources', 0, 'instances', 1, 'attributes', 'location']);
  });

  it('takes a virtual machine for a source of its own kind', () => {
    const id = `${GROUP}/providers/Microsoft.Compute/virtualMachines/builder`;
    const { resources } = importTerraformJson(jsonDocument(file([{ attributes: { ...versionValues, managed_image_id: id } }])));
    expect(resources[0]?.body).toMatchObject({ properties: { storageProfile: { source: { virtualMachineId: id } } } });
  });

  it('of an old version is refused by name', () => {
    const { resources, findings } = importTerraformJson(jsonDocument({ version: 3, terraform_version: '0.11.14', modules: [] }));
    expect(resources).toEqual([]);
    expect(findings).toMatchObject([{ ruleId: 'import/unrecognized', pointer: '/version' }]);
  });
});

describe('a plan', () => {
  const document = jsonDocument(plan);
  const { resources, findings } = importTerraformJson(document);
  const [gallery, version, machine, base] = resources;

  it('has what will be, and what was looked up', () => {
    expect(resources.map(({ kind, names, isReference }) => [kind, names.at(-1), isReference])).toEqual([
      ['gallery', 'golden', false],
      ['version', '1.2.0', false],
      ['virtualMachine', 'vm-0', false],
      ['image', 'base', true],
    ]);
    expect(base?.body).toMatchObject({ properties: { osType: 'Linux' } });
  });

  it('takes the subscription from the provider', () => expect(gallery?.subscription).toBe(SUBSCRIPTION));

  it('says what is not known before it is applied, where the plan says so', () => {
    expect(findings.map((finding) => told(JSON.stringify(plan, undefined, 2), finding))).toEqual([
      'import/unresolved at true: "managed_image_id" of azurerm_shared_image_version.v["1.2.0"] is not known: Azure says it when the plan is applied',
    ]);
    expect(findings[0]?.pointer).toBe('/resource_changes/0/change/after_unknown/managed_image_id');
    expect(version?.unresolved).toEqual([['properties', 'storageProfile', 'source']]);
    expect(version?.body['properties']).not.toHaveProperty('storageProfile');
  });

  it('finds the image of a machine that is made in the same plan, and no password', () => {
    expect(machine?.body).toEqual({
      location: 'westeurope',
      properties: {
        hardwareProfile: { vmSize: 'Standard_D4s_v5' },
        storageProfile: {
          imageReference: { id: `${GROUP}/providers/Microsoft.Compute/galleries/golden/images/web/versions/1.2.0` },
          osDisk: { managedDisk: { storageAccountType: 'Premium_LRS' }, osType: 'Linux' },
        },
        osProfile: { adminUsername: 'ops' },
        securityProfile: { securityType: 'TrustedLaunch', uefiSettings: { secureBootEnabled: true } },
      },
    });
  });

  it('without planned values is read by its changes', () => {
    const changes = [
      {
        address: 'a',
        mode: 'managed',
        type: 'azurerm_shared_image_gallery',
        name: 'a',
        change: { actions: ['no-op'], after: galleryValues },
      },
      {
        address: 'b',
        mode: 'managed',
        type: 'azurerm_shared_image_gallery',
        name: 'b',
        change: { actions: ['delete'], before: galleryValues, after: null },
      },
    ];
    const read = importTerraformJson(jsonDocument({ format_version: '1.2', resource_changes: changes }));
    expect(read.resources.map((resource) => resource.written(['location']))).toEqual([
      ['resource_changes', 0, 'change', 'after', 'location'],
    ]);
  });

  it('leaves out what has no name yet', () => {
    const values = { ...versionValues, image_name: undefined };
    const address = 'azurerm_shared_image_version.v';
    const read = importTerraformJson(
      jsonDocument({
        format_version: '1.2',
        planned_values: {
          root_module: { resources: [{ address, mode: 'managed', type: 'azurerm_shared_image_version', name: 'v', values }] },
        },
        resource_changes: [{ address, change: { after_unknown: { image_name: true } } }],
      }),
    );
    expect(read.resources).toEqual([]);
    expect(read.findings.map(({ pointer }) => pointer)).toEqual(['/resource_changes/0/change/after_unknown/image_name']);
  });
});

describe('azapi', () => {
  const properties = { osType: 'Linux', osState: 'Generalized', identifier: { publisher: 'a', offer: 'b', sku: 'c' } };
  const values = {
    type: 'Microsoft.Compute/galleries/images@2023-07-03',
    name: 'web',
    parent_id: `${GROUP}/providers/Microsoft.Compute/galleries/golden`,
    location: 'westeurope',
    tags: { a: 'b' },
  };
  const read = (body: unknown, more: object = {}) =>
    importTerraformJson(
      jsonDocument({
        format_version: '1.0',
        values: {
          root_module: { resources: [{ mode: 'managed', type: 'azapi_resource', name: 'i', values: { ...values, body, ...more } }] },
        },
      }),
    );

  it.each([
    ['an object', { properties }, ['body', 'properties', 'osType']],
    ['JSON in a text', JSON.stringify({ properties }), ['body', 'osType']],
    ['an object of a state file', { value: { properties }, type: ['object', {}] }, ['body', 'value', 'properties', 'osType']],
  ])('has a body of REST: %s', (form, body, path) => {
    const { resources, findings } = read(body);
    expect(findings, form).toEqual([]);
    expect(resources).toMatchObject([
      { kind: 'image', names: ['golden', 'web'], subscription: SUBSCRIPTION, resourceGroup: 'rg-golden', apiVersion: '2023-07-03' },
    ]);
    expect(resources[0]?.body).toEqual({ location: 'westeurope', tags: { a: 'b' }, properties });
    if (typeof body === 'object') expect(resources[0]?.written(['properties', 'osType']).slice(-path.length)).toEqual(path);
  });

  it('stands in a resource group, or a gallery', () => {
    const gallery = read({}, { type: 'Microsoft.Compute/galleries@2023-07-03', parent_id: GROUP });
    expect(gallery.resources).toMatchObject([{ kind: 'gallery', names: ['web'], resourceGroup: 'rg-golden' }]);
    const lost = read({}, { parent_id: GROUP });
    expect(lost.resources).toEqual([]);
    expect(lost.findings[0]?.message).toContain('is not the id of what a resource of this type stands in');
  });

  it('of other types is somebody else’s', () => {
    expect(read({}, { type: 'Microsoft.Network/virtualNetworks@2023-09-01' })).toEqual({ resources: [], findings: [] });
  });

  it('keeps names of objects out of what all objects have', () => {
    const { resources } = read('{"__proto__":{"polluted":true},"properties":{"__proto__":{"polluted":true}}}');
    expect(resources[0]?.body).not.toHaveProperty('polluted');
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('scale sets', () => {
  const values = {
    name: 'web',
    location: 'westeurope',
    resource_group_name: 'rg',
    instances: 600,
    source_image_id: `${GROUP}/providers/Microsoft.Compute/galleries/golden/images/web`,
    data_disk: [{ lun: 0, disk_size_gb: 64, storage_account_type: 'Premium_LRS' }],
    network_interface: [{ name: 'nic', accelerated_networking_enabled: true }],
  };
  const read = (type: string, more: object) =>
    importTerraformJson(
      jsonDocument({
        format_version: '1.0',
        values: { root_module: { resources: [{ mode: 'managed', type, name: 's', values: { ...values, ...more } }] } },
      }),
    ).resources[0]?.body;

  it.each([
    [
      'azurerm_windows_virtual_machine_scale_set',
      'Uniform',
      { sku: 'Standard_D2s_v5', computer_name_prefix: 'web', winrm_listener: [{ protocol: 'Http' }] },
    ],
    [
      'azurerm_orchestrated_virtual_machine_scale_set',
      'Flexible',
      { sku_name: 'Standard_D2s_v5', os_profile: [{ windows_configuration: [{ computer_name_prefix: 'web' }] }] },
    ],
  ])('%s', (type, orchestrationMode, more) => {
    expect(read(type, more)).toMatchObject({
      sku: { name: 'Standard_D2s_v5', capacity: 600 },
      properties: {
        orchestrationMode,
        virtualMachineProfile: {
          storageProfile: { imageReference: { id: values.source_image_id }, dataDisks: [{ lun: 0, diskSizeGB: 64 }] },
          osProfile: { computerNamePrefix: 'web' },
          networkProfile: { networkInterfaceConfigurations: [{ properties: { enableAcceleratedNetworking: true } }] },
        },
      },
    });
  });

  it('of the Marketplace are somebody else’s', () => {
    expect(
      read('azurerm_linux_virtual_machine_scale_set', { source_image_id: null, source_image_reference: [{ offer: 'x' }] }),
    ).toBeUndefined();
  });
});

describe('isTerraformJson', () => {
  it.each([
    [state, true],
    [{ format_version: '1.0' }, true],
    [{ format_version: '1.2', planned_values: {} }, true],
    [{ version: 4, terraform_version: '1.9.8', lineage: 'x', resources: [] }, true],
    [{ format_version: '1.0', provider_schemas: {} }, false],
    [{ version: 4, resources: [] }, false],
    [{ $schema: 'https://schema.management.azure.com/…', resources: [] }, false],
    [[], false],
    [null, false],
    ['text', false],
  ])('example %#', (value, is) => expect(isTerraformJson(value)).toBe(is));
});

/** A copy in which something else stands in the place of one node, found by going down as the numbers say. */
function spoilt(value: unknown, turns: readonly number[], other: unknown): unknown {
  const [turn, ...rest] = turns;
  if (turn === undefined || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const chosen = keys[turn % Math.max(1, keys.length)];
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === chosen ? spoilt(item, rest, other) : item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === chosen ? spoilt(item, rest, other) : item]));
}

it('reads what is not as it should be without a fall', () => {
  const turns = fc.array(fc.nat(20), { maxLength: 12 });
  const other = fc.oneof(fc.anything({ maxDepth: 2, maxKeys: 3 }), fc.constantFrom(true, 'x', '/subscriptions/a', []));
  fc.assert(
    fc.property(fc.constantFrom<unknown>(state, plan), turns, other, (value, way, instead) => {
      const document = { ...jsonDocument('{}'), value: spoilt(value, way, instead) };
      if (!isTerraformJson(document.value)) return;
      for (const resource of importTerraformJson(document).resources)
        resource.written(['properties', 'publishingProfile', 'targetRegions', 0]);
    }),
    { numRuns: 500 },
  );
});
