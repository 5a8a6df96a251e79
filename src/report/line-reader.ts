/** Gives lines of a text by number (from 1), without their break. */
export type LineReader = (number: number) => string;

/** Reads forward: questions in ascending order, as findings are sorted, cost one pass over the text. */
export function lineReader(text: string): LineReader {
  // A lone CR ends a line in YAML.
  const lineBreak = /\r\n|\n|\r/g;
  let number = 1;
  let start = 0;
  return (wanted) => {
    if (wanted < number) {
      number = 1;
      start = 0;
    }
    lineBreak.lastIndex = start;
    while (number < wanted) {
      if (!lineBreak.test(text)) return '';
      start = lineBreak.lastIndex;
      number++;
    }
    const next = lineBreak.exec(text);
    return text.slice(start, next?.index ?? text.length);
  };
}
