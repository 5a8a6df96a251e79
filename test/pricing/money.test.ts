import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDecimals, formatMoney } from '../../src/pricing/currency.ts';
import {
  apportion,
  compareDecimals,
  type Decimal,
  decimalOf,
  formatDecimal,
  isZero,
  minus,
  plus,
  roundDecimal,
  Sum,
  times,
  toNumber,
  ZERO,
} from '../../src/pricing/money.ts';

/** Independent model: a value times 10^40, as a bigint. */
const MODEL_SCALE = 40;
function model({ mantissa, scale }: Decimal): bigint {
  return BigInt(mantissa) * 10n ** BigInt(MODEL_SCALE - scale);
}

/** Up to 18 digits with up to 9 decimals: both sides of the safe integers. */
const decimals = fc
  .record({ mantissa: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), scale: fc.nat({ max: 9 }) })
  .map(({ mantissa, scale }) => decimalOf(`${mantissa}e-${scale}`));
/** Sizes and prices as manifests and sheets have them. */
const amounts = fc
  .record({ units: fc.nat({ max: 5_000_000 }), scale: fc.nat({ max: 9 }) })
  .map(({ units, scale }) => decimalOf(`${units}e-${scale}`));

describe('decimalOf', () => {
  it.each<[number | string, string]>([
    [0, '0'],
    [-0, '0'],
    [127, '127'],
    [-3, '-3'],
    [0.1, '0.1'],
    [0.053, '0.053'],
    [0.2175, '0.2175'],
    [1e-7, '0.0000001'],
    [1.5e-10, '0.00000000015'],
    [1e21, '1000000000000000000000'],
    [2 ** 53, '9007199254740992'],
    ['0.050', '0.050'],
    [' 12.5 ', '12.5'],
    ['+4', '4'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1e3', '1000'],
    ['1.25E+1', '12.5'],
    ['-12345678901234567890.123', '-12345678901234567890.123'],
  ])('%s is %s', (value, text) => {
    expect(formatDecimal(decimalOf(value))).toBe(text);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '', '.', '-', 'e5', '1,5', '1.2.3', '0x10', '1 000', '٣', '1e99999'])(
    'refuses %s',
    (value) => {
      expect(() => decimalOf(value)).toThrow('is no decimal number');
    },
  );

  it('takes every finite number in its shortest form and gives it back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(toNumber(decimalOf(number)) + 0).toBe(number + 0);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('has no drift where numbers have', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(toNumber(plus(decimalOf(0.1), decimalOf(0.2)))).toBe(0.3);
    expect(1.005 * 3).not.toBe(3.015);
    expect(toNumber(times(decimalOf(1.005), decimalOf(3)))).toBe(3.015);
    let sum = ZERO;
    for (let index = 0; index < 10_000; index++) sum = plus(sum, decimalOf(0.01));
    expect(formatDecimal(sum)).toBe('100.00');
  });

  it('is exact beyond the safe integers', () => {
    const most = decimalOf(Number.MAX_SAFE_INTEGER);
    expect(formatDecimal(plus(most, most))).toBe('18014398509481982');
    // 9007199254740991^2
    expect(formatDecimal(times(most, most))).toBe('81129638414606663681390495662081');
    expect(compareDecimals(minus(plus(most, most), most), most)).toBe(0);
  });

  it('agrees with whole numbers of 10^-40', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(model(plus(a, b))).toBe(model(a) + model(b));
        expect(model(minus(a, b))).toBe(model(a) - model(b));
        expect(model(times(a, b))).toBe((model(a) * model(b)) / 10n ** BigInt(MODEL_SCALE));
        expect(Math.sign(compareDecimals(a, b))).toBe(model(a) < model(b) ? -1 : model(a) > model(b) ? 1 : 0);
        expect(isZero(minus(a, b))).toBe(model(a) === model(b));
      }),
    );
  });

  it('is commutative, associative and distributive', () => {
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(compareDecimals(plus(a, b), plus(b, a))).toBe(0);
        expect(compareDecimals(plus(plus(a, b), c), plus(a, plus(b, c)))).toBe(0);
        expect(compareDecimals(times(times(a, b), c), times(a, times(b, c)))).toBe(0);
        expect(compareDecimals(times(a, plus(b, c)), plus(times(a, b), times(a, c)))).toBe(0);
      }),
    );
  });

  it('keeps mantissas as numbers exactly while they are safe', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        for (const { mantissa } of [plus(a, b), times(a, b), minus(a, b)]) {
          expect(typeof mantissa).toBe(Number.isSafeInteger(Number(mantissa)) ? 'number' : 'bigint');
        }
      }),
    );
  });
});

