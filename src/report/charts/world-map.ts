import { scaleSqrt } from 'd3-scale';
import type { Analysis } from '../../engine/analyze.ts';
import { findRegion } from '../../facts/regions.ts';
import type { Plan } from '../../planning/plan.ts';
import { toNumber } from '../../pricing/money.ts';
import { costTexts, type DecimalText } from '../cost-amounts.ts';
import { numberText } from '../number-text.ts';
import { shownName } from '../shown-text.ts';
import type { Words } from '../words/words.ts';
import { type Arc, arcBetween, FRAME, type Place, type Point, projected } from './map-projection.ts';
import { type MapTablesView, mapTables } from './map-tables.ts';
import { placeLabels } from './place-labels.ts';
import { flowsOf, loadsOf, type RegionLoad, type ReplicationFlow } from './replication-flows.ts';

/** The map of replication, ready to draw: the outline of the land is the template's own. */
export type WorldMapView = MapTablesView & {
  hasPoints: boolean;
  title: string;
  description: string;
  /** The part of the whole map that is shown, in its units. */
  viewBox: string;
  /** The lightest first. */
  arcs: MapArcView[];
  /** The largest first. */
  points: MapPointView[];
  /** Names of regions, laid out for maps of several widths: one of the sets is shown at a time. */
  labelSets: MapLabelSetView[];
  /** What circles and arcs stand for, as examples. */
  sizes: MapSizeView[];
  weights: MapWeightView[];
  hasSources: boolean;
  hasLacking: boolean;
  hasUnknown: boolean;
  /** Arcs that are not drawn; empty where all are. */
  more: string;
  /** Regions whose place is not known, as a sentence; empty where there are none. */
  unplaced: string;
};

export type MapArcView = { path: string; width: string; kind: 'known' | 'unknown'; label: string };
/** `x` and `y` in per cent of the map, `r` in pixels. */
export type MapPointView = { x: string; y: string; r: string; kind: 'source' | 'target'; isLacking: boolean; label: string };
export type MapLabelSetView = { width: 'wide' | 'medium' | 'narrow'; labels: MapLabelView[] };
/** `x` and `y` in per cent, `dx` and `dy` in pixels from there. */
export type MapLabelView = { x: string; y: string; dx: string; dy: string; anchor: string; text: string };
export type MapSizeView = { r: string; side: string; label: string };
export type MapWeightView = { width: string; label: string };

/** Pixels. */
const LARGEST_RADIUS = 15;
const SMALLEST_RADIUS = 3.5;
const HEAVIEST = 7;
/** Circles and arcs that may be that large; more are drawn smaller, so that they do not hide each other. */
const FEW = 12;
const LIGHTEST = 0.75;
/** Widths in pixels for which names are laid out; the style shows the set that fits. */
const LABEL_WIDTHS = [
  { width: 'wide', pixels: 920 },
  { width: 'medium', pixels: 560 },
  { width: 'narrow', pixels: 310 },
] as const;
/** The outline of the land is not made for more. */
const GREATEST_ZOOM = 2.6;
const MOST_ARCS = 200;

type MapWords = Words['map'];
type PlacedLoad = RegionLoad & { name: string; place: Place; point: Point };
type DrawnFlow = ReplicationFlow & { arc: Arc };

