import {
  absDependencies,
  addDependencies,
  ceilDependencies,
  create,
  divideDependencies,
  equalDependencies,
  type FactoryFunctionMap,
  floorDependencies,
  largerDependencies,
  largerEqDependencies,
  log10Dependencies,
  log2Dependencies,
  logDependencies,
  type MathNode,
  maxDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  roundDependencies,
  smallerDependencies,
  smallerEqDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unequalDependencies,
} from 'mathjs/number';
import { MAX_INT32 } from '../estate/version-number.ts';
import { ExpressionError } from './expression-error.ts';
import { readTokens, type SizingVariable } from './expression-tokens.ts';
import { inspectExpression } from './inspect-expression.ts';
import type { SizingRule } from './sizing.ts';

export { ExpressionError };

/** No more of mathjs than a sizing can use: what is not here cannot be called, and is not in the bundle. */
const PARTS = {
  absDependencies,
  addDependencies,
  ceilDependencies,
  divideDependencies,
  equalDependencies,
  floorDependencies,
  largerDependencies,
  largerEqDependencies,
  log10Dependencies,
  log2Dependencies,
  logDependencies,
  maxDependencies,
  minDependencies,
  modDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  roundDependencies,
  smallerDependencies,
  smallerEqDependencies,
  sqrtDependencies,
  subtractDependencies,
  unaryMinusDependencies,
  unaryPlusDependencies,
  unequalDependencies,
};

// The library's types allow for every part to be absent; the names above are those of its module, or nothing would load.
const math = create(PARTS as FactoryFunctionMap);

const MAXIMUM_LENGTH = 500;

/** Counts at which an expression is tried when it is read, so that most mistakes show before there is a demand. */
const TRIALS = [1, 20, 100, 600, 1_000, 10_000];

/**
 * Compiles a user's mathjs expression for replicas, such as `max(1, ceil(instances / 300))`.
 *
 * The text is untrusted: it is bounded, only arithmetic on the one variable passes, and the result must be a number
 * from 0 to the greatest replica count, rounded up. Throws `ExpressionError`; so does `replicas` for a count at which
 * the formula has no such result.
 */
export function compileSizingExpression(text: string, variable: SizingVariable): SizingRule {
  // A block scalar of YAML ends with a line break.
  const expression = text.trimEnd();
  if (expression.length > MAXIMUM_LENGTH) {
    throw new ExpressionError(`${expression.length} characters, at most ${MAXIMUM_LENGTH} are allowed`, expression, MAXIMUM_LENGTH + 1);
  }
  const tokens = readTokens(expression, variable);
  if (tokens.length === 0) throw new ExpressionError('no expression', expression);
  const tree = parse(expression);
  inspectExpression(tree, expression, tokens);
  const code = tree.compile();
  const rule: SizingRule = {
    text: expression,
    isFraction: (count) => !Number.isInteger(code.evaluate({ [variable]: count })),
    replicas: (count) => wholeReplicas(code.evaluate({ [variable]: count }), `${variable} = ${count}`, expression),
  };
  for (const count of TRIALS) rule.replicas(count);
  return rule;
}

function parse(expression: string): MathNode {
  try {
    return math.parse(expression);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, problem = error.message, position] = /^(.*) \(char (\d+)\)$/s.exec(error.message) ?? [];
    throw new ExpressionError(`not a formula: ${problem.toLowerCase()}`, expression, position === undefined ? undefined : Number(position));
  }
}

/** Rounded up as mathjs does: a result that is whole but for floating point stays. */
function wholeReplicas(result: unknown, when: string, expression: string): number {
  if (typeof result !== 'number') throw new ExpressionError(`${String(result)} where ${when}, a number is expected`, expression);
  if (!Number.isFinite(result) || result < 0 || result > MAX_INT32) {
    throw new ExpressionError(`${result} where ${when}, a number from 0 to ${MAX_INT32} is expected`, expression);
  }
  return math.ceil(result);
}
