import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { DiffOutput } from '../../src/report/diff-json.ts';
import { call, CLEAN, expectDecent, expectRefusal, FAULTY, folderWith, type Surroundings } from './call.ts';

function git(cwd: string, ...words: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...who, ...words], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function commit(cwd: string): void {
  git(cwd, 'add', '--all', '.');
  git(cwd, 'commit', '--allow-empty', '-m', 'more');
}

function repositoryWith(files: Record<string, string>): string {
  const cwd = folderWith(files);
  git(cwd, 'init', '-b', 'main');
  commit(cwd);
  return cwd;
}

async function compared(args: string[], surroundings: Surroundings): Promise<DiffOutput> {
  const { stdout, stderr } = await call(['diff', ...args, '-f', 'json', '--fail-on', 'never'], surroundings);
  expect(stderr).toBe('');
  return JSON.parse(stdout) as DiffOutput;
}

/** `update contosoImages/web/1.0.0`. */
const told = ({ changes }: DiffOutput) => changes.map(({ action, names }) => `${action} ${names.join('/')}`);

const NEWER = CLEAN.replace('name: 1.0.0', 'name: 1.1.0');
const MORE = CLEAN.replace('[westeurope, northeurope]', '[westeurope, northeurope, francecentral]');

describe('the sides', () => {
  it('are files, folders, globs and standard input', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN, 'old/x.yaml': CLEAN, 'new/y.yaml': MORE });
    expect(told(await compared(['a.yaml', 'new'], { cwd }))).toEqual(['update contosoImages/web/1.0.0']);
    expect(told(await compared(['old', 'new/*.yaml'], { cwd }))).toEqual(['update contosoImages/web/1.0.0']);
    expect(told(await compared(['-', 'a.yaml'], { cwd, stdin: NEWER }))).toEqual([
      'delete contosoImages/web/1.1.0',
      'create contosoImages/web/1.0.0',
    ]);
    expect(told(await compared(['a.yaml', '-'], { cwd, stdin: CLEAN }))).toEqual([]);
  });

  it('are folders and files of a commit, which is read without touching the work tree', async () => {
    const cwd = repositoryWith({ 'manifests/a.yaml': CLEAN, 'manifests/deep/b.yaml': 'somebody: else\n' });
    git(cwd, 'tag', 'v1');
    writeFileSync(join(cwd, 'manifests/a.yaml'), MORE);
    const before = git(cwd, 'status', '--porcelain');
    for (const base of [
      'main:manifests',
      'main:manifests/',
      'HEAD:./manifests',
      'v1:manifests/a.yaml',
      'main:',
      'HEAD^{/more}:manifests',
    ]) {
      const output = await compared([base, 'manifests'], { cwd });
      expect(told(output)).toEqual(['update contosoImages/web/1.0.0']);
      expect(output.base).toMatchObject({ name: base, files: 1, versions: 1 });
    }
    expect(told(await compared(['manifests', 'main:manifests'], { cwd }))).toEqual(['update contosoImages/web/1.0.0']);
    expect(told(await compared(['main:manifests', 'v1:manifests'], { cwd }))).toEqual([]);
    expect(git(cwd, 'status', '--porcelain')).toBe(before);
  });

  it('are named by git from the top of the repository, or from the working directory with a dot', async () => {
    const cwd = repositoryWith({ 'infra/images/a.yaml': CLEAN });
    const below = join(cwd, 'infra');
    for (const base of ['main:infra/images', 'main:./images', 'main:../infra/images']) {
      const { base: side, changes } = await compared([base, 'images'], { cwd: below });
      expect([side.files, changes]).toEqual([1, []]);
    }
    expectRefusal(await call(['diff', 'main:images2', 'images'], { cwd: below }), cwd, '"images2" is not in "main"');
  });

  it('show files of a commit by the names that git has for them', async () => {
    const cwd = repositoryWith({ 'manifests/a.yaml': CLEAN });
    writeFileSync(join(cwd, 'manifests/a.yaml'), NEWER);
    const { changes } = await compared(['main:manifests', 'manifests'], { cwd });
    expect(changes.map(({ before, after }) => [before?.file ?? null, after?.file ?? null])).toEqual([
      ['main:manifests/a.yaml', null],
      [null, 'manifests/a.yaml'],
    ]);
  });

  it('are taken for paths where there is one of that name', async () => {
    const cwd = repositoryWith({ 'main:a.yaml': CLEAN, 'a.yaml': NEWER });
    const { base, changes } = await compared(['main:a.yaml', 'a.yaml'], { cwd });
    expect(base.name).toBe('main:a.yaml');
    expect(changes).toHaveLength(2);
  });

  it('leave out what a walk of the work tree leaves out', async () => {
    const cwd = repositoryWith({
      'm/a.yaml': CLEAN,
      'm/.hidden/b.yaml': NEWER,
      'm/node_modules/c.yaml': NEWER,
      'm/archive/d.yaml': NEWER,
      'm/notes.txt': NEWER,
      'gallerist.config.yaml': 'ignore: ["m/archive/**"]\n',
    });
    const { base, changes } = await compared(['HEAD:m', 'm'], { cwd });
    expect([base.files, changes]).toEqual([1, []]);
  });

  it('follow links to files within a commit, each file once', async () => {
    const cwd = folderWith({ 'm/a.yaml': CLEAN, 'elsewhere/b.txt': CLEAN.replaceAll('contosoImages', 'fabrikamImages') });
    symlinkSync('a.yaml', join(cwd, 'm/again.yaml'));
    symlinkSync('again.yaml', join(cwd, 'm/and-again.yaml'));
    symlinkSync('../elsewhere/b.txt', join(cwd, 'm/b.yaml'));
    symlinkSync('nowhere.yaml', join(cwd, 'm/dangling.yaml'));
    symlinkSync('circle.yaml', join(cwd, 'm/circle.yaml'));
    symlinkSync('/etc/hostname', join(cwd, 'm/outside.yaml'));
    symlinkSync('../elsewhere', join(cwd, 'm/folder.yaml'));
    git(cwd, 'init', '-b', 'main');
    commit(cwd);
    const { base, changes } = await compared(['main:m', 'm'], { cwd });
    expect([base.files, base.galleries, changes]).toEqual([2, 2, []]);
  });

  it('say of submodules and of pointers of Git LFS that they are not read', async () => {
    const other = repositoryWith({ 'x.yaml': CLEAN });
    const cwd = repositoryWith({
      'm/a.yaml': CLEAN,
      'm/large.yaml': `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`,
    });
    git(cwd, 'submodule', 'add', other, 'm/theirs');
    commit(cwd);
    const { code, stdout } = await call(['diff', 'HEAD:m', 'm/a.yaml', '-f', 'json'], { cwd });
    const { notes, findings } = JSON.parse(stdout) as DiffOutput;
    expect(notes).toEqual(['"HEAD:m/theirs" not read: another repository holds it']);
    expect(findings.new.map(({ ruleId, file }) => [ruleId, file])).toEqual([['import/unrecognized', 'HEAD:m/large.yaml']]);
    expect(code).toBe(1);
  });

  it('take a folder that is not there yet for an empty estate, and a slip for a slip', async () => {
    const cwd = repositoryWith({ 'README.md': 'nothing yet' });
    mkdirSync(join(cwd, 'manifests'));
    writeFileSync(join(cwd, 'manifests/a.yaml'), CLEAN);
    const output = await compared(['main:manifests', 'manifests'], { cwd });
    expect(told(output)).toEqual(['create contosoImages', 'create contosoImages/web', 'create contosoImages/web/1.0.0']);
    expect(output.notes).toEqual(['"manifests" is not in "main": nothing is there to compare with']);
    expect((await compared(['main:', 'manifests'], { cwd })).notes).toEqual(['no manifest in "main:": it is an empty estate']);
    expectRefusal(await call(['diff', 'main:manifest', 'manifests'], { cwd }), cwd, '"manifest" is not in "main"');
    expectRefusal(await call(['diff', 'main:manifests/*.yaml', 'manifests'], { cwd }), cwd, 'is not in "main"');
    commit(cwd);
    expectRefusal(await call(['diff', 'main:manifests', 'main:manifest'], { cwd }), cwd, '"manifest" is not in "main"');
  });

  it('take a folder whose last manifest is deleted for an empty estate, whether git leaves the folder or not', async () => {
    const cwd = repositoryWith({ 'infra/manifests/a.yaml': CLEAN, 'infra/other/b.txt': 'b' });
    const gone = ['delete contosoImages', 'delete contosoImages/web', 'delete contosoImages/web/1.0.0'];
    rmSync(join(cwd, 'infra/manifests/a.yaml'));
    const left = await compared(['main:infra/manifests', 'infra/manifests'], { cwd });
    expect([told(left), left.notes]).toEqual([gone, ['no manifest in "infra/manifests": it is an empty estate']]);
    rmSync(join(cwd, 'infra/manifests'), { recursive: true });
    const away = await compared(['main:./manifests', 'manifests'], { cwd: join(cwd, 'infra') });
    expect([told(away), away.notes]).toEqual([gone, ['"manifests" is not there any more: it is an empty estate']]);
    git(cwd, 'checkout', '-b', 'feature');
    commit(cwd);
    const committed = await compared(['main:infra/manifests', 'HEAD:infra/manifests'], { cwd });
    expect(told(committed)).toEqual(gone);
    // Elsewhere than in the base it is a slip, as is a file that is no manifest.
    expectRefusal(await call(['diff', 'main:infra/manifests', 'manifests'], { cwd }), cwd, '"manifests" does not exist');
    expectRefusal(await call(['diff', 'main:infra/manifests', 'HEAD:infra/manifest'], { cwd }), cwd, '"infra/manifest" is not in "HEAD"');
    expectRefusal(await call(['diff', 'HEAD:infra/other', 'infra/other'], { cwd }), cwd, 'no manifest found in "infra/other"');
  });

  it('are a slip where the base names from the top of the repository what is below', async () => {
    const cwd = repositoryWith({ 'infra/manifests/a.yaml': CLEAN });
    const answer = await call(['diff', 'main:manifests', 'manifests'], { cwd: join(cwd, 'infra') });
    expectRefusal(answer, cwd, '"manifests" is not in "main"');
  });

  it('are read by no hook, filter, pager or program of the repository', async () => {
    const cwd = repositoryWith({ 'a.yaml': CLEAN, '.gitattributes': '*.yaml diff=evil filter=evil\n' });
    const evil = join(cwd, 'evil');
    writeFileSync(evil, `#!/bin/sh\ntouch ${join(cwd, 'pwned')}\ncat\n`);
    chmodSync(evil, 0o755);
    for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.evil.textconv', 'filter.evil.smudge', 'core.hooksPath'])
      git(cwd, 'config', key, evil);
    const { changes } = await compared(['main:', 'main:a.yaml'], { cwd });
    expect(changes).toEqual([]);
    expect(() => readFileSync(join(cwd, 'pwned'))).toThrow('ENOENT');
  });

  it('are judged by what the configuration says for their paths', async () => {
    const config = 'overrides: [{ files: ["m/**"], rules: { naming/gallery-name: off } }]\n';
    const cwd = repositoryWith({ 'm/a.yaml': FAULTY, 'gallerist.config.yaml': config });
    const { findings, summary } = await compared(['main:m', 'm'], { cwd });
    expect([findings.new, findings.fixed, summary.keptFindings]).toEqual([[], [], 0]);
  });
});

