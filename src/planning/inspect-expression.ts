import {
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  type MathNode,
} from 'mathjs/number';
import { ExpressionError } from './expression-error.ts';
import { SIZING_FUNCTIONS, type Token } from './expression-tokens.ts';

const MAXIMUM_DEPTH = 60;
const MAXIMUM_NODES = 200;
const MAXIMUM_EXPONENT = 16;

const OPERATORS: ReadonlySet<string> = new Set([
  'add',
  'divide',
  'equal',
  'larger',
  'largerEq',
  'mod',
  'multiply',
  'pow',
  'smaller',
  'smallerEq',
  'subtract',
  'unaryMinus',
  'unaryPlus',
  'unequal',
]);

/** Walks a parsed expression and throws `ExpressionError` at the first thing that a sizing may not contain. */
export function inspectExpression(tree: MathNode, expression: string, tokens: readonly Token[]): void {
  new Inspector(expression, tokens).inspect(tree, 1);
}

/** Goes through the tree in the order of its text, so that the tokens tell where it stands. */
class Inspector {
  readonly #expression: string;
  /** Names and carets that the walk has not met yet, in the order of the text. */
  readonly #ahead: Token[];
  #nodes = 0;

  constructor(expression: string, tokens: readonly Token[]) {
    this.#expression = expression;
    this.#ahead = tokens.filter(({ kind, text }) => kind === 'name' || text === '^');
  }

  inspect(node: MathNode, depth: number): void {
    if (++this.#nodes > MAXIMUM_NODES) this.#fail(`more than ${MAXIMUM_NODES} operations and numbers`);
    if (depth > MAXIMUM_DEPTH) this.#fail(`more than ${MAXIMUM_DEPTH} operations within one another`);
    if (isConstantNode(node)) {
      if (typeof node.value !== 'number') this.#fail(`${String(node.value)} is not a number`);
    } else if (isSymbolNode(node)) {
      this.#meet(node.name);
    } else if (isParenthesisNode(node)) {
      this.inspect(node.content, depth + 1);
    } else if (isConditionalNode(node)) {
      for (const part of [node.condition, node.trueExpr, node.falseExpr]) this.inspect(part, depth + 1);
    } else if (isRelationalNode(node)) {
      for (const part of node.params) this.inspect(part, depth + 1);
    } else if (isFunctionNode(node)) {
      this.#inspectCall(node.fn, node.args, depth);
    } else if (isOperatorNode(node)) {
      this.#inspectOperator(node.fn, node.args, depth);
    } else {
      this.#fail(`${node.type} has no place in a sizing`);
    }
  }

  #inspectCall(called: unknown, args: readonly MathNode[], depth: number): void {
    const name = isSymbolNode(called) ? called.name : '';
    const position = this.#meet(name);
    const bounds = SIZING_FUNCTIONS.get(name);
    if (bounds === undefined) return this.#fail('a call of something else than a listed function');
    const [least, greatest] = bounds;
    if (args.length < least || args.length > greatest) {
      const expected = least === greatest ? String(least) : greatest > args.length ? `at least ${least}` : `at most ${greatest}`;
      this.#fail(`${args.length} arguments for ${name}, ${expected} expected`, position);
    }
    for (const argument of args) this.inspect(argument, depth + 1);
  }

  #inspectOperator(operation: string, args: readonly MathNode[], depth: number): void {
    if (!OPERATORS.has(operation)) this.#fail(`${operation} has no place in a sizing`);
    const [first, second] = args;
    if (first !== undefined) this.inspect(first, depth + 1);
    const position = operation === 'pow' ? this.#meet('^') : undefined;
    if (operation === 'pow' && !isSmallNumber(second)) {
      this.#fail(`an exponent is a number from -${MAXIMUM_EXPONENT} to ${MAXIMUM_EXPONENT}`, position);
    }
    if (second !== undefined) this.inspect(second, depth + 1);
  }

  /** Where the next name or caret of that text stands. */
  #meet(text: string): number | undefined {
    const index = this.#ahead.findIndex((token) => token.text === text);
    return index === -1 ? undefined : this.#ahead.splice(index, 1)[0]?.position;
  }

  #fail(problem: string, position?: number): never {
    throw new ExpressionError(problem, this.#expression, position);
  }
}

/** A number that is written as such, so that no tower of powers can be built. */
function isSmallNumber(node: MathNode | undefined): boolean {
  if (isParenthesisNode(node)) return isSmallNumber(node.content);
  if (isOperatorNode(node)) return String(node.fn) === 'unaryMinus' && isSmallNumber(node.args[0]);
  return isConstantNode(node) && typeof node.value === 'number' && node.value <= MAXIMUM_EXPONENT;
}
