import { beforeAll, describe, expect, it } from 'vitest';
import { Budget } from '../../../src/exchange/hcl/budget.ts';
import { evaluate } from '../../../src/exchange/hcl/evaluate.ts';
import { parseHcl } from '../../../src/exchange/hcl/parse-hcl.ts';
import { hclParser } from '../../../src/exchange/hcl/parser.ts';
import { Unknown } from '../../../src/exchange/hcl/unknown.ts';
import { objectOf, type Value } from '../../../src/exchange/hcl/value.ts';

let parser: Awaited<ReturnType<typeof hclParser>>;
beforeAll(async () => {
  parser = await hclParser();
});

const KNOWN: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['list', ['b', 'a', 'b']],
  [
    'map',
    objectOf([
      ['b', 2],
      ['a', 1],
    ]),
  ],
  ['none', new Unknown('nobody knows')],
  ['partly', ['a', new Unknown('nobody knows')]],
]);

function valueOf(text: string): Value {
  const { body, mistakes } = parseHcl({ file: 'a.tf', text: `x = ${text}\n` }, parser);
  const expression = body.attributes.get('x')?.value;
  if (expression === undefined || mistakes.length > 0) throw new Error(`${text} is not read`);
  return evaluate(expression, {
    budget: new Budget(),
    bindings: KNOWN,
    resolve: (name) => ({ value: new Unknown(`no ${name}`), used: 0 }),
  });
}

describe('what expressions yield', () => {
  it.each<[string, unknown]>([
    // By the documentation of Terraform's language.
    ['"${1}-${true}"', '1-true'],
    ['"${list}"', ['b', 'a', 'b']],
    ['1 + 2 * 3 - 4 / 2', 5],
    ['(1 + 2) * 3 % 4', 1],
    ['-list.0 == "x" || 2 >= 2', true],
    ['"1" == 1', false],
    ['{ a = [1] } == { a = [1] }', true],
    ['!false && 1 != 2', true],
    ['list[1]', 'a'],
    ['map["a"]', 1],
    ['map.b > 1 ? "more" : "less"', 'more'],
    ['[{ a = 1 }, { a = 2 }][*].a', [1, 2]],
    ['map[*]', [{ b: 2, a: 1 }]],
    ['null[*]', []],
    ['[for each in list : upper(each) if each != "a"]', ['B', 'B']],
    ['[for index, each in list : index]', [0, 1, 2]],
    ['{ for key, each in map : each => key }', { 1: 'a', 2: 'b' }],
    ['{ for index, each in list : each => index... }', { a: [1], b: [0, 2] }],
    ['length("aé😀") + length(list) + length(map)', 8],
    ['try(map.c, list[9], "else")', 'else'],
    ['[can(map.a), can(map.c)]', [true, false]],
    ['coalesce(null, "", "x")', 'x'],
    ['concat(list, ["c"], [])', ['b', 'a', 'b', 'c']],
    ['merge(map, { a = 3 }, null)', { b: 2, a: 3 }],
    [
      '[keys(map), values(map)]',
      [
        ['a', 'b'],
        [1, 2],
      ],
    ],
    ['[element(list, 4), lookup(map, "a", 0), lookup(map, "z", 0)]', ['a', 1, 0]],
    ['flatten([1, [2, [3]]])', [1, 2, 3]],
    [
      '[toset(list), distinct(list), sort(list), reverse(list), compact(["", "a"])]',
      [['a', 'b'], ['b', 'a'], ['a', 'b', 'b'], ['b', 'a', 'b'], ['a']],
    ],
    ['[contains(list, "a"), index(list, "a"), slice(list, 1, 3)]', [true, 1, ['a', 'b']]],
    ['zipmap(["a"], [1])', { a: 1 }],
    [
      'setproduct(["a", "b"], [1, 2])',
      [
        ['a', 1],
        ['a', 2],
        ['b', 1],
        ['b', 2],
      ],
    ],
    [
      '[range(3), range(1, 4), range(0, 5, 2)]',
      [
        [0, 1, 2],
        [1, 2, 3],
        [0, 2, 4],
      ],
    ],
    ['[tostring(1), tonumber("2.5"), tobool("true"), tolist(list)]', ['1', 2.5, true, ['b', 'a', 'b']]],
    ['[lower("A"), upper("a"), title("a bc"), trimspace(" a "), chomp("a\\n"), strrev("ab")]', ['a', 'A', 'A Bc', 'a', 'a', 'ba']],
    ['[trim("?a?", "?"), trimprefix("ab", "a"), trimsuffix("ab", "b")]', ['a', 'b', 'a']],
    ['[startswith("ab", "a"), endswith("ab", "a"), strcontains("abc", "b")]', [true, false, true]],
    ['[join("-", ["a", 1]), split(",", "a,b"), replace("a.b.c", ".", "$&"), substr("hello", -3, 2)]', ['a-1', ['a', 'b'], 'a$&b$&c', 'll']],
    ['format("%s %03d %v %q 5%%", "a", 7, [1], "b")', 'a 007 [1] "b" 5%'],
    ['jsondecode(jsonencode({ a = [1, "x", null] }))', { a: [1, 'x', null] }],
    ['[min(3, 1, 2), max([4, 5]...), ceil(1.2), floor(1.8), abs(-2), sum([1, 2])]', [1, 5, 2, 1, 2, 3]],
    ['[alltrue([true, true]), anytrue([false]), one([7])]', [true, false, 7]],
    ['length(partly)', 2],
    ['false && none', false],
    ['none || true', true],
  ])('%s', (text, value) => {
    expect(JSON.parse(JSON.stringify(valueOf(text)))).toEqual(JSON.parse(JSON.stringify(value)));
  });
});

describe('what nobody can tell', () => {
  it.each([
    ['none', 'nobody knows'],
    ['"a${none}"', 'nobody knows'],
    ['none ? 1 : 2', 'nobody knows'],
    ['join("", partly)', 'nobody knows'],
    ['toset(partly)', 'nobody knows'],
    // What Azure would say is no error to go by.
    ['try(none, "else")', 'nobody knows'],
    ['coalesce(none, "else")', 'nobody knows'],
    ['timestamp()', 'the function timestamp() is not evaluated'],
    ['constructor("x")', 'the function constructor() is not evaluated'],
    ['map.constructor', 'there is no "constructor" in it'],
    ['list[7]', 'there is no item 7 in the list'],
    ['1 / 0', 'it is divided by 0'],
    ['upper(list)', 'upper() is given what it does not take'],
    ['format("%d", "x")', 'format() is given what it does not take'],
    ['format("%x", 1)', 'format() is given what it does not take'],
    ['replace("a", "/[a]/", "b")', 'replace() by a pattern is not evaluated'],
    ['range(5000)', 'range() is given what it does not take'],
    ['"${list}x"', 'a text is made of what is no text'],
    ['else.where', 'no else'],
  ])('%s', (text, reason) => {
    const value = valueOf(text);
    expect(value).toBeInstanceOf(Unknown);
    expect(value).toMatchObject({ reason });
  });

  it('keeps what is known beside it', () => {
    expect(valueOf('{ a = 1, b = none }')).toEqual(
      objectOf([
        ['a', 1],
        ['b', new Unknown('nobody knows')],
      ]),
    );
  });
});
