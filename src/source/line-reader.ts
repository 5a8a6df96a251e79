/** Gives lines of a text by number (from 1), without their break. */
export type LineReader = (number: number) => string;

/** Reads forward: questions in ascending order, as findings are sorted, cost one pass over the text, however often a line is asked for. */
export function lineReader(text: string): LineReader {
  const endOf = text.includes('\r') ? endAtAnyBreak : endAtLineFeed;
  let number = 1;
  let start = 0;
  let end = endOf(text, 0);
  return (wanted) => {
    if (wanted < number) {
      number = 1;
      start = 0;
      end = endOf(text, 0);
    }
    while (number < wanted && end < text.length) {
      start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
      end = endOf(text, start);
      number++;
    }
    return number < wanted ? '' : text.slice(start, end);
  };
}

function endAtLineFeed(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** A lone CR ends a line in YAML. */
function endAtAnyBreak(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a || unit === 0x0d) return at;
  }
  return text.length;
}
