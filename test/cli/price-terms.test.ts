import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CostOutput } from '../../src/pricing/cost-output.ts';
import { call, CLEAN, expectDecent, expectRefusal, folderWith } from './call.ts';

// 4 GB of Standard_ZRS in West Europe and in North Europe, 4 GB of egress from the one to the other.
const BUDGET = 'budgets: [{ name: all, monthly: 0.3, currency: EUR }]\n';

async function costOf(cwd: string, ...args: string[]): Promise<CostOutput> {
  const answer = await call(['cost', 'gallery.yaml', '-f', 'json', ...args], { cwd });
  expectDecent(answer, cwd);
  // Our own output, of our own shape.
  return JSON.parse(answer.stdout) as CostOutput;
}

const RATE = ['--currency', 'EUR', '--rate', 'EUR=0.5@2026-01-02'];

describe('a stated rate', () => {
  it('converts prices exactly, and every format says so', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const priced = await costOf(cwd, ...RATE);
    // 2 x 4 GB at 0.05 USD, 4 GB at 0.02 USD; halved.
    expect(priced).toMatchObject({ currency: 'EUR', prices: { rate: { from: 'USD', to: 'EUR', rate: 0.5, asOf: '2026-01-02' } } });
    expect(priced.totals).toMatchObject({ storageMonthly: 0.2, egressOnce: 0.04 });
    for (const format of ['table', 'markdown', 'html']) {
      const { stdout } = await call(['cost', 'gallery.yaml', '-f', format, ...RATE], { cwd });
      expect(stdout.replaceAll(/\s+/g, ' ').replaceAll('&#x3D;', '='), format).toContain('1 USD = 0.5 EUR of 2026-01-02');
    }
    for (const template of ['cost', 'full']) {
      const { stdout } = await call(['report', 'gallery.yaml', '--template', template, '-f', 'text', ...RATE], { cwd });
      expect(stdout, template).toContain('converted at 1 USD = 0.5 EUR of 2026-01-02');
    }
  });

  it('is said by --verbose', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    const { stderr } = await call(['lint', 'gallery.yaml', '--verbose', ...RATE], { cwd });
    expect(stderr).toContain('prices: embedded list prices, converted at 1 USD = 0.5 EUR of 2026-01-02\n');
  });

  it('is nowhere where nothing is converted', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    expect((await costOf(cwd, '--rate', 'EUR=0.5@2026-01-02')).prices).not.toHaveProperty('rate');
    expect((await call(['cost', 'gallery.yaml'], { cwd })).stdout).not.toContain('converted');
  });

  it('may stand in the sheet, in the configuration over that, and in a flag over both', async () => {
    const cwd = folderWith({
      'gallery.yaml': CLEAN,
      'sheet.yaml': `gallerist-prices: 1
name: ours
asOf: 2026-01-01
currency: USD
extends: embedded
rates: [{ to: EUR, rate: 0.25, asOf: 2026-01-03, source: Treasury }]
`,
      'org.yaml': 'rates: [{ from: USD, to: EUR, rate: 0.1, asOf: 2026-01-01 }, { from: GBP, to: EUR, rate: 3, asOf: 2026-01-01 }]\n',
      'ours.config.yaml': 'extends: [org.yaml]\nrates: [{ from: USD, to: EUR, rate: "0.5", asOf: 2026-01-01 }]\ncurrency: EUR\n',
    });
    const sheet = ['--prices', 'sheet.yaml'];
    expect((await costOf(cwd, ...sheet, '--currency', 'eur')).prices.rate).toEqual({
      from: 'USD',
      to: 'EUR',
      rate: 0.25,
      asOf: '2026-01-03',
      source: 'Treasury',
    });
    expect((await costOf(cwd, ...sheet, '--config', 'ours.config.yaml')).prices.rate?.rate).toBe(0.5);
    expect((await costOf(cwd, ...sheet, '--config', 'ours.config.yaml', '--rate', 'eur=0.75@2025-01-01')).prices.rate?.rate).toBe(0.75);
    const { stdout } = await call(['config', 'show', '--config', 'ours.config.yaml', '--rate', 'eur=0.75@2025-01-01'], { cwd });
    expect(stdout.split('\n').filter((line) => line.startsWith('rates'))).toEqual([
      expect.stringMatching(/--rate +eur=0.75@2025-01-01$/),
      expect.stringMatching(/ours.config.yaml:2:11 +from: USD, to: EUR, rate: 0.5, asOf: 2026-01-01$/),
      expect.stringMatching(/org.yaml:1:11 +from: USD, to: EUR, rate: 0.1, asOf: 2026-01-01$/),
      expect.stringMatching(/org.yaml:1:64 +from: GBP, to: EUR, rate: 3, asOf: 2026-01-01$/),
    ]);
  });

  it('brings a budget in another currency to the prices, and the prices to a budget', async () => {
    const cwd = folderWith({ 'gallery.yaml': `${CLEAN}${BUDGET}`, 'usd.yaml': `${CLEAN}${BUDGET.replace('EUR', 'USD')}` });
    const found = async (file: string, ...args: string[]) =>
      (await call(['lint', file, '-f', 'csv', ...args], { cwd })).stdout.split('\r\n').find((line) => line.includes('budget'));
    expect(await found('gallery.yaml')).toContain('no rate is stated: it cannot be judged');
    // 0.40 USD a month.
    expect(await found('gallery.yaml', '--rate', 'EUR=0.5@2026-01-02')).toBeUndefined();
    expect(await found('gallery.yaml', '--rate', 'EUR=0.75@2026-01-02')).toBeUndefined();
    expect(await found('gallery.yaml', '--rate', 'EUR=0.8@2026-01-02')).toContain(
      'storage of 0.32 EUR a month, budget ""all"" allows 0.30 EUR (1 USD = 0.8 EUR of 2026-01-02)',
    );
    expect(await found('usd.yaml', ...RATE)).toContain('storage of 0.20 EUR a month, budget ""all"" allows 0.15 EUR');
  });

  it.each([
    ['EUR', 'is not CODE=RATE@DATE'],
    ['EUR=0.92', 'is not CODE=RATE@DATE'],
    ['EUR=cheap@2026-01-01', '"cheap" is no price'],
    ['EUR=0@2026-01-01', '0 is no rate'],
    ['EUR=1e999@2026-01-01', 'out of bounds'],
    ['EUR=1@2026-02-30', '"2026-02-30" is no date'],
    ['EUR=1@2026-01-16', 'is of a day to come, today is 2026-01-15'],
    ['USD=1@2026-01-01', 'a rate from USD into itself'],
  ])('--rate %s is refused', async (flag, what) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN });
    expectRefusal(await call(['cost', 'gallery.yaml', '--rate', flag], { cwd }), cwd, what, '--rate EUR=0.92@2026-07-01');
  });

  it('of the configuration is refused where it is none', async () => {
    const cwd = folderWith({
      'gallery.yaml': CLEAN,
      'gallerist.config.yaml': 'rates: [{ from: USD, to: EUR, rate: "0.0", asOf: 2026-01-01 }]\n',
    });
    expectRefusal(await call(['cost', 'gallery.yaml'], { cwd }), cwd, '0 is no rate');
  });
});

