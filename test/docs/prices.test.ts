import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { discountOf } from '../../src/pricing/discount.ts';
import { METERS } from '../../src/pricing/meters.ts';
import { decimalOf, toNumber } from '../../src/pricing/money.ts';
import { storagePrice } from '../../src/pricing/price-sheet.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { validatePriceSheet } from '../../src/pricing/validate-price-sheet.ts';

const PAGE = readFileSync('docs/prices.md', 'utf8');

describe('docs/prices.md', () => {
  it('shows a sheet that can be read, with the prices that it speaks of', () => {
    const sheets = [...PAGE.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, text = '']) => parse(text) as unknown);
    expect(sheets).toHaveLength(1);
    expect(validatePriceSheet(sheets[0]).problems).toEqual([]);
    const priceOn = (today: string, ...place: ['westeurope' | 'northeurope', 'Standard_LRS' | 'Standard_ZRS' | 'Premium_LRS']) => {
      const price = storagePrice(readPriceSheet(sheets[0], { today }), ...place);
      return price && toNumber(price.price);
    };
    // 0.05 and 0.048 less 10 %, a net price, 0.145 less 30 %.
    expect(priceOn('2026-12-31', 'westeurope', 'Standard_LRS')).toBe(0.045);
    expect(priceOn('2027-01-01', 'westeurope', 'Standard_LRS')).toBe(0.0432);
    expect(priceOn('2026-08-01', 'northeurope', 'Standard_ZRS')).toBe(0.041);
    expect(priceOn('2026-08-01', 'westeurope', 'Premium_LRS')).toBe(0.1015);
  });

  it('names the meters that are matched', () => {
    for (const { storageAccountType, productName, skuName, meterName } of METERS)
      expect(PAGE).toContain(`| \`${storageAccountType}\` | ${productName} | ${skuName} | ${meterName} |`);
  });

  it('says in which order discounts count', () => {
    const order = [
      { region: 'westeurope', storageAccountType: 'Premium_LRS', kind: 'storage' },
      { region: 'westeurope', kind: 'storage' },
      { region: 'westeurope' },
      { storageAccountType: 'Premium_LRS', kind: 'storage' },
      { kind: 'storage' },
      {},
    ] as const;
    for (const [first] of order.entries()) {
      const discounts = order.slice(first).map((scope, index) => ({ ...scope, share: decimalOf(index) }));
      const wanted = { kind: 'storage', region: 'westeurope', storageAccountType: 'Premium_LRS' } as const;
      expect(toNumber(discountOf(discounts.toReversed(), wanted))).toBe(0);
    }
  });
});
