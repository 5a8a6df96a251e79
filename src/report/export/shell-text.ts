/** Words that a shell takes as they are. */
const PLAIN = /^[\w./:=@%+,-]+$/;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** One word for bash, whatever is in it. */
export function shellWord(text: string): string {
  if (PLAIN.test(text)) return text;
  if (!UNSEEN.test(text)) return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  // By bytes, which mean the same in every locale.
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => (isSeen(byte) ? String.fromCharCode(byte) : hex(byte)));
  return `$'${bytes.join('')}'`;
}

/** Whether a byte stands for itself between `$'` and `'`. */
function isSeen(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f && byte !== 0x27 && byte !== 0x5c;
}

function hex(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}
