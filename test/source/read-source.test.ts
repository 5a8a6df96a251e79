import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../src/source/events.ts';
import { DEFAULT_LIMITS, readSource, readSources } from '../../src/source/read-source.ts';
import type { ReadLimits, Source } from '../../src/source/source.ts';
import { samples } from './samples.ts';
import { mutated } from './yaml-text.ts';

/** On a machine with other work to do. */
const TIMEOUT = 120_000;

function read(text: string | Uint8Array, limits: Partial<ReadLimits> = {}): Source {
  return readSource({ path: 'dir/a.yaml', text }, limits, readEvents);
}

function placesOf({ findings }: Source): string[] {
  return findings.map(
    ({ ruleId, line, column, document }) => `${ruleId} ${line}:${column}${document === undefined ? '' : ` in ${document}`}`,
  );
}

describe('documents of a file', () => {
  test('are counted from 0, foreign ones too', () => {
    const { documents, findings } = read('a: 1\n---\n- foreign\n---\nb: 2\n');
    expect(findings).toEqual([]);
    expect(documents.map(({ file, index, isOneOfMany }) => [file, index, isOneOfMany])).toEqual([
      ['dir/a.yaml', 0, true],
      ['dir/a.yaml', 1, true],
      ['dir/a.yaml', 2, true],
    ]);
  });

  test('one alone is not one of many, whatever comments and markers stand around it', () => {
    const { documents } = read('# first\n\n---\n# second\na: 1\n# last\n');
    expect(documents.map(({ index, isOneOfMany }) => [index, isOneOfMany])).toEqual([[0, false]]);
  });

  test.each(['', '\n', '\uFEFF', '# only\n  # comments', '   \n\t\n', '\r\n\r\n'])('there are none in %j, and no finding', (text) => {
    expect(read(text)).toMatchObject({ documents: [], findings: [] });
  });

  test('a broken one hides no other', () => {
    const source = read('a: 1\n---\nb: [\n---\nc: "x\n--- # fourth\nd: *none\n---\ne: 2\n');
    expect(source.documents.map(({ index, value }) => [index, value])).toEqual([
      [0, { a: 1 }],
      [4, { e: 2 }],
    ]);
    expect(placesOf(source)).toEqual(['syntax/yaml 3:4 in 1', 'syntax/yaml 5:4 in 2', 'syntax/yaml 7:4 in 3']);
  });

  test('several errors of one document are told at once, with the first place of a key', () => {
    const source = read('a: 1\nb: *x\na: 2\na: 3\n');
    expect(placesOf(source)).toEqual(['syntax/yaml 2:4', 'syntax/yaml 3:1', 'syntax/yaml 4:1']);
    expect(source.findings[1]?.related).toEqual([
      { file: 'dir/a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2, message: 'first written here' },
    ]);
  });

  test('behind a directive are read too', () => {
    const { documents } = read('%YAML 1.2\n---\na: 1\n...\n%TAG !e! tag:yaml.org,2002:\n---\nb: !e!str 2\n');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, { b: '2' }]);
  });

  test('with names from the prototype of objects are plain data', () => {
    const text = 'constructor: { prototype: 1 }\ntoString: 2\nhasOwnProperty: 3\nvalueOf:\n';
    const [document] = read(text).documents;
    expect(Object.entries(document?.value ?? {})).toEqual([
      ['constructor', { prototype: 1 }],
      ['toString', 2],
      ['hasOwnProperty', 3],
      ['valueOf', null],
    ]);
    expect(Object.getPrototypeOf(document?.value)).toBe(Object.prototype);
  });

  test.each(['__proto__: { x: 1 }\n', 'a: { __proto__: 1 }\n', 'a: &a { x: 1 }\n"__proto__":\n  <<: *a\n', '? __proto__\n: 1\n'])(
    'never have a prototype of their own: %j',
    (text) => {
      const source = read(text);
      expect(source.documents).toEqual([]);
      expect(source.findings.map(({ message }) => message)).toEqual(['key "__proto__" is kept for the program, rename it']);
      expect(Object.keys(Object.prototype)).toEqual([]);
    },
  );
});

