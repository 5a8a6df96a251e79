import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importTerraform } from '../../../src/exchange/terraform/import-terraform.ts';
import { isModuleJson } from '../../../src/exchange/terraform/is-module-json.ts';
import type { Resource } from '../../../src/exchange/resource.ts';
import { jsonDocument, told } from './document.ts';

const SUBSCRIPTION = '0f3d2c1b-0000-4000-8000-00000000aaaa';

/** What a set of files holds: `name` to text. */
async function read(files: Readonly<Record<string, string>>) {
  const { resources, findings } = await importTerraform(Object.entries(files).map(([file, text]) => ({ file, text })));
  return { resources, findings, told: findings.map((finding) => `${finding.file}: ${told(files[finding.file] ?? '', finding)}`) };
}

const one = (text: string) => read({ 'main.tf': text });

/** A version of which only what the test is about is said. */
const version = (more: string) => `
resource "azurerm_shared_image_version" "v" {
  name                = "1.0.0"
  gallery_name        = "golden"
  image_name          = "web"
  resource_group_name = "rg"
  location            = "westeurope"
  ${more}
}
`;

const regionsOf = (resource: Resource | undefined) =>
  (resource?.body as { properties?: { publishingProfile?: { targetRegions?: unknown } } } | undefined)?.properties?.publishingProfile
    ?.targetRegions;

const wordsAt = (text: string, resource: Resource | undefined, ...path: (string | number)[]) => {
  if (resource === undefined) throw new Error('nothing was read');
  const { line, column, endLine, endColumn } = resource.document.rangeOf(resource.written(path));
  return `${line}: ${(text.split('\n')[line - 1] ?? '').slice(column - 1, endLine === line ? endColumn - 1 : undefined)}`;
};