export function worldMapView(analysis: Analysis, allWords: Words): WorldMapView {
  const { map: words } = allWords;
  const estimate = analysis.cost();
  const { exact } = costTexts(estimate, allWords);
  const loads = loadsOf(estimate);
  const flows = flowsOf(estimate);
  const placed = loads.flatMap(placedLoad);
  const places = new Map(placed.map(({ region, place }) => [region, place]));
  const drawable = flows.flatMap((flow) => drawnFlow(flow, places));
  const drawn = drawable.slice(0, MOST_ARCS);
  const view = viewOf(placed, drawn);
  const lacking = lackingByRegion(analysis.plan());
  const radius = scaleSqrt(
    [0, Math.max(1, ...placed.map(({ totals }) => totals.snapshots))],
    [0, LARGEST_RADIUS * crowding(placed.length)],
  );
  const weight = scaleSqrt(
    [0, Math.max(1, ...drawn.map(({ totals }) => Math.round(toNumber(totals.egressGB))))],
    [0, HEAVIEST * crowding(drawn.length)],
  );
  const radiusOf = ({ totals }: PlacedLoad) => Math.max(SMALLEST_RADIUS, radius(totals.snapshots));
  const weightOf = (egressGB: number) => Math.max(LIGHTEST, weight(egressGB)).toFixed(1);
  const sources = new Set(flows.map(({ from }) => from));
  return {
    hasPoints: placed.length > 0,
    title: words.title,
    description: words.description(placed.length, drawn.length, drawn[0] === undefined ? '' : arcLabel(drawn[0], words, exact)),
    viewBox: [view.x, view.y, view.width, view.height].map((value) => value.toFixed(1)).join(' '),
    arcs: drawn.toReversed().map((flow) => ({
      path: flow.arc.path,
      width: weightOf(toNumber(flow.totals.egressGB)),
      kind: isUnknown(flow) ? 'unknown' : 'known',
      label: arcLabel(flow, words, exact),
    })),
    points: placed.map((load) => {
      const isSource = sources.has(load.region);
      const label = pointLabel(load, isSource, words, exact);
      const short = lacking.get(load.region) ?? 0;
      return {
        ...percentOf(load.point, view),
        r: radiusOf(load).toFixed(1),
        kind: isSource ? 'source' : 'target',
        isLacking: short > 0,
        label: short > 0 ? words.lackingPoint(label, short) : label,
      };
    }),
    labelSets: LABEL_WIDTHS.map(({ width, pixels }) => ({ width, labels: labelsFor(placed, drawn, view, pixels, radiusOf) })),
    sizes: examplesUpTo(radius.domain()[1] ?? 1).map((count) =>
      sizeExample(Math.max(SMALLEST_RADIUS, radius(count)), words.replicas(count)),
    ),
    weights:
      drawn.length === 0
        ? []
        : examplesUpTo(weight.domain()[1] ?? 1).map((gb) => ({ width: weightOf(gb), label: words.gigabytes(numberText(gb)) })),
    hasSources: sources.size > 0,
    hasLacking: placed.some(({ region }) => lacking.has(region)),
    hasUnknown: drawn.some(isUnknown),
    more: drawable.length === drawn.length ? '' : words.moreArcs(drawable.length - drawn.length),
    unplaced: unplacedText(loads, places, words),
    ...mapTables(estimate, loads, flows, lacking, allWords),
  };
}

function placedLoad(load: RegionLoad): PlacedLoad[] {
  const region = findRegion(load.region);
  if (region === undefined || region.latitude === null || region.longitude === null) return [];
  const place: Place = [region.longitude, region.latitude];
  return [{ ...load, name: region.displayName, place, point: projected(place) }];
}

function drawnFlow(flow: ReplicationFlow, places: ReadonlyMap<string, Place>): DrawnFlow[] {
  const [from, to] = [places.get(flow.from), places.get(flow.to)];
  return from === undefined || to === undefined ? [] : [{ ...flow, arc: arcBetween(from, to) }];
}

/** Placements that lack replicas, by region. */
function lackingByRegion({ placements }: Plan): Map<string, number> {
  const lacking = new Map<string, number>();
  for (const { region, status } of placements) {
    if (status === 'short' || status === 'infeasible' || status === 'unreplicated') lacking.set(region, (lacking.get(region) ?? 0) + 1);
  }
  return lacking;
}

/** The share of the full size that circles or arcs are drawn at, by how many there are. */
function crowding(count: number): number {
  return clamp(Math.sqrt(FEW / Math.max(1, count)), 0.4, 1);
}

type View = { x: number; y: number; width: number; height: number };

