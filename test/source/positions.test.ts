import { describe, expect, test } from 'vitest';
import type { Path, Range } from '../../src/engine/finding.ts';
import { readEvents } from '../../src/source/events.ts';
import { readSource } from '../../src/source/read-source.ts';
import type { SourceDocument } from '../../src/source/source.ts';

/** line:column-endLine:endColumn, all from 1, the end exclusive. */
function shown({ line, column, endLine, endColumn }: Range): string {
  return `${line}:${column}-${endLine}:${endColumn}`;
}

function documentsOf(text: string): SourceDocument[] {
  const source = readSource({ path: 'a.yaml', text }, {}, readEvents);
  expect(source.findings).toEqual([]);
  return source.documents;
}

/** The same text, read by the plain reader where it can, and by the full one (a tag is what only that knows). */
function bothDocuments(text: string): (SourceDocument | undefined)[] {
  return [documentsOf(text)[0], documentsOf(`${text}${text.endsWith('\n') ? '' : '\n'}x-last: !!str x\n`)[0]];
}

type Row = [path: Path, value: string, key?: string];

function expectRows(text: string, rows: readonly Row[]): void {
  for (const document of bothDocuments(text)) {
    for (const [path, value, key] of rows) {
      expect([path, document && shown(document.rangeOf(path))]).toEqual([path, value]);
      expect([path, document && shown(document.rangeOf(path, 'key'))]).toEqual([path, key ?? value]);
    }
  }
}

