import {
  type AccessorNode,
  isAccessorNode,
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  type MathNode,
} from 'mathjs/number';
import { ExpressionError } from '../planning/expression-error.ts';
import type { Token } from './condition-tokens.ts';
import type { Arithmetic, Comparison, Term } from './term.ts';

const DEEPEST = 60;
const MOST_NODES = 200;

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['equal', '=='],
  ['unequal', '!='],
  ['smaller', '<'],
  ['larger', '>'],
  ['smallerEq', '<='],
  ['largerEq', '>='],
]);

const ARITHMETIC: ReadonlyMap<string, Arithmetic> = new Map([
  ['add', '+'],
  ['subtract', '-'],
  ['multiply', '*'],
  ['divide', '/'],
  ['mod', 'mod'],
]);

/** Signs that no node stands for. */
const BRACKETS: ReadonlySet<string> = new Set(['(', ')', '[', ']', ',', '.', '?', ':']);

/** Makes a tree of mathjs into a term, and throws `ExpressionError` at the first thing that a condition may not contain. */
export function termOf(tree: MathNode, condition: string, tokens: readonly Token[]): Term {
  return new Translation(condition, tokens).termOf(tree, 1);
}

/** Goes through the tree in the order of its text, so that each node meets its own token, which knows where it stands. */
class Translation {
  readonly #condition: string;
  readonly #ahead: Iterator<Token>;
  #nodes = 0;

  constructor(condition: string, tokens: readonly Token[]) {
    this.#condition = condition;
    this.#ahead = tokens.filter(({ text }) => !BRACKETS.has(text)).values();
  }

  termOf(node: MathNode, depth: number): Term {
    if (++this.#nodes > MOST_NODES) this.#fail(`more than ${MOST_NODES} operations and values`);
    if (depth > DEEPEST) this.#fail(`more than ${DEEPEST} operations within one another`);
    if (isConstantNode(node)) return this.#constant(node.value);
    if (isSymbolNode(node)) return { kind: 'name', name: node.name, position: this.#meet() };
    if (isParenthesisNode(node)) return this.termOf(node.content, depth);
    if (isAccessorNode(node)) return this.#access(node, depth);
    if (isFunctionNode(node)) return this.#call(node.fn, node.args, depth);
    if (isConditionalNode(node)) {
      const condition = this.termOf(node.condition, depth + 1);
      const yes = this.termOf(node.trueExpr, depth + 1);
      return { kind: 'choice', condition, yes, no: this.termOf(node.falseExpr, depth + 1), position: condition.position };
    }
    if (isRelationalNode(node)) return this.#comparison(node.conditionals, node.params, depth);
    if (isOperatorNode(node)) return this.#operation(node.fn, node.args, depth);
    return this.#fail(`${node.type} has no place in a condition`);
  }

  /** The value is unknown to the types: they say that it is a number. */
  #constant(value: unknown): Term {
    const position = this.#meet();
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return { kind: 'constant', value, position };
    if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'constant', value, position };
    return this.#fail(`${String(value)} has no place in a condition`, position);
  }

  #access({ object, index }: AccessorNode, depth: number): Term {
    const of = this.termOf(object, depth + 1);
    const position = this.#meet();
    const [key, ...more] = index.dimensions;
    const value: unknown = isConstantNode(key) && more.length === 0 ? key.value : undefined;
    if (typeof value === 'string') return { kind: 'field', of, key: value, position };
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return { kind: 'item', of, index: value, position };
    return this.#fail('an index is a whole number from 1, or a text', position);
  }

  #call(called: unknown, args: readonly MathNode[], depth: number): Term {
    if (!isSymbolNode(called)) return this.#fail('a call of something else than a function');
    const position = this.#meet();
    return { kind: 'call', name: called.name, args: args.map((argument) => this.termOf(argument, depth + 1)), position };
  }

  #operation(operation: string, args: readonly MathNode[], depth: number): Term {
    const [first, second] = args;
    if (first === undefined) return this.#fail(`${operation} has no place in a condition`);
    if (second === undefined) {
      const position = this.#meet();
      const of = this.termOf(first, depth + 1);
      if (operation === 'not') return { kind: 'not', of, position };
      if (operation === 'unaryMinus') return { kind: 'minus', of, position };
      return this.#fail(`${operation} has no place in a condition`, position);
    }
    if (COMPARISONS.has(operation)) return this.#comparison([operation], args, depth);
    const left = this.termOf(first, depth + 1);
    const position = this.#meet();
    const right = this.termOf(second, depth + 1);
    if (operation === 'and' || operation === 'or') return { kind: 'logic', operator: operation, left, right, position };
    const operator = ARITHMETIC.get(operation);
    if (operator === undefined) return this.#fail(`${operation} has no place in a condition`, position);
    return { kind: 'arithmetic', operator, left, right, position };
  }

  #comparison(operations: readonly string[], args: readonly MathNode[], depth: number): Term {
    const operators: Comparison[] = [];
    const terms: Term[] = [];
    let position: number | undefined;
    for (const [index, argument] of args.entries()) {
      if (index > 0) {
        const met = this.#meet();
        position ??= met;
        const operator = COMPARISONS.get(operations[index - 1] ?? '');
        if (operator === undefined) return this.#fail(`${operations[index - 1]} has no place in a condition`, met);
        operators.push(operator);
      }
      const term = this.termOf(argument, depth + 1);
      // mathjs reads `not a == b` as `(not a) == b`, which nobody means.
      if (isOperatorNode(argument) && term.kind === 'not')
        this.#fail('"not" is for the value beside it: write not (… == …)', term.position);
      terms.push(term);
    }
    return { kind: 'comparison', operators, terms, position };
  }

  /** Where the next token of the text stands. */
  #meet(): number | undefined {
    const next = this.#ahead.next();
    return next.done === true ? undefined : next.value.position;
  }

  #fail(problem: string, position?: number): never {
    throw new ExpressionError(problem, this.#condition, position);
  }
}
