import type { SourceDocument } from '../../source/source.ts';
import { isObject } from '../json-object.ts';
import { type HclFile, parseHcl } from '../hcl/parse-hcl.ts';
import type { HclParser } from '../hcl/parser.ts';
import type { Attribute, Block, Body, Entry, Expression } from '../hcl/syntax.ts';
import { LABELS } from './is-module-json.ts';

const SPAN = { start: 0, end: 0 };
const DEEPEST = 64;

/** A module in JSON as if it were written in HCL; texts are templates, and places are those of the document. */
export function moduleOfJson(document: SourceDocument, parser: HclParser): HclFile {
  const blocks: Block[] = [];
  const { value, file } = document;
  if (/\.tfvars\.json$/i.test(file)) {
    // Values are no templates, and stand for themselves.
    const attributes = Object.entries(isObject(value) ? value : {}).map(
      ([name, item]) => [name, { name, nameSpan: SPAN, value: literalOf(item, 0) }] as const,
    );
    return { file, body: { attributes: new Map(attributes), blocks }, mistakes: [], document };
  }
  for (const [type, part] of isObject(value) ? Object.entries(value) : []) {
    if (Object.hasOwn(LABELS, type)) addBlocks(blocks, { type, labels: [], left: LABELS[type] ?? 0 }, part, [type], parser);
  }
  return { file, body: { attributes: new Map(), blocks }, mistakes: [], document };
}

type Head = { type: string; labels: readonly string[]; left: number };

function addBlocks(blocks: Block[], head: Head, value: unknown, path: readonly (string | number)[], parser: HclParser): void {
  const { type, labels, left } = head;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) if (!Array.isArray(item)) addBlocks(blocks, head, item, [...path, index], parser);
  } else if (!isObject(value)) {
    return;
  } else if (left === 0) {
    blocks.push({ ...SPAN, type, labels, head: SPAN, path, body: bodyOf(value, path, parser, 0) });
  } else {
    for (const [label, item] of Object.entries(value)) {
      addBlocks(blocks, { type, labels: [...labels, label], left: left - 1 }, item, [...path, label], parser);
    }
  }
}

/** Without the provider's schema, a block in a block cannot be told from an argument that is an object: both are taken for arguments. */
function bodyOf(value: Readonly<Record<string, unknown>>, path: readonly (string | number)[], parser: HclParser, depth: number): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  for (const [name, item] of Object.entries(value)) {
    if (name === 'dynamic') addBlocks(blocks, { type: name, labels: [], left: 1 }, item, [...path, name], parser);
    else if (name === 'content' && isObject(item) && path.includes('dynamic') && depth < DEEPEST) {
      blocks.push({
        ...SPAN,
        type: name,
        labels: [],
        head: SPAN,
        path: [...path, name],
        body: bodyOf(item, [...path, name], parser, depth + 1),
      });
    } else if (name !== '//') attributes.set(name, { name, nameSpan: SPAN, value: expressionOf(item, name, parser, depth + 1) });
  }
  return { attributes, blocks };
}

/** Names rather than texts: what is referred to, not what is said. */
const REFERENCES: ReadonlySet<string> = new Set(['provider', 'iterator', 'type']);

function expressionOf(value: unknown, name: string, parser: HclParser, depth: number): Expression {
  if (typeof value === 'string') return REFERENCES.has(name) ? referenceOf(value, parser) : templateOf(value, parser);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return { ...SPAN, kind: 'literal', value };
  if (depth >= DEEPEST) return { ...SPAN, kind: 'opaque', reason: `it is nested more than ${DEEPEST} deep` };
  if (Array.isArray(value)) return { ...SPAN, kind: 'tuple', items: value.map((item) => expressionOf(item, '', parser, depth + 1)) };
  if (!isObject(value)) return { ...SPAN, kind: 'literal', value: null };
  const entries = Object.entries(value).map(([key, item]): Entry => ({
    key: templateOf(key, parser),
    value: expressionOf(item, '', parser, depth + 1),
  }));
  return { ...SPAN, kind: 'object', entries };
}

function literalOf(value: unknown, depth: number): Expression {
  if (depth >= DEEPEST) return { ...SPAN, kind: 'opaque', reason: `it is nested more than ${DEEPEST} deep` };
  if (Array.isArray(value)) return { ...SPAN, kind: 'tuple', items: value.map((item) => literalOf(item, depth + 1)) };
  if (isObject(value)) {
    const entries = Object.entries(value).map(([key, item]): Entry => ({
      key: { ...SPAN, kind: 'literal', value: key },
      value: literalOf(item, depth + 1),
    }));
    return { ...SPAN, kind: 'object', entries };
  }
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { ...SPAN, kind: 'literal', value: isScalar ? value : null };
}

/** `azurerm.images`, `list(string)`; a type of azapi is no expression, and stays a text. */
function referenceOf(text: string, parser: HclParser): Expression {
  if (!/^[\w.]+$|^\w+\(/.test(text)) return templateOf(text, parser);
  return parsed(`a = ${text}\n`, parser) ?? templateOf(text, parser);
}

/** A heredoc takes a text as it is, without escapes. */
function templateOf(text: string, parser: HclParser): Expression {
  if (!text.includes('${') && !text.includes('%{')) return { ...SPAN, kind: 'literal', value: text };
  const expression = parsed(`a = <<END_OF_TEXT\n${text}\nEND_OF_TEXT\n`, parser);
  if (expression === undefined) return { ...SPAN, kind: 'opaque', reason: 'it is not written as HCL demands' };
  return withoutLastBreak(expression);
}

function parsed(text: string, parser: HclParser): Expression | undefined {
  const { body, mistakes } = parseHcl({ file: '', text }, parser);
  return mistakes.length > 0 ? undefined : body.attributes.get('a')?.value;
}

function withoutLastBreak(expression: Expression): Expression {
  if (expression.kind === 'literal' && typeof expression.value === 'string') return { ...expression, value: expression.value.slice(0, -1) };
  if (expression.kind !== 'template') return expression;
  const last = expression.parts.at(-1);
  if (typeof last !== 'string') return expression;
  const rest = last.slice(0, -1);
  return { ...expression, parts: [...expression.parts.slice(0, -1), ...(rest === '' ? [] : [rest])] };
}
