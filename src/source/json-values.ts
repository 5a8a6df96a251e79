const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SLASH = 0x2f;
const ASTERISK = 0x2a;
const COMMA = 0x2c;

/** Whether the first token of a text, comments aside, is the bracket of a map or a list. */
export function opensJson(text: string): boolean {
  const unit = text.charCodeAt(skipComments(text, 0));
  return unit === 0x7b || unit === 0x5b;
}

/** Where the values of a text stand that holds one after the other: maps and lists by their brackets, anything else up to the end of its line. */
export function* jsonValuesIn(text: string): Generator<{ start: number; end: number }> {
  for (let start = skipComments(text, 0); start < text.length;) {
    const end = endOfValue(text, start);
    yield { start, end };
    start = skipComments(text, end);
  }
}

/**
 * The JSON that a text means which says it more freely, as the Azure tools read it: without its comments, without the
 * commas behind last items, and with escapes for what is written raw in strings, line breaks above all.
 */
export function strictJson(text: string): string {
  let strict = '';
  let copied = 0;
  const replace = (start: number, end: number, by: string) => {
    strict += text.slice(copied, start) + by;
    copied = end;
  };
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const end = endOfString(text, at);
      for (let raw = at; raw < end; raw++) {
        if (text.charCodeAt(raw) < 0x20) replace(raw, raw + 1, JSON.stringify(text.charAt(raw)).slice(1, -1));
      }
      at = end;
      continue;
    }
    const commentEnd = unit === SLASH ? endOfComment(text, at) : at;
    if (commentEnd > at) replace(at, commentEnd, ' ');
    if (unit === COMMA && isClosing(text.charCodeAt(skipComments(text, at + 1)))) replace(at, at + 1, '');
    at = Math.max(commentEnd, at + 1);
  }
  return strict + text.slice(copied);
}

/** The text with blanks for comments: what stands behind them stays where it is. */
export function withoutComments(text: string): string {
  let blanked = '';
  let copied = 0;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const end = unit === SLASH ? endOfComment(text, at) : at;
    if (end > at) {
      blanked += text.slice(copied, at) + text.slice(at, end).replaceAll(/[^\r\n]/g, ' ');
      copied = end;
    }
    at = unit === QUOTE ? endOfString(text, at) : Math.max(end, at + 1);
  }
  return copied === 0 ? text : blanked + text.slice(copied);
}

/** Over white space and comments. */
export function skipComments(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === SLASH) {
      const end = endOfComment(text, at);
      if (end === at) return at;
      at = end;
    } else if (unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xfeff) at++;
    else return at;
  }
  return at;
}

/** Behind the comment that begins here, its line break left out; `start` where none does. What never ends goes on to the end. */
export function endOfComment(text: string, start: number): number {
  const next = text.charCodeAt(start + 1);
  if (next === SLASH) {
    for (let at = start + 2; at < text.length; at++) if (text[at] === '\n' || text[at] === '\r') return at;
    return text.length;
  }
  if (next !== ASTERISK) return start;
  const end = text.indexOf('*/', start + 2);
  return end === -1 ? text.length : end + 2;
}

/** Behind the value that begins here. */
export function endOfValue(text: string, start: number): number {
  if (!isOpening(text.charCodeAt(start))) {
    const line = text.indexOf('\n', start);
    return line === -1 ? text.length : line;
  }
  let depth = 0;
  for (let at = start; at < text.length;) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === SLASH) at = Math.max(endOfComment(text, at), at + 1);
    else {
      at++;
      if (isOpening(unit)) depth++;
      else if (isClosing(unit) && --depth === 0) return at;
    }
  }
  return text.length;
}

/** Behind the quote that ends the string whose first quote is at `start`; the end of the text where none does. */
export function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return at + 1;
    if (unit === BACKSLASH) at++;
  }
  return text.length;
}

function isOpening(unit: number): boolean {
  return unit === 0x7b || unit === 0x5b;
}

function isClosing(unit: number): boolean {
  return unit === 0x7d || unit === 0x5d;
}
