import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LintOutput } from '../../src/report/lint-json.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

const ID = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute';
const GALLERY = {
  id: `${ID}/galleries/contosoImages`,
  name: 'contosoImages',
  location: 'westeurope',
  resourceGroup: 'rg-images',
  identifier: { uniqueName: '11111111-2222-3333-4444-555555555555-CONTOSOIMAGES' },
  provisioningState: 'Succeeded',
  tags: {},
};
const IMAGE = {
  id: `${GALLERY.id}/images/web`,
  name: 'web',
  location: 'westeurope',
  identifier: { offer: 'Web', publisher: 'Contoso', sku: 'Base' },
  osState: 'Generalized',
  osType: 'Linux',
  hyperVGeneration: 'V1',
  provisioningState: 'Succeeded',
};
const region = (name: string) => ({ name, regionalReplicaCount: 2, storageAccountType: 'Standard_LRS', encryption: null });
const VERSION = {
  id: `${IMAGE.id}/versions/1.0.0`,
  name: '1.0.0',
  location: 'westeurope',
  publishingProfile: {
    endOfLifeDate: '2027-06-30T00:00:00+00:00',
    excludeFromLatest: false,
    replicaCount: 1,
    storageAccountType: 'Standard_LRS',
    targetRegions: [region('West Europe'), region('North Europe')],
  },
  storageProfile: { source: { id: `${ID}/images/web` }, osDiskImage: { sizeInGb: 30, hostCaching: 'ReadWrite', source: null } },
};
const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const EXPORT = { 'galleries.json': json([GALLERY]), 'images.json': json([IMAGE]), 'versions.json': json([VERSION]) };
const ALL = json([GALLERY, IMAGE, VERSION]);

const WRITTEN = `# Imported by gallerist from all.json (TITLE)
gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555

galleries:
  - name: contosoImages
    resourceGroup: rg-images
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        hyperVGeneration: V1
        versions:
          - name: 1.0.0
            source:
              id: ${ID}/images/web
            osDisk: { sizeGB: 30, hostCaching: ReadWrite }
            replicaCount: 2
            storageAccountType: Standard_LRS
            endOfLifeDate: 2027-06-30
            targetRegions:
              - westeurope
              - northeurope
`;
/** What a file is in is said in the words of the table of formats. */
const withoutTitle = (text: string) => text.replace(/\([^)\n]*\)(?=\n)/, '(TITLE)');

