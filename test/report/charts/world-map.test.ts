import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIONS } from '../../../src/facts/regions.ts';
import { arcBetween, FRAME, projected } from '../../../src/report/charts/map-projection.ts';
import { placeLabels } from '../../../src/report/charts/place-labels.ts';
import { worldMapView } from '../../../src/report/charts/world-map.ts';
import { EN } from '../../../src/report/words/en.ts';
import { render } from '../../../src/report/render.ts';
import { analysisOf, analysisOfText } from '../analysis-of.ts';

/** A version of 10 GB from one region to others, a replica each unless the text says more. */
function replicated(location: string, targets: string, usedGB = 10): string {
  return `gallerist: 1
galleries:
  - name: g
    location: ${location}
    images:
      - name: i
        identifier: { publisher: p, offer: o, sku: s }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i }
            osDisk: { sizeGB: 127, usedGB: ${usedGB} }
            targetRegions: [${targets}]
`;
}

describe('the projection', () => {
  it('has every region with coordinates on the map', () => {
    let placed = 0;
    for (const { name, latitude, longitude } of REGIONS) {
      if (latitude === null || longitude === null) continue;
      placed++;
      const [x, y] = projected([longitude, latitude]);
      expect(x > 0 && x < FRAME.width && y > 0 && y < FRAME.height, name).toBe(true);
    }
    expect(placed).toBeGreaterThan(50);
  });

  it('leads an arc over the edge of the map where that is the shorter way', () => {
    expect(arcBetween([-122.4, 37.8], [139.8, 35.7])).toMatchObject({ isSplit: true, path: expect.stringMatching(/^M[^M]+M[^M]+$/) });
    expect(arcBetween([4.9, 52.4], [-79, 37])).toMatchObject({ isSplit: false, path: expect.stringMatching(/^M[^M]+$/) });
  });

  it('keeps the way there and the way back apart', () => {
    const [there, back] = [arcBetween([0, 50], [20, 50]), arcBetween([20, 50], [0, 50])];
    const [up, down] = [there, back].map(({ points }) => points[Math.floor(points.length / 2)]?.[1] ?? 0);
    expect(Math.abs((up ?? 0) - (down ?? 0))).toBeGreaterThan(5);
  });

  it('bows no arc off the map', () => {
    const places = REGIONS.flatMap(({ latitude, longitude }) =>
      latitude === null || longitude === null ? [] : [[longitude, latitude] as const],
    );
    for (const from of places) {
      for (const to of places) {
        // Below, the map ends before the Antarctic, over which the shortest way from Australia to Brazil leads.
        for (const [x, y] of arcBetween(from, to).points) expect(x > 0 && x < FRAME.width && y > 0).toBe(true);
      }
    }
  });

  it('draws the same land as the regions stand on', () => {
    const page = readFileSync(new URL('../../../src/generated/templates.js', import.meta.url), 'utf8');
    const path = /class=\\"land\\"[^>]* d=\\"([^"\\]+)/.exec(page)?.[1] ?? '';
    expect(path.length).toBeGreaterThan(10_000);
    expect(path.length).toBeLessThan(40_000);
    // Kansas lies in the largest ring, whose bounds are North America's.
    const [x, y] = projected([-98, 39]);
    expect(isInside([x * 10, y * 10], path)).toBe(true);
    const [seaX, seaY] = projected([-40, 30]);
    expect(isInside([seaX * 10, seaY * 10], path)).toBe(false);
  });
});

/** Whether a point is within an odd number of the rings of a path of relative steps. */
function isInside([x, y]: readonly [number, number], path: string): boolean {
  let inside = false;
  for (const ring of path.split('M').slice(1)) {
    const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
    const points: [number, number][] = [];
    let [px, py] = [0, 0];
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      [px, py] = [px + (numbers[at] ?? 0), py + (numbers[at + 1] ?? 0)];
      points.push([px, py]);
    }
    for (const [index, [ax, ay]] of points.entries()) {
      const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

describe('placeLabels', () => {
  const item = fc.record({
    x: fc.integer({ min: 0, max: 600 }),
    y: fc.integer({ min: 0, max: 300 }),
    r: fc.integer({ min: 3, max: 15 }),
    text: fc.stringMatching(/^[A-Za-z ]{1,20}$/),
  });

  it('covers no circle and no other name, and leaves the map nowhere', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const labels = placeLabels(items, 600, 300);
        const boxes = labels.map(({ item: { x, y, text }, dx, dy, anchor }) => {
          const width = text.length * 6;
          const left = x + dx - { start: 0, middle: width / 2, end: width }[anchor];
          return { left, right: left + width, top: y + dy - 9, bottom: y + dy + 1 };
        });
        for (const [index, box] of boxes.entries()) {
          expect(box.left >= 0 && box.right <= 600 && box.top >= -5 && box.bottom <= 305).toBe(true);
          for (const other of boxes.slice(index + 1))
            expect(box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).toBe(false);
        }
      }),
    );
  });

  it('keeps names clear of lines, where there is a side without one', () => {
    const at = { x: 300, y: 150, r: 5, text: 'region' };
    const toTheRight = Array.from({ length: 60 }, (_, step) => [300 + step * 5, 150] as const);
    expect(placeLabels([at], 600, 300, toTheRight)).toMatchObject([{ anchor: 'end' }]);
    const everywhere = Array.from({ length: 3600 }, (_, index) => [(index % 60) * 10, Math.floor(index / 60) * 5] as const);
    expect(placeLabels([at], 600, 300, everywhere)).toMatchObject([{ anchor: 'start' }]);
  });

  it('names the first where two contend', () => {
    const at = { x: 300, y: 150, r: 5 };
    const [first, ...others] = placeLabels(
      Array.from({ length: 30 }, (_, index) => ({ ...at, text: `region ${index}` })),
      600,
      300,
    );
    expect(first?.item.text).toBe('region 0');
    expect(others.length).toBeLessThan(8);
  });
});