describe('bytes', () => {
  test('are UTF-8', () => {
    const { documents, text } = read(new TextEncoder().encode('a: Größe 😀\n'));
    expect(text).toBe('a: Größe 😀\n');
    expect(documents[0]?.value).toEqual({ a: 'Größe 😀' });
  });

  test.each([
    ['Latin-1', [0x61, 0x3a, 0x20, 0xe9, 0x0a], '1:4', 'byte 0xE9 is not UTF-8, save the file as UTF-8'],
    ['on the second line', [0x61, 0x3a, 0x0a, 0x20, 0xc3, 0xa9, 0xff], '2:3', 'byte 0xFF is not UTF-8, save the file as UTF-8'],
    ['cut off at the end', [0x61, 0xe2, 0x82], '1:2', 'byte 0xE2 is not UTF-8, save the file as UTF-8'],
    ['an overlong form', [0xc0, 0xaf], '1:1', 'byte 0xC0 is not UTF-8, save the file as UTF-8'],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80], '1:2', 'byte 0xED is not UTF-8, save the file as UTF-8'],
    ['past the last character', [0x61, 0xf4, 0x90, 0x80, 0x80], '1:2', 'byte 0xF4 is not UTF-8, save the file as UTF-8'],
    ['UTF-16, little endian', [0xff, 0xfe, 0x61, 0x00], '1:1', 'the file is UTF-16, save it as UTF-8'],
    ['UTF-16, big endian', [0xfe, 0xff, 0x00, 0x61], '1:1', 'the file is UTF-16, save it as UTF-8'],
    ['NUL', [0x61, 0x3a, 0x0a, 0x00], '2:1', 'a NUL byte stands here, so the file is no YAML text'],
  ])('that are not: %s', (_name, bytes, place, message) => {
    const { documents, findings } = read(Uint8Array.from(bytes));
    expect(documents).toEqual([]);
    expect(findings.map((finding) => [finding.ruleId, `${finding.line}:${finding.column}`, finding.message])).toEqual([
      ['syntax/yaml', place, message],
    ]);
  });

  test(
    'decode as the platform decodes them',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
          const isText = decodes(bytes) && !bytes.includes(0) && !(bytes[0] === 0xfe && bytes[1] === 0xff);
          const isRefused = read(bytes).findings.some(({ message }) => /not UTF-8|UTF-16|NUL/.test(message));
          expect(isRefused).toBe(!isText);
        }),
        { numRuns: 3000 },
      );
    },
    TIMEOUT,
  );
});

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

describe('limits', () => {
  test.each<[name: string, text: string, limits: Partial<ReadLimits>, place: string, message: string]>([
    ['size', 'a: 1234567\n', { maxSize: 10 }, '1:1', 'the file has 11 characters, the limit is 10'],
    ['depth of blocks', 'a:\n  b:\n    c:\n      d: 1\n', { maxDepth: 3 }, '4:7', 'lists and maps are nested more than 3 deep, the limit'],
    ['depth of flows', 'a: [[{}]]\n', { maxDepth: 3 }, '1:6', 'lists and maps are nested more than 3 deep, the limit'],
    ['aliases', 'a: &a 1\nb: [*a , *a , *a ]\n', { maxAliases: 2 }, '2:15', 'more than 2 aliases in one file, the limit'],
    [
      'expansion',
      'a: &a [1, 2, 3]\nb: &b [*a , *a ]\nc: [*b , *b ]\n',
      { maxExpansion: 10 },
      '3:5',
      'aliases repeat more than 10 values in one file, the limit',
    ],
  ])('of %s', (_name, text, limits, place, message) => {
    const source = read(text, limits);
    expect(source.documents).toEqual([]);
    expect(source.findings.map((finding) => [finding.ruleId, `${finding.line}:${finding.column}`, finding.message])).toEqual([
      ['syntax/limits', place, message],
    ]);
  });

  test('of bytes are counted in bytes', () => {
    const bytes = new TextEncoder().encode('é');
    expect(read(bytes, { maxSize: 1 }).findings[0]?.message).toBe('the file has 2 bytes, the limit is 1');
    expect(read(bytes, { maxSize: 2 }).findings).toEqual([]);
  });

  test.each<[string, Partial<ReadLimits>]>([
    ['a:\n  b:\n    - 1\n', { maxDepth: 3 }],
    ['a: &a 1\nb: [*a , *a ]\n', { maxAliases: 2 }],
    ['a: &a [1, 2, 3]\nb: [*a , *a ]\n', { maxExpansion: 6 }],
  ])('may be reached by %j', (text, limits) => {
    expect(read(text, limits).findings).toEqual([]);
    expect(read(`%YAML 1.2\n---\n${text}`, limits).findings).toEqual([]);
  });

  test('of aliases hold for all documents of a file together', () => {
    const document = 'a: &a 1\nb: [*a , *a ]\n';
    expect(placesOf(read(`${document}---\n${document}`, { maxAliases: 3 }))).toEqual(['syntax/limits 5:10 in 1']);
  });

  test('of depth cannot be raised beyond what the machine bears', () => {
    expect(placesOf(read('['.repeat(100_000), { maxDepth: 1_000_000 }))).toEqual(['syntax/limits 1:502']);
  });

  test('stop an alias bomb where it passes them', () => {
    const levels = 'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]} `).join(',')}]\n`);
    const source = read(`a: &a [x,x,x,x,x,x,x,x,x]\n${levels.join('')}`);
    expect(source.findings.map(({ ruleId, message }) => [ruleId, message])).toEqual([
      ['syntax/limits', `aliases repeat more than ${DEFAULT_LIMITS.maxExpansion} values in one file, the limit`],
    ]);
  });
});

