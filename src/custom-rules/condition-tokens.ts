import { ExpressionError } from '../planning/expression-error.ts';

export type Token = {
  kind: 'number' | 'text' | 'name' | 'sign';
  text: string;
  /** From 1. */
  position: number;
};

const TOKEN =
  /(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<text>"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*')|(?<name>[A-Za-z_]\w*)|(?<sign>[<>=!]=|[-+*/<>:(),.[\]]|\?(?!\?))|[ \t\r\n]+/y;

/** Words that mathjs reads as operators. */
const OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'mod']);

/** Words and signs that stand for something else in mathjs or in other languages, and what to write here. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  '&': 'write "and"',
  '|': 'write "or"',
  '!': 'write "not", or "!=" between two values',
  '=': 'write "==" to compare',
  '%': 'write "mod"',
  '"': 'the text has no closing quote',
  "'": 'the text has no closing quote',
  '^': 'there are no powers',
  '?': 'write value == null ? other : value',
};
const UNUSED_WORDS: Readonly<Record<string, string>> = {
  in: 'write contains(list, value) or oneOf(value, …)',
  to: 'there are no units',
  xor: 'write "!=" between two conditions',
};

/** Deeper than any condition needs to be, and far from what the parser's stack holds. */
const DEEPEST_BRACKETS = 20;

/**
 * Takes a condition apart before any parser sees it, and lets pass only what conditions are made of: numbers, texts, names,
 * `.` and `[ ]` after a value, calls, arithmetic, comparison, `and or not`, `? :` and parentheses.
 */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let openChoices = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const position = TOKEN.lastIndex + 1;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new ExpressionError(refusal(text, position), text, position);
    const token = tokenOf(groups, position, tokens.at(-1));
    if (token === undefined) continue;
    checkNeighbours(tokens.at(-1), token, text);
    if (token.text === '?') openChoices++;
    if (token.text === ':' && --openChoices < 0) throw new ExpressionError('":" without "?" before it', text, position);
    if (token.text === ')' || token.text === ']') depth--;
    if ((token.text === '(' || token.text === '[') && ++depth > DEEPEST_BRACKETS)
      throw new ExpressionError(`more than ${DEEPEST_BRACKETS} brackets within one another`, text, position);
    tokens.push(token);
  }
  return tokens;
}

function tokenOf({ number, text, name, sign }: Record<string, string | undefined>, position: number, before: Token | undefined) {
  if (number !== undefined) return { kind: 'number', text: number, position } as const;
  if (text !== undefined) return { kind: 'text', text, position } as const;
  if (sign !== undefined) return { kind: 'sign', text: sign, position } as const;
  if (name === undefined) return undefined;
  // After a dot, every word is a name.
  return { kind: OPERATORS.has(name) && before?.text !== '.' ? 'sign' : 'name', text: name, position } as const;
}

function refusal(text: string, position: number): string {
  // So that a line break or a control character can be seen.
  const character = String.fromCodePoint(text.codePointAt(position - 1) ?? 0);
  const advice = Object.hasOwn(ELSEWHERE, character) ? `: ${ELSEWHERE[character]}` : '';
  return `${JSON.stringify(character)} has no place in a condition${advice}`;
}

/** What mathjs would take for a product (`2 a`), a matrix or a unit. */
function checkNeighbours(before: Token | undefined, token: Token, text: string): void {
  const fail = (problem: string): never => {
    throw new ExpressionError(problem, text, token.position);
  };
  const isAfterValue = before !== undefined && endsValue(before);
  if (token.text === '[' && !isAfterValue) fail('a list has no place in a condition: write oneOf(value, "a", "b")');
  if (token.text === '.' && !isAfterValue) fail('"." has no place here');
  if (token.kind === 'name' && before?.text !== '.' && Object.hasOwn(UNUSED_WORDS, token.text))
    fail(`"${token.text}" has no place in a condition: ${UNUSED_WORDS[token.text]}`);
  if (isAfterValue && startsValue(token) && !(before.kind === 'name' && token.text === '('))
    fail(`an operator is missing before ${token.kind === 'text' ? token.text : `"${token.text}"`}`);
}

function endsValue({ kind, text }: Token): boolean {
  return kind !== 'sign' || text === ')' || text === ']';
}

function startsValue({ kind, text }: Token): boolean {
  return kind !== 'sign' || text === '(' || text === 'not';
}
