import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../../src/exchange/arm/functions/functions.ts';
import { evaluated } from './template-of.ts';

const PARTS = {
  parameters: {
    text: { type: 'string', defaultValue: 'Contoso' },
    list: { type: 'array', defaultValue: [3, 1, 2] },
    none: { type: 'string', nullable: true },
  },
  variables: { map: { b: 2, a: { deep: 'x' } }, copy: [{ name: 'made', count: 3, input: "[format('v{0}', copyIndex('made', 1))]" }] },
  functions: [
    {
      namespace: 'contoso',
      members: {
        shout: {
          parameters: [{ name: 'what', type: 'string' }],
          output: { type: 'string', value: "[concat(toUpper(parameters('what')), '!')]" },
        },
      },
    },
  ],
};

/** Worked by the documentation of the template functions. */
const VALUES: readonly (readonly [expression: string, value: unknown])[] = [
  ['[[literal]', '[literal]'],
  ['plain', 'plain'],
  ["['it''s']", "it's"],
  ['[-12]', -12],
  ["[concat('a', 1, true())]", 'a1True'],
  ["[concat(createArray(1), createArray('b'))]", [1, 'b']],
  ["[format('{0}-{1:D3}-{{x}}', 'a', 7)]", 'a-007-{x}'],
  ["[toLower('AbC')]", 'abc'],
  ["[toUpper(parameters('TEXT'))]", 'CONTOSO'],
  ["[replace('a-b-c', '-', '_')]", 'a_b_c'],
  ["[split('a,b;c', createArray(',', ';'))]", ['a', 'b', 'c']],
  ["[substring('gallery', 2, 3)]", 'lle'],
  ["[trim('  x ')]", 'x'],
  ["[padLeft(7, 3, '0')]", '007'],
  ["[startsWith('Contoso', 'CON')]", true],
  ["[endsWith('Contoso', 'TOSO')]", true],
  ["[indexOf('contoso', 'T')]", 3],
  ["[lastIndexOf('contoso', 'o')]", 6],
  ["[string(createObject('a', 1))]", '{"a":1}'],
  ["[base64('one')]", 'b25l'],
  ["[uri('https://contoso.example/a/', 'b.json')]", 'https://contoso.example/a/b.json'],
  ["[uriComponent('a b')]", 'a%20b'],
  ['[json(\'{"a": [1]}\').a[0]]', 1],
  ["[if(true(), 'yes', reference('x'))]", 'yes'],
  ["[if(equals(1, 2), 'yes', 'no')]", 'no'],
  ["[and(false(), equals(reference('x'), 1))]", false],
  ["[or(equals(reference('x'), 1), true())]", true],
  ['[not(false())]', true],
  ["[bool('True')]", true],
  ["[coalesce(parameters('none'), null(), 'last')]", 'last'],
  ["[equals(createObject('a', 1), createObject('A', 1))]", true],
  ["[equals('a', 'A')]", false],
  ["[less('a', 'b')]", true],
  ['[greaterOrEquals(2, 2)]', true],
  ['[add(mul(2, 3), sub(div(7, 2), mod(7, 4)))]', 6],
  ["[int('12')]", 12],
  ["[float('1.5')]", 1.5],
  ["[max(parameters('list'))]", 3],
  ['[min(4, 2)]', 2],
  ['[range(2, 3)]', [2, 3, 4]],
  ["[contains(variables('map'), 'B')]", true],
  ["[contains(parameters('list'), 1)]", true],
  ["[contains('abc', 'b')]", true],
  ["[empty('')]", true],
  ["[length(variables('made'))]", 3],
  ["[variables('made')]", ['v1', 'v2', 'v3']],
  ["[first(parameters('list'))]", 3],
  ["[last('abc')]", 'c'],
  ["[skip(parameters('list'), 1)]", [1, 2]],
  ["[take('abc', 2)]", 'ab'],
  ["[join(parameters('list'), '-')]", '3-1-2'],
  ['[flatten(createArray(createArray(1), createArray(2, 3)))]', [1, 2, 3]],
  ["[union(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2)))]", { a: { x: 1, y: 2 } }],
  ['[union(createArray(1, 2), createArray(2, 3))]', [1, 2, 3]],
  ["[shallowMerge(createArray(createObject('a', 1), createObject('a', 2)))]", { a: 2 }],
  ['[intersection(createArray(1, 2), createArray(2, 3))]', [2]],
  ["[items(variables('map'))[0].key]", 'a'],
  ["[objectKeys(createObject('a', 1))]", ['a']],
  ["[tryGet(variables('map'), 'a', 'deep')]", 'x'],
  ["[tryGet(variables('map'), 'c', 'deep')]", null],
  ["[variables('map').A.deep]", 'x'],
  ["[variables('map').?c]", null],
  ["[parameters('list')[1]]", 1],
  ["[map(parameters('list'), lambda('n', mul(lambdaVariables('n'), 2)))]", [6, 2, 4]],
  ["[filter(parameters('list'), lambda('n', greater(lambdaVariables('n'), 1)))]", [3, 2]],
  ["[reduce(parameters('list'), 0, lambda('sum', 'n', add(lambdaVariables('sum'), lambdaVariables('n'))))]", 6],
  ["[sort(parameters('list'), lambda('a', 'b', less(lambdaVariables('a'), lambdaVariables('b'))))]", [1, 2, 3]],
  ["[toObject(createArray('x', 'y'), lambda('k', lambdaVariables('k')), lambda('k', length(lambdaVariables('k'))))]", { x: 1, y: 1 }],
  ["[contoso.shout('hi')]", 'HI!'],
  ["[dateTimeAdd('2026-01-31T00:00:00Z', 'P1Y2M')]", '2027-03-31T00:00:00Z'],
  ["[dateTimeAdd('2026-01-31T00:00:00Z', '-P1D', 'yyyy.MM.dd')]", '2026.01.30'],
  ["[utcNow('yyyy-MM-dd')]", '2026-01-15'],
  ["[dateTimeToEpoch('1970-01-02T00:00:00Z')]", 86_400],
  ['[dateTimeFromEpoch(86400)]', '1970-01-02T00:00:00Z'],
  ["[base64ToString('b25l')]", 'one'],
  ["[base64ToJson(base64('[1]'))]", [1]],
  ["[dataUriToString(dataUri('é'))]", 'é'],
  ["[uriComponentToString('a%20b')]", 'a b'],
  ["[indexFromEnd(parameters('list'), 1)]", 2],
  ["[tryIndexFromEnd(parameters('list'), 4)]", null],
  ["[contains(createArray(reference('x').y, 'b'), 'b')]", true],
  [
    "[format('{0}/providers/Microsoft.Compute/images/web', resourceGroup().id)]",
    '/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/Microsoft.Compute/images/web',
  ],
  ["[concat('/subscriptions/', subscription().subscriptionId, '/resourceGroups/rg')]", '/subscriptions/{subscription}/resourceGroups/rg'],
  [
    "[resourceId('s', 'rg', 'Microsoft.Compute/images', 'web')]",
    '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/web',
  ],
  [
    "[resourceId('Microsoft.Compute/galleries/images', 'g', 'i')]",
    '/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/Microsoft.Compute/galleries/g/images/i',
  ],
  ["[tenantResourceId('Microsoft.Authorization/roleDefinitions', 'r')]", '/providers/Microsoft.Authorization/roleDefinitions/r'],
  [
    "[subscriptionResourceId('s', 'Microsoft.Authorization/roleDefinitions', 'r')]",
    '/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/r',
  ],
];

