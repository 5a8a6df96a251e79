import type { Node } from 'web-tree-sitter';
import type { Entry, Expression, Span, Step } from './syntax.ts';
import { templateOf } from './templates.ts';

/** Nobody nests by hand so deep, and readers call themselves for every level. */
export const DEEPEST = 250;

const POSTFIXES: ReadonlySet<string> = new Set(['get_attr', 'index', 'splat']);

/** The tree of the parser as an expression. */
export function expressionOf(node: Node, depth = 0): Expression {
  if (depth >= DEEPEST) return opaque(node, `it is nested more than ${DEEPEST} deep`);
  if (node.isError || node.isMissing) return opaque(node, 'it is not written as HCL demands');
  return termOf(node, childrenOf(node), depth + 1);
}

/** A term, and what is asked of it: `a`, `.b`, `[0]` are children of one node. */
function termOf(node: Node, children: readonly Node[], depth: number): Expression {
  const read = READERS[node.type];
  if (read !== undefined) return read(node, children, depth);
  const [first, ...rest] = children.filter(({ type }) => type !== '(' && type !== ')');
  if (first === undefined) return opaque(node, 'it is empty');
  return withPostfixes(expressionOf(first, depth), rest, depth);
}

function withPostfixes(of: Expression, postfixes: readonly Node[], depth: number): Expression {
  let whole = of;
  let steps = 0;
  for (const node of postfixes) {
    if (!POSTFIXES.has(node.type) || ++steps > DEEPEST) return opaque(node, 'it is not written as HCL demands');
    whole = withPostfix(whole, node, depth);
  }
  return whole;
}

function withPostfix(of: Expression, node: Node, depth: number): Expression {
  const span = { start: of.start, end: node.endIndex };
  const [inner] = node.namedChildren;
  if (node.type === 'get_attr') return { ...span, kind: 'attribute', of, name: inner?.text ?? '' };
  if (inner === undefined) return opaque(node, 'it is not written as HCL demands');
  if (node.type === 'index') return { ...span, kind: 'index', of, key: keyOf(inner, depth) };
  const steps = inner.namedChildren.map((each): Step =>
    each.type === 'get_attr' ? { name: each.namedChildren[0]?.text ?? '' } : { key: keyOf(each.namedChildren[0] ?? each, depth) },
  );
  return { ...span, kind: 'splat', of, steps };
}

/** `[key]`, or `.0` as it was written of old. */
function keyOf(node: Node, depth: number): Expression {
  const [key] = node.namedChildren;
  if (key !== undefined) return expressionOf(key, depth);
  return { ...spanOf(node), kind: 'literal', value: Number(node.text.slice(1)) };
}

type Reader = (node: Node, children: readonly Node[], depth: number) => Expression;

