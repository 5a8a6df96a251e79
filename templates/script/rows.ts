import { cellContent, cellText } from './cells.ts';
import type { Column } from './columns.ts';
import { element } from './element.ts';
import type { PackedRows } from './packed-rows.ts';

/** The rows of a table, by their number in its first order. */
export type Rows = {
  count: number;
  /** All that a row can be found by, in lower case. */
  words(row: number): string;
  /** What a cell is sorted by. */
  text(row: number, column: Column): string;
  element(row: number): HTMLTableRowElement;
};

/** The rows that stand in the page. */
export function rowsInPage(table: HTMLTableElement): Rows {
  const elements = [...table.tBodies].flatMap((body) => [...body.rows]);
  return {
    count: elements.length,
    words: (row) => (elements[row]?.textContent ?? '').toLowerCase(),
    text(row, { index, order }) {
      const cell = elements[row]?.cells[index];
      if (order === 'rank') return cell?.querySelector('.badge')?.classList.item(1) ?? '';
      return cell?.textContent?.trim() ?? '';
    },
    element: (row) => elements[row] ?? element('tr'),
  };
}

/** Rows of which the page has but some; they are made when they are shown. */
export function rowsPacked(packed: PackedRows, columns: readonly Column[]): Rows {
  const made = new Map<number, HTMLTableRowElement>();
  const texts = (row: number) => columns.map(({ kind }, at) => cellText(kind, packed.textAt(row, at)));
  const words: string[] = [];
  return {
    count: packed.length,
    words: (row) => (words[row] ??= texts(row).join(' ').toLowerCase()),
    text: (row, column) => packed.textAt(row, columns.indexOf(column)),
    element(row) {
      let tr = made.get(row);
      if (tr === undefined) made.set(row, (tr = makeRow(packed, columns, row)));
      return tr;
    },
  };
}

function makeRow(packed: PackedRows, columns: readonly Column[], row: number): HTMLTableRowElement {
  const cells = columns.map(({ kind, className, header }, at) => {
    const content = cellContent(kind, packed.textAt(row, at));
    if (header.dataset['row'] !== undefined) return element('th', { scope: 'row', class: className }, ...content);
    return element('td', { class: className }, ...content);
  });
  return element('tr', {}, ...cells);
}
