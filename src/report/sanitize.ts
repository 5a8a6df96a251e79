/**
 * What a reader cannot see but a terminal, a browser or a reviewer's eye obeys: control characters, line breaks,
 * bidirectional overrides, zero-width and tag characters, halves of surrogate pairs.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const ALL_UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text of a manifest, fit to be shown on one line: an escape character becomes the six characters `\u001b`. */
export function sanitize(text: string): string {
  return UNSEEN.test(text) ? text.replaceAll(ALL_UNSEEN, spellOut) : text;
}

function spellOut(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
}