describe('a tree of modules', () => {
  const files = {
    'prod/main.tf': `
provider "azurerm" {
  features {}
  subscription_id = "${SUBSCRIPTION.toUpperCase()}"
}

locals {
  regions  = ["westeurope", "northeurope"]
  versions = { for number in var.numbers : number => { regions = local.regions, isOld = number != "1.2.0" } }
}

resource "azurerm_resource_group" "images" {
  name     = "rg-\${var.stage}"
  location = "West Europe"
}

module "gallery" {
  source   = "../modules/gallery"
  name     = join("_", [var.stage, "images"])
  group    = azurerm_resource_group.images
  versions = local.versions
}

resource "azurerm_linux_virtual_machine" "web" {
  count               = 3
  name                = "web-\${count.index}"
  computer_name       = "web-\${count.index}"
  location            = azurerm_resource_group.images.location
  resource_group_name = azurerm_resource_group.images.name
  source_image_id     = module.gallery.image_id
  custom_data         = filebase64("cloud-init.yaml")
  os_disk { storage_account_type = "Premium_LRS" }
}
`,
    'prod/variables.tf': `
variable "stage" { type = string }
variable "numbers" { default = ["0.9.0"] }
`,
    'prod/terraform.tfvars': 'stage = "prod"\n',
    'prod/numbers.auto.tfvars': 'numbers = ["1.1.0", "1.2.0"]\n',
    'env/late.tfvars': 'nobody = "asks"\n',
    'modules/gallery/main.tf': `
variable "name" {}
variable "group" {}
variable "versions" {
  type = map(object({ regions = list(string), isOld = bool, replicas = optional(number, 2) }))
}

resource "azurerm_shared_image_gallery" "this" {
  name                = var.name
  resource_group_name = var.group.name
  location            = var.group.location
}

resource "azurerm_shared_image" "web" {
  name                     = "web"
  gallery_name             = azurerm_shared_image_gallery.this.name
  resource_group_name      = azurerm_shared_image_gallery.this.resource_group_name
  location                 = azurerm_shared_image_gallery.this.location
  os_type                  = "Linux"
  trusted_launch_supported = true
  identifier {
    publisher = "Contoso"
    offer     = title("linux")
    sku       = "Web"
  }
}

resource "azurerm_shared_image_version" "this" {
  for_each            = var.versions
  name                = each.key
  gallery_name        = azurerm_shared_image.web.gallery_name
  image_name          = azurerm_shared_image.web.name
  resource_group_name = azurerm_shared_image.web.resource_group_name
  location            = azurerm_shared_image.web.location
  exclude_from_latest = each.value.isOld
  managed_image_id    = data.azurerm_image.build.id
  dynamic "target_region" {
    for_each = each.value.regions
    content {
      name                   = target_region.value
      regional_replica_count = target_region.key == 0 ? each.value.replicas : 1
    }
  }
}

data "azurerm_image" "build" {
  name                = "build"
  resource_group_name = var.group.name
}

output "image_id" { value = azurerm_shared_image_version.this["1.2.0"].id }
`,
  };

  it('is read with the values that its files give', async () => {
    const { resources, told: words } = await read(files);
    expect(words).toEqual([]);
    expect(
      resources.map(({ kind, names, count, subscription, resourceGroup }) => [kind, names.join('/'), count, subscription, resourceGroup]),
    ).toEqual([
      ['gallery', 'prod_images', 1, SUBSCRIPTION, 'rg-prod'],
      ['image', 'prod_images/web', 1, SUBSCRIPTION, 'rg-prod'],
      ['version', 'prod_images/web/1.1.0', 1, SUBSCRIPTION, 'rg-prod'],
      ['version', 'prod_images/web/1.2.0', 1, SUBSCRIPTION, 'rg-prod'],
      ['virtualMachine', 'web-0', 3, SUBSCRIPTION, 'rg-prod'],
    ]);
    const [gallery, image, old, , machine] = resources;
    expect(gallery?.body).toEqual({ location: 'West Europe' });
    expect(image?.body).toEqual({
      location: 'West Europe',
      properties: {
        osType: 'Linux',
        // What the provider takes where nothing is said.
        osState: 'Generalized',
        hyperVGeneration: 'V1',
        architecture: 'x64',
        identifier: { publisher: 'Contoso', offer: 'Linux', sku: 'Web' },
        features: [{ name: 'SecurityType', value: 'TrustedLaunchSupported' }],
      },
    });
    const region = (name: string, regionalReplicaCount: number) => ({
      name,
      regionalReplicaCount,
      storageAccountType: 'Standard_LRS',
      excludeFromLatest: false,
    });
    expect(old?.body).toEqual({
      location: 'West Europe',
      properties: {
        publishingProfile: {
          excludeFromLatest: true,
          replicationMode: 'Full',
          targetRegions: [region('westeurope', 2), region('northeurope', 1)],
        },
        storageProfile: {
          source: { id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-prod/providers/Microsoft.Compute/images/build` },
        },
        safetyProfile: { allowDeletionOfReplicatedLocations: false },
      },
    });
    expect(machine?.body).toMatchObject({
      properties: {
        storageProfile: {
          imageReference: {
            id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-prod/providers/Microsoft.Compute/galleries/prod_images/images/web/versions/1.2.0`,
          },
        },
      },
    });
  });

  it('takes values from files that are named, whatever folder they are in', async () => {
    const { resources } = await read({ ...files, 'env/test.tfvars': 'stage = "test"\n' });
    expect(resources[0]?.names).toEqual(['test_images']);
  });

  it('knows where each part is written', async () => {
    const { resources } = await read(files);
    const text = files['modules/gallery/main.tf'];
    const old = resources[2];
    const regions = ['properties', 'publishingProfile', 'targetRegions'];
    expect(wordsAt(text, old)).toBe('28: resource "azurerm_shared_image_version" "this"');
    expect(wordsAt(text, old, 'name')).toBe('30: each.key');
    expect(wordsAt(text, old, ...regions, 1, 'name')).toBe('40: target_region.value');
    expect(wordsAt(text, resources[1], 'properties', 'identifier', 'sku')).toBe('24: "Web"');
    expect(wordsAt(text, resources[1], 'properties', 'features', 0, 'value')).toBe('20: true');
  });
});

