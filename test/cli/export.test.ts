import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXPORT_TARGETS } from '../../src/cli/options.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

const RICH = readFileSync(new URL('../exchange/export/rich.yaml', import.meta.url), 'utf8');
const ENDINGS = { arm: 'json', bicep: 'bicep', terraform: 'tf', azcli: 'sh' };

/** A second gallery in another resource group. */
const TWO_GROUPS = `${CLEAN.replace('location:', 'resourceGroup: rg-a\n    location:')}  - { name: other, resourceGroup: rg-b, location: northeurope }\n`;

describe('gallerist export', () => {
  it.each(EXPORT_TARGETS)('writes %s', async (target) => {
    const cwd = folderWith({ 'rich.yaml': RICH });
    const { code, stdout, stderr } = await call(['export', 'rich.yaml', '--to', target], { cwd });
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot(`../exchange/export/golden/rich.${ENDINGS[target]}`);
    expect(stderr).toBe('note: no properties of resources, and not written: deployments, grants and sizes of disks\n');
  });

  it('writes galleries of several resource groups as nested deployments, and one of them alone', async () => {
    const cwd = folderWith({ 'a.yaml': TWO_GROUPS });
    const { code, stdout } = await call(['export', '--to', 'arm'], { cwd });
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot('../exchange/export/golden/two-groups.json');
    const one = await call(['export', '--to', 'arm', '--gallery', 'OTHER'], { cwd });
    expect(JSON.parse(one.stdout)).toMatchObject({ resources: [{ type: 'Microsoft.Compute/galleries', name: 'other' }] });
  });

  it('refuses several resource groups in one file of Bicep', async () => {
    const cwd = folderWith({ 'a.yaml': TWO_GROUPS });
    expectRefusal(await call(['export', '--to', 'bicep'], { cwd }), cwd, 'in 2 resource groups', '--gallery NAME');
  });

  it('refuses a template of several resource groups where one is not known', async () => {
    const cwd = folderWith({ 'a.yaml': TWO_GROUPS.replace('resourceGroup: rg-b, ', '') });
    expectRefusal(await call(['export', '--to', 'arm'], { cwd }), cwd, 'gallery "other" has no resourceGroup', '--gallery NAME');
  });

  it('needs a target, and knows its galleries', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    expectRefusal(await call(['export'], { cwd }), cwd, 'export needs --to', 'arm, bicep, terraform, azcli');
    expectRefusal(await call(['export', '--to', 'arn'], { cwd }), cwd, '"arn"', 'arm');
    expectRefusal(
      await call(['export', '--to', 'arm', '--gallery', 'contosoImage'], { cwd }),
      cwd,
      'no gallery "contosoImage"',
      'contosoImages',
    );
  });

  it('refuses where there is nothing to export', async () => {
    const cwd = folderWith({ 'a.yaml': 'gallerist: 1\n' });
    expectRefusal(await call(['export', '--to', 'arm'], { cwd }), cwd, 'there is no gallery to export');
  });

  it('writes a file whole, and never over what it was made from', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    const answer = await call(['export', '--to', 'bicep', '-o', 'out/galleries.bicep'], { cwd });
    expect(answer).toMatchObject({ code: 0, stdout: '' });
    expectDecent(answer, cwd);
    expect(readFileSync(join(cwd, 'out/galleries.bicep'), 'utf8')).toMatch(/^\/\/ Exported by gallerist from a\.yaml\.\n/);
    expectRefusal(await call(['export', '--to', 'bicep', '-o', 'a.yaml'], { cwd }), cwd, 'is read in this run');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(CLEAN);
  });

  it('says what an API version lacks, once for all places, and leaves it out', async () => {
    const cwd = folderWith({
      'a.yaml': CLEAN.replace('location:', 'apiVersion: "2018-06-01"\n    location:').replace(
        'targetRegions: [westeurope, northeurope]',
        'targetRegions: [{ name: westeurope, storageAccountType: Standard_LRS }, { name: northeurope, storageAccountType: Standard_LRS }]',
      ),
    });
    const { code, stdout, stderr } = await call(['export', '--to', 'arm'], { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain('storageAccountType');
    expect(stdout).toContain('"managedImage"');
    expect(stderr).toContain(
      'note: a.yaml:16:33: storageAccountType is left out: API version 2018-06-01 lacks it, 2019-03-01 or later has it (and 2 more places likewise)\n',
    );
  });

  it('says that a template is larger than a deployment may be', async () => {
    const source = { id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/web' };
    const versions = Array.from({ length: 799 }, (_, index) => ({ name: `1.${index}.0`, source, targetRegions: ['westeurope'] }));
    const image = { name: 'web', identifier: { publisher: 'p', offer: 'o', sku: 's' }, osType: 'Linux', osState: 'Generalized', versions };
    const cwd = folderWith({
      'a.yaml': JSON.stringify({ gallerist: 1, galleries: [{ name: 'g', location: 'westeurope', images: [image] }] }),
    });
    const { stderr } = await call(['export', '--to', 'arm'], { cwd });
    expect(stderr).toContain('note: the result has 801 resources, and one deployment takes 800 at most');
    expect((await call(['export', '--to', 'azcli'], { cwd })).stderr).toBe('');
    const fewer = folderWith({
      'a.yaml': JSON.stringify({
        gallerist: 1,
        galleries: [{ name: 'g', location: 'westeurope', images: [{ ...image, versions: versions.slice(1) }] }],
      }),
    });
    expect((await call(['export', '--to', 'arm'], { cwd: fewer })).stderr).toBe('');
  });

  it('leaves out what the schema refused, and says so', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN.replace('osType: Linux', 'osType: Linus') });
    const { code, stdout, stderr } = await call(['export', '--to', 'arm'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ resources: [{ name: 'contosoImages' }] });
    expect(stderr).toContain('note: Left out because of errors in the manifest: 1 image and 1 version');
  });
});
