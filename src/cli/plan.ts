import { planJson } from '../report/plan-json.ts';
import { planTable } from '../report/plan-table.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { printAnalysis } from './print-analysis.ts';

/** Sizes replicas against the demand. */
export function run(invocation: Invocation, io: Io): Promise<number> {
  return printAnalysis(invocation, io, { table: planTable, json: planJson });
}
