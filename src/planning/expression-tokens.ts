import { ExpressionError } from './expression-error.ts';

/** The number an expression is a formula of. */
export type SizingVariable = 'vms' | 'instances';

/** Functions that an expression may call, with the least and the greatest number of arguments. */
export const SIZING_FUNCTIONS: ReadonlyMap<string, readonly [least: number, greatest: number]> = new Map([
  ['abs', [1, 1]],
  ['ceil', [1, 1]],
  ['floor', [1, 1]],
  ['log', [1, 2]],
  ['log10', [1, 1]],
  ['log2', [1, 1]],
  ['max', [1, Number.POSITIVE_INFINITY]],
  ['min', [1, Number.POSITIVE_INFINITY]],
  ['round', [1, 1]],
  ['sqrt', [1, 1]],
]);

export type Token = {
  kind: 'number' | 'name' | 'sign';
  text: string;
  /** From 1. */
  position: number;
};

const TOKEN = /(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*)|(?<sign>[<>=!]=|[-+*/%^<>:(),]|\?(?!\?))|[ \t]+/y;

/** Deeper than any formula needs to be, and far from what the parser's stack holds. */
const MAXIMUM_PARENTHESES = 20;

/** mathjs reads what follows a `%` twice, in case it is a percentage: within one another, each doubles the time. */
const MAXIMUM_REMAINDERS = 6;

/**
 * Takes an expression apart before any parser sees it, and lets pass only what a sizing is made of: numbers, the one
 * variable, the listed functions, arithmetic, comparison, `? :` and parentheses. Text, lists, property access,
 * assignment, factorials and several lines fail here, at their character.
 */
export function readTokens(text: string, variable: SizingVariable): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let openConditions = 0;
  let remainders = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const position = TOKEN.lastIndex + 1;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new ExpressionError(`${shown(text, position)} has no place in a sizing`, text, position);
    const token = tokenOf(groups, position);
    if (token === undefined) continue;
    if (token.text === '(' && ++depth > MAXIMUM_PARENTHESES) {
      throw new ExpressionError(`more than ${MAXIMUM_PARENTHESES} parentheses within one another`, text, position);
    }
    if (token.text === ')') depth--;
    if (token.text === '%' && ++remainders > MAXIMUM_REMAINDERS) {
      throw new ExpressionError(`more than ${MAXIMUM_REMAINDERS} remainders (%)`, text, position);
    }
    if (token.text === '?') openConditions++;
    if (token.text === ':' && --openConditions < 0) throw new ExpressionError('":" without "?" before it', text, position);
    tokens.push(token);
  }
  checkNames(tokens, text, variable);
  return tokens;
}

function tokenOf({ number, name, sign }: Record<string, string | undefined>, position: number): Token | undefined {
  if (number !== undefined) return { kind: 'number', text: number, position };
  if (name !== undefined) return { kind: 'name', text: name, position };
  return sign === undefined ? undefined : { kind: 'sign', text: sign, position };
}

/** The character in quotes, so that a line break or a control character can be seen. */
function shown(text: string, position: number): string {
  return JSON.stringify(String.fromCodePoint(text.codePointAt(position - 1) ?? 0));
}

function checkNames(tokens: readonly Token[], text: string, variable: SizingVariable): void {
  for (const [index, token] of tokens.entries()) {
    const isCalled = tokens[index + 1]?.text === '(';
    const before = tokens[index - 1];
    if (before !== undefined && endsValue(before) && startsValue(token) && !(isFunction(before) && token.text === '(')) {
      throw new ExpressionError(`an operator is missing before "${token.text}"`, text, token.position);
    }
    if (token.kind !== 'name') continue;
    if (token.text === variable ? isCalled : isFunction(token) && !isCalled) {
      const expectation = isCalled ? 'is a number, not a function' : 'is a function and needs its arguments in parentheses';
      throw new ExpressionError(`"${token.text}" ${expectation}`, text, token.position);
    }
    if (token.text !== variable && !isFunction(token)) {
      const functions = [...SIZING_FUNCTIONS.keys()].join(', ');
      throw new ExpressionError(`"${token.text}" is neither "${variable}" nor one of ${functions}`, text, token.position);
    }
  }
}

function isFunction({ kind, text }: Token): boolean {
  return kind === 'name' && SIZING_FUNCTIONS.has(text);
}

function endsValue({ kind, text }: Token): boolean {
  return kind !== 'sign' || text === ')';
}

function startsValue({ kind, text }: Token): boolean {
  return kind !== 'sign' || text === '(';
}
