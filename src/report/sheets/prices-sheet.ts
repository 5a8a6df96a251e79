import type { Estimate } from '../../pricing/cost.ts';
import type { Price } from '../../pricing/price-sheet.ts';
import type { Row, Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { columnsOf, type ColumnSpec } from './sheet-columns.ts';

const COLUMNS: readonly ColumnSpec[] = [
  ['charge', 'text'],
  ['from', 'text'],
  ['region', 'text'],
  ['storageAccountType', 'text'],
  ['per', 'text'],
  ['price', 'money'],
  ['listPrice', 'money'],
  ['discount', 'share'],
  ['currency', 'text'],
  ['basis', 'text'],
  ['sheet', 'text'],
  ['asOf', 'day'],
  ['source', 'text'],
  ['meterId', 'text'],
  ['lines', 'number'],
];

/** Every price that a line uses, once, and how many lines do. */
export function pricesSheet(estimate: Estimate, { book }: WorkbookTexts): Sheet {
  return {
    id: 'prices',
    name: book.sheets.prices,
    columns: columnsOf(book, COLUMNS),
    rows: usedPrices(estimate).map(({ charge, from, region, storageAccountType, price, lines }): Row => {
      const { row, basis = 'missing', listPrice, discount, meterId } = price ?? {};
      return {
        charge: book.charges[charge],
        from,
        region,
        storageAccountType,
        per: book.per[charge],
        price: price?.price,
        listPrice,
        discount,
        currency: estimate.currency,
        basis: book.bases[basis],
        sheet: row?.sheet ?? estimate.prices.name,
        asOf: row?.asOf,
        source: row?.source,
        meterId,
        lines,
      };
    }),
  };
}

type UsedPrice = {
  charge: 'storage' | 'egress';
  from?: string;
  region: string;
  storageAccountType?: string;
  price: Price | undefined;
  lines: number;
};

function usedPrices({ lines }: Estimate): UsedPrice[] {
  const used = new Map<string, UsedPrice>();
  const use = (key: string, price: Omit<UsedPrice, 'lines'>) => {
    const known = used.get(key);
    if (known === undefined) used.set(key, { ...price, lines: 1 });
    else known.lines++;
  };
  for (const { region, storageAccountType, storagePrice, egressPrice, targetRegion } of lines) {
    use(`${region}\n${storageAccountType}`, { charge: 'storage', region, storageAccountType, price: storagePrice });
    const from = targetRegion.version.location;
    if (from !== region) use(`${region}\nfrom ${from}`, { charge: 'egress', from, region, price: egressPrice });
  }
  return [...used.values()];
}
