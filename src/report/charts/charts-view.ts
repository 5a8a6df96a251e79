import type { Analysis } from '../../engine/analyze.ts';
import { withLazyFields } from '../lazy-fields.ts';
import type { Words } from '../words/words.ts';
import type { ForecastView } from '../forecast-view.ts';
import type { BarChartView } from './bar-chart.ts';
import type { ColumnChartView } from './column-chart.ts';
import { monthChart } from './month-chart.ts';
import { costChart, rangeChart } from './cost-charts.ts';
import { replicaChart } from './replica-chart.ts';

/** Charts of replication; null where there is nothing to draw. */
export type ReplicationChartsView = { replicaNeed: BarChartView | null };
/** Charts of what the estate costs. */
export type CostChartsView = { costByGallery: BarChartView | null; costByRegion: BarChartView | null; costRange: BarChartView | null };
/** Charts of what it will cost. */
export type ForecastChartsView = { costByMonth: ColumnChartView };
/** The charts of a whole report. */
export type ChartsView = ReplicationChartsView & CostChartsView & ForecastChartsView;

/** Each is drawn when a template asks for it. */
export function replicationCharts<Charts extends object>(analysis: Analysis, words: Words, charts: Charts): Charts & ReplicationChartsView {
  return withLazyFields<Charts, ReplicationChartsView>(charts, { replicaNeed: () => replicaChart(analysis.plan(), words) });
}

export function costCharts<Charts extends object>(analysis: Analysis, words: Words, charts: Charts): Charts & CostChartsView {
  return withLazyFields<Charts, CostChartsView>(charts, {
    costByGallery: () => costChart(analysis.cost(), 'gallery', words),
    costByRegion: () => costChart(analysis.cost(), 'region', words),
    costRange: () => rangeChart(analysis.cost(), words),
  });
}

export function forecastCharts<Charts extends object>(
  forecast: () => ForecastView,
  words: Words,
  charts: Charts,
): Charts & ForecastChartsView {
  return withLazyFields<Charts, ForecastChartsView>(charts, { costByMonth: () => monthChart(forecast(), words) });
}
