import { describe, expect, it } from 'vitest';
import type { StorageAccountType } from '../../src/estate/estate.ts';
import { REGIONS } from '../../src/facts/regions.ts';
import { inCurrency } from '../../src/pricing/exchange-rate.ts';
import { formatDecimal, toNumber } from '../../src/pricing/money.ts';
import { PriceSheetError } from '../../src/pricing/price-sheet-error.ts';
import { egressPrice, embeddedPriceSheet, type PriceSheet, storagePrice } from '../../src/pricing/price-sheet.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';

/** `0.05 listed`, or undefined. */
function storage(sheet: PriceSheet, region: string, type: StorageAccountType): string | undefined {
  const price = storagePrice(sheet, region, type);
  return price && `${toNumber(price.price)} ${price.basis}`;
}
function egress(sheet: PriceSheet, source: string, target: string): string | undefined {
  const price = egressPrice(sheet, source, target);
  return price && `${toNumber(price.price)} ${price.basis}`;
}

const SHEET = {
  'gallerist-prices': 1,
  name: 'contoso-ea-2026',
  asOf: '2026-07-25',
  currency: 'EUR',
  storage: [
    { region: 'West Europe', storageAccountType: 'Standard_LRS', price: 0.04 },
    { region: 'northeurope', storageAccountType: 'Standard_LRS', price: '0.0425' },
  ],
  egress: [
    { from: 'Europe', to: 'same', price: 0.01 },
    { from: 'europe', to: 'other', price: 0.03 },
    { region: 'North Europe', to: 'same', price: 0.002 },
    { region: 'chinaeast', price: 0.07 },
  ],
};

describe('the embedded sheet', () => {
  const sheet = embeddedPriceSheet();

  it('says what it is', () => {
    expect(sheet).toMatchObject({ name: 'embedded-list', asOf: '2026-08-01', currency: 'USD', notes: [] });
    expect(sheet.discounts).toEqual([]);
    expect(embeddedPriceSheet()).toBe(sheet);
  });

  // Standard_LRS, Standard_ZRS, Premium_LRS, StandardSSD_LRS, PremiumV2_LRS
  it.each<[string, (string | undefined)[]]>([
    ['eastus', ['0.05 listed', '0.05 listed', '0.132 listed', '0.132 listed', undefined]],
    ['northeurope', ['0.05 listed', '0.05 listed', '0.132 listed', '0.132 listed', undefined]],
    ['West Europe', ['0.05 listed', '0.05 listed', '0.145 listed', '0.145 listed', undefined]],
    ['belgiumcentral', ['0.05 listed', '0.05 listed', '0.145 listed', '0.145 listed', undefined]],
    ['francecentral', ['0.053 listed', '0.053 listed', '0.16 listed', '0.16 listed', undefined]],
    ['swedencentral', ['0.05 listed', '0.05 listed', '0.145 listed', '0.145 listed', undefined]],
    ['westus3', ['0.05 listed', '0.05 assumed', '0.145 assumed', '0.145 assumed', undefined]],
    ['japaneast', ['0.05 assumed', '0.05 assumed', '0.145 assumed', '0.145 assumed', undefined]],
    ['chinaeast', [undefined, undefined, undefined, undefined, undefined]],
    ['usgovvirginia', [undefined, undefined, undefined, undefined, undefined]],
    ['atlantis', [undefined, undefined, undefined, undefined, undefined]],
  ])('storage in %s', (region, expected) => {
    const types: StorageAccountType[] = ['Standard_LRS', 'Standard_ZRS', 'Premium_LRS', 'StandardSSD_LRS', 'PremiumV2_LRS'];
    expect(types.map((type) => storage(sheet, region, type))).toEqual(expected);
  });

  it('knows the meter behind a price', () => {
    expect(storagePrice(sheet, 'westeurope', 'Standard_LRS')?.meterId).toBe('78dd126f-f855-4670-8038-fd66cf0f43b9');
    expect(storagePrice(sheet, 'eastus', 'Standard_LRS')?.meterId).toBeUndefined();
  });

  it.each<[string, string, string | undefined]>([
    ['westeurope', 'westeurope', '0 listed'],
    ['West Europe', 'westeurope', '0 listed'],
    ['westeurope', 'northeurope', '0.02 listed'],
    ['westeurope', 'eastus', '0.05 listed'],
    ['eastus', 'canadacentral', '0.02 listed'],
    ['eastus', 'mexicocentral', '0.02 listed'],
    ['eastus', 'brazilsouth', '0.05 listed'],
    ['brazilsouth', 'chilecentral', '0.16 listed'],
    ['brazilsouth', 'eastus', '0.16 listed'],
    ['japaneast', 'koreacentral', '0.08 listed'],
    ['japaneast', 'westeurope', '0.08 listed'],
    ['australiaeast', 'japaneast', '0.08 listed'],
    ['southafricanorth', 'uaenorth', '0.08 listed'],
    ['uksouth', 'westeurope', '0.02 listed'],
    // From one cloud to another nothing is copied.
    ['westeurope', 'chinaeast', undefined],
    ['usgovvirginia', 'eastus', undefined],
    // No price for these clouds.
    ['chinaeast', 'chinanorth', undefined],
    ['usgovvirginia', 'usgovtexas', undefined],
    ['atlantis', 'westeurope', undefined],
    ['westeurope', 'atlantis', undefined],
    // The continent of the target is not known. From Europe that decides the price, from Asia it does not.
    ['westeurope', 'taiwannorth', undefined],
    ['japaneast', 'taiwannorth', '0.08 listed'],
  ])('egress from %s to %s is %s', (source, target, expected) => {
    expect(egress(sheet, source, target)).toBe(expected);
  });

  it('has a storage price for every region of AzureCloud, and for no other cloud', () => {
    for (const { name, cloud } of REGIONS)
      expect(storagePrice(sheet, name, 'Standard_LRS') !== undefined, name).toBe(cloud === 'AzureCloud');
  });
});