describe('worldMapView', () => {
  it('adds up what is copied', async () => {
    const analysis = await analysisOf('payroll.yaml', 'training.yaml');
    const { totals } = analysis.cost();
    const map = worldMapView(analysis, EN);
    expect(map.flowTotals.raw.egressOnce).toBe(Number(totals.egressOnce.mantissa) / 10 ** totals.egressOnce.scale);
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(sum(map.regions.map(({ replicas }) => Number(replicas)))).toBe(totals.snapshots);
    expect(sum(map.flows.map(({ raw }) => raw.egressGB))).toBeCloseTo(map.flowTotals.raw.egressGB, 9);
  });

  it('draws many circles and arcs smaller than few', async () => {
    const targets = REGIONS.filter(({ latitude }) => latitude !== null)
      .map(({ name }) => name)
      .filter((name) => name !== 'westeurope')
      .slice(0, 39);
    const few = worldMapView(await analysisOfText(replicated('westeurope', 'westeurope, eastus')), EN);
    const many = worldMapView(await analysisOfText(replicated('westeurope', ['westeurope', ...targets].join(', '))), EN);
    expect(many.points).toHaveLength(40);
    expect(Number(many.points[0]?.r)).toBeLessThan(Number(few.points[0]?.r) * 0.6);
    expect(Number(many.arcs[0]?.width)).toBeLessThan(Number(few.arcs[0]?.width) * 0.6);
  });

  it('draws a circle a region and an arc a way, by their weight', async () => {
    const map = worldMapView(
      await analysisOfText(replicated('westeurope', 'westeurope, { name: eastus, regionalReplicaCount: 4 }, northeurope')),
      EN,
    );
    expect(map.points.map(({ kind, label }) => [kind, label])).toEqual([
      ['target', 'East US: 4 replicas'],
      ['source', 'West Europe: 1 replica, 20 GB copied from here'],
      ['target', 'North Europe: 1 replica'],
    ]);
    expect(map.arcs.map(({ label }) => label).toSorted()).toEqual(['West Europe to East US: 10 GB', 'West Europe to North Europe: 10 GB']);
    const [largest, source] = map.points;
    expect(Number(largest?.r)).toBe(15);
    expect(Number(source?.r)).toBe(7.5);
    for (const { width, labels } of map.labelSets) expect([width, labels.length]).toEqual([width, width === 'wide' ? 3 : labels.length]);
  });

  it('shows the part of the world that is used', async () => {
    const widthOf = async (targets: string) =>
      Number(worldMapView(await analysisOfText(replicated('westeurope', targets)), EN).viewBox.split(' ')[2]);
    expect(await widthOf('westeurope, northeurope')).toBeLessThan(400);
    expect(await widthOf('westeurope, japaneast, westus')).toBeGreaterThan(700);
  });

  it('names the regions whose place is not known', async () => {
    const map = worldMapView(await analysisOfText(replicated('westeurope', 'westeurope, swedensouth, mars')), EN);
    expect(map.unplaced).toMatch(/: mars, Sweden South$/);
    expect(map.points).toHaveLength(1);
  });

  it('bounds what it draws and lists, and adds up the rest', async () => {
    const names = REGIONS.map(({ name }) => name).slice(0, 60);
    const text = names.map((name) => replicated(name, names.join(', ')).slice('gallerist: 1\n'.length)).join('');
    const galleries = text.replaceAll('galleries:\n', '').replaceAll('name: g\n', () => `name: g${Math.random()}\n`);
    const map = worldMapView(await analysisOfText(`gallerist: 1\ngalleries:\n${galleries}`), EN);
    expect(map.arcs).toHaveLength(200);
    expect(map.more).toMatch(/^[\d,]+ lighter ways not drawn$/);
    expect(map.flows).toHaveLength(40);
    expect(map.flows.reduce((sum, { raw }) => sum + raw.egressGB, 0)).toBe(map.flowTotals.raw.egressGB);
    expect(map.flowTotals.raw.egressGB).toBe(60 * 59 * 10);
  });

  it('marks regions that lack replicas', async () => {
    const map = worldMapView(await analysisOf('payroll.yaml'), EN);
    expect(map.points.filter(({ isLacking }) => isLacking).length).toBeGreaterThan(0);
    expect(map.hasLacking).toBe(true);
  });

  it('of nothing is left away', async () => {
    const page = render(await analysisOfText('gallerist: 1\n'), { template: 'replication', format: 'html' });
    expect(page).not.toContain('class="land"');
  });
});
