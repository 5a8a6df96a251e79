import { describe, expect, it } from 'vitest';
import type { Edit, Path } from '../../src/engine/finding.ts';
import { applyEdits } from '../../src/fix/apply-edits.ts';

type Row = readonly [what: string, before: string, edits: Edit | readonly Edit[], after: string];

const set = (at: Path, value: unknown): Edit => ({ op: 'set', at, value });
const append = (at: Path, value: unknown): Edit => ({ op: 'append', at, value });
const rename = (at: Path, key: string): Edit => ({ op: 'rename', at, key });
const remove = (at: Path): Edit => ({ op: 'remove', at });

function hold(rows: readonly Row[]): void {
  it.each(rows)('%s', (_what, before, edits, after) => {
    expect(applyEdits(before, 0, [edits].flat())).toEqual({ text: after });
  });
}

const WITH_COUNT = { name: 'westeurope', regionalReplicaCount: 6 };

describe('set: a scalar takes the place of another', () => {
  hold([
    ['plain', 'a: 1\nb: 2\n', set(['a'], 3), 'a: 3\nb: 2\n'],
    ['a comment on the line', 'a: 1   # why\n', set(['a'], 30), 'a: 30   # why\n'],
    ['comments and empty lines around', '# top\n\na: 1\n\n# foot\n', set(['a'], 3), '# top\n\na: 3\n\n# foot\n'],
    ['double quotes', 'a: "West Europ"\n', set(['a'], 'westeurope'), 'a: "westeurope"\n'],
    ['single quotes', "a: 'it''s'\n", set(['a'], "isn't"), "a: 'isn''t'\n"],
    ['a number in place of a quoted text', 'a: "3"\n', set(['a'], 6), 'a: 6\n'],
    ['a text that plain would be a number', 'a: x\n', set(['a'], '1.5'), 'a: "1.5"\n'],
    ['a text that plain would be a boolean', 'a: x\n', set(['a'], 'true'), 'a: "true"\n'],
    ['a version stays plain', '- name: 1.01.0\n', set([0, 'name'], '1.1.0'), '- name: 1.1.0\n'],
    ['a text with a colon', 'a: x\n', set(['a'], 'b: c'), 'a: "b: c"\n'],
    ['a text with a hash', 'a: x\n', set(['a'], 'b #c'), 'a: "b #c"\n'],
    ['a text with a comma, in a flow list', 'a: [x]\n', set(['a', 0], 'b,c'), 'a: ["b,c"]\n'],
    ['a text of several lines', 'a: x\n', set(['a'], 'b\nc'), 'a: "b\\nc"\n'],
    ['a text that is empty', 'a: x\n', set(['a'], ''), 'a: ""\n'],
    ['a quote within', 'a: "x"\n', set(['a'], 'say "y"'), 'a: "say \\"y\\""\n'],
    ['a boolean', 'a: false\n', set(['a'], true), 'a: true\n'],
    ['null', 'a: false\n', set(['a'], null), 'a: null\n'],
    ['a plain scalar over several lines', 'a: one\n  two\n  three\nb: 1\n', set(['a'], 'four'), 'a: four\nb: 1\n'],
    ['a quoted scalar over several lines', 'a: "one\n  two"\nb: 1\n', set(['a'], 'three'), 'a: "three"\nb: 1\n'],
    ['in a flow map', 'a: {b: 1,c: 2 , d: [x , y]} # e\n', set(['a', 'd', 1], 'z'), 'a: {b: 1,c: 2 , d: [x , z]} # e\n'],
    ['in a flow map over lines', 'a: {\n  b: 1, # c\n  d: 2\n }\n', set(['a', 'b'], 9), 'a: {\n  b: 9, # c\n  d: 2\n }\n'],
    ['behind a quoted key', '"a": 1\n\'b\': 2\n', set(['b'], 3), '"a": 1\n\'b\': 3\n'],
    ['behind a key with escapes', '"\\u0061": 1\n', set(['a'], 3), '"\\u0061": 3\n'],
    ['behind an explicit key', '? a\n: 1\n', set(['a'], 3), '? a\n: 3\n'],
    ['on the line after its key', 'a:\n    1\n', set(['a'], 3), 'a:\n    3\n'],
    ['with an anchor that nobody uses', 'a: &x 1\n', set(['a'], 3), 'a: &x 3\n'],
    ['with a tag', 'a: !!str b\n', set(['a'], 'c'), 'a: !!str c\n'],
    ['CR LF', 'a: 1\r\nb: 2\r\n', set(['a'], 3), 'a: 3\r\nb: 2\r\n'],
    ['a byte order mark', '\uFEFFa: 1\nb: 2\n', set(['b'], 3), '\uFEFFa: 1\nb: 3\n'],
    ['no line break at the end', 'a: 1', set(['a'], 3), 'a: 3'],
    ['spaces at the ends of lines', 'a: 1  \nb: 2 \t\n  \n', set(['b'], 3), 'a: 1  \nb: 3 \t\n  \n'],
    ['an item of a list without indentation', 'a:\n- x\n- y\n', set(['a', 1], 'z'), 'a:\n- x\n- z\n'],
    ['four spaces', 'a:\n    - b:\n          c: 1\n', set(['a', 0, 'b', 'c'], 2), 'a:\n    - b:\n          c: 2\n'],
    ['JSON', '{"a": {"b": "x"}}', set(['a', 'b'], 'y'), '{"a": {"b": "y"}}'],
    ['several at once', 'a: 1\nb: [2, 3]\n', [set(['b', 1], 30), set(['a'], 10)], 'a: 10\nb: [2, 30]\n'],
    ['characters outside the basic plane', 'a: "🖼"\nb: 1 # 🖼\n', set(['b'], 2), 'a: "🖼"\nb: 2 # 🖼\n'],
  ]);
});