describe('a request that cannot be carried out', () => {
  it.each([
    [['main:m'], 'one is given'],
    [['a', 'b', 'c'], '3 are given'],
    [['-', '-'], 'standard input cannot be both sides'],
    [['nope:m', 'm'], '"nope" is no commit of this repository'],
    [['main:m', 'nothing'], '"nothing" does not exist'],
    [['main:m', 'main:../../m'], 'git cannot read "main:../../m"'],
    [['main:/etc', 'm'], '"/etc" is not in "main"'],
    [['main:m/a.yaml/x', 'm'], '"m/a.yaml/x" is not in "main"'],
    [['main:m', 'm/a.yaml/x'], '"m/a.yaml/x" cannot be read'],
    [[`${'a'.repeat(5000)}:m`, 'm'], 'is no commit of this repository'],
    [[`main:${'a'.repeat(5000)}`, 'm'], 'is not in "main"'],
    [['main:m', 'm', '--fail-over', '-1'], '--fail-over "-1" is no amount'],
    [['main:m', 'm', '--fail-over', '1e3'], '--fail-over "1e3" is no amount'],
    [['main:m', 'm', '--since', 'main'], '--since'],
    [['m', '--', '-x:m'], '"-x:m" names no commit'],
  ])('%j is told in two lines', async (args, what) => {
    const cwd = repositoryWith({ 'm/a.yaml': CLEAN });
    expectRefusal(await call(['diff', ...args], { cwd }), cwd, what);
  });

  it('says where there is no repository, and where there is no git', async () => {
    const cwd = folderWith({ 'm/a.yaml': CLEAN });
    const env = { GIT_CEILING_DIRECTORIES: join(cwd, '..') };
    expectRefusal(await call(['diff', 'main:m', 'm'], { cwd, env }), cwd, 'this is no git repository');
    expectRefusal(await call(['diff', 'main:m', 'm'], { cwd, env: { PATH: cwd } }), cwd, 'git is not installed');
  });

  it('says what a partial clone lacks, and asks nobody for it', async () => {
    const origin = repositoryWith({ 'm/a.yaml': CLEAN });
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    const cwd = folderWith({});
    git(cwd, 'clone', '--no-checkout', '--filter=blob:none', `file://${origin}`, 'clone');
    rmSync(origin, { recursive: true });
    const answer = await call(['diff', 'main:m', '-'], { cwd: join(cwd, 'clone'), stdin: CLEAN });
    expect([answer.code, answer.stdout]).toEqual([2, '']);
    expect(answer.stderr).toMatch(/^gallerist: (?:the content of "main:m\/a.yaml" is not in this clone|git cannot read "main:m")/);
  });

  it('refuses to write over a manifest', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN, 'b.yaml': NEWER });
    expectRefusal(await call(['diff', 'a.yaml', 'b.yaml', '-o', 'b.yaml'], { cwd }), cwd, 'b.yaml');
    expect(readFileSync(join(cwd, 'b.yaml'), 'utf8')).toBe(NEWER);
  });
});

