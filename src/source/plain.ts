import { resolvePlain, type Scalar } from './core-schema.ts';
import { mergeInto } from './merge-key.ts';
import {
  AMPERSAND,
  ASTERISK,
  BAR,
  COLON,
  COMMA,
  CR,
  DASH,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  isBlank,
  isDigit,
  kindOf,
  LEFT_BRACE,
  LEFT_BRACKET,
  LF,
  POINT,
  RIGHT_BRACE,
  RIGHT_BRACKET,
  scanBlock,
  scanFlow,
  scanLine,
  scanName,
  scanQuoted,
  SINGLE_QUOTE,
  SPACE,
  TEXT,
  trimmed,
  UNKNOWN,
  ZERO,
} from './plain-scan.ts';
import { CELLS, END, KEY_END, KEY_START, NEXT, NO_KEYS, START } from './positions.ts';
import { type ReadContext, type ReadDocument, STRING_SLOTS } from './read-document.ts';
import type { ReadLimits } from './source.ts';

/**
 * Reads the subset of YAML that nearly all manifests keep to: block and flow collections, scalars on one line, block
 * texts, anchors, aliases and merge keys, comments. At the first thing it does not know it gives up, and the text
 * goes to the full reader: it never guesses, never repairs and never reports an error. Several times as fast as the
 * full reader, which is why there are two; the tests hold them against each other and against a third.
 *
 * `text` must end its lines with LF or CR LF, the last one included, and hold no NUL; `start` must be the start of
 * a line and `end` the start of a line or the end of the text, with no document marker between but at `start`.
 *
 * @returns the document; `null` where there is none (comments only); `undefined` where it gives up, with what is spent as it was.
 */
export function readPlain(text: string, start: number, end: number, context: ReadContext): ReadDocument | null | undefined {
  return new PlainReader(text, end, context).read(start);
}

/** Integers of as many digits are exact. */
const EXACT_DIGITS = 15;
/** Estates repeat their keys and most of their values: longer texts are rarely the same. */
const LONGEST_CACHED = 32;
/** Cells. */
const LARGE_TAPE = 1 << 18;

/** What `token` found. */
const GIVE_UP = 0;
const KEY = 1;
const SCALAR = 2;

type Mapping = Record<string, unknown>;

/** `value` is undefined until it has been read. */
type Anchor = { node: number; value: unknown; nodes: number };

/**
 * A block collection goes on with lines that are indented exactly as its first one. Any other line ends all that are
 * open, up to the root, which gives up unless the text has ended: so lines that continue a scalar, or are indented
 * in a way of their own, need no rule here.
 */
class PlainReader {
  private readonly text: string;
  private readonly end: number;
  private readonly context: ReadContext;
  private readonly limits: ReadLimits;
  private readonly strings: string[];
  private readonly items: unknown[];
  private itemCount = 0;
  private tape: Int32Array;
  private size = 0;
  private depth = 0;

  private readonly anchors = new Map<string, Anchor>();
  private readonly aliases = new Map<number, number>();
  private readonly merges = new Map<number, Set<number>>();
  private aliasCount: number;
  private expansion: number;

  /** The next character to read. */
  private at = 0;
  /** Column (from 0) of the first character of the line that was moved to; -1 at the end. */
  private indent = -1;
  /** End of the last token. */
  private last = 0;
  /** The token that was read last: where it begins, and its text without quotes. */
  private tokenStart = 0;
  private tokenText = '';
  private isQuoted = false;

  constructor(text: string, end: number, context: ReadContext) {
    const { limits, spent, scratch } = context;
    this.text = text;
    this.end = end;
    this.context = context;
    this.limits = limits;
    this.strings = scratch.strings;
    this.items = scratch.items;
    this.tape = scratch.tape;
    this.aliasCount = spent.aliases;
    this.expansion = spent.expansion;
  }

