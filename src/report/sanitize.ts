/**
 * What a reader cannot see but a terminal, a browser or a reviewer's eye obeys: control characters, line breaks,
 * bidirectional overrides, zero-width and tag characters, halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text of a manifest, fit to be shown on one line: an escape character becomes the six characters `\u001b`. */
export function sanitize(text: string): string {
  return isPrintableAscii(text) ? text : text.replaceAll(UNSEEN, spellOut);
}

/** Whether every character is one that every terminal shows as one column. Asked of nearly every text that is printed. */
export function isPrintableAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 || unit > 0x7e) return false;
  }
  return true;
}

function spellOut(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
