import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../src/source/events.ts';
import { readJson } from '../../src/source/json.ts';
import { NEXT } from '../../src/source/positions.ts';
import { newScratch, type ReadContext, type ReadDocument } from '../../src/source/read-document.ts';
import { DEFAULT_LIMITS, readSource } from '../../src/source/read-source.ts';
import type { Source } from '../../src/source/source.ts';

/** On a machine with other work to do. */
const TIMEOUT = 120_000;
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 600);
const settings = { numRuns: RUNS, ...(process.env['FUZZ_SEED'] === undefined ? {} : { seed: Number(process.env['FUZZ_SEED']) }) };

function read(text: string, path = 'a.json'): Source {
  return readSource({ path, text }, {}, readEvents);
}

function newContext(): ReadContext {
  return { limits: DEFAULT_LIMITS, spent: { aliases: 0, expansion: 0 }, scratch: newScratch() };
}

function tapeOf(document: ReadDocument | undefined): number[] {
  const tape = document?.positions.tape ?? new Int32Array(0);
  return [...tape.subarray(0, tape[NEXT])];
}

/** The JSON reader gives up, or agrees with the full reader in values and in every cell of the tape. */
function expectAgreement(text: string): 'agreed' | 'gave up' {
  const [json, ...others] = readJson(text, newContext()) ?? [];
  const full = readEvents(text, 0, text.length, newContext());
  if (json?.document === undefined) {
    // What the engine's parser takes and we do not is an error of the full reader, or a number that it keeps as text.
    if (isStrict(text)) expect(full[0]?.problems.length === 0 && !/\d/.test(text)).toBe(false);
    return 'gave up';
  }
  expect(others).toEqual([]);
  expect(full.map(({ problems }) => problems)).toEqual([[]]);
  expect(json.document.value).toEqual(full[0]?.document?.value);
  expect(JSON.stringify(json.document.value)).toBe(JSON.stringify(full[0]?.document?.value));
  expect(json.document.positions.keys).toEqual(full[0]?.document?.positions.keys);
  expect(tapeOf(json.document)).toEqual(tapeOf(full[0]?.document));
  return 'agreed';
}

function isStrict(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

const keys = fc.constantFrom(
  'a',
  'b',
  'name',
  'é',
  '日本',
  '😀',
  '',
  ' ',
  'x"y',
  'back\\slash',
  'line\nbreak',
  '1',
  'constructor',
  'toString',
  '{',
  '//',
  '#',
);
const scalars = fc.oneof(
  keys,
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(true, false, null, 0, -0, 1e21, 1e-7, 'http://x/y', '# no comment', '/* none */', 'a, ]', ': }'),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 5, withCrossShrink: true }, scalars, tie('list'), tie('map')),
  list: fc.array(tie('tree'), { maxLength: 5 }),
  map: fc.dictionary(keys, tie('tree'), { maxKeys: 6 }),
}));
const roots = tree.filter((value): value is object => typeof value === 'object' && value !== null);
/** JSON with white space of all kinds, and some characters escaped that need not be. */
const jsonText = fc
  .tuple(roots, fc.constantFrom(0, 1, 2, '\t'), fc.boolean(), fc.boolean(), fc.constantFrom('', '\n', ' ', '\r\n'))
  .map(([value, indent, isWindows, isAscii, end]) => {
    let text = JSON.stringify(value, null, indent);
    if (isWindows) text = text.replaceAll('\n', '\r\n');
    if (isAscii) text = text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return text + end;
  });