const sheet = (name: string, more: string) => `gallerist-prices: 1\nname: ${name}\nasOf: 2026-01-01\ncurrency: USD\n${more}`;

describe('a sheet that extends another', () => {
  const FILES = {
    'gallery.yaml': CLEAN,
    'ours.yaml': sheet(
      'ours',
      'extends: shared/base.yaml\nstorage: [{ region: northeurope, storageAccountType: Standard_ZRS, price: 1 }]\n',
    ),
    'shared/base.yaml': sheet('base', 'extends: embedded\nstorage: [{ region: westeurope, storageAccountType: Standard_ZRS, price: 2 }]\n'),
  };

  it('is read with all that is below it', async () => {
    const cwd = folderWith(FILES);
    const priced = await costOf(cwd, '--prices', 'ours.yaml');
    expect(priced.prices).toEqual({ name: 'ours', asOf: '2026-01-01' });
    // 4 GB at 2 and 4 GB at 1; egress from the embedded sheet: 4 GB at 0.02.
    expect(priced.totals).toMatchObject({ storageMonthly: 12, egressOnce: 0.08, complete: true });
  });

  it('is part of what the cache goes by', async () => {
    const cwd = folderWith({ ...FILES, 'gallery.yaml': `${CLEAN}${BUDGET.replace('EUR', 'USD')}` });
    const args = ['lint', 'gallery.yaml', '--cache', '--prices', 'ours.yaml'];
    expect((await call(args, { cwd })).stdout).toContain('storage of 12.00 USD a month');
    writeFileSync(join(cwd, 'shared/base.yaml'), readFileSync(join(cwd, 'shared/base.yaml'), 'utf8').replace('price: 2', 'price: 3'));
    expect((await call(args, { cwd })).stdout).toContain('storage of 16.00 USD a month');
  });

  it.each([
    [
      'a circle',
      { 'shared/base.yaml': sheet('base', 'extends: ../ours.yaml\n') },
      'in a circle: ours.yaml -> shared/base.yaml -> ours.yaml',
    ],
    ['nothing', { 'shared/base.yaml': sheet('base', 'extends: embeded\n') }, 'shared/base.yaml:5:10 "embeded" does not exist'],
    [
      'another currency',
      { 'shared/base.yaml': sheet('base', '').replace('USD', 'EUR') },
      'ours.yaml:5:10 "base" is in EUR and this sheet in USD',
    ],
    ['what is no sheet', { 'shared/base.yaml': 'gallerist: 1\n' }, 'shared/base.yaml:1:1 '],
  ])('is refused where it leads to %s', async (_, files, what) => {
    const cwd = folderWith({ ...FILES, ...files });
    expectRefusal(await call(['cost', 'gallery.yaml', '--prices', 'ours.yaml'], { cwd }), cwd, what);
  });

  it('is refused where it leads to a device that never ends', async () => {
    const cwd = folderWith(FILES);
    rmSync(join(cwd, 'shared/base.yaml'));
    symlinkSync('/dev/zero', join(cwd, 'shared/base.yaml'));
    expectRefusal(await call(['cost', 'gallery.yaml', '--prices', 'ours.yaml'], { cwd }), cwd, '"shared/base.yaml" gives more than ');
  });

  it('extends a saved answer of the Retail Prices API as well', async () => {
    const item = { productName: 'Standard HDD Managed Disks', skuName: 'Snapshots ZRS', meterName: 'ZRS Snapshots' };
    const row = { ...item, retailPrice: 0.5, armRegionName: 'westeurope', unitOfMeasure: '1 GB/Month', type: 'Consumption' };
    const cwd = folderWith({
      'gallery.yaml': CLEAN,
      'ea.yaml': sheet('ea', 'extends: api.json\ndiscount: 0.5\n'),
      'api.json': JSON.stringify({ BillingCurrency: 'USD', Items: [row, { ...row, armRegionName: 'northeurope' }] }),
    });
    expect((await costOf(cwd, '--prices', 'ea.yaml')).totals.storageMonthly).toBe(2);
  });
});

