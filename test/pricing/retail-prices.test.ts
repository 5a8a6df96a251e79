import { describe, expect, it } from 'vitest';
import { egressPrice, type PriceSheet, storagePrice } from '../../src/pricing/price-sheet.ts';
import { toNumber } from '../../src/pricing/money.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';

/** A row as the Azure Retail Prices API gives it: Standard HDD snapshots in West Europe. */
const ITEM = {
  currencyCode: 'USD',
  tierMinimumUnits: 0.0,
  retailPrice: 0.05,
  unitPrice: 0.05,
  armRegionName: 'westeurope',
  location: 'EU West',
  effectiveStartDate: '2018-02-01T00:00:00Z',
  meterId: '78dd126f-f855-4670-8038-fd66cf0f43b9',
  meterName: 'LRS Snapshots',
  productId: 'DZH318Z0BP0L',
  skuId: 'DZH318Z0BP0L/01DK',
  productName: 'Standard HDD Managed Disks',
  skuName: 'Snapshots LRS',
  serviceName: 'Storage',
  serviceId: 'DZH317F1HKN0',
  serviceFamily: 'Storage',
  unitOfMeasure: '1 GB/Month',
  type: 'Consumption',
  isPrimaryMeterRegion: true,
  armSkuName: '',
};
const ZRS = { ...ITEM, skuName: 'Snapshots ZRS', meterName: 'ZRS Snapshots', retailPrice: 0.06 };
const PREMIUM = { ...ITEM, productName: 'Premium SSD Managed Disks', retailPrice: 0.145 };
const SSD = { ...ITEM, productName: 'Standard SSD Managed Disks', meterName: 'Snapshots LRS Snapshots', retailPrice: 0.14 };

function page(items: unknown[], more: object = {}): object {
  return {
    BillingCurrency: 'USD',
    CustomerEntityId: 'Default',
    CustomerEntityType: 'Retail',
    Items: items,
    NextPageLink: null,
    Count: items.length,
    ...more,
  };
}

function standard(sheet: PriceSheet, region = 'westeurope'): number | undefined {
  const price = storagePrice(sheet, region, 'Standard_LRS');
  return price && toNumber(price.price);
}

