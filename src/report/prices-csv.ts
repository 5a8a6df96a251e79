import type { EgressPriceOutput, PricesOutput, StoragePriceOutput } from '../pricing/prices-output.ts';
import { type CsvCell, csvText } from './csv-text.ts';

/** `prices show -f csv`: a row a price, in the numbers of the JSON output; what is unknown is an empty cell. */
export function pricesCsv({ prices, storage, egress }: PricesOutput): string {
  const { currency } = prices;
  return csvText([
    HEAD,
    ...storage.map((row) =>
      ['storage', row.region, '', row.storageAccountType, currency, ...common(row), ...METER.map((name) => row.meter[name])].map(cell),
    ),
    ...egress.map((row) => ['egress', row.from, row.to, '', currency, ...common(row), ...METER.map(() => null)].map(cell)),
  ]);
}

const METER = ['productName', 'skuName', 'meterName', 'skuId', 'meterId'] as const;

const HEAD = [
  'kind',
  'region',
  'to',
  'storageAccountType',
  'currency',
  'lines',
  'basis',
  'price',
  'listPrice',
  'discount',
  'sheet',
  'source',
  'asOf',
  'since',
  'until',
  'note',
  'overriddenSheet',
  'overriddenListPrice',
  ...METER,
];

function common(row: StoragePriceOutput | EgressPriceOutput): (string | number | null)[] {
  const { lines, basis, price, listPrice, discount, sheet, source, asOf, since, until, note, overrides } = row;
  const overridden = [overrides?.sheet ?? null, overrides?.listPrice ?? null];
  return [lines, basis, price, listPrice, discount, sheet, source, asOf, since, until, note, ...overridden];
}

function cell(value: string | number | null): CsvCell {
  return value ?? undefined;
}