describe('a sheet of our own format', () => {
  const sheet = readPriceSheet(SHEET);

  it('is read', () => {
    expect(sheet).toMatchObject({ name: 'contoso-ea-2026', asOf: '2026-07-25', currency: 'EUR', notes: [] });
    expect(storage(sheet, 'westeurope', 'Standard_LRS')).toBe('0.04 listed');
    expect(storage(sheet, 'northeurope', 'Standard_LRS')).toBe('0.0425 listed');
  });

  it('has no price where it has no row', () => {
    expect(storage(sheet, 'westeurope', 'Standard_ZRS')).toBeUndefined();
    expect(storage(sheet, 'eastus', 'Standard_LRS')).toBeUndefined();
    expect(egress(sheet, 'eastus', 'westeurope')).toBeUndefined();
  });

  it('prefers the row of a source region to the row of its continent', () => {
    expect(egress(sheet, 'westeurope', 'northeurope')).toBe('0.01 listed');
    expect(egress(sheet, 'northeurope', 'westeurope')).toBe('0.002 listed');
  });

  it('takes the continent for what the row of a source region leaves open', () => {
    expect(egress(sheet, 'northeurope', 'eastus')).toBe('0.03 listed');
  });

  it('prices a cloud without continents by its regions', () => {
    expect(egress(sheet, 'chinaeast', 'chinanorth')).toBe('0.07 listed');
    expect(egress(sheet, 'chinaeast', 'westeurope')).toBeUndefined();
  });

  it('falls back where it says so, in every cloud unless it names one', () => {
    const fallback = { storage: [{ storageAccountType: 'Standard_ZRS', price: 0.06 }] };
    const open = readPriceSheet({ ...SHEET, fallback });
    expect(storage(open, 'westeurope', 'Standard_ZRS')).toBe('0.06 assumed');
    expect(storage(open, 'chinaeast', 'Standard_ZRS')).toBe('0.06 assumed');
    expect(storage(open, 'westeurope', 'Premium_LRS')).toBeUndefined();
    const narrow = readPriceSheet({ ...SHEET, fallback: { ...fallback, cloud: 'AzureChinaCloud' } });
    expect(storage(narrow, 'chinaeast', 'Standard_ZRS')).toBe('0.06 assumed');
    expect(storage(narrow, 'westeurope', 'Standard_ZRS')).toBeUndefined();
  });

  it('takes its discount off storage and egress alike, exactly', () => {
    const cheaper = readPriceSheet({
      ...SHEET,
      discount: 0.15,
      fallback: { storage: [{ storageAccountType: 'Premium_LRS', price: 0.145 }] },
    });
    // 0.0425 x 0.85 = 0.036125; 0.01 x 0.85 = 0.0085; 0.145 x 0.85 = 0.12325
    expect(storage(cheaper, 'northeurope', 'Standard_LRS')).toBe('0.036125 listed');
    expect(egress(cheaper, 'westeurope', 'northeurope')).toBe('0.0085 listed');
    expect(storage(cheaper, 'eastus', 'Premium_LRS')).toBe('0.12325 assumed');
    const listPrice = storagePrice(cheaper, 'northeurope', 'Standard_LRS')?.listPrice;
    expect(listPrice && formatDecimal(listPrice)).toBe('0.0425');
  });

  it('notes regions that are not known, and still prices them', () => {
    const row = { region: 'westeuorpe', storageAccountType: 'Standard_LRS', price: 0.05 };
    const odd = readPriceSheet({ ...SHEET, storage: [row, { ...row, region: 'Ruritania' }] });
    expect(odd.notes).toEqual([
      'the price sheet names "westeuorpe", which is no region known here; did you mean "westeurope"',
      'the price sheet names "Ruritania", which is no region known here',
    ]);
    expect(storage(odd, 'ruritania', 'Standard_LRS')).toBe('0.05 listed');
  });

  it('is in its own currency and no other', () => {
    expect(inCurrency(sheet, 'EUR')).toBe(sheet);
    expect(inCurrency(sheet, 'USD')).toBeUndefined();
  });
});

