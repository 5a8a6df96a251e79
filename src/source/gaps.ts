/**
 * What the event stream of the parser leaves out: where brackets close, where dashes, colons and block headers
 * stand. Between two tokens a text holds nothing but these, blanks and comments, so all of it can be found from the
 * end of the token before.
 */

/** Over blanks, line breaks and comments. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === 0x23) {
      while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
    } else if (unit === 0x20 || unit === 0x09 || unit === 0xfeff || isBreak(unit)) at++;
    else break;
  }
  return at;
}

/** The next of these characters, over other punctuation of collections; `from` where something else comes first. */
export function skipTo(text: string, from: number, sought: string): number {
  let at = skipBlanks(text, from);
  while (at < text.length) {
    const char = text.charAt(at);
    if (sought.includes(char)) return at;
    if (!'?,-:'.includes(char)) break;
    at = skipBlanks(text, at + 1);
  }
  return from;
}

/** Behind the bracket that closes a flow collection whose last token ends at `from`. */
export function flowEnd(text: string, from: number): number {
  let at = skipBlanks(text, from);
  while (at < text.length && !']}'.includes(text.charAt(at))) at = skipBlanks(text, at + 1);
  return Math.min(at + 1, text.length);
}

/** Behind the `---` of the next document, or at its first token where it has none. */
export function documentMarker(text: string, from: number, isMarked: boolean): number {
  let at = skipBlanks(text, from);
  while (at < text.length) {
    if (text.startsWith('...', at)) at += 3;
    else if (text.charAt(at) === '%') while (at < text.length && !isBreak(text.charCodeAt(at))) at++;
    else break;
    at = skipBlanks(text, at);
  }
  return isMarked ? Math.min(at + 3, text.length) : at;
}

/** Behind `|` or `>` and what says how to read it. */
export function headerEnd(text: string, start: number): number {
  let at = start + 1;
  while ('+-0123456789'.includes(text.charAt(at)) && at < text.length) at++;
  return at;
}

/** The end of the last line of a block text that holds anything. */
export function withoutTrailingBreaks(text: string, start: number, end: number): number {
  let lineEnd = end;
  for (let at = end; at > start; at--) {
    const unit = text.charCodeAt(at - 1);
    if (isBreak(unit)) lineEnd = at - 1;
    else if (unit !== 0x20 && unit !== 0x09) return lineEnd;
  }
  return start;
}

function isBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d;
}
