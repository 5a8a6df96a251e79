/**
 * Rows of a table as JSON for a script element: a list a column, each of its texts once and then, row by row, which it is.
 * Nothing in it can end the element or begin another. `isAll` says whether the table has no further rows.
 */
export function packRows(rows: readonly (readonly string[])[], isAll: boolean): string {
  const columns = (rows[0] ?? []).map((_, column) => packColumn(rows, column));
  return JSON.stringify({ isAll, columns }).replaceAll(SPECIAL, escapeUnit);
}

const SPECIAL = /[<>&\u007f-\u009f\u2028\u2029]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function packColumn(rows: readonly (readonly string[])[], column: number): { texts: string[]; rows: number[] } {
  const places = new Map<string, number>();
  const numbers = rows.map((row) => {
    const text = row[column] ?? '';
    const place = places.get(text) ?? places.size;
    if (place === places.size) places.set(text, place);
    return place;
  });
  return { texts: [...places.keys()], rows: numbers };
}
