import type { Analysis } from '../engine/analyze.ts';
import type { Display } from './painter.ts';
import { quietly } from './quietly.ts';
import { render, type ReportFormat, type ReportName } from './render.ts';
import type { ReportViewOptions } from './report-view.ts';
import type { Reporter } from './reporter.ts';
import { EN } from './words/en.ts';

/** Rows that stand in each table of an HTML page; beyond them, all are packed, and the page's script leafs through them. */
const MOST_IN_PAGE = 1_000;

/** A built-in report as an output format: with every row, where `report` keeps to what a person reads. */
export function wholeDocument(
  template: ReportName,
  format: ReportFormat,
  { by, forecast }: { by?: ReportViewOptions['by'] | undefined; forecast?: ReportViewOptions['forecast'] } = {},
): Reporter {
  return (analysis: Analysis, display: Display) => {
    const { words = EN } = display;
    return render(quietly(analysis, display), {
      template,
      format,
      most: format === 'html' ? MOST_IN_PAGE : Number.POSITIVE_INFINITY,
      words,
      ...(by === undefined ? {} : { by }),
      ...(forecast === undefined ? {} : { forecast }),
    });
  };
}
