import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StorageAccountType } from '../../src/estate/estate.ts';
import { REGIONS } from '../../src/facts/regions.ts';
import { METERS } from '../../src/pricing/meters.ts';
import { formatDecimal } from '../../src/pricing/money.ts';
import { egressPrice, type Price, type PriceSheet, storagePrice } from '../../src/pricing/price-sheet.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { validatePriceSheet } from '../../src/pricing/validate-price-sheet.ts';
import { writePriceSheet } from '../../src/pricing/write-price-sheet.ts';
import { readSources } from '../../src/source/read-source.ts';

const TODAY = '2026-08-01';

async function readBack(yaml: string): Promise<PriceSheet> {
  const [source] = await readSources([{ path: 'sheet.yaml', text: yaml }]);
  expect(source?.findings).toEqual([]);
  const value = source?.documents[0]?.value;
  expect(validatePriceSheet(value).problems).toEqual([]);
  return readPriceSheet(value, { today: TODAY });
}

/** All that is said of a price, but where the sheet got its name. */
function facts(price: Price | undefined): unknown {
  if (price === undefined) return undefined;
  const { basis, skuId, meterId, row } = price;
  return {
    amounts: [price.price, price.listPrice, price.discount].map((amount) => formatDecimal(amount)),
    basis,
    skuId,
    meterId,
    since: row?.since,
    until: row?.until,
    asOf: row?.asOf,
  };
}

const TYPES: readonly StorageAccountType[] = METERS.map(({ storageAccountType }) => storageAccountType);

function expectSamePrices(a: PriceSheet, b: PriceSheet, regions: readonly string[]): void {
  for (const region of regions) {
    for (const type of TYPES)
      expect(facts(storagePrice(a, region, type)), `${type} in ${region}`).toEqual(facts(storagePrice(b, region, type)));
    for (const to of regions) expect(facts(egressPrice(a, region, to)), `${region} to ${to}`).toEqual(facts(egressPrice(b, region, to)));
  }
}

const name = fc.constantFrom(...REGIONS.filter(({ cloud }) => cloud === 'AzureCloud').map((region) => region.name));
const day = fc.constantFrom('2016-01-01', '2018-02-01', '2026-07-31', '2026-08-01', '2026-08-02', '2027-01-01');
const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom('null', '1', '- a', '{', '# x'),
);

const item = fc
  .record({
    region: fc.oneof({ weight: 9, arbitrary: name }, { weight: 1, arbitrary: fc.constantFrom('null', 'true', 'atlantis', 'x: y', '"') }),
    meter: fc.constantFrom(...METERS),
    price: fc.oneof(
      fc.constantFrom(0, 0.05, 1e-7, 0.1 + 0.2, 123456789.123, 5e-8),
      fc.double({ min: 0, max: 1000, noNaN: true }).map((value) => Number(value.toFixed(8))),
    ),
    start: day,
    end: fc.option(day, { nil: undefined }),
    skuId: fc.option(text, { nil: undefined }),
    meterId: fc.option(text, { nil: undefined }),
  })
  .map(({ region, meter, price, start, end, skuId, meterId }) => ({
    key: `${region} ${meter.storageAccountType} ${start}`,
    row: {
      currencyCode: 'USD',
      tierMinimumUnits: 0,
      retailPrice: price,
      armRegionName: region,
      productName: meter.productName,
      skuName: meter.skuName,
      meterName: meter.meterName,
      unitOfMeasure: '1 GB/Month',
      type: 'Consumption',
      isPrimaryMeterRegion: true,
      effectiveStartDate: `${start}T00:00:00Z`,
      ...(end === undefined ? {} : { effectiveEndDate: `${end}T00:00:00Z` }),
      ...(skuId === undefined ? {} : { skuId }),
      ...(meterId === undefined ? {} : { meterId }),
    },
  }));

/** A row that holds on the day, so that there is a sheet. */
const CERTAIN = JSON.parse(readFileSync('test/fixtures/retail-prices/westeurope.json', 'utf8')).Items[0];

describe('a sheet that is written', () => {
  it('reads back to the same prices, whatever the answer', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(item, { selector: ({ key }) => key, maxLength: 12 }),
        fc.constantFrom('USD', 'JPY'),
        async (items, currency) => {
          const certain = { ...CERTAIN, currencyCode: currency, armRegionName: 'swedensouth' };
          const rows = items.filter(({ key }) => !key.startsWith('swedensouth ')).map(({ row }) => ({ ...row, currencyCode: currency }));
          const sheet = readPriceSheet({ BillingCurrency: currency, Items: [certain, ...rows] }, { today: TODAY });
          const back = await readBack(writePriceSheet(sheet, { comments: ['from a test'] }));
          expect(back).toMatchObject({ name: sheet.name, asOf: sheet.asOf, currency, notes: expect.any(Array) });
          expect([...back.storage.keys()].toSorted()).toEqual([...sheet.storage.keys()].toSorted());
          expectSamePrices(back, sheet, [
            'swedensouth',
            'westeurope',
            'eastus',
            ...new Set(rows.map(({ armRegionName }) => armRegionName)),
          ]);
        },
      ),
      { numRuns: 200 },
    );
  }, 30_000);

  it('is the same whatever the order of the answer', () => {
    const pages = ['northeurope', 'westeurope', 'francecentral'].map((region) =>
      JSON.parse(readFileSync(`test/fixtures/retail-prices/${region}.json`, 'utf8')),
    );
    const write = (value: unknown) => writePriceSheet(readPriceSheet(value, { today: TODAY }), { comments: [] });
    expect(write(pages.toReversed())).toBe(write(pages));
  });

  it('holds the regions that are wanted, and egress of their continents', async () => {
    const pages = ['northeurope', 'westeurope'].map((region) =>
      JSON.parse(readFileSync(`test/fixtures/retail-prices/${region}.json`, 'utf8')),
    );
    const sheet = readPriceSheet(pages, { today: TODAY });
    const yaml = writePriceSheet(sheet, { regions: new Set(['westeurope', 'japaneast']), comments: [] });
    const back = await readBack(yaml);
    expect([...back.storage.keys()]).toEqual(['westeurope']);
    expect([...back.fallbackEgress.keys()]).toEqual(['Europe', 'Asia']);
    expect(yaml).not.toContain('northeurope');
  });
});