/** The part of the map in which all regions and arcs are, with room around them for names. */
function viewOf(placed: readonly PlacedLoad[], drawn: readonly DrawnFlow[]): View {
  const whole = { x: 0, y: 0, ...FRAME };
  if (placed.length === 0 || drawn.some(({ arc }) => arc.isSplit)) return whole;
  const points = [...placed.map(({ point }) => point), ...drawn.flatMap(({ arc }) => arc.points)];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const ratio = FRAME.width / FRAME.height;
  const needed = Math.max((right - left) * 1.3, (bottom - top) * 1.3 * ratio, FRAME.width / GREATEST_ZOOM);
  if (needed >= FRAME.width) return whole;
  const [width, height] = [needed, needed / ratio];
  return {
    x: clamp((left + right - width) / 2, 0, FRAME.width - width),
    y: clamp((top + bottom - height) / 2, 0, FRAME.height - height),
    width,
    height,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

function percentOf([x, y]: Point, view: View): { x: string; y: string } {
  return { x: percent((x - view.x) / view.width), y: percent((y - view.y) / view.height) };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)}%`;
}

function labelsFor(
  placed: readonly PlacedLoad[],
  drawn: readonly DrawnFlow[],
  view: View,
  width: number,
  radiusOf: (load: PlacedLoad) => number,
): MapLabelView[] {
  const scale = width / view.width;
  const inPixels = ([x, y]: Point): Point => [(x - view.x) * scale, (y - view.y) * scale];
  const items = placed.map((load) => {
    const [x, y] = inPixels(load.point);
    return { load, x, y, r: radiusOf(load), text: load.name };
  });
  const lines = drawn.flatMap(({ arc }) => filledIn(arc.points.map(inPixels)));
  return placeLabels(items, width, view.height * scale, lines).map(({ item, dx, dy, anchor }) => ({
    ...percentOf(item.load.point, view),
    dx: dx.toFixed(1),
    dy: dy.toFixed(1),
    anchor,
    text: item.text,
  }));
}

const CLOSE_PIXELS = 5;

/** The points of a line, with others between them, so that nothing as large as a name lies between two. */
function filledIn(points: readonly Point[]): Point[] {
  return points.flatMap(([x, y], index) => {
    const [nextX, nextY] = points[index + 1] ?? [x, y];
    const steps = Math.max(1, Math.ceil(Math.hypot(nextX - x, nextY - y) / CLOSE_PIXELS));
    return Array.from({ length: steps }, (_, step): Point => [x + ((nextX - x) * step) / steps, y + ((nextY - y) * step) / steps]);
  });
}

function isUnknown({ totals }: ReplicationFlow): boolean {
  return !totals.complete && toNumber(totals.egressGB) === 0;
}

function arcLabel(flow: ReplicationFlow, words: MapWords, exact: DecimalText): string {
  const [from, to] = [nameOf(flow.from), nameOf(flow.to)];
  return isUnknown(flow) ? words.arcUnknown(from, to) : words.arc(from, to, exact(flow.totals.egressGB));
}

function pointLabel({ name, totals, outgoing }: PlacedLoad, isSource: boolean, words: MapWords, exact: DecimalText): string {
  return isSource ? words.sourcePoint(name, totals.snapshots, exact(outgoing.egressGB)) : words.point(name, totals.snapshots);
}

function nameOf(region: string): string {
  return findRegion(region)?.displayName ?? shownName(region);
}

function sizeExample(r: number, label: string): MapSizeView {
  return { r: r.toFixed(1), side: (2 * r + 2).toFixed(1), label };
}

/** Up to three figures for a key, of one digit each but the greatest: 1, 5 and 43. */
function examplesUpTo(most: number): number[] {
  const third = most / 6;
  const step = 10 ** Math.floor(Math.log10(Math.max(1, third)));
  const middle = Math.max(1, Math.round(third / step) * step);
  return [...new Set([1, middle, most])].filter((value) => value <= most).toSorted((a, b) => a - b);
}

const MOST_NAMED = 30;

function unplacedText(loads: readonly RegionLoad[], places: ReadonlyMap<string, Place>, words: MapWords): string {
  const names = loads.filter(({ region }) => !places.has(region)).map(({ region }) => nameOf(region));
  if (names.length === 0) return '';
  const shown = names.slice(0, MOST_NAMED);
  return words.unplaced(names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', '));
}
