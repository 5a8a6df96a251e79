import { describe, expect, it } from 'vitest';
import { isParametersFile, isTemplate } from '../../../src/exchange/arm/template.ts';
import type { Imported } from '../../../src/exchange/resource.ts';
import { importFiles, plain, templateOf } from './template-of.ts';

const PARAMETERS = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
const GALLERY = { type: 'Microsoft.Compute/galleries', apiVersion: '2023-07-03', name: 'g', location: 'westeurope' };
const VERSION = 'Microsoft.Compute/galleries/images/versions';
const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0';

function namesOf({ resources }: Imported): string[] {
  return resources.map(({ kind, names }) => `${kind} ${names.join('/')}`);
}

function messagesOf({ findings }: Imported): string[] {
  return findings.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

function importTemplate(rest: object): Imported {
  return importFiles({ 'main.json': templateOf(rest) });
}

describe('resources of a template', () => {
  it('are flat, or within one another', () => {
    const images = {
      type: 'images',
      apiVersion: '2023-07-03',
      name: 'i',
      resources: [{ type: 'versions', apiVersion: '2023-07-03', name: '1.0.0' }],
    };
    const flat = { type: VERSION, apiVersion: '2023-07-03', name: "[format('{0}/{1}/{2}', 'g', 'i', '1.0.1')]" };
    const imported = importTemplate({ resources: [{ ...GALLERY, resources: [images] }, flat] });
    expect(namesOf(imported)).toEqual(['gallery g', 'image g/i', 'version g/i/1.0.0', 'version g/i/1.0.1']);
    expect(imported.resources.map(({ apiVersion }) => apiVersion)).toEqual(['2023-07-03', '2023-07-03', '2023-07-03', '2023-07-03']);
  });

  it('have symbolic names, and may exist already', () => {
    const imported = importTemplate({
      languageVersion: '2.0',
      resources: { g: { ...GALLERY, existing: true }, i: { type: 'Microsoft.Compute/galleries/images', name: 'g/i' } },
    });
    expect(imported.resources.map(({ names, isReference }) => [names.join('/'), isReference])).toEqual([
      ['g', true],
      ['g/i', false],
    ]);
  });

  it('are there if their condition is', () => {
    const imported = importTemplate({
      parameters: { isTest: { type: 'bool', defaultValue: false }, unknown: { type: 'bool' } },
      resources: [
        { ...GALLERY, name: 'no', condition: "[parameters('isTest')]" },
        { ...GALLERY, name: 'yes', condition: "[not(parameters('isTest'))]" },
        { ...GALLERY, name: 'perhaps', condition: "[parameters('unknown')]" },
      ],
    });
    expect(namesOf(imported)).toEqual(['gallery yes', 'gallery perhaps']);
    expect(imported.findings.map(({ message }) => message)).toEqual([
      'parameter "unknown" has no value; give it in a parameters file; the resource is taken as if the condition held',
    ]);
  });

  it('are repeated by loops, and so are their properties', () => {
    const version = {
      type: VERSION,
      name: "[concat('g/i/1.0.', copyIndex('versions', 1))]",
      copy: { name: 'versions', count: 2 },
      properties: {
        publishingProfile: {
          copy: [
            {
              name: 'targetRegions',
              count: "[length(variables('regions'))]",
              input: { name: "[variables('regions')[copyIndex('targetRegions')]]", regionalReplicaCount: '[add(copyIndex(), 1)]' },
            },
          ],
        },
      },
    };
    const { resources, findings } = importTemplate({ variables: { regions: ['westeurope', 'northeurope'] }, resources: [version] });
    expect(resources.map(({ names }) => names[2])).toEqual(['1.0.1', '1.0.2']);
    expect(plain(resources[1]?.body['properties'])).toEqual({
      publishingProfile: {
        targetRegions: [
          { name: 'westeurope', regionalReplicaCount: 2 },
          { name: 'northeurope', regionalReplicaCount: 2 },
        ],
      },
    });
    expect(findings).toEqual([]);
    const at = ['properties', 'publishingProfile', 'targetRegions'];
    const loop = ['resources', 0, 'properties', 'publishingProfile', 'copy', 0, 'input'];
    expect(resources[1]?.written([...at, 1, 'name'])).toEqual([...loop, 'name']);
    expect(resources[1]?.written(['id'])).toEqual(['resources', 0, 'name']);
  });

  it('are at most as many as Azure takes', () => {
    const imported = importTemplate({
      resources: [{ ...GALLERY, name: "[concat('g', copyIndex())]", copy: { name: 'many', count: 1_000_000_000 } }],
    });
    expect(imported.resources).toEqual([]);
    expect(messagesOf(imported)).toEqual([
      expect.stringMatching(/^main.json:\d+ a loop of 1000000000, Azure takes at most 800; the resource is left out$/),
    ]);
  });

  it('that are somebody else’s matter are passed over, whatever they ask for', () => {
    const imported = importTemplate({
      resources: [
        { type: 'Microsoft.Storage/storageAccounts', name: "[uniqueString('x')]", copy: { name: 'c', count: "[parameters('none')]" } },
        GALLERY,
      ],
    });
    expect([namesOf(imported), imported.findings]).toEqual([['gallery g'], []]);
  });

  it('are machines made from images of galleries', () => {
    const machine = (name: string, imageReference: object) => ({
      type: 'Microsoft.Compute/virtualMachines',
      name,
      location: 'westeurope',
      properties: { storageProfile: { imageReference }, osProfile: { adminPassword: "[parameters('password')]" } },
    });
    const imported = importTemplate({
      parameters: { password: { type: 'securestring' }, image: { type: 'object' } },
      resources: [
        machine('ours', { id: ID }),
        machine('market', { publisher: 'Canonical', offer: 'ubuntu', sku: '24_04', version: 'latest' }),
        machine('unclear', { id: "[parameters('image').id]" }),
      ],
    });
    expect(namesOf(imported)).toEqual(['virtualMachine ours']);
    // A secret without a value is no news; an image without one is.
    expect(messagesOf(imported)).toEqual([expect.stringContaining('parameter "image" has no value')]);
  });
});

describe('machines of a loop', () => {
  const machine = (more: object) => ({
    type: 'Microsoft.Compute/virtualMachines',
    name: "[format('vm{0}', copyIndex())]",
    location: 'westeurope',
    copy: { name: 'machines', count: 5 },
    properties: {
      osProfile: { computerName: "[format('vm{0}', copyIndex())]" },
      storageProfile: { imageReference: { id: ID }, osDisk: { name: "[format('disk{0}', copyIndex())]" } },
    },
    ...more,
  });

  it('are one with their number where they are alike', () => {
    const { resources } = importTemplate({ resources: [machine({})] });
    expect(resources.map(({ names, count }) => [names[0], count])).toEqual([['vm0', 5]]);
  });

  it('are as many as there are kinds', () => {
    const sized = machine({
      type: 'Microsoft.Compute/virtualMachineScaleSets',
      sku: { name: "[format('Standard_D{0}s_v5', copyIndex(2))]" },
    });
    expect(importTemplate({ resources: [sized] }).resources).toHaveLength(5);
    const { resources } = importTemplate({
      resources: [machine({ location: "[if(less(copyIndex(), 2), 'westeurope', 'northeurope')]" })],
    });
    expect(resources.map(({ names, count }) => [names[0], count])).toEqual([
      ['vm0', 2],
      ['vm2', 3],
    ]);
  });
});

describe('parameters', () => {
  const template = templateOf({
    parameters: { name: { type: 'string' }, count: { type: 'int', defaultValue: 2 } },
    resources: [{ ...GALLERY, name: "[parameters('name')]", tags: { count: "[string(parameters('count'))]" } }],
  });
  const valuesOf = (name: unknown) => ({ $schema: PARAMETERS, contentVersion: '1.0.0.0', parameters: { name } });

  it('without a value are told once, where they are defined', () => {
    const imported = importFiles({ 'main.json': template });
    expect(messagesOf(imported)).toEqual([
      'main.json:5 parameter "name" has no value; give it in a parameters file; the resource is left out',
    ]);
  });

  it.each([
    ['main.parameters.json', 'main.json'],
    ['main.prod.parameters.json', 'main.json'],
    ['main.parameters.prod.json', 'main.json'],
    ['values.json', 'main.json'],
    ['infra/pre.main.parameters.json', 'infra/pre.main.json'],
  ])('are taken from %s for %s', (parameters, path) => {
    const imported = importFiles({ [path]: template, [parameters]: valuesOf({ value: 'given' }) });
    expect([namesOf(imported), imported.findings]).toEqual([['gallery given'], []]);
  });

  it('of one template are not those of another', () => {
    const imported = importFiles({ 'a.json': template, 'b.json': template, 'b.parameters.json': valuesOf({ value: 'b' }) });
    expect(namesOf(imported)).toEqual(['gallery b']);
  });

  it('may be null, by themselves or by their types', () => {
    const { resources, findings } = importTemplate({
      definitions: {
        ring: { $ref: '#/definitions/ring' },
        maybe: { $ref: '#/definitions/text' },
        text: { type: 'string', nullable: true },
      },
      parameters: { own: { type: 'object', nullable: true }, typed: { $ref: '#/definitions/maybe' }, ring: { $ref: '#/definitions/ring' } },
      resources: [
        {
          ...GALLERY,
          tags: {
            own: "[coalesce(tryGet(parameters('own'), 'a'), 'none')]",
            typed: "[coalesce(parameters('typed'), 'none')]",
            ring: "[parameters('ring')]",
          },
        },
      ],
    });
    expect(plain(resources[0]?.body['tags'])).toEqual({ own: 'none', typed: 'none' });
    expect(findings.map(({ message }) => message)).toEqual(['parameter "ring" has no value; give it in a parameters file']);
  });

  it('are of the values that the template allows', () => {
    const ofType = (value: string) =>
      importFiles({
        'main.json': templateOf({
          parameters: { tier: { type: 'string', allowedValues: ['Gold', 'Silver'] } },
          resources: [{ ...GALLERY, tags: { tier: "[parameters('tier')]" } }],
        }),
        'main.parameters.json': { $schema: PARAMETERS, contentVersion: '1.0.0.0', parameters: { tier: { value } } },
      });
    expect(messagesOf(ofType('gold'))).toEqual([]);
    expect(messagesOf(ofType('Bronze'))).toEqual([
      'main.parameters.json:5 parameter "tier" is "Bronze", the template allows "Gold", "Silver"',
    ]);
    expect(plain(ofType('Bronze').resources[0]?.body['tags'])).toEqual({ tier: 'Bronze' });
  });

  it('are not told where they are secrets', () => {
    const { findings } = importTemplate({
      parameters: { key: { type: 'secureString', allowedValues: ['a'], defaultValue: 'hush' } },
      resources: [{ ...GALLERY, tags: { key: "[parameters('key')]" } }],
    });
    expect(findings).toEqual([]);
  });

  it('may be secrets', () => {
    const imported = importFiles({
      'main.json': template,
      'main.parameters.json': valuesOf({ reference: { keyVault: { id: 'x' }, secretName: 'y' } }),
    });
    expect(messagesOf(imported)).toEqual([expect.stringMatching(/^main.parameters.json:5 parameter "name" is a secret/)]);
  });

  it('without a template are told', () => {
    expect(messagesOf(importFiles({ 'x.parameters.json': valuesOf({ value: 'x' }) }))).toEqual([
      'x.parameters.json:1 parameters without their template: give the template, too',
    ]);
  });

  it('are sent with the template by the az CLI', () => {
    const imported = importFiles({
      'body.json': { properties: { mode: 'Incremental', template, parameters: { name: { value: 'sent' } } } },
    });
    expect(namesOf(imported)).toEqual(['gallery sent']);
    expect(imported.resources[0]?.written(['name'])).toEqual(['properties', 'template', 'resources', 0, 'name']);
  });
});

describe('templates within one another', () => {
  const inner = templateOf({
    parameters: { name: { type: 'string', defaultValue: 'inner default' } },
    variables: { v: 'inner' },
    resources: [{ ...GALLERY, name: "[parameters('name')]", tags: { v: "[variables('v')]" } }],
  });
  const nested = (scope: string | undefined, more: object = {}) => ({
    type: 'Microsoft.Resources/deployments',
    name: 'nested',
    resourceGroup: 'rg-inner',
    subscriptionId: 'sub-inner',
    properties: {
      ...(scope === undefined ? {} : { expressionEvaluationOptions: { scope } }),
      template: inner,
      parameters: { name: { value: "[concat('given by ', variables('v'))]" } },
    },
    ...more,
  });
  const outer = { parameters: { name: { type: 'string', defaultValue: 'outer default' } }, variables: { v: 'outer' } };

  it.each([
    ['inner', 'given by outer', 'inner'],
    ['outer', 'outer default', 'outer'],
    [undefined, 'outer default', 'outer'],
  ])('are evaluated in scope %s', (scope, name, tag) => {
    const { resources } = importTemplate({ ...outer, resources: [nested(scope)] });
    expect(
      resources.map(({ names, body, subscription, resourceGroup }) => [names[0], plain(body['tags']), subscription, resourceGroup]),
    ).toEqual([[name, { v: tag }, 'sub-inner', 'rg-inner']]);
  });

  it('are repeated by loops', () => {
    const looped = nested('inner', { copy: { name: 'each', count: 2 } });
    looped.properties.parameters.name.value = "[format('g{0}', copyIndex())]";
    expect(namesOf(importTemplate({ resources: [looped] }))).toEqual(['gallery g0', 'gallery g1']);
  });

  it('are given parameters that expressions make, when they are asked for', () => {
    const passing = nested('inner');
    Object.assign(passing.properties.parameters, {
      name: "[if(true(), createObject('value', 'made'), createObject('value', reference('x')))]",
      unused: { value: "[reference('x')]" },
    });
    const { resources, findings } = importTemplate({ resources: [passing] });
    expect(resources.map(({ names }) => names[0])).toEqual(['made']);
    expect(findings).toEqual([]);
  });

  it('may lack a parameter', () => {
    const lacking = nested('inner');
    Object.assign(lacking.properties, {
      parameters: {},
      template: templateOf({ parameters: { name: { type: 'string' } }, resources: [{ ...GALLERY, name: "[parameters('name')]" }] }),
    });
    expect(messagesOf(importTemplate({ resources: [lacking] }))).toEqual([
      expect.stringContaining('parameter "name" has no value; pass it to the nested deployment; the resource is left out'),
    ]);
  });

  const OUTPUTS = {
    outputs: { name: { type: 'string', value: "[parameters('name')]" }, id: { type: 'string', value: "[reference('x').id]" } },
  };
  const telling = (more: object = {}) => {
    const module = nested('inner', more);
    Object.assign(module.properties, { template: { ...inner, ...OUTPUTS } });
    return module;
  };
  const imageOf = (name: string) => ({ type: 'Microsoft.Compute/galleries/images', name: `[format('{0}/i', ${name})]` });

  it('tell their outputs to the template around, by their symbolic names', () => {
    const { resources, findings } = importTemplate({
      languageVersion: '2.0',
      ...outer,
      resources: {
        module: telling(),
        image: imageOf("reference('module').outputs.name.value"),
        other: imageOf("reference('module').outputs.id.value"),
        ring: { ...telling(), properties: { template: { ...inner, outputs: { r: { value: "[reference('ring').outputs.r.value]" } } } } },
        more: imageOf("reference('ring').outputs.r.value"),
      },
    });
    expect(resources.map(({ names }) => names.join('/'))).toEqual(['given by outer', 'given by outer/i', 'outer default']);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/"\[reference\('x'\).id\]" is not resolved: it is read from resources in Azure .*; the resource is left out/),
      expect.stringContaining('refers to itself; the resource is left out'),
    ]);
  });

  it('tell their outputs by ids that are put together in the same words', () => {
    const name = "format('{0}-module', uniqueString(deployment().name))";
    const id = `extensionResourceId(resourceGroup().id, 'Microsoft.Resources/deployments', ${name})`;
    const { resources } = importTemplate({
      ...outer,
      resources: [telling({ name: `[${name}]` }), imageOf(`reference(${id}, '2022-09-01').outputs.name.value`)],
    });
    expect(resources.map(({ names }) => names.join('/'))).toEqual(['given by outer', 'given by outer/i']);
  });

  it('go to the region of a resource group that the template makes', () => {
    const group = { type: 'Microsoft.Resources/resourceGroups', name: "[concat('rg-', variables('v'))]", location: 'westeurope' };
    const here = nested('inner', { resourceGroup: "[concat('rg-', variables('v'))]" });
    Object.assign(here.properties, { template: templateOf({ resources: [{ ...GALLERY, location: '[resourceGroup().location]' }] }) });
    const there = structuredClone(here);
    Object.assign(there, { resourceGroup: "[parameters('name')]" });
    const { resources } = importTemplate({ ...outer, resources: [group, here, there] });
    expect(resources.map(({ body, resourceGroup }) => [resourceGroup, body['location']])).toEqual([
      ['rg-outer', 'westeurope'],
      ['outer default', undefined],
    ]);
  });

  it('go where their scope says, or nobody knows where', () => {
    const { resources } = importTemplate({
      ...outer,
      parameters: { ...outer.parameters, group: { type: 'string' } },
      resources: [
        nested('inner', { subscriptionId: undefined, resourceGroup: undefined, scope: '/subscriptions/s/resourceGroups/rg' }),
        nested('inner', { resourceGroup: "[parameters('group')]" }),
        nested('inner', { resourceGroup: undefined }),
        { ...GALLERY, existing: true, scope: "[format('/subscriptions/{0}/resourceGroups/{1}', 's', 'rg')]" },
      ],
    });
    expect(resources.map(({ subscription, resourceGroup }) => [subscription, resourceGroup])).toEqual([
      ['s', 'rg'],
      ['sub-inner', undefined],
      ['sub-inner', undefined],
      ['s', 'rg'],
    ]);
  });

  it('that hold nothing of galleries ask for nothing', () => {
    const telemetry = nested('inner', { condition: "[parameters('telemetry')]" });
    Object.assign(telemetry.properties, {
      template: templateOf({ resources: [{ type: 'Microsoft.Network/virtualNetworks', name: 'n' }] }),
    });
    expect(importTemplate({ parameters: { telemetry: { type: 'bool' } }, resources: [telemetry] })).toEqual({
      resources: [],
      findings: [],
      isIncomplete: false,
    });
  });

  it('behind a link are told', () => {
    const linked = {
      type: 'Microsoft.Resources/deployments',
      name: 'linked',
      properties: { templateLink: { uri: 'https://contoso.example/a.json' } },
    };
    expect(messagesOf(importTemplate({ resources: [linked] }))).toEqual([
      expect.stringContaining('the template behind the link is not read'),
    ]);
  });

  it('end, however deep they are', () => {
    let deep: object = templateOf({ resources: [GALLERY] });
    for (let level = 0; level < 12; level++)
      deep = templateOf({ resources: [{ type: 'Microsoft.Resources/deployments', name: 'n', properties: { template: deep } }] });
    expect(namesOf(importFiles({ 'deep.json': deep }))).toEqual(['gallery g']);
  });
});

