import type { Analysis } from '../engine/analyze.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import type { BinaryReporter } from './reporter.ts';
import { costSheets, printedEstimate } from './sheets/cost-sheets.ts';
import { findingsSheet } from './sheets/findings-sheet.ts';
import { replicationSheet } from './sheets/replication-sheet.ts';
import { costFigures, planFigures, runFigures, summarySheet } from './sheets/summary-sheet.ts';
import type { Workbook } from './workbook.ts';
import { WORKBOOK_TEXTS_EN, workbookTextsOf } from './words/workbook-words.ts';
import { xlsxOf } from './xlsx.ts';

/** `cost -f xlsx`: everything that finance asks for, a sheet a view. */
export const costXlsx: BinaryReporter = async (analysis, { words }) => xlsxOf(costWorkbook(analysis, await workbookTextsOf(words)));

export function costWorkbook(analysis: Analysis, texts = WORKBOOK_TEXTS_EN): Workbook {
  const estimate = printedEstimate(analysis.cost());
  const { currency } = estimate.estimate;
  const figures = [...costFigures(estimate, texts), ...planFigures(analysis, texts), ...runFigures(analysis, texts)];
  return {
    title: texts.book.titles.cost(currency),
    day: analysis.today,
    totalLabel: texts.book.total,
    moneyDecimals: currencyDecimals(currency),
    sheets: [
      summarySheet(figures, texts),
      ...costSheets(estimate, texts),
      replicationSheet(analysis, texts),
      findingsSheet(analysis, texts),
    ],
  };
}
