import { endOfComment, endOfString, endOfValue, skipComments, strictJson } from './json-values.ts';
import { CELLS, END, KEY_END, KEY_START, NEXT, NO_KEYS, type Positions, START } from './positions.ts';
import type { ReadContext, ReadDocument } from './read-document.ts';

/** A value of a file of JSON; without a document where it is broken, and the full reader has to say how. */
export type JsonPart = { start: number; end: number; document: ReadDocument | undefined };

/**
 * Reads a text that begins with a map or a list as JSON: positions by a scan that checks next to
 * nothing, values by the engine's own parser, which checks everything. One value after the other (lines of JSON, answers appended to a file) are documents, as in YAML.
 * Comments, commas behind last items and line breaks in strings are read as the Azure tools read them.
 *
 * @returns undefined where the text is not JSON, or holds what is an error for us and none for the engine's parser
 * (a key that stands twice, `__proto__`, a number beyond all doubles, brackets nested too deep): the full reader says so.
 */
export function readJson(text: string, context: ReadContext): JsonPart[] | undefined {
  const scan = new JsonScan(text, context);
  const parts: JsonPart[] = [];
  for (let start = skipComments(text, 0); start < text.length;) {
    // What has more behind it than values is YAML, as is what has no value that is JSON.
    if (!opensValue(text.charCodeAt(start))) return undefined;
    const positions = scan.positionsFrom(start);
    const end = positions?.tape[END] ?? endOfValue(text, start);
    const value = positions === undefined ? undefined : parse(text.slice(start, end));
    parts.push({ start, end, document: positions === undefined || value === undefined ? undefined : { value, positions } });
    start = skipComments(text, end);
  }
  return parts.some(({ document }) => document !== undefined) ? parts : undefined;
}

function parse(text: string): object | undefined {
  return parseStrict(text) ?? parseStrict(strictJson(text));
}

