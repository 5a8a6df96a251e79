/**
 * Looks for the ends of tokens, for the plain reader. All of it works on UTF-16 units and counts on a line feed at
 * the end of the text; -1 stands for what the plain reader leaves to the full one.
 */

export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const AMPERSAND = 0x26;
export const SINGLE_QUOTE = 0x27;
export const ASTERISK = 0x2a;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const POINT = 0x2e;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const GREATER = 0x3e;
export const LEFT_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const RIGHT_BRACKET = 0x5d;
export const LEFT_BRACE = 0x7b;
export const BAR = 0x7c;
export const RIGHT_BRACE = 0x7d;
const UNDERSCORE = 0x5f;
const DELETE = 0x7f;

/** What an unquoted scalar can be by its first character. */
export const UNKNOWN = 0;
export const TEXT = 1;
export const PERHAPS_CONSTANT = 2;
export const PERHAPS_NUMBER = 3;

const KIND_BY_FIRST = new Uint8Array(DELETE);
for (const char of 'ABCDEGHIJKLMOPQRSUVWXYZabcdeghijklmopqrsuvwxyz/_()$;^<') KIND_BY_FIRST[char.charCodeAt(0)] = TEXT;
for (const char of 'tfnTFN~+.') KIND_BY_FIRST[char.charCodeAt(0)] = PERHAPS_CONSTANT;
for (const char of '0123456789-') KIND_BY_FIRST[char.charCodeAt(0)] = PERHAPS_NUMBER;

/** UNKNOWN for whatever means something to YAML at the start of a scalar. */
export function kindOf(first: number): number {
  return first < DELETE ? (KIND_BY_FIRST[first] ?? UNKNOWN) : TEXT;
}

/** To where an unquoted scalar on one line stops: a comment, the end of the line or a control character, or the colon of a key. */
export function scanBlock(text: string, start: number): number {
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
      if (text.charCodeAt(at + 1) === HASH) return at;
    } else if (unit === COLON) {
      if (text.charCodeAt(at + 1) <= SPACE) return at;
    } else if (unit < SPACE) return at;
    at++;
  }
}

/** The same between the brackets of a flow collection, where commas and brackets stop it too. */
export function scanFlow(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === COMMA || unit === RIGHT_BRACE || unit === RIGHT_BRACKET || unit === LF || unit === CR) return at;
    if (unit === LEFT_BRACE || unit === LEFT_BRACKET || unit < SPACE) return -1;
    if (unit === COLON) {
      const next = text.charCodeAt(at + 1);
      if (next <= SPACE) return at;
      if (isFlowIndicator(next)) return -1;
    } else if (unit === SPACE && text.charCodeAt(at + 1) === HASH) return at;
    const width = unit < DELETE ? 1 : widthAt(text, at);
    if (width === 0) return -1;
    at += width;
  }
}

/**
 * To the closing quote of a text on one line without escapes; `start` is behind the opening one. Two quotes that
 * stand for one are not known: the second of them is more than may follow a text.
 */
export function scanQuoted(text: string, start: number, quote: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === quote) return at;
    if (unit < SPACE || unit === BACKSLASH) return -1;
    const width = unit < DELETE ? 1 : widthAt(text, at);
    if (width === 0) return -1;
    at += width;
  }
}

/** To the end of a line of block text. */
export function scanLine(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit < SPACE) return unit === LF || unit === CR ? at : -1;
    const width = unit < DELETE ? 1 : widthAt(text, at);
    if (width === 0) return -1;
    at += width;
  }
}

/** To the end of the name of an anchor or an alias, of letters, digits, `-` and `_`. */
export function scanName(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    const lower = unit | SPACE;
    if (!(lower >= 0x61 && lower <= 0x7a) && !isDigit(unit) && unit !== DASH && unit !== UNDERSCORE) break;
    at++;
  }
  return at === start ? -1 : at;
}

/** `end` without the spaces before it. */
export function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) === SPACE) at--;
  return at;
}

/** A space or the end of a line. */
export function isBlank(unit: number): boolean {
  return unit === SPACE || unit === LF || unit === CR;
}

export function isDigit(unit: number): boolean {
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
