import type { Estimate } from '../../pricing/cost.ts';
import { groupCost, totalsOf } from '../../pricing/cost-groups.ts';
import { JSON_DECIMALS, roundLines } from '../../pricing/cost-output.ts';
import type { Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { assumptionsSheet } from './assumptions-sheet.ts';
import { budgetsSheet } from './budgets-sheet.ts';
import { costLinesSheet } from './cost-lines-sheet.ts';
import { groupsSheet, VIEWS } from './cost-views.ts';
import { pricesSheet } from './prices-sheet.ts';

/** An estimate in the figures of its JSON: rounded once, so that lines, totals and groups add up. */
export type PrintedEstimate = Pick<Estimate, 'lines' | 'totals' | 'by'> & { estimate: Estimate };

export function printedEstimate(estimate: Estimate): PrintedEstimate {
  const lines = roundLines(estimate.lines, JSON_DECIMALS);
  if (lines === estimate.lines) return { estimate, lines, totals: estimate.totals, by: estimate.by };
  return { estimate, lines, totals: totalsOf(lines), by: groupCost(lines) };
}

/** All of an estimate. */
export function costSheets({ estimate, lines, totals, by }: PrintedEstimate, texts: WorkbookTexts): Sheet[] {
  return [
    costLinesSheet(lines, texts),
    ...VIEWS.map((dimension) => groupsSheet(dimension, by[dimension], totals, texts)),
    ...(estimate.budgets.length === 0 ? [] : [budgetsSheet(estimate.budgets, texts)]),
    pricesSheet(estimate, texts),
    assumptionsSheet(estimate, texts),
  ];
}
