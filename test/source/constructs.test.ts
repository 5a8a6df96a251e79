import { describe, expect, test } from 'vitest';
import { readEvents } from '../../src/source/events.ts';
import { readSource } from '../../src/source/read-source.ts';
import { opinionOf } from './oracle.ts';

/**
 * One document or more for each construct of YAML 1.2.2, by its chapter; many follow the examples of the specification.
 * Each is read by us and by the `yaml` library, and both must give what stands here.
 */
const constructs: readonly [name: string, text: string, ...values: unknown[]][] = [
  // 5 characters
  ['5.2 a byte order mark', '\uFEFFa: 1\n', { a: 1 }],
  ['5.4 CR LF as line end', 'a: 1\r\nb:\r\n- 2\r\n', { a: 1, b: [2] }],
  [
    '5.7 escapes',
    '"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\"\\/\\\\\\N\\_\\L\\P\\x41\\u0041\\U00000041\\ "\n',
    '\0\u0007\b\t\n\v\f\r\u001b"/\\\u0085\u00a0\u2028\u2029AAA ',
  ],
  // 6 structure
  ['6.1 indentation of any width', 'a:\n      b:\n       - 1\n       -    c: 2\n            d: 3\n', { a: { b: [1, { c: 2, d: 3 }] } }],
  ['6.1 lists at the column of their key', 'a:\n- 1\n-\n  - 2\nb: 3\n', { a: [1, [2]], b: 3 }],
  ['6.2 tabs between tokens', 'a:\t1\nb: \t"x"\t# note\n', { a: 1, b: 'x' }],
  ['6.5 folding', 'a: one\n  two\n\n  three\n', { a: 'one two\nthree' }],
  ['6.6 comments', '# first\na: 1 # one\n  # deep\nb: x#y\n#last', { a: 1, b: 'x#y' }],
  ['6.7 comments between lines', 'a:\n# note\n    # note\n  b: 1\n\n# note\n  c: 2\n', { a: { b: 1, c: 2 } }],
  ['6.8 directives', '%YAML 1.2\n%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n', { a: '1' }],
  [
    '6.9 tags',
    'a: !!str 1\nb: !!int "2"\nc: !!float 3.5\nd: !!null ""\ne: !!bool "true"\nf: ! 4\ng: !<tag:yaml.org,2002:str> 5\n',
    { a: '1', b: 2, c: 3.5, d: null, e: true, f: '4', g: '5' },
  ],
  ['6.9 tags of collections', 'a: !!map { b: 1 }\nc: !!seq\n- 2\n', { a: { b: 1 }, c: [2] }],
  // 7 flow styles
  ['7.1 aliases', 'a: &x one\nb: *x\nc: &x two\nd: *x\n', { a: 'one', b: 'one', c: 'two', d: 'two' }],
  ['7.1 aliases of collections', 'a: &x\n- 1\nb: [*x , *x]\n', { a: [1], b: [[1], [1]] }],
  ['7.2 empty nodes', 'a:\nb: !!str\nc: &x\n? d\n', { a: null, b: '', c: null, d: null }],
  ['7.3 double quotes over lines', 'a: "one\n  two \\\n  three\n\n  four"\n', { a: 'one two three\nfour' }],
  ['7.3 single quotes', "a: 'it''s'\nb: 'one\n  two'\nc: ''\n", { a: "it's", b: 'one two', c: '' }],
  [
    '7.3 plain scalars with indicators inside',
    'a: x:y\nb: -1x\nc: a,b[c]{d}\nd: ?x\ne: :x\nf: x#\n',
    { a: 'x:y', b: '-1x', c: 'a,b[c]{d}', d: '?x', e: ':x', f: 'x#' },
  ],
  [
    '7.4 flow lists',
    'a: []\nb: [1, two, "3", [4], { x: 5 }, ]\nc: [\n  1,\n  2\n  ]\n',
    { a: [], b: [1, 'two', '3', [4], { x: 5 }], c: [1, 2] },
  ],
  ['7.4 flow maps', 'a: {}\nb: { c: 1, "d": 2, \'e\':3, f, g: , "h":i }\n', { a: {}, b: { c: 1, d: 2, e: 3, f: null, g: null, h: 'i' } }],
  ['7.4 single pairs', 'a: [b: 1, ? c : 2, d]\n', { a: [{ b: 1 }, { c: 2 }, 'd'] }],
  ['7.5 JSON', '{"a": [1, 2.5, -3e2, true, null], "b": {"c": "d\\u00e9"}}', { a: [1, 2.5, -300, true, null], b: { c: 'dé' } }],
  // 8 block styles
  ['8.1 literal', 'a: |\n  one\n   two\n\n  three\n\n\nb: 1\n', { a: 'one\n two\n\nthree\n', b: 1 }],
  ['8.1 chomping', 'a: |-\n  x\n\nb: |\n  x\n\nc: |+\n  x\n\nd: >-\n  x\n', { a: 'x', b: 'x\n', c: 'x\n\n', d: 'x' }],
  ['8.1 an indentation of its own', 'a: |2\n   x\n  y\nb: >1\n  z\n', { a: ' x\ny\n', b: ' z\n' }],
  ['8.1 folded', 'a: >\n  one\n  two\n\n  three\n    more\n  four\n', { a: 'one two\nthree\n  more\nfour\n' }],
  ['8.1 comments are text', 'a: |\n  # text\n# note\nb: 1\n', { a: '# text\n', b: 1 }],
  ['8.1 empty block text', 'a: |\nb: >-\nc: 1\n', { a: '', b: '', c: 1 }],
  ['8.2 lists', '- 1\n-\n- - 2\n  - - 3\n- a: 4\n  b: 5\n-\n  c: 6\n', [1, null, [2, [3]], { a: 4, b: 5 }, { c: 6 }]],
  ['8.2 explicit keys', '? a\n: 1\n? b\n? "c"\n:\n  - 2\n', { a: 1, b: null, c: [2] }],
  [
    '8.2 keys of all kinds',
    '1: a\ntrue: b\n~: c\n"": d\n2027-01-01: e\n1.10: f\nx y: g\n"h": i\n',
    { '1': 'a', true: 'b', '~': 'c', '': 'd', '2027-01-01': 'e', '1.10': 'f', 'x y': 'g', h: 'i' },
  ],
  [
    '8.2 anchors on collections',
    'a: &x\n  b: 1\nc: &y\n- 2\nd: &z { e: 3 }\nf: [*x , *y , *z ]\n',
    { a: { b: 1 }, c: [2], d: { e: 3 }, f: [{ b: 1 }, [2], { e: 3 }] },
  ],
  // 9 documents
  ['9.1 bare documents', 'a: 1\n...\n# note\n---\nb: 2\n', { a: 1 }, { b: 2 }],
  ['9.1 explicit documents', '---\na: 1\n---\n- 2\n--- three\n---\n', { a: 1 }, [2], 'three', null],
  ['9.1 markers inside of words', 'a: ---\nb: x---y\n---x: 1\n', { a: '---', b: 'x---y', '---x': 1 }],
  // 10 schemas
  [
    '10.3 null and booleans',
    '[~, null, Null, NULL, nULL, true, True, TRUE, tRUE, false, no, on]',
    [null, null, null, null, 'nULL', true, true, true, 'tRUE', false, 'no', 'on'],
  ],
  ['10.3 integers', '[0, -0, +1, 007, 0o17, 0x1F, 1_000, 0b1, 0o8, -0x1]', [0, -0, 1, 7, 15, 31, '1_000', '0b1', '0o8', '-0x1']],
  [
    '10.3 floats',
    '[1., .5, -.5, 1e3, 1.5E-2, .inf, -.INF, .nan, ., 1e, .inF]',
    [1, 0.5, -0.5, 1000, 0.015, Infinity, -Infinity, NaN, '.', '1e', '.inF'],
  ],
  [
    '10.3 dates, versions and ids are text',
    '[2027-12-31, 1.4.0, 72f988bf-86f1-41af-91ab-2d7cd011db47, 12:30, 1e5a]',
    ['2027-12-31', '1.4.0', '72f988bf-86f1-41af-91ab-2d7cd011db47', '12:30', '1e5a'],
  ],
  // merge keys (yaml.org/type/merge)
  [
    'merge keys',
    'a: &a { x: 1, y: 2 }\nb: &b { y: 3, z: 4 }\nc: { <<: *a , y: 5 }\nd:\n  <<: [*a , *b ]\n  w: 6\n',
    { a: { x: 1, y: 2 }, b: { y: 3, z: 4 }, c: { x: 1, y: 5 }, d: { x: 1, y: 2, z: 4, w: 6 } },
  ],
  [
    'merge keys of merged maps',
    'a: &a { x: 1 }\nb: &b\n  <<: *a\n  y: 2\nc:\n  z: 3\n  <<: *b\n',
    { a: { x: 1 }, b: { x: 1, y: 2 }, c: { x: 1, y: 2, z: 3 } },
  ],
  ['a quoted merge key is a key', 'a: { "<<": 1 }\n', { a: { '<<': 1 } }],
];

