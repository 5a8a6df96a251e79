import Handlebars from 'handlebars';
import { ExpressionError } from '../planning/expression-error.ts';
import { explainTemplateError } from '../report/explain-template-error.ts';
import { TemplateError } from '../report/template-error.ts';
import { LONGEST_TEXT, type Term } from './term.ts';

/** Texts as they stand, and terms whose values take their places. */
export type Message = readonly (string | Term)[];

/**
 * Reads a message with Handlebars, which only parses: what stands in braces becomes the same terms that conditions are made
 * of, so that nothing of a template is ever run. Throws `ExpressionError`.
 */
export function parseMessage(text: string): Message {
  if (text.length > LONGEST_TEXT)
    throw new ExpressionError(`${text.length} characters, at most ${LONGEST_TEXT} are allowed`, text, LONGEST_TEXT + 1);
  const parts: (string | Term)[] = [];
  for (const statement of parse(text)) {
    if (isOf(statement, 'ContentStatement')) parts.push(statement.value);
    else if (isOf(statement, 'MustacheStatement')) parts.push(callOf(statement, text));
    else if (!isOf(statement, 'CommentStatement')) {
      throw new ExpressionError('a message has values only: no blocks, no partials', text, positionOf(statement, text));
    }
  }
  if (parts.every((part) => typeof part === 'string' && part.trim() === '')) throw new ExpressionError('no message', text);
  return parts;
}

function parse(text: string): hbs.AST.Statement[] {
  try {
    return Handlebars.parse(text).body;
  } catch (error) {
    const explained = explainTemplateError(error);
    if (!(explained instanceof TemplateError)) throw explained;
    const { line, column } = explained;
    throw new ExpressionError(explained.message, text, line === undefined || column === undefined ? undefined : offset(text, line, column));
  }
}

type Nodes = {
  ContentStatement: hbs.AST.ContentStatement;
  MustacheStatement: hbs.AST.MustacheStatement;
  CommentStatement: hbs.AST.CommentStatement;
  PathExpression: hbs.AST.PathExpression;
  SubExpression: hbs.AST.SubExpression;
  StringLiteral: hbs.AST.StringLiteral;
  NumberLiteral: hbs.AST.NumberLiteral;
  BooleanLiteral: hbs.AST.BooleanLiteral;
  NullLiteral: hbs.AST.NullLiteral;
};

function isOf<T extends keyof Nodes>(node: hbs.AST.Node, type: T): node is Nodes[T] {
  return node.type === type;
}

/** `{{version.name}}` is a value, `{{size version.targetRegions}}` a call. */
function callOf(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, text: string): Term {
  const { path, params, hash } = node;
  const position = positionOf(path, text);
  // The types say that there is always one.
  const [named] = (hash as hbs.AST.Hash | undefined)?.pairs ?? [];
  if (named !== undefined) throw new ExpressionError('values have no names here', text, positionOf(named, text));
  if (params.length === 0 && !isOf(node, 'SubExpression')) return termOf(path, text);
  const [name, ...more] = isOf(path, 'PathExpression') && isPlain(path) ? path.parts : [];
  if (name === undefined || more.length > 0) throw new ExpressionError('a call of something else than a function', text, position);
  return { kind: 'call', name, args: params.map((param) => termOf(param, text)), position };
}

function termOf(node: hbs.AST.Expression, text: string): Term {
  const position = positionOf(node, text);
  if (isOf(node, 'SubExpression')) return callOf(node, text);
  if (isOf(node, 'StringLiteral') || isOf(node, 'NumberLiteral') || isOf(node, 'BooleanLiteral'))
    return { kind: 'constant', value: node.value, position };
  if (isOf(node, 'NullLiteral')) return { kind: 'constant', value: null, position };
  if (!isOf(node, 'PathExpression') || !isPlain(node))
    throw new ExpressionError('a value is a name and its fields, such as version.name', text, position);
  const [name = '', ...keys] = node.parts;
  let term: Term = { kind: 'name', name, position };
  for (const key of keys) {
    // As Handlebars counts, from 0.
    term = /^\d{1,9}$/.test(key)
      ? { kind: 'item', of: term, index: Number(key) + 1, position }
      : { kind: 'field', of: term, key, position };
  }
  return term;
}

/** Neither `@root` nor `..` nor `this`. */
function isPlain({ data, depth, parts }: hbs.AST.PathExpression): boolean {
  return !data && depth === 0 && parts.length > 0;
}

function positionOf({ loc: { start } }: hbs.AST.Node, text: string): number {
  return offset(text, start.line, start.column + 1);
}

/** The character, from 1, at a line and a column that count from 1. */
function offset(text: string, line: number, column: number): number {
  let before = 0;
  for (const words of text.split('\n').slice(0, line - 1)) before += words.length + 1;
  return before + column;
}