describe('set: a value where none is written', () => {
  hold([
    ['a key with nothing behind it', 'a:\nb: 1\n', set(['a'], 3), 'a: 3\nb: 1\n'],
    ['with a comment behind it', 'a: # c\nb: 1\n', set(['a'], 3), 'a: 3 # c\nb: 1\n'],
    ['an empty item', '- \n- 1\n', set([0], 3), '- 3 \n- 1\n'],
    ['a key in a flow map', '{ a, b: 1 }\n', set(['a'], 3), '{ a: 3, b: 1 }\n'],
    ['a key with a colon in a flow map', '{ a: , b: 1 }\n', set(['a'], 3), '{ a: 3, b: 1 }\n'],
  ]);
});

describe('set: a new key', () => {
  hold([
    ['of a block map', 'a: 1\nb: 2\n', set(['c'], 3), 'a: 1\nb: 2\nc: 3\n'],
    ['below a comment on the last line', 'a:\n  b: 1 # why\nd: 2\n', set(['a', 'c'], 3), 'a:\n  b: 1 # why\n  c: 3\nd: 2\n'],
    ['of a map in a list', '- name: x\n  b: 1\n- name: y\n', set([0, 'c'], 3), '- name: x\n  b: 1\n  c: 3\n- name: y\n'],
    ['of a map with one pair in a list', '  - name: x\n  - name: y\n', set([1, 'c'], 3), '  - name: x\n  - name: y\n    c: 3\n'],
    ['with wide dashes', '-   name: x\n', set([0, 'c'], 3), '-   name: x\n    c: 3\n'],
    ['before what follows', 'a:\n  b: 1\n\n# about d\nd: 2\n', set(['a', 'c'], 3), 'a:\n  b: 1\n  c: 3\n\n# about d\nd: 2\n'],
    [
      'below a nested map',
      'a:\n  b:\n    - c: 1\n      d: 2\ne: 1\n',
      set(['a', 'f'], 3),
      'a:\n  b:\n    - c: 1\n      d: 2\n  f: 3\ne: 1\n',
    ],
    ['below a block text', 'a:\n  b: |\n    x\n    y\n\nc: 1\n', set(['a', 'd'], 3), 'a:\n  b: |\n    x\n    y\n  d: 3\n\nc: 1\n'],
    ['below a block text that keeps its lines', 'a:\n  b: |+\n    x\n\nc: 1\n', set(['a', 'd'], 3), 'a:\n  b: |+\n    x\n\n  d: 3\nc: 1\n'],
    ['below a flow map over lines', 'a:\n  b: {\n    c: 1\n   } # e\n', set(['a', 'd'], 3), 'a:\n  b: {\n    c: 1\n   } # e\n  d: 3\n'],
    ['below a key without a value', 'a:\n  b:\nc: 1\n', set(['a', 'd'], 3), 'a:\n  b:\n  d: 3\nc: 1\n'],
    ['below an alias', 'x: &x 1\na:\n  b: *x\n', set(['a', 'd'], 3), 'x: &x 1\na:\n  b: *x\n  d: 3\n'],
    ['that a merge key brings, too', 'x: &x { b: 1 }\na:\n  <<: *x\n', set(['a', 'b'], 3), 'x: &x { b: 1 }\na:\n  <<: *x\n  b: 3\n'],
    ['in quotes where the others are', '"a":\n  "b": 1\n', set(['a', 'c'], 3), '"a":\n  "b": 1\n  "c": 3\n'],
    ['without a line break at the end', 'a: 1', set(['b'], 3), 'a: 1\nb: 3'],
    ['CR LF', 'a:\r\n  b: 1\r\nc: 1\r\n', set(['a', 'd'], 3), 'a:\r\n  b: 1\r\n  d: 3\r\nc: 1\r\n'],
    ['CR LF without a line break at the end', 'a: 1\r\nb: 2', set(['c'], 3), 'a: 1\r\nb: 2\r\nc: 3'],
    ['two at once', '- a: 1\n', [set([0, 'b'], 2), set([0, 'c'], 3)], '- a: 1\n  b: 2\n  c: 3\n'],
    ['of a flow map', 'a: { b: 1 }\n', set(['a', 'c'], 3), 'a: { b: 1, c: 3 }\n'],
    ['of a narrow flow map', 'a: {b: 1,d: 2}\n', set(['a', 'c'], 3), 'a: {b: 1,d: 2,c: 3}\n'],
    ['of an empty flow map', 'a: {}\n', set(['a', 'c'], 3), 'a: { c: 3 }\n'],
    ['of an empty flow map with spaces', 'a: {   } # x\n', set(['a', 'c'], 3), 'a: { c: 3 } # x\n'],
    ['of an empty flow map with a comment', 'a: { # x\n }\n', set(['a', 'c'], 3), 'a: { c: 3  # x\n }\n'],
    ['of a flow map with a comma at the end', 'a: {b: 1, d: 2,}\n', set(['a', 'c'], 3), 'a: {b: 1, d: 2, c: 3,}\n'],
    ['of a flow map over lines', 'a: {\n  b: 1,\n  d: 2\n }\n', set(['a', 'c'], 3), 'a: {\n  b: 1,\n  d: 2,\n  c: 3\n }\n'],
    ['below a comment in it', 'a: {\n  b: 1,\n  d: 2 # e\n }\n', set(['a', 'c'], 3), 'a: {\n  b: 1,\n  d: 2, # e\n  c: 3\n }\n'],
    ['with a comma at its end', 'a: {\n  b: 1,\n  d: 2, # e\n }\n', set(['a', 'c'], 3), 'a: {\n  b: 1,\n  d: 2, # e\n  c: 3,\n }\n'],
    ['with its brace on the last line', 'a: {\n  b: 1,\n  d: 2 }\n', set(['a', 'c'], 3), 'a: {\n  b: 1,\n  d: 2,\n  c: 3 }\n'],
    [
      'of a flow map that goes on',
      'a: { b: 1, d: 2,\n     e: 3 } # f\n',
      set(['a', 'c'], 3),
      'a: { b: 1, d: 2,\n     e: 3,\n     c: 3 } # f\n',
    ],
    ['of a flow map in a flow list', '[{a: 1}, {b: 2}]\n', set([0, 'c'], 3), '[{a: 1, c: 3}, {b: 2}]\n'],
    ['CR LF in a flow map', 'a: {\r\n  b: 1\r\n }\r\n', set(['a', 'c'], 3), 'a: {\r\n  b: 1,\r\n  c: 3\r\n }\r\n'],
    ['of JSON', '{"a":{"b":1}}', set(['a', 'c'], 'x'), '{"a":{"b":1, "c":"x"}}'],
    ['of JSON on lines', '{\n  "a": {\n    "b": 1\n  }\n}\n', set(['a', 'c'], 3), '{\n  "a": {\n    "b": 1,\n    "c": 3\n  }\n}\n'],
  ]);
});