describe('what cannot be told', () => {
  it('is a finding at its place, and the rest is read', async () => {
    const text = `
variable "image_id" { type = string }
variable "replicas" {}
${version(`
  managed_image_id = var.image_id
  tags             = { build = timestamp(), team = "platform" }
  target_region {
    name                   = "westeurope"
    regional_replica_count = var.replicas
  }
`)}`;
    const { resources, told: words } = await one(text);
    expect(words).toEqual([
      'main.tf: import/unresolved at timestamp(): "tags.build" of azurerm_shared_image_version.v is not known: the function timestamp() is not evaluated',
      'main.tf: import/unresolved at var.image_id: "managed_image_id" of azurerm_shared_image_version.v is not known: the variable "image_id" has no value, a file of values beside these would give one',
      'main.tf: import/unresolved at var.replicas: "target_region.0.regional_replica_count" of azurerm_shared_image_version.v is not known: the variable "replicas" has no value, a file of values beside these would give one',
    ]);
    expect(resources[0]?.unresolved).toEqual([
      ['tags', 'build'],
      ['properties', 'storageProfile', 'source'],
      ['properties', 'publishingProfile', 'targetRegions', 0, 'regionalReplicaCount'],
    ]);
    expect(resources[0]?.body).toMatchObject({ tags: { team: 'platform' } });
    expect(regionsOf(resources[0])).toEqual([{ name: 'westeurope', storageAccountType: 'Standard_LRS', excludeFromLatest: false }]);
  });

  it('leaves out a resource without a name, or of which nobody knows how many there are', async () => {
    const { resources, told: words } = await one(`
variable "name" {}
resource "azurerm_shared_image_gallery" "a" {
  name = var.name
}
resource "azurerm_shared_image_gallery" "b" {
  count = data.azurerm_client_config.me.count
  name  = "b"
}
resource "azurerm_shared_image_gallery" "c" {
  for_each = toset(["x", var.name])
  name     = each.key
}
`);
    expect(resources).toEqual([]);
    expect(words).toEqual([
      'main.tf: import/unresolved at var.name: "name" of azurerm_shared_image_gallery.a is not known: the variable "name" has no value, a file of values beside these would give one',
      'main.tf: import/unresolved at data.azurerm_client_config.me.count: how many of azurerm_shared_image_gallery.b are made is not known, and it is left out: there is no data.azurerm_client_config.me in the files',
      'main.tf: import/unresolved at toset(["x", var.name]): how many of azurerm_shared_image_gallery.c are made is not known, and it is left out: the variable "name" has no value, a file of values beside these would give one',
    ]);
  });

  it('leaves out regions that a loop makes of something unknown', async () => {
    const text = version('dynamic "target_region" {\n for_each = var.regions\n content { name = target_region.value }\n }');
    const { resources, told: words } = await one(`variable "regions" {}\n${text}`);
    expect(words[0]).toContain('at var.regions: "target_region.0" of azurerm_shared_image_version.v is not known');
    expect(resources[0]?.unresolved).toEqual([['properties', 'publishingProfile', 'targetRegions']]);
  });

  it('is a module about images whose files are not there', async () => {
    const { told: words } = await one(
      'module "gallery" {\n  source = "Azure/gallery/azurerm"\n}\nmodule "network" {\n  source = "Azure/network/azurerm"\n}\n',
    );
    expect(words).toEqual([
      'main.tf: import/unresolved at "Azure/gallery/azurerm": what module "gallery" makes is not known: its files are not given',
    ]);
  });

  it('is said once of a block that is made many times', async () => {
    const { findings, resources } = await one(
      version('count = 50\n managed_image_id = var.none').replace('"1.0.0"', '"1.0.${count.index}"'),
    );
    expect(resources).toHaveLength(50);
    expect(findings).toHaveLength(1);
  });
});

