import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import type { LintOutput } from '../../src/report/lint-json.ts';
import type { PlanOutput } from '../../src/report/plan-json.ts';
import { call, STACK } from './call.ts';

const SAMPLES = {
  definitions: 'samples/seeds/definitions.yaml',
  scaling: 'samples/seeds/scaling.yaml',
  billing: 'samples/seeds/billing.yaml',
  enterprise: 'samples/enterprise',
  specialized: 'samples/specialized',
} as const;
type Sample = keyof typeof SAMPLES;

function callOn(command: string, sample: Sample, ...args: string[]) {
  return call([command, SAMPLES[sample], '--config', 'samples/gallerist.config.yaml', '--today', '2026-11-21', ...args]);
}

async function jsonOf<T>(command: string, sample: Sample): Promise<T> {
  return JSON.parse((await callOn(command, sample, '-f', 'json')).stdout) as T;
}

const COMMANDS = [
  ['lint', 'txt'],
  ['plan', 'txt'],
  ['cost', 'txt'],
  ['report', 'md'],
] as const;

describe.each(Object.keys(SAMPLES) as Sample[])('the sample %s', (sample) => {
  // After a change that is meant: npx vitest run test/cli/samples.test.ts -u, and read the difference.
  it.each(COMMANDS)('%s prints what is kept', async (command, ending) => {
    const { stdout } = await callOn(command, sample);
    await expect(stdout).toMatchFileSnapshot(`golden/${sample}.${command}.${ending}`);
  });

  it('fits a terminal of 80 columns', async () => {
    for (const command of ['lint', 'plan', 'cost'])
      for (const line of (await callOn(command, sample)).stdout.split('\n'))
        if (!line.includes('https://')) expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('the samples of the service’s own documentation', () => {
  it.each(['definitions', 'scaling', 'billing'] as const)('%s is spotless', async (sample) => {
    const { findings } = await jsonOf<LintOutput>('lint', sample);
    expect(findings.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual([]);
    expect((await callOn('lint', sample)).code).toBe(0);
  });

  it('scaling: 120 VMs need 6 replicas, five scale sets of 600 need 5', async () => {
    const { placements, summary } = await jsonOf<PlanOutput>('plan', 'scaling');
    expect(
      placements.map(({ image, region, needed, configured, limit, status, because }) => ({
        image,
        region,
        needed,
        configured,
        limit,
        status,
        because,
      })),
    ).toEqual([
      {
        image: 'virtual-machines',
        region: 'westeurope',
        needed: 6,
        configured: 7,
        limit: 10,
        status: 'ok',
        because: ['120 VMs: ceil(120 / 20) = 6'],
      },
      {
        image: 'scale-sets',
        region: 'westeurope',
        needed: 5,
        configured: 6,
        limit: 10,
        status: 'ok',
        because: ['5 scale sets of 600: 5 x ceil(600 / 600) = 5'],
      },
    ]);
    expect(summary).toEqual({ placements: 2, short: 0, infeasible: 0, bare: 0, idle: 0, ok: 2, unreplicated: 0 });
  });

  it('billing: 6 snapshots, 60 GB, 20 GB of egress', async () => {
    // 10 GB used on the OS disk, 0 GB on the data disk; 3 regions x 2 replicas = 6 snapshots of 10 GB.
    // Storage a month: 20 GB x 0.05 in West Europe, 20 GB x 0.05 in North Europe, 20 GB x 0.053 in France Central
    //   = 1.00 + 1.00 + 1.06 = 3.06 USD.
    // Egress once: 10 GB to each of two other regions at 0.02 = 0.40 USD; the second replica of a region costs none.
    const { currency, lines, totals } = await jsonOf<CostOutput>('cost', 'billing');
    expect(currency).toBe('USD');
    expect(
      lines.map((line) => [
        line.region,
        line.replicas,
        line.storedGB,
        line.pricePerGBMonth,
        line.storageMonthly,
        line.egressGB,
        line.egressOnce,
      ]),
    ).toEqual([
      ['westeurope', 2, 20, 0.05, 1, 0, 0],
      ['northeurope', 2, 20, 0.05, 1, 10, 0.2],
      ['francecentral', 2, 20, 0.053, 1.06, 10, 0.2],
    ]);
    expect(totals).toEqual({
      snapshots: 6,
      storedGB: 60,
      storageMonthly: 3.06,
      egressGB: 20,
      egressOnce: 0.4,
      complete: true,
      listed: { lines: 3, storedGB: 60, storageMonthly: 3.06, egressGB: 20, egressOnce: 0.4 },
      assumed: { lines: 0, storedGB: 0, storageMonthly: 0, egressGB: 0, egressOnce: 0 },
      missing: { lines: 0, linesWithoutSize: 0, storedGB: 0, egressGB: 0 },
    });
  });

  it('definitions: three images, of which no two share publisher, offer and SKU', async () => {
    const { summary } = await jsonOf<LintOutput>('lint', 'definitions');
    expect(summary).toMatchObject({ galleries: 1, images: 3, versions: 3 });
  });
});

/** `file:line severity rule`, in the order of the report. */
async function foundIn(sample: Sample): Promise<string[]> {
  const { findings } = await jsonOf<LintOutput>('lint', sample);
  return findings.map(({ file, line, severity, ruleId }) => `${file.replace(/^.*\//, '')}:${line} ${severity} ${ruleId}`);
}

const ENTERPRISE = [
  'deployments.yaml:28 info versions/deployment-uses-latest',
  'deployments.yaml:37 info versions/deployment-uses-latest',
  'deployments.yaml:55 error deployments/region-not-replicated', // canadacentral
  'deployments.yaml:59 error cost/budget-exceeded', // 25 USD, and reporting alone is 204.80
  'development.yaml:19 warning versions/leading-zero',
  'development.yaml:34 error naming/gallery-name',
  'development.yaml:40 error schema/enum', // Linus
  'production-americas.yaml:26 error scaling/infeasible', // 13 replicas, 10 are allowed
  'production-americas.yaml:26 warning limits/headroom',
  'production-americas.yaml:27 info cost/price-assumed',
  'production-americas.yaml:27 warning availability/lrs-in-production',
  'production-americas.yaml:28 info cost/price-assumed',
  'production-americas.yaml:28 info cost/idle-region',
  'production-europe.yaml:45 warning limits/headroom', // 8 of 10
  'production-europe.yaml:47 info cost/idle-region',
  'production-europe.yaml:60 warning cost/superseded-version-spread',
  'production-europe.yaml:66 warning scaling/too-few-replicas', // 4, 6 are needed
  'production-europe.yaml:70 error uniqueness/identifier',
  'production-europe.yaml:76 info availability/default-storage-type',
  'production-europe.yaml:77 error replication/source-location', // swedencentral
  'production-europe.yaml:78 warning cost/used-size-missing',
  'production-europe.yaml:78 error limits/disk-size', // 2,048 GB
  'production-europe.yaml:80 warning availability/lrs-in-production',
  'production-europe.yaml:81 info cost/idle-region',
  'production-europe.yaml:81 info cost/price-assumed',
  'production-europe.yaml:81 error availability/zrs-unsupported', // ukwest
  'production-europe.yaml:82 info cost/idle-region',
  'production-europe.yaml:82 error replication/unknown-region', // westeurpoe
];
const SPECIALIZED = [
  'training-lab.yaml:17 warning specialized/shared-accounts', // granted outside
  'training-lab.yaml:20 info access/image-grant',
  'training-lab.yaml:41 warning specialized/computer-name', // 20 clones of one name
  'training-lab.yaml:42 error specialized/os-profile',
  'training-lab.yaml:45 warning specialized/secrets',
];

describe('the enterprise estate', () => {
  it('is forecast as is kept', async () => {
    const { stdout, code } = await callOn('forecast', 'enterprise');
    await expect(stdout).toMatchFileSnapshot('golden/enterprise.forecast.txt');
    for (const line of stdout.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    // As with plan and cost, findings decide over the exit code.
    expect(code).toBe(1);
  });

  it('has the faults it was given, and those alone', async () => {
    expect(await foundIn('enterprise')).toEqual(ENTERPRISE);
    expect((await callOn('lint', 'enterprise')).code).toBe(1);
  });

  it('has the placements that its deployments ask for', async () => {
    const { placements, summary } = await jsonOf<PlanOutput>('plan', 'enterprise');
    const wanted = placements.filter(({ needed }) => needed > 0);
    expect(
      wanted.map(
        ({ image, version, region, needed, configured, status }) => `${image} ${version} ${region} ${needed}/${configured} ${status}`,
      ),
    ).toEqual([
      'trading-node 7.1.0 eastus 13/10 infeasible', // 260 VMs: 13 x 20
      'trading-node 7.1.0 westus3 3/4 ok', // 60 VMs
      'payroll-backend 1.4.0 westeurope 6/8 ok', // 120 VMs
      'payroll-backend 1.4.0 northeurope 2/3 ok', // 40 VMs
      'payroll-frontend 2026.10.0 westeurope 6/4 short', // 30 VMs: 2; 2 sets of 600: 2; a set of 1,000: 2
      'payroll-frontend 2026.10.0 northeurope 1/2 ok', // a set of 400
      'trading-node 7.1.0 canadacentral 1/0 unreplicated', // 10 VMs; what no target region serves comes last
    ]);
    expect(summary).toEqual({ placements: 17, short: 1, infeasible: 1, bare: 0, idle: 10, ok: 4, unreplicated: 1 });
  });

  it('costs at least what can be priced', async () => {
    // USD a month: 2 x 22 GB in Sweden x 0.05 = 2.20; 90 x 0.05 + 36 x 0.145 + 18 x 0.05 = 10.62 in the Americas;
    // backend (18 + 184 + 69) x 0.05 + 46 x 0.053 = 15.988; frontend (34 + 34 + 140 + 70) x 0.05 = 13.90;
    // reporting 2 x 2,048 x 0.05 = 204.80, its third region has no price. Together 247.508.
    // Once: 9 x 0.02 + 9 x 0.05 = 0.63; 2 x 23 x 0.02 = 0.92; (34 + 35) x 0.02 = 1.38; 2,048 x 0.02 = 40.96. Together 43.89.
    const { totals, by } = await jsonOf<CostOutput>('cost', 'enterprise');
    expect(totals).toMatchObject({ snapshots: 43, storageMonthly: 247.508, egressOnce: 43.89, complete: false });
    expect(by.gallery).toHaveLength(3);
  });
});

describe('the specialized training lab', () => {
  it('makes its three mistakes on Monday, and none on Tuesday', async () => {
    expect(await foundIn('specialized')).toEqual(SPECIALIZED);
  });

  it('is sized by the busier of its two days, not by their sum', async () => {
    const { placements } = await jsonOf<PlanOutput>('plan', 'specialized');
    // 20 VMs on Monday are 1, 24 on Tuesday are 2; together they would be 3.
    expect(placements).toMatchObject([
      { region: 'northeurope', needed: 2, configured: 3, status: 'ok', demand: { window: 'tuesday', virtualMachines: 24 } },
    ]);
  });

  it('costs 6.90 USD a month', async () => {
    // 46 GB x 3 replicas x 0.05, in the source region alone.
    expect((await jsonOf<CostOutput>('cost', 'specialized')).totals).toMatchObject({ storageMonthly: 6.9, egressGB: 0, egressOnce: 0 });
  });
});

describe('npm start', () => {
  it('runs the main job on the samples, leaves its reports and says where', { timeout: 60_000 }, () => {
    const reports = ['full.html', 'replication.md', 'cost.md', 'findings.txt'];
    rmSync('gallerist-reports', { recursive: true, force: true });
    const { status, stdout, stderr } = spawnSync(process.execPath, ['build/start.mjs'], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stderr).not.toMatch(STACK);
    for (const command of ['lint', 'plan', 'cost', 'forecast', 'optimize', 'report'])
      expect(stdout).toContain(`$ gallerist ${command} samples`);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      'Reports: gallerist-reports/full.html (open it in a browser), replication.md, cost.md, findings.txt, cost.xlsx (a workbook), cost-focus.csv',
    );
    for (const name of reports) expect(statSync(`gallerist-reports/${name}`).size).toBeGreaterThan(1000);
    expect(readFileSync('gallerist-reports/full.html', 'utf8')).toMatch(/^<!doctype html>/i);
  });
});