describe('set: a bare region becomes a map', () => {
  hold([
    [
      'in a block list',
      '- westeurope # here\n- northeurope\n',
      set([0], WITH_COUNT),
      '- { name: westeurope, regionalReplicaCount: 6 } # here\n- northeurope\n',
    ],
    [
      'beside narrow maps',
      '- westeurope\n- {name: x}\n',
      set([0], WITH_COUNT),
      '- {name: westeurope, regionalReplicaCount: 6}\n- {name: x}\n',
    ],
    [
      'beside block maps',
      '- westeurope # here\n- name: x\n  y: 1\n',
      set([0], WITH_COUNT),
      '- name: westeurope # here\n  regionalReplicaCount: 6\n- name: x\n  y: 1\n',
    ],
    [
      'beside block maps, the last of all',
      '- name: x\n- westeurope',
      set([1], WITH_COUNT),
      '- name: x\n- name: westeurope\n  regionalReplicaCount: 6',
    ],
    [
      'in a flow list',
      '[westeurope, northeurope]\n',
      set([0], WITH_COUNT),
      '[{ name: westeurope, regionalReplicaCount: 6 }, northeurope]\n',
    ],
    ['in its quotes', "- 'West Europe'\n", set([0], { name: 'West Europe', n: 6 }), "- { name: 'West Europe', n: 6 }\n"],
    [
      'with an anchor',
      '- &x westeurope\n- name: y\n',
      set([0], WITH_COUNT),
      '- &x { name: westeurope, regionalReplicaCount: 6 }\n- name: y\n',
    ],
    ['that braces would break', '- a, b\n', set([0], { name: 'a, b', n: 6 }), '- { name: "a, b", n: 6 }\n'],
    ['in JSON', '{"a": ["westeurope"]}', set(['a', 0], WITH_COUNT), '{"a": [{ "name": "westeurope", "regionalReplicaCount": 6 }]}'],
    ['behind a key', 'a: x\n', set(['a'], { name: 'x', list: [1, { b: 'c' }] }), 'a: { name: x, list: [1, { b: c }] }\n'],
  ]);
});

