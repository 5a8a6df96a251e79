import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../rules/index.ts';
import { analyze } from '../../../src/engine/analyze.ts';
import { importPacker } from '../../../src/exchange/packer/import-packer.ts';
import { importPackerJson, isPackerJson } from '../../../src/exchange/packer/packer-json.ts';
import { jsonDocument, told } from '../terraform/document.ts';

const SUBSCRIPTION = '0f3d2c1b-0000-4000-8000-00000000aaaa';

async function read(files: Readonly<Record<string, string>>) {
  const { resources, findings } = await importPacker(Object.entries(files).map(([file, text]) => ({ file, text })));
  return { resources, findings, told: findings.map((finding) => told(files[finding.file] ?? '', finding)) };
}

const template = `
packer {
  required_plugins { azure = { source = "github.com/hashicorp/azure", version = "~> 2" } }
}

variable "version" {}
variables {
  gallery = "golden"
  regions = ["westeurope", "North Europe"]
}
locals { group = "rg-\${var.gallery}" }
local "replicas" { expression = 3 }

source "azure-arm" "web" {
  use_azure_cli_auth        = true
  subscription_id           = "${SUBSCRIPTION.toUpperCase()}"
  location                  = "West Europe"
  os_type                   = "Linux"
  image_publisher           = "Canonical"
  client_secret             = "never read"
  disk_encryption_set_id    = "/des/build"
  azure_tags                = { team = "platform" }
  azure_tag {
    name  = "build"
    value = "42"
  }
  shared_image_gallery_destination {
    resource_group       = local.group
    gallery_name         = var.gallery
    image_name           = "web"
    image_version        = var.version
    storage_account_type = "Premium_LRS"
    dynamic "target_region" {
      for_each = var.regions
      content {
        name                   = target_region.value
        replicas               = target_region.key == 0 ? local.replicas : 0
        disk_encryption_set_id = target_region.key == 0 ? "" : "/des/north"
      }
    }
  }
  shared_image_gallery_replica_count               = 2
  shared_gallery_image_version_end_of_life_date    = "2030-01-01T00:00:00Z"
  shared_gallery_image_version_exclude_from_latest = true
}

build {
  sources = ["source.azure-arm.web"]
}
`;

describe("a template in Packer's language", () => {
  it('makes a version as the plugin publishes it', async () => {
    const { resources, told: words } = await read({ 'a/web.pkr.hcl': template, 'a/prod.pkrvars.hcl': 'version = "1.2.0"\n' });
    expect(words).toEqual([]);
    expect(resources).toMatchObject([
      {
        kind: 'version',
        names: ['golden', 'web', '1.2.0'],
        subscription: SUBSCRIPTION,
        resourceGroup: 'rg-golden',
        isReference: false,
        count: 1,
      },
    ]);
    expect(resources[0]?.body).toEqual({
      location: 'West Europe',
      tags: { team: 'platform', build: '42' },
      properties: {
        publishingProfile: {
          replicaCount: 2,
          endOfLifeDate: '2030-01-01T00:00:00Z',
          excludeFromLatest: true,
          storageAccountType: 'Premium_LRS',
          replicationMode: 'Full',
          targetRegions: [
            { name: 'westeurope', regionalReplicaCount: 3, encryption: { osDiskImage: { diskEncryptionSetId: '/des/build' } } },
            { name: 'North Europe', encryption: { osDiskImage: { diskEncryptionSetId: '/des/north' } } },
          ],
        },
      },
    });
  });

  it('says what it does not tell, and leaves out what has no name', async () => {
    const { resources, told: words } = await read({ 'web.pkr.hcl': template });
    expect(resources).toEqual([]);
    expect(words).toEqual([
      'import/unresolved at var.version: "shared_image_gallery_destination.0.image_version" of source azure-arm.web is not known: the variable "version" has no value, a file of values beside these would give one',
    ]);
  });

  it('is made as its builds say otherwise', async () => {
    const source = (more: string) => `
source "azure-arm" "x" {
  location = "westeurope"
  shared_image_gallery_destination {
    gallery_name  = "g"
    image_name    = "i"
    image_version = "1.0.0"
  }
}
build {
  ${more}
}
`;
    const one = await read({ 'a.pkr.hcl': source('sources = ["source.azure-arm.x"]') });
    expect(one.resources.map(({ names }) => names[2])).toEqual(['1.0.0']);
    const two = await read({
      'a.pkr.hcl': source(
        ['2.0.0', '2.1.0']
          .map(
            (name) =>
              `source "azure-arm.x" {\n shared_image_gallery_destination {\n gallery_name = "g"\n image_name = "i"\n image_version = "${name}"\n }\n }\n`,
          )
          .join(''),
      ),
    });
    expect(two.resources.map(({ names, body }) => [names[2], body['location']])).toEqual([
      ['2.0.0', 'westeurope'],
      ['2.1.0', 'westeurope'],
    ]);
    // Where nothing is said, the plugin keeps one replica where it builds.
    expect(two.resources[0]?.body).toMatchObject({
      properties: { publishingProfile: { replicaCount: 1, storageAccountType: 'Standard_LRS', targetRegions: [{ name: 'westeurope' }] } },
    });
  });

  it('of other builders is nothing of galleries', async () => {
    expect(
      await importPacker([{ file: 'a.pkr.hcl', text: 'source "azure-arm" "x" { managed_image_name = "i" }\nsource "docker" "y" {}\n' }]),
    ).toEqual({
      resources: [],
      findings: [],
    });
  });
});

