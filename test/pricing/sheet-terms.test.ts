import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, decimalOf, formatDecimal, times } from '../../src/pricing/money.ts';
import { inCurrency, withRates } from '../../src/pricing/exchange-rate.ts';
import { PriceSheetError } from '../../src/pricing/price-sheet-error.ts';
import { egressPrice, embeddedPriceSheet, type Price, storagePrice } from '../../src/pricing/price-sheet.ts';
import { readPriceSheet, type ReadPriceSheetOptions } from '../../src/pricing/read-price-sheet.ts';

const HEAD = { 'gallerist-prices': 1, name: 'ours', asOf: '2026-07-01', currency: 'USD' };
const ROW = { region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.1 };
const sheetOf = (content: object, options?: ReadPriceSheetOptions) => readPriceSheet({ ...HEAD, ...content }, options);

/** `0.085 listed`. */
const shown = (price: Price | undefined) => price && `${formatDecimal(price.price).replace(/\.?0+$/, '')} ${price.basis}`;

function refusal(content: object, options?: ReadPriceSheetOptions): { message: string; path: unknown; other: unknown } {
  try {
    sheetOf(content, options);
  } catch (error) {
    if (error instanceof PriceSheetError) return { message: error.message, path: error.path, other: error.other };
    throw error;
  }
  throw new Error('the sheet was read');
}