describe('the exit code', () => {
  const files = { 'clean.yaml': CLEAN, 'faulty.yaml': FAULTY, 'more.yaml': MORE };
  const codeOf = async (...args: string[]) => (await call(['diff', ...args], { cwd: folderWith(files) })).code;

  it('judges what is new alone', async () => {
    const cwd = folderWith({ 'a.yaml': FAULTY, 'b.yaml': FAULTY, 'c.yaml': CLEAN });
    expect((await call(['diff', 'a.yaml', 'b.yaml'], { cwd })).code).toBe(0);
    expect((await call(['diff', 'c.yaml', 'a.yaml'], { cwd })).code).toBe(1);
    expect((await call(['diff', 'c.yaml', 'a.yaml', '--fail-on', 'never'], { cwd })).code).toBe(0);
  });

  it('judges a rise of the cost by what is allowed', async () => {
    // 4 GB in one region more, 0.05 to 0.06 USD a GB: 0.20 to 0.25 a month.
    expect(await codeOf('clean.yaml', 'more.yaml', '--fail-on', 'never')).toBe(0);
    expect(await codeOf('clean.yaml', 'more.yaml', '--fail-on', 'never', '--fail-over', '1')).toBe(0);
    expect(await codeOf('clean.yaml', 'more.yaml', '--fail-on', 'never', '--fail-over', '0.1')).toBe(1);
    expect(await codeOf('clean.yaml', 'more.yaml', '--fail-on', 'never', '--fail-over', '0')).toBe(1);
    expect(await codeOf('more.yaml', 'clean.yaml', '--fail-on', 'never', '--fail-over', '0')).toBe(0);
    expect(await codeOf('clean.yaml', 'clean.yaml', '--fail-over', '0')).toBe(0);
  });

  it('says where a rise is not known, and fails by what is known', async () => {
    const sizeless = MORE.replace('osDisk: { sizeGB: 30, usedGB: 4 }\n', 'osDisk: {}\n');
    const cwd = folderWith({ ...files, 'sizeless.yaml': sizeless });
    const answer = await call(['diff', 'clean.yaml', 'sizeless.yaml', '--fail-on', 'never', '--fail-over', '0'], { cwd });
    expect(answer.code).toBe(0);
    expect(answer.stdout.replaceAll(/\s+/g, ' ')).toContain('Whether the monthly cost rises by more than 0 USD is not known');
  });
});

