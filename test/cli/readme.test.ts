import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/options.ts';
import type { LintOutput } from '../../src/report/lint-json.ts';
import { call, CLEAN, folderWith } from './call.ts';

const README = readFileSync('README.md', 'utf8');

/** What a console block of the README shows: the call, and all that it prints. */
function consoleBlocks(): { words: string[]; output: string }[] {
  return [...README.matchAll(/^```console\n\$ gallerist (.*)\n([^]*?)^```$/gm)].map(([, line = '', output = '']) => ({
    words: line.split(' '),
    output,
  }));
}

it('the five minutes of the README go as it says', async () => {
  const cwd = folderWith({});
  const manifest = join(cwd, 'manifests/gallery.yaml');
  const edit = (from: string, to: string) => {
    const text = readFileSync(manifest, 'utf8');
    expect(text).toContain(from);
    writeFileSync(manifest, text.replace(from, to));
  };
  const [lint, cost] = consoleBlocks();

  expect((await call(['init'], { cwd })).stdout).toContain('wrote gallerist.config.yaml\nwrote manifests/gallery.yaml\n');
  const clean = 'No findings in 1 file: 1 gallery, 1 image, 1 version';
  expect(README).toContain(`gallerist lint                  # ${clean}\n`);
  expect(await call(['lint'], { cwd })).toEqual({ code: 0, stdout: `${clean}\n`, stderr: '' });

  expect(README).toContain('change `virtualMachines: 60` to `120`');
  edit('virtualMachines: 60', 'virtualMachines: 120');
  expect(lint?.words).toEqual(['lint']);
  expect((await call(['lint'], { cwd })).stdout).toBe(lint?.output);

  expect(README).toContain('Raise the count to 7,');
  edit('regionalReplicaCount: 4', 'regionalReplicaCount: 7');
  expect((await call(['lint'], { cwd })).stdout).toBe(`${clean}\n`);
  expect(cost?.words).toEqual(['cost']);
  expect((await call(['cost'], { cwd })).stdout).toBe(cost?.output);
  expect(consoleBlocks()).toHaveLength(2);
});

/** The YAML of the block that holds these words. */
function yamlBlock(words: string): string {
  const blocks = [...README.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => text);
  return blocks.find((text) => text.includes(words)) ?? '';
}

it('the manifest of the README is one, but for the ids that it leaves out', async () => {
  const manifest = yamlBlock('name: payroll-backend').replace(
    '/subscriptions/.../',
    '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/',
  );
  const { stdout } = await call(['lint', '-', '-f', 'json'], { cwd: folderWith({}), stdin: manifest });
  const { findings, summary } = JSON.parse(stdout) as LintOutput;
  expect(findings.filter(({ severity }) => severity === 'error').map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  expect(summary).toMatchObject({ galleries: 1, images: 1, versions: 1 });
});

it('the configuration of the README is one', async () => {
  const config = yamlBlock('failOn: error');
  const cwd = folderWith({
    'gallerist.config.yaml': config,
    'org.gallerist.yaml': 'edition: "2020-10"\n',
    'prices/ea-2026.yaml': 'gallerist-prices: 1\nname: ea\nasOf: 2026-01-01\ncurrency: USD\n',
    'manifests/gallery.yaml': CLEAN,
  });
  expect((await call(['plan'], { cwd })).stdout).toContain('ceil(vms / 50) for VMs, max(1, ceil(instances / 300))');
});

it('the suppressions of the README silence', async () => {
  const comments = yamlBlock('gallerist-disable');
  const lines = CLEAN.replace('    location: westeurope\n', '    location: westeurope\n    environment: production\n');
  const manifest = `${lines.replace(/ +targetRegions: .*\n/, comments)}deployments:\n  - { name: d, image: contosoImages/web/1.0.0, region: northeurope, virtualMachines: 20 }\n`;
  const { stdout } = await call(['lint', '-', '-f', 'json'], { cwd: folderWith({}), stdin: manifest });
  const { findings, summary } = JSON.parse(stdout) as LintOutput;
  expect(summary.suppressed).toBe(2);
  expect(findings.filter(({ ruleId }) => ruleId.startsWith('suppressions/'))).toEqual([]);
});

it('the README names every command', () => {
  for (const { name } of COMMANDS) expect(README).toMatch(new RegExp(`^\\| \`gallerist ${name}[ \`]`, 'm'));
});

it('every flag in the README is one that there is', () => {
  const flags = [...README.matchAll(/`(-{1,2}[a-z-]+)/g)].map(([, flag = '']) => flag);
  expect(flags.length).toBeGreaterThan(10);
  const known = new Set(
    COMMANDS.flatMap(({ options }) => options.flatMap(({ name, alias }) => [`--${name}`, `--no-${name}`, `-${alias ?? name}`])),
  );
  expect(flags.filter((flag) => !known.has(flag))).toEqual([]);
});