describe('what is wrong with a sheet', () => {
  const row = { region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.05 };

  it.each<[string, unknown, (string | number)[], string]>([
    ['no map', 7, [], '7 where a map is expected'],
    ['nothing', null, [], 'null where a map is expected'],
    ['an empty list', [], [], 'a list where a map is expected'],
    [
      'something else',
      { openapi: '3.0.0' },
      [],
      'neither a price sheet (gallerist-prices: 1) nor an answer of the Azure Retail Prices API',
    ],
    [
      'a later format',
      { ...SHEET, 'gallerist-prices': 2 },
      [],
      'neither a price sheet (gallerist-prices: 1) nor an answer of the Azure Retail Prices API',
    ],
    ['no name', { ...SHEET, name: ' ' }, ['name'], '" " where a name is expected'],
    ['no date', { ...SHEET, asOf: 'July' }, ['asOf'], '"July" is no date, yyyy-MM-dd is expected'],
    ['no currency', { ...SHEET, currency: 'euro' }, ['currency'], '"euro" is no currency, a code such as USD is expected'],
    ['storage as a map', { ...SHEET, storage: {} }, ['storage'], 'a map where a list is expected'],
    ['a row as text', { ...SHEET, storage: ['x'] }, ['storage', 0], '"x" where a map is expected'],
    ['no region', { ...SHEET, storage: [{ ...row, region: undefined }] }, ['storage', 0, 'region'], 'nothing where a name is expected'],
    [
      'an unknown type',
      { ...SHEET, storage: [{ ...row, storageAccountType: 'LRS' }] },
      ['storage', 0, 'storageAccountType'],
      '"LRS" is no storage account type',
    ],
    [
      'a price in words',
      { ...SHEET, storage: [row, { ...row, region: 'eastus', price: 'cheap' }] },
      ['storage', 1, 'price'],
      '"cheap" is no price',
    ],
    [
      'a price below zero',
      { ...SHEET, storage: [{ ...row, price: -0.05 }] },
      ['storage', 0, 'price'],
      '-0.05 is no price, a number from 0 up is expected',
    ],
    ['a price that is no number', { ...SHEET, storage: [{ ...row, price: Number.NaN }] }, ['storage', 0, 'price'], 'NaN is no price'],
    ['no price', { ...SHEET, storage: [{ ...row, price: undefined }] }, ['storage', 0, 'price'], 'nothing is no price'],
    [
      'two prices',
      { ...SHEET, storage: [row, { ...row, region: 'West Europe', price: 0.06 }] },
      ['storage', 1],
      'a second price of Standard_LRS in "West Europe"',
    ],
    ['an unknown continent', { ...SHEET, egress: [{ from: 'Atlantis', price: 1 }] }, ['egress', 0, 'from'], '"Atlantis" is no continent'],
    [
      'an unknown direction',
      { ...SHEET, egress: [{ from: 'Europe', to: 'away', price: 1 }] },
      ['egress', 0, 'to'],
      '"away" is no direction',
    ],
    ['two sources', { ...SHEET, egress: [{ from: 'Europe', region: 'westeurope', price: 1 }] }, ['egress', 0], 'both from and region'],
    ['no source', { ...SHEET, egress: [{ price: 1 }] }, ['egress', 0, 'from'], 'nothing where a name is expected'],
    [
      'two egress prices',
      {
        ...SHEET,
        egress: [
          { from: 'Asia', price: 1 },
          { from: 'Asia', to: 'same', price: 2 },
        ],
      },
      ['egress', 1],
      'a second price of egress from "Asia" to same',
    ],
    ['a discount in percent', { ...SHEET, discount: 15 }, ['discount'], 'a discount of 15, a share from 0 to 1 is expected'],
    ['a discount below zero', { ...SHEET, discount: -0.1 }, ['discount'], '-0.1 is no price'],
    ['an unknown cloud', { ...SHEET, fallback: { cloud: 'Nimbus' } }, ['fallback', 'cloud'], '"Nimbus" is no cloud'],
    ['a fallback twice', { ...SHEET, fallback: { storage: [row, row] } }, ['fallback', 'storage', 1], 'a second price of Standard_LRS'],
  ])('%s', (_, value, path, message) => {
    expect(() => readPriceSheet(value)).toThrow(PriceSheetError);
    try {
      readPriceSheet(value);
    } catch (error) {
      expect(error).toMatchObject({ name: 'PriceSheetError', path });
      expect(String(error)).toContain(message);
    }
  });
});
