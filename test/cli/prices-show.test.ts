import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import type { PricesOutput } from '../../src/pricing/prices-output.ts';
import { displayWidth } from '../../src/report/display-width.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

const MANIFEST = CLEAN.replace(
  '[westeurope, northeurope]',
  '[westeurope, northeurope, { name: japaneast, storageAccountType: Standard_LRS }, chinaeast]',
);
const SHEET = `gallerist-prices: 1
name: contoso-ea
asOf: 2026-01-02
currency: USD
extends: embedded
source: "=cmd|' /C calc'!A0"
storage:
  - { region: westeurope, storageAccountType: Standard_ZRS, price: 0.04, note: "a <b>note</b> | of *ours*" }
discounts: [{ region: westeurope, discount: 0.1 }]
`;
const FILES = { 'gallery.yaml': MANIFEST, 'ea.yaml': SHEET };

async function show(cwd: string, ...args: string[]) {
  const answer = await call(['prices', 'show', ...args], { cwd });
  expectDecent(answer, cwd);
  expect(answer.code).toBe(0);
  return answer.stdout;
}

async function outputOf(cwd: string, ...args: string[]): Promise<PricesOutput> {
  // Our own output, of our own shape; the schema below proves it.
  return JSON.parse(await show(cwd, '-f', 'json', ...args)) as PricesOutput;
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const isOutput = ajv.compile(JSON.parse(readFileSync('schemas/prices-output.schema.json', 'utf8')));

describe('prices show', () => {
  it('says what is used in each region and for each way, and on what basis', async () => {
    const output = await outputOf(folderWith(FILES));
    expect(
      output.storage.map(({ region, storageAccountType, basis, price, lines }) => [region, storageAccountType, basis, price, lines]),
    ).toEqual([
      ['chinaeast', 'Standard_ZRS', 'missing', null, 1],
      ['japaneast', 'Standard_LRS', 'assumed', 0.05, 1],
      ['northeurope', 'Standard_ZRS', 'listed', 0.05, 1],
      ['westeurope', 'Standard_ZRS', 'listed', 0.05, 1],
    ]);
    expect(output.egress.map(({ from, to, basis, price }) => [from, to, basis, price])).toEqual([
      ['westeurope', 'chinaeast', 'missing', null],
      ['westeurope', 'japaneast', 'listed', 0.05],
      ['westeurope', 'northeurope', 'listed', 0.02],
    ]);
    expect(output.summary).toEqual({ listed: 4, assumed: 1, missing: 2 });
    expect(output.storage[3]).toMatchObject({
      source: 'Answers of the Azure Retail Prices API',
      asOf: '2026-07-15',
      sheet: 'embedded-list',
      overrides: null,
      meter: {
        productName: 'Standard HDD Managed Disks',
        skuName: 'Snapshots ZRS',
        meterName: 'ZRS Snapshots',
        skuId: 'DZH318Z0BP0L/01DL',
        meterId: '6c0e8a96-2c8e-48c1-b7f3-8e80f89ba34e',
      },
    });
  });

  it('says what is taken off, and what stands in place of what', async () => {
    const output = await outputOf(folderWith(FILES), '--prices', 'ea.yaml');
    expect(output.storage[3]).toMatchObject({
      listPrice: 0.04,
      discount: 0.1,
      price: 0.036,
      sheet: 'contoso-ea',
      asOf: '2026-01-02',
      overrides: { sheet: 'embedded-list', listPrice: 0.05, asOf: '2026-07-15' },
    });
    expect(output.storage[2]).toMatchObject({ sheet: 'embedded-list', discount: 0, overrides: null });
    expect(output.egress[2]).toMatchObject({ listPrice: 0.02, discount: 0.1, price: 0.018 });
  });

  it('agrees with what cost uses', async () => {
    const cwd = folderWith(FILES);
    const flags = ['--prices', 'ea.yaml', '--currency', 'EUR', '--rate', 'EUR=0.9@2026-01-01'];
    const shown = await outputOf(cwd, ...flags);
    // Our own output, of our own shape.
    const cost = JSON.parse((await call(['cost', '-f', 'json', ...flags], { cwd })).stdout) as CostOutput;
    expect(shown.prices).toEqual({ ...cost.prices, currency: 'EUR' });
    for (const line of cost.lines) {
      const storage = shown.storage.find(
        ({ region, storageAccountType: type }) => region === line.region && type === line.storageAccountType,
      );
      expect(storage?.price).toBe(line.pricePerGBMonth);
      const egress = shown.egress.find(({ to }) => to === line.region);
      if (line.region !== 'westeurope') expect(egress?.price).toBe(line.egressPricePerGB);
    }
  });

  it.each([
    [[]],
    [['--prices', 'ea.yaml']],
    [['--all']],
    [['--all', '--prices', 'ea.yaml', '--currency', 'EUR', '--rate', 'EUR=0.9@2026-01-01']],
  ])('obeys its schema: %j', async (flags) => {
    const output = await outputOf(folderWith(FILES), ...flags);
    expect(isOutput(output) ? [] : isOutput.errors).toEqual([]);
    expect(Object.values(output.summary).reduce((sum, count) => sum + count)).toBe(output.storage.length + output.egress.length);
  });

  it('shows the whole sheet without a manifest', async () => {
    const output = await outputOf(folderWith({ 'ea.yaml': SHEET }), '--all', '--prices', 'ea.yaml');
    expect(output.storage.filter(({ region }) => region === null).map(({ basis }) => basis)).toEqual(Array(4).fill('assumed'));
    expect(output.storage.filter(({ region }) => region === 'westeurope')).toHaveLength(4);
    expect(output.egress).toContainEqual(expect.objectContaining({ from: 'Europe', to: 'same', price: 0.02, lines: null }));
  });

  it('is readable in 80 columns, wider with more', async () => {
    const cwd = folderWith(FILES);
    const narrow = await show(cwd, '--prices', 'ea.yaml');
    for (const line of narrow.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80);
    expect(narrow).toMatchInlineSnapshot(`
      "Prices by contoso-ea of 2026-01-02, in USD

      Storage, a GB and month
        Region       Storage type    Price     List   Off  Basis       As of
        chinaeast    Standard_ZRS  unknown  unknown        missing
        japaneast    Standard_LRS     0.05     0.05        assumed     2026-08-01
        northeurope  Standard_ZRS     0.05     0.05        listed      2026-07-25
        westeurope   Standard_ZRS    0.036     0.04  10 %  listed   O  2026-01-02

      Egress, a GB
        From        To             Price     List   Off  Basis    As of
        westeurope  chinaeast    unknown  unknown        missing
        westeurope  japaneast      0.045     0.05  10 %  listed   2026-01-26
        westeurope  northeurope    0.018     0.02  10 %  listed   2026-01-26

      4 listed, 1 assumed, 2 missing
      assumed: the sheet has no row for the place, and another price stands in
      missing: the sheet has no price; amounts are unknown and totals say "at least"
      O: stands in place of a row of the sheet that is extended
      Standard_ZRS: Standard HDD Managed Disks / Snapshots ZRS / ZRS Snapshots
      Standard_LRS: Standard HDD Managed Disks / Snapshots LRS / LRS Snapshots
      "
    `);
    const { stdout } = await call(['prices', 'show'], { cwd, columns: 200 });
    expect(stdout).toContain('DZH318Z0BP0L/01DL 6c0e8a96-2c8e-48c1-b7f3-8e80f89ba34e');
  });

  it('prints Markdown and CSV in which nothing of a sheet does anything', async () => {
    const cwd = folderWith(FILES);
    const markdown = await show(cwd, '-f', 'markdown', '--prices', 'ea.yaml');
    expect(markdown).toContain('| westeurope | Standard_ZRS | 0.036 | 0.04 | 10 % | listed | O | 2026-01-02 |');
    expect(markdown).toContain("=cmd&#124;' /C calc'!A0");
    const rows: Record<string, string>[] = parse((await call(['prices', 'show', '-f', 'csv', '--prices', 'ea.yaml'], { cwd })).stdout, {
      columns: true,
    });
    expect(rows).toHaveLength(7);
    expect(rows[3]).toMatchObject({
      kind: 'storage',
      region: 'westeurope',
      price: '0.036',
      source: "'=cmd|' /C calc'!A0",
      overriddenListPrice: '0.05',
    });
    expect(rows[4]).toMatchObject({ kind: 'egress', region: 'westeurope', to: 'chinaeast', price: '', basis: 'missing' });
  });

  it('obeys nothing that a sheet or an answer says', async () => {
    const evil = '\u001b[31m\u009b2J\r\n\u2028\u202e</script># x';
    const row = {
      region: 'westeurope',
      storageAccountType: 'Standard_ZRS',
      price: 1,
      source: evil,
      note: evil,
      skuId: evil,
      meterId: evil,
    };
    const sheet = { 'gallerist-prices': 1, name: evil, asOf: '2026-01-01', currency: 'USD', storage: [row] };
    const item = { productName: 'Standard HDD Managed Disks', skuName: 'Snapshots ZRS', meterName: 'ZRS Snapshots', type: 'Consumption' };
    const answer = [
      {
        ...item,
        unitOfMeasure: '1 GB/Month',
        currencyCode: 'USD',
        retailPrice: 1,
        armRegionName: 'westeurope',
        skuId: evil,
        meterId: evil,
      },
    ];
    const cwd = folderWith({ ...FILES, 'evil.json': JSON.stringify(sheet), 'answer.json': JSON.stringify(answer) });
    for (const prices of ['evil.json', 'answer.json'])
      for (const format of ['table', 'markdown', 'json']) {
        const { stdout } = await call(['prices', 'show', '--prices', prices, '-f', format], {
          cwd,
          columns: 300,
          isTerminal: format === 'table',
          env: { NO_COLOR: '1' },
        });
        expectDecent({ code: 0, stdout, stderr: '' }, cwd);
        expect(stdout).not.toMatch(/\u2028|\u202e/);
      }
    const imported = await call(['prices', 'import', 'answer.json', '-o', 'imported.yaml'], { cwd });
    expectDecent(imported, cwd);
    const yaml = readFileSync(join(cwd, 'imported.yaml'), 'utf8');
    expectDecent({ code: 0, stdout: yaml, stderr: '' }, cwd);
    expect((await outputOf(cwd, '--prices', 'imported.yaml')).storage[3]?.meter.skuId).toBe(evil);
  });

  it('says what was left out', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN.replace('osType: Linux', 'osType: Linus') });
    expect((await call(['prices', 'show'], { cwd })).stderr).toContain('note: Left out because of errors in the manifest: 1 image');
  });

  it.each([
    [['prices'], 'prices needs a subcommand'],
    [['prices', 'shwo'], 'there is no prices "shwo"'],
    [['prices', 'show', '--estate', 'x'], '--estate is for prices import'],
    [['prices', 'show', 'nothing.yaml'], 'nothing.yaml'],
    [['prices', 'show', '--prices', 'none.yaml'], 'the price sheet "none.yaml" cannot be read'],
    [['prices', 'show', '--currency', 'gallery.yaml'], '--currency "gallery.yaml" is no currency'],
    [['prices', 'show', '--currency', 'EUR'], 'the embedded price sheet is in USD, EUR was asked for'],
  ])('%j is refused', async (args, what) => {
    const cwd = folderWith(FILES);
    expectRefusal(await call(args, { cwd }), cwd, what);
  });

  it('is refused where there is no manifest', async () => {
    const cwd = folderWith({ 'x.yaml': 'a: 1\n' });
    expectRefusal(await call(['prices', 'show'], { cwd }), cwd, 'no manifest found');
  });
});
