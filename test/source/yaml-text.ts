import fc from 'fast-check';
import { type Layout, type Piece, written } from './written.ts';

/** What the scalars, keys and block texts of generated documents are made of. */
type Pool = {
  scalars: readonly string[];
  keys: readonly string[];
  headers: readonly string[];
  lines: readonly string[];
  tags: readonly string[];
};

// prettier-ignore
const words = ['a', 'name', 'West Europe', '1.4.0', '2027-12-31', '/sub/x', 'it_s', 'a-b', 'x#y', 'a:b', 'http://x/y', 'Größe', '日本', 'e😀', 'null2', 'yes', 'a"b', "it's", 'truE', '1_000', '1-2', '12:30', '1 2', "''", '""', "'a: b'", '"a # b"', '"{x}"', "' x '", '"ü😀"', "'2'", '"null"', '"[1, 2]"'];
// prettier-ignore
const constants = ['1', '0', '-1', '-0', '+7', '007', '1.5', '1e3', '12345678901234567890', '1e400', '0x1F', '0o17', '0x', '.inf', '.nan', 'true', 'False', 'TRUE', 'null', '~', 'NULL', '1.', '.', '..5', '1e', 'e1', '0b1'];
const keys = [
  'a',
  'b',
  'name',
  'sizeGB',
  'x-y',
  '"q k"',
  "'s'",
  'two words',
  '1',
  'true',
  '~',
  'ü',
  '/p',
  'a.b',
  "it's",
  '2027-01-01',
  'a:b',
];

/** What the plain reader claims to know. */
const plainPool: Pool = {
  scalars: [...words, ...words, ...constants],
  keys,
  headers: ['|', '>', '|-', '>-', '| # note', '>-  # x'],
  lines: ['text', '', '# no comment', 'a: b', '- x', '😀', "'"],
  tags: [],
};

/** All there is. */
const anyPool: Pool = {
  scalars: [...plainPool.scalars, '=', '-.5', '-.INF', "'it''s'", '"a\\tb"', '"\\u00e9\\x41"', '"\\"q\\""', "'a\\b'", '-x', '<x>', '?x'],
  keys: [...keys, '1.0', 'constructor', 'toString', '"\\x41"', '-x', '"<<"'],
  headers: [...plainPool.headers, '|+', '>+', '|2', '>1-'],
  lines: [...plainPool.lines, ' more', '\tx', '  '],
  tags: ['!!str', '!', '!!map', '!!int', '!foo'],
};

const someNotes = fc.array(fc.constantFrom('', '', '# note', '   # deep note', '#', ' # ü😀 "'), { maxLength: 2 });

function scalarOf({ scalars }: Pool): fc.Arbitrary<Piece> {
  return fc.constantFrom(...scalars).map((text): Piece => ({ kind: 'scalar', text }));
}

function blockTextOf({ headers, lines }: Pool): fc.Arbitrary<Piece> {
  return fc
    .tuple(fc.constantFrom(...headers), fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 5 }))
    .map(([header, each]): Piece => ({ kind: 'lines', header, lines: each }));
}

function mapOf(pool: Pool, piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc
    .tuple(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...pool.keys), piece), { selector: ([each]) => each, maxLength: 5 }),
      fc.boolean(),
      fc.integer({ min: -6, max: 5 }),
      someNotes,
    )
    .map(([pairs, isFlow, mergeIndex, notes]): Piece => ({ kind: 'map', pairs, isFlow, mergeIndex, notes }));
}

function listOf(piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc
    .tuple(fc.array(piece, { maxLength: 5 }), fc.boolean(), someNotes)
    .map(([items, isFlow, notes]): Piece => ({ kind: 'list', items, isFlow, notes }));
}

function pieceOf(pool: Pool): fc.Arbitrary<Piece> {
  const { piece } = fc.letrec<{ piece: Piece }>((tie) => ({
    piece: fc.oneof(
      { maxDepth: 4 },
      { weight: 8, arbitrary: scalarOf(pool) },
      { weight: 8, arbitrary: mapOf(pool, tie('piece')) },
      { weight: 6, arbitrary: listOf(tie('piece')) },
      { weight: 3, arbitrary: blockTextOf(pool) },
      { weight: 3, arbitrary: fc.nat({ max: 9 }).map((index): Piece => ({ kind: 'alias', index })) },
      { weight: 3, arbitrary: tie('piece').map((each): Piece => ({ kind: 'anchored', piece: each })) },
      { weight: pool.tags.length > 0 ? 1 : 0, arbitrary: taggedOf(pool, tie('piece')) },
    ),
  }));
  return fc.oneof({ weight: 6, arbitrary: mapOf(pool, piece) }, { weight: 1, arbitrary: listOf(piece) });
}

