/** All rows of a table of which the page has only some: every column is a list of its texts and, row by row, which it is. */
export type PackedRows = {
  length: number;
  /** Whether these are all there are. */ isAll: boolean;
  textAt(row: number, column: number): string;
};

type Column = { texts: string[]; rows: number[] };
type Packed = { isAll: boolean; columns: Column[] };

/** The rows that belong to an element, where the page brings any. */
export function packedRowsOf(id: string): PackedRows | undefined {
  const holder = document.querySelector(`script[data-rows-of="${id}"]`);
  if (holder === null) return undefined;
  const { isAll, columns } = JSON.parse(holder.textContent ?? '') as Packed;
  return {
    isAll,
    length: columns[0]?.rows.length ?? 0,
    textAt(row, column) {
      const { texts = [], rows = [] } = columns[column] ?? {};
      return texts[rows[row] ?? -1] ?? '';
    },
  };
}
