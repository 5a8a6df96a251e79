import { planJson } from '../report/plan-json.ts';
import { planTable } from '../report/plan-table.ts';
import type { Io } from './io.ts';
import { type Invocation, PLAN_FORMATS } from './options.ts';
import { printAnalysis, type TableReporters } from './print-analysis.ts';

const REPORTERS: TableReporters<(typeof PLAN_FORMATS)[number]> = {
  table: () => planTable,
  json: () => planJson,
  markdown: async () => (await import('../report/whole-document.ts')).wholeDocument('replication', 'markdown'),
  csv: async () => (await import('../report/plan-csv.ts')).planCsv,
  html: async () => (await import('../report/whole-document.ts')).wholeDocument('replication', 'html'),
  xlsx: async () => (await import('../report/plan-workbook.ts')).planXlsx,
};

/** Sizes replicas against the demand. */
export function run(invocation: Invocation, io: Io): Promise<number> {
  return printAnalysis(invocation, io, REPORTERS, PLAN_FORMATS);
}