  read(start: number): ReadDocument | null | undefined {
    // A cell for every four units is enough for most texts; pages of it that are never written to cost nothing.
    const cells = ((this.end - start) >> 2) + 4 * CELLS;
    if (this.tape.length < cells) this.tape = new Int32Array(cells);
    const hasMarker = this.text.startsWith('---', start);
    const root = this.push(-1, -1);
    if (hasMarker) {
      this.at = start + 3;
      if (!this.endLine()) return undefined;
    } else {
      this.nextLine(start);
    }
    if (this.indent === -1) return hasMarker ? this.document(this.leaf(root, start, start + 3, null)) : null;
    const value = this.block(this.indent, -1, root);
    return value === undefined || this.indent !== -1 ? undefined : this.document(value);
  }

  private document(value: unknown): ReadDocument {
    const { text, aliases, merges } = this;
    const { spent } = this.context;
    spent.aliases = this.aliasCount;
    spent.expansion = this.expansion;
    return { value, positions: { text, tape: this.writtenTape(), keys: NO_KEYS, aliases, merges } };
  }

  /** A small tape is copied, so that the next document can use its memory; a large one is given away. */
  private writtenTape(): Int32Array {
    const { tape, size } = this;
    const isLarge = size > LARGE_TAPE;
    this.context.scratch.tape = isLarge ? new Int32Array(0) : tape;
    return isLarge ? tape.subarray(0, size) : tape.slice(0, size);
  }

  /** The node that begins here, on a line of its own or behind a dash; lines of it are indented more than `parent`. */
  private block(column: number, parent: number, node: number): unknown {
    const first = this.text.charCodeAt(this.at);
    if (first === DASH && isBlank(this.text.charCodeAt(this.at + 1))) return this.sequence(column, node);
    if (first === LEFT_BRACE || first === LEFT_BRACKET) return this.flowLine(first, parent, node);
    const found = this.token();
    if (found === KEY) return this.mapping(column, node);
    if (found === GIVE_UP || first === POINT) return undefined;
    this.leaf(node, this.tokenStart, this.last, null);
    const value = this.isQuoted ? this.tokenText : resolvePlain(this.tokenText);
    return this.endLine() ? value : undefined;
  }

  /** A block mapping whose first key has been read. */
  private mapping(column: number, node: number): Mapping | undefined {
    if (++this.depth > this.limits.maxDepth) return undefined;
    const start = this.tokenStart;
    const mapping: Mapping = {};
    let merged: unknown[] | undefined;
    for (;;) {
      const key = this.tokenText;
      const isMerge = key === '<<' && !this.isQuoted;
      const child = this.push(this.tokenStart, this.last);
      const value = this.afterColon(column, child);
      // The second half is also true of the names that every object has from its prototype.
      if (value === undefined || mapping[key] !== undefined) return undefined;
      if (isMerge) this.addMerge((merged ??= []), value, node, child);
      else mapping[key] = value;
      if (this.indent !== column) break;
      if (this.token() !== KEY) return undefined;
    }
    if (!mergeAll(mapping, merged)) return undefined;
    this.depth--;
    this.close(node, start);
    return mapping;
  }

  private addMerge(merged: unknown[], value: unknown, mapping: number, pair: number): void {
    merged.push(value);
    const pairs = this.merges.get(mapping);
    if (pairs === undefined) this.merges.set(mapping, new Set([pair]));
    else pairs.add(pair);
  }

  /** What follows the colon of a key at `column`. */
  private afterColon(column: number, node: number): unknown {
    const colon = this.at;
    this.skipSpaces(colon + 1);
    if (this.text.charCodeAt(this.at) === AMPERSAND) return this.anchored(column, node, true);
    return this.pairValue(column, node, colon + 1);
  }

  /** The value of a pair, which may be absent if it can stand at `absent`. */
  private pairValue(column: number, node: number, absent: number): unknown {
    const { text } = this;
    const first = text.charCodeAt(this.at);
    if (first !== LF && first !== CR && first !== HASH) return this.inline(first, column, node);

    if (!this.endLine()) return undefined;
    if (this.indent > column) return this.block(this.indent, column, node);
    const isSequence = this.indent === column && text.charCodeAt(this.at) === DASH && isBlank(text.charCodeAt(this.at + 1));
    if (isSequence) return this.sequence(column, node);
    if (absent === -1) return undefined;
    this.last = absent;
    return this.leaf(node, absent, absent, null);
  }

