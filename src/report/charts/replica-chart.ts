import type { Placement, PlacementStatus, Plan } from '../../planning/plan.ts';
import { findRegion } from '../../facts/regions.ts';
import { numberText } from '../number-text.ts';
import { shownName } from '../shown-text.ts';
import type { Words } from '../words/words.ts';
import { type Bar, barChart, type BarChartView, type BarKind } from './bar-chart.ts';

type ReplicaWords = Words['charts']['replicas'];

const MOST_BARS = 16;

/** From the most urgent to the least; a placement without a demand is not drawn. */
const URGENCY: readonly PlacementStatus[] = ['infeasible', 'unreplicated', 'short', 'bare', 'ok'];
const KINDS: Readonly<Record<PlacementStatus, BarKind>> = {
  infeasible: 'bad',
  unreplicated: 'bad',
  short: 'bad',
  bare: 'near',
  ok: 'ok',
  idle: 'quiet',
};

/** Replicas configured against those needed, the most urgent placements first; null where nothing is deployed. */
export function replicaChart({ placements }: Plan, { charts: { replicas: words } }: Words): BarChartView | null {
  const demanded = URGENCY.flatMap((status) => placements.filter((placement) => placement.status === status).sort(byGap));
  if (demanded.length === 0) return null;
  const shown = demanded.slice(0, MOST_BARS);
  const first = shown[0];
  return barChart({
    id: 'replica-need',
    title: words.title,
    note: words.note,
    description: words.description(demanded.length, first === undefined ? '' : `${labelOf(first, words)}: ${valueOf(first, words)}`),
    bars: shown.map((placement) => barOf(placement, words)),
    names: { ok: words.enough, near: words.bare, bad: words.lacking, need: words.need, limit: words.limit },
    more: demanded.length > shown.length ? words.more(demanded.length - shown.length) : '',
  });
}

/** What is missing most stands first, then what is needed most. */
function byGap(a: Placement, b: Placement): number {
  return b.needed - b.configured - (a.needed - a.configured) || b.needed - a.needed;
}

function barOf(placement: Placement, words: ReplicaWords): Bar {
  const { configured, needed, limit, status } = placement;
  const marks: Bar['marks'] = [{ at: needed, kind: 'need' }];
  return {
    label: labelOf(placement, words),
    value: valueOf(placement, words),
    parts: [{ from: 0, to: configured, kind: KINDS[status] }],
    marks: status === 'infeasible' ? [...marks, { at: limit, kind: 'limit' }] : marks,
  };
}

function labelOf({ image, versionName, region }: Placement, words: ReplicaWords): string {
  return words.label(shownName(image.name), shownName(versionName), findRegion(region)?.displayName ?? shownName(region));
}

function valueOf({ configured, needed }: Placement, words: ReplicaWords): string {
  return words.value(numberText(configured), numberText(needed));
}