describe('append', () => {
  hold([
    ['to a flow list', 'a: [x]\n', append(['a'], 'y'), 'a: [x, y]\n'],
    ['to a flow list with spaces', 'a: [ x , z ] # c\n', append(['a'], 'y'), 'a: [ x , z, y ] # c\n'],
    ['to a narrow flow list', 'a: [x,z]\n', append(['a'], 'y'), 'a: [x,z,y]\n'],
    ['to an empty list', 'a: []\n', append(['a'], 'y'), 'a: [y]\n'],
    ['to quoted items', "a: ['x', 'z']\n", append(['a'], 'y'), "a: ['x', 'z', 'y']\n"],
    ['to items of both kinds', 'a: ["x", z]\n', append(['a'], 'y'), 'a: ["x", z, y]\n'],
    ['with a comma at the end', 'a: [x, z, ]\n', append(['a'], 'y'), 'a: [x, z, y, ]\n'],
    ['over lines', 'a: [\n  x, # one\n  z # two\n  # end\n ]\n', append(['a'], 'y'), 'a: [\n  x, # one\n  z, # two\n  y\n  # end\n ]\n'],
    ['over lines with a comma at the end', 'a: [\n  x,\n  z, # two\n ]\n', append(['a'], 'y'), 'a: [\n  x,\n  z, # two\n  y,\n ]\n'],
    ['filled lines', 'a: [p, q,\n    r, s]\n', append(['a'], 'y'), 'a: [p, q,\n    r, s, y]\n'],
    ['with commas in front', 'a: [ x\n   , z\n   ]\n', append(['a'], 'y'), 'a: [ x\n   , z, y\n   ]\n'],
    ['to a block list', 'a:\n  - x\n  - z # c\nb: 1\n', append(['a'], 'y'), 'a:\n  - x\n  - z # c\n  - y\nb: 1\n'],
    ['to a block list without indentation', 'a:\n- x\nb: 1\n', append(['a'], 'y'), 'a:\n- x\n- y\nb: 1\n'],
    ['with wide dashes', 'a:\n-   x\n-   z\n', append(['a'], 'y'), 'a:\n-   x\n-   z\n-   y\n'],
    [
      'to a list of maps',
      'a:\n  - name: x\n    n: 1\n\n  # end\nb: 1\n',
      append(['a'], 'y'),
      'a:\n  - name: x\n    n: 1\n  - y\n\n  # end\nb: 1\n',
    ],
    [
      'a map to a list of maps',
      'a:\n- name: x\n  n: 1\n',
      append(['a'], { name: 'y', n: 2 }),
      'a:\n- name: x\n  n: 1\n- name: y\n  n: 2\n',
    ],
    ['a map to a list of flow maps', 'a:\n- {name: x}\n', append(['a'], { name: 'y' }), 'a:\n- {name: x}\n- {name: y}\n'],
    ['a map to a list of names', 'a: [x]\n', append(['a'], { name: 'y' }), 'a: [x, { name: y }]\n'],
    ['without a line break at the end', 'a:\n  - x', append(['a'], 'y'), 'a:\n  - x\n  - y'],
    ['CR LF', 'a:\r\n  - x\r\nb: 1\r\n', append(['a'], 'y'), 'a:\r\n  - x\r\n  - y\r\nb: 1\r\n'],
    ['to a list in a list', '- - x\n- z\n', append([0], 'y'), '- - x\n  - y\n- z\n'],
    ['JSON', '{"a": ["x"]}', append(['a'], 'y'), '{"a": ["x", "y"]}'],
  ]);
});

