import { resolvePlain, type Scalar } from './core-schema.ts';
import { CELLS, END, KEY_END, KEY_START, NEXT, NO_ALIASES, NO_KEYS, NO_MERGES, START } from './positions.ts';
import type { ReadDocument } from './read-document.ts';

/**
 * Reads the plain subset that nearly all manifests keep to: block mappings and sequences, flow collections, scalars
 * on one line, comments. At the first thing it does not know it gives up, and the text goes to the full reader: it
 * never guesses, never repairs and never reports an error. Several times as fast as the full reader, which is why
 * there are two; the tests hold them against each other and against a third.
 *
 * `text` must end its lines with LF or CR LF, the last one included, and hold no NUL; `start` must be the start of
 * a line and `end` the start of a line or the end of the text, with no document marker between but at `start`.
 *
 * @returns the document; `null` where there is none (comments only); `undefined` where it gives up.
 */
export function readPlain(text: string, start: number, end: number, maxDepth: number): ReadDocument | null | undefined {
  return new PlainReader(text, end, maxDepth).read(start);
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const SINGLE_QUOTE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;
const DELETE = 0x7f;

/** YAML has a rule for keys of more than 1,024 characters; those go to the full reader. */
const LONGEST_KEY = 1000;
/** Integers of as many digits are exact. */
const EXACT_DIGITS = 15;

/** What an unquoted scalar can be by its first character, for ASCII. */
const UNKNOWN = 0;
const TEXT = 1;
const PERHAPS_CONSTANT = 2;
const PERHAPS_NUMBER = 3;

const KIND_BY_FIRST = new Uint8Array(DELETE);
for (const char of 'ABCDEGHIJKLMOPQRSUVWXYZabcdeghijklmopqrsuvwxyz/_()$;^') KIND_BY_FIRST[char.charCodeAt(0)] = TEXT;
for (const char of 'tfnTFN~+.') KIND_BY_FIRST[char.charCodeAt(0)] = PERHAPS_CONSTANT;
for (const char of '0123456789-') KIND_BY_FIRST[char.charCodeAt(0)] = PERHAPS_NUMBER;

/** What `token` found. */
const GIVE_UP = 0;
const KEY = 1;
const SCALAR = 2;

class PlainReader {
  private readonly text: string;
  private readonly end: number;
  private readonly maxDepth: number;
  private tape: Int32Array;
  private size = 0;
  private depth = 0;

  /** The next character to read. */
  private at = 0;
  /** Column (from 0) of the first character of the line that was moved to; -1 at the end. */
  private indent = -1;
  /** End of the last token. */
  private last = 0;
  /** The token that was read last: its stretch with quotes, and its text without. */
  private tokenStart = 0;
  private tokenText = '';
  private isQuoted = false;

  constructor(text: string, end: number, maxDepth: number) {
    this.text = text;
    this.end = end;
    this.maxDepth = maxDepth;
    this.tape = new Int32Array(0);
  }

  read(start: number): ReadDocument | null | undefined {
    this.tape = new Int32Array(((this.end - start) >> 2) + 4 * CELLS);
    const hasMarker = this.text.startsWith('---', start);
    const root = this.push(-1, -1);
    if (hasMarker) {
      this.at = start + 3;
      if (!this.endLine(Number.MAX_SAFE_INTEGER)) return undefined;
    } else {
      this.nextLine(start);
    }
    if (this.indent === -1) return hasMarker ? this.document(this.leaf(root, start, start + 3, null)) : null;
    const value = this.block(this.indent, -1, root);
    return value === undefined || this.indent !== -1 ? undefined : this.document(value);
  }

  private document(value: unknown): ReadDocument {
    const { text } = this;
    const tape = this.tape.length > 2 * this.size ? this.tape.slice(0, this.size) : this.tape;
    return { value, positions: { text, tape, keys: NO_KEYS, aliases: NO_ALIASES, merges: NO_MERGES } };
  }

  /** The node that begins here, on a line of its own or behind a dash; lines of it are indented more than `parent`. */
  private block(column: number, parent: number, node: number): unknown {
    const first = this.text.charCodeAt(this.at);
    if (first === DASH && isBlank(this.text.charCodeAt(this.at + 1))) return this.sequence(column, node);
    if (first === LEFT_BRACE || first === LEFT_BRACKET) {
      const value = this.flow(first, parent, node);
      return value !== undefined && this.endLine(parent) ? value : undefined;
    }
    const found = this.token();
    if (found === KEY) return this.mapping(column, node);
    if (found === GIVE_UP || first === POINT) return undefined;
    this.leaf(node, this.tokenStart, this.last, null);
    const value = this.isQuoted ? this.tokenText : resolvePlain(this.tokenText);
    return this.endLine(parent) ? value : undefined;
  }

  /** A block mapping whose first key has been read. */
  private mapping(column: number, node: number): object | undefined {
    if (++this.depth > this.maxDepth) return undefined;
    const start = this.tokenStart;
    const mapping: Record<string, unknown> = {};
    for (;;) {
      const key = this.tokenText;
      // Also true of the names that every object has from its prototype.
      if (mapping[key] !== undefined) return undefined;
      const value = this.afterColon(column, this.push(this.tokenStart, this.last));
      if (value === undefined) return undefined;
      mapping[key] = value;
      if (this.indent !== column) break;
      if (this.token() !== KEY) return undefined;
    }
    if (this.indent > column) return undefined;
    this.depth--;
    this.close(node, start);
    return mapping;
  }

  /** What follows the colon of a key at `column`. */
  private afterColon(column: number, node: number): unknown {
    const { text } = this;
    const colon = this.at;
    this.skipSpaces(colon + 1);
    const first = text.charCodeAt(this.at);
    if (first !== LF && first !== CR && first !== HASH) return this.inline(first, column, node);

    this.last = colon + 1;
    if (!this.endLine(Number.MAX_SAFE_INTEGER)) return undefined;
    if (this.indent > column) return this.block(this.indent, column, node);
    const isSequence = this.indent === column && text.charCodeAt(this.at) === DASH && isBlank(text.charCodeAt(this.at + 1));
    return isSequence ? this.sequence(column, node) : this.leaf(node, this.last, this.last, null);
  }

  /** A value on the line of its key. */
  private inline(first: number, column: number, node: number): unknown {
    if (first === LEFT_BRACE || first === LEFT_BRACKET) {
      const value = this.flow(first, column, node);
      return value !== undefined && this.endLine(column) ? value : undefined;
    }
    const start = this.at;
    const value = this.scalar(first, false);
    if (value === undefined) return undefined;
    this.leaf(node, start, this.last, null);
    return this.endLine(column) ? value : undefined;
  }

  private sequence(column: number, node: number): unknown[] | undefined {
    if (++this.depth > this.maxDepth) return undefined;
    const { text } = this;
    const start = this.at;
    const sequence: unknown[] = [];
    do {
      const item = this.afterDash(column, this.push(-1, -1));
      if (item === undefined) return undefined;
      sequence.push(item);
    } while (this.indent === column && text.charCodeAt(this.at) === DASH && isBlank(text.charCodeAt(this.at + 1)));
    if (this.indent > column) return undefined;
    this.depth--;
    this.close(node, start);
    return sequence;
  }

  /** What follows a dash at `column`. */
  private afterDash(column: number, node: number): unknown {
    const dash = this.at;
    this.skipSpaces(dash + 1);
    const first = this.text.charCodeAt(this.at);
    if (first !== LF && first !== CR && first !== HASH) return this.block(column + this.at - dash, column, node);

    this.last = dash + 1;
    if (!this.endLine(Number.MAX_SAFE_INTEGER)) return undefined;
    return this.indent > column ? this.block(this.indent, column, node) : this.leaf(node, dash, dash + 1, null);
  }

  /** A flow collection; further lines of it are indented more than `parent`. */
  private flow(opener: number, parent: number, node: number): unknown {
    if (++this.depth > this.maxDepth) return undefined;
    const start = this.at++;
    const isMapping = opener === LEFT_BRACE;
    const value = isMapping ? this.flowMapping(parent) : this.flowSequence(parent);
    if (value === undefined) return undefined;
    this.depth--;
    this.last = ++this.at;
    this.close(node, start);
    return value;
  }

  private flowMapping(parent: number): object | undefined {
    const { text } = this;
    const mapping: Record<string, unknown> = {};
    let next = this.flowGap(parent);
    while (next !== RIGHT_BRACE) {
      const keyStart = this.at;
      if (this.scalarText(next, true) === undefined) return undefined;
      const key = this.tokenText;
      const child = this.push(keyStart, this.last);
      if (mapping[key] !== undefined || this.last - keyStart > LONGEST_KEY) return undefined;
      this.skipSpaces(this.at);
      if (text.charCodeAt(this.at++) !== COLON) return undefined;
      const value = this.flowValue(this.flowGap(parent), parent, child);
      if (value === undefined) return undefined;
      mapping[key] = value;
      next = this.nextEntry(RIGHT_BRACE, parent);
      if (next === UNKNOWN) return undefined;
    }
    return mapping;
  }

  private flowSequence(parent: number): unknown[] | undefined {
    const sequence: unknown[] = [];
    let next = this.flowGap(parent);
    while (next !== RIGHT_BRACKET) {
      const value = this.flowValue(next, parent, this.push(-1, -1));
      if (value === undefined) return undefined;
      sequence.push(value);
      next = this.nextEntry(RIGHT_BRACKET, parent);
      if (next === UNKNOWN) return undefined;
    }
    return sequence;
  }

  /** Moves over the comma between two entries, and to the next entry or the closing bracket. */
  private nextEntry(closer: number, parent: number): number {
    const next = this.flowGap(parent);
    if (next === closer) return closer;
    if (next !== COMMA) return UNKNOWN;
    this.at++;
    return this.flowGap(parent);
  }

  private flowValue(first: number, parent: number, node: number): unknown {
    if (first === LEFT_BRACE || first === LEFT_BRACKET) return this.flow(first, parent, node);
    const start = this.at;
    const value = this.scalar(first, true);
    return value === undefined ? undefined : this.leaf(node, start, this.last, value);
  }

  /** Moves to the next token of a flow collection; answers with its first character, UNKNOWN where it is not allowed there. */
  private flowGap(parent: number): number {
    const { text } = this;
    let at = this.at;
    let lineStart = -1;
    let unit = text.charCodeAt(at);
    for (;;) {
      while (unit === SPACE) unit = text.charCodeAt(++at);
      if (unit === HASH && isBlank(text.charCodeAt(at - 1))) at = text.indexOf('\n', at);
      else if (unit === CR) at++;
      else if (unit !== LF) break;
      lineStart = ++at;
      if (at >= this.end) return UNKNOWN;
      unit = text.charCodeAt(at);
    }
    this.at = at;
    if (lineStart === -1) return unit;
    // A point at the start of a line may be the end of the document.
    return at - lineStart > parent && (at > lineStart || unit !== POINT) ? unit : UNKNOWN;
  }

  /** A scalar on one line, as its value. */
  private scalar(first: number, inFlow: boolean): Scalar | undefined {
    if (KIND_BY_FIRST[first] === PERHAPS_NUMBER) {
      const integer = this.integer(inFlow);
      if (integer !== undefined) return integer;
    }
    const kind = this.scalarText(first, inFlow);
    if (kind === undefined) return undefined;
    return kind === TEXT ? this.tokenText : resolvePlain(this.tokenText);
  }

  /** The common numbers, without making a string of them. */
  private integer(inFlow: boolean): number | undefined {
    const { text } = this;
    const isNegative = text.charCodeAt(this.at) === DASH;
    const start = isNegative ? this.at + 1 : this.at;
    let at = start;
    let value = 0;
    let unit = text.charCodeAt(at);
    while (unit >= ZERO && unit < COLON) {
      value = value * 10 + unit - ZERO;
      unit = text.charCodeAt(++at);
    }
    if (at === start || at - start > EXACT_DIGITS) return undefined;
    const isEnd = unit === LF || unit === CR || (inFlow && (unit === COMMA || unit === RIGHT_BRACE || unit === RIGHT_BRACKET));
    if (!isEnd) return undefined;
    this.at = at;
    this.last = at;
    return isNegative ? -value : value;
  }

  /** A scalar on one line, as text in `tokenText`; answers with what it can be, `undefined` where it gives up. */
  private scalarText(first: number, inFlow: boolean): number | undefined {
    if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return this.quoted(first) ? TEXT : undefined;
    const kind = first < DELETE ? (KIND_BY_FIRST[first] ?? UNKNOWN) : TEXT;
    if (kind === UNKNOWN || (first === DASH && !isDigit(this.text.charCodeAt(this.at + 1)))) return undefined;
    const start = this.at;
    const end = inFlow ? this.scanFlow(start) : this.scanBlock(start);
    if (end === -1) return undefined;
    this.tokenText = this.text.slice(start, end);
    this.last = end;
    return kind;
  }

  /** A key with its colon, or a scalar that fills the rest of its line. */
  private token(): number {
    const { text } = this;
    const first = text.charCodeAt(this.at);
    this.tokenStart = this.at;
    this.isQuoted = first === DOUBLE_QUOTE || first === SINGLE_QUOTE;
    if (this.scalarText(first, false) === undefined) return GIVE_UP;
    if (this.isQuoted) this.skipSpaces(this.at);
    if (text.charCodeAt(this.at) !== COLON) return SCALAR;
    const isKey = isBlank(text.charCodeAt(this.at + 1)) && first !== POINT && this.last - this.tokenStart <= LONGEST_KEY;
    return isKey ? KEY : GIVE_UP;
  }

  /** A quoted scalar without escapes. */
  private quoted(quote: number): boolean {
    const { text } = this;
    const start = this.at + 1;
    let at = start;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === quote) break;
      if (unit < SPACE || unit === BACKSLASH) return false;
      const width = unit < DELETE ? 1 : widthAt(text, at);
      if (width === 0) return false;
      at += width;
    }
    // Two single quotes stand for one.
    if (text.charCodeAt(at + 1) === quote) return false;
    this.tokenText = text.slice(start, at);
    this.at = at + 1;
    this.last = at + 1;
    return true;
  }

  /** To the end of an unquoted scalar: a comment, the end of the line, or the colon of a key. Sets `at` there. */
  private scanBlock(start: number): number {
    const { text } = this;
    let at = start;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit > COLON) {
        const width = unit < DELETE ? 1 : widthAt(text, at);
        if (width === 0) return -1;
        at += width;
        continue;
      }
      if (unit === SPACE) {
        if (text.charCodeAt(at + 1) === HASH) break;
      } else if (unit === COLON) {
        if (text.charCodeAt(at + 1) <= SPACE) break;
      } else if (unit < SPACE) {
        if (unit === LF || unit === CR) break;
        return -1;
      }
      at++;
    }
    this.at = at;
    return this.trimmed(start, at);
  }

  /** The same between the brackets of a flow collection. */
  private scanFlow(start: number): number {
    const { text } = this;
    let at = start;
    for (;;) {
      const unit = text.charCodeAt(at);
      if (unit === COMMA || unit === RIGHT_BRACE || unit === RIGHT_BRACKET || unit === LF || unit === CR) break;
      if (unit === LEFT_BRACE || unit === LEFT_BRACKET || unit < SPACE) return -1;
      if (unit === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next <= SPACE) break;
        if (isFlowIndicator(next)) return -1;
      } else if (unit === SPACE && text.charCodeAt(at + 1) === HASH) break;
      const width = unit < DELETE ? 1 : widthAt(text, at);
      if (width === 0) return -1;
      at += width;
    }
    this.at = at;
    return this.trimmed(start, at);
  }

  private trimmed(start: number, end: number): number {
    let at = end;
    while (at > start && this.text.charCodeAt(at - 1) === SPACE) at--;
    return at;
  }

  private skipSpaces(from: number): void {
    let at = from;
    while (this.text.charCodeAt(at) === SPACE) at++;
    this.at = at;
  }

  /** Moves from the end of a value to the next line that holds anything; false where that belongs to the value. */
  private endLine(parent: number): boolean {
    const { text } = this;
    let at = this.at;
    while (text.charCodeAt(at) === SPACE) at++;
    const unit = text.charCodeAt(at);
    if (unit === LF) this.nextLine(at + 1);
    else if (unit === CR) this.nextLine(at + 2);
    else if (unit === HASH && text.charCodeAt(at - 1) === SPACE) this.nextLine(text.indexOf('\n', at) + 1);
    else return false;
    return this.indent <= parent;
  }

  /** Moves to the first line from here that holds more than a comment. */
  private nextLine(from: number): void {
    const { text, end } = this;
    let lineStart = from;
    while (lineStart < end) {
      let at = lineStart;
      let unit = text.charCodeAt(at);
      while (unit === SPACE) unit = text.charCodeAt(++at);
      if (unit === LF) lineStart = at + 1;
      else if (unit === CR) lineStart = at + 2;
      else if (unit === HASH) lineStart = text.indexOf('\n', at) + 1;
      else {
        this.at = at;
        this.indent = at - lineStart;
        return;
      }
    }
    this.at = end;
    this.indent = -1;
  }

  private push(keyStart: number, keyEnd: number): number {
    const node = this.size;
    if (node + CELLS > this.tape.length) {
      const larger = new Int32Array(this.tape.length * 2);
      larger.set(this.tape);
      this.tape = larger;
    }
    const { tape } = this;
    tape[node + KEY_START] = keyStart;
    tape[node + KEY_END] = keyEnd;
    this.size = node + CELLS;
    return node;
  }

  private leaf<T>(node: number, start: number, end: number, value: T): T {
    const { tape } = this;
    tape[node + START] = start;
    tape[node + END] = end;
    tape[node + NEXT] = node + CELLS;
    return value;
  }

  private close(node: number, start: number): void {
    const { tape } = this;
    tape[node + START] = start;
    tape[node + END] = this.last;
    tape[node + NEXT] = this.size;
  }
}

/** A space or the end of a line. */
function isBlank(unit: number): boolean {
  return unit === SPACE || unit === LF || unit === CR;
}

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit < COLON;
}

function isFlowIndicator(unit: number): boolean {
  return unit === COMMA || unit === LEFT_BRACE || unit === LEFT_BRACKET || unit === RIGHT_BRACE || unit === RIGHT_BRACKET;
}

/** Units of a character beyond ASCII: 1, 2 for a pair of surrogates; 0 for what YAML forbids or treats in its own way. */
function widthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xa0) return 0;
  if (unit < 0xd800) return 1;
  if (unit < 0xdc00) {
    const next = text.charCodeAt(at + 1);
    return next >= 0xdc00 && next <= 0xdfff ? 2 : 0;
  }
  return unit >= 0xe000 && unit < 0xfffe && unit !== 0xfeff ? 1 : 0;
}
