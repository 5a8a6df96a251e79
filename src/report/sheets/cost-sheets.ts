import type { Estimate } from '../../pricing/cost.ts';
import { JSON_DECIMALS, type RoundedCost, roundedCost } from '../../pricing/cost-output.ts';
import type { Sheet } from '../workbook.ts';
import type { WorkbookTexts } from '../words/workbook-words.ts';
import { assumptionsSheet } from './assumptions-sheet.ts';
import { budgetsSheet } from './budgets-sheet.ts';
import { costLinesSheet } from './cost-lines-sheet.ts';
import { groupsSheet, VIEWS } from './cost-views.ts';
import { pricesSheet } from './prices-sheet.ts';

/** An estimate in the figures of its JSON: rounded once, so that lines, totals and groups add up. */
export type PrintedEstimate = RoundedCost & { estimate: Estimate };

export function printedEstimate(estimate: Estimate): PrintedEstimate {
  return { estimate, ...roundedCost(estimate, JSON_DECIMALS) };
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
