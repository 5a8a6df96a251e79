import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCustomRule, CustomRuleError } from '../../src/custom-rules/compile-custom-rule.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { errorOf, MANIFEST, ruleOf, TODAY } from './estate-of.ts';

describe('what no condition may say', () => {
  it.each([
    ['170! > 1', '"!" has no place in a condition: write "not"', 4],
    ['version.name = "x"', '"=" has no place in a condition: write "==" to compare', 14],
    ['version.name === "x"', '"=" has no place', 16],
    ['f(x) = x', '"=" has no place', 6],
    ['true; false', '";" has no place', 5],
    ['true && false', '"&" has no place in a condition: write "and"', 6],
    ['true || false', '"|" has no place in a condition: write "or"', 6],
    ['!true', '"!" has no place', 1],
    ['7 % 3 == 1', '"%" has no place in a condition: write "mod"', 3],
    ['2 ^ 3 == 8', '"^" has no place in a condition: there are no powers', 3],
    ['true # all', '"#" has no place', 6],
    ['{ a: 1 }', '"{" has no place', 1],
    ['√4 == 2', '"√" has no place', 1],
    ['true\u0000', '"\\u0000" has no place', 5],
    ['true 📦', '"📦" has no place', 6],
    ['version?.name == null', '"." has no place here', 9],
    ['version ?? null', '"?" has no place in a condition: write value == null ? other : value', 9],
    ['version.name =~ /1.*/', '"=" has no place', 14],
    ['/(a+)+$/.test(version.name)', '"$" has no place in a condition', 7],
    ['/a+/ == version.name', 'not a condition: value expected', 1],
    ['"never closed', '"\\"" has no place in a condition: the text has no closing quote', 1],
    ["gallery.name == 'it's'", 'an operator is missing before "s"', 21],
    ['"a\nb" == "c"', 'has no closing quote', 1],
    ['"\\x41" == "A"', 'not a condition: bad escape character \\x', 2],
    ["version.name'", 'has no closing quote', 13],
    ['[1, 2] == 1', 'a list has no place in a condition: write oneOf(value, "a", "b")', 1],
    ['oneOf(1, [2])', 'a list has no place', 10],
    ['[[1, 2], [3, 4]]', 'a list has no place', 1],
    ['version.targetRegions[1:2] == 1', '":" without "?" before it', 24],
    ['version.targetRegions[0] == null', 'an index is a whole number from 1, or a text', 22 + 1],
    ['version.targetRegions[1.5] == null', 'an index is a whole number', 23],
    ['version.targetRegions[-1] == null', 'an index is a whole number', 23],
    ['version.targetRegions[1, 2] == null', 'an index is a whole number', 23],
    ['version.targetRegions[] == null', 'an index is a whole number', undefined],
    ['version[version.name] == null', 'an index is a whole number', 9],
    ['version.targetRegions[end] == null', 'an index is a whole number', 23],
    ['1:1e9', '":" without "?" before it', 2],
    ['2 version.major', 'an operator is missing before "version"', 3],
    ['(1)(2)', 'an operator is missing before "("', 4],
    ['"a" "b"', 'an operator is missing before "b"', 5],
    ['true not false', 'an operator is missing before "not"', 6],
    ['"a" in version.name', '"in" has no place in a condition: write contains(list, value)', 5],
    ['true xor false', '"xor" has no place in a condition: write "!="', 6],
    ['3 cm > 1', 'an operator is missing before "cm"', 3],
    ['3 to 4', '"to" has no place', 3],
    ['0x10 == 16', 'an operator is missing before "x10"', 2],
    ['.name == 1', '"." has no place here', 1],
    ['version..name == 1', '"." has no place here', 9],
    ['version.1 == 1', 'an operator is missing before ".1"', 8],
    ['version. == 1', 'not a condition: property name expected after dot', 10],
    ['not version.name == "a"', '"not" is for the value beside it: write not (… == …)', 1],
    ['"a" == not true', '"not" is for the value beside it', 8],
    ['+1 == 1', 'unaryPlus has no place', 1],
    ['1e999 > 1', 'Infinity has no place in a condition', 1],
    ['Infinity > 1', 'Infinity has no place', 1],
    ['NaN == 1', 'NaN has no place', 1],
    ['undefined == null', 'undefined has no place', 1],
    ['i == 1', '"i" is no name here', 1],
    ['pi > 3', '"pi" is no name here', 1],
    ['import({ a: 1 })', '"{" has no place', 8],
    ['import("a")', 'there is no function "import"', 1],
    ['evaluate("1")', 'there is no function "evaluate"', 1],
    ['parse("1")', 'there is no function "parse"', 1],
    ['factorial(170)', 'there is no function "factorial"', 1],
    ['zeros(100000, 100000)', 'there is no function "zeros"', 1],
    ['constructor("return process")()', 'an operator is missing before "("', 30],
    ['constructor(1)', 'there is no function "constructor"', 1],
    ['__proto__', '"__proto__" is no name here', 1],
    ['constructor', '"constructor" is no name here', 1],
    ['toString()', 'there is no function "toString"', 1],
    ['version.constructor', 'a version has no field "constructor"', 9],
    ['version["constructor"]', 'a version has no field "constructor"', 9],
    ['version.__proto__', 'a version has no field "__proto__"', 9],
    ['version.document.source', 'a version has no field "document"', 9],
    ['version.spec.name', 'a version has no field "spec"', 9],
    ['version.parent', 'a version has no field "parent"', 9],
    ['version.osDisk.constructor', 'a map has no field "constructor"', 16],
    ['version.name.constructor', 'a single value has no field "constructor"', 14],
    ['version.targetRegions.length > 1', 'a list has no field "length"', 23],
    ['version.name.startsWith("1")', 'a call of something else than a function', undefined],
    ['any(version.targetRegions, "constructor", null)', 'a target region has no field "constructor"', 28],
    ['any(version.targetRegions, "__proto__", null)', 'a target region has no field "__proto__"', 28],
    ['', 'no condition', undefined],
    [' \t\n', 'no condition', undefined],
    ['(true', 'not a condition: parenthesis ) expected', 6],
    ['true)', 'not a condition: unexpected operator )', 5],
    ['true ? false', 'not a condition: false part', 13],
    ['true,', 'not a condition: unexpected operator ,', 5],
  ])('%j', (text, problem, position) => {
    const { key, message } = errorOf('version', { require: text });
    expect(message).toContain(problem);
    if (position !== undefined) expect(message).toContain(`character ${position} of`);
    expect(message).not.toContain('undefined of');
    expect(key).toBe('require');
    expect(errorOf('version', { when: text })).toMatchObject({ key: 'when', message });
  });
});

