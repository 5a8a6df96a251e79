import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import { call } from './call.ts';

/** 20 GB in westeurope, at 0.05: 1.00 USD a month; and 10 GB of which nothing is known, 0.50. */
const MANIFEST = `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: g
    location: westeurope
    images:
      - name: one
        identifier: { publisher: p, offer: o, sku: one }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 30, usedGB: 20 }
            dataDisks: [{ lun: 0, sizeGB: 10 }]
            storageAccountType: Standard_ZRS
            targetRegions: [westeurope]
budgets:
  - { name: ample, monthly: 100 }
`;

const ONLY = ['--rule', 'cost/budget-exceeded=error', '--today', '2026-01-15', '-f', 'json'];

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gallerist-config-budgets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, text] of Object.entries({ 'm/a.yaml': MANIFEST, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function found(cwd: string, ...args: string[]) {
  const { stdout } = await call(['lint', 'm', ...ONLY, ...args], { cwd });
  const { findings } = JSON.parse(stdout) as {
    findings: { ruleId: string; file: string; line: number; column: number; message: string }[];
  };
  return findings
    .filter(({ ruleId }) => ruleId === 'cost/budget-exceeded' || ruleId.startsWith('suppressions/'))
    .map(({ ruleId, file, line, column }) => `${ruleId} ${file}:${line}:${column}`);
}

async function costOf(cwd: string): Promise<CostOutput> {
  return JSON.parse((await call(['cost', 'm', '--today', '2026-01-15', '-f', 'json'], { cwd })).stdout) as CostOutput;
}

describe('budgets of a configuration', () => {
  const CONFIG = 'budgets:\n  - { name: all, monthly: 1 }\n  - { name: one, image: one, monthly: 2 }\n';

  it('are found at their own line, and stand beside those of the manifests', async () => {
    const cwd = folderOf({ 'gallerist.config.yaml': CONFIG });
    expect(await found(cwd)).toEqual(['cost/budget-exceeded gallerist.config.yaml:2:27']);
    const { budgets } = await costOf(cwd);
    expect(budgets.map(({ name, status }) => [name, status])).toEqual([
      ['ample', 'within'],
      ['all', 'exceeded'],
      ['one', 'within'],
    ]);
  });

  it('are shown with their line', async () => {
    const cwd = folderOf({ 'gallerist.config.yaml': CONFIG });
    const { stdout } = await call(['lint', 'm', '--today', '2026-01-15'], { cwd });
    expect(stdout).toContain('2 | - { name: all, monthly: 1 }');
  });

  it('can be silenced there', async () => {
    const line = '  - { name: all, monthly: 1 } # gallerist-disable-line cost/budget-exceeded -- until the release is out\n';
    expect(await found(folderOf({ 'gallerist.config.yaml': `budgets:\n${line}` }))).toEqual([]);
    // One that silences nothing is said of, as in a manifest.
    const idle = line.replace('monthly: 1', 'monthly: 9');
    expect(await found(folderOf({ 'gallerist.config.yaml': `budgets:\n${idle}` }))).toEqual([
      'suppressions/unused gallerist.config.yaml:2:31',
    ]);
  });

  it('can be kept in a baseline', async () => {
    const cwd = folderOf({ 'gallerist.config.yaml': CONFIG });
    await call(['lint', 'm', '--today', '2026-01-15', '--write-baseline'], { cwd });
    expect(readFileSync(join(cwd, 'gallerist-baseline.json'), 'utf8')).toContain('gallerist.config.yaml');
    expect(await found(cwd)).toEqual([]);
  });

  it('are taken from every file, the later of one name', async () => {
    const cwd = folderOf({
      'org.yaml': 'budgets:\n  - { name: all, monthly: 1 }\n  - { name: org, monthly: 1.4 }\n',
      'gallerist.config.yaml': 'extends: [org.yaml]\nbudgets:\n  - { name: all, monthly: 5 }\n',
    });
    expect(await found(cwd)).toEqual(['cost/budget-exceeded org.yaml:3:27']);
    const { stdout } = await call(['config', 'show'], { cwd });
    expect(stdout).toMatch(/budgets\.all.*gallerist\.config\.yaml:3/);
    expect(stdout).toMatch(/budgets\.org.*org\.yaml:3/);
  });

  it('have the shape of those of a manifest', () => {
    const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
    expect(schemaOf('config').$defs.Budget).toEqual(schemaOf('manifest').$defs.Budget);
  });
});

describe('usedShare of a configuration', () => {
  it('says what the range takes', async () => {
    const cwd = folderOf({ 'gallerist.config.yaml': 'usedShare: { low: 0.1, likely: 0.3, high: 1 }\n' });
    // 1.00 is known; of the 0.50 of the data disk 0.05, 0.15 and all.
    expect((await costOf(cwd)).range?.storageMonthly).toEqual({ low: 1.05, likely: 1.15, high: 1.5 });
    const { stdout } = await call(['cost', 'm', '--today', '2026-01-15'], { cwd });
    expect(stdout).toContain('Likely 1.15, between 1.05 and 1.50 USD a month: 1 line has no used size\n');
    expect((await call(['config', 'show'], { cwd })).stdout).toMatch(/usedShare.*gallerist\.config\.yaml:1/);
  });

  it.each<[string, string]>([
    ['{ low: 0.5, likely: 0.3, high: 1 }', 'gallerist.config.yaml:1:19 low is 0.5, more than likely, 0.3'],
    ['{ low: 0.1, likely: 0.9, high: 0.8 }', 'gallerist.config.yaml:1:32 likely is 0.9, more than high, 0.8'],
    ['{ low: 0, likely: 0.3, high: 1 }', 'gallerist.config.yaml:1:19'],
    ['{ low: 0.1, likely: 0.3, high: 1.5 }', 'gallerist.config.yaml:1:43'],
    ['{ low: 0.1 }', 'gallerist.config.yaml:1'],
  ])('refuses %s', async (share, what) => {
    const { code, stderr } = await call(['cost', 'm'], { cwd: folderOf({ 'gallerist.config.yaml': `usedShare: ${share}\n` }) });
    expect(code).toBe(2);
    expect(stderr).toContain(what);
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });
});