  /** A value on the line of its key or dash, but for compact collections. */
  private inline(first: number, column: number, node: number): unknown {
    if (first === LEFT_BRACE || first === LEFT_BRACKET) return this.flowLine(first, column, node);
    if (first === BAR || first === GREATER) return this.blockText(first === GREATER, column, node);
    const start = this.at;
    const value = first === ASTERISK ? this.alias(node) : this.scalar(first, false);
    if (value === undefined) return undefined;
    this.leaf(node, start, this.last, null);
    return this.endLine() ? value : undefined;
  }

  private sequence(column: number, node: number): unknown[] | undefined {
    if (++this.depth > this.limits.maxDepth) return undefined;
    const { text } = this;
    const start = this.at;
    const firstItem = this.itemCount;
    do {
      const item = this.afterDash(column, this.push(-1, -1));
      if (item === undefined) return undefined;
      this.items[this.itemCount++] = item;
    } while (this.indent === column && text.charCodeAt(this.at) === DASH && isBlank(text.charCodeAt(this.at + 1)));
    this.depth--;
    this.close(node, start);
    return this.itemsFrom(firstItem);
  }

  /** The items of the sequence that ends, in an array of just their number: pushing would keep room for 17. */
  private itemsFrom(first: number): unknown[] {
    const sequence = this.items.slice(first, this.itemCount);
    this.itemCount = first;
    return sequence;
  }

  /** What follows a dash at `column`. */
  private afterDash(column: number, node: number): unknown {
    const dash = this.at;
    this.skipSpaces(dash + 1);
    const first = this.text.charCodeAt(this.at);
    if (first === AMPERSAND) return this.anchored(column, node, false);
    if (first === ASTERISK || first === BAR || first === GREATER) return this.inline(first, column, node);
    if (first !== LF && first !== CR && first !== HASH) return this.block(column + this.at - dash, column, node);

    if (!this.endLine()) return undefined;
    if (this.indent > column) return this.block(this.indent, column, node);
    this.last = dash + 1;
    return this.leaf(node, dash, dash + 1, null);
  }

  /** An anchor and what it names; a compact mapping is not among it, since there the anchor belongs to the first key. */
  private anchored(column: number, node: number, isPair: boolean): unknown {
    const anchor = this.openAnchor(node);
    const first = this.text.charCodeAt(this.at);
    if (anchor === undefined || first === ASTERISK) return undefined;
    const before = this.expansion;
    if (isPair || (first !== LF && first !== CR && first !== HASH)) return this.named(anchor, before, this.pairValue(column, node, -1));
    if (!this.endLine() || this.indent <= column) return undefined;
    return this.named(anchor, before, this.block(this.indent, column, node));
  }

  private openAnchor(node: number): Anchor | undefined {
    const start = this.at + 1;
    const end = scanName(this.text, start);
    if (end === -1 || !isBlank(this.text.charCodeAt(end))) return undefined;
    const anchor: Anchor = { node, value: undefined, nodes: 0 };
    this.anchors.set(this.text.slice(start, end), anchor);
    this.skipSpaces(end);
    return anchor;
  }

  private named(anchor: Anchor, expansionBefore: number, value: unknown): unknown {
    anchor.value = value;
    anchor.nodes = (this.size - anchor.node) / CELLS + this.expansion - expansionBefore;
    return value;
  }

  /** An alias of a value that has been read. */
  private alias(node: number): unknown {
    const start = this.at + 1;
    const end = scanName(this.text, start);
    const anchor = end === -1 ? undefined : this.anchors.get(this.text.slice(start, end));
    if (anchor?.value === undefined) return undefined;
    this.expansion += anchor.nodes - 1;
    if (++this.aliasCount > this.limits.maxAliases || this.expansion > this.limits.maxExpansion) return undefined;
    this.aliases.set(node, anchor.node);
    this.at = end;
    this.last = end;
    return anchor.value;
  }