/** Maps and lists only; undefined where the text is not JSON. */
function parseStrict(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const SLASH = 0x2f;
const NINE = 0x39;
const COLON = 0x3a;
const LEFT_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const RIGHT_BRACKET = 0x5d;
const LEFT_BRACE = 0x7b;
const RIGHT_BRACE = 0x7d;

function opensValue(unit: number): boolean {
  return unit === LEFT_BRACE || unit === LEFT_BRACKET;
}

/** So many keys of a map are compared by their hashes, the others by a set: neither is worth its cost for all. */
const FEW_KEYS = 32;
/** A number of so many characters may lie beyond all doubles without an exponent. */
const MANY_DIGITS = 300;
const RESERVED = '__proto__';
/** Cells. */
const LARGE_TAPE = 1 << 18;

const NO_ALIASES: Positions['aliases'] = new Map();
const NO_MERGES: Positions['merges'] = new Map();

/** Finds where the nodes of JSON values stand. What is no JSON gives positions that mean nothing, or none. */
class JsonScan {
  private readonly text: string;
  private readonly context: ReadContext;
  private readonly end: number;
  private depth = 0;
  private isOdd = false;
  private tape: Int32Array;
  private size = 0;
  private keys: Map<number, string> | undefined;
  /** Of the first keys of all maps that are open. */
  private readonly hashes: number[] = [];
  private hash = 0;

  constructor(text: string, context: ReadContext) {
    this.text = text;
    this.end = text.length;
    this.context = context;
    this.tape = context.scratch.tape;
  }

  /** @returns undefined where the value that begins here holds what is an error for us and none for the parser */
  positionsFrom(start: number): Positions | undefined {
    const { text } = this;
    // Enough for most texts, as in the plain reader; pages that are never written to cost nothing.
    const cells = ((this.end - start) >> 2) + 4 * CELLS;
    if (this.tape.length < cells) this.tape = new Int32Array(cells);
    this.depth = 0;
    this.isOdd = false;
    this.size = 0;
    this.keys = undefined;
    this.hashes.length = 0;
    this.value(start, -1, -1);
    const tape = this.writtenTape();
    return this.isOdd ? undefined : { text, tape, keys: this.keys ?? NO_KEYS, aliases: NO_ALIASES, merges: NO_MERGES };
  }

  /** Memory is kept for the next document, unless it is so much that this one may have it. */
  private writtenTape(): Int32Array {
    const { tape, size } = this;
    const isLarge = size > LARGE_TAPE;
    this.tape = this.context.scratch.tape = isLarge ? new Int32Array(0) : tape;
    return isLarge ? tape.subarray(0, size) : tape.slice(0, size);
  }

  /** The value that begins here. Like all that move over the text, it gives the end of it; the end of all where something is odd. */
  private value(start: number, keyStart: number, keyEnd: number): number {
    const node = this.push(keyStart, keyEnd);
    const unit = this.text.charCodeAt(start);
    let end: number;
    if (unit === QUOTE) end = endOfString(this.text, start);
    else if (opensValue(unit)) end = this.collection(start, unit);
    else end = this.scalar(start);
    this.tape[node + START] = start;
    this.tape[node + END] = end;
    this.tape[node + NEXT] = this.size;
    return end;
  }

  private collection(start: number, opener: number): number {
    if (++this.depth > this.context.limits.maxDepth) return this.giveUp();
    const first = this.gap(start + 1);
    const closer = opener === LEFT_BRACE ? this.pairs(first) : this.items(first);
    this.depth--;
    return Math.min(closer + 1, this.end);
  }

  private items(first: number): number {
    let at = first;
    while (at < this.end && this.text.charCodeAt(at) !== RIGHT_BRACKET) at = this.gap(this.value(at, -1, -1));
    return at;
  }

  private pairs(first: number): number {
    const { hashes } = this;
    const firstHash = hashes.length;
    let others: Set<string> | undefined;
    let at = first;
    while (at < this.end && this.text.charCodeAt(at) !== RIGHT_BRACE) {
      const keyEnd = this.key(at);
      for (let index = firstHash; index < hashes.length; index++) if (hashes[index] === this.hash) return this.giveUp();
      if (hashes.length - firstHash < FEW_KEYS) hashes.push(this.hash);
      else {
        others ??= new Set();
        const name = this.keys?.get(this.size) ?? this.text.slice(at + 1, keyEnd - 1);
        if (others.has(name)) return this.giveUp();
        others.add(name);
      }
      at = this.gap(this.value(this.gap(keyEnd), at, keyEnd));
    }
    hashes.length = firstHash;
    return at;
  }

  /** The key that begins here. Sets `hash`, that of its name. */
  private key(start: number): number {
    const { text } = this;
    let hash = 0;
    let at = start + 1;
    if (text.charCodeAt(start) !== QUOTE) return this.giveUp();
    for (let unit = text.charCodeAt(at); unit !== QUOTE; unit = text.charCodeAt(++at)) {
      if (unit === BACKSLASH) return this.spelledKey(start);
      if (at >= this.end) return this.giveUp();
      hash = (Math.imul(hash, 31) + unit) | 0;
    }
    this.hash = hash;
    return at - start === RESERVED.length + 1 && text.startsWith(RESERVED, start + 1) ? this.giveUp() : at + 1;
  }

  /** A key with escapes. */
  private spelledKey(start: number): number {
    const end = endOfString(this.text, start);
    const name: unknown = Reflect.get(parse(`[${this.text.slice(start, end)}]`) ?? [], 0);
    if (typeof name !== 'string' || name === RESERVED) return this.giveUp();
    this.keys ??= new Map();
    this.keys.set(this.size, name);
    this.hash = 0;
    for (let at = 0; at < name.length; at++) this.hash = (Math.imul(this.hash, 31) + name.charCodeAt(at)) | 0;
    return end;
  }

  /** A number, or a word for truth or nothing. */
  private scalar(start: number): number {
    const { text, end } = this;
    let at = start;
    let hasLetter = false;
    for (; at < end && !endsScalar(text.charCodeAt(at)); at++) if (text.charCodeAt(at) > NINE) hasLetter = true;
    if (at === start) return this.giveUp();
    const mayBeInfinite = text.charCodeAt(start) <= NINE && (hasLetter || at - start > MANY_DIGITS);
    return mayBeInfinite && !Number.isFinite(Number(text.slice(start, at))) ? this.giveUp() : at;
  }

  /** White space, comments, commas and colons. */
  private gap(from: number): number {
    const { text, end } = this;
    let at = from;
    while (at < end) {
      const unit = text.charCodeAt(at);
      if (unit === SLASH) {
        const behind = endOfComment(text, at);
        // A slash that opens no comment is no JSON.
        if (behind === at) return this.giveUp();
        at = behind;
      } else if (unit <= 0x20 || unit === COMMA || unit === COLON || unit === 0xfeff) at++;
      else return at;
    }
    return end;
  }

  private giveUp(): number {
    this.isOdd = true;
    return this.end;
  }

  private push(keyStart: number, keyEnd: number): number {
    const node = this.size;
    if (node + CELLS > this.tape.length) {
      const larger = new Int32Array(this.tape.length * 2);
      larger.set(this.tape);
      this.tape = larger;
    }
    this.tape[node + KEY_START] = keyStart;
    this.tape[node + KEY_END] = keyEnd;
    this.size = node + CELLS;
    return node;
  }
}

function endsScalar(unit: number): boolean {
  return unit <= 0x20 || unit === COMMA || unit === RIGHT_BRACE || unit === RIGHT_BRACKET || unit === SLASH;
}
