import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Path } from '../../../src/engine/finding.ts';
import { parseHcl } from '../../../src/exchange/hcl/parse-hcl.ts';
import { hclParser } from '../../../src/exchange/hcl/parser.ts';
import type { Expression } from '../../../src/exchange/hcl/syntax.ts';

let parser: Awaited<ReturnType<typeof hclParser>>;
beforeAll(async () => {
  parser = await hclParser();
});

const read = (text: string) => parseHcl({ file: 'a.tf', text }, parser);

/** An expression by what it is made of, without its places. */
function shape(expression: Expression | undefined): unknown {
  return JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'start' || key === 'end' ? undefined : value)));
}

const valueOf = (text: string) => shape(read(`a = ${text}\n`).body.attributes.get('a')?.value);

describe('expressions', () => {
  it.each([
    ['1.5e3', 1500],
    ['true', true],
    ['null', null],
    ['""', ''],
    ['"a\\n\\"b\\" \\\\ \\u00e9 \\U0001F600 $${x} %%{y}"', 'a\n"b" \\ é 😀 ${x} %{y}'],
    ['"  spaces  "', '  spaces  '],
    ['<<EOT\n  a\n\n  b \\n $${c}\nEOT', '  a\n\n  b \\n ${c}\n'],
    ['<<-EOT\n    a\n      b\n\n    c\n  EOT', 'a\n  b\n\nc\n'],
    ['<<EOT\nEOT', ''],
  ])('%s is a literal', (text, value) => expect(valueOf(text)).toEqual({ kind: 'literal', value }));

  const variable = (name: string) => ({ kind: 'variable', name });
  it.each<[string, object]>([
    ['"a ${b} c"', { kind: 'template', parts: ['a ', variable('b'), ' c'] }],
    ['"a ${~ b ~} c"', { kind: 'template', parts: ['a', variable('b'), 'c'] }],
    ['"${b}"', { kind: 'template', parts: [variable('b')] }],
    ['<<-EOT\n    a ${b}\n    c\n    EOT', { kind: 'template', parts: ['a ', variable('b'), '\nc\n'] }],
    ['b.c[0]', { kind: 'index', of: { kind: 'attribute', of: variable('b'), name: 'c' }, key: { kind: 'literal', value: 0 } }],
    ['b.0', { kind: 'index', of: variable('b'), key: { kind: 'literal', value: 0 } }],
    ['b[*].c', { kind: 'splat', of: variable('b'), steps: [{ name: 'c' }] }],
    ['(b).c', { kind: 'attribute', of: variable('b'), name: 'c' }],
    ['f(b, 1...)', { kind: 'call', name: 'f', args: [variable('b'), { kind: 'literal', value: 1 }], isExpanded: true }],
    ['b ? 1 : 2', { kind: 'conditional', test: variable('b'), yes: { kind: 'literal', value: 1 }, no: { kind: 'literal', value: 2 } }],
    [
      '!b.c && -1 < d',
      {
        kind: 'binary',
        operator: '&&',
        left: { kind: 'unary', operator: '!', of: { kind: 'attribute', of: variable('b'), name: 'c' } },
        right: {
          kind: 'binary',
          operator: '<',
          left: { kind: 'unary', operator: '-', of: { kind: 'literal', value: 1 } },
          right: variable('d'),
        },
      },
    ],
    [
      '(1 + 2) * 3',
      {
        kind: 'binary',
        operator: '*',
        left: { kind: 'binary', operator: '+', left: { kind: 'literal', value: 1 }, right: { kind: 'literal', value: 2 } },
        right: { kind: 'literal', value: 3 },
      },
    ],
    [
      '{ b = 1, "c" : 2, (d) = 3 }',
      {
        kind: 'object',
        entries: [
          { key: { kind: 'literal', value: 'b' }, value: { kind: 'literal', value: 1 } },
          { key: { kind: 'literal', value: 'c' }, value: { kind: 'literal', value: 2 } },
          { key: variable('d'), value: { kind: 'literal', value: 3 } },
        ],
      },
    ],
    [
      '[for k, v in b : v if k]',
      { kind: 'for', keyName: 'k', valueName: 'v', in: variable('b'), value: variable('v'), isGrouped: false, test: variable('k') },
    ],
    [
      '{ for v in b : v => 1... }',
      { kind: 'for', valueName: 'v', in: variable('b'), key: variable('v'), value: { kind: 'literal', value: 1 }, isGrouped: true },
    ],
    ['"%{ if b }c%{ endif }"', { kind: 'opaque', reason: '"%{…}" in texts is not resolved' }],
  ])('%s', (text, expected) => expect(valueOf(text)).toEqual(expected));
});