describe('positions, counted by hand', () => {
  test('block collections', () => {
    // 1 galleries:
    // 2   - name: one
    // 3     images: []
    // 4   - two
    expectRows('galleries:\n  - name: one\n    images: []\n  - two\n', [
      [['galleries'], '2:3-4:8', '1:1-1:10'],
      [['galleries', 0], '2:5-3:15'],
      [['galleries', 0, 'name'], '2:11-2:14', '2:5-2:9'],
      [['galleries', 0, 'images'], '3:13-3:15', '3:5-3:11'],
      [['galleries', 1], '4:5-4:8'],
    ]);
  });

  test('flow collections, quotes and comments', () => {
    expectRows(`a: { 'b c': "d", e: [f, -1] }   # note\n`, [
      [['a'], '1:4-1:30', '1:1-1:2'],
      [['a', 'b c'], '1:13-1:16', '1:6-1:11'],
      [['a', 'e'], '1:21-1:28', '1:18-1:19'],
      [['a', 'e', 1], '1:25-1:27'],
    ]);
  });

  test('a flow collection over several lines', () => {
    expectRows('a: [1, # one\n  { b: 2,\n    c: 3 },\n  ]\nd: 4\n', [
      [['a'], '1:4-4:4', '1:1-1:2'],
      [['a', 1], '2:3-3:11'],
      [['a', 1, 'c'], '3:8-3:9', '3:5-3:6'],
      [['d'], '5:4-5:5', '5:1-5:2'],
    ]);
  });

  test('what is not written stands at its key or dash', () => {
    expectRows('a:\nb:\n  -\n  - c:\n', [
      [['a'], '1:1-1:2', '1:1-1:2'],
      [['b'], '3:3-4:7', '2:1-2:2'],
      [['b', 0], '3:3-3:4'],
      [['b', 1, 'c'], '4:5-4:6', '4:5-4:6'],
    ]);
  });

  test('a path that leads nowhere answers with its deepest ancestor, the key of it where it has one', () => {
    expectRows('a:\n  b: 1\n  c:\n    - d: 2\n', [
      [['a', 'x'], '1:1-1:2'],
      [['a', 'b', 'deeper', 0], '2:3-2:4'],
      [['a', 'c', 7, 'd'], '3:3-3:4'],
      [['a', 'c', 0, 'x'], '4:7-4:11'],
    ]);
    const [document] = documentsOf('a:\n  b: 1\n');
    for (const path of [['x', 'y'], [0], []]) {
      expect(document && shown(document.rangeOf(path))).toBe('1:1-2:7');
      expect(document && shown(document.rangeOf(path, 'key'))).toBe('1:1-2:7');
    }
  });

  test('lines end at LF, CR LF and a lone CR', () => {
    expectRows('a: 1\r\nb:\r\n  - c\r\n', [
      [['a'], '1:4-1:5', '1:1-1:2'],
      [['b', 0], '3:5-3:6'],
    ]);
    const [document] = documentsOf('a: 1\rb:\r\n  - c\n\rd: 2');
    expect(document && shown(document.rangeOf(['b', 0]))).toBe('3:5-3:6');
    expect(document && shown(document.rangeOf(['d']))).toBe('5:4-5:5');
  });

  test('a byte order mark counts as no column, in text and in bytes', () => {
    const texts = ['\uFEFFa: 1\n', new TextEncoder().encode('\uFEFFa: 1\n')];
    for (const text of texts) {
      const source = readSource({ path: 'a.yaml', text }, {}, readEvents);
      expect(source.text).toBe('a: 1\n');
      expect(source.documents.map((document) => shown(document.rangeOf(['a'])))).toEqual(['1:4-1:5']);
    }
  });

  test('columns count UTF-16 units: two for an emoji, one for a letter with an accent', () => {
    expectRows('"😀é": { ü: 日本 } # 😀\nb: 1\n', [
      [['😀é'], '1:8-1:17', '1:1-1:6'],
      [['😀é', 'ü'], '1:13-1:15', '1:10-1:11'],
      [['b'], '2:4-2:5', '2:1-2:2'],
    ]);
  });

  test('block texts, from their indicator to the end of their last line', () => {
    expectRows('a: |\n  one\n\n  two\n\nb: >-  # folded\n  three\nc: 1\n', [
      [['a'], '1:4-4:6', '1:1-1:2'],
      [['b'], '6:4-7:8', '6:1-6:2'],
      [['c'], '8:4-8:5', '8:1-8:2'],
    ]);
  });

  test('scalars over several lines', () => {
    const [document] = documentsOf('a: one\n  two\nb: "three\n\n  four"\n');
    expect(document?.value).toEqual({ a: 'one two', b: 'three\nfour' });
    expect(document && shown(document.rangeOf(['a']))).toBe('1:4-2:6');
    expect(document && shown(document.rangeOf(['b']))).toBe('3:4-5:8');
  });

  test('aliases answer where their anchor is, their keys where they are', () => {
    // 1 home: &home west
    // 2 disk: &disk
    // 3   size: 127
    // 4 a: *home
    // 5 b: *disk
    // 6 c: [*disk, { d: *home }]
    expectRows('home: &home west\ndisk: &disk\n  size: 127\na: *home\nb: *disk\nc: [*disk, { d: *home }]\n', [
      [['home'], '1:13-1:17', '1:1-1:5'],
      [['disk'], '3:3-3:12', '2:1-2:5'],
      [['a'], '1:13-1:17', '4:1-4:2'],
      [['b'], '3:3-3:12', '5:1-5:2'],
      [['b', 'size'], '3:9-3:12', '3:3-3:7'],
      [['c', 0, 'size'], '3:9-3:12', '3:3-3:7'],
      [['c', 1, 'd'], '1:13-1:17', '6:14-6:15'],
      [['c'], '6:4-6:25', '6:1-6:2'],
    ]);
  });

  test('merged pairs answer where they are written, own pairs win', () => {
    // 1 base: &base { a: 1, b: 2 }
    // 2 more: &more
    // 3   <<: *base
    // 4   c: 3
    // 5 one:
    // 6   b: 9
    // 7   <<: [*more, { d: 4, a: 5 }]
    expectRows('base: &base { a: 1, b: 2 }\nmore: &more\n  <<: *base\n  c: 3\none:\n  b: 9\n  <<: [*more, { d: 4, a: 5 }]\n', [
      [['more', 'a'], '1:18-1:19', '1:15-1:16'],
      [['one', 'a'], '1:18-1:19', '1:15-1:16'],
      [['one', 'b'], '6:6-6:7', '6:3-6:4'],
      [['one', 'c'], '4:6-4:7', '4:3-4:4'],
      [['one', 'd'], '7:20-7:21', '7:17-7:18'],
      [['one', '<<'], '5:1-5:4'],
      [['one'], '6:3-7:30', '5:1-5:4'],
    ]);
  });

  test('keys that are not what stands in the text', () => {
    const [document] = documentsOf("\"a\\u0062\": 1\n? |\n  long\n: 2\n'it''s': 3\n1.0: 4\n~: 5\n: 6\n&k key: 7\n");
    expect(document?.value).toEqual({ ab: 1, 'long\n': 2, "it's": 3, '1.0': 4, '~': 5, '': 6, key: 7 });
    const rows: [string, string, string][] = [
      ['ab', '1:12-1:13', '1:1-1:10'],
      ['long\n', '4:3-4:4', '2:3-3:7'],
      ["it's", '5:10-5:11', '5:1-5:8'],
      ['1.0', '6:6-6:7', '6:1-6:4'],
      ['~', '7:4-7:5', '7:1-7:2'],
      ['', '8:3-8:4', '8:1-8:2'],
      ['key', '9:9-9:10', '9:4-9:7'],
    ];
    for (const [key, value, place] of rows) {
      expect([key, document && shown(document.rangeOf([key]))]).toEqual([key, value]);
      expect([key, document && shown(document.rangeOf([key], 'key'))]).toEqual([key, place]);
    }
  });

  test('several documents count lines through', () => {
    const [first, second, third] = documentsOf('# one\na: 1\n---\n# two\nb: 2\n--- # three\nc: !!str 3\n');
    expect(first && shown(first.rangeOf(['a']))).toBe('2:4-2:5');
    expect(second && shown(second.rangeOf(['b']))).toBe('5:4-5:5');
    expect(third && shown(third.rangeOf(['c']))).toBe('7:10-7:11');
  });

  test('an empty document stands at its marker', () => {
    const documents = documentsOf('--- # one\n---\n# two\n...\n# between\n\uFEFF---\n');
    expect(documents.map(({ value, rangeOf }) => [value, shown(rangeOf([]))])).toEqual([
      [null, '1:1-1:4'],
      [null, '2:1-2:4'],
      [null, '6:2-6:5'],
    ]);
  });

  test('a question about a list of 100,000 items and one about each of them read the list once', () => {
    const count = 100_000;
    const [document] = documentsOf(`a:\n${Array.from({ length: count }, (_, index) => `- n: ${index}\n`).join('')}`);
    for (let index = 0; index < count; index++) {
      if (document?.rangeOf(['a', index, 'n']).line !== index + 2) throw new Error(`item ${index} is in a wrong line`);
    }
  }, 60_000);
});
