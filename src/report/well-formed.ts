const HALVES = /\p{Cs}/gu;

/** The text with U+FFFD for halves of surrogate pairs, which no encoding can hold. */
export function wellFormed(text: string): string {
  return text.replaceAll(HALVES, '\ufffd');
}
