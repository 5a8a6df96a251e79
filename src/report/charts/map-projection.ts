import { geoDistance, geoEqualEarth, geoInterpolate } from 'd3-geo';
import { curveCatmullRom, line } from 'd3-shape';
import frame from './map-frame.json' with { type: 'json' };

/** Longitude and latitude, in degrees. */
export type Place = readonly [longitude: number, latitude: number];
/** In units of the map's frame. */
export type Point = readonly [x: number, y: number];

/** The whole map: the land of the template is drawn in the same frame, when the program is built. */
export const FRAME = { width: frame.width, height: frame.height } as const;

const [centerX = 0, centerY = 0] = frame.translate;
const projection = geoEqualEarth().rotate([frame.rotate, 0]).scale(frame.scale).translate([centerX, centerY]);

/** Where a place is on the map. */
export function projected([longitude, latitude]: Place): Point {
  return projection([longitude, latitude]) ?? [0, 0];
}

const DEGREES = 180 / Math.PI;
/** A curve through a point every so many degrees of a great circle is as smooth as the circle. */
const STEP_DEGREES = 9;
const FEWEST_STEPS = 4;
/**
 * How far a short arc bows to its left, as a share of its length, so that the way there and the way back lie apart. A long one is
 * bent by the map itself, and could be bowed off it.
 */
const BOW = 0.14;
const LONGEST_BOWED = 360;

const smooth = line<Point>().curve(curveCatmullRom).digits(1);

/** An arc along a great circle; in two parts where it leaves the map on one side and comes back on the other. */
export type Arc = { path: string; points: readonly Point[]; isSplit: boolean };

export function arcBetween(from: Place, to: Place): Arc {
  const between = geoInterpolate([...from], [...to]);
  const steps = Math.max(FEWEST_STEPS, Math.ceil((geoDistance([...from], [...to]) * DEGREES) / STEP_DEGREES));
  const points = Array.from({ length: steps + 1 }, (_, index) => projected(between(index / steps)));
  const parts = splitAtEdge(points);
  if (parts.length > 1) return { path: parts.map((part) => smooth(part) ?? '').join(''), points, isSplit: true };
  const bowed = bow(points);
  return { path: smooth(bowed) ?? '', points: bowed, isSplit: false };
}

function splitAtEdge(points: readonly Point[]): Point[][] {
  let part: Point[] = [];
  const parts = [part];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before !== undefined && Math.abs(point[0] - before[0]) > FRAME.width / 2) parts.push((part = []));
    part.push(point);
  }
  return parts;
}

function bow(points: readonly Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [...points];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const share = BOW * Math.max(0, 1 - Math.hypot(dx, dy) / LONGEST_BOWED);
  return points.map(([x, y], index) => {
    const reach = share * Math.sin((Math.PI * index) / (points.length - 1));
    return [x + dy * reach, y - dx * reach];
  });
}