describe('what is too large', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['1'.repeat(501), '501 characters, at most 500 are allowed'],
    ['a'.repeat(1e6), 'at most 500'],
    [`1${' '.repeat(1e6)}+ 1`, 'at most 500'],
    ['('.repeat(250), 'more than 20 brackets'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'more than 20 brackets'],
    [`${'size('.repeat(60)}1${')'.repeat(60)}`, 'more than 20 brackets'],
    [`version${'["a"'.repeat(50)}`, 'more than 20 brackets'],
    [`${'not '.repeat(110)}true`, 'more than 60 operations within one another'],
    [`${'-'.repeat(499)}1`, 'more than 60 operations within one another'],
    [`1${'+1'.repeat(249)}`, 'more than 60 operations within one another'],
    [`1<${'1<'.repeat(220)}1`, 'more than 200 operations and values'],
    [`max(${'1,'.repeat(240)}1) > 1`, 'more than 200 operations and values'],
    [`${'true?'.repeat(99)}1`, 'not a condition'],
    [`${'true?1:'.repeat(70)}1`, 'more than 60 operations within one another'],
    [`version${'.a'.repeat(240)}`, 'more than 60 operations within one another'],
    [`1 ${'mod 1 '.repeat(70)}== 1`, 'more than 60 operations within one another'],
    ['9'.repeat(400), 'Infinity has no place'],
    [`"${'\\u0041'.repeat(90)}"`, 'at most 500'],
  ];
  it.each(texts.map(([text, problem]) => [`${text.slice(0, 24)}…`, text, problem]))('is refused: %s', (_, text, problem) => {
    const { message } = errorOf('version', { require: text });
    expect(message).toContain(problem);
    expect(message.length).toBeLessThan(400);
  });

  const manifestOf = (versions: number) => {
    const version = '{ name: 1.0.0, source: { id: /s }, targetRegions: [westeurope] }';
    return MANIFEST.replace('        versions:\n', `        versions:\n${`          - ${version}\n`.repeat(versions)}`);
  };

  it('is not added up over several estates', { timeout: 60_000 }, async () => {
    const require = 'any(image.versions, "name", "x")';
    const rule = compileCustomRule(ruleOf('version', { require }), '');
    // 3,000 versions that each look at 3,000 are 9 million, of which there is room for two.
    for (let run = 0; run < 3; run++) {
      const { findings } = await analyze([{ path: 'a.yaml', text: manifestOf(3000) }], [rule], { today: TODAY });
      expect(findings).toHaveLength(3002);
    }
  });

  it('is bounded at an estate', { timeout: 60_000 }, async () => {
    const text = manifestOf(4000);
    // 4,000 versions that each look at 4,000 versions twice: 32 million.
    const require = Array.from({ length: 2 }, () => 'any(image.versions, "name", "x")').join(' or ');
    const rule = compileCustomRule(ruleOf('version', { require }), '');
    const failure = analyze([{ path: 'a.yaml', text }], [rule], { today: TODAY });
    await expect(failure).rejects.toMatchObject({
      cause: { key: 'require', message: expect.stringContaining('more than 20 million steps') },
    });
  });
});

