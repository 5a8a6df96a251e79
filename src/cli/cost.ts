import { costJson } from '../report/cost-json.ts';
import { costTable } from '../report/cost-table.ts';
import type { Io } from './io.ts';
import { COST_FORMATS, type Invocation } from './options.ts';
import { printAnalysis, type TableReporters } from './print-analysis.ts';

const REPORTERS: TableReporters<(typeof COST_FORMATS)[number]> = {
  table: () => costTable,
  json: () => costJson,
  markdown: async () => (await import('../report/whole-document.ts')).wholeDocument('cost', 'markdown'),
  csv: async () => (await import('../report/cost-csv.ts')).costCsv,
  html: async () => (await import('../report/whole-document.ts')).wholeDocument('cost', 'html'),
  xlsx: async () => (await import('../report/cost-workbook.ts')).costXlsx,
  focus: async () => {
    const { focusCsv, focusNote } = await import('../report/focus-csv.ts');
    return { report: focusCsv, noteOf: focusNote };
  },
  parquet: async () => {
    const { focusParquet } = await import('../report/focus-parquet.ts');
    return { report: focusParquet, noteOf: (await import('../report/focus-csv.ts')).focusNote };
  },
};

/** Prices storage a month and egress once. */
export function run(invocation: Invocation, io: Io): Promise<number> {
  return printAnalysis(invocation, io, REPORTERS, COST_FORMATS);
}