describe('places', () => {
  const text = `# é 😀
resource "azurerm_shared_image" "web" {
  name = "web"
  tags = { team = "a", "x.y" = "b" }
  target_region { name = "westeurope" }
  target_region { name = "northeurope" }
}
resource "azurerm_shared_image" "web" { name = "again" }
locals { a = [1, "two"] }
`;
  const at = (path: Path, part?: 'key' | 'value') => {
    const { line, column, endLine, endColumn } = read(text).document.rangeOf(path, part);
    const words = text.split('\n')[line - 1] ?? '';
    return `${line}: ${words.slice(column - 1, endLine === line ? endColumn - 1 : undefined)}`;
  };
  const web = ['resource', 'azurerm_shared_image', 'web'];

  it.each<[Path, string, string]>([
    [[...web, 'name'], '3: "web"', '3: name'],
    [[...web, 'tags', 'x.y'], '4: "b"', '4: "x.y"'],
    [[...web, 'target_region', 1, 'name'], '6: "northeurope"', '6: name'],
    [[...web, 'target_region', 1], '6: target_region', '6: target_region'],
    [web, '2: resource "azurerm_shared_image" "web"', '2: resource "azurerm_shared_image" "web"'],
    [[...web, 1, 'name'], '8: "again"', '8: name'],
    [['locals', 0, 'a', 1], '9: "two"', '9: "two"'],
    [[...web, 'location'], '2: resource "azurerm_shared_image" "web"', '2: resource "azurerm_shared_image" "web"'],
    [[...web, '__proto__', 'x'], '2: resource "azurerm_shared_image" "web"', '2: resource "azurerm_shared_image" "web"'],
  ])('%j', (path, value, key) => {
    expect(at(path)).toBe(value);
    expect(at(path, 'key')).toBe(key);
  });
});

describe('what is no HCL', () => {
  it.each([
    ['a = <<EOT\nnever ended\n', 'the end of the heredoc is missing'],
    ['a = [1\n', '"]" is missing'],
    ['resource "x" "y" {\n', '"}" is missing'],
    ['a = "never closed\n', 'the closing quote is missing'],
    ['- not: hcl\n', 'is not understood'],
  ])('%j is told', (text, message) => {
    const { mistakes } = read(text);
    expect(mistakes.length).toBeGreaterThan(0);
    expect(mistakes.map((mistake) => mistake.message).join()).toContain(message);
  });

  it('hides nothing else', () => {
    const { body, mistakes } = read('resource "a" "b" {\n  c = 2\n  d = \n}\nq = 3\n');
    expect(mistakes).toHaveLength(1);
    expect(body.blocks[0]?.body.attributes.get('c')?.value).toMatchObject({ value: 2 });
    expect(shape(body.attributes.get('q')?.value)).toEqual({ kind: 'literal', value: 3 });
  });

  it.each(['[', '(', '{ a = ', '"${', '!', 'a {\n', '[for x in ', 'f(', 'a ? b : '])('is read however deep it is nested: %s', (piece) => {
    const text = piece === 'a {\n' ? piece.repeat(5000) : `a = ${piece.repeat(5000)}`;
    expect(read(text).mistakes.length).toBeLessThanOrEqual(21);
  });

  it('is read whatever it is', () => {
    const piece = fc.constantFrom(
      'a',
      ' = ',
      '"',
      '${',
      '}',
      '{',
      '[',
      ']',
      '(',
      ')',
      '<<EOT\n',
      '<<-E\n',
      'EOT',
      '\n',
      'E\n',
      '%{',
      'if',
      'for',
      ' in ',
      ':',
      '=>',
      '?',
      '...',
      '.',
      '*',
      '1',
      'é',
      '😀',
      '#',
      '/*',
      '*/',
      '\\',
      '\0',
      '~',
      'blk "x"',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        ),
        (text) => {
          const { document, mistakes } = read(text);
          for (const { start, end } of mistakes) expect(end).toBeGreaterThanOrEqual(start);
          document.rangeOf(['a', 0, 'b']);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
