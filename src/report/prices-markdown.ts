import { escapeMarkdown } from './escape-markdown.ts';
import type { PricesView, PriceView } from './prices-view.ts';

/** `prices show -f markdown`. */
export function pricesMarkdown(view: PricesView): string {
  const lines = ['# Prices', '', escapeMarkdown(view.caption)];
  lines.push(...section('Storage, a GB and month', ['Region', 'Storage type'], view.storage));
  lines.push(...section('Egress, a GB', ['From', 'To'], view.egress));
  if (view.summary !== '') lines.push('', escapeMarkdown(view.summary));
  const notes = [...view.legend, ...view.meters];
  if (notes.length > 0) lines.push('', ...notes.map((note) => `- ${escapeMarkdown(note)}`));
  return `${lines.join('\n')}\n`;
}

function section(title: string, [place, key]: readonly [string, string], prices: readonly PriceView[]): string[] {
  if (prices.length === 0) return [];
  return [
    '',
    `## ${title}`,
    '',
    row([place, key, 'Price', 'List price', 'Discount', 'Basis', '', 'As of', 'Source', 'SKU and meter']),
    '| --- | --- | ---: | ---: | ---: | --- | --- | --- | --- | --- |',
    ...prices.map((price) => row(cellsOf(price).map(escapeMarkdown))),
  ];
}

function cellsOf({ place, price, listPrice, discount, basis, isOverride, asOf, source, ids }: PriceView): string[] {
  return [...place, price, listPrice, discount, basis, isOverride ? 'O' : '', asOf, source, ids];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
