/** All rows of a table of which the page has only some: every column is a list of its texts and, row by row, which it is. */
export type PackedRows = { length: number; textAt(row: number, column: number): string };

type Column = { texts: string[]; rows: number[] };

/** The rows that belong to an element, where the page brings any. */
export function packedRowsOf(id: string): PackedRows | undefined {
  const holder = document.querySelector(`script[data-rows-of="${id}"]`);
  if (holder === null) return undefined;
  const columns = JSON.parse(holder.textContent ?? '[]') as Column[];
  return {
    length: columns[0]?.rows.length ?? 0,
    textAt(row, column) {
      const { texts = [], rows = [] } = columns[column] ?? {};
      return texts[rows[row] ?? -1] ?? '';
    },
  };
}
