import { displayWidth } from './display-width.ts';
import { isPrintableAscii } from './sanitize.ts';

/** Scripts that are written without blanks: a line may end between two of their characters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff01-\uff60]/u;
/** What does not begin a line, and what does not end one. */
const CLOSING = /^[\p{M})\]}、。・:;!?,.’”」』】〕）］｝〉》：；！？ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ]/u;
const OPENING = /[([{‘“「『【〔（［｛〈《]$/u;

/**
 * Lines of at most so many columns, broken between words: a word that is longer has a line of its own. Text without blanks
 * is broken between characters.
 */
export function wrapText(text: string, columns: number): string[] {
  if (text.length <= columns && isPrintableAscii(text)) return [text];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const [index, word] of text.split(' ').entries()) {
    let gap = index === 0 ? '' : ' ';
    for (const piece of piecesOf(word)) {
      const pieceWidth = displayWidth(piece);
      if (line !== '' && width + gap.length + pieceWidth > columns) {
        lines.push(line);
        line = piece;
        width = pieceWidth;
      } else {
        line += line === '' ? piece : gap + piece;
        width = displayWidth(line);
      }
      gap = '';
    }
  }
  lines.push(line);
  return lines;
}

/** A word in the parts between which a line may end. */
function piecesOf(word: string): string[] {
  if (isPrintableAscii(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && mayBreak(piece, character)) {
      pieces.push(piece);
      piece = character;
    } else {
      piece += character;
    }
  }
  return [...pieces, piece];
}

function mayBreak(before: string, next: string): boolean {
  if (CLOSING.test(next) || OPENING.test(before)) return false;
  return UNSPACED.test(next) || UNSPACED.test(before.slice(-1));
}
