import type { Analysis } from '../engine/analyze.ts';
import { findRegion } from '../facts/regions.ts';
import type { Demand, Placement, PlacementStatus, Plan } from '../planning/plan.ts';
import { numberText, percentFigure } from './number-text.ts';
import { shownMessage, shownName } from './shown-text.ts';
import type { Words } from './words/words.ts';

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
  /** The status in words. */
  statusText: string;
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
  statusText: string;
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

/** From the most urgent to the least. */
const URGENCY: readonly PlacementStatus[] = ['infeasible', 'unreplicated', 'short', 'bare', 'ok', 'idle'];
const LACKING: ReadonlySet<PlacementStatus> = new Set(['infeasible', 'unreplicated', 'short']);

/** Rows of a table in a report. */
const MOST_PLACEMENTS = 200;

/** Builds the view; of more placements than `most` the most urgent are kept. */
export function replicationView(analysis: Analysis, words: Words, most?: number): ReplicationView {
  const plan = analysis.plan();
  const kept = mostUrgent(plan, most);
  const hidden = plan.placements.length - kept.length;
  const images = groupByImage(kept, words);
  const attention = images.flatMap(({ placements }) => placements.filter(({ status }) => LACKING.has(status)));
  return {
    ...replicationSummary(plan, words),
    images,
    more: hidden === 0 ? '' : words.replication.more(hidden),
    attention: attention.sort((a, b) => URGENCY.indexOf(a.status) - URGENCY.indexOf(b.status)),
  };
}

export function replicationSummary(plan: Plan, words: Words): ReplicationSummary {
  return {
    headline: headlineOf(plan, words),
    hasPlacements: plan.placements.length > 0,
    statuses: statusesOf(plan, words),
    sizing: sizingView(plan, words),
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

function groupByImage(placements: readonly Placement[], words: Words): ImagePlacementsView[] {
  const groups = new Map<unknown, ImagePlacementsView>();
  for (const placement of placements) {
    const { image } = placement;
    let group = groups.get(image);
    if (group === undefined) {
      group = { gallery: shownName(image.gallery.name), image: shownName(image.name), placements: [] };
      groups.set(image, group);
    }
    group.placements.push(placementView(placement, group, words));
  }
  return [...groups.values()];
}

function placementView(placement: Placement, { gallery, image }: { gallery: string; image: string }, words: Words): PlacementView {
  const { demand, needed, configured, limit, region, status } = placement;
  return {
    gallery,
    image,
    version: shownName(placement.versionName),
    region: shownName(region),
    regionName: findRegion(region)?.displayName ?? shownName(region),
    window: demand === undefined ? '' : shownName(demand.window),
    demand: demandText(demand, words),
    needed: numberText(needed),
    configured: numberText(configured),
    limit: limitText(limit, words),
    status,
    statusText: words.replication.statuses[status],
    verdict: verdictOf(placement, words),
    because: placement.steps.map((step) => shownMessage(words.replication.step(step))),
    bar: barOf(placement, words),
    raw: { needed, configured, limit },
  };
}

function demandText(demand: Demand | undefined, { counts, comma, none, replication }: Words): string {
  if (demand === undefined) return none;
  const parts: string[] = [];
  if (demand.virtualMachines > 0) parts.push(counts.virtualMachines(demand.virtualMachines));
  for (const { count, instances } of demand.scaleSets) parts.push(counts.scaleSets(count, numberText(instances)));
  if (parts.length > 4) parts.splice(3, Infinity, replication.moreDemand(parts.length - 3));
  return parts.length === 0 ? none : parts.join(comma);
}

/** `10`, or `none`. */
export function limitText(limit: number, { none }: Words): string {
  return limit === Number.POSITIVE_INFINITY ? none : numberText(limit);
}

function verdictOf({ status, needed, configured, limit }: Placement, { replication: { verdicts } }: Words): string {
  switch (status) {
    case 'infeasible':
      return verdicts.infeasible(numberText(needed - limit));
    case 'short':
      return verdicts.short(numberText(needed - configured));
    case 'ok':
      return configured === needed ? verdicts.headroom : verdicts.ok(numberText(configured - needed));
    default:
      return verdicts[status];
  }
}

/** Up to this many allowed replicas, a bar is as wide as the limit, so that bars can be compared. */
const WIDEST_LIMIT = 20;

function barOf({ needed, configured, limit }: Placement, words: Words): ReplicaBarView {
  const scale = Math.max(1, needed, configured, limit <= WIDEST_LIMIT ? limit : 0);
  const place = (count: number) => Math.min(100, (100 * count) / scale).toFixed(1);
  return {
    configured: place(configured),
    needed: place(needed),
    limit: place(limit),
    label: words.replication.bar(numberText(configured), numberText(needed), limitText(limit, words)),
  };
}

function headlineOf({ summary }: Plan, { replication: words, list }: Words): string {
  if (summary.placements === 0) return words.nothing;
  const lacking = [...LACKING].filter((status) => summary[status] > 0);
  if (lacking.length === 0)
    return summary.placements === summary.idle ? words.allIdle(summary.placements) : words.allServed(summary.placements);
  const count = lacking.reduce((sum, status) => sum + summary[status], 0);
  const parts = lacking.map((status) => words.ofStatus(numberText(summary[status]), words.statuses[status]));
  return words.lacking(count, summary.placements, list(parts));
}

function statusesOf({ summary }: Plan, words: Words): StatusView[] {
  return URGENCY.filter((status) => summary[status] > 0).map((status) => {
    const share = summary[status] / summary.placements;
    return {
      status,
      statusText: words.replication.statuses[status],
      meaning: words.replication.meanings[status],
      count: numberText(summary[status]),
      share: words.percent(percentFigure(share)),
      raw: { count: summary[status], share },
    };
  });
}

function sizingView({ sizing }: Plan, words: Words): SizingView {
  return {
    virtualMachines: shownName(sizing.virtualMachines.text),
    scaleSet: shownName(sizing.scaleSet.text),
    headroom: sizing.headroom === 0 ? words.none : words.percent(percentFigure(sizing.headroom)),
    raw: { headroom: sizing.headroom },
  };
}
