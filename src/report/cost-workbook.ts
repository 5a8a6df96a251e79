import type { Analysis } from '../engine/analyze.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { costSheets, printedEstimate } from './sheets/cost-sheets.ts';
import { findingsSheet } from './sheets/findings-sheet.ts';
import { replicationSheet } from './sheets/replication-sheet.ts';
import { costFigures, planFigures, runFigures, summarySheet } from './sheets/summary-sheet.ts';
import type { Workbook } from './workbook.ts';
import { xlsxOf } from './xlsx.ts';

/** `cost -f xlsx`: everything that finance asks for, a sheet a view. */
export function costXlsx(analysis: Analysis): Promise<Uint8Array> {
  return xlsxOf(costWorkbook(analysis));
}

export function costWorkbook(analysis: Analysis): Workbook {
  const estimate = printedEstimate(analysis.cost());
  const { currency } = estimate.estimate;
  return {
    title: `Cost of image galleries in ${currency}`,
    day: analysis.today,
    moneyDecimals: currencyDecimals(currency),
    sheets: [
      summarySheet([...costFigures(estimate), ...planFigures(analysis), ...runFigures(analysis)]),
      ...costSheets(estimate),
      replicationSheet(analysis),
      findingsSheet(analysis),
    ],
  };
}