describe('what cannot be resolved', () => {
  it('is absent, told at its place and remembered', () => {
    const version = {
      type: VERSION,
      name: 'g/i/1.0.0',
      location: '[resourceGroup().location]',
      properties: {
        publishingProfile: { targetRegions: [{ name: 'westeurope' }, { name: '[resourceGroup().location]' }], replicaCount: 2 },
      },
    };
    const imported = importTemplate({ resources: [version] });
    const [resource] = imported.resources;
    expect(plain(resource?.body)).toEqual({
      properties: { publishingProfile: { targetRegions: [{ name: 'westeurope' }, {}], replicaCount: 2 } },
    });
    expect(resource?.unresolved).toEqual([['location'], ['properties', 'publishingProfile', 'targetRegions', 1, 'name']]);
    expect(imported.findings.map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/resources/0/location', expect.stringContaining('the location of the resource group is not known')],
      [
        '/resources/0/properties/publishingProfile/targetRegions/1/name',
        expect.stringContaining('the location of the resource group is not known'),
      ],
    ]);
  });

  it('leaves a resource out whose name it is', () => {
    const imported = importTemplate({
      resources: [{ ...GALLERY, name: "[uniqueString('x')]", resources: [{ type: 'images', name: 'i' }] }, GALLERY],
    });
    expect(namesOf(imported)).toEqual(['gallery g']);
    expect(messagesOf(imported)).toEqual([
      expect.stringMatching(/Azure makes it when the template is deployed; 2 resources are left out$/),
    ]);
  });

  it('is a name of too few parts, too', () => {
    expect(messagesOf(importTemplate({ resources: [{ type: VERSION, name: '1.0.0' }] }))).toEqual([
      expect.stringContaining('"1.0.0" has 1 name, a resource of type'),
    ]);
  });

  it('is said of keys and prototypes as of anything', () => {
    const text =
      '{"resources": [{"type": "Microsoft.Compute/galleries", "name": "[variables(\'__proto__\')]", "tags": {"constructor": "x"}}]}';
    const imported = importFiles({ 'a.json': templateOf(JSON.parse(text) as object) });
    expect(imported.resources).toEqual([]);
    expect(messagesOf(imported)).toEqual([expect.stringContaining('no variable "__proto__"')]);
  });
});

