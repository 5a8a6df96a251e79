import type { ForecastView } from '../forecast-view.ts';
import { numberText } from '../number-text.ts';
import type { Words } from '../words/words.ts';
import { columnChart, type ColumnChartView } from './column-chart.ts';

/** What the coming months cost, storage below and egress on top. */
export function monthChart({ months, currency, headline }: ForecastView, { charts: { months: words } }: Words): ColumnChartView {
  return columnChart({
    id: 'cost-by-month',
    title: words.title,
    note: words.note(currency),
    description: words.description(headline),
    columns: months.map(({ month, monthName, storage, egress, total, raw }) => ({
      label: month,
      tip: words.tip(monthName, total, storage, egress),
      values: { storage: raw.storage, egress: raw.egress },
    })),
    names: { storage: words.storage, egress: words.egress },
    figureText: numberText,
  });
}
