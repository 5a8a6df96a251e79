import configSchema from '../../schemas/config.schema.json' with { type: 'json' };
import costSchema from '../../schemas/cost-output.schema.json' with { type: 'json' };
import diffSchema from '../../schemas/diff-output.schema.json' with { type: 'json' };
import forecastSchema from '../../schemas/forecast-output.schema.json' with { type: 'json' };
import lintSchema from '../../schemas/lint-output.schema.json' with { type: 'json' };
import manifestSchema from '../../schemas/manifest.schema.json' with { type: 'json' };
import optimizeSchema from '../../schemas/optimize-output.schema.json' with { type: 'json' };
import planSchema from '../../schemas/plan-output.schema.json' with { type: 'json' };
import pricesOutputSchema from '../../schemas/prices-output.schema.json' with { type: 'json' };
import pricesSchema from '../../schemas/prices.schema.json' with { type: 'json' };
import reportViewSchema from '../../schemas/report-view.schema.json' with { type: 'json' };
import { EXIT, type Io } from './io.ts';
import type { Invocation } from './options.ts';
import { printResult } from './print-result.ts';

const SCHEMAS: Readonly<Record<string, object>> = {
  manifest: manifestSchema,
  config: configSchema,
  prices: pricesSchema,
  'lint-output': lintSchema,
  'plan-output': planSchema,
  'cost-output': costSchema,
  'forecast-output': forecastSchema,
  'prices-output': pricesOutputSchema,
  'report-view': reportViewSchema,
  'optimize-output': optimizeSchema,
  'diff-output': diffSchema,
};

/** Prints a JSON Schema: of what people write, or of what programs read. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const schema = SCHEMAS[invocation.positionals[0] ?? ''];
  if (schema === undefined) throw new Error(`no schema ${invocation.positionals[0]}`);
  printResult(`${JSON.stringify(schema, null, 2)}\n`, invocation.texts['output'], invocation, io);
  return EXIT.ok;
}