describe('rows that hold on some days', () => {
  const rows = (first: string, second: string) =>
    sheet(
      'dated',
      `storage:
  - { region: westeurope, storageAccountType: Standard_ZRS, price: 1, ${first} }
  - { region: westeurope, storageAccountType: Standard_ZRS, price: 2, ${second} }
`,
    );

  it('are chosen by --today', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, 'dated.yaml': rows('until: 2026-06-30', 'since: 2026-07-01') });
    const priceOn = async (day: string) => (await costOf(cwd, '--prices', 'dated.yaml', '--today', day)).lines[0]?.pricePerGBMonth;
    expect([await priceOn('2026-06-30'), await priceOn('2026-07-01')]).toEqual([1, 2]);
  });

  it('and overlap are refused by the places of both', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, 'dated.yaml': rows('until: 2026-07-01', 'since: 2026-07-01') });
    const what = 'dated.yaml:7:5 a second price of Standard_ZRS in "westeurope" on 2026-07-01, one is expected; see dated.yaml:6:5';
    expectRefusal(await call(['cost', 'gallery.yaml', '--prices', 'dated.yaml'], { cwd }), cwd, what);
  });

  it('are said on the side where none holds', async () => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, 'dated.yaml': rows('until: 2025-06-30', 'since: 2026-07-01') });
    const { stderr } = await call(['cost', 'gallery.yaml', '--prices', 'dated.yaml'], { cwd });
    expect(stderr).toContain('note: no price of Standard_ZRS in "westeurope" holds on 2026-01-15: the next holds from 2026-07-01 on');
  });
});

