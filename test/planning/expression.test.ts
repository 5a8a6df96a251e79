import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileSizingExpression, ExpressionError } from '../../src/planning/expression.ts';
import { spellOut } from '../../src/planning/sizing.ts';
import { placementOf } from './estate-of.ts';

/** What compiling the text throws. */
function errorOf(text: string, variable: 'vms' | 'instances' = 'vms'): ExpressionError {
  try {
    compileSizingExpression(text, variable);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`"${text}" was accepted`);
}

describe('a formula', () => {
  it.each([
    // 601 / 300 = 2.003
    ['max(1, ceil(instances / 300))', 601, 3],
    ['max(1, ceil(instances / 300))', 1, 1],
    // 601 / 300 = 2.003, rounded up although the formula does not
    ['instances / 300', 601, 3],
    ['instances > 300 ? 2 : 1', 300, 1],
    ['instances > 300 ? 2 : 1', 301, 2],
    ['instances >= 300 ? (instances == 300 ? 5 : 6) : 4', 300, 5],
    ['instances < 300 ? 4 : instances == 300 ? 5 : 6', 301, 6],
    ['100 < instances < 600 ? 1 : 2', 100, 2],
    ['instances != 3 ? 1 : 2', 3, 2],
    // 12 ^ 2 = 144, 144 % 100 = 44
    ['instances ^ 2 % 100', 12, 44],
    ['(instances + 2) * 3 - -4', 1, 13],
    ['2 ^ -1 * instances', 10, 5],
    // sqrt(81) + abs(-81) + log2(8) + log10(1000) + log(9, 3) = 9 + 81 + 3 + 3 + 2
    ['sqrt(instances) + abs(-instances) + log2(8) + log10(1e3) + log(9, 3)', 81, 98],
    ['floor(instances / 20) + round(instances / 40)', 50, 3],
    ['min(3, instances, 2.)', 10, 2],
    ['max(1, log(instances))', 1, 1],
    // 600 / 300 = 2, and 10 % of it: 2.2
    ['instances / 300 + 10%', 600, 3],
    ['.5 * instances', 4, 2],
  ])('"%s" gives, for %i, %i', (text, instances, replicas) => {
    expect(compileSizingExpression(text, 'instances').replicas(instances)).toBe(replicas);
  });

  it('is not rounded up by what floating point adds', () => {
    // 7 / 0.7 is 10.000000000000002, 3 x 1.1 / 3.3 is 1.0000000000000002
    expect(compileSizingExpression('7 / 0.7', 'vms').replicas(1)).toBe(10);
    expect(compileSizingExpression('vms * 1.1 / 3.3', 'vms').replicas(3)).toBe(1);
  });

  it('keeps its text, which is shown with the number in place', () => {
    const rule = compileSizingExpression('max(1, ceil(vms / 30))\n', 'vms');
    expect(rule.text).toBe('max(1, ceil(vms / 30))');
    expect(spellOut(rule, 120).text).toBe('max(1, ceil(120 / 30))');
    const { needed, because } = placementOf([{ virtualMachines: 120 }], { sizing: { virtualMachines: rule } });
    expect([needed, because]).toEqual([4, ['120 VMs: max(1, ceil(120 / 30)) = 4']]);
  });

  it('agrees with arithmetic', () => {
    const rule = compileSizingExpression('max(1, ceil(vms / 30)) + (vms > 1000 ? 2 : 0)', 'vms');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (vms) => {
        expect(rule.replicas(vms)).toBe(Math.max(1, Math.ceil(vms / 30)) + (vms > 1000 ? 2 : 0));
      }),
    );
  });
});

