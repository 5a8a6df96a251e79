import { isPrintableAscii } from './sanitize.ts';

/** Characters that take two columns of a terminal: East Asian scripts, their punctuation and full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u;
/** Half-width forms of scripts that are wide otherwise. */
const HALF_WIDTH = /[\uff61-\uffdc]/u;
/** Marks that sit on the character before them. */
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** Columns of a terminal that the text takes; it holds no tabs and no control characters (`sanitize`). */
export function displayWidth(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Columns of one code point: 0, 1 or 2. */
export function characterWidth(character: string): number {
  if (isPrintableAscii(character)) return 1;
  if (COMBINING.test(character)) return 0;
  return WIDE.test(character) && !HALF_WIDTH.test(character) ? 2 : 1;
}

/** The text if it fits into so many columns, else its beginning and an ellipsis. */
export function clip(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  let left = columns - 1;
  for (const character of text) {
    left -= characterWidth(character);
    if (left < 0) break;
    kept += character;
  }
  return `${kept}…`;
}
