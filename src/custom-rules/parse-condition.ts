import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number';
import { ExpressionError } from '../planning/expression-error.ts';
import { readTokens } from './condition-tokens.ts';
import { LONGEST_TEXT, type Term } from './term.ts';
import { termOf } from './term-of-tree.ts';

// The parser and nothing that could be called; the library's types allow for every part to be absent.
const math = create({ parseDependencies } as FactoryFunctionMap);

/** Reads a condition with mathjs. Throws `ExpressionError` where it is none, or says what no condition may. */
export function parseCondition(text: string): Term {
  // A block scalar of YAML ends with a line break.
  const condition = text.trimEnd();
  if (condition.length > LONGEST_TEXT) {
    throw new ExpressionError(`${condition.length} characters, at most ${LONGEST_TEXT} are allowed`, condition, LONGEST_TEXT + 1);
  }
  const tokens = readTokens(condition);
  if (tokens.length === 0) throw new ExpressionError('no condition', condition);
  return termOf(parse(condition), condition, tokens);
}

function parse(condition: string): MathNode {
  try {
    // To mathjs, a line is a statement; no text holds a line break.
    return math.parse(condition.replaceAll(/[\r\n]/g, ' '));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [, problem = error.message, position] = /^(.*) \(char (\d+)\)$/s.exec(error.message) ?? [];
    const words = problem.charAt(0).toLowerCase() + problem.slice(1);
    throw new ExpressionError(`not a condition: ${words}`, condition, position === undefined ? undefined : Number(position));
  }
}
