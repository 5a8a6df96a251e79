import { MOST_FORECAST_MONTHS } from '../forecast/forecast.ts';
import { forecastTable } from '../report/forecast-table.ts';
import type { ForecastAsked } from '../report/forecast-view.ts';
import { costByOf } from './cost-by.ts';
import type { Io } from './io.ts';
import { FORECAST_FORMATS, type Invocation } from './options.ts';
import { printAnalysis, type TableReporters } from './print-analysis.ts';
import { UsageError } from './usage-error.ts';

/** Says month by month what the estate will hold and cost. */
export function run(invocation: Invocation, io: Io): Promise<number> {
  return printAnalysis(invocation, io, reporters(askedOf(invocation)), FORECAST_FORMATS);
}

function reporters(asked: ForecastAsked): TableReporters<(typeof FORECAST_FORMATS)[number]> {
  return {
    table: () => forecastTable(asked),
    json: async () => (await import('../report/forecast-json.ts')).forecastJson(asked),
    markdown: async () => (await import('../report/whole-document.ts')).wholeDocument('forecast', 'markdown', { forecast: asked }),
    csv: async () => (await import('../report/forecast-csv.ts')).forecastCsv(asked),
    xlsx: async () => (await import('../report/forecast-workbook.ts')).forecastXlsx(asked),
    html: async () => (await import('../report/whole-document.ts')).wholeDocument('forecast', 'html', { forecast: asked }),
  };
}

function askedOf({ texts: { months, by } }: Invocation): ForecastAsked {
  return { months: months === undefined ? undefined : monthsOf(months), by: by === undefined ? undefined : costByOf([by])?.[0] };
}

function monthsOf(text: string): number {
  const months = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (months >= 1 && months <= MOST_FORECAST_MONTHS) return months;
  throw new UsageError(
    `--months "${text}" is not a number of months`,
    `Write a whole number from 1 to ${MOST_FORECAST_MONTHS}, for example --months 24.`,
  );
}