describe('import', () => {
  it('writes a manifest, and says what it holds on the side', async () => {
    const cwd = folderWith({ 'all.json': ALL });
    const answer = await call(['import', 'all.json'], { cwd });
    expect({ ...answer, stdout: withoutTitle(answer.stdout) }).toEqual({
      code: 0,
      stdout: WRITTEN,
      stderr: 'imported 1 gallery, 1 image and 1 version\n',
    });
    expect((await call(['import', 'all.json', '-q'], { cwd })).stderr).toBe('');
  });

  it('puts the files of a directory together, with where each part is from', async () => {
    const cwd = folderWith(Object.fromEntries(Object.entries(EXPORT).map(([name, text]) => [`export/${name}`, text])));
    const { code, stdout } = await call(['import', 'export'], { cwd });
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((line) => line.includes('# from '))).toEqual([
      expect.stringMatching(/^ {2}# from export\/galleries\.json:\d+$/),
      expect.stringMatching(/^ {6}# from export\/images\.json:\d+$/),
      expect.stringMatching(/^ {10}# from export\/versions\.json:\d+$/),
    ]);
    const plain = stdout.split('\n').filter((line) => !line.includes('# '));
    expect(plain).toEqual(WRITTEN.split('\n').filter((line) => !line.includes('# ')));
    expect((await call(['import', ...Object.keys(EXPORT).map((name) => `export/${name}`)], { cwd })).stdout).toBe(stdout);
    expect((await call(['import', 'export/*.json'], { cwd })).stdout).toBe(stdout);
  });

  it('reads standard input', async () => {
    const { code, stdout } = await call(['import', '-'], { cwd: folderWith({}), stdin: ALL });
    expect(code).toBe(0);
    expect(withoutTitle(stdout)).toBe(WRITTEN.replace('all.json', '<stdin>'));
  });

  it('reads a directory in which manifests are already, and leaves them out', async () => {
    const cwd = folderWith({ 'all.json': ALL, 'gallery.yaml': CLEAN });
    expect(withoutTitle((await call(['import', '.'], { cwd })).stdout)).toBe(WRITTEN);
    const both = await call(['import', 'all.json', 'gallery.yaml'], { cwd });
    expect(withoutTitle(both.stdout)).toBe(WRITTEN);
    expect(both.stderr).toContain('note: gallery.yaml is a manifest already, and is left out\n');
  });

  it('tells with comments and findings what no file says', async () => {
    const cwd = folderWith({ 'versions.json': EXPORT['versions.json'] });
    const { code, stdout, stderr } = await call(['import', 'versions.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain('  # location: not known from the imported files\n  - name: contosoImages\n');
    expect(stdout).toContain('      # identifier, osType, osState: not known from the imported files\n      - name: web\n');
    expect(stderr).toContain('import/incomplete');
    // An info fails a run that asks for it.
    expect((await call(['import', 'versions.json', '--fail-on', 'info'], { cwd })).code).toBe(1);
    const rule = ['--rule', 'import/incomplete=off'];
    expect(await call(['import', 'versions.json', '--fail-on', 'info', ...rule], { cwd })).toMatchObject({
      code: 0,
      stdout,
      stderr: 'imported 1 gallery, 1 image and 1 version\n',
    });
  });

  it('lints as the files do that it was made of', async () => {
    const cwd = folderWith({ 'export/all.json': ALL.replaceAll('contosoImages', 'contoso-images') });
    expect((await call(['import', 'export/all.json', '-o', 'written/all.yaml'], { cwd })).code).toBe(0);
    const findingsIn = async (path: string) => {
      // Our own output, of our own shape.
      const { findings } = JSON.parse((await call(['lint', path, '-f', 'json'], { cwd })).stdout) as LintOutput;
      // Used sizes are missed in a manifest one by one, and in a file in another format once.
      const others = findings.filter(({ ruleId }) => ruleId !== 'cost/used-size-missing');
      return others.map(({ ruleId, severity, message }) => `${severity} ${ruleId} ${message}`).sort();
    };
    const found = await findingsIn('written/all.yaml');
    expect(found).toEqual([expect.stringContaining('error naming/gallery-name')]);
    expect(await findingsIn('export/all.json')).toEqual(found);
  });

  it('takes from flags what the files do not tell', async () => {
    const { id: _, ...gallery } = GALLERY;
    const named = { ...gallery, type: 'Microsoft.Compute/galleries', resourceGroup: undefined };
    const cwd = folderWith({ 'gallery.json': json(named) });
    const flags = ['--subscription', 'aaaa', '--tenant', 'bbbb', '--resource-group', 'rg-here'];
    const { stdout } = await call(['import', 'gallery.json', ...flags], { cwd });
    expect(stdout).toContain('gallerist: 1\nsubscription: aaaa\ntenant: bbbb\n');
    expect(stdout).toContain('    resourceGroup: rg-here\n');
    const known = folderWith({ 'all.json': ALL });
    const { stdout: kept } = await call(['import', 'all.json', ...flags], { cwd: known });
    expect(kept).toContain('resourceGroup: rg-images');
    expect(kept).toContain('\nsubscription: 11111111-2222-3333-4444-555555555555\ntenant: bbbb\n');
  });

  it('deploys templates to where flags say, and templates of other resource groups elsewhere', async () => {
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    const gallery = (name: string) => ({
      type: 'Microsoft.Compute/galleries',
      apiVersion: '2023-07-03',
      name,
      location: '[resourceGroup().location]',
      properties: { description: "[resourceId('Microsoft.Compute/images', 'web')]" },
    });
    const nested = {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'nested',
      resourceGroup: 'rg-other',
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        template: { $schema: schema, contentVersion: '1.0.0.0', resources: [gallery('other')] },
      },
    };
    const template = { $schema: schema, contentVersion: '1.0.0.0', resources: [gallery('own'), nested] };
    const cwd = folderWith({ 'azuredeploy.json': json(template) });
    const flags = ['--subscription', 'aaaa', '--resource-group', 'rg-own', '--location', 'West Europe'];
    const { code, stdout, stderr } = await call(['import', 'azuredeploy.json', ...flags], { cwd });
    expect(code).toBe(0);
    expect(stdout.slice(stdout.indexOf('gallerist: 1'))).toBe(`gallerist: 1
subscription: aaaa
apiVersion: "2023-07-03"

galleries:
  # location: not known from the imported files
  # unresolved: "[resourceGroup().location]" is not resolved: the location of the resource group is not known, --location tells it (azuredeploy.json:32)
  - name: other
    resourceGroup: rg-other
    description: /subscriptions/aaaa/resourceGroups/rg-other/providers/Microsoft.Compute/images/web

  - name: own
    resourceGroup: rg-own
    location: westeurope
    description: /subscriptions/aaaa/resourceGroups/rg-own/providers/Microsoft.Compute/images/web
`);
    expect(stderr).toContain('import/unresolved');
    expect(stderr).toContain('\n1 warning\n');
  });

  it('names the schema to editors where there is one', async () => {
    const cwd = folderWith({ 'all.json': ALL, 'gallerist.schema.json': '{}' });
    await call(['import', 'all.json', '-o', 'manifests/live.yaml'], { cwd });
    expect(readFileSync(join(cwd, 'manifests/live.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/gallerist\.schema\.json\n/,
    );
    await call(['import', 'all.json', '-o', 'live.yaml'], { cwd });
    expect(readFileSync(join(cwd, 'live.yaml'), 'utf8')).toMatch(/^# yaml-language-server: \$schema=\.\/gallerist\.schema\.json\n/);
  });
});

describe('import refuses', () => {
  it('to replace what is there, unless it is told to', async () => {
    const cwd = folderWith({ 'all.json': ALL, 'live.yaml': 'mine: 1\n' });
    expectRefusal(await call(['import', 'all.json', '-o', 'live.yaml'], { cwd }), cwd, '"live.yaml" is there already', '--force');
    expect(readFileSync(join(cwd, 'live.yaml'), 'utf8')).toBe('mine: 1\n');
    expect((await call(['import', 'all.json', '-o', 'live.yaml', '--force'], { cwd })).code).toBe(0);
    expect(withoutTitle(readFileSync(join(cwd, 'live.yaml'), 'utf8'))).toBe(WRITTEN);
    const onto = await call(['import', 'all.json', '-o', 'all.json', '--force'], { cwd });
    expectRefusal(onto, cwd, '"all.json" is read in this run');
  });

  it('a request without files, or without anything of galleries in them', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, 'empty/notes.txt': 'none' });
    expectRefusal(await call(['import'], { cwd }), cwd, 'import needs a file');
    expectRefusal(await call(['import', 'missing.json'], { cwd }), cwd, '"missing.json" does not exist');
    expectRefusal(await call(['import', 'empty'], { cwd }), cwd, 'nothing of galleries is in "empty"', 'docs/formats.md');
    expectRefusal(await call(['import', 'gallery.yaml'], { cwd }), cwd, '"gallery.yaml" is a manifest already', 'gallerist lint');
  });

  it('files in which nothing has a name, with what leaves them without', async () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { galleryName: { type: 'string' } },
      resources: [
        { type: 'Microsoft.Compute/galleries', apiVersion: '2023-07-03', name: "[parameters('galleryName')]", location: 'westeurope' },
      ],
    };
    const cwd = folderWith({ 'azuredeploy.json': json(template) });
    const { code, stdout, stderr } = await call(['import', 'azuredeploy.json'], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('import/unresolved');
    expect(stderr.trimEnd().split('\n').slice(-3)).toEqual([
      '1 warning',
      'gallerist: nothing can be imported from "azuredeploy.json"',
      expect.stringContaining('The findings tell why'),
    ]);
    expect((await call(['import', 'azuredeploy.json', '--fail-on', 'warning'], { cwd })).code).toBe(1);
  });

  it('what is in no format that it knows, with the place', async () => {
    const cwd = folderWith({ 'other.json': json({ name: 'somebody', version: '1.0.0' }), 'broken.json': '{"a": [1, }' });
    const other = await call(['import', 'other.json', '-o', 'out.yaml'], { cwd });
    expect(other).toMatchObject({ code: 1, stdout: '' });
    expect(other.stderr).toContain('other.json\n\n  1:1  error');
    expect(other.stderr).toContain('import/unrecognized');
    expect(existsSync(join(cwd, 'out.yaml'))).toBe(false);
    const broken = await call(['import', 'broken.json'], { cwd });
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/broken\.json\n\n {2}1:\d+ {2}error/);
    // The rest is imported all the same.
    writeFileSync(join(cwd, 'all.json'), ALL);
    const all = await call(['import', 'other.json', 'broken.json', 'all.json'], { cwd });
    expect(all.code).toBe(1);
    expect(all.stdout).toContain('- name: contosoImages\n');
    for (const answer of [other, broken, all]) expectDecent(answer, cwd);
  });
});