describe('what there is in Azure', () => {
  it('is not told to be missing by files that leave out what they do not name', async () => {
    const gallery = { type: 'Microsoft.Compute/galleries', name: "[parameters('name')]", location: 'westeurope' };
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      parameters: { name: { type: 'string' } },
      resources: [gallery],
    };
    const terraform =
      'variable "name" {}\nresource "azurerm_shared_image_gallery" "g" {\n  name = var.name\n  location = "westeurope"\n}\n';
    const cwd = folderWith({ 'a.yaml': CLEAN, 'main.json': JSON.stringify(template), 'main.tf': terraform });
    for (const [base, head, side] of [
      ['a.yaml', 'main.json', 'head'],
      ['main.json', 'a.yaml', 'base'],
      ['a.yaml', 'main.tf', 'head'],
    ] as const) {
      const output = await compared([base, head], { cwd });
      expect(told(output)).toEqual([]);
      expect(output[side].complete).toBe(false);
      const { stdout } = await call(['diff', base, head, '--fail-on', 'never'], { cwd });
      expect(stdout).toContain('was not read whole');
    }
  });

  const path = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/galleries/contosoImages';
  const region = { regionalReplicaCount: 1, storageAccountType: 'Standard_ZRS' };
  const version = (name: string) => ({
    id: `${path}/images/web/versions/${name}`,
    name,
    location: 'westeurope',
    type: 'Microsoft.Compute/galleries/images/versions',
    publishingProfile: {
      targetRegions: [
        { name: 'West Europe', ...region },
        { name: 'northeurope', ...region },
      ],
      endOfLifeDate: '2027-06-30T00:00:00+00:00',
    },
    storageProfile: { osDiskImage: { sizeInGB: 30 } },
  });
  const live = JSON.stringify([
    { id: path, name: 'contosoImages', location: 'westeurope', type: 'Microsoft.Compute/galleries' },
    {
      id: `${path}/images/web`,
      name: 'web',
      location: 'westeurope',
      identifier: { publisher: 'Contoso', offer: 'Web', sku: 'Base' },
      osType: 'Linux',
      osState: 'Generalized',
      hyperVGeneration: 'V1',
    },
    version('1.0.0'),
    version('0.9.0'),
  ]);

  it('is deleted by no deployment, and says nothing of the demand', async () => {
    const demand = 'deployments: [{ name: d, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 5 }]\n';
    const cwd = folderWith({ 'live.json': live, 'm/a.yaml': CLEAN + demand });
    const output = await compared(['live.json', 'm', '--fail-over', '0'], { cwd });
    expect(output.base.live).toBe(true);
    expect(output.changes.map(({ group, names }) => `${group} ${names.join('/')}`)).toEqual(['onlyThere contosoImages/web/0.9.0']);
    expect(output.steps).toEqual([]);
    // 30 GB for want of a used size, in two regions; nothing of it is saved.
    expect(output.cost.difference.amount).toBeLessThan(0);
    const { stdout } = await call(['diff', 'live.json', 'm', '--fail-on', 'never'], { cwd });
    expect(stdout).toContain('Only in Azure (1): a deployment of the head deletes nothing by itself');
    for (const format of ['table', 'markdown', 'html']) {
      const text = (await call(['diff', 'live.json', 'm', '--fail-on', 'never', '-f', format], { cwd })).stdout.replaceAll(/\s+/g, ' ');
      expect(text).toContain('goes on costing');
      expect(text).toContain('2 replicas counted as removed are only in Azure, and stay until somebody deletes them');
      // 1.0.0 is known to use 4 GB of its 30 in the manifest alone: no deployment saves that.
      expect(text).not.toMatch(/a month less/);
    }
    expect(stdout).not.toMatch(/Delete|to delete/);
  });

  it('makes no room for a rise by sizes that it does not tell', async () => {
    // 4 GB more in two regions, 0.40 USD a month; of 1.0.0, Azure tells 30 GB and the manifest that 4 are used.
    const [, more = ''] = /versions:\n([^]*)/.exec(CLEAN) ?? [];
    const cwd = folderWith({ 'live.json': live, 'm/a.yaml': CLEAN + more.replace('1.0.0', '1.1.0') });
    const over = await call(['diff', 'live.json', 'm', '--fail-on', 'never', '--fail-over', '0.3'], { cwd });
    expect([over.code, over.stdout.includes('rises by 0.40 USD, over the limit of 0.3 USD')]).toEqual([1, true]);
    expect((await call(['diff', 'live.json', 'm', '--fail-on', 'never', '--fail-over', '0.5'], { cwd })).code).toBe(0);
  });
});

