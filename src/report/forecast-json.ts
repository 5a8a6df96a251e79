import { forecastOutput } from './forecast-output.ts';
import type { ForecastAsked } from './forecast-view.ts';
import type { Reporter } from './reporter.ts';
import { safeJson } from './safe-json.ts';

/** The forecast for programs, as schemas/forecast-output.schema.json has it: two spaces, a final newline. */
export function forecastJson({ months, by }: ForecastAsked): Reporter {
  return (analysis) => safeJson(forecastOutput(analysis.forecast(months), by));
}
