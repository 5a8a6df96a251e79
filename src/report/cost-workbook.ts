import type { Analysis } from '../engine/analyze.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import { costSheets } from './cost-sheets.ts';
import { findingsSheet } from './findings-sheet.ts';
import { replicationSheet } from './replication-sheet.ts';
import { costFigures, planFigures, runFigures, summarySheet } from './summary-sheet.ts';
import type { Workbook } from './workbook.ts';
import { xlsxOf } from './xlsx.ts';

/** `cost -f xlsx`: everything that finance asks for, a sheet a view. */
export function costXlsx(analysis: Analysis): Promise<Uint8Array> {
  return xlsxOf(costWorkbook(analysis));
}

export function costWorkbook(analysis: Analysis): Workbook {
  const { currency } = analysis.cost();
  return {
    title: `Cost of image galleries in ${currency}`,
    day: analysis.today,
    moneyDecimals: currencyDecimals(currency),
    sheets: [
      summarySheet([...costFigures(analysis), ...planFigures(analysis), ...runFigures(analysis)]),
      ...costSheets(analysis),
      replicationSheet(analysis),
      findingsSheet(analysis),
    ],
  };
}