describe('rename', () => {
  hold([
    ['a key', 'osTyp: Linux # c\n', rename(['osTyp'], 'osType'), 'osType: Linux # c\n'],
    ['in quotes', '"osTyp": Linux\n\'b\' : 1\n', [rename(['osTyp'], 'osType'), rename(['b'], 'c')], '"osType": Linux\n\'c\' : 1\n'],
    ['in a flow map', '{ osTyp: Linux, b: 1 }\n', rename(['osTyp'], 'osType'), '{ osType: Linux, b: 1 }\n'],
    ['of a collection', 'a:\n  b: # c\n    - 1\n', rename(['a', 'b'], 'd'), 'a:\n  d: # c\n    - 1\n'],
    ['above and below', 'a:\n  b: 1\n', [rename(['a'], 'c'), rename(['a', 'b'], 'd')], 'c:\n  d: 1\n'],
    ['with a value that is an alias', 'x: &x 1\na: *x\n', rename(['a'], 'b'), 'x: &x 1\nb: *x\n'],
    ['with a value that others use', 'a: &x 1\nb: *x\n', rename(['a'], 'c'), 'c: &x 1\nb: *x\n'],
    ['with an anchor of its own', '&k a: 1\n', rename(['a'], 'b'), '&k b: 1\n'],
    ['an explicit key', '? a\n: 1\n', rename(['a'], 'b'), '? b\n: 1\n'],
  ]);
});

