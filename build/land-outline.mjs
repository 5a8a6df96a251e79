// @ts-check
/** The outline of all land for the map in HTML reports: Natural Earth at 1:110 million, drawn once, when the templates are compiled. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { geoBounds, geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

/** Coordinates are whole tenths of the map's units, so that most are one or two digits. */
const PRECISION = 10;
/** What lies wholly south of this is Antarctica, which has no regions. */
const SOUTHERNMOST = -60;

/**
 * The `d` of a path, in tenths of the units of the map's frame.
 *
 * @param {string} root
 * @returns {string}
 */
export function landOutline(root) {
  const frame = JSON.parse(readFileSync(join(root, 'src/report/charts/map-frame.json'), 'utf8'));
  const projection = geoEqualEarth().rotate([frame.rotate, 0]).scale(frame.scale).translate(frame.translate);
  const outline = new Outline();
  geoPath(projection, /** @type {import('d3-geo').GeoContext} */ (/** @type {unknown} */ (outline)))(inhabited(landOf()));
  return outline.text;
}

/** @returns {import('geojson').Polygon[]} */
function landOf() {
  const topology = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('world-atlas/land-110m.json'), 'utf8'));
  const land = /** @type {import('geojson').FeatureCollection<import('geojson').MultiPolygon>} */ (
    feature(topology, topology.objects.land)
  );
  return land.features.flatMap(({ geometry }) => geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })));
}

/**
 * @param {import('geojson').Polygon[]} polygons
 * @returns {import('geojson').MultiPolygon}
 */
function inhabited(polygons) {
  const kept = polygons.filter((polygon) => geoBounds(polygon)[1][1] > SOUTHERNMOST);
  return { type: 'MultiPolygon', coordinates: kept.map(({ coordinates }) => coordinates) };
}

/** Writes what d3 draws as whole, relative steps; a step of no length is left away, and with it an island of no size. */
class Outline {
  text = '';
  #ring = '';
  #steps = 0;
  #x = 0;
  #y = 0;

  /** @param {number} x @param {number} y */
  moveTo(x, y) {
    [this.#x, this.#y] = [whole(x), whole(y)];
    this.#ring = `M${pair(this.#x, this.#y)}l`;
    this.#steps = 0;
  }

  /** @param {number} x @param {number} y */
  lineTo(x, y) {
    const [dx, dy] = [whole(x) - this.#x, whole(y) - this.#y];
    if (dx === 0 && dy === 0) return;
    this.#ring += (this.#steps === 0 || dx < 0 ? '' : ' ') + pair(dx, dy);
    this.#steps++;
    this.#x += dx;
    this.#y += dy;
  }

  closePath() {
    if (this.#steps > 1) this.text += `${this.#ring}z`;
  }
}

/** @param {number} value */
function whole(value) {
  return Math.round(value * PRECISION);
}

/** Two numbers, a blank between them where the sign does not part them. @param {number} x @param {number} y */
function pair(x, y) {
  return y < 0 ? `${x}${y}` : `${x} ${y}`;
}