describe('the JSON reader', () => {
  test(
    'agrees with the full reader in values and positions, whatever the text',
    () => {
      let agreed = 0;
      fc.assert(
        fc.property(jsonText, (text) => {
          if (expectAgreement(text) === 'agreed') agreed++;
        }),
        settings,
      );
      expect(agreed).toBeGreaterThan(RUNS * 0.9);
    },
    TIMEOUT,
  );

  test(
    'agrees with it, or gives up, after random edits',
    () => {
      const edits = fc.array(
        fc.tuple(
          fc.nat(),
          fc.nat(3),
          fc.constantFrom('', '{', '}', '[', ']', '"', ',', ':', '1e999', '\\', ' ', '\n', '"a":', '"__proto__":1,', '"\\u0061":'),
        ),
        { minLength: 1, maxLength: 3 },
      );
      fc.assert(
        fc.property(jsonText, edits, (text, changes) => {
          let edited = text;
          for (const [place, removed, added] of changes) {
            const at = place % (edited.length + 1);
            edited = edited.slice(0, at) + added + edited.slice(at + removed);
          }
          if (isStrict(edited)) expectAgreement(edited);
        }),
        { ...settings, numRuns: 5 * RUNS },
      );
    },
    TIMEOUT,
  );
});

describe('a file of JSON', () => {
  test('gives values and the places of keys and values', () => {
    const { documents, language } = read('{\n  "a": [1, { "b": "x" }]\n}\n');
    expect(language).toBe('json');
    expect(documents[0]?.value).toEqual({ a: [1, { b: 'x' }] });
    expect(documents[0]?.rangeOf(['a', 1, 'b'])).toEqual({ line: 2, column: 19, endLine: 2, endColumn: 22 });
    expect(documents[0]?.rangeOf(['a', 1, 'b'], 'key')).toEqual({ line: 2, column: 14, endLine: 2, endColumn: 17 });
  });

  test('may have comments, commas behind last items and line breaks in strings, as templates have', () => {
    const text = '// about\r\n/* more */ {\n  "a": "x // y", // note "\n  "b": [1, /* two */ 2, ], "c": "one\n\ttwo"/**/,\n}// end';
    const { documents, findings, language } = read(text);
    expect(findings).toEqual([]);
    expect(language).toBe('json');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 'x // y', b: [1, 2], c: 'one\n\ttwo' }]);
    expect(documents[0]?.rangeOf(['b', 1])).toEqual({ line: 4, column: 22, endLine: 4, endColumn: 23 });
    expect(documents[0]?.rangeOf(['c'])).toEqual({ line: 4, column: 33, endLine: 5, endColumn: 6 });
  });

  test('may hold one value after the other', () => {
    const { documents, findings } = read('{"a":1}\n{"b":{"c":2}}[3]\n\n');
    expect(findings).toEqual([]);
    expect(documents.map(({ index, isOneOfMany, value }) => [index, isOneOfMany, value])).toEqual([
      [0, true, { a: 1 }],
      [1, true, { b: { c: 2 } }],
      [2, true, [3]],
    ]);
    expect(documents[1]?.rangeOf(['b', 'c'])).toEqual({ line: 2, column: 11, endLine: 2, endColumn: 12 });
  });

  test('a broken value hides no other', () => {
    const { documents, findings } = read('{"a":1}\n{"b" 2}\n{"c":3}\n{"d":');
    expect(documents.map(({ index, value }) => [index, value])).toEqual([
      [0, { a: 1 }],
      [2, { c: 3 }],
    ]);
    expect(findings.map(({ line, column, document }) => [line, column, document])).toEqual([
      [2, 6, 1],
      [4, 1, 3],
    ]);
  });

  test('a broken value hides no other where it is the first', () => {
    const { documents, findings, language } = read('{"a" 1} // one\n{"b":2}\n{"c":3, "c":4} // two\n');
    expect(language).toBe('json');
    expect(documents.map(({ index, value }) => [index, value])).toEqual([[1, { b: 2 }]]);
    expect(findings.map(({ line, column, document, message }) => [line, column, document, message])).toEqual([
      [1, 6, 0, expect.any(String)],
      [3, 9, 2, 'key "c" stands twice in one map, remove one or rename it'],
    ]);
  });

  test('is told where it is broken, comments or not', () => {
    const { findings, language } = read('{ // one\n  "a": 1\n  "b": 2\n}');
    expect(language).toBe('json');
    expect(findings.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([['syntax/yaml', 3, 6]]);
  });

  test.each([
    ['a key that stands twice', '{"a": 1, "b": {"c": 1, "\\u0063": 2}}', 'key "c" stands twice in one map, remove one or rename it', 24],
    [
      'a key that stands twice among many',
      `{${Array.from({ length: 50 }, (_, key) => `"k${key}":0,`).join('')}"k40":1}`,
      'key "k40" stands twice in one map, remove one or rename it',
      392,
    ],
    ['a key for the prototype', '{"a": {"__proto__": {"x": 1}}}', 'key "__proto__" is kept for the program, rename it', 8],
    ['such a key with escapes', '{"_\\u005fproto__": 1}', 'key "__proto__" is kept for the program, rename it', 2],
    ['brackets without end', `{"a":${'['.repeat(64)}${']'.repeat(64)}}`, 'lists and maps are nested more than 64 deep, the limit', 69],
  ])('%s is a finding, though the parser takes it', (_, text, message, column) => {
    const source = read(text);
    expect(source.documents).toEqual([]);
    expect(source.findings.map((finding) => [finding.message, finding.column])).toEqual([[message, column]]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('a number beyond all doubles stays text', () => {
    expect(read('{"a": 1e999, "b": -9e308, "c": 1e308}').documents[0]?.value).toEqual({ a: '1e999', b: '-9e308', c: 1e308 });
    expect(read(`[${'9'.repeat(310)}, ${'9'.repeat(300)}.5]`).documents[0]?.value).toEqual(['9'.repeat(310), 1e300]);
  });

  test('has no comments that silence anything', () => {
    expect(read('{"a": "x\\n # gallerist-disable b/c -- d"}\n').comments('gallerist-disable')).toEqual([]);
  });

  test('keeps to its limits in linear time', () => {
    for (const text of [
      '{"a":/*'.repeat(20_000),
      '{,'.repeat(50_000),
      '{"a":"\\"'.repeat(20_000),
      '['.repeat(200_000),
      '{"a":1}//'.repeat(20_000),
    ]) {
      expect(read(text).findings.length + read(text).documents.length).toBeGreaterThan(0);
    }
    expect(read('{"a":1}\n'.repeat(20_000)).documents).toHaveLength(20_000);
  });
});

describe('a text that begins as JSON does', () => {
  const tokens = [
    '{',
    '}',
    '[',
    ']',
    '"',
    '"a"',
    '"a":',
    ':',
    ',',
    '1',
    '1e999',
    'true',
    '/',
    '//',
    '/*',
    '*/',
    '\n',
    ' ',
    '\\',
    'x',
    "'",
    '#',
    '---',
    '*a',
    '{"a":1}',
    '"__proto__":',
    '\t',
    '\0',
  ];

  test(
    'is read to its end, whatever follows',
    () => {
      const soup = fc.tuple(
        fc.constantFrom('{', '[', '{"a":1}', '//x\n{', '/**/['),
        fc.array(fc.constantFrom(...tokens), { maxLength: 30 }),
      );
      fc.assert(
        fc.property(soup, ([head, rest]) => {
          const source = read(head + rest.join(''));
          expect(source.documents.length + source.findings.length).toBeGreaterThan(0);
          for (const document of source.documents) document.rangeOf(['a', 0, 'b']);
        }),
        { ...settings, numRuns: 8 * RUNS },
      );
    },
    TIMEOUT,
  );

  test.each(['{ "a": */x', '{"a": 1 / 2}', '[1, /]', '{/'])('is no JSON with a stray slash: %s', (text) => {
    expect(readJson(text, newContext())).toBeUndefined();
  });
});

describe('other languages', () => {
  test.each(['{gallerist: 1}\n', "{'a': [1]}", '[a, b] # note', '{"a": 1} # note', '{"a": 1}\n---\n{"b": 2}\n', 'a: {"b": 1}\n'])(
    '%j is YAML as before',
    (text) => {
      const { language, findings, documents } = read(text);
      expect(language).toBe('yaml');
      expect(findings).toEqual([]);
      expect(documents.length).toBeGreaterThan(0);
    },
  );

  test('HCL has no documents and no findings here', () => {
    const text = 'resource "azurerm_shared_image" "x" {\n  name = [\n}\n';
    expect(read(text, 'infra/main.tf')).toMatchObject({ language: 'hcl', text, documents: [], findings: [] });
  });
});