describe.each(VALUES)('%s', (expression, value) => {
  it('has its value', () => {
    expect(evaluated(expression, PARTS)).toEqual({ value, problems: [] });
  });
});

/** What is said, and that nothing is made up. */
const PROBLEMS: readonly (readonly [expression: string, problem: RegExp])[] = [
  ["[concat('a', reference('x').y)]", /read from resources in Azure/],
  ["[guid('x')]", /Azure makes it/],
  ['[resourceGroup().location]', /location of the resource group is not known/],
  ["[parameters('missing')]", /no parameter "missing"/],
  ["[variables('missing')]", /no variable "missing"/],
  ['[whatever(1)]', /no function whatever/],
  ["[toLower('a', 'b')]", /toLower takes 1 argument\b/],
  ["[concat('a'", /^$/],
  ["[concat('a', )]", /is expected at character 14/],
  ['[]', /is expected at character 2/],
  ["['open]", /no closing quote/],
  ["[variables('map').c]", /no property "c"/],
  ["[parameters('list')[7]]", /a list of 3 has no item 7/],
  ['[div(1, 0)]', /division by zero/],
  ["[add('1', 2)]", /argument 1 is a text, a whole number is expected/],
  ["[variables('loop')]", /variable "loop" refers to itself/],
  ['[copyIndex()]', /no loop around it/],
  ["[contoso.again('x')]", /calls itself/],
  ['[range(0, 1000000000)]', /a range of/],
  ['[mul(9007199254740991, 2)]', /too large/],
  ["[contains(createArray(reference('x').y, 'b'), 'c')]", /read from resources in Azure/],
  ["[concat('gallery of ', subscription().subscriptionId)]", /subscription is not known/],
  ["[indexFromEnd(parameters('list'), 0)]", /counted from 1/],
  ["[base64ToString('****')]", /no base64/],
  ["[uriComponentToString('%')]", /no part of an address/],
  ["[json('{')]", /no JSON/],
];