describe('references', () => {
  it('go to data sources as far as their arguments tell', async () => {
    const { resources, told: words } = await one(`
data "azurerm_shared_image" "web" {
  name                = "web"
  gallery_name        = "golden"
  resource_group_name = "rg"
}
resource "azurerm_windows_virtual_machine_scale_set" "s" {
  name            = "s"
  location        = "westeurope"
  instances       = "12"
  sku             = "Standard_D2s_v5"
  source_image_id = data.azurerm_shared_image.web.id
}
`);
    expect(words).toEqual([]);
    expect(resources.map(({ kind, names, isReference }) => [kind, names.join('/'), isReference])).toEqual([
      ['image', 'golden/web', true],
      ['scaleSet', 's', false],
    ]);
    expect(resources[1]?.body).toMatchObject({
      sku: { capacity: 12 },
      properties: {
        virtualMachineProfile: {
          // The provider tells no subscription; the gallery is found by its names.
          storageProfile: {
            imageReference: {
              id: '/subscriptions/{subscription}/resourceGroups/rg/providers/Microsoft.Compute/galleries/golden/images/web',
            },
          },
        },
      },
    });
  });

  it('go to instances by their key, and to all of them', async () => {
    const { resources, told: words } = await one(`
resource "azurerm_shared_image_gallery" "g" {
  for_each = { a = "westeurope", b = "northeurope" }
  name     = each.key
  location = each.value
}
resource "azurerm_shared_image_gallery" "copy" {
  count       = length(azurerm_shared_image_gallery.g)
  name        = "\${keys(azurerm_shared_image_gallery.g)[count.index]}_copy"
  location    = azurerm_shared_image_gallery.g["b"].location
  description = join(", ", values(azurerm_shared_image_gallery.g)[*].name)
}
`);
    expect(words).toEqual([]);
    expect(resources.slice(2).map(({ names, body }) => [names[0], body])).toEqual([
      ['a_copy', { location: 'northeurope', properties: { description: 'a, b' } }],
      ['b_copy', { location: 'northeurope', properties: { description: 'a, b' } }],
    ]);
  });

  it('of azapi lead to the gallery they stand in', async () => {
    const { resources, told: words } = await one(`
resource "azurerm_shared_image_gallery" "g" {
  name                = "golden"
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azapi_resource" "web" {
  type      = "Microsoft.Compute/galleries/images@2024-03-03"
  name      = "web"
  parent_id = azurerm_shared_image_gallery.g.id
  location  = azurerm_shared_image_gallery.g.location
  body = {
    properties = { osType = "Linux", osState = "Generalized", identifier = { publisher = "a", offer = "b", sku = "c" } }
  }
}
resource "azapi_resource" "old" {
  type      = "Microsoft.Compute/galleries/images@2022-03-03"
  name      = "old"
  parent_id = azurerm_shared_image_gallery.g.id
  body      = jsonencode({ properties = { osType = "Windows" } })
}
`);
    expect(words).toEqual([]);
    expect(
      resources.map(({ names, subscription, resourceGroup, apiVersion, body }) => [names, subscription, resourceGroup, apiVersion, body]),
    ).toEqual([
      [['golden'], undefined, 'rg', undefined, { location: 'westeurope' }],
      [
        ['golden', 'web'],
        undefined,
        'rg',
        '2024-03-03',
        {
          location: 'westeurope',
          properties: { osType: 'Linux', osState: 'Generalized', identifier: { publisher: 'a', offer: 'b', sku: 'c' } },
        },
      ],
      [['golden', 'old'], undefined, 'rg', '2022-03-03', { properties: { osType: 'Windows' } }],
    ]);
  });
});

it('takes the subscription of the provider that a resource names', async () => {
  const { resources, told: words } = await one(`
provider "azurerm" {
  subscription_id = "first"
}
provider "azurerm" {
  alias           = "other"
  subscription_id = "${SUBSCRIPTION}"
}
resource "azurerm_shared_image_gallery" "g" {
  provider            = azurerm.other
  name                = "golden"
  resource_group_name = var.group
}
resource "azapi_resource" "i" {
  type      = "Microsoft.Compute/galleries/images@2023-07-03"
  name      = "web"
  parent_id = azurerm_shared_image_gallery.g.id
}
`);
  expect(words).toEqual([
    'main.tf: import/unresolved at var.group: "resource_group_name" of azurerm_shared_image_gallery.g is not known: the variable "group" is not declared',
  ]);
  expect(resources.map(({ names, subscription, resourceGroup }) => [names.join('/'), subscription, resourceGroup])).toEqual([
    ['golden', SUBSCRIPTION, undefined],
    ['golden/web', SUBSCRIPTION, undefined],
  ]);
});

