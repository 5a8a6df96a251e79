import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findManifests, type Scope } from '../../src/cli/find-manifests.ts';
import type { Io } from '../../src/cli/io.ts';
import { call, CLEAN, expectRefusal, folderWith } from './call.ts';

const LISTED = JSON.stringify([{ id: '/subscriptions/1/resourceGroups/r/providers/Microsoft.Compute/galleries/g', name: 'g' }]);
const ROWS = '[{"type": "microsoft.compute/galleries/images"}]';
const TEMPLATE =
  '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "resources": [{"type": "Microsoft.Compute/galleries"}]}';
const PARAMETERS = '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": {}}';
const GALLERY_TF = 'resource "azurerm_shared_image_gallery" "g" {}\n';

type Read = { paths: string[]; notes: string };

async function read(
  files: Record<string, string | Uint8Array>,
  paths: string[],
  scope: Partial<Scope> = {},
  isQuiet = false,
): Promise<Read> {
  return readIn(folderWith(files), paths, scope, isQuiet);
}

async function readIn(cwd: string, paths: string[], scope: Partial<Scope> = {}, isQuiet = false): Promise<Read> {
  let notes = '';
  const stderr = { write: (text: string) => void (notes += text), isTerminal: false, columns: 80 };
  const io = { cwd, stderr, stdout: stderr, env: {}, readStdin: () => new Uint8Array() } as unknown as Io;
  const found = await findManifests(paths, { include: undefined, ignore: [], ...scope }, io, isQuiet);
  return { paths: found.map(({ path }) => path), notes };
}

describe('a directory', () => {
  it('gives its manifests, and nothing in other formats beside them', async () => {
    const files = { 'infra/a.yaml': CLEAN, 'infra/live.json': LISTED, 'infra/main.tf': GALLERY_TF, 'infra/other.yaml': 'a: 1\n' };
    expect(await read(files, ['infra'])).toEqual({ paths: ['infra/a.yaml'], notes: '' });
    expect(await read(files, [])).toEqual({ paths: ['infra/a.yaml'], notes: '' });
  });

  it('without a manifest gives what speaks of galleries in other formats, and says so', async () => {
    const files = {
      'infra/live.json': LISTED,
      'infra/rows/graph.json': ROWS,
      'infra/rows/machine.json': '[{"image": "/CommunityGalleries/g/Images/i"}]',
      'infra/rows/request.json': '{"parameters": {"galleryName": "g"}}',
      'infra/template.json': TEMPLATE,
      'infra/package.json': '{"name": "x"}',
      'infra/notes.txt': LISTED,
      'infra/values.yaml': 'a: 1\n',
      'infra/.hidden/live.json': LISTED,
      'infra/node_modules/x/live.json': LISTED,
    };
    const paths = ['live', 'rows/graph', 'rows/machine', 'rows/request', 'template'].map((name) => `infra/${name}.json`);
    expect(await read(files, ['infra'])).toEqual({ paths, notes: 'note: no manifest in infra, 5 files of other formats are read\n' });
    expect(await read(files, [])).toEqual({ paths, notes: 'note: no manifest in this directory, 5 files of other formats are read\n' });
    expect(await read(files, ['infra'], {}, true)).toEqual({ paths, notes: '' });
  });

  it('is looked at alone: one has manifests, the other has not', async () => {
    const files = { 'a/a.yaml': CLEAN, 'a/live.json': LISTED, 'ab/live.json': LISTED };
    expect(await read(files, ['a', 'ab'])).toEqual({
      paths: ['a/a.yaml', 'ab/live.json'],
      notes: 'note: no manifest in ab, 1 file of another format is read\n',
    });
  });

  it('gives the whole module, with the values that Terraform and Packer take by themselves', async () => {
    const files = {
      'tf/main.tf': GALLERY_TF,
      'tf/variables.tf': 'variable "x" {}\n',
      'tf/terraform.tfvars': 'x = 1\n',
      'tf/more.auto.tfvars.json': '{"x": 1}',
      'tf/production.tfvars': 'x = 2\n',
      'tf/.terraform.lock.hcl': '# azurerm_shared_image\n',
      'network/main.tf': 'resource "azurerm_subnet" "s" {}\n',
      'packer/a.pkr.hcl': 'source "azure-arm" "a" { shared_image_gallery_destination {} }\n',
      'packer/b.pkr.hcl': 'variable "x" {}\n',
      'packer/x.pkrvars.hcl': 'x = 2\n',
    };
    expect((await read(files, ['.'])).paths).toEqual([
      'packer/a.pkr.hcl',
      'packer/b.pkr.hcl',
      'tf/main.tf',
      'tf/more.auto.tfvars.json',
      'tf/terraform.tfvars',
      'tf/variables.tf',
    ]);
  });

  it('gives modules that call each other in other folders', async () => {
    const files = {
      'modules/gallery/main.tf': GALLERY_TF,
      'modules/names/main.tofu': 'output "x" { value = "x" }\n',
      'modules/network/main.tf': 'resource "azurerm_subnet" "s" {}\n',
      'prod/main.tf': 'module "g" {\n  source = "../modules/gallery"\n}\nmodule "n" {\n  source = "../modules/names/"\n}\n',
      'test/main.tf.json': '{ "module": { "p": { "source": "./../prod" } } }',
      'web/main.tf': 'module "n" {\n  source = "../modules/network"\n}\n',
    };
    expect((await read(files, ['.'])).paths).toEqual([
      'modules/gallery/main.tf',
      'modules/names/main.tofu',
      'prod/main.tf',
      'test/main.tf.json',
    ]);
  });

  it('gives parameters with the template in their folder', async () => {
    const files = {
      'a/azuredeploy.json': TEMPLATE,
      'a/azuredeploy.parameters.json': PARAMETERS,
      'b/azuredeploy.json': TEMPLATE.replace('Microsoft.Compute/galleries', 'Microsoft.Web/sites'),
      'b/azuredeploy.parameters.json': PARAMETERS,
    };
    expect((await read(files, ['.'])).paths).toEqual(['a/azuredeploy.json', 'a/azuredeploy.parameters.json']);
  });

  it('gives what PowerShell wrote in UTF-16, so that somebody hears of it', async () => {
    expect((await read({ 'live.json': Buffer.from(`\uFEFF${LISTED}`, 'utf16le') }, ['.'])).paths).toEqual(['live.json']);
  });

  it('gives nothing that the configuration ignores', async () => {
    const cwd = folderWith({ 'a/live.json': LISTED, 'old/live.json': LISTED });
    expect((await readIn(cwd, ['.'], { ignore: [{ patterns: ['old/**'], base: cwd }] })).paths).toEqual(['a/live.json']);
  });

  it('gives each file once, whatever ways lead to it', async () => {
    const cwd = folderWith({ 'a/live.json': LISTED });
    mkdirSync(join(cwd, 'b'));
    symlinkSync(join(cwd, 'a/live.json'), join(cwd, 'b/link.json'));
    expect((await readIn(cwd, ['.', 'a', 'b', 'a/live.json'])).paths).toEqual(['a/live.json']);
  });
});

