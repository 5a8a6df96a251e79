import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../rules/index.ts';
import { analyze, type Analysis } from '../../../src/engine/analyze.ts';
import { decimalOf, formatDecimal, type Decimal, Sum } from '../../../src/pricing/money.ts';
import { readPriceSheet } from '../../../src/pricing/read-price-sheet.ts';
import { FOCUS_COLUMNS } from '../../../src/report/focus-columns.ts';
import { focusCsv, focusNote } from '../../../src/report/focus-csv.ts';
import { call, CLEAN, folderWith } from '../../cli/call.ts';
import { analysisOf, analysisOfText, manyVersions, PRICES } from '../analysis-of.ts';
import { estate, manifestOf } from '../arbitrary-estate.ts';
import { focusFaults } from './focus-validator.ts';
import { HOSTILE, UNSEEN } from './hostile.ts';
import { readCsv } from './read-back.ts';

type Row = Record<string, string>;

function rowsOf(csv: string): Row[] {
  const [head = [], ...rows] = readCsv(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

function sampleOf(path: string, today = '2026-01-15'): Promise<Analysis> {
  return analyze([{ path: 'sample.yaml', text: readFileSync(path) }], RULES, { today });
}

function sumOf(rows: readonly Row[], name: string): string {
  const sum = new Sum();
  for (const row of rows) sum.add(decimalOf(row[name] ?? ''));
  return plain(sum.value);
}

const plain = (value: Decimal) => formatDecimal(value, 9);

describe('FOCUS', () => {
  it.each(['samples/seeds/billing.yaml', 'samples/seeds/scaling.yaml', 'samples/enterprise/production-europe.yaml'])(
    'obeys the specification with %s',
    async (path) => {
      expect(focusFaults(focusCsv(await sampleOf(path)))).toEqual([]);
    },
  );

  it('obeys it with whatever names, tags and sizes a manifest has', async () => {
    await fc.assert(
      fc.asyncProperty(estate, async (versions) => {
        const analysis = await analysisOfText(manifestOf(versions));
        const csv = focusCsv(analysis);
        expect(focusFaults(csv)).toEqual([]);
        const rows = rowsOf(csv);
        const { totals } = analysis.cost();
        const storage = rows.filter((row) => row['ServiceName'] === 'Storage');
        const egress = rows.filter((row) => row['ServiceName'] === 'Bandwidth');
        expect(rows).toHaveLength(storage.length + egress.length);
        for (const cost of ['BilledCost', 'EffectiveCost', 'ContractedCost', 'ListCost']) {
          expect(sumOf(storage, cost), cost).toBe(plain(totals.storageMonthly));
          expect(sumOf(egress, cost), cost).toBe(plain(totals.egressOnce));
        }
      }),
      { numRuns: 40 },
    );
    for (const file of ['payroll.yaml', 'training.yaml', 'hostile.yaml'] as const)
      expect(focusFaults(focusCsv(await analysisOf(file))), file).toEqual([]);
  }, 60_000);

  it('has the example of the billing page, to the cent', async () => {
    const rows = rowsOf(focusCsv(await sampleOf('samples/seeds/billing.yaml')));
    expect(
      rows.map(({ ServiceName, RegionId, PricingQuantity, PricingUnit, ListUnitPrice, BilledCost }) => [
        ServiceName,
        RegionId,
        PricingQuantity,
        PricingUnit,
        ListUnitPrice,
        BilledCost,
      ]),
    ).toEqual([
      ['Storage', 'westeurope', '20', 'GB/Month', '0.05', '1'],
      ['Storage', 'northeurope', '20', 'GB/Month', '0.05', '1'],
      ['Bandwidth', 'westeurope', '10', 'GB', '0.02', '0.2'],
      ['Storage', 'francecentral', '20', 'GB/Month', '0.053', '1.06'],
      ['Bandwidth', 'westeurope', '10', 'GB', '0.02', '0.2'],
    ]);
    expect(rows[0]).toMatchObject({
      BillingPeriodStart: '2026-01-01T00:00:00Z',
      BillingPeriodEnd: '2026-02-01T00:00:00Z',
      ChargeFrequency: 'Usage-Based',
      ResourceId:
        '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/billingGallery/images/payroll/versions/1.0.0',
      SubAccountId: '/subscriptions/11111111-2222-3333-4444-555555555555',
      Tags: '{"costCenter":"FIN-042"}',
      x_IsEstimate: 'true',
      x_PriceBasis: 'listed',
      x_UsedSizeAssumed: 'false',
    });
    expect(rows[2]).toMatchObject({ ChargeFrequency: 'One-Time', x_TargetRegionId: 'northeurope', x_IsSkuPlaceholder: 'true' });
  });

  it('keeps list prices apart from what is paid', async () => {
    const sheet = { 'gallerist-prices': 1, name: 'ea', asOf: '2026-01-01', currency: 'USD', discount: 0.15 };
    const prices = readPriceSheet({
      ...sheet,
      storage: [{ region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.053 }],
      egress: [{ from: 'Europe', price: 0.02 }],
    });
    const analysis = await analysisOfText(manyVersions(1).replace('northeurope', 'francecentral'), { prices });
    const csv = focusCsv(analysis);
    expect(focusFaults(csv)).toEqual([]);
    expect(rowsOf(csv)[0]).toMatchObject({
      PricingQuantity: '0.125',
      ListUnitPrice: '0.053',
      ListCost: '0.006625',
      ContractedUnitPrice: '0.04505',
      ContractedCost: '0.00563125',
      BilledCost: '0.00563125',
      EffectiveCost: '0.00563125',
    });
  });

  it('has no row for a cost that is not known, and says how many there are', async () => {
    const target = '[{ name: brazilsouth, storageAccountType: PremiumV2_LRS }, northeurope]';
    const analysis = await analysisOfText(manyVersions(2).replaceAll('[westeurope, northeurope]', target));
    const rows = rowsOf(focusCsv(analysis));
    expect(rows.filter((row) => row['x_TargetRegionId'] === 'brazilsouth' && row['ServiceName'] === 'Storage')).toEqual([]);
    expect(focusNote(analysis)).toBe('2 charges without a price or a size are in no row; "gallerist cost" shows them\n');
    expect(focusNote(await analysisOfText(manyVersions(2)))).toBe('');
  });

  it('says so on the side, unless it is to be quiet', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN.replace('Standard_ZRS', 'PremiumV2_LRS') });
    for (const format of ['focus', 'parquet'] as const) {
      const { stderr } = await call(['cost', '-f', format], { cwd });
      expect(stderr).toContain('2 charges without a price or a size are in no row');
      expect((await call(['cost', '-f', format, '-q'], { cwd })).stderr).toBe('');
    }
  });

  it.each([
    ['2026-12-31', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2028-02-29', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z'],
  ])('is of the month of %s', async (today, start, end) => {
    const [row] = rowsOf(focusCsv(await analysisOfText(manyVersions(1), { today })));
    expect(row).toMatchObject({ BillingPeriodStart: start, BillingPeriodEnd: end, ChargePeriodStart: start, ChargePeriodEnd: end });
  });

  it('says at which rate prices were converted', async () => {
    const cwd = folderWith({ 'a.yaml': CLEAN });
    const { stdout } = await call(['cost', '-f', 'focus', '-q', '--currency', 'EUR', '--rate', 'EUR=0.92@2026-01-02'], { cwd });
    expect(focusFaults(stdout)).toEqual([]);
    expect(rowsOf(stdout)[0]).toMatchObject({
      BillingCurrency: 'EUR',
      PricingCurrency: 'USD',
      ListUnitPrice: '0.046',
      ListCost: '0.184',
      x_ExchangeRate: '0.92',
      x_ExchangeRateDate: '2026-01-02T00:00:00Z',
    });
  });

  it('leaves the resource away that a manifest does not place', async () => {
    const [row] = rowsOf(focusCsv(await analysisOfText(manyVersions(1))));
    expect(row).toMatchObject({
      ResourceId: '',
      ResourceName: '',
      ResourceType: '',
      SubAccountId: '',
      x_GalleryName: 'many',
      x_ImageName: 'image',
    });
  });

  it('keeps tags whole, whatever they say, and lets nobody calculate', async () => {
    const tags = Object.fromEntries(HOSTILE.map((text, index) => [`tag${index}`, text]));
    const manifest = manyVersions(1).replace('    location: westeurope\n', `    location: westeurope\n    tags: ${JSON.stringify(tags)}\n`);
    const csv = focusCsv(await analysisOfText(manifest, { prices: PRICES }));
    expect(csv).not.toMatch(UNSEEN);
    expect(focusFaults(csv)).toEqual([]);
    const rows = rowsOf(csv);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(JSON.parse(row['Tags'] ?? '')).toEqual(tags);
      for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }
  });

  it('has its own columns after those of FOCUS, each group by name', () => {
    const names = FOCUS_COLUMNS.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
  });
});

