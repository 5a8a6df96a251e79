import type { Analysis } from '../engine/analyze.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { type RoundedMonths, roundGroups, roundMonths } from '../forecast/round-forecast.ts';
import { JSON_DECIMALS } from '../pricing/cost-output.ts';
import { currencyDecimals } from '../pricing/currency.ts';
import type { ForecastAsked } from './forecast-view.ts';
import type { BinaryReporter } from './reporter.ts';
import { budgetMonthsSheet, groupMonthsSheet, limitsSheet, monthsSheet } from './sheets/forecast-sheets.ts';
import { runFigures, summarySheet } from './sheets/summary-sheet.ts';
import type { Row, Workbook } from './workbook.ts';
import { WORKBOOK_TEXTS_EN, type WorkbookTexts, workbookTextsOf } from './words/workbook-words.ts';
import { xlsxOf } from './xlsx.ts';

/** `forecast -f xlsx`: the months with formulas for their sums, the split that was asked for, limits and budgets. */
export function forecastXlsx(asked: ForecastAsked): BinaryReporter {
  return async (analysis, { words }) => xlsxOf(forecastWorkbook(analysis, asked, await workbookTextsOf(words)));
}

export function forecastWorkbook(analysis: Analysis, { months, by }: ForecastAsked, texts: WorkbookTexts = WORKBOOK_TEXTS_EN): Workbook {
  const forecast = analysis.forecast(months);
  const rounded = roundMonths(forecast.months, JSON_DECIMALS);
  const { book } = texts;
  return {
    title: book.titles.forecast(forecast.currency),
    day: analysis.today,
    totalLabel: book.total,
    moneyDecimals: currencyDecimals(forecast.currency),
    sheets: [
      summarySheet([...forecastFigures(forecast, rounded, texts), ...runFigures(analysis, texts)], texts),
      monthsSheet(rounded, texts),
      ...(by === undefined ? [] : [groupMonthsSheet(roundGroups(forecast.by(by), rounded.months, JSON_DECIMALS), texts)]),
      limitsSheet(forecast, texts),
      ...(forecast.budgets.length === 0 ? [] : [budgetMonthsSheet(forecast, texts)]),
    ],
  };
}

function forecastFigures({ currency, prices, images }: Forecast, { totals }: RoundedMonths, { book }: WorkbookTexts): Row[] {
  const { columns, figures, notes } = book;
  const note = totals.isComplete ? undefined : notes.atLeast;
  const money = (figure: string, key: 'storage' | 'egress' | 'total'): Row => {
    return { figure, value: { value: totals[key], type: 'money', formula: `[months!${key}]` }, unit: currency, note };
  };
  return [
    money(columns.total, 'total'),
    money(columns.storage, 'storage'),
    money(columns.egress, 'egress'),
    { figure: columns.newVersions, value: { value: totals.newVersions, formula: '[months!newVersions]' } },
    { figure: columns.droppedVersions, value: { value: totals.droppedVersions, formula: '[months!droppedVersions]' } },
    { figure: figures.movingImages, value: images.moving },
    { figure: figures.stillImages, value: images.still },
    { figure: columns.sheet, value: prices.name },
    { figure: figures.pricesAsOf, value: { value: prices.asOf, type: 'day' } },
  ];
}
