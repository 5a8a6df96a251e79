import { displayWidth } from './display-width.ts';
import { isPrintableAscii } from './sanitize.ts';

/** Lines of at most so many columns, broken between words only: a word that is longer has a line of its own. */
export function wrapText(text: string, columns: number): string[] {
  if (text.length <= columns && isPrintableAscii(text)) return [text];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(' ')) {
    const wordWidth = displayWidth(word);
    if (line !== '' && width + 1 + wordWidth > columns) {
      lines.push(line);
      line = word;
      width = wordWidth;
    } else {
      line = line === '' ? word : `${line} ${word}`;
      width = displayWidth(line);
    }
  }
  lines.push(line);
  return lines;
}