describe('the validator', () => {
  const good = async () => focusCsv(await sampleOf('samples/seeds/billing.yaml'));

  /** The file with another value in a column of its first row. */
  function withCell(csv: string, column: string, value: string): string {
    const [head = [], first = [], ...rest] = readCsv(csv);
    const changed = first.map((cell, index) => (head[index] === column ? value : cell));
    return csvOf([head, changed, ...rest]);
  }

  const csvOf = (rows: readonly (readonly string[])[]) =>
    rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\r\n`).join('');

  it.each([
    ['BilledCost', '', 'BilledCost is null'],
    ['BilledCost', '1,000.5', 'BilledCost is no Decimal (any): 1,000.5'],
    ['EffectiveCost', '+1', 'EffectiveCost is no Decimal (any): +1'],
    ['ListUnitPrice', '-0.05', 'ListUnitPrice is no Decimal (non-negative): -0.05'],
    ['ListCost', '1.01', 'ListCost is not ListUnitPrice times PricingQuantity'],
    ['ContractedUnitPrice', '0.0500001', 'ContractedCost is not ContractedUnitPrice times PricingQuantity'],
    ['PricingQuantity', '', 'PricingQuantity is null in a charge for usage'],
    ['ConsumedQuantity', '0', 'ConsumedQuantity is not above zero'],
    ['BillingCurrency', 'US$', 'BillingCurrency is no Currency: US$'],
    ['BillingCurrency', 'EUR', 'BillingCurrency has 2 values'],
    ['BillingPeriodStart', '2026-01-01', 'BillingPeriodStart is no Date/Time: 2026-01-01'],
    ['BillingPeriodEnd', '2026-01-01T00:00:00Z', 'BillingPeriodEnd is not after BillingPeriodStart'],
    ['ChargePeriodEnd', '2026-03-01T00:00:00Z', 'the charge period is not within the billing period'],
    ['ChargeCategory', 'Estimate', 'ChargeCategory is no Allowed Values: Estimate'],
    ['ChargeFrequency', 'Monthly', 'ChargeFrequency is no Allowed Values: Monthly'],
    ['ServiceCategory', 'Images', 'ServiceCategory is no Allowed Values: Images'],
    ['ServiceCategory', 'Compute', 'ServiceName Storage has more than one ServiceCategory'],
    ['ServiceSubcategory', 'Snapshots', 'ServiceSubcategory is no Allowed Values: Snapshots'],
    ['PricingUnit', 'GB-Month', 'PricingUnit is no Unit: GB-Month'],
    ['PricingUnit', '1 gb', 'PricingUnit is no Unit: 1 gb'],
    ['SkuId', '', 'SkuId is null in a charge for usage'],
    ['HostProviderName', '', 'HostProviderName is null in a charge for usage'],
    ['Tags', '[1]', 'Tags is no Key-Value: [1]'],
    ['Tags', '{"a":{}}', 'Tags is no Key-Value: {"a":{}}'],
    ['ResourceId', '', 'ResourceName is not null, ResourceId is'],
    ['RegionName', '', 'RegionName is null, RegionId is not'],
  ])('finds %s = %j', async (column, value, fault) => {
    expect(focusFaults(withCell(await good(), column, value)).join('\n')).toContain(fault);
  });

  it('finds what is wrong with the head', async () => {
    const [head = [], ...rows] = readCsv(await good());
    const faultsOf = (names: readonly string[]) => focusFaults(csvOf([names, ...rows]));
    const renamed = (from: string, to: string) => head.map((name) => (name === from ? to : name));
    expect(faultsOf(renamed('ListCost', 'x_ListCost'))).toContain('ListCost is mandatory, and absent');
    expect(faultsOf(renamed('x_IsEstimate', 'IsEstimate'))).toContain('IsEstimate is no column of FOCUS 1.4, and does not begin with x_');
    expect(faultsOf(renamed('Tags', 'RegionId'))).toContain('RegionId is there twice');
    expect(faultsOf(renamed('x_UsedGB', 'AvailabilityZone'))).toContain('AvailabilityZone comes after columns that begin with x_');
    expect(faultsOf(renamed('x_UsedGB', 'x_used_gb'))).toContain('x_used_gb is not in Pascal case');
  });
});