describe('a name', () => {
  it('is read whatever it is', async () => {
    const files = { 'x.tfvars': '', 'x.json': '{}', 'x.txt': 'text', 'x.tf': '' };
    expect((await read(files, Object.keys(files))).paths).toEqual(['x.json', 'x.tf', 'x.tfvars', 'x.txt']);
  });

  it.each([
    ['main.bicep', 'az bicep build --file main.bicep'],
    ['main.bicepparam', 'az bicep build-params --file main.bicepparam'],
  ])('of Bicep is refused, %s', async (name, hint) => {
    const cwd = folderWith({ [name]: "param x string = ''\n" });
    expectRefusal(await call(['lint', name], { cwd }), cwd, `"${name}" is Bicep`, hint);
  });
});

describe('a glob', () => {
  const files = {
    'm.yaml': CLEAN,
    'own.json': '{"gallerist": 1}',
    'live.json': LISTED,
    'package.json': '{}',
    'main.tf': GALLERY_TF,
    'vars.tf': '',
  };

  it.each([
    ['*.json', ['live.json', 'own.json']],
    ['*.{yaml,tf}', ['m.yaml', 'main.tf', 'vars.tf']],
    ['*.{tf,JSON}', ['main.tf', 'vars.tf']],
    ['*', ['m.yaml', 'own.json']],
    ['**/*.y*ml', ['m.yaml']],
  ])('%s gives what it names by its ending: manifests, and what speaks of galleries', async (glob, paths) => {
    expect(await read(files, [glob])).toEqual({ paths, notes: '' });
  });

  it('of the configuration does the same', async () => {
    const cwd = folderWith(files);
    const include = { patterns: ['*.yaml', '*.tf'], base: cwd };
    expect((await readIn(cwd, [], { include })).paths).toEqual(['m.yaml', 'main.tf', 'vars.tf']);
  });
});
