import { sanitize } from './sanitize.ts';

export type CsvCell = string | number | undefined;

/** How a spreadsheet begins a formula (its full-width spellings too); blanks may stand before it, and a tab or a line break is one by itself. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
const NEEDS_QUOTES = /[",;\t\r\n]|^ | $/;

/**
 * Rows as RFC 4180 has them, CR LF after each. Text that a spreadsheet would calculate has an apostrophe before it;
 * numbers stand as they are, and what is undefined is an empty cell.
 */
export function csvText(rows: Iterable<readonly CsvCell[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cellText).join(',')}\r\n`;
  return text;
}

function cellText(cell: CsvCell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const guarded = FORMULA.test(cell) ? `'${sanitize(cell)}` : sanitize(cell);
  return NEEDS_QUOTES.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