it('is judged without the source, which is gone when the version is made', async () => {
  const text = template.replace('variable "version" {}', 'variable "version" { default = "1.2.0" }');
  const { findings } = await analyze([{ path: 'web.pkr.hcl', text }], RULES, { today: '2026-01-15' });
  const ids = findings.map(({ ruleId }) => ruleId);
  expect(ids).toContain('import/incomplete');
  expect(ids).not.toContain('replication/source-kind');
  expect(ids.filter((id) => /^(?:schema|syntax)/.test(id))).toEqual([]);
});

describe('a template in JSON', () => {
  const json = {
    variables: { image_version: '3.1.0', region: 'westeurope', subscription: SUBSCRIPTION, secret: '{{env `SECRET`}}' },
    builders: [
      {
        type: 'azure-arm',
        client_secret: '{{user `secret`}}',
        subscription_id: '{{user `subscription`}}',
        location: '{{user `region`}}',
        managed_image_name: 'web-{{user `image_version`}}',
        managed_image_resource_group_name: 'rg',
        shared_image_gallery_destination: {
          resource_group: 'rg',
          gallery_name: 'golden',
          image_name: 'web',
          image_version: '{{ user "image_version" }}',
          replication_regions: ['{{user `region`}}', 'eastus2'],
          use_shallow_replication: true,
          confidential_vm_image_encryption_type: 'EncryptedWithPmk',
        },
        shared_gallery_image_version_replica_count: 500,
        azure_tags: { built: '{{isotime}}', by: 'packer' },
      },
      { type: 'amazon-ebs' },
    ],
    provisioners: [],
  };

  it('makes a version too', () => {
    const document = jsonDocument(json, 'web.json');
    const { resources, findings } = importPackerJson(document);
    expect(findings.map((finding) => told(JSON.stringify(json, undefined, 2), finding))).toEqual([
      'import/unresolved at "{{isotime}}": "azure_tags.built" of builder azure-arm is not known: {{isotime}} is known when the template is built',
    ]);
    const encryption = { osDiskImage: { securityProfile: { confidentialVMEncryptionType: 'EncryptedWithPmk' } } };
    expect(resources.map(({ names, subscription, body }) => ({ names, subscription, body }))).toEqual([
      {
        names: ['golden', 'web', '3.1.0'],
        subscription: SUBSCRIPTION,
        body: {
          location: 'westeurope',
          tags: { by: 'packer' },
          properties: {
            publishingProfile: {
              // The plugin takes no more.
              replicaCount: 100,
              excludeFromLatest: false,
              storageAccountType: 'Standard_LRS',
              replicationMode: 'Shallow',
              targetRegions: [
                { name: 'westeurope', encryption },
                { name: 'eastus2', encryption },
              ],
            },
            storageProfile: {
              source: { id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/images/web-3.1.0` },
            },
          },
        },
      },
    ]);
    expect(resources[0]?.unresolved).toEqual([['tags', 'built']]);
    expect(resources[0]?.written(['properties', 'publishingProfile', 'targetRegions', 1, 'name'])).toEqual([
      'builders',
      0,
      'shared_image_gallery_destination',
      'replication_regions',
      1,
    ]);
  });

  it.each([
    [json, true],
    [{ builders: [{ type: 'docker' }] }, true],
    [{ builders: [] }, false],
    [{ builders: ['x'] }, false],
    [{ resources: [] }, false],
    [null, false],
  ])('is told by its builders: example %#', (value, is) => expect(isPackerJson(value)).toBe(is));

  it('is read whatever it holds', () => {
    const any = fc.oneof(fc.anything({ maxDepth: 3 }), fc.constantFrom('{{user `x`}}', '{{', '}}', '{{{{', []));
    const destination = fc.oneof(
      any,
      fc.dictionary(
        fc.constantFrom('gallery_name', 'image_name', 'image_version', 'target_region', 'replication_regions', '__proto__'),
        any,
      ),
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('location', 'azure_tags', 'azure_tag', 'disk_encryption_set_id'), any),
        destination,
        any,
        (builder, to, variables) => {
          const value = { variables, builders: [{ ...builder, type: 'azure-arm', shared_image_gallery_destination: to }] };
          for (const resource of importPackerJson({ ...jsonDocument('{}'), value }).resources) resource.written(['location']);
        },
      ),
      { numRuns: 500 },
    );
  });
});
