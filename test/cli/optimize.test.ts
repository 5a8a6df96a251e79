import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

const SAMPLE = readFileSync('samples/savings/golden-images.yaml', 'utf8');
const TODAY = ['--today', '2026-11-21'];
const textOf = (cwd: string, path: string) => readFileSync(join(cwd, path), 'utf8');
const optimize = (cwd: string, ...args: string[]) => call(['optimize', ...TODAY, ...args], { cwd });

/** Eight replicas where two would do, and nothing else to say. */
const SURPLUS = `${CLEAN.replace(
  '[westeurope, northeurope]',
  '\n              - { name: westeurope, regionalReplicaCount: 8 }   # since the last outage',
)}deployments:\n  - { name: d, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: 10 }\n`;

describe('optimize', () => {
  it('prints what can be saved, and writes nothing', async () => {
    const cwd = folderWith({ 'a.yaml': SAMPLE });
    const answer = await optimize(cwd);
    expectDecent(answer, cwd);
    expect(answer.stdout).toContain('11.40 USD a month can be saved, in 6 places\n');
    expect(answer.stdout).toMatch(/2\.80 {2}low {3}3\.4\.0 in westeurope: 8 → 4 replicas, 3 needed\n {17}a\.yaml:51:59\n/);
    expect(answer).toMatchObject({ code: 0, stderr: '5 warnings in these manifests; "gallerist lint" shows them\n' });
    expect(textOf(cwd, 'a.yaml')).toBe(SAMPLE);
  });

  it('says so where there is nothing', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    expect((await optimize(cwd)).stdout).toBe('Nothing to save, and no deployment is short of replicas that could be had\n');
    expect((await optimize(cwd, '--quiet')).stdout).toBe('');
  });

  it('takes the kinds and the risk that are asked for', async () => {
    const cwd = folderWith({ 'a.yaml': SAMPLE });
    const kindsOf = async (...args: string[]) => {
      const { savings } = JSON.parse((await optimize(cwd, '-f', 'json', ...args)).stdout);
      return [...new Set(savings.map(({ kind }: { kind: string }) => kind))].toSorted();
    };
    expect(await kindsOf('--only', 'retention', '--only', 'superseded-regions')).toEqual(['retention', 'superseded-regions']);
    expect(await kindsOf('--risk', 'low')).toEqual(['missing-replicas', 'superseded-regions', 'surplus-replicas']);
    expect(await kindsOf('--risk', 'none')).toEqual(['missing-replicas']);
    expectRefusal(await optimize(cwd, '--only', 'replicas'), cwd, '--only');
    expectRefusal(await optimize(cwd, '--risk', 'high'), cwd, '--risk');
  });

  it('fails as lint does, by what is left', async () => {
    const cwd = folderWith({ 'a.yaml': SURPLUS });
    expect((await optimize(cwd, '--fail-on', 'warning')).code).toBe(1);
    expect((await optimize(cwd, '--fail-on', 'warning', '--write')).code).toBe(0);
    expectRefusal(await optimize(cwd, 'none.yaml'), cwd, 'none.yaml');
    expectRefusal(await optimize(folderWith({ 'x.yaml': 'a: 1\n' })), cwd, 'no manifest');
  });

  it('passes over what the retention of the configuration says nothing of, and heeds what it says', async () => {
    const old = CLEAN.replace(
      /( {10}- name: 1\.0\.0[\s\S]*)/,
      (version) => version + version.replace('1.0.0', '1.1.0').replace('images/web', 'images/web-1'),
    );
    const cwd = folderWith({ 'a.yaml': old, 'gallerist.config.yaml': 'retention: { keepLast: 1 }\n' });
    const { savings } = JSON.parse((await optimize(cwd, '-f', 'json')).stdout);
    expect(savings).toMatchObject([{ kind: 'retention', version: '1.0.0', monthly: 0.4 }]);
  });
});