describe('whatever a rule says', () => {
  const pieces = (
    'version gallery image today .name .targetRegions .osDisk .sizeGB .tags .x [1] [2] ["name"] 1 2.5 1e9 "a" "1.4.0" \'b\' true false null ' +
    'and or not mod + - * / % ^ ( ) , < == != >= ? : = ! . [ ] { } ; size( any( every( count( sum( "name" "replicas" contains( lower( max( ' +
    'days( oneOf( constructor __proto__ toString in xor 0x1F # \\ "'
  ).split(' ');
  const piece = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(' ', ...pieces) }, { weight: 1, arbitrary: fc.string({ maxLength: 3 }) });
  const texts = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(' ').replaceAll(' .', '.').replaceAll(' [', '['));

  /** Compiles and judges; a refusal must be one, with a place in the text. Whether the rule was judged to the end. */
  async function isJudged(given: { require?: string; message?: string }, text: string): Promise<boolean> {
    try {
      await analyze([{ path: 'a.yaml', text: MANIFEST }], [compileCustomRule(ruleOf('version', given), '')], { today: TODAY });
      return true;
    } catch (error) {
      const cause = error instanceof CustomRuleError ? error : (error as Error).cause;
      if (!(cause instanceof CustomRuleError)) throw error;
      const position = /\(character (\d+) of/.exec(cause.message)?.[1] ?? '1';
      expect(Number(position)).toBeGreaterThan(0);
      expect(Number(position)).toBeLessThanOrEqual(text.length + 1);
      return false;
    }
  }

  it('a condition is judged or refused', async () => {
    let judged = 0;
    const properties = fc.asyncProperty(texts, async (require) => {
      if (await isJudged({ require }, require)) judged++;
    });
    await fc.assert(properties, { numRuns: 3000 });
    expect(judged).toBeGreaterThan(0);
  });

  it('a message is judged or refused', async () => {
    let judged = 0;
    const braced = fc.tuple(fc.constantFrom('{{', '{{{', '{{~', '{{#', '{{> ', 'a'), texts, fc.constantFrom('}}', '}}}', '~}}', ''));
    const properties = fc.asyncProperty(braced, async (parts) => {
      const message = parts.join('');
      if (await isJudged({ message }, message)) judged++;
    });
    await fc.assert(properties, { numRuns: 3000 });
    expect(judged).toBeGreaterThan(0);
    expect(Object.hasOwn(Object.prototype, 'name')).toBe(false);
  });
});
