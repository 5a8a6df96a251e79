import type { Analysis } from '../engine/analyze.ts';
import type { BinaryReporter } from './reporter.ts';
import { findingsSheet } from './sheets/findings-sheet.ts';
import { replicationSheet } from './sheets/replication-sheet.ts';
import { planFigures, runFigures, summarySheet } from './sheets/summary-sheet.ts';
import type { Workbook } from './workbook.ts';
import { WORKBOOK_TEXTS_EN, workbookTextsOf } from './words/workbook-words.ts';
import { xlsxOf } from './xlsx.ts';

/** `plan -f xlsx`: the placements with their arithmetic, and what the rules say. */
export const planXlsx: BinaryReporter = async (analysis, { words }) => xlsxOf(planWorkbook(analysis, await workbookTextsOf(words)));

export function planWorkbook(analysis: Analysis, texts = WORKBOOK_TEXTS_EN): Workbook {
  const figures = [...planFigures(analysis, texts), ...runFigures(analysis, texts)];
  return {
    title: texts.book.titles.plan,
    day: analysis.today,
    totalLabel: texts.book.total,
    moneyDecimals: 0,
    sheets: [summarySheet(figures, texts), replicationSheet(analysis, texts), findingsSheet(analysis, texts)],
  };
}
