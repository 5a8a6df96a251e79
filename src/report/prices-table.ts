import { createPainter, type Display, type Paint, type Painter } from './painter.ts';
import type { PricesView, PriceView } from './prices-view.ts';
import { type TextCell, type TextColumn, textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

/** A column, and what stands in it. Those without a word in any row are left out. */
type Column = TextColumn & { cellOf(price: PriceView, painter: Painter): TextCell };

const columnsFor = (place: string, key: string, isDiscounted: boolean): readonly Column[] => [
  { title: place, shrinkTo: 13, cellOf: (price) => price.place[0] },
  { title: key, shrinkTo: 12, cellOf: (price) => price.place[1] },
  { title: 'Price', align: 'right', cellOf: ({ price }) => price },
  { title: 'List', align: 'right', drop: 1, cellOf: ({ listPrice }) => (isDiscounted ? listPrice : '') },
  { title: 'Off', align: 'right', cellOf: ({ discount }) => discount },
  { title: 'Basis', cellOf: ({ basis }, painter) => ({ text: basis, paint: PAINTS[basis](painter) }) },
  { title: '', cellOf: ({ isOverride }, { warning }) => (isOverride ? { text: 'O', paint: warning } : '') },
  { title: 'As of', drop: 2, cellOf: ({ asOf }) => asOf },
  { title: 'Source', shrinkTo: 10, drop: 3, cellOf: ({ source }) => source },
  { title: 'SKU and meter', drop: 4, cellOf: ({ ids }) => ids },
];

const PAINTS: Readonly<Record<PriceView['basis'], (painter: Painter) => Paint>> = {
  listed: () => (text) => text,
  assumed: ({ warning }) => warning,
  missing: ({ error }) => error,
};

/** `prices show` for people: what a GB costs where, on what basis, and where that is from. */
export function pricesTable(view: PricesView, display: Display): string {
  const painter = createPainter(display.color);
  const lines = wrapText(view.caption, display.columns);
  lines.push(...section('Storage, a GB and month', ['Region', 'Storage type'], view.storage, view, display, painter));
  lines.push(...section('Egress, a GB', ['From', 'To'], view.egress, view, display, painter));
  if (!display.isQuiet) {
    if (view.summary !== '') lines.push('', painter.strong(view.summary));
    for (const text of [...view.legend, ...view.meters]) lines.push(...wrapText(text, display.columns).map(painter.faint));
  }
  return `${lines.join('\n')}\n`;
}

function section(
  title: string,
  [place, key]: readonly [string, string],
  prices: readonly PriceView[],
  { isDiscounted }: PricesView,
  { columns }: Display,
  painter: Painter,
): string[] {
  if (prices.length === 0) return [];
  const all = columnsFor(place, key, isDiscounted).map((column) => ({
    column,
    cells: prices.map((price) => column.cellOf(price, painter)),
  }));
  const used = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const rows = prices.map((_, index) => used.map(({ cells }) => cells[index] ?? ''));
  const table = textTable(
    used.map(({ column }) => column),
    rows,
    columns - INDENT.length,
  );
  return ['', painter.strong(title), painter.faint(`${INDENT}${table.head}`), ...table.rows.map((row) => `${INDENT}${row}`)];
}