  /** The lines behind `|` or `>`, more indented than `column`. Without an indicator of its indentation, and without `+`. */
  private blockText(isFolded: boolean, column: number, node: number): string | undefined {
    const { text } = this;
    const start = this.at;
    const isStripped = text.charCodeAt(start + 1) === DASH;
    this.at = isStripped ? start + 2 : start + 1;
    let lineStart = this.lineAfter();
    let value: string | undefined;
    let indent = -1;
    let blankLines = 0;
    while (lineStart !== -1 && lineStart < this.end) {
      const textStart = indent === -1 ? this.end : lineStart + indent;
      let first = lineStart;
      while (first < textStart && text.charCodeAt(first) === SPACE) first++;
      const unit = text.charCodeAt(first);
      if (unit === LF || unit === CR) {
        blankLines++;
        // Before the first line, blanks could be part of the text or an error.
        if (indent === -1 && first > lineStart + column + 1) return undefined;
        lineStart = first + (unit === CR ? 2 : 1);
        continue;
      }
      if (indent === -1) indent = first - lineStart;
      if (indent <= column || first < lineStart + indent) break;
      const end = scanLine(text, first);
      // A line that begins with a space is not folded, and one of spaces only is part of the text.
      if (end === -1 || (unit === SPACE && (isFolded || trimmed(text, first, end) === first))) return undefined;
      const breaks = blankLines > 0 || !isFolded ? '\n'.repeat(isFolded ? blankLines : blankLines + 1) : ' ';
      value = (value === undefined ? '\n'.repeat(blankLines) : value + breaks) + text.slice(first, end);
      blankLines = 0;
      this.last = end;
      lineStart = end + (text.charCodeAt(end) === CR ? 2 : 1);
    }
    if (value === undefined) return undefined;
    this.nextLine(lineStart);
    this.leaf(node, start, this.last, null);
    return isStripped ? value : `${value}\n`;
  }

  /** A flow collection with nothing but a comment behind it. */
  private flowLine(opener: number, parent: number, node: number): unknown {
    const value = this.flow(opener, parent, node);
    return value !== undefined && this.endLine() ? value : undefined;
  }

  /** A flow collection; further lines of it are indented more than `parent`. */
  private flow(opener: number, parent: number, node: number): unknown {
    if (++this.depth > this.limits.maxDepth) return undefined;
    const start = this.at++;
    const value = opener === LEFT_BRACE ? this.flowMapping(parent, node) : this.flowSequence(parent);
    if (value === undefined) return undefined;
    this.depth--;
    this.last = ++this.at;
    this.close(node, start);
    return value;
  }

  private flowMapping(parent: number, node: number): Mapping | undefined {
    const mapping: Mapping = {};
    let merged: unknown[] | undefined;
    let next = this.flowGap(parent);
    while (next !== RIGHT_BRACE) {
      const keyStart = this.at;
      if (this.scalarText(next, true) === UNKNOWN) return undefined;
      const key = this.tokenText;
      const isMerge = key === '<<' && !this.isQuoted;
      const child = this.push(keyStart, this.last);
      this.skipSpaces(this.at);
      if (this.text.charCodeAt(this.at++) !== COLON) return undefined;
      const value = this.flowValue(this.flowGap(parent), parent, child);
      if (value === undefined || mapping[key] !== undefined) return undefined;
      if (isMerge) this.addMerge((merged ??= []), value, node, child);
      else mapping[key] = value;
      next = this.nextEntry(RIGHT_BRACE, parent);
      if (next === UNKNOWN) return undefined;
    }
    return mergeAll(mapping, merged) ? mapping : undefined;
  }

