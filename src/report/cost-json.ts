import type { Analysis } from '../engine/analyze.ts';
import { costOutput } from '../pricing/cost-output.ts';

/** The estimate for programs, as schemas/cost-output.schema.json has it: two spaces, a final newline. */
export function costJson(analysis: Analysis): string {
  return `${JSON.stringify(costOutput(analysis.cost()), undefined, 2)}\n`;
}
