import type { Analysis } from '../engine/analyze.ts';
import { findRegion } from '../facts/regions.ts';
import type { Demand, Placement, PlacementStatus, Plan } from '../planning/plan.ts';
import { countText, listText, numberText, percentText } from './number-text.ts';
import { shownName } from './shown-text.ts';

/** Replicas needed, configured and allowed, ready to print: the view model of `plan` and of the replication report. */
export type ReplicationView = {
  /** `2 of 12 placements need attention: 1 infeasible, 1 short`. */
  headline: string;
  hasPlacements: boolean;
  /** A line a status, in the order of urgency; statuses that do not occur are absent. */
  statuses: StatusView[];
  sizing: SizingView;
  /** Placements under their image, in the order of the estate. */
  images: ImagePlacementsView[];
  /** What is not shown: `and 9,900 more placements`; empty where all are. */
  more: string;
  /** Placements that lack replicas, the most urgent first; they are among `images` too. */
  attention: PlacementView[];
  raw: Plan['summary'];
};

/** What can be said about a plan in a few lines. */
export type ReplicationSummary = Pick<ReplicationView, 'headline' | 'hasPlacements' | 'statuses' | 'sizing' | 'raw'>;

export type StatusView = {
  status: PlacementStatus;
  /** What the word means. */
  meaning: string;
  /** `3`. */
  count: string;
  /** Of all placements: `25 %`. */
  share: string;
  raw: { count: number; share: number };
};

export type SizingView = {
  /** `ceil(vms / 20)`. */
  virtualMachines: string;
  scaleSet: string;
  /** `20 %` or `none`. */
  headroom: string;
  raw: { headroom: number };
};

export type ImagePlacementsView = { gallery: string; image: string; placements: PlacementView[] };

export type PlacementView = {
  gallery: string;
  image: string;
  version: string;
  /** Programmatic name. */
  region: string;
  /** `West Europe`; the programmatic name where no such region is known. */
  regionName: string;
  /** The window with the greatest need; empty where it has no name, or where there is no demand. */
  window: string;
  /** `120 VMs, 5 scale sets of 600`; `none`. */
  demand: string;
  needed: string;
  configured: string;
  limit: string;
  status: PlacementStatus;
  /** What follows: `5 missing`, `2 to spare`, `1 over the limit`. */
  verdict: string;
  /** The arithmetic, a line a step. */
  because: string[];
  bar: ReplicaBarView;
  raw: { needed: number; configured: number; limit: number };
};

/** A bar 100 wide: how far it is filled, where the need and the limit stand. */
export type ReplicaBarView = {
  configured: string;
  needed: string;
  limit: string;
  /** `6 of 11 replicas, 10 allowed`. */
  label: string;
};

/** From the most urgent to the least, each with its meaning. */
const MEANINGS: Readonly<Record<PlacementStatus, string>> = {
  infeasible: 'more replicas are needed than the service allows',
  unreplicated: 'demand in a region that the version is not replicated to',
  short: 'fewer replicas than needed',
  bare: 'exactly as many replicas as needed',
  ok: 'more replicas than needed',
  idle: 'no demand',
};
const URGENCY = Object.keys(MEANINGS) as PlacementStatus[];
const LACKING: ReadonlySet<PlacementStatus> = new Set(['infeasible', 'unreplicated', 'short']);

/** Rows of a table in a report. */
const MOST_PLACEMENTS = 200;

/** Builds the view; of more placements than `most` the most urgent are kept. */
export function replicationView(analysis: Analysis, most?: number): ReplicationView {
  const plan = analysis.plan();
  const kept = mostUrgent(plan, most);
  const hidden = plan.placements.length - kept.length;
  const images = groupByImage(kept);
  const attention = images.flatMap(({ placements }) => placements.filter(({ status }) => LACKING.has(status)));
  return {
    ...replicationSummary(plan),
    images,
    more: hidden === 0 ? '' : `and ${countText(hidden, 'more placement')}`,
    attention: attention.sort((a, b) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status)),
  };
}

export function replicationSummary(plan: Plan): ReplicationSummary {
  return {
    headline: headlineOf(plan),
    hasPlacements: plan.placements.length > 0,
    statuses: statusesOf(plan),
    sizing: sizingView(plan),
    raw: plan.summary,
  };
}