describe.each(PROBLEMS)('%s', (expression, problem) => {
  it('is a finding, and the value is absent', () => {
    const again = { parameters: [{ name: 'x', type: 'string' }], output: { type: 'string', value: "[contoso.again(parameters('x'))]" } };
    const parts = {
      ...PARTS,
      variables: { ...PARTS.variables, loop: "[variables('loop')]" },
      functions: [{ namespace: 'contoso', members: { again } }],
    };
    const { value, problems } = evaluated(expression, parts);
    // A text that does not end with a bracket is no expression.
    if (!expression.endsWith(']')) return expect({ value, problems }).toEqual({ value: expression, problems: [] });
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });
});

describe('whatever an expression says', () => {
  const name = fc.constantFrom(...FUNCTIONS.keys(), 'nothing', 'contoso.shout', '__proto__', 'constructor');
  const leaf = fc.oneof(
    fc.integer({ min: -3, max: 2000 }).map(String),
    fc.constantFrom("''", "'a'", "'{0}'", "'__proto__'", "'P1D'", "'Microsoft.Compute/images'", 'null()'),
  );
  const { call } = fc.letrec<{ call: string; argument: string }>((tie) => ({
    argument: fc.oneof({ maxDepth: 4 }, leaf, tie('call')),
    call: fc
      .tuple(name, fc.array(tie('argument'), { maxLength: 4 }), fc.constantFrom('', '.a', '[0]', '.?__proto__', "['constructor']"))
      .map(([of, list, step]) => `${of}(${list.join(', ')})${step}`),
  }));

  it('has a value or a finding, and no end of the world', () => {
    fc.assert(
      fc.property(call, (expression) => {
        const { value, problems } = evaluated(`[${expression}]`, PARTS);
        expect(value === undefined ? problems.length : 1).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never more than a text that is no expression', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => void evaluated(`[${text}]`, PARTS)),
      { numRuns: 1000 },
    );
  });

  const doubled = chain("[concat(variables('v#'), variables('v#'))]", 'xxxxxxxxxxxxxxxx');
  const paired = chain("[createArray(variables('v#'), variables('v#'))]", 'x');
  const followed = chain("[variables('v#')]", 'x', 2000);
  const nest = (open: string, inside: string, close: string, count: number) => `${open.repeat(count)}${inside}${close.repeat(count)}`;
  const deep = "reduce(range(0, 9000), 1, lambda('a', 'b', createArray(lambdaVariables('a'))))";
  const deepObject = (inside: number) => `json('${nest('{"a":', String(inside), '}', 1500)}')`;

  it.each([
    ['texts that double', "[variables('v40')]", doubled],
    ['lists of two lists', "[variables('v40')]", paired],
    ['lists of two lists, as a text', "[string(variables('v40'))]", paired],
    ['lists of two lists, compared', "[equals(variables('v40'), union(variables('v40'), variables('v40')))]", paired],
    ['variables that lead to variables', "[variables('v2000')]", followed],
    ['lists within lists', `[${deep}]`, {}],
    ['lists within lists, as a text', `[string(${deep})]`, {}],
    ['lists within lists, compared', `[equals(${deep}, ${deep})]`, {}],
    ['JSON of lists within lists', `[json('${nest('[', '', ']', 9000)}')]`, {}],
    ['objects within objects, merged', `[union(${deepObject(1)}, ${deepObject(2)})]`, {}],
    ['parentheses', `[${'('.repeat(100_000)}]`, {}],
    ['calls within calls', `[${nest('not(', 'true()', ')', 6000)}]`, {}],
    ['accesses after one another', `[${nest('variables(', "'v0'", ')', 1)}${'.a'.repeat(12_000)}]`, { v0: 'x' }],
    ['loops within loops', "[map(range(0, 9000), lambda('a', map(range(0, 9000), lambda('b', map(range(0, 9000), lambda('c', 1))))))]", {}],
  ])('ends, and is a finding: %s', (_, expression, variables) => {
    expect(evaluated(expression, { variables }).problems).not.toEqual([]);
  });
});

/** Variables of which each is made of the one before. */
function chain(text: string, first: string, count = 40): Record<string, string> {
  const made = Array.from({ length: count }, (_, index) => [`v${index + 1}`, text.replaceAll('#', String(index))]);
  return { v0: first, ...Object.fromEntries(made) };
}