function taggedOf({ tags }: Pool, piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> {
  return fc.tuple(fc.constantFrom('!!str', ...tags), piece).map(([tag, each]): Piece => ({ kind: 'tagged', tag, piece: each }));
}

const layout: fc.Arbitrary<Layout> = fc.record({
  step: fc.integer({ min: 1, max: 4 }),
  isListIndented: fc.boolean(),
  lineBreak: fc.constantFrom('\n', '\n', '\r\n'),
  isMarked: fc.boolean(),
  hasFinalBreak: fc.constantFrom(true, true, false),
  isBroad: fc.boolean(),
});

function textOf(pool: Pool): fc.Arbitrary<string> {
  return fc.tuple(fc.array(pieceOf(pool), { minLength: 1, maxLength: 3 }), layout).map(([pieces, each]) => written(pieces, each));
}

/** Texts of one or more documents with all constructs of YAML; most of them without an error. */
export const yamlText: fc.Arbitrary<string> = textOf(anyPool);

/** Texts that keep to what the plain reader claims to know. */
export const plainText: fc.Arbitrary<string> = textOf(plainPool);

/** Characters that mean something to YAML, and some that mean nothing. */
const edits = [
  '\n',
  ' ',
  '  ',
  '\t',
  ':',
  ': ',
  '- ',
  '-',
  '#',
  ' #',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '&a ',
  '*a',
  '!',
  '|',
  '>',
  '? ',
  '%',
  '@',
  '`',
  '\\',
  '~',
  '<<: ',
  '---',
  '\n---\n',
  '...',
  '\r',
  '\r\n',
  '\n\n',
  'x',
  '1',
  '.',
  '+',
  'é',
  '\u{1F600}',
  '\uFEFF',
  '\u2028',
  '\u0085',
  '\u0007',
  '\uD800',
  '=',
  '__proto__',
  '\n  ',
  '\n    ',
];

// prettier-ignore
const tokens = ['a', 'b', 'a: ', 'b: ', 'a:', '- ', '-', '\n', '\n ', '\n  ', '\n   ', '\n\n', '\r\n', ' ', '  ', ' # c', '#', '{', '}', '[', ']', ', ', ',', ': ', ':', '"', '"x"', "'", "'x'", '&x ', '&y', '*x', ' *x ', '*y ', '|\n', '|-\n  ', '>\n  ', '>-', '<<: ', '"<<": ', '<<', '...', '---', '1', '0', '-1', '.5', '1.5', '.', '? ', '\t', '\\', '!', '@', '%', 'é', '\u{1F600}', '\uD83D', '\uFEFF', '\u0085', '\u0007', 'true', 'null', '~', '123456789012345678', 'False', 'toString: ', "''"];

/** Texts of a few tokens in any order: nearly every one stands at an edge of the language. */
export const tokenSoup: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '',
      'a: ',
      'a:\n  ',
      '- ',
      'k: [',
      'k: { a: ',
      '- &x ',
      'k: &x ',
      'x: &x { a: 1 }\nk: ',
      'k: |\n',
      'k: >\n  x',
      '- - ',
      'a:\n- ',
      'a: "',
      "a: '",
    ),
    fc.array(fc.constantFrom(...tokens), { maxLength: 9 }),
  )
  .map(([start, each]) => start + each.join(''));

/** A text after a few edits: a span is taken away, doubled or put in another place, or something is put in. */
export function mutated(texts: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.tuple(
    fc.nat({ max: 1_000_000 }),
    fc.nat({ max: 12 }),
    fc.constantFrom('remove', 'insert', 'replace', 'move', 'double'),
    fc.constantFrom(...edits),
    fc.nat({ max: 1_000_000 }),
  );
  return fc.tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 3 })).map(([text, each]) => {
    let result = text;
    for (const [position, length, how, inserted, other] of each) {
      const at = position % (result.length + 1);
      const span = result.slice(at, at + length);
      if (how === 'insert') result = result.slice(0, at) + inserted + result.slice(at);
      else if (how === 'replace') result = result.slice(0, at) + inserted + result.slice(at + 1);
      else if (how === 'double') result = result.slice(0, at) + span + result.slice(at);
      else {
        result = result.slice(0, at) + result.slice(at + length);
        if (how === 'move') result = result.slice(0, other % (result.length + 1)) + span + result.slice(other % (result.length + 1));
      }
    }
    return result;
  });
}
