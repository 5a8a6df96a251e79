import { type Column, columnsOf, compareKeys, type SortKey, sortKeyOf } from './columns.ts';
import { element } from './element.ts';
import { packedRowsOf } from './packed-rows.ts';
import { clampPage, makePager, PAGE } from './pager.ts';
import { type Rows, rowsInPage, rowsPacked } from './rows.ts';
import { word } from './words.ts';

/** Fewer rows are seen at a glance, and need no box to find them. */
const FEWEST_TO_FILTER = 15;

type Sort = { column: Column; direction: 'ascending' | 'descending' };

/** Makes a plain table one that can be sorted, filtered and leafed through. */
export function enhanceTable(table: HTMLTableElement): void {
  const columns = columnsOf(table);
  const packed = packedRowsOf(table.id);
  const rows = packed === undefined ? rowsInPage(table) : rowsPacked(packed, columns);
  const body = table.tBodies[0];
  if (body === undefined || rows.count < 2) return;
  const all = Array.from({ length: rows.count }, (_, row) => row);
  let sorted: readonly number[] = all;
  let shown: readonly number[] = all;
  let filter: readonly string[] = [];
  let page = 0;

  const pager = makePager((to) => draw(to));
  const count = element('output', { class: 'count' });
  const draw = (to: number) => {
    page = clampPage(to, shown.length);
    body.replaceChildren(...shown.slice(page * PAGE, (page + 1) * PAGE).map((row) => rows.element(row)));
    pager.show(page, shown.length);
    count.textContent = word('rows', { shown: shown.length, all: rows.count });
  };
  const select = () => {
    shown = filter.length === 0 ? sorted : sorted.filter((row) => matches(rows.words(row), filter));
    draw(0);
  };

  const sortBy = (sort: Sort | undefined) => {
    sorted = sort === undefined ? all : sortRows(rows, all, sort);
    select();
  };
  addSorting(columns, packed === undefined ? undefined : firstSortOf(columns), sortBy);
  if (rows.count >= FEWEST_TO_FILTER) {
    const search = element('input', { type: 'search', autocomplete: 'off', spellcheck: 'false' });
    search.addEventListener('input', () => {
      filter = wordsOf(search.value);
      select();
    });
    const label = element('label', { class: 'filter' }, element('span', {}, word('filter')), search);
    const controls = element(
      'div',
      { class: 'controls', role: 'group', 'aria-label': table.caption?.textContent ?? '' },
      label,
      count,
      pager.element,
    );
    const holder = table.closest('.scroll') ?? table;
    const box = element('div');
    holder.replaceWith(box);
    box.append(controls, holder);
  }
  if (packed?.isAll === true) hideRestOf(table.id);
  printWhole(
    rows,
    body,
    () => shown,
    () => draw(page),
  );
}

/** What stood for the rows that the page did not have. */
export function hideRestOf(id: string): void {
  for (const rest of document.querySelectorAll<HTMLElement>(`[data-rest-of="${id}"]`)) rest.hidden = true;
}

function sortRows(rows: Rows, all: readonly number[], { column, direction }: Sort): number[] {
  // Very many rows have few texts.
  const known = new Map<string, SortKey>();
  const keys = all.map((row) => {
    const text = rows.text(row, column);
    if (!known.has(text)) known.set(text, sortKeyOf(column, text));
    return known.get(text);
  });
  const sign = direction === 'ascending' ? 1 : -1;
  return [...all].sort((a, b) => {
    const [left, right] = [keys[a], keys[b]];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined) || a - b;
    return sign * compareKeys(left, right) || a - b;
  });
}

/** Each header becomes a button: one way, the other way, and back to the first order. */
function addSorting(columns: readonly Column[], start: Sort | undefined, sortBy: (sort: Sort | undefined) => void): void {
  let current: Sort | undefined;
  const turnTo = (sort: Sort | undefined) => {
    current?.column.header.removeAttribute('aria-sort');
    current = sort;
    sort?.column.header.setAttribute('aria-sort', sort.direction);
    sortBy(sort);
  };
  for (const column of columns) {
    if (column.order === 'none') continue;
    const first = column.order === 'number' ? 'descending' : 'ascending';
    const second = first === 'ascending' ? 'descending' : 'ascending';
    const button = element('button', { type: 'button', class: 'sort' });
    button.append(...column.header.childNodes);
    column.header.append(button);
    button.addEventListener('click', () => {
      const direction = current?.column !== column ? first : current.direction === first ? second : undefined;
      turnTo(direction === undefined ? undefined : { column, direction });
    });
  }
  turnTo(start);
}

/** Of very many rows, the most telling stand first. */
function firstSortOf(columns: readonly Column[]): Sort | undefined {
  const column = columns.find(({ header }) => header.dataset['first'] !== undefined);
  return column && { column, direction: column.order === 'number' ? 'descending' : 'ascending' };
}

/** On paper nobody leafs: rows that stand in the page are printed, all that are not filtered out. */
function printWhole(rows: Rows, body: HTMLTableSectionElement, shown: () => readonly number[], restore: () => void): void {
  const mostPrinted = 500;
  addEventListener('beforeprint', () => {
    body.replaceChildren(
      ...shown()
        .slice(0, mostPrinted)
        .map((row) => rows.element(row)),
    );
  });
  addEventListener('afterprint', restore);
}

export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '');
}

export function matches(words: string, filter: readonly string[]): boolean {
  return filter.every((part) => words.includes(part));
}
