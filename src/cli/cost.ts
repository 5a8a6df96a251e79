import type { CostBy } from '../pricing/cost.ts';
import { costJson } from '../report/cost-json.ts';
import { costTable } from '../report/cost-table.ts';
import { costByOf } from './cost-by.ts';
import type { Io } from './io.ts';
import { COST_FORMATS, type Invocation } from './options.ts';
import { printAnalysis, type TableReporters } from './print-analysis.ts';

/** Prices storage a month and egress once. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  return printAnalysis(invocation, io, reportersBy(costByOf(invocation.lists['by'])), COST_FORMATS);
}

/** JSON has the cost by everything, whatever is asked for. */
function reportersBy(by: readonly CostBy[] | undefined): TableReporters<(typeof COST_FORMATS)[number]> {
  return {
    table: () => (analysis, display) => costTable(analysis, display, by),
    json: () => costJson,
    markdown: async () => (await import('../report/whole-document.ts')).wholeDocument('cost', 'markdown', { by }),
    csv: async () => {
      const { costCsv, costGroupsCsv } = await import('../report/cost-csv.ts');
      return by === undefined ? costCsv : costGroupsCsv(by);
    },
    html: async () => (await import('../report/whole-document.ts')).wholeDocument('cost', 'html', { by }),
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
}
