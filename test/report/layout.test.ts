import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../src/report/code-frame.ts';
import { clip, displayWidth } from '../../src/report/display-width.ts';
import { lineReader } from '../../src/source/line-reader.ts';
import { countText, listText, numberText, percentFigure } from '../../src/report/number-text.ts';
import { sanitize } from '../../src/report/sanitize.ts';
import { textTable } from '../../src/report/text-table.ts';
import { wrapText } from '../../src/report/wrap-text.ts';

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\t', 'é', 'e\u0301', '画', '🖼', '"', '\u001b') });

describe('displayWidth', () => {
  it.each([
    ['plain', 5],
    ['', 0],
    ['画像', 4],
    ['ｱｲ', 2],
    ['ＡＢ', 4],
    ['e\u0301', 1],
    ['🖼', 1],
    ['🚀', 2],
    ['한국', 4],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('clip', () => {
  it('keeps what fits', () => {
    expect(clip('payroll', 7)).toBe('payroll');
  });

  it('never exceeds its columns', () => {
    fc.assert(
      fc.property(anyText.map(sanitize), fc.integer({ min: 1, max: 30 }), (text, columns) => {
        expect(displayWidth(clip(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

describe('wrapText', () => {
  it('keeps every word whole, in order, and lines within their columns', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '한'), minLength: 1, maxLength: 12 })), (words) => {
        const lines = wrapText(words.join(' '), 24);
        expect(lines.join(' ')).toBe(words.join(' '));
        for (const line of lines) expect(displayWidth(line) <= 24 || !line.includes(' ')).toBe(true);
      }),
    );
  });

  it('breaks text without blanks between its characters, and nowhere else', () => {
    const sentence = '占有サイズの記載がないため、プロビジョニング サイズ (GB) を使用しています。';
    expect(wrapText(sentence, 28)).toEqual(['占有サイズの記載がないため、', 'プロビジョニング サイズ (GB)', 'を使用しています。']);
    expect(wrapText('価格は「リスト」です。', 8)).toEqual(['価格は', '「リス', 'ト」で', 'す。']);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '画', 'ー', '、', '「', '」', '\u0301') }),
        fc.integer({ min: 8, max: 30 }),
        (text, columns) => {
          const lines = wrapText(text, columns);
          expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
          for (const line of lines.slice(1)) expect(line).not.toMatch(/^(?:[ー、」]|\u0301)/);
          for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/「$/);
          for (const line of lines) expect(displayWidth(line) <= columns || !/画(?:[ー、」]|\u0301)*画/.test(line)).toBe(true);
        },
      ),
    );
  });

  it('gives a word that is too long a line of its own', () => {
    expect(wrapText('a /subscriptions/0000/resourceGroups/x b', 12)).toEqual(['a', '/subscriptions/0000/resourceGroups/x', 'b']);
  });
});

describe('codeFrame', () => {
  /** The frame as it is printed, the part that is meant in brackets. */
  const frame = (line: string, from: number, to: number, columns = 40) => {
    const { before, marked, after } = codeFrame(line, from, to, columns);
    return `${before}[${marked}]${after}`;
  };

  it.each([
    ['    name: payroll', 11, 18, 'name: [payroll]'],
    ['\t\tname: payroll', 9, 16, 'name: [payroll]'],
    ['a:\tb', 4, 5, 'a:  [b]'],
    ['name: "画像" # 絵', 7, 11, 'name: ["画像"] # 絵'],
    ['x: \u001b[0m', 4, 8, 'x: [\\u001b[0m]'],
    ['  indented', 1, 3, '[  ]indented'],
    ['', 1, 1, '[]'],
    ['end', 4, 4, 'end[]'],
    ['abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz', 50, 53, '…nopqrstuvwxyzabcdefghijklmnopqrstuvw[xyz]'],
    ['abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz', 1, 4, '[abc]defghijklmnopqrstuvwxyzabcdefghijklm…'],
  ])('of %j from %i to %i', (line, from, to, shown) => {
    expect(frame(line, from, to)).toBe(shown);
  });

  it('puts the carets below the part that is meant', () => {
    expect(codeFrame('画: "像" x', 4, 7, 40)).toEqual({ before: '画: ', marked: '"像"', after: ' x', carets: '    ^^^^' });
    expect(codeFrame('name:', 6, 6, 40).carets).toBe('     ^');
  });

  it('fits its columns, whatever the line', () => {
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.nat(60), fc.integer({ min: 20, max: 60 }), (line, start, length, columns) => {
        const from = 1 + Math.min(start, line.length);
        const { before, marked, after, carets } = codeFrame(line, from, Math.min(from + length, line.length + 1), columns);
        expect(displayWidth(before + marked + after)).toBeLessThanOrEqual(columns);
        expect(carets).toBe(' '.repeat(displayWidth(before)) + '^'.repeat(Math.max(1, displayWidth(marked))));
      }),
    );
  });

  it('takes no time over a line of megabytes', () => {
    const line = `a: [${'x, '.repeat(1_000_000)}]`;
    expect(codeFrame(line, 1_500_002, 1_500_003, 60).marked).toHaveLength(1);
  });
});