describe('every construct of YAML', () => {
  test.each(constructs)('%s', (_name, text, ...values) => {
    const { documents, findings } = readSource({ path: 'a.yaml', text }, {}, readEvents);
    expect(findings).toEqual([]);
    expect(documents.map(({ value }) => value)).toEqual(values);
    expect(opinionOf(text)?.map(({ value }) => value)).toEqual(values);
  });
});

/** Texts that are no YAML 1.2, one for each thing that can be wrong, with the place and the words of the finding. */
const errors: readonly [text: string, place: string, message: string][] = [
  ['a: "x\nb: 1\n', '1:4-1:5', 'the text that begins with this quote is not closed, add a " at its end'],
  ["a:\n  b: 'x\n  c: 1\n", '2:6-2:7', "the text that begins with this quote is not closed, add a ' at its end"],
  ['a: [1, 2 # two\nb: 1\n', '1:4-1:5', 'the list that begins here is not closed, add the "]" at its end'],
  ['a: { b: [1\n', '1:9-1:10', 'the list that begins here is not closed, add the "]" at its end'],
  ['a: {\n  b: 1\n}\n', '3:1-3:2', 'the closing "}" must be indented more than the key it belongs to'],
  ['a: b: c\n', '1:5-1:6', 'a second ": " stands on this line, quote the value'],
  ['a: @x\n', '1:4-1:6', 'a value cannot begin with "@", quote it'],
  ['a: %x\n', '1:4-1:6', 'a value cannot begin with "%", quote it'],
  ['a: ]\n', '1:4-1:5', 'this "]" closes no bracket'],
  ['a: - b\n', '1:4-1:5', 'a list begins on the line after its key'],
  ['a: "x" y\n', '1:8-1:9', 'text stands after the end of the value, quote the whole value'],
  ['a:\n  b: 1\n c: 2\n', '3:2-3:4', 'the indentation of this line fits no line above, align it with the keys or items it belongs to'],
  ['- a\n - b\n- c\n - d: 1\n', '4:5-4:6', 'a second ": " stands on this line, quote the value'],
  ['a:\n\tb: 1\n', '2:1-2:2', 'a tab stands where the indentation is counted, use spaces'],
  ['a: 1\nb\nc: 2\n', '2:1-2:2', 'this line has no ":", but the lines around it are keys, add the ":" or indent the line under its key'],
  ['a: 1\n- b\n', '2:1-2:2', 'this line does not go on with what stands above it, a document is one map, one list or one value'],
  ['a: [b c: d: e]\n', '1:11-1:12', 'a "," is expected between two entries of a list or map in brackets'],
  ['a: [1,, 2]\n', '1:7-1:8', 'an entry is expected before this ","'],
  ['a: | x\n', '1:6-1:7', 'the text after "|" or ">" begins on the next line'],
  ['a: |0\n  x\n', '1:5-1:6', 'the header of a block text takes one digit from 1 to 9 for its indentation'],
  ['a: "\\d"\n', '1:6-1:8', 'this escape is not known in double quotes, write "\\\\" for a backslash or use single quotes'],
  ['a: "\\xg1"\n', '1:7-1:10', '"\\x" takes 2 hexadecimal digits, "\\u" takes 4 and "\\U" takes 8'],
  ['a: *\n', '1:4-1:5', '"*" begins an alias and needs a name, quote the text if it is meant as it stands'],
  ['a: &\n', '1:4-1:5', '"&" begins an anchor and needs a name, quote the text if it is meant as it stands'],
  ['a: !x!y z\n', '1:8-1:9', 'this tag begins with a handle that no %TAG line declares, quote the text if it is meant as it stands'],
  ['a: !x y\n', '1:7-1:8', 'tag "!x" does not fit this value, or is not known: !!str, !!int, !!float, !!bool and !!null are'],
  ['a: !!int x\n', '1:10-1:11', 'tag "!!int" does not fit this value, or is not known: !!str, !!int, !!float, !!bool and !!null are'],
  ['a: !!seq { b: 1 }\n', '1:4-1:9', 'tag "!!seq" does not fit this value, "!!map" does'],
  ['a: \u0007x\n', '1:4-1:6', 'the character U+0007 is not allowed here, remove it or write it as an escape in double quotes'],
  ['a: 1\nb: \0\n', '2:4-2:5', 'a NUL byte stands here, so the file is no YAML text'],
  ['%YAML 1.2\na: 1\n', '2:1-2:3', 'a line that begins with "%" is a directive, and "---" is expected after it'],
  ['a: 1\nb: 2\na: 3\n', '3:1-3:2', 'key "a" stands twice in one map, remove one or rename it'],
  ['a: { "b": 1, b: 2 }\n', '1:14-1:15', 'key "b" stands twice in one map, remove one or rename it'],
  ['a: *nowhere\n', '1:4-1:12', 'alias "*nowhere" names no anchor above it, "&nowhere" is expected on a value'],
  ['a: &x [*x]\n', '1:8-1:10', 'alias "*x" stands inside the value it names, which would never end'],
  ['a:\n  <<: 1\n', '2:3-2:5', 'merge key "<<" takes a map or a list of maps'],
  ['? [a]\n: 1\n', '1:3-1:4', 'a list or a map stands as a key, text is expected'],
  ['a: &x [1]\n*x : 1\n', '2:1-2:3', 'key "*x" stands for a list or a map, text is expected'],
  ['a: 1\n__proto__: { x: 1 }\n', '2:1-2:10', 'key "__proto__" is kept for the program, rename it'],
];

describe('every error', () => {
  test.each(errors)('%j', (text, place, message) => {
    const { documents, findings } = readSource({ path: 'a.yaml', text }, {}, readEvents);
    expect(documents).toEqual([]);
    const [finding] = findings;
    expect(findings).toHaveLength(1);
    expect(finding?.message).toBe(message);
    expect(`${finding?.line}:${finding?.column}-${finding?.endLine}:${finding?.endColumn}`).toBe(place);
    expect(finding).toMatchObject({ ruleId: 'syntax/yaml', severity: 'error', file: 'a.yaml', pointer: '' });
  });
});