describe('remove', () => {
  hold([
    ['an item', '- x\n- y # c\n- z\n', remove([1]), '- x\n- z\n'],
    ['the last item', 'a:\n  - x\n  - y\nb: 1\n', remove(['a', 1]), 'a:\n  - x\nb: 1\n'],
    ['at the end without a line break', 'a:\n  - x\n  - y', remove(['a', 1]), 'a:\n  - x'],
    ['at the end, CR LF', 'a:\r\n  - x\r\n  - y', remove(['a', 1]), 'a:\r\n  - x'],
    ['CR LF', '- x\r\n- y\r\n- z\r\n', remove([0]), '- y\r\n- z\r\n'],
    ['comments around stay', '# one\n- x\n# two\n- y\n\n# three\n- z\n', remove([1]), '# one\n- x\n# two\n\n# three\n- z\n'],
    ['a map', '- name: x\n  n: 1\n  # in it\n  m: 2\n- y\n', remove([0]), '- y\n'],
    ['several', '- v\n- w\n- x\n- y\n- z\n', [remove([4]), remove([2]), remove([1])], '- v\n- y\n'],
    ['a pair', 'a: 1\nb:\n  c: 1\nd: 2\n', remove(['b']), 'a: 1\nd: 2\n'],
    ['of a flow list', '[x, y, z]\n', remove([1]), '[x, z]\n'],
    ['the first of a flow list', '[ x, y, z ]\n', remove([0]), '[ y, z ]\n'],
    ['the last of a flow list', '[ x, y, z ]\n', remove([2]), '[ x, y ]\n'],
    ['the last before a comma', '[x, y, z,]\n', remove([2]), '[x, y,]\n'],
    ['several of a flow list', '[v, w, x, y, z]\n', [remove([0]), remove([1]), remove([3]), remove([4])], '[x]\n'],
    ['all of a flow list', '[x, y]\n', [remove([0]), remove([1])], '[]\n'],
    [
      'of a flow list over lines',
      'a: [\n  x, # one\n  y, # two\n  z # three\n ]\n',
      remove(['a', 1]),
      'a: [\n  x, # one\n  z # three\n ]\n',
    ],
    ['the last of it', 'a: [\n  x, # one\n  y, # two\n  z # three\n ]\n', remove(['a', 2]), 'a: [\n  x, # one\n  y # two\n ]\n'],
    ['the last two of it', 'a: [\n  x,\n  y,\n  z\n ]\n', [remove(['a', 1]), remove(['a', 2])], 'a: [\n  x\n ]\n'],
    ['the last of it before a comma', 'a: [\n  x,\n  y,\n ]\n', remove(['a', 1]), 'a: [\n  x,\n ]\n'],
    ['a pair of a flow map', '{ a: 1, b: { c: 2 }, d: 3 }\n', remove(['b']), '{ a: 1, d: 3 }\n'],
    ['an alias', 'x: &x 1\na: [*x, 2]\n', remove(['a', 0]), 'x: &x 1\na: [2]\n'],
    ['beside a change', 'a: [x, y, z]\n', [remove(['a', 1]), set(['a', 2], 'w')], 'a: [x, w]\n'],
    ['beside an addition', 'a: [x, y]\n', [remove(['a', 1]), append(['a'], 'z')], 'a: [x, z]\n'],
  ]);
});

