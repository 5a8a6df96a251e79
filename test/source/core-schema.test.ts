import fc from 'fast-check';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { resolvePlain } from '../../src/source/core-schema.ts';

/** Texts that could be numbers, made of the characters numbers are made of. */
const nearNumber = fc.stringMatching(/^[-+.0-9][-+.0-9eExXoOinfaNIF_]{0,8}$/);
const nearConstant = fc
  .constantFrom('null', 'true', 'false', '~', '.inf', '.nan', 'on', 'y')
  .chain((word) =>
    fc
      .tuple(fc.nat({ max: word.length }), fc.boolean())
      .map(([at, isUpper]) => (isUpper ? word.slice(0, at) + word.slice(at).toUpperCase() : word.slice(0, at))),
  );

describe('unquoted scalars', () => {
  test('mean what the core schema of js-yaml makes of them', () => {
    fc.assert(
      fc.property(fc.oneof(nearNumber, nearConstant), (text) => {
        fc.pre(!/^[-.]{3}$|^[-?]$/.test(text) && text !== '');
        expect([resolvePlain(text)]).toEqual(load(`[${text} ]`, { schema: CORE_SCHEMA }));
      }),
      { numRuns: 5000 },
    );
  }, 60_000);

  test.each<[string, unknown]>([
    ['', null],
    ['2027-12-31', '2027-12-31'],
    ['9007199254740991', 9007199254740991],
    ['1e400', '1e400'],
    [`${'9'.repeat(400)}`, '9'.repeat(400)],
    ['-0', -0],
    ['0x10', 16],
    ['-0x10', '-0x10'],
    ['yes', 'yes'],
    ['NaN', 'NaN'],
    ['Infinity', 'Infinity'],
    ['0x', '0x'],
    ['+', '+'],
    [' 1', ' 1'],
  ])('%j', (text, value) => {
    expect(resolvePlain(text)).toBe(value);
  });
});
