import { costJson } from '../report/cost-json.ts';
import { costTable } from '../report/cost-table.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { printAnalysis } from './print-analysis.ts';

/** Prices storage a month and egress once. */
export function run(invocation: Invocation, io: Io): Promise<number> {
  return printAnalysis(invocation, io, { table: costTable, json: costJson });
}