describe('lineReader', () => {
  it('ends lines as YAML does', () => {
    const read = lineReader('one\ntwo\r\nthree\rfour\n');
    expect([1, 2, 3, 4, 5, 6, 2].map((number) => read(number))).toEqual(['one', 'two', 'three', 'four', '', '', 'two']);
  });

  it('agrees with splitting', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r') }), fc.array(fc.nat(8)), (text, numbers) => {
        const lines = text.split(/\r\n|\n|\r/);
        const read = lineReader(text);
        for (const number of numbers) expect(read(number + 1)).toBe(lines[number] ?? '');
      }),
    );
  });
});

describe('textTable', () => {
  const columns = [
    { title: 'Name', shrinkTo: 4 },
    { title: 'Count', align: 'right' as const },
    { title: 'Note', drop: 1 },
  ];

  it('aligns its columns and leaves no blanks at the end', () => {
    const { head, rows } = textTable(
      columns,
      [
        ['a', '1', 'x'],
        ['画像', '1,000', ''],
      ],
      40,
    );
    expect([head, ...rows]).toEqual(['Name  Count  Note', 'a         1  x', '画像  1,000']);
  });

  it('drops a column before it clips one below its least width', () => {
    const { head, rows } = textTable(columns, [['a long name', '1', 'noted']], 14);
    expect([head, ...rows]).toEqual(['Name     Count', 'a long…      1']);
  });

  it('fits where it can and is aligned always', () => {
    const cell = anyText.map(sanitize);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell)), fc.integer({ min: 30, max: 80 }), (rows, room) => {
        const shown = rows.map(([name, , note]): string[] => [name, '1', note]);
        const table = textTable(columns, shown, room);
        for (const row of [table.head, ...table.rows]) expect(displayWidth(row)).toBeLessThanOrEqual(room);
        // The one digit of the second column ends where its title ends.
        const end = displayWidth(table.head.slice(0, table.head.indexOf('Count') + 5));
        for (const row of table.rows) expect(columnsOf(row)[end - 1]).toBe('1');
      }),
    );
  });
});

/** The characters of a line by the column they begin at. */
function columnsOf(line: string): string[] {
  const cells: string[] = [];
  let column = 0;
  for (const character of line) {
    const width = displayWidth(character);
    if (width > 0) cells[column] = character;
    column += width;
  }
  return cells;
}

describe('numbers', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1_234_567, '1,234,567'],
    [1234.5, '1,234.5'],
    [-1234, '-1,234'],
  ])('%d is %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('have plurals', () => {
    expect([countText(1, 'error'), countText(0, 'error'), countText(1200, 'gallery', 'galleries')]).toEqual([
      '1 error',
      '0 errors',
      '1,200 galleries',
    ]);
  });

  it('make lists', () => {
    expect([listText([]), listText(['a']), listText(['a', 'b']), listText(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });

  it('make shares', () => {
    expect([0, 0.004, 0.05, 0.25, 1].map(percentFigure)).toEqual(['0', '0.4', '5', '25', '100']);
  });
});