describe('--write', () => {
  it('makes the savings, keeps comments, and finds nothing more', async () => {
    const cwd = folderWith({ 'a.yaml': SAMPLE });
    const answer = await optimize(cwd, '--write');
    expectDecent(answer, cwd);
    expect(answer).toMatchObject({ code: 0, stderr: 'made 8 savings in a.yaml\n' });
    const written = textOf(cwd, 'a.yaml');
    await expect(written).toMatchFileSnapshot('golden/savings.written.yaml');
    for (const remark of ['# a deployment names it: it stays', '# until then, it may not be deleted', '# 60 VMs need 3'])
      expect(written).toContain(remark);
    utimesSync(join(cwd, 'a.yaml'), 1, 1);
    expect(await optimize(cwd, '--write')).toMatchObject({ code: 0, stderr: 'nothing written\n' });
    expect(statSync(join(cwd, 'a.yaml')).mtimeMs).toBe(1000);
    expect((await call(['lint', ...TODAY], { cwd })).stdout).toContain('No findings');
  });

  it('saves to the cent what cost then says', async () => {
    const cwd = folderWith({ 'a.yaml': SAMPLE });
    const monthly = async () => JSON.parse((await call(['cost', ...TODAY, '-f', 'json'], { cwd })).stdout).totals.storageMonthly;
    const before = await monthly();
    const { totals } = JSON.parse((await optimize(cwd, '--write', '-f', 'json')).stdout);
    expect(totals).toMatchObject({ before, after: await monthly() });
  });

  it('leaves the byte order mark, line ends and other files', async () => {
    const text = `\uFEFF${SURPLUS.replaceAll('\n', '\r\n')}`;
    const cwd = folderWith({ 'a.yaml': text, 'b.yaml': 'gallerist: 1\n' });
    utimesSync(join(cwd, 'b.yaml'), 1, 1);
    await optimize(cwd, '--write');
    expect(textOf(cwd, 'a.yaml')).toBe(text.replace('Count: 8', 'Count: 2'));
    expect(statSync(join(cwd, 'b.yaml')).mtimeMs).toBe(1000);
  });

  it('names what cannot be edited, and makes the rest', async () => {
    const aliased = SAMPLE.replace(
      'targetRegions: [westeurope, northeurope, francecentral]',
      'targetRegions: &old [westeurope, northeurope, francecentral]',
    );
    const cwd = folderWith({ 'a.yaml': `${aliased}x-old: *old\n` });
    const { stdout, stderr } = await optimize(cwd, '--write');
    expect(stdout).toContain('Not made, since the text cannot be edited or an error would come up:\n');
    expect(stdout).toContain('the anchor &old is used elsewhere');
    expect(stderr).toContain('made 7 savings in a.yaml\n');
    // The newest version stays there, or the one that cannot leave would be latest.
    expect(stdout).toContain('3.4.0 in francecentral: 2 → 1 replica');
    expect(textOf(cwd, 'a.yaml')).toContain('targetRegions: &old [westeurope, northeurope, francecentral]');
  });

  it('has no place for standard input', async () => {
    const cwd = folderWith({});
    expectRefusal(await call(['optimize', '--write', '-'], { cwd, stdin: SURPLUS }), cwd, 'standard input cannot be written to');
    expect((await call(['optimize', '-'], { cwd, stdin: SURPLUS })).stdout).toContain('8 → 2 replicas');
  });

  it.skipIf(process.getuid?.() === 0)('says which file it could not write', async () => {
    const cwd = folderWith({ 'kept/a.yaml': SURPLUS });
    chmodSync(join(cwd, 'kept'), 0o500);
    const answer = await optimize(cwd, '--write');
    chmodSync(join(cwd, 'kept'), 0o700);
    expect(answer.code).toBe(2);
    expect(answer.stderr).toContain('"kept/a.yaml" cannot be written');
  });
});

describe('--diff', () => {
  it('prints what --write changes, for git to apply', async () => {
    const cwd = folderWith({ 'a.yaml': SAMPLE });
    const { stdout } = await optimize(cwd, '--diff');
    expect(textOf(cwd, 'a.yaml')).toBe(SAMPLE);
    writeFileSync(join(cwd, 'change.diff'), stdout);
    execFileSync('git', ['apply', '--unsafe-paths', 'change.diff'], { cwd });
    const applied = textOf(cwd, 'a.yaml');
    writeFileSync(join(cwd, 'a.yaml'), SAMPLE);
    await optimize(cwd, '--write');
    expect(textOf(cwd, 'a.yaml')).toBe(applied);
  });

  it('goes with no format, and into a file where one is named', async () => {
    const cwd = folderWith({ 'a.yaml': SURPLUS });
    expectRefusal(await optimize(cwd, '--diff', '-f', 'json'), cwd, '--diff prints a diff and no savings');
    expect(await optimize(cwd, '--diff', '-o', 'x.diff', '--quiet')).toMatchObject({ stdout: '', stderr: '' });
    expect(textOf(cwd, 'x.diff')).toContain('+              - { name: westeurope, regionalReplicaCount: 2 }   # since the last outage\n');
  });
});

describe('the formats of optimize', () => {
  it.each(['table', 'json', 'markdown', 'csv', 'html'])('include %s, in every language', async (format) => {
    const cwd = folderWith({ 'a.yaml': SAMPLE });
    for (const language of ['en', 'ja', 'ko']) {
      const answer = await optimize(cwd, '-f', format, '--lang', language, '--no-color');
      expect(answer.code).toBe(0);
      expect(answer.stdout).toContain('goldenImages');
    }
  });
});