describe('discounts', () => {
  const content = {
    storage: [
      ROW,
      { ...ROW, storageAccountType: 'Premium_LRS' },
      { ...ROW, region: 'eastus' },
      { ...ROW, region: 'eastus', storageAccountType: 'Premium_LRS' },
      { ...ROW, region: 'northeurope', discount: 0 },
    ],
    egress: [{ from: 'Europe', price: 0.1 }],
    fallback: { storage: [{ storageAccountType: 'Standard_ZRS', price: 0.1 }] },
    discount: 0.1,
    discounts: [
      { region: 'West Europe', discount: 0.4 },
      { storageAccountType: 'Premium_LRS', discount: 0.3 },
      { region: 'westeurope', storageAccountType: 'Premium_LRS', discount: 0.5 },
      { kind: 'egress', discount: 0.2 },
    ],
  };
  const sheet = sheetOf(content);

  // 0.1 a GB less the narrowest share alone: they are never added up.
  it.each([
    ['eastus', 'Standard_LRS', '0.09 listed'],
    ['eastus', 'Premium_LRS', '0.07 listed'],
    ['westeurope', 'Standard_LRS', '0.06 listed'],
    ['westeurope', 'Premium_LRS', '0.05 listed'],
    // The row says its price is net.
    ['northeurope', 'Standard_LRS', '0.1 listed'],
    // The fallback is discounted where it stands in.
    ['westeurope', 'Standard_ZRS', '0.06 assumed'],
    ['eastus', 'Standard_ZRS', '0.09 assumed'],
  ] as const)('of storage in %s as %s', (region, type, expected) => {
    expect(shown(storagePrice(sheet, region, type))).toBe(expected);
  });

  it('of egress: by its kind, and by its source region before that', () => {
    expect(shown(egressPrice(sheet, 'northeurope', 'westeurope'))).toBe('0.08 listed');
    expect(shown(egressPrice(sheet, 'westeurope', 'northeurope'))).toBe('0.06 listed');
  });

  it('say what they take off', () => {
    const price = storagePrice(sheet, 'westeurope', 'Premium_LRS');
    expect(price && [formatDecimal(price.listPrice), formatDecimal(price.discount)]).toEqual(['0.1', '0.5']);
  });

  it('hold on their days', () => {
    const dated = {
      storage: [ROW],
      discounts: [
        { discount: 0.2, until: '2026-06-30' },
        { discount: 0.3, since: '2026-07-01' },
      ],
    };
    expect(shown(storagePrice(sheetOf(dated, { today: '2026-06-30' }), 'westeurope', 'Standard_LRS'))).toBe('0.08 listed');
    expect(shown(storagePrice(sheetOf(dated, { today: '2026-07-01' }), 'westeurope', 'Standard_LRS'))).toBe('0.07 listed');
  });

  it('are never below zero nor above the list price, whatever is narrowed how', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => Number(value.toFixed(4)));
    const regions = ['westeurope', 'northeurope'];
    const scope = fc.record(
      { region: fc.constantFrom(...regions), storageAccountType: fc.constantFrom('Standard_LRS', 'Premium_LRS'), discount: share },
      { requiredKeys: ['discount'] },
    );
    const scopes = fc.uniqueArray(scope, { selector: ({ region, storageAccountType }) => `${region} ${storageAccountType}` });
    fc.assert(
      fc.property(scopes, (discounts) => {
        const priced = sheetOf({ storage: [ROW, { ...ROW, region: 'northeurope' }], discounts });
        for (const region of regions) {
          const price = storagePrice(priced, region, 'Standard_LRS');
          // By the words of the documentation: the region's row for the type, the region's, the type's, everything's.
          const order = [`${region} Standard_LRS`, `${region} undefined`, 'undefined Standard_LRS', 'undefined undefined'];
          const byScope = new Map(discounts.map((each) => [`${each.region} ${each.storageAccountType}`, each.discount]));
          const expected = order.map((key) => byScope.get(key)).find((found) => found !== undefined) ?? 0;
          expect(price && compareDecimals(price.discount, decimalOf(expected))).toBe(0);
          expect(price && compareDecimals(price.price, price.listPrice)).toBeLessThanOrEqual(0);
          expect(price && compareDecimals(price.price, decimalOf(0))).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it.each([
    [{ discounts: [{ discount: 1.2 }] }, 'a discount of 1.2, a share from 0 to 1 is expected', ['discounts', 0, 'discount'], undefined],
    [{ discounts: [{}] }, 'nothing is no price', ['discounts', 0, 'discount'], undefined],
    [
      { discounts: [{ kind: 'egress', storageAccountType: 'Standard_LRS', discount: 0.1 }] },
      'egress by a storage account type',
      ['discounts', 0, 'kind'],
      undefined,
    ],
    [{ discounts: [{ kind: 'disks', discount: 0.1 }] }, '"disks" is no kind of price', ['discounts', 0, 'kind'], undefined],
    [{ discount: 0.1, discounts: [{ discount: 0.2 }] }, 'a second discount off everything', ['discounts', 0], ['discount']],
    [
      {
        discounts: [
          { region: 'westeurope', discount: 0.1 },
          { region: 'West Europe', discount: 0.2 },
        ],
      },
      'a second discount off in "westeurope"',
      ['discounts', 1],
      ['discounts', 0],
    ],
  ])('are refused where they contradict themselves: %j', (terms, message, path, other) => {
    const refused = refusal(terms);
    expect(refused.message).toContain(message);
    expect(refused).toMatchObject({ path, other });
  });
});

describe('effective days', () => {
  const storage = [
    { ...ROW, price: 0.04, until: '2026-06-30' },
    { ...ROW, price: 0.05, since: '2026-07-01', until: '2026-12-31' },
    { ...ROW, price: 0.06, since: '2027-02-01' },
  ];
  const on = (today: string) => sheetOf({ storage }, { today });

  // Both ends are included.
  it.each([
    ['2020-01-01', '0.04 listed'],
    ['2026-06-30', '0.04 listed'],
    ['2026-07-01', '0.05 listed'],
    ['2026-12-31', '0.05 listed'],
    ['2027-01-15', undefined],
    ['2027-02-01', '0.06 listed'],
    ['2040-01-01', '0.06 listed'],
  ])('on %s the price is %s', (today, expected) => {
    expect(shown(storagePrice(on(today), 'westeurope', 'Standard_LRS'))).toBe(expected);
  });

  it('are told where no row holds, and the fallback stands in', () => {
    const sheet = sheetOf(
      { storage, fallback: { storage: [{ storageAccountType: 'Standard_LRS', price: 0.07 }] } },
      { today: '2027-01-15' },
    );
    expect(sheet.notes).toEqual(['no price of Standard_LRS in "westeurope" holds on 2027-01-15: the next holds from 2027-02-01 on']);
    expect(shown(storagePrice(sheet, 'westeurope', 'Standard_LRS'))).toBe('0.07 assumed');
    const ended = sheetOf({ egress: [{ from: 'Europe', to: 'same', price: 1, until: '2025-12-31' }] }, { today: '2026-01-01' });
    expect(ended.notes).toEqual(['no price of egress from "Europe" to same holds on 2026-01-01: the last held until 2025-12-31']);
  });

  it('without a day, the row that begins last counts', () => {
    expect(shown(storagePrice(sheetOf({ storage }), 'westeurope', 'Standard_LRS'))).toBe('0.06 listed');
  });

  it('of egress are judged alike', () => {
    const egress = [
      { from: 'Europe', price: 0.1, until: '2026-06-30' },
      { from: 'Europe', to: 'same', price: 0.2, since: '2026-07-01' },
    ];
    const sheet = sheetOf({ egress }, { today: '2026-07-01' });
    expect(shown(egressPrice(sheet, 'westeurope', 'northeurope'))).toBe('0.2 listed');
    expect(egressPrice(sheet, 'westeurope', 'eastus')).toBeUndefined();
  });

  it.each([
    [
      'overlap',
      [
        { ...ROW, until: '2026-07-01' },
        { ...ROW, since: '2026-07-01' },
      ],
      'a second price of Standard_LRS in "westeurope" on 2026-07-01',
    ],
    [
      'are both without end',
      [
        { ...ROW, since: '2026-01-01' },
        { ...ROW, since: '2026-02-01' },
      ],
      'on 2026-02-01',
    ],
    [
      'stand the other way round',
      [
        { ...ROW, since: '2026-02-01' },
        { ...ROW, until: '2026-02-01' },
      ],
      'on 2026-02-01',
    ],
  ])('rows that %s are an error that names both', (_, rows, message) => {
    const { message: found, path, other } = refusal({ storage: rows }, { today: '2030-01-01' });
    expect(found).toContain(message);
    expect([path, other].toSorted()).toEqual([
      ['storage', 0],
      ['storage', 1],
    ]);
  });

  it.each([
    [{ since: '2026-02-30' }, '"2026-02-30" is no date'],
    [{ since: '2026-03-01', until: '2026-02-01' }, 'since 2026-03-01 is after until 2026-02-01'],
  ])('are refused where they are none: %j', (days, message) => {
    expect(refusal({ storage: [{ ...ROW, ...days }] }).message).toContain(message);
  });
});

describe('a sheet that extends another', () => {
  const today = '2026-08-01';

  it('keeps the rows below with their origin, and puts its own in their place', () => {
    const sheet = sheetOf({ extends: 'embedded', discount: 0.1, storage: [{ ...ROW, price: 0.04, discount: 0 }] }, { today });
    // Not ours, but the discount is.
    const inherited = storagePrice(sheet, 'northeurope', 'Standard_LRS');
    expect(shown(inherited)).toBe('0.045 listed');
    expect(inherited?.row).toMatchObject({ sheet: 'embedded-list', source: 'RADAR', asOf: '2026-07-25' });
    const own = storagePrice(sheet, 'westeurope', 'Standard_LRS');
    expect(shown(own)).toBe('0.04 listed');
    expect(own?.row).toMatchObject({ sheet: 'ours', asOf: '2026-07-01', overrides: { sheet: 'embedded-list', source: 'RADAR' } });
    expect(shown(storagePrice(sheet, 'japaneast', 'Standard_LRS'))).toBe('0.045 assumed');
    expect(storagePrice(sheet, 'chinaeast', 'Standard_LRS')).toBeUndefined();
    expect(shown(egressPrice(sheet, 'westeurope', 'northeurope'))).toBe('0.018 listed');
    expect(sheet).toMatchObject({ name: 'ours', asOf: '2026-07-01', currency: 'USD' });
  });

  it('extends what was read for it, whose narrower discounts stay', () => {
    const base = sheetOf({
      name: 'base',
      storage: [ROW],
      discounts: [
        { region: 'westeurope', discount: 0.5 },
        { kind: 'storage', discount: 0.2 },
      ],
    });
    const sheet = sheetOf(
      { extends: './base.yaml', storage: [{ ...ROW, region: 'eastus' }], discounts: [{ kind: 'storage', discount: 0.3 }] },
      { base },
    );
    expect(shown(storagePrice(sheet, 'westeurope', 'Standard_LRS'))).toBe('0.05 listed');
    expect(shown(storagePrice(sheet, 'eastus', 'Standard_LRS'))).toBe('0.07 listed');
  });

  it('is refused without it, and across currencies', () => {
    expect(refusal({ extends: './base.yaml' })).toMatchObject({
      message: 'the sheet extends "./base.yaml", which was not read',
      path: ['extends'],
    });
    expect(refusal({ extends: 'embedded', currency: 'EUR' })).toMatchObject({
      message: '"embedded-list" is in USD and this sheet in EUR, one currency is expected',
      path: ['extends'],
    });
  });

  it('leaves the embedded sheet as it was', () => {
    const before = shown(storagePrice(embeddedPriceSheet(), 'westeurope', 'Standard_LRS'));
    sheetOf({ extends: 'embedded', storage: [{ ...ROW, price: 9 }], discount: 1 });
    expect(shown(storagePrice(embeddedPriceSheet(), 'westeurope', 'Standard_LRS'))).toBe(before);
  });
});

describe('rates', () => {
  const RATE = { to: 'EUR', rate: '0.9185', asOf: '2026-07-01' };

  it('convert every price exactly, and say so', () => {
    const sheet = sheetOf({ storage: [ROW], egress: [{ from: 'Europe', price: 0.02 }], rates: [RATE], discount: 0.15 });
    const euros = inCurrency(sheet, 'EUR');
    expect(euros?.currency).toBe('EUR');
    expect(euros?.rate).toMatchObject({ from: 'USD', to: 'EUR', asOf: '2026-07-01' });
    // 0.1 x 0.9185 x 0.85; 0.02 x 0.9185 x 0.85
    expect(euros && shown(storagePrice(euros, 'westeurope', 'Standard_LRS'))).toBe('0.0780725 listed');
    expect(euros && shown(egressPrice(euros, 'westeurope', 'northeurope'))).toBe('0.0156145 listed');
    expect(inCurrency(sheet, 'GBP')).toBeUndefined();
  });

  it('of several count by their day, none of a day to come', () => {
    const rates = [RATE, { ...RATE, rate: 0.95, asOf: '2026-09-01' }, { ...RATE, rate: 0.9, asOf: '2026-01-01' }];
    const rateOn = (today: string) => {
      const euros = inCurrency(sheetOf({ storage: [ROW], rates }, { today }), 'EUR');
      return euros?.rate && formatDecimal(euros.rate.rate);
    };
    expect(['2025-01-01', '2026-01-01', '2026-08-31', '2026-09-01'].map(rateOn)).toEqual([undefined, '0.9', '0.9185', '0.95']);
  });

  it('that are stated over the sheet stand in the place of its own, older or not', () => {
    const stated = { from: 'USD', to: 'EUR', rate: decimalOf(2), asOf: '2020-01-01' };
    const rated = withRates(sheetOf({ storage: [ROW], rates: [RATE] }), [stated]);
    expect(inCurrency(rated, 'EUR')?.rate).toEqual(stated);
  });

  it('convert what is overridden too, and nothing twice', () => {
    const sheet = sheetOf({ extends: 'embedded', storage: [ROW], rates: [RATE, { ...RATE, to: 'GBP' }] });
    const euros = inCurrency(sheet, 'EUR');
    const overridden = euros && storagePrice(euros, 'westeurope', 'Standard_LRS')?.row?.overrides;
    expect(overridden && formatDecimal(overridden.listPrice)).toBe(formatDecimal(times(decimalOf(0.05), decimalOf('0.9185'))));
    expect(euros && inCurrency(euros, 'GBP')).toBeUndefined();
  });

  it.each([
    [[{ ...RATE, rate: 0 }], '0 is no rate'],
    [[{ ...RATE, rate: -1 }], '-1 is no price'],
    [[{ ...RATE, rate: '1e400' }], 'is out of bounds'],
    [[{ ...RATE, to: 'USD' }], 'a rate from USD into itself'],
    [[{ ...RATE, asOf: 'July' }], '"July" is no date'],
    [[RATE, RATE], 'a second rate into EUR of 2026-07-01'],
  ])('are refused where they are none: %j', (rates, message) => {
    expect(refusal({ rates }).message).toContain(message);
  });
});

describe('amounts', () => {
  it.each([
    1e300,
    '1e300',
    '9'.repeat(65),
    1_000_000_000,
    5e-324,
    '0.000000000000000000001',
    '0x10',
    '1_000',
    '',
    ' ',
    '1,5',
    true,
    [],
    Number.POSITIVE_INFINITY,
  ])('out of bounds or no number are refused: %j', (price) => {
    expect(refusal({ storage: [{ ...ROW, price }] })).toMatchObject({ path: ['storage', 0, 'price'] });
  });
});

describe('a row', () => {
  it("bears the sheet's day and source where it has none, or no day", () => {
    const rows = [ROW, { ...ROW, region: 'eastus', asOf: 'undated', source: 'a letter' }];
    const sheet = sheetOf({ source: 'a contract', storage: rows });
    expect(storagePrice(sheet, 'westeurope', 'Standard_LRS')?.row).toMatchObject({ asOf: '2026-07-01', source: 'a contract' });
    const undated = storagePrice(sheet, 'eastus', 'Standard_LRS')?.row;
    expect(undated).toMatchObject({ source: 'a letter' });
    expect(undated).not.toHaveProperty('asOf');
  });
});
