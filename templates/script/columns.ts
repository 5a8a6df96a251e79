import { cellText } from './cells.ts';

/** A column of a table, as its header describes it. */
export type Column = {
  header: HTMLTableCellElement;
  /** Of its first cell in a row: a header may stand over two. */
  index: number;
  /** How its cells are made. */
  kind: string;
  className: string;
  order: 'text' | 'number' | 'rank' | 'none';
  /** What is ranked, the first first. */
  ranks: readonly string[];
};

export function columnsOf(table: HTMLTableElement): Column[] {
  const columns: Column[] = [];
  let index = 0;
  for (const header of table.tHead?.rows[0]?.cells ?? []) {
    const { kind = '', ranks = '' } = header.dataset;
    const isNumber = header.classList.contains('number');
    const order = kind === 'bar' || header.textContent?.trim() === '' ? 'none' : ranks !== '' ? 'rank' : isNumber ? 'number' : 'text';
    columns.push({ header, index, kind, className: header.dataset['cells'] ?? header.className, order, ranks: ranks.split(' ') });
    index += header.colSpan;
  }
  return columns;
}

const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: 'base' });

/** What two cells are compared by; what is unknown stands last, whichever way a column is sorted. */
export type SortKey = number | string | undefined;

export function sortKeyOf({ order, ranks, kind }: Column, text: string): SortKey {
  if (order === 'rank') return ranks.indexOf(text.split('\n')[0] ?? '');
  if (order === 'text') return cellText(kind, text);
  const number = Number(/-?\d[\d,]*(?:\.\d+)?/.exec(text)?.[0].replaceAll(',', ''));
  return Number.isNaN(number) ? undefined : number;
}

export function compareKeys(a: SortKey, b: SortKey): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
