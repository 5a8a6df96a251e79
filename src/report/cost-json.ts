import type { Analysis } from '../engine/analyze.ts';
import { costOutput } from '../pricing/cost-output.ts';
import { safeJson } from './safe-json.ts';

/** The estimate for programs, as schemas/cost-output.schema.json has it: two spaces, a final newline. */
export function costJson(analysis: Analysis): string {
  return safeJson(costOutput(analysis.cost()));
}