describe('what is no sizing', () => {
  it.each([
    ['170!', 4],
    ['x = 3', 3],
    ['f(x) = x', 6],
    ['vms; 3', 4],
    ['vms\n3', 4],
    ['[1, 2]', 1],
    ['{ a: 1 }', 1],
    ['"1"', 1],
    ["'1'", 1],
    ['/a+/.test(1)', 5],
    ['vms # all', 5],
    ['vms.constructor', 4],
    ['vms["constructor"]', 4],
    ['cos.constructor("return process")()', 4],
    ['import({ a: 1 })', 8],
    ['evaluate("1")', 10],
    ['vms ?? 3', 5],
    ['vms?.a', 5],
    ['√4', 1],
    ['vms & 1', 5],
    ['vms .* 2', 5],
    ["vms'", 4],
    ['vms\u0000', 4],
    ['1 📦', 3],
  ])('has a character that has no place: %j', (text, position) => {
    const error = errorOf(text);
    expect(error.message).toContain('has no place in a sizing');
    expect(error.position).toBe(position);
  });

  it.each([
    ['1:1e9', '":" without "?" before it', 2],
    ['1 ? 1:2 : 3', '":" without "?" before it', 9],
    ['instances / 20', '"instances" is neither "vms" nor one of', 1],
    ['parse(1)', '"parse" is neither', 1],
    ['factorial(170)', '"factorial" is neither', 1],
    ['zeros(100000, 100000)', '"zeros" is neither', 1],
    ['constructor(1)', '"constructor" is neither', 1],
    ['__proto__', '"__proto__" is neither', 1],
    ['1 + i', '"i" is neither', 5],
    ['true', '"true" is neither', 1],
    ['Infinity', '"Infinity" is neither', 1],
    ['not vms', '"not" is neither', 1],
    ['vms mod 3', 'an operator is missing before "mod"', 5],
    ['3 cm', 'an operator is missing before "cm"', 3],
    ['2 vms', 'an operator is missing before "vms"', 3],
    ['(2)(3)', 'an operator is missing before "("', 4],
    ['0x10', 'an operator is missing before "x10"', 2],
    ['vms(3)', '"vms" is a number, not a function', 1],
    ['1 + ceil', '"ceil" is a function and needs its arguments in parentheses', 5],
    ['ceil(1, 2)', '2 arguments for ceil, 1 expected', 1],
    ['1 + log(8, 2, 2)', '3 arguments for log, at most 2 expected', 5],
    ['vms + min()', '0 arguments for min, at least 1 expected', 7],
    ['9 ^ 9 ^ 9 ^ 9', 'an exponent is a number from -16 to 16', 3],
    ['2 ^ 17', 'an exponent is', 3],
    ['1 + 2 ^ vms', 'an exponent is', 7],
    ['2 ^ 3 + 2 ^ (-17)', 'an exponent is', 11],
    ['max(1, vms', 'not a formula: parenthesis ) expected', 11],
    ['vms +', 'not a formula: unexpected end of expression', 6],
    ['1, 2', 'not a formula: unexpected operator ,', 2],
    ['1 ? 2', 'not a formula: false part', 6],
  ])('is named with its character: %s', (text, problem, position) => {
    const error = errorOf(text);
    expect(error.message).toContain(problem);
    expect(error.message).toContain(`(character ${position} of "${text}")`);
    expect(error.position).toBe(position);
  });

  it.each([
    ['', 'no expression'],
    [' \t ', 'no expression'],
    ['vms > 3', 'false where vms = 1, a number is expected'],
    ['vms - 2', '-1 where vms = 1, a number from 0 to 2147483647 is expected'],
    ['sqrt(-vms)', 'NaN where vms = 1'],
    ['1 / 0', 'Infinity where vms = 1'],
    ['0 / 0', 'NaN where vms = 1'],
    ['1e400', 'Infinity where vms = 1'],
    ['2147483647 + vms', '2147483648 where vms = 1'],
    ['100 / (vms - 20)', '-5.2'],
    ['100 / abs(vms - 20)', 'Infinity where vms = 20'],
  ])('has no result to use: %j', (text, problem) => {
    expect(errorOf(text).message).toContain(problem);
    expect(errorOf(text).position).toBeUndefined();
  });

  it('can still have none at a count that was not tried', () => {
    const rule = compileSizingExpression('100 / abs(vms - 77)', 'vms');
    expect(() => rule.replicas(77)).toThrow(ExpressionError);
    expect(rule.replicas(78)).toBe(100);
  });
});

describe('a hostile text', () => {
  const long = [
    ['1'.repeat(501), 'at most 500 are allowed'],
    ['('.repeat(250) + '1' + ')'.repeat(250 - 1), 'more than 20 parentheses'],
    ['-'.repeat(499) + '1', 'operations within one another'],
    ['1' + '+1'.repeat(249), 'within one another'],
    [`max(${'1,'.repeat(240)}1)`, 'more than 200 operations and numbers'],
    ['1?1:'.repeat(120) + '1', 'within one another'],
    ['9^'.repeat(240) + '9', 'an exponent is'],
    ['sqrt('.repeat(99) + '1)', 'more than 20 parentheses'],
    ['1%('.repeat(18) + '1' + ')'.repeat(18), 'more than 6 remainders'],
    ['9'.repeat(400), 'Infinity'],
    ['1' + ' '.repeat(1e6) + '+ 1', 'at most 500'],
    ['a'.repeat(1e6), 'at most 500'],
  ] as const;

  it.each(long.map(([text, problem]) => [`${text.slice(0, 20)}…`, text, problem]))('is refused for its size: %s', (_, text, problem) => {
    const error = errorOf(text);
    expect(error.message).toContain(problem);
    expect(error.message.length).toBeLessThan(250);
  });

  it('never does anything but compile to numbers or throw an ExpressionError', () => {
    const pieces = (
      'vms 1 1e9 2.5 + - * / % ^ ( ) , < == != ? : = ! . " [ ] { } ; \' ceil( max( log( import( constructor __proto__ ' +
      'evaluate in to mod and 0x1F 1:1e9'
    ).split(' ');
    const piece = fc.constantFrom(' ', '\n', ...pieces);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 1e6 }), (parts, vms) => {
        try {
          const replicas = compileSizingExpression(parts.join(''), 'vms').replicas(vms);
          expect(Number.isSafeInteger(replicas) && replicas >= 0).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(ExpressionError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves nothing behind', () => {
    errorOf('vms = 3');
    expect(() => compileSizingExpression('vms', 'instances')).toThrow(ExpressionError);
    expect(compileSizingExpression('vms', 'vms').replicas(5)).toBe(5);
  });
});
