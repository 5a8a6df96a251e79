import type { Analysis } from '../../engine/analyze.ts';
import { withLazyFields } from '../lazy-fields.ts';
import type { Words } from '../words/words.ts';
import type { BarChartView } from './bar-chart.ts';
import { costChart, rangeChart } from './cost-charts.ts';
import { replicaChart } from './replica-chart.ts';

/** Charts of replication; null where there is nothing to draw. */
export type ReplicationChartsView = { replicaNeed: BarChartView | null };
/** Charts of what the estate costs. */
export type CostChartsView = { costByGallery: BarChartView | null; costByRegion: BarChartView | null; costRange: BarChartView | null };
/** The charts of a whole report. */
export type ChartsView = ReplicationChartsView & CostChartsView;

/** Each is drawn when a template asks for it. */
export function replicationCharts(analysis: Analysis, words: Words): ReplicationChartsView {
  return withLazyFields<object, ReplicationChartsView>({}, { replicaNeed: () => replicaChart(analysis.plan(), words) });
}

export function costCharts(analysis: Analysis, words: Words): CostChartsView {
  return withLazyFields<object, CostChartsView>(
    {},
    {
      costByGallery: () => costChart(analysis.cost(), 'gallery', words),
      costByRegion: () => costChart(analysis.cost(), 'region', words),
      costRange: () => rangeChart(analysis.cost(), words),
    },
  );
}

export function allCharts(analysis: Analysis, words: Words): ChartsView {
  return Object.defineProperties(
    replicationCharts(analysis, words),
    Object.getOwnPropertyDescriptors(costCharts(analysis, words)),
  ) as ChartsView;
}
