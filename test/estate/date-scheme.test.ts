import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastOverflow, releaseDayOf } from '../../src/estate/date-scheme.ts';
import { MAX_INT32 } from '../../src/estate/version-number.ts';

type Row = [part: number, today: string, years: number, layout: string | undefined, day?: string, overflowDay?: string];

const rows: Row[] = [
  // yyMMddHHmm: 2112312359 is the last that fits; 2201010000 > 2147483647, so the scheme ends with 2021.
  [2_106_010_900, '2021-06-01', 2, 'yyMMddHHmm', '2021-06-01', '2022-01-01'],
  [2_112_312_359, '2026-01-15', 2, 'yyMMddHHmm', '2021-12-31', '2022-01-01'],
  [1_801_010_000, '2020-01-01', 2, 'yyMMddHHmm', '2018-01-01', '2022-01-01'],
  // Two years from 2019-12-31 end on 2021-12-31, the last day that fits.
  [1_912_311_200, '2019-12-31', 2, undefined],
  [1_912_311_200, '2020-01-02', 2, 'yyMMddHHmm', '2019-12-31', '2022-01-01'],
  [1_912_311_200, '2019-12-31', 3, 'yyMMddHHmm', '2019-12-31', '2022-01-01'],
  // yyMMdd with a counter reads alike: the last four digits need not be a time.
  [2_101_159_999, '2026-01-15', 2, 'yyMMddHHmm', '2021-01-15', '2022-01-01'],
  // Seconds since 1970: 2147483647 is 2038-01-19T03:14:07Z.
  [1_768_435_200, '2026-01-15', 2, undefined],
  [2_084_572_800, '2036-02-01', 2, 'seconds since 1970', '2036-01-22', '2038-01-19'],
  [2_147_483_647, '2039-01-01', 2, 'seconds since 1970', '2038-01-19', '2038-01-19'],
  // yyyyMMddHH, and yyyyMMdd with a counter: 2147123123 fits, 2148010100 does not.
  [2_026_011_512, '2026-01-15', 2, undefined],
  [2_146_011_512, '2146-02-01', 2, 'yyyyMMddHH', '2146-01-15', '2148-01-01'],
  // 2024-01-02 in seconds, or 2017-04-15 as yyMMddHHmm: the nearer one counts, which lasts until 2038.
  [1_704_153_600, '2026-01-15', 2, undefined],
  // No such day: the 31st of February, the 13th month, month 0, day 0.
  [2_102_310_000, '2026-01-15', 2, undefined],
  [2_113_010_000, '2026-01-15', 2, undefined],
  [2_100_010_000, '2026-01-15', 2, undefined],
  [2_101_000_000, '2026-01-15', 2, undefined],
  // 2020-02-29 was a day, 2021-02-29 was none.
  [2_002_290_000, '2026-01-15', 2, 'yyMMddHHmm', '2020-02-29', '2022-01-01'],
  [2_102_290_000, '2026-01-15', 2, undefined],
  // 2015 is more than ten years before 2026-06-01, 2104 more than one year after 2026: dates by chance.
  [1_501_261_200, '2026-06-01', 2, undefined],
  [2_104_010_912, '2034-06-01', 2, undefined],
];

describe('forecastOverflow', () => {
  it.each(rows)('%d, seen on %s with %d years ahead: %s', (part, today, years, layout, day, overflowDay) => {
    const expected = layout === undefined ? undefined : { layout, day, overflowDay };
    expect(forecastOverflow(part, MAX_INT32, today, years)).toEqual(expected);
  });

  it('names the first day whose numbers do not fit', () => {
    // 2106159999 as the limit: 2106150000 and 2106152359 fit, 2106160000 does not; 2106150000 lets only midnight of the 15th pass.
    expect(forecastOverflow(2_101_010_000, 2_106_159_999, '2021-01-01', 2)?.overflowDay).toBe('2021-06-16');
    expect(forecastOverflow(2_101_010_000, 2_106_150_000, '2021-01-01', 2)?.overflowDay).toBe('2021-06-15');
  });

  it('never fails, and names days in order', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_INT32 }), day, fc.integer({ min: 1, max: 20 }), (part, today, years) => {
        const forecast = forecastOverflow(part, MAX_INT32, today, years);
        if (forecast === undefined) return;
        expect(forecast.overflowDay >= forecast.day).toBe(true);
        expect(Number(forecast.overflowDay.slice(0, 4))).toBeLessThanOrEqual(Number(today.slice(0, 4)) + years + 1);
      }),
    );
  });
});

describe('releaseDayOf', () => {
  it.each([
    ['year, month and day', [2026, 11, 21], '2026-11-21'],
    ['a year, and month and day in one part', [2026, 1121, 3], '2026-11-21'],
    ['yyyyMMdd at the end', [1, 0, 20_261_121], '2026-11-21'],
    ['yyyyMMdd in the middle', [1, 20_261_121, 4], '2026-11-21'],
    ['yyyyMMdd in front', [20_261_121, 1, 0], '2026-11-21'],
    ['yyMMddHHmm', [1, 0, 2_105_311_200], '2021-05-31'],
    ['seconds since 1970', [1, 0, 1_768_435_200], '2026-01-15'],
    // Month 11 and a build number of three digits: 11 * 100 + 130 would be the 30th of December.
    ['a build number beside year and month', [2026, 11, 130], undefined],
    ['a day that the calendar does not have', [2026, 2, 29], undefined],
    ['a day that is no more than one year ahead', [2027, 11, 1], '2027-11-01'],
    ['a day that is too far ahead', [2027, 12, 1], undefined],
    ['a day that is too long ago', [2014, 1, 1], undefined],
    ['no date', [1, 4, 0], undefined],
    ['a number that is no date', [1, 0, 48_213], undefined],
    ['the greatest number', [2_147_483_647, 2_147_483_647, 2_147_483_647], undefined],
  ] as const)('reads %s', (_, number, day) => {
    expect(releaseDayOf(number, '2026-11-21')).toBe(day);
  });
});