  private flowSequence(parent: number): unknown[] | undefined {
    const firstItem = this.itemCount;
    let next = this.flowGap(parent);
    while (next !== RIGHT_BRACKET) {
      const value = this.flowValue(next, parent, this.push(-1, -1));
      if (value === undefined) return undefined;
      this.items[this.itemCount++] = value;
      next = this.nextEntry(RIGHT_BRACKET, parent);
      if (next === UNKNOWN) return undefined;
    }
    return this.itemsFrom(firstItem);
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
    if (first === AMPERSAND) {
      const anchor = this.openAnchor(node);
      const next = this.flowGap(parent);
      if (anchor === undefined || next === AMPERSAND || next === ASTERISK) return undefined;
      return this.named(anchor, this.expansion, this.flowValue(next, parent, node));
    }
    const start = this.at;
    const value = first === ASTERISK ? this.alias(node) : this.scalar(first, true);
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
    if (isDigit(first) || first === DASH) {
      const integer = this.integer(inFlow);
      if (integer !== undefined) return integer;
    }
    const kind = this.scalarText(first, inFlow);
    if (kind === UNKNOWN) return undefined;
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
    while (isDigit(unit)) {
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

  /** A scalar on one line, as text in `tokenText`; answers with what it can be, UNKNOWN where it gives up. */
  private scalarText(first: number, inFlow: boolean): number {
    const { text } = this;
    const start = this.at;
    this.isQuoted = first === DOUBLE_QUOTE || first === SINGLE_QUOTE;
    if (this.isQuoted) {
      const end = scanQuoted(text, start + 1, first);
      if (end === -1) return UNKNOWN;
      this.tokenText = this.cached(start + 1, end);
      this.at = end + 1;
      this.last = end + 1;
      return TEXT;
    }
    const kind = kindOf(first);
    if (kind === UNKNOWN || (first === DASH && !isDigit(text.charCodeAt(start + 1)))) return UNKNOWN;
    const stop = inFlow ? scanFlow(text, start) : scanBlock(text, start);
    if (stop === -1) return UNKNOWN;
    const end = trimmed(text, start, stop);
    this.tokenText = this.cached(start, end);
    this.at = stop;
    this.last = end;
    return kind;
  }

  /** A key with its colon, or a scalar that fills the rest of its line. */
  private token(): number {
    const { text } = this;
    const first = text.charCodeAt(this.at);
    this.tokenStart = this.at;
    if (this.scalarText(first, false) === UNKNOWN) return GIVE_UP;
    if (this.isQuoted) this.skipSpaces(this.at);
    if (text.charCodeAt(this.at) !== COLON) return SCALAR;
    const isKey = isBlank(text.charCodeAt(this.at + 1)) && first !== POINT;
    return isKey ? KEY : GIVE_UP;
  }

  /** A stretch of the text as a string, the same string for the same characters where they were met not long ago. */
  private cached(start: number, end: number): string {
    const { text } = this;
    const length = end - start;
    if (length > LONGEST_CACHED || length === 0) return text.slice(start, end);
    const middle = text.charCodeAt(start + (length >> 1));
    const slot = (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 131 + middle * 17 + length) % STRING_SLOTS;
    const known = this.strings[slot] ?? '';
    if (known.length === length) {
      let index = 0;
      while (index < length && known.charCodeAt(index) === text.charCodeAt(start + index)) index++;
      if (index === length) return known;
    }
    const fresh = text.slice(start, end);
    this.strings[slot] = fresh;
    return fresh;
  }

  private skipSpaces(from: number): void {
    let at = from;
    while (this.text.charCodeAt(at) === SPACE) at++;
    this.at = at;
  }

  /** Moves from the end of a value to the next line that holds anything; false where there is more on this one. */
  private endLine(): boolean {
    const lineStart = this.lineAfter();
    if (lineStart === -1) return false;
    this.nextLine(lineStart);
    return true;
  }

  /** Where the next line begins; -1 where something else than a comment stands on the rest of this one. */
  private lineAfter(): number {
    const { text } = this;
    let at = this.at;
    while (text.charCodeAt(at) === SPACE) at++;
    const unit = text.charCodeAt(at);
    if (unit === LF) return at + 1;
    if (unit === CR) return at + 2;
    return unit === HASH && text.charCodeAt(at - 1) === SPACE ? text.indexOf('\n', at) + 1 : -1;
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

function mergeAll(mapping: Mapping, merged: readonly unknown[] | undefined): boolean {
  if (merged === undefined) return true;
  return merged.every((source) => mergeInto(mapping, source));
}
