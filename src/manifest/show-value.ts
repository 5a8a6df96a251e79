/** Longer texts are cut in messages. */
const LONGEST = 60;
/** Control and format characters, line ends and halves of surrogate pairs: nothing a message may do to a terminal. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
/** Where an address may carry a secret: credentials before the host, and everything from the query on. */
const CREDENTIALS = /(?<=:\/\/)[^/?#@]*@/u;
const QUERY = /(?<=:\/\/[^?]*)\?.*$/su;

/** A value as messages show it: text in quotes and cut to length, numbers and booleans as they are, collections by their kind. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a map';
  return String(value);
}

/** Text of a manifest in double quotes, on one line, without what may be a secret. */
export function showText(text: string): string {
  const start = text.length > LONGEST * 20 ? text.slice(0, LONGEST * 20) : text;
  const harmless = start.replace(CREDENTIALS, '').replace(QUERY, '?...');
  const characters = Array.from(harmless.slice(0, LONGEST * 2 + 2));
  const clipped = characters.length > LONGEST ? `${characters.slice(0, LONGEST - 3).join('')}...` : harmless;
  return `"${clipped.replaceAll(UNSEEN, spellOut)}"`;
}

/** `a, b or c` */
export function showChoice(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}

function spellOut(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
