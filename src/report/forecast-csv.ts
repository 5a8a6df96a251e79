import { type CsvCell, csvText } from './csv-text.ts';
import { type ForecastOutput, forecastOutput, type ForecastOutputMonth } from './forecast-output.ts';
import type { ForecastAsked } from './forecast-view.ts';
import type { Reporter } from './reporter.ts';

const COLUMNS = [
  'month',
  'day',
  'versions',
  'newVersions',
  'droppedVersions',
  'replicas',
  'storedGB',
  'storage',
  'egressGB',
  'egress',
  'total',
  'cumulative',
] as const;

/** `forecast -f csv`: a row a month, or a row a group and month where the months are split, in the numbers of the JSON output. */
export function forecastCsv({ months, by }: ForecastAsked): Reporter {
  return (analysis) => csvText(rowsOf(forecastOutput(analysis.forecast(months), by)));
}

function rowsOf({ months, by, currency }: ForecastOutput): CsvCell[][] {
  if (by === null) return [[...COLUMNS, 'complete', 'currency'], ...months.map((month) => monthCells(month, currency))];
  // A split without any group has no columns to name.
  const names = Object.keys(by.groups[0]?.key ?? {});
  const rows: CsvCell[][] = [[...names, ...COLUMNS, 'complete', 'currency']];
  for (const { key, months: own } of by.groups)
    for (const month of own) rows.push([...names.map((name) => key[name] ?? undefined), ...monthCells(month, currency)]);
  return rows;
}

function monthCells(month: ForecastOutputMonth, currency: string): CsvCell[] {
  return [...COLUMNS.map((column) => month[column]), String(month.complete), currency];
}
