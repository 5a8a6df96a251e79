import type { Analysis } from '../../engine/analyze.ts';
import { withLazyFields } from '../lazy-fields.ts';
import type { Words } from '../words/words.ts';
import type { BarChartView } from './bar-chart.ts';
import { replicaChart } from './replica-chart.ts';

/** Charts of replication; null where there is nothing to draw. */
export type ReplicationChartsView = { replicaNeed: BarChartView | null };
/** The charts of a whole report. */
export type ChartsView = ReplicationChartsView;

/** Each is drawn when a template asks for it. */
export function replicationCharts(analysis: Analysis, words: Words): ReplicationChartsView {
  return withLazyFields<object, ReplicationChartsView>({}, { replicaNeed: () => replicaChart(analysis.plan(), words) });
}