describe('a saved answer', () => {
  const item = {
    currencyCode: 'USD',
    retailPrice: 0.5,
    armRegionName: 'westeurope',
    productName: 'Standard HDD Managed Disks',
    skuName: 'Snapshots ZRS',
    meterName: 'ZRS Snapshots',
    unitOfMeasure: '1 GB/Month',
    type: 'Consumption',
    isPrimaryMeterRegion: true,
    tierMinimumUnits: 0,
  };
  const north = { ...item, armRegionName: 'northeurope', retailPrice: 0.25 };
  const page = (...items: object[]) => JSON.stringify({ BillingCurrency: 'USD', Items: items, NextPageLink: null });

  // 4 GB at 0.5 and 4 GB at 0.25.
  it.each([
    ['one page', 'api.json', page(item, north)],
    ['a page with a byte order mark', 'api.json', `\uFEFF${page(item, north)}`],
    ['a list of pages', 'api.json', `[${page(item)},${page(north)}]`],
    ['pages one after the other', 'api.json', `${page(item)}${page(north)}`],
    ['indented pages one after the other', 'api.json', `${JSON.stringify(JSON.parse(page(item)), null, 2)}\n${page(north)}\n`],
    ['a page a line', 'api.jsonl', `${page(item)}\n${page(north)}\n`],
    ['rows alone', 'api.json', JSON.stringify([item, north])],
    ['a row a line', 'api.ndjson', `${JSON.stringify(item)}\n\n${JSON.stringify(north)}\r\n`],
    ['brackets and quotes in texts', 'api.json', `${page({ ...item, note: '}{]["\\' })}\n${page(north)}`],
    ['keys of the prototype', 'api.json', page(item, north).replace('{', '{"__proto__":{"polluted":1},"constructor":7,')],
  ])('is read as %s', async (_, name, text) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, [name]: text });
    expect((await costOf(cwd, '--prices', name)).totals.storageMonthly).toBe(3);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    ['garbage', 'garbage', 'api.json:1:1 is no JSON: '],
    ['a cut text', page(item).slice(0, 60), 'api.json:1:61 is no JSON: it ends too early'],
    ['a cut string', page(item).slice(0, 24), 'is no JSON: it ends too early'],
    ['a second page that is cut', `${page(item)}\n${page(north).slice(0, 40)}`, 'api.json:2:41 is no JSON: it ends too early'],
    ['a comma too many', `{"BillingCurrency":"USD","Items":[],}`, 'api.json:1:'],
    ['a page of HTML', '<html><body>Sign in</body></html>', 'api.json:1:1 is no JSON'],
    ['brackets 200,000 deep', '['.repeat(200_000), 'is no JSON: it ends too early'],
    ['closed brackets 200,000 deep', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'api.json'],
    ['a number', '7', 'api.json: the price sheet is 7, expected a map'],
    ['a page and something else', `${page(item)}{"a":1}`, 'api.json: the price sheet is a list'],
    ['Items under the prototype alone', '{"__proto__":{"Items":[]}}', 'api.json'],
    ['a huge price', page({ ...item, retailPrice: 1e300 }), 'api.json at /Items/0/retailPrice: 1e+300 is out of bounds'],
    ['a region that is a number', page({ ...item, armRegionName: 7 }), 'api.json at /Items/0/armRegionName: 7 where a name is expected'],
    ['items as text', '{"BillingCurrency":"USD","Items":"none"}', 'api.json'],
    ['two prices of one day', page(item, { ...item, retailPrice: 1 }), '; see api.json at /Items/0'],
  ])('is refused where it is %s', async (_, text, what) => {
    const cwd = folderWith({ 'gallery.yaml': CLEAN, 'api.json': text });
    expectRefusal(await call(['cost', 'gallery.yaml', '--prices', 'api.json'], { cwd }), cwd, what);
  });
});