describe('what is printed', () => {
  const cwd = resolve('samples/change');
  const SIDES = ['before.yaml', 'after.yaml', '--today', '2026-01-15', '--fail-over', '5'];

  it.each([
    ['table', 'txt'],
    ['json', 'json'],
    ['markdown', 'md'],
    ['html', 'html'],
  ])('as %s is kept', async (format, ending) => {
    const answer = await call(['diff', ...SIDES, '-f', format], { cwd });
    expectDecent(answer, process.cwd());
    expect([answer.code, answer.stderr]).toEqual([1, '']);
    await expect(answer.stdout).toMatchFileSnapshot(`golden/diff.${ending}`);
  });

  it('is what its page shows', async () => {
    const sides = ['samples/change/before.yaml', 'samples/change/after.yaml', '--today', '2026-01-15'];
    const { stdout } = await call(['diff', ...sides]);
    const [, head = '', tail = ''] = /\$ gallerist diff samples.*?\n(.*?)\n…\n(.*?)\n```/s.exec(readFileSync('docs/diff.md', 'utf8')) ?? [];
    expect(head.split('\n').length).toBeGreaterThan(30);
    expect(stdout.startsWith(head)).toBe(true);
    expect(stdout.trimEnd().endsWith(tail)).toBe(true);
  });

  it('in colour is kept', async () => {
    const { stdout } = await call(['diff', ...SIDES, '--color'], { cwd });
    await expect(stdout.replaceAll('\u001b', '␛')).toMatchFileSnapshot('golden/diff-color.txt');
  });

  it('fits a terminal of 80 columns, and a narrow one', async () => {
    for (const columns of [80, 50]) {
      const { stdout } = await call(['diff', ...SIDES], { cwd, columns });
      for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  it('is one line where nothing changes', async () => {
    expect(await call(['diff', 'after.yaml', 'after.yaml', '--quiet'], { cwd })).toEqual({ code: 0, stdout: 'No changes\n', stderr: '' });
  });

  it('fits its schema', async () => {
    const { stdout } = await call(['diff', ...SIDES, '-f', 'json'], { cwd });
    const { stdout: schema } = await call(['schema', 'diff-output']);
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(schema));
    validate(JSON.parse(stdout));
    expect(validate.errors).toBeNull();
  });

  it('adds up', async () => {
    const { changes, cost, replicas, steps } = await compared(['before.yaml', 'after.yaml'], { cwd: cwd });
    const sum = changes.reduce((total, { monthly }) => total + (monthly?.amount ?? 0), cost.unchanged.amount + cost.unknown.amount);
    expect(sum).toBeCloseTo(cost.difference.amount, 6);
    expect(cost.after.amount - cost.before.amount).toBeCloseTo(cost.difference.amount, 6);
    expect(replicas.after - replicas.before).toBe(replicas.added - replicas.removed);
    // What stands in something goes before it, and comes after it.
    const order = steps.map(({ action, change }) => `${action} ${changes[change]?.kind}`);
    expect(order).toEqual([
      'delete version',
      'delete version',
      'delete image',
      'update gallery',
      'create image',
      'update version',
      'create version',
      'create version',
    ]);
  });
});
