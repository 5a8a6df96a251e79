/** An expression of the template language, taken apart. */
export type Expression = Literal | Call | Access;

export type Literal = { kind: 'literal'; value: string | number };

/** `concat(…)`, or `contoso.name(…)` of a function that the template defines. */
export type Call = { kind: 'call'; namespace: string | undefined; name: string; arguments: readonly Expression[] };

/** What follows a value: `.name`, `[0]`, `.?name`, `[?0]`. */
export type Access = { kind: 'access'; of: Expression; steps: readonly Step[] };

export type Step = { key: Expression; isSafe: boolean };

/** What came of a text: an expression, or what is wrong with it at an offset into the text (from 0, the outer `[` counts). */
export type Parsed = { expression: Expression } | { problem: string; offset: number };

/** Azure takes no longer expression. */
export const LONGEST_EXPRESSION = 24_576;

/** Calls and parentheses within one another: more than any template has, and far from what the stack holds. */
const DEEPEST_EXPRESSION = 200;

/** `[…]` is an expression; `[[…]` is a text that begins with a bracket. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && text.length > 1 && text[1] !== '[';
}

/** A text that is no expression, without its escape. */
export function literalText(text: string): string {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text;
}

/** Reads a text with its outer brackets. */
export function parseExpression(text: string): Parsed {
  if (text.length > LONGEST_EXPRESSION) {
    return {
      problem: `${text.length} characters, an expression has at most ${LONGEST_EXPRESSION}`,
      offset: LONGEST_EXPRESSION,
    };
  }
  try {
    return { expression: readWhole(new Scanner(text)) };
  } catch (error) {
    if (error instanceof SyntaxProblem) return { problem: error.message, offset: error.offset };
    throw error;
  }
}

class SyntaxProblem extends Error {
  readonly offset: number;

  constructor(problem: string, offset: number) {
    super(problem);
    this.offset = offset;
  }
}

const BLANK = /[ \t\r\n]*/y;
const NUMBER = /-?\d+(?:\.\d+)?/y;
const NAME = /[A-Za-z_][\w$]*/y;
const QUOTED = /'[^']*(?:''[^']*)*'/y;

/** A text and how far it is read. */
class Scanner {
  readonly text: string;
  readonly end: number;
  offset = 1;

  constructor(text: string) {
    this.text = text;
    this.end = text.length - 1;
  }

  /** The next token of that form, after blanks; undefined where another stands there. */
  take(form: RegExp): string | undefined {
    this.skipBlanks();
    form.lastIndex = this.offset;
    const token = form.exec(this.text)?.[0];
    if (token === undefined || this.offset + token.length > this.end) return undefined;
    this.offset += token.length;
    return token;
  }

  takeSign(sign: string): boolean {
    this.skipBlanks();
    if (this.offset >= this.end || !this.text.startsWith(sign, this.offset)) return false;
    this.offset += sign.length;
    return true;
  }

  expectSign(sign: string): void {
    if (!this.takeSign(sign)) this.fail(`"${sign}" is expected`);
  }

  isAtEnd(): boolean {
    this.skipBlanks();
    return this.offset >= this.end;
  }

  fail(problem: string): never {
    throw new SyntaxProblem(`${problem} at character ${this.offset + 1}`, this.offset);
  }

  private skipBlanks(): void {
    BLANK.lastIndex = this.offset;
    BLANK.exec(this.text);
    this.offset = Math.min(BLANK.lastIndex, this.end);
  }
}

function readWhole(scanner: Scanner): Expression {
  const expression = readExpression(scanner, 0);
  if (!scanner.isAtEnd()) scanner.fail('the end of the expression is expected');
  return expression;
}

function readExpression(scanner: Scanner, depth: number): Expression {
  if (depth > DEEPEST_EXPRESSION) scanner.fail(`more than ${DEEPEST_EXPRESSION} calls within one another`);
  const of = readValue(scanner, depth);
  const steps: Step[] = [];
  for (let step = readStep(scanner, depth); step !== undefined; step = readStep(scanner, depth)) steps.push(step);
  return steps.length === 0 ? of : { kind: 'access', of, steps };
}

function readValue(scanner: Scanner, depth: number): Expression {
  const quoted = scanner.take(QUOTED);
  if (quoted !== undefined) return { kind: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'") };
  const number = scanner.take(NUMBER);
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  const name = scanner.take(NAME);
  if (name !== undefined) return readCall(scanner, name, depth);
  if (scanner.takeSign("'")) scanner.fail('the text has no closing quote');
  return scanner.fail('a function, a text in single quotes or a number is expected');
}

function readCall(scanner: Scanner, first: string, depth: number): Expression {
  const member = scanner.takeSign('.') ? (scanner.take(NAME) ?? scanner.fail('a name is expected')) : undefined;
  const [namespace, name] = member === undefined ? [undefined, first] : [first, member];
  if (!scanner.takeSign('(')) scanner.fail(`"(" is expected after ${name}`);
  const list: Expression[] = [];
  if (!scanner.takeSign(')')) {
    do list.push(readExpression(scanner, depth + 1));
    while (scanner.takeSign(','));
    scanner.expectSign(')');
  }
  return { kind: 'call', namespace, name, arguments: list };
}

function readStep(scanner: Scanner, depth: number): Step | undefined {
  if (scanner.takeSign('.')) {
    const isSafe = scanner.takeSign('?');
    const name = scanner.take(NAME) ?? scanner.fail('the name of a property is expected');
    return { key: { kind: 'literal', value: name }, isSafe };
  }
  if (!scanner.takeSign('[')) return undefined;
  const isSafe = scanner.takeSign('?');
  const key = readExpression(scanner, depth + 1);
  scanner.expectSign(']');
  return { key, isSafe };
}
