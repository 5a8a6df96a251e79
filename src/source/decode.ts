/** A text, or why the bytes are none and where they stop being one (an offset into `text`, which holds what comes before). */
export type Decoded = { text: string; problem?: { at: number; message: string } };

const BYTE_ORDER_MARK = '\uFEFF';

/** Bytes or text to text without a byte order mark. Only UTF-8 is read. */
export function decode(input: string | Uint8Array): Decoded {
  if (typeof input === 'string') return checked(input.startsWith(BYTE_ORDER_MARK) ? input.slice(1) : input);
  if (isUtf16(input)) {
    return { text: '', problem: { at: 0, message: 'the file is UTF-16, save it as UTF-8' } };
  }
  try {
    return checked(new TextDecoder('utf-8', { fatal: true }).decode(input));
  } catch {
    const end = validPrefix(input);
    const text = new TextDecoder('utf-8').decode(input.subarray(0, end));
    const byte = (input[end] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    return { text, problem: { at: text.length, message: `byte 0x${byte} is not UTF-8, save the file as UTF-8` } };
  }
}

function checked(text: string): Decoded {
  const at = text.indexOf('\0');
  return at === -1 ? { text } : { text, problem: { at, message: 'a NUL byte stands here, so the file is no YAML text' } };
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** How many bytes stand before the first that is no part of a character. */
function validPrefix(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const width = characterWidth(bytes, at);
    if (width === 0) return at;
    at += width;
  }
  return at;
}

/** Bytes of the character that begins here; 0 where there is none (table 3-7 of the Unicode standard). */
function characterWidth(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const width = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (width === 0 || at + width > bytes.length) return 0;
  const [low, high] = SECOND_BYTE.get(first) ?? [0x80, 0xbf];
  for (let index = 1; index < width; index++) {
    const byte = bytes[at + index] ?? 0;
    if (index === 1 ? byte < low || byte > high : byte < 0x80 || byte > 0xbf) return 0;
  }
  return width;
}

/** Where the second byte is bound more narrowly: no overlong forms, no surrogates, nothing past U+10FFFF. */
const SECOND_BYTE: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);