describe('an answer of the Azure Retail Prices API', () => {
  it('is read by the exact names of its meters', () => {
    const sheet = readPriceSheet(page([ITEM, ZRS, PREMIUM, SSD]));
    expect(sheet).toMatchObject({ name: 'azure-retail-prices', asOf: '2018-02-01', currency: 'USD', notes: [] });
    const types = ['Standard_LRS', 'Standard_ZRS', 'Premium_LRS', 'StandardSSD_LRS', 'PremiumV2_LRS'] as const;
    expect(types.map((type) => storagePrice(sheet, 'westeurope', type)?.listPrice).map((price) => price && toNumber(price))).toEqual([
      0.05,
      0.06,
      0.145,
      0.14,
      undefined,
    ]);
    expect(storagePrice(sheet, 'westeurope', 'Standard_LRS')).toMatchObject({
      basis: 'listed',
      skuId: 'DZH318Z0BP0L/01DK',
      meterId: ITEM.meterId,
    });
  });

  // Each of these alone is no price of a gallery's replica.
  it.each<[string, object]>([
    ['the doubled word on Standard HDD', { meterName: 'Snapshots LRS Snapshots' }],
    ['the single word on Standard SSD', { productName: 'Standard SSD Managed Disks' }],
    ['Premium ZRS', { productName: 'Premium SSD Managed Disks', skuName: 'Snapshots ZRS', meterName: 'ZRS Snapshots' }],
    [
      'instant access snapshots',
      { productName: 'Azure Premium SSD v2', skuName: 'Premium LRS', meterName: 'Premium LRS Instant Access Snapshots' },
    ],
    ['a disk', { skuName: 'S4 LRS', meterName: 'S4 LRS Disk' }],
    ['another case', { meterName: 'lrs snapshots' }],
    ['another service', { serviceName: 'Virtual Machines' }],
    ['a reservation', { type: 'Reservation' }],
    ['a secondary meter region', { isPrimaryMeterRegion: false }],
    ['a later tier', { tierMinimumUnits: 1024 }],
    ['another unit', { unitOfMeasure: '1 GB' }],
    ['no region', { armRegionName: '' }],
  ])('passes over %s', (_, change) => {
    const other = { ...ITEM, armRegionName: 'eastus' };
    const sheet = readPriceSheet(page([{ ...ITEM, ...change }, other]));
    expect(standard(sheet)).toBeUndefined();
    expect(standard(sheet, 'eastus')).toBe(0.05);
    expect(sheet.storage.size).toBe(1);
  });

  it('reads several pages as one answer', () => {
    const sheet = readPriceSheet([page([ITEM], { NextPageLink: 'https://prices.azure.com/api/retail/prices?$skip=1000' }), page([ZRS])]);
    expect(sheet.storage.get('westeurope')?.size).toBe(2);
    expect(sheet.notes).toEqual([]);
  });

  it('says when pages are missing', () => {
    const sheet = readPriceSheet(page([ITEM], { NextPageLink: 'https://prices.azure.com/api/retail/prices?$skip=1000' }));
    expect(sheet.notes).toEqual(['the answer of the Azure Retail Prices API has further pages, which are not in the file']);
  });

  it('takes the price that came into force last, but not one of the future', () => {
    const items = [
      { ...ITEM, retailPrice: 0.04, effectiveStartDate: '2016-01-01T00:00:00Z' },
      { ...ITEM, retailPrice: 0.06, effectiveStartDate: '2027-01-01T00:00:00Z' },
      ITEM,
    ];
    expect(standard(readPriceSheet(page(items), { today: '2026-11-21' }))).toBe(0.05);
    expect(readPriceSheet(page(items), { today: '2026-11-21' }).asOf).toBe('2018-02-01');
    // From its first day on.
    expect(standard(readPriceSheet(page(items), { today: '2027-01-01' }))).toBe(0.06);
    expect(standard(readPriceSheet(page(items)))).toBe(0.06);
    expect(standard(readPriceSheet(page(items.toReversed()), { today: '2026-11-21' }))).toBe(0.05);
  });

  it('passes over a price that has ended', () => {
    const ended = { ...ITEM, retailPrice: 0.04, effectiveStartDate: '2019-01-01T00:00:00Z', effectiveEndDate: '2020-01-01T00:00:00Z' };
    expect(standard(readPriceSheet(page([ITEM, ended]), { today: '2026-11-21' }))).toBe(0.05);
  });

  it('stands in for egress with the embedded list prices, and says so', () => {
    const sheet = readPriceSheet(page([ITEM]));
    expect(egressPrice(sheet, 'westeurope', 'northeurope')).toMatchObject({ basis: 'assumed' });
    expect(egressPrice(sheet, 'westeurope', 'westeurope')).toMatchObject({ basis: 'listed' });
  });

  it('has no egress in another currency: there are no rates here', () => {
    const sheet = readPriceSheet(page([{ ...ITEM, currencyCode: 'EUR', retailPrice: 0.0425 }], { BillingCurrency: 'EUR' }));
    expect(sheet.currency).toBe('EUR');
    expect(standard(sheet)).toBe(0.0425);
    expect(egressPrice(sheet, 'westeurope', 'northeurope')).toBeUndefined();
  });

  it('has no price where it has no row', () => {
    expect(standard(readPriceSheet(page([ITEM])), 'northeurope')).toBeUndefined();
  });

  it('takes the same row twice for one', () => {
    expect(standard(readPriceSheet([page([ITEM]), page([ITEM])]))).toBe(0.05);
  });

  it.each<[string, unknown, (string | number)[], string]>([
    ['no snapshots', page([{ ...ITEM, productName: 'Blob Storage' }]), [], 'no price of a managed disk snapshot'],
    ['no items', page([]), [], 'no price of a managed disk snapshot'],
    ['an item that is no map', page([7]), ['Items', 0], '7 where a map is expected'],
    ['a price in words', page([{ ...ITEM, retailPrice: 'free' }]), ['Items', 0, 'retailPrice'], '"free" is no price'],
    ['two currencies of items', page([ITEM, { ...ZRS, currencyCode: 'EUR' }]), ['Items', 1, 'currencyCode'], '"EUR" among prices in USD'],
    [
      'two currencies of pages',
      [page([ITEM]), page([ZRS], { BillingCurrency: 'EUR' })],
      [1, 'BillingCurrency'],
      '"EUR" among prices in USD',
    ],
    ['no currency', page([ITEM], { BillingCurrency: undefined }), ['BillingCurrency'], 'nothing is no currency'],
    [
      'two prices of one day',
      [page([ITEM]), page([{ ...ITEM, retailPrice: 0.06 }])],
      [1, 'Items', 0],
      'a second price of Standard_LRS in "westeurope" from the same day',
    ],
  ])('is refused with %s', (_, value, path, message) => {
    expect(() => readPriceSheet(value)).toThrow(message);
    try {
      readPriceSheet(value);
    } catch (error) {
      expect(error).toMatchObject({ name: 'PriceSheetError', path });
    }
  });

  it('forgives two prices of a day that a later one replaces', () => {
    const later = { ...ITEM, retailPrice: 0.07, effectiveStartDate: '2020-01-01T00:00:00Z' };
    expect(standard(readPriceSheet(page([ITEM, { ...ITEM, retailPrice: 0.06 }, later])))).toBe(0.07);
  });
});