describe('a module in JSON', () => {
  const json = {
    '//': 'a comment',
    variable: { stage: { type: 'string', default: 'prod' } },
    provider: { azurerm: [{ features: {} }, { alias: 'other', subscription_id: SUBSCRIPTION }] },
    locals: { regions: ['westeurope', 'northeurope'] },
    resource: {
      azurerm_shared_image_gallery: {
        g: {
          name: 'golden_${var.stage}',
          location: '${local.regions[0]}',
          provider: 'azurerm.other',
          tags: { 'a.b': '${upper("x")} "y"' },
        },
      },
      azurerm_shared_image: {
        web: {
          name: 'web',
          gallery_name: '${azurerm_shared_image_gallery.g.name}',
          os_type: 'Linux',
          identifier: { publisher: 'a', offer: 'b', sku: 'c' },
        },
      },
      azurerm_shared_image_version: {
        v: [
          {
            for_each: '${toset(["1.0.0"])}',
            name: '${each.key}',
            gallery_name: '${azurerm_shared_image_gallery.g.name}',
            image_name: 'web',
            managed_image_id: '${var.none}',
            dynamic: {
              target_region: { for_each: '${local.regions}', content: { name: '${target_region.value}', regional_replica_count: 2 } },
            },
          },
        ],
      },
    },
  };
  const document = jsonDocument(json, 'main.tf.json');

  it('is told by its blocks', () => {
    expect(isModuleJson(json)).toBe(true);
    for (const other of [{ resources: [] }, { resource: 'x' }, { variable: {} }, { resource: {}, else: 1 }, [], null]) {
      expect(isModuleJson(other), JSON.stringify(other)).toBe(false);
    }
  });

  it('takes values from JSON, which are no templates', async () => {
    const values = jsonDocument({ stage: '${x}', nobody: { asks: [1, null] } }, 'prod.auto.tfvars.json');
    const { resources } = await importTerraform([], [document, values]);
    expect(resources[0]?.names).toEqual(['golden_${x}']);
  });

  it('is read as one in HCL', async () => {
    const { resources, findings } = await importTerraform([], [document]);
    expect(findings.map((finding) => told(JSON.stringify(json, undefined, 2), finding))).toEqual([
      'import/unresolved at "${var.none}": "managed_image_id" of azurerm_shared_image_version.v is not known: the variable "none" is not declared',
    ]);
    const [gallery, image, found] = resources;
    expect(gallery).toMatchObject({
      names: ['golden_prod'],
      subscription: SUBSCRIPTION,
      body: { location: 'westeurope', tags: { 'a.b': 'X "y"' } },
    });
    expect(image).toMatchObject({
      names: ['golden_prod', 'web'],
      body: { properties: { identifier: { publisher: 'a', offer: 'b', sku: 'c' } } },
    });
    expect(found?.names).toEqual(['golden_prod', 'web', '1.0.0']);
    expect(regionsOf(found)).toMatchObject([
      { name: 'westeurope', regionalReplicaCount: 2 },
      { name: 'northeurope', regionalReplicaCount: 2 },
    ]);
    expect(found?.written(['properties', 'publishingProfile', 'targetRegions', 1, 'name'])).toEqual([
      'resource',
      'azurerm_shared_image_version',
      'v',
      0,
      'dynamic',
      'target_region',
      'content',
      'name',
    ]);
  });
});