describe('several documents', () => {
  const FILE = '# head\na: 1\n---\n# empty\n---\na: 2 # b\n...\n--- # c\na: 3\n';

  it.each([
    [0, FILE.replace('a: 1', 'a: 9')],
    [2, FILE.replace('a: 2', 'a: 9')],
    [3, FILE.replace('a: 3', 'a: 9')],
  ])('document %i alone is changed', (index, after) => {
    expect(applyEdits(FILE, index, [set(['a'], 9)])).toEqual({ text: after });
  });

  it('passes over one that is broken', () => {
    expect(applyEdits('a: [1\n---\na: "x\n---\na: 3\n', 2, [set(['a'], 9)])).toEqual({ text: 'a: [1\n---\na: "x\n---\na: 9\n' });
  });

  it('keeps directives', () => {
    expect(applyEdits('%YAML 1.2\n---\na: 3\n', 0, [set(['a'], 9)])).toEqual({ text: '%YAML 1.2\n---\na: 9\n' });
  });
});

describe('what is not edited', () => {
  const SHARED = 'x: &x\n  - name: a\nb: *x\nc: &c [1]\nd:\n  <<: &m { n: 1 }\ne:\n  <<: *m\n';

  it.each<[what: string, text: string, edit: Edit, reason: string]>([
    ['behind an alias', SHARED, set(['b', 0, 'name'], 'z'), 'the alias *x stands there'],
    ['an alias itself', SHARED, set(['b'], 'z'), 'the alias *x stands there'],
    ['a list that is an alias', SHARED, append(['b'], 'z'), 'the alias *x stands there'],
    ['what an alias repeats', SHARED, set(['x', 0, 'name'], 'z'), 'the anchor &x is used elsewhere'],
    ['a list that an alias repeats', SHARED, append(['x'], 'z'), 'the anchor &x is used elsewhere'],
    ['what others need', SHARED, remove(['x']), 'the anchor &x is used elsewhere'],
    ['what holds what others need', SHARED, remove(['d']), 'the anchor &m is used elsewhere'],
    ['a merged key, renamed', SHARED, rename(['e', 'n'], 'z'), 'the key is not written there'],
    ['a merged key, removed', SHARED, remove(['e', 'n']), 'it is not written there'],
    ['within a merged key', SHARED, set(['e', 'n', 'z'], 1), '/e/n comes from a merge key'],
    ['nowhere', 'a: 1\n', set(['b', 'c'], 1), '/b is not written'],
    ['the root', 'a: 1\n', set([], 1), 'the whole document would be replaced'],
    ['a collection', 'a: [1]\n', set(['a'], 1), 'a list stands there'],
    ['a block text', 'a: |\n  x\n', set(['a'], 'y'), 'a block text or a pair within a list stands there'],
    ['no list', 'a: 1\n', append(['a'], 1), 'no list stands there'],
    ['no list yet', 'a:\n', append(['a'], 1), 'no list stands there'],
    ['a key that is there', 'a: 1\nb: 1\n', rename(['a'], 'b'), 'the key "b" is there already'],
    ['the last item of a block list', 'a:\n  - x\n', remove(['a', 0]), 'nothing would be left'],
    ['the first pair on the line of a dash', '- a: 1\n  b: 2\n', remove([0, 'a']), 'it shares its line with something else'],
    ['next to a comment', 'a: [x, # one\n  y]\n', remove(['a', 1]), 'a comment stands between it and what is next to it'],
    ['a pair within a list', '[a: 1]\n', set([0, 'a'], 2), '/0/a is not written'],
  ])('%s', (_what, text, edit, reason) => {
    expect(applyEdits(text, 0, [edit])).toEqual({ refusal: reason });
  });

  it('edits that are in the way of each other', () => {
    expect(applyEdits('a: 1\n', 0, [set(['a'], 2), set(['a'], 3)])).toEqual({ refusal: 'its parts are in the way of each other' });
  });

  it('a document that is not there', () => {
    expect(applyEdits('a: 1\n', 1, [set(['a'], 2)])).toEqual({ refusal: 'there is no such document' });
  });

  it('a text that would not read as meant', () => {
    // A lone carriage return ends the comment for our reader, and not for the parser of the tokens.
    expect(applyEdits('# x\ra: 1\rb: 2\n', 0, [set(['a'], 2)])).toHaveProperty('refusal');
  });
});