describe('roundDecimal', () => {
  // Half goes to the even neighbour, whatever the sign; more than half away from zero, less towards it.
  it.each<[string, number, string]>([
    ['0.5', 0, '0'],
    ['1.5', 0, '2'],
    ['2.5', 0, '2'],
    ['-0.5', 0, '0'],
    ['-1.5', 0, '-2'],
    ['-2.5', 0, '-2'],
    ['2.5000001', 0, '3'],
    ['2.4999999', 0, '2'],
    ['0.125', 2, '0.12'],
    ['0.135', 2, '0.14'],
    ['1.005', 2, '1.00'],
    ['1.015', 2, '1.02'],
    ['0.0000005', 6, '0.000000'],
    ['0.0000015', 6, '0.000002'],
    ['99999.9999995', 6, '100000.000000'],
    ['12345678901234567890.5', 0, '12345678901234567890'],
    ['12345678901234567891.5', 0, '12345678901234567892'],
    ['-12345678901234567891.5', 0, '-12345678901234567892'],
    ['0.00000000000000000051', 0, '0'],
    ['5', 2, '5.00'],
  ])('%s to %i decimals is %s', (value, places, text) => {
    expect(formatDecimal(decimalOf(value), places)).toBe(text);
  });

  it('is never further than half a unit away, and even at exactly half', () => {
    fc.assert(
      fc.property(decimals, fc.nat({ max: 6 }), (value, places) => {
        const rounded = roundDecimal(value, places);
        const unit = 10n ** BigInt(MODEL_SCALE - places);
        const error = model(rounded) - model(value);
        const twice = (error < 0n ? -error : error) * 2n;
        expect(twice <= unit).toBe(true);
        expect(model(rounded) % (value.scale > places ? unit : 1n)).toBe(0n);
        if (twice === unit) expect((model(rounded) / unit) % 2n).toBe(0n);
      }),
    );
  });
});

describe('formatDecimal and toNumber', () => {
  it.each<[string, number | undefined, string]>([
    ['0', undefined, '0'],
    ['0', 2, '0.00'],
    ['-0.05', 2, '-0.05'],
    ['-0.001', 2, '0.00'],
    ['1234.5', 2, '1234.50'],
    ['0.05', undefined, '0.05'],
    ['999.995', 2, '1000.00'],
  ])('%s with %s decimals is %s', (value, places, text) => {
    expect(formatDecimal(decimalOf(value), places)).toBe(text);
  });

  it('gives the nearest number', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(toNumber(value) + 0).toBe(Number(formatDecimal(value)) + 0);
      }),
    );
  });

  it.each<[string, string, string]>([
    ['1234.5', 'USD', '1,234.50 USD'],
    ['0.125', 'USD', '0.12 USD'],
    ['-1234567.891', 'EUR', '-1,234,567.89 EUR'],
    ['1234.5', 'JPY', '1,234 JPY'],
    ['999.5', 'KRW', '1,000 KRW'],
    ['7', 'XYZ', '7.00 XYZ'],
    ['123456', 'JPY', '123,456 JPY'],
  ])('%s %s is written %s', (value, currency, text) => {
    expect(formatMoney(decimalOf(value), currency)).toBe(text);
  });

  it('knows the decimals of currencies', () => {
    expect(['USD', 'JPY', 'KRW', 'EUR', 'KWD', 'CLP', 'CLF', 'XYZ'].map(currencyDecimals)).toEqual([2, 0, 0, 2, 3, 0, 4, 2]);
  });
});

describe('Sum', () => {
  it('adds up like plus', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 30 }), (values) => {
        const sum = new Sum();
        for (const value of values) sum.add(value);
        expect(model(sum.value)).toBe(values.reduce((total, value) => total + model(value), 0n));
      }),
    );
  });
});

describe('apportion', () => {
  const texts = (parts: readonly Decimal[]) => parts.map((part) => formatDecimal(part));

  it.each<[string, string[], number, string[]]>([
    // 3 x 0.333 = 0.999, rounded 1.00; each rounds to 0.33, 0.99 in all: one cent is missing and the errors are equal, so the first gets it.
    ['equal parts, one unit short', ['0.333', '0.333', '0.333'], 2, ['0.34', '0.33', '0.33']],
    // 0.006 + 0.007 + 0.008 = 0.021, rounded 0.02; each rounds to 0.01, 0.03 in all: one cent is too much; 0.006 won most (0.004).
    ['one unit over', ['0.006', '0.007', '0.008'], 2, ['0.00', '0.01', '0.01']],
    // 0.004 + 0.003 + 0.004 = 0.011, rounded 0.01; each rounds to 0.00: one cent is missing; the first of the two that lost most (0.004) gets it.
    ['the greatest error, the earlier first', ['0.003', '0.004', '0.004'], 2, ['0.00', '0.01', '0.00']],
    // 1.00 needs no rounding and is left alone: 1.00 + 0.004 + 0.004 + 0.004 = 1.012, rounded 1.01.
    ['exact parts are not touched', ['1.00', '0.004', '0.004', '0.004'], 2, ['1.00', '0.01', '0.00', '0.00']],
    // 0.5 + 1.5 + 2.5 = 4.5, rounded half to even 4; parts round to 0, 2, 2.
    ['halves to even', ['0.5', '1.5', '2.5'], 0, ['0', '2', '2']],
    ['nothing to round', ['1.5', '2'], 2, ['1.5', '2']],
    ['no parts', [], 2, []],
  ])('%s', (_, parts, places, expected) => {
    const exact = parts.map(decimalOf);
    expect(texts(apportion(exact, exact.reduce(plus, ZERO), places))).toEqual(expected);
  });

  it('adds up to the rounded total, each part less than a unit away', () => {
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 60 }), fc.nat({ max: 6 }), (parts, places) => {
        const total = parts.reduce(plus, ZERO);
        const rounded = apportion(parts, total, places);
        expect(model(rounded.reduce(plus, ZERO))).toBe(model(roundDecimal(total, places)));
        const unit = 10n ** BigInt(MODEL_SCALE - places);
        for (const [index, part] of parts.entries()) {
          const error = model(rounded[index] ?? ZERO) - model(part);
          expect(error < unit && error > -unit).toBe(true);
          if (part.scale <= places) expect(error).toBe(0n);
          expect(model(rounded[index] ?? ZERO) >= 0n).toBe(true);
        }
      }),
    );
  });
});
