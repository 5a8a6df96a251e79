import type { Analysis } from '../engine/analyze.ts';
import { findingsSheet } from './sheets/findings-sheet.ts';
import { replicationSheet } from './sheets/replication-sheet.ts';
import { planFigures, runFigures, summarySheet } from './sheets/summary-sheet.ts';
import type { Workbook } from './workbook.ts';
import { xlsxOf } from './xlsx.ts';

/** `plan -f xlsx`: the placements with their arithmetic, and what the rules say. */
export function planXlsx(analysis: Analysis): Promise<Uint8Array> {
  return xlsxOf(planWorkbook(analysis));
}

export function planWorkbook(analysis: Analysis): Workbook {
  return {
    title: 'Replicas of image galleries',
    day: analysis.today,
    moneyDecimals: 0,
    sheets: [summarySheet([...planFigures(analysis), ...runFigures(analysis)]), replicationSheet(analysis), findingsSheet(analysis)],
  };
}
