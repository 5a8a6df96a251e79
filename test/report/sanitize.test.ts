import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitize } from '../../src/report/sanitize.ts';

describe('sanitize', () => {
  it.each([
    ['\u001b[31mred', '\\u001b[31mred'],
    ['two\r\nlines', 'two\\u000d\\u000alines'],
    ['\u202egpj.exe', '\\u202egpj.exe'],
    ['a\u2066b\u2069', 'a\\u2066b\\u2069'],
    ['zero\u200bwidth', 'zero\\u200bwidth'],
    ['\u2028', '\\u2028'],
    ['\u009b31m', '\\u009b31m'],
    ['tag \u{e0041}', 'tag \\u{e0041}'],
    ['half \ud800 of it', 'half \\ud800 of it'],
    ['\ufeff', '\\ufeff'],
  ])('spells out what cannot be seen in %j', (text, shown) => {
    expect(sanitize(text)).toBe(shown);
  });

  it('leaves what can be seen', () => {
    const text = 'payroll "Ölsäure" ギャラリー 🖼 naïve ½';
    expect(sanitize(text)).toBe(text);
  });

  it('leaves nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sanitize(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});