describe('files that mean harm', () => {
  it.each([
    [
      'locals that lead to each other',
      'locals {\n  a = local.b\n  b = local.a\n}\nresource "azurerm_shared_image_gallery" "g" { name = local.a }',
      'refers to itself',
    ],
    [
      'a count of millions',
      'resource "azurerm_shared_image_gallery" "g" {\n  count = 1000000000\n  name = "g"\n}',
      'at most 10000 are read',
    ],
    [
      'a chain of locals',
      `locals {\n${Array.from({ length: 5000 }, (_, index) => `  l${index} = local.l${index + 1}\n`).join('')}  l5000 = "x"\n}\nresource "azurerm_shared_image_gallery" "g" { name = local.l0 }`,
      'leads on too far',
    ],
    [
      'lists that double',
      `locals {\n  l0 = ["x", "y"]\n${Array.from({ length: 60 }, (_, index) => `  l${index + 1} = [local.l${index}, local.l${index}]\n`).join('')}}\nresource "azurerm_shared_image_gallery" "g" { name = jsonencode(local.l60) }`,
      'grows too large',
    ],
    [
      'texts that double',
      `locals {\n  l0 = "x"\n${Array.from({ length: 60 }, (_, index) => `  l${index + 1} = "\${local.l${index}}\${local.l${index}}"\n`).join('')}}\nresource "azurerm_shared_image_gallery" "g" { name = local.l60 }`,
      'more work',
    ],
    [
      'an output that asks for itself',
      'module "m" { source = "./" }\nresource "azurerm_shared_image_gallery" "g" { name = module.m.x }\noutput "x" { value = module.m.x }',
      'is not known',
    ],
    [
      'names of what all objects have',
      'locals { o = { a = 1 } }\nresource "azurerm_shared_image_gallery" "g" { name = local.o.constructor.name }',
      'there is no "constructor"',
    ],
  ])('%s', async (_, text, message) => {
    const { resources, told: words } = await one(text);
    expect(resources).toEqual([]);
    expect(words.join('\n')).toContain(message);
  });

  it('do not reach what all objects have', async () => {
    const { resources } = await one(
      'resource "azurerm_shared_image_gallery" "g" {\n  name = "g"\n  tags = { "__proto__" = { polluted = true } }\n}\n',
    );
    expect(resources).toHaveLength(1);
    expect({}).not.toHaveProperty('polluted');
  });

  it('that are broken are told, and read as far as they go', async () => {
    const { resources, told: words } = await one(`
resource "azurerm_shared_image_gallery" "a" {
  name = "a"
  location =
}
resource "azurerm_shared_image_gallery" "b" {
  name = "b"
}
resource "azurerm_shared_image_gallery" "c" {
  name = "c"
  description = <<EOT
    never ended
}
`);
    expect(resources.map(({ names }) => names[0])).toEqual(['a', 'b', 'c']);
    expect(words).toEqual([
      'main.tf: import/unrecognized at location =: not written as HCL demands: "location =" is not understood',
      'main.tf: import/unrecognized at : not written as HCL demands: the end of the heredoc is missing',
      'main.tf: import/unrecognized at : not written as HCL demands: "}" is missing',
      'main.tf: import/unresolved at <<EOT: "description" of azurerm_shared_image_gallery.c is not known: it is not written as HCL demands',
    ]);
  });

  it('are read whatever they are', async () => {
    const piece = fc.constantFrom(
      'resource "azurerm_shared_image_version" "v" {\n',
      'name = ',
      'count = ',
      'for_each = ',
      '"x"',
      '3\n',
      '}\n',
      '[',
      ']',
      '${',
      'each.key',
      'var.v',
      'local.l',
      'locals {\n',
      'l = ',
      'dynamic "target_region" {\n',
      'content {\n',
      'module "m" {\n',
      'source = "./m"\n',
      'module.m.o',
      'azurerm_shared_image_version.v',
      '[*]',
      '.name',
      'for k in ',
      ' : k',
      'length(',
      ')',
      '\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), fc.array(piece, { maxLength: 20 }), async (root, module) => {
        const { resources } = await read({ 'a.tf': root.join(''), 'm/a.tf': module.join('') });
        for (const resource of resources)
          resource.document.rangeOf(resource.written(['properties', 'publishingProfile', 'targetRegions', 0, 'name']));
      }),
      { numRuns: 300 },
    );
  });
});

it('an id says the subscription of the provider that makes what it names, not that of others', async () => {
  const { resources } = await one(`
provider "azurerm" {
  features {}
  subscription_id = "${SUBSCRIPTION}"
}
provider "azurerm" {
  features {}
  alias           = "other"
  subscription_id = "0f3d2c1b-0000-4000-8000-00000000bbbb"
}
provider "azurerm" {
  features {}
  alias = "untold"
}
resource "azurerm_shared_image" "other" {
  provider            = azurerm.other
  name                = "other"
  gallery_name        = "golden"
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azurerm_shared_image" "untold" {
  provider            = azurerm.untold
  name                = "untold"
  gallery_name        = "golden"
  resource_group_name = "rg"
  location            = "westeurope"
}
resource "azapi_resource" "other" {
  type      = "Microsoft.Compute/galleries/images/versions@2024-03-03"
  parent_id = azurerm_shared_image.other.id
  name      = "1.0.0"
  location  = "westeurope"
}
resource "azapi_resource" "untold" {
  type      = "Microsoft.Compute/galleries/images/versions@2024-03-03"
  parent_id = azurerm_shared_image.untold.id
  name      = "1.0.0"
  location  = "westeurope"
}
`);
  const versions = resources.filter(({ kind }) => kind === 'version');
  expect(versions.map(({ names, subscription }) => [names[1], subscription])).toEqual([
    ['other', '0f3d2c1b-0000-4000-8000-00000000bbbb'],
    ['untold', undefined],
  ]);
});
