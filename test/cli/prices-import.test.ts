import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PricesOutput } from '../../src/pricing/prices-output.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

/** westeurope.json holds rows as the service gave them; the rows of the others have the ids and prices of such answers. */
const answer = (region: string) => readFileSync(`test/fixtures/retail-prices/${region}.json`, 'utf8');
const FILES = {
  'gallery.yaml': CLEAN,
  'west.json': answer('westeurope'),
  'north.json': answer('northeurope'),
  'france.json': answer('francecentral'),
};

describe('prices import', () => {
  it('writes a dated sheet for the regions of the manifests, and says what they need beside it', async () => {
    const cwd = folderWith(FILES);
    const { code, stdout, stderr } = await call(['prices', 'import', 'west.json', 'north.json', 'france.json'], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "# Written by "gallerist prices import": prices in force on 2026-01-15, as the Azure Retail Prices API states them.
      gallerist-prices: 1
      name: azure-retail-prices
      asOf: 2019-09-30
      currency: USD
      source: "Azure Retail Prices API"
      storage:
        - { region: northeurope, storageAccountType: Standard_LRS, price: 0.05, since: 2018-02-01, skuId: "DZH318Z0BP0L/01DX", meterId: "5590d778-a6e7-40ec-bc83-c1440ed75c75" }
        - { region: northeurope, storageAccountType: Standard_ZRS, price: 0.05, since: 2018-02-01, skuId: "DZH318Z0BP0L/01DW", meterId: "9c924766-a456-4b6b-858d-792220ff24ec" }
        - { region: northeurope, storageAccountType: Premium_LRS, price: 0.132, since: 2018-02-01, skuId: "DZH318Z0BP04/00PH", meterId: "7808efc0-52f3-4e77-bb1f-c58a0cc853af" }
        - { region: northeurope, storageAccountType: StandardSSD_LRS, price: 0.132, since: 2018-02-01, skuId: "DZH318Z0BP88/00NX", meterId: "eb1e1a6a-58d5-491e-8fcf-83cb555a3dee" }
        - { region: westeurope, storageAccountType: Standard_LRS, price: 0.05, since: 2018-02-01, skuId: "DZH318Z0BP0L/01DK", meterId: "78dd126f-f855-4670-8038-fd66cf0f43b9" }
        - { region: westeurope, storageAccountType: Premium_LRS, price: 0.145, since: 2019-09-30, skuId: "DZH318Z0BP04/00PG", meterId: "3fb306e5-aab3-4ca2-8074-f4ef7d0963b4" }
        - { region: westeurope, storageAccountType: StandardSSD_LRS, price: 0.145, since: 2018-11-01, skuId: "DZH318Z0BP88/00NW", meterId: "c35b9dc8-709f-4897-b789-f6b488ff5b53" }
      # The answer has no egress between regions: list prices that come with gallerist stand in, as an assumption.
      fallback:
        egress:
          - { from: Europe, to: same, price: 0.02, source: "Prices by continent read from the Azure Retail Prices API", asOf: 2026-01-26 }
          - { from: Europe, to: other, price: 0.05, source: "Prices by continent read from the Azure Retail Prices API", asOf: 2026-01-26 }
      "
    `);
    expect(stderr).toMatchInlineSnapshot(`
      "note: the answer has no price of Standard_ZRS in "westeurope", which 1 line needs
      note: the answer has no egress between regions: for 1 pair of regions list prices that come with gallerist are assumed
      "
    `);
  });

  it('prices as the answer does', async () => {
    const cwd = folderWith(FILES);
    const written = await call(['prices', 'import', 'north.json', 'west.json', '-o', 'sheets/azure.yaml'], { cwd });
    expect(written).toMatchObject({ code: 0, stdout: '' });
    expect(written.stderr).toContain('wrote sheets/azure.yaml');
    const pages = `${FILES['west.json']}${FILES['north.json']}`;
    const both = folderWith({ 'gallery.yaml': CLEAN, 'pages.json': pages });
    const shown = async (from: string, sheet: string) =>
      // Our own output, of our own shape.
      JSON.parse((await call(['prices', 'show', '-f', 'json', '--prices', sheet], { cwd: from })).stdout) as PricesOutput;
    const own = await shown(cwd, 'sheets/azure.yaml');
    const saved = await shown(both, 'pages.json');
    expect(own.summary).toEqual({ listed: 1, assumed: 1, missing: 1 });
    for (const [index, { price, basis, meter, since, asOf }] of saved.storage.entries())
      expect(own.storage[index]).toMatchObject({ price, basis, meter, since, asOf });
    expect(own.egress.map(({ price, basis }) => [price, basis])).toEqual(saved.egress.map(({ price, basis }) => [price, basis]));
  });

  it('is as of the day that is named, else of the latest price in it', async () => {
    const cwd = folderWith(FILES);
    const asOf = async (...flags: string[]) =>
      /^asOf: .*$/m.exec((await call(['prices', 'import', 'west.json', ...flags], { cwd })).stdout)?.[0];
    expect(await asOf()).toBe('asOf: 2019-09-30');
    expect(await asOf('--today', '2026-08-14')).toBe('asOf: 2026-08-14');
    // Premium came into force in 2019.
    expect(await asOf('--today', '2019-01-01')).toBe('asOf: 2019-01-01');
    expect((await call(['prices', 'import', 'west.json', '--today', '2019-01-01'], { cwd })).stdout).not.toMatch(
      /Premium_LRS|storageAccountType.*asOf/,
    );
  });

  it('takes all regions with --all, and needs no manifest for that', async () => {
    const { 'gallery.yaml': _, ...answers } = FILES;
    const cwd = folderWith(answers);
    const { code, stdout, stderr } = await call(['prices', 'import', 'west.json', 'france.json', '--all'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.match(/region: \w+/g)).toEqual([...Array(4).fill('region: francecentral'), ...Array(3).fill('region: westeurope')]);
    expect(stdout.match(/from: .*?,/g)).toHaveLength(12);
  });

  it('reads the manifests that are named, whatever price sheet the configuration names', async () => {
    const cwd = folderWith({
      'm/one.yaml': CLEAN.replace(', northeurope', ''),
      'west.json': FILES['west.json'],
      'gallerist.config.yaml': 'prices: not-there-yet.yaml\ncurrency: EUR\ninclude: ["nowhere/*.yaml"]\n',
    });
    const { stdout, stderr } = await call(['prices', 'import', 'west.json', '--estate', 'm'], { cwd });
    expect(stdout).toContain('region: westeurope');
    expect(stderr).toBe('note: the answer has no price of Standard_ZRS in "westeurope", which 1 line needs\n');
  });

  it('keeps egress unknown where the answer is in another currency', async () => {
    const cwd = folderWith({ ...FILES, 'west.json': FILES['west.json'].replaceAll('"USD"', '"EUR"') });
    const { stdout, stderr } = await call(['prices', 'import', 'west.json'], { cwd });
    expect(stdout).toContain('currency: EUR');
    expect(stdout).not.toContain('egress');
    expect(stderr).toContain('no price of egress is known for 1 pair of regions');
  });

  const broken = (change: (page: { Items: Record<string, unknown>[] }) => void) => {
    const page = JSON.parse(FILES['west.json']);
    change(page);
    return JSON.stringify(page);
  };
  it.each([
    ['no file', [], {}, 'prices import needs a file'],
    ['a file that is not there', ['none.json'], {}, 'the price sheet "none.json" cannot be read: it does not exist'],
    ['garbage', ['x.json'], { 'x.json': 'garbage' }, 'x.json:1:1 is no JSON'],
    ['a cut answer', ['x.json'], { 'x.json': FILES['west.json'].slice(0, 400) }, 'is no JSON: it ends too early'],
    ['a sheet of ours', ['x.json'], { 'x.json': '{ "gallerist-prices": 1 }' }, 'x.json is no answer of the Azure Retail Prices API'],
    ['no snapshots', ['x.json'], { 'x.json': '{ "BillingCurrency": "USD", "Items": [] }' }, 'x.json: no price of a managed disk snapshot'],
    [
      'a wrong type',
      ['north.json', 'x.json'],
      { 'x.json': broken(({ Items }) => Object.assign(Items[1] ?? {}, { retailPrice: {} })) },
      'x.json at /Items/1/retailPrice: a map is no price',
    ],
    [
      'two currencies',
      ['north.json', 'x.json'],
      { 'x.json': FILES['west.json'].replaceAll('USD', 'EUR') },
      'x.json at /BillingCurrency: "EUR" among prices in USD',
    ],
    [
      'two prices of a day',
      ['west.json', 'x.json'],
      { 'x.json': broken(({ Items }) => Object.assign(Items[0] ?? {}, { retailPrice: 1 })) },
      'x.json at /Items/0: a second price of Standard_LRS in "westeurope" from the same day, one is expected; see west.json at /Items/0',
    ],
    ['a flag of another subcommand', ['west.json', '--prices', 'x'], {}, '--prices is for prices show'],
  ])('is refused with %s, and writes nothing', async (_, args, files, what) => {
    const cwd = folderWith({ ...FILES, ...files });
    const refused = await call(['prices', 'import', ...args, '-o', 'sheet.yaml'], { cwd });
    expectDecent(refused, cwd);
    expectRefusal(refused, cwd, what);
    expect(existsSync(join(cwd, 'sheet.yaml'))).toBe(false);
  });
});