/** Each would take minutes, or all the memory, if anything in the readers were worse than linear. */
const traps: readonly [name: string, text: string][] = [
  ['brackets', '['.repeat(1_000_000)],
  ['nested keys', '{a: '.repeat(1_000_000)],
  ['dashes', '- '.repeat(100_000)],
  ['an open quote', `"${'a\n '.repeat(300_000)}`],
  ['anchors in a row', '&a\n'.repeat(100_000)],
  ['documents', '---\na: 1\n'.repeat(50_000)],
  ['broken documents', '---\na: [\n'.repeat(3_000)],
  ['ended documents', 'a: 1\n...\n'.repeat(50_000)],
  ['byte order marks', `a: |\n${'\uFEFF\n'.repeat(100_000)}`],
  ['lone carriage returns', '\r'.repeat(1_000_000)],
  ['merge keys', `a: {${'<<: {},'.repeat(50_000)}}`],
  ['a merge list', `a: &a {x: 1}\nb: {<<: [${'*a ,'.repeat(90_000)}]}`],
  [
    'a chain of merges',
    `m0: &m0 {k: 1}\n${Array.from({ length: 5000 }, (_, index) => `m${index + 1}: &m${index + 1} {<<: *m${index}, k${index}: 1}\n`).join('')}`,
  ],
  ['keys', Array.from({ length: 200_000 }, (_, index) => `k${index}: 1\n`).join('')],
  ['keys that are numbers', Array.from({ length: 200_000 }, (_, index) => `${index * 7}: 1\n`).join('')],
  ['keys twice', Array.from({ length: 100_000 }, (_, index) => `k${index % 50_000}: 1\n`).join('')],
  ['forbidden keys', '__proto__: 1\n'.repeat(50_000)],
  ['lines of a block text', `a: >\n${'  x\n\n'.repeat(100_000)}`],
  ['escapes', `a: "${'\\n'.repeat(500_000)}"`],
];

describe('hostile texts', () => {
  test.each(traps)(
    'end soon: %s',
    (_name, text) => {
      const { documents, findings } = read(text);
      expect(documents.length + findings.length).toBeLessThanOrEqual(50_000);
      for (const document of documents.slice(0, 3)) document.rangeOf(['m4999', 'k4998', 0]);
    },
    TIMEOUT,
  );

  test(
    'never throw, and every range lies in the text',
    () => {
      fc.assert(
        fc.property(
          mutated(samples),
          fc.array(fc.oneof(fc.nat({ max: 3 }), fc.constantFrom('galleries', 'images', 'a', 'b', '<<')), { maxLength: 4 }),
          (text, path) => {
            const source = read(text);
            const lines = source.text.split(/\r\n|\n|\r/);
            const ranges = [
              ...source.findings,
              ...source.documents.flatMap((document) => [document.rangeOf(path), document.rangeOf(path, 'key')]),
            ];
            for (const { line, column, endLine, endColumn } of ranges) {
              expect(column).toBeGreaterThanOrEqual(1);
              expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
              expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
              expect(endColumn).toBeLessThanOrEqual((lines[endLine - 1]?.length ?? -1) + 1);
            }
          },
        ),
        { numRuns: Number(process.env['FUZZ_RUNS'] ?? 600) },
      );
    },
    TIMEOUT,
  );
});

describe('readSources', () => {
  const files = [
    { path: 'plain.yaml', text: 'a: 1\n' },
    { path: 'full.yaml', text: 'a: !!str 1\n' },
    { path: 'broken.yaml', text: 'a: [\n' },
    { path: 'bytes.yaml', text: Uint8Array.of(0xff) },
    { path: 'last.yaml', text: 'a: 2\n' },
  ];

  test('gives every file, in the order given', async () => {
    const sources = await readSources(files);
    expect(sources.map(({ file, documents, findings }) => [file, documents.map(({ value }) => value), findings.length])).toEqual([
      ['plain.yaml', [{ a: 1 }], 0],
      ['full.yaml', [{ a: '1' }], 0],
      ['broken.yaml', [], 1],
      ['bytes.yaml', [], 1],
      ['last.yaml', [{ a: 2 }], 0],
    ]);
  });

  test('takes limits', async () => {
    const sources = await readSources(files, { maxSize: 1 });
    expect(sources.map(({ findings }) => findings[0]?.ruleId)).toEqual([
      'syntax/limits',
      'syntax/limits',
      'syntax/limits',
      'syntax/yaml',
      'syntax/limits',
    ]);
  });

  test('knows without the full reader which files need it', () => {
    expect(files.map((file) => readSource(file) === undefined)).toEqual([false, true, true, false, false]);
  });
});