const READERS: Readonly<Record<string, Reader>> = {
  numeric_lit: (node) => ({ ...spanOf(node), kind: 'literal', value: Number(node.text) }),
  bool_lit: (node) => ({ ...spanOf(node), kind: 'literal', value: node.text === 'true' }),
  null_lit: (node) => ({ ...spanOf(node), kind: 'literal', value: null }),
  string_lit: (node) => templateOf(node, () => opaque(node, '')),
  quoted_template: (node, _, depth) => templateOf(node, (inner) => expressionOf(inner, depth)),
  heredoc_template: (node, _, depth) => templateOf(node, (inner) => expressionOf(inner, depth)),
  identifier: (node) => ({ ...spanOf(node), kind: 'variable', name: node.text }),
  tuple: (node, children, depth) => ({
    ...spanOf(node),
    kind: 'tuple',
    items: children.filter(isExpression).map((each) => expressionOf(each, depth)),
  }),
  object: (node, children, depth) => ({
    ...spanOf(node),
    kind: 'object',
    entries: children.filter(({ type }) => type === 'object_elem').map((each) => entryOf(each, depth)),
  }),
  function_call: (node, children, depth) => {
    const args = children.find(({ type }) => type === 'function_arguments');
    return {
      ...spanOf(node),
      kind: 'call',
      name: children[0]?.text ?? '',
      args: childrenOf(args)
        .filter(isExpression)
        .map((each) => expressionOf(each, depth)),
      isExpanded: childrenOf(args).some(({ type }) => type === 'ellipsis'),
    };
  },
  for_tuple_expr: forOf,
  for_object_expr: forOf,
  conditional: (node, children, depth) => {
    const [test, yes, no] = children.filter(isExpression);
    if (test === undefined || yes === undefined || no === undefined) return opaque(node, 'it is not written as HCL demands');
    return {
      ...spanOf(node),
      kind: 'conditional',
      test: expressionOf(test, depth),
      yes: expressionOf(yes, depth),
      no: expressionOf(no, depth),
    };
  },
  unary_operation: (node, [operator, ...term], depth) => ({
    ...spanOf(node),
    kind: 'unary',
    operator: operator?.text ?? '',
    of: partsOf(node, term, depth),
  }),
  binary_operation: (node, children, depth) => {
    const at = children.findIndex(({ isNamed, type }) => !isNamed && type !== '(' && type !== ')');
    const operator = children[at]?.text ?? '';
    return {
      ...spanOf(node),
      kind: 'binary',
      operator,
      left: partsOf(node, children.slice(0, at), depth),
      right: partsOf(node, children.slice(at + 1), depth),
    };
  },
};

/** Terms of an operation: the operand, and what is asked of it. Parentheses hold an expression. */
function partsOf(node: Node, children: readonly Node[], depth: number): Expression {
  const [first, ...rest] = children.filter(({ type }) => type !== '(' && type !== ')');
  return first === undefined ? opaque(node, 'it is not written as HCL demands') : withPostfixes(expressionOf(first, depth), rest, depth);
}

function forOf(node: Node, children: readonly Node[], depth: number): Expression {
  const intro = childrenOf(children.find(({ type }) => type === 'for_intro'));
  const names = intro.filter(({ type }) => type === 'identifier').map(({ text }) => text);
  const source = intro.find(isExpression);
  const [first, second] = children.filter(isExpression);
  const value = second ?? first;
  const test = childrenOf(children.find(({ type }) => type === 'for_cond')).find(isExpression);
  if (source === undefined || first === undefined || value === undefined) return opaque(node, 'it is not written as HCL demands');
  return {
    ...spanOf(node),
    kind: 'for',
    keyName: names.length > 1 ? names[0] : undefined,
    valueName: names.at(-1) ?? '',
    in: expressionOf(source, depth),
    key: second === undefined ? undefined : expressionOf(first, depth),
    value: expressionOf(value, depth),
    isGrouped: children.some(({ type }) => type === 'ellipsis'),
    test: test === undefined ? undefined : expressionOf(test, depth),
  };
}

/** A name before `=` is a key; a variable as a key stands in parentheses. */
function entryOf(node: Node, depth: number): Entry {
  const key = node.childForFieldName('key');
  const value = node.childForFieldName('val');
  const bare = key?.childCount === 1 && key.firstChild?.type === 'variable_expr' ? key.firstChild : undefined;
  return {
    key: bare !== undefined ? { ...spanOf(bare), kind: 'literal', value: bare.text } : expressionOf(key ?? node, depth),
    value: expressionOf(value ?? node, depth),
  };
}

function isExpression({ type }: Node): boolean {
  return type === 'expression';
}

function childrenOf(node: Node | undefined): Node[] {
  return node === undefined ? [] : node.children.filter((child) => child !== null && child.type !== 'comment');
}

export function opaque(node: Node, reason: string): Expression {
  return { ...spanOf(node), kind: 'opaque', reason };
}

export function spanOf(node: Node): Span {
  return { start: node.startIndex, end: node.endIndex };
}
