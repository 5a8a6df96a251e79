import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { repeatsOf } from '../../src/estate/repeats.ts';

it('names each repeat with the first of its key', () => {
  expect(repeatsOf(['a', 'b', 'a', 'c', 'b', 'a'], (text) => text)).toEqual([
    { index: 2, first: 0 },
    { index: 4, first: 1 },
    { index: 5, first: 0 },
  ]);
});

it('passes over what has no key', () => {
  expect(repeatsOf([undefined, undefined, 1, undefined], (value) => value)).toEqual([]);
});

it('finds the same in short and in long lists', () => {
  // Some lists stay below the length from which on a map is built, some exceed it.
  const keys = fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }), { maxLength: 40 });
  fc.assert(
    fc.property(keys, (list) => {
      const expected = list.flatMap((key, index) => {
        const first = list.indexOf(key);
        return key === undefined || first === index ? [] : [{ index, first }];
      });
      expect(repeatsOf(list, (key) => key)).toEqual(expected);
    }),
  );
});
