import type { Estimate } from '../../pricing/cost.ts';
import type { Price } from '../../pricing/price-sheet.ts';
import type { Row, Sheet } from '../workbook.ts';

/** Every price that a line uses, once, and how many lines do. */
export function pricesSheet({ lines, currency, prices }: Estimate): Sheet {
  const used = new Map<string, Row & { lines: number }>();
  const use = (charge: string, from: string, region: string, type: string | undefined, price: Price | undefined) => {
    const key = [charge, from, region, type].join('\n');
    const known = used.get(key);
    if (known === undefined) used.set(key, { charge, from, region, storageAccountType: type, ...priceCells(price), lines: 1 });
    else known.lines++;
  };
  for (const { region, storageAccountType, storagePrice, egressPrice, targetRegion } of lines) {
    use('storage', '', region, storageAccountType, storagePrice);
    const from = targetRegion.version.location;
    if (from !== region) use('egress', from, region, undefined, egressPrice);
  }
  return {
    name: 'Prices',
    columns: [
      { key: 'charge', title: 'Charge', type: 'text' },
      { key: 'from', title: 'From region', type: 'text' },
      { key: 'region', title: 'Region', type: 'text' },
      { key: 'storageAccountType', title: 'Storage type', type: 'text' },
      { key: 'unit', title: 'Per', type: 'text' },
      { key: 'price', title: 'Price', type: 'money' },
      { key: 'listPrice', title: 'List price', type: 'money' },
      { key: 'discount', title: 'Discount', type: 'share' },
      { key: 'currency', title: 'Currency', type: 'text' },
      { key: 'basis', title: 'Basis', type: 'text' },
      { key: 'sheet', title: 'Price sheet', type: 'text' },
      { key: 'asOf', title: 'As of', type: 'day' },
      { key: 'source', title: 'Source', type: 'text' },
      { key: 'meterId', title: 'Meter', type: 'text' },
      { key: 'lines', title: 'Cost lines', type: 'number' },
    ],
    rows: Array.from(used.values(), (row): Row => {
      const unit = row['charge'] === 'storage' ? 'GB and month' : 'GB';
      return { ...row, unit, currency, sheet: row['sheet'] ?? prices.name };
    }),
  };
}

function priceCells(price: Price | undefined): Row {
  if (price === undefined) return { basis: 'missing' };
  const { listPrice, discount, basis, row, meterId } = price;
  return { price: price.price, listPrice, discount, basis, sheet: row?.sheet, asOf: row?.asOf, source: row?.source, meterId };
}