/** So many placements, those that lack replicas before the others; in the order of the estate. */
export function mostUrgent({ placements }: Plan, most = MOST_PLACEMENTS): readonly Placement[] {
  if (placements.length <= most) return placements;
  const kept = new Set<Placement>();
  for (const status of URGENCY) {
    for (const placement of placements) {
      if (placement.status === status && kept.size < most) kept.add(placement);
    }
  }
  return placements.filter((placement) => kept.has(placement));
}

function groupByImage(placements: readonly Placement[]): ImagePlacementsView[] {
  const groups = new Map<unknown, ImagePlacementsView>();
  for (const placement of placements) {
    const { image } = placement;
    let group = groups.get(image);
    if (group === undefined) {
      group = { gallery: shownName(image.gallery.name), image: shownName(image.name), placements: [] };
      groups.set(image, group);
    }
    group.placements.push(placementView(placement, group));
  }
  return [...groups.values()];
}

function placementView(placement: Placement, { gallery, image }: { gallery: string; image: string }): PlacementView {
  const { demand, needed, configured, limit, region, status } = placement;
  return {
    gallery,
    image,
    version: shownName(placement.versionName),
    region: shownName(region),
    regionName: findRegion(region)?.displayName ?? shownName(region),
    window: demand === undefined ? '' : shownName(demand.window),
    demand: demandText(demand),
    needed: numberText(needed),
    configured: numberText(configured),
    limit: limitText(limit),
    status,
    verdict: verdictOf(placement),
    because: placement.because.map(shownName),
    bar: barOf(placement),
    raw: { needed, configured, limit },
  };
}

function demandText(demand: Demand | undefined): string {
  if (demand === undefined) return 'none';
  const parts: string[] = [];
  if (demand.virtualMachines > 0) parts.push(countText(demand.virtualMachines, 'VM'));
  for (const { count, instances } of demand.scaleSets) parts.push(`${countText(count, 'scale set')} of ${numberText(instances)}`);
  if (parts.length > 4) parts.splice(3, Infinity, `and ${parts.length - 3} more`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** `10`, or `none`. */
export function limitText(limit: number): string {
  return limit === Number.POSITIVE_INFINITY ? 'none' : numberText(limit);
}

function verdictOf({ status, needed, configured, limit }: Placement): string {
  switch (status) {
    case 'infeasible':
      return `${numberText(needed - limit)} over the limit`;
    case 'short':
      return `${numberText(needed - configured)} missing`;
    case 'unreplicated':
      return 'no target region';
    case 'bare':
      return 'nothing to spare';
    case 'ok':
      return configured === needed ? 'headroom included' : `${numberText(configured - needed)} to spare`;
    case 'idle':
      return 'no demand';
  }
}

/** Up to this many allowed replicas, a bar is as wide as the limit, so that bars can be compared. */
const WIDEST_LIMIT = 20;

function barOf({ needed, configured, limit }: Placement): ReplicaBarView {
  const scale = Math.max(1, needed, configured, limit <= WIDEST_LIMIT ? limit : 0);
  const place = (count: number) => Math.min(100, (100 * count) / scale).toFixed(1);
  return {
    configured: place(configured),
    needed: place(needed),
    limit: place(limit),
    label: `${numberText(configured)} configured, ${numberText(needed)} needed, ${limitText(limit)} allowed`,
  };
}

function headlineOf({ summary }: Plan): string {
  if (summary.placements === 0) return 'No version is replicated, and none is deployed';
  const lacking = [...LACKING].filter((status) => summary[status] > 0);
  const all = countText(summary.placements, 'placement');
  if (lacking.length === 0)
    return summary.placements === summary.idle ? `${all}, none of them with a demand` : `${all}, each with the replicas it needs`;
  const count = lacking.reduce((sum, status) => sum + summary[status], 0);
  const parts = lacking.map((status) => `${numberText(summary[status])} ${status}`);
  return `${numberText(count)} of ${all} ${count === 1 ? 'lacks' : 'lack'} replicas: ${listText(parts)}`;
}

function statusesOf({ summary }: Plan): StatusView[] {
  return URGENCY.filter((status) => summary[status] > 0).map((status) => {
    const share = summary[status] / summary.placements;
    return {
      status,
      meaning: MEANINGS[status],
      count: numberText(summary[status]),
      share: percentText(share),
      raw: { count: summary[status], share },
    };
  });
}

function sizingView({ sizing }: Plan): SizingView {
  return {
    virtualMachines: shownName(sizing.virtualMachines.text),
    scaleSet: shownName(sizing.scaleSet.text),
    headroom: sizing.headroom === 0 ? 'none' : percentText(sizing.headroom),
    raw: { headroom: sizing.headroom },
  };
}