describe('a document', () => {
  it.each([
    ['an export', (template: object) => ({ template })],
    ['a template spec, as REST answers', (mainTemplate: object) => ({ properties: { mainTemplate } })],
    ['a template spec, as the az CLI prints it', (mainTemplate: object) => ({ location: 'westeurope', mainTemplate })],
  ])('may hold the template: %s', (_, around) => {
    const value = around(templateOf({ resources: [GALLERY] }));
    expect(isTemplate(value)).toBe(true);
    expect(namesOf(importFiles({ 'around.json': value }))).toEqual(['gallery g']);
  });

  it.each([
    [templateOf({ resources: [] }), true, false],
    [{ contentVersion: '1.0.0.0', resources: {} }, true, false],
    [{ properties: { mode: 'Complete', template: templateOf({ resources: [] }) } }, true, false],
    [{ $schema: PARAMETERS, parameters: {} }, false, true],
    [{ contentVersion: '1.0.0.0', parameters: {} }, false, true],
    [{ resources: [] }, false, false],
    [[], false, false],
    [null, false, false],
    ['text', false, false],
  ])('%j is told by its content', (value, template, parameters) => {
    expect([isTemplate(value), isParametersFile(value)]).toEqual([template, parameters]);
  });
});

it('an id of more names than anybody gives is a finding', () => {
  const imported = importTemplate({
    parameters: { path: { type: 'string', defaultValue: '/'.repeat(400_000) } },
    resources: [{ ...GALLERY, properties: { description: "[resourceId('Microsoft.Compute/images', parameters('path'))]" } }],
  });
  expect(messagesOf(imported)).toEqual([expect.stringContaining('has 1 names, 400001 are given')]);
});

describe('a template of which not every name is known', () => {
  const gallery = (name: string) => ({ type: 'Microsoft.Compute/galleries', name, location: 'westeurope' });

  it.each([
    ["[parameters('name')]", true],
    ["[uniqueString('x')]", true],
    ['named', false],
  ])('%s: says that what is absent may be there', (name, isIncomplete) => {
    expect(importTemplate({ parameters: { name: { type: 'string' } }, resources: [gallery(name)] }).isIncomplete).toBe(isIncomplete);
  });
});
