import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import { call } from './call.ts';

const MANIFEST = `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: g
    location: westeurope
    tags: { costCenter: FIN-1 }
    images:
      - name: one
        identifier: { publisher: p, offer: o, sku: one }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 30, usedGB: 10 }
            storageAccountType: Standard_ZRS
            targetRegions: [westeurope, northeurope]
      - name: two
        identifier: { publisher: p, offer: o, sku: two }
        osType: Linux
        osState: Generalized
        tags: { COSTCENTER: FIN-2 }
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 30, usedGB: 30 }
            storageAccountType: Standard_ZRS
            targetRegions: [westeurope]
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gallerist-by-'));
  writeFileSync(join(folder, 'm.yaml'), MANIFEST);
});
afterAll(() => rmSync(folder, { recursive: true }));

const cost = (...args: string[]) => call(['cost', 'm.yaml', '--today', '2026-01-15', ...args], { cwd: folder });

/** First cells of the heads of the breakdowns, which are what they are by. */
function headsIn(table: string): string[] {
  return [...table.matchAll(/^ {2}(\S.*?) {2,}Replicas +Stored GB +Monthly +Share/gm)].map(([, head = '']) => head);
}

describe('cost --by', () => {
  it('prints exactly the breakdowns that are asked for, in that order, each once', async () => {
    expect(headsIn((await cost()).stdout)).toEqual(['Image', 'Region', 'Tag "costCenter"']);
    expect(headsIn((await cost('--by', 'environment', '--by', 'region', '--by', 'environment')).stdout)).toEqual(['Environment', 'Region']);
    expect(headsIn((await cost('--by', 'storage-type', '--by=subscription', '--by', 'gallery')).stdout)).toEqual([
      'Storage account type',
      'Subscription',
      'Gallery',
    ]);
  });

  it('knows storageAccountType by both spellings, and a tag in any case', async () => {
    const { stdout } = await cost('--by', 'storageAccountType', '--by', 'storage-type', '--by', 'tag:costcenter', '--by', 'tag:CostCenter');
    expect(headsIn(stdout)).toEqual(['Storage account type', 'Tag "costCenter"']);
    expect(stdout).toMatch(/FIN-2 +1 +30 +1\.50 +60 % +0\.00/);
  });

  it('has a row for every group, however many', async () => {
    const image = MANIFEST.slice(MANIFEST.indexOf('      - name: two'));
    const images = Array.from({ length: 30 }, (_, index) => image.replaceAll('two', `more-${index}`)).join('');
    writeFileSync(join(folder, 'many.yaml'), MANIFEST + images);
    const { stdout } = await call(['cost', 'many.yaml', '--by', 'image', '--quiet'], { cwd: folder });
    expect(stdout.match(/^ {2}g\/\S+ .* %/gm)).toHaveLength(32);
    expect(stdout).not.toContain('others');
  });

  it('says of a tag that nothing has that everything is without it', async () => {
    const { code, stdout } = await cost('--by', 'tag:owner');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Tag "owner" .*\n {2}without the tag +3 +50 +2\.50 +100 % +0\.20\n/);
  });

  it.each<[string, string, string]>([
    ['regoin', 'the cost cannot be split by "regoin"', 'Did you mean "region"?'],
    ['storage-typ', 'the cost cannot be split by "storage-typ"', 'Did you mean "storage-type"?'],
    [
      'nothing',
      'the cost cannot be split by "nothing"',
      'Choose gallery, image, region, storage-type, environment, subscription or tag:NAME.',
    ],
    ['tag', '--by tag names no tag', 'tag:costCenter'],
    ['tag:', '--by tag: names no tag', 'tag:costCenter'],
  ])('refuses %s in two lines', async (by, what, hint) => {
    const { code, stdout, stderr } = await cost('--by', by);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(what);
    expect(lines[1]).toContain(hint);
  });

  it('keeps to them in Markdown and HTML', async () => {
    const markdown = (await cost('--by', 'image', '-f', 'markdown')).stdout;
    expect(markdown).toContain('### By image');
    expect(markdown).not.toContain('### By region');
    const html = (await cost('--by', 'image', '-f', 'html')).stdout;
    expect(html).toContain('<caption>By image</caption>');
    expect(html).not.toContain('<caption>By region</caption>');
  });

  it('has a row a group in CSV, and every group in JSON all the same', async () => {
    const { stdout } = await cost('--by', 'region', '--by', 'tag:owner', '-f', 'csv');
    const rows = parse(stdout, { columns: true }) as Record<string, string>[];
    expect(
      rows.map(({ by, region, tag, value, storageMonthly, listedMonthly }) => [by, region, tag, value, storageMonthly, listedMonthly]),
    ).toEqual([
      ['region', 'northeurope', '', '', '0.5', '0.5'],
      ['region', 'westeurope', '', '', '2', '2'],
      ['tag', '', 'owner', '', '2.5', '2.5'],
    ]);
    const json = JSON.parse((await cost('--by', 'region', '-f', 'json')).stdout) as CostOutput;
    expect(json.by.image).toHaveLength(2);
  });

  it('is a result, which --quiet does not take', async () => {
    expect(headsIn((await cost('--by', 'region', '--quiet')).stdout)).toEqual(['Region']);
    expect(headsIn((await cost('--quiet')).stdout)).toEqual([]);
  });
});
