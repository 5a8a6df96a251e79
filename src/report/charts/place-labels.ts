import { displayWidth } from '../display-width.ts';

/** A circle with a name, in pixels. */
export type Labelled = { x: number; y: number; r: number; text: string };
/** Where a label stands beside its circle, in pixels from the circle's centre. */
export type PlacedLabel<Item extends Labelled> = { item: Item; dx: number; dy: number; anchor: 'start' | 'middle' | 'end' };

type Box = { left: number; right: number; top: number; bottom: number };

/** Of a column of text at the size of the labels, generously. */
const CHARACTER_WIDTH = 6.8;
const LINE_HEIGHT = 14;
/** From the middle of a line to where its letters stand. */
const BASELINE = 4;
const GAP = 4;

/** Sides of a circle, the best first: -1, 0, 1 for left, middle, right and above, middle, below. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;
const ANCHORS = { '-1': 'end', '0': 'middle', '1': 'start' } as const;

/**
 * Names circles where there is room, those that come first before the others; a name that would cover another is left away. Names
 * keep clear of the lines, given as points close to each other, where any side of the circle does.
 */
export function placeLabels<Item extends Labelled>(
  items: readonly Item[],
  width: number,
  height: number,
  lines: readonly (readonly [x: number, y: number])[] = [],
): PlacedLabel<Item>[] {
  const taken: Box[] = items.map(({ x, y, r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
  const labels: PlacedLabel<Item>[] = [];
  for (const [index, item] of items.entries()) {
    const free = SIDES.map(([h, v]) => labelAt(item, h, v)).filter(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= width &&
        box.top >= 0 &&
        box.bottom <= height &&
        !taken.some((other, at) => at !== index && overlaps(box, other)),
    );
    const best = free.find(({ box }) => !lines.some((point) => isWithin(point, box))) ?? free[0];
    if (best === undefined) continue;
    taken.push(best.box);
    labels.push(best.label);
  }
  return labels;
}

function labelAt<Item extends Labelled>(item: Item, h: -1 | 0 | 1, v: -1 | 0 | 1): { label: PlacedLabel<Item>; box: Box } {
  const length = displayWidth(item.text) * CHARACTER_WIDTH;
  // Beside a corner of the circle there is more room than beside its side.
  const reach = (h !== 0 && v !== 0 ? item.r * Math.SQRT1_2 : item.r) + GAP;
  const dx = h * reach;
  const middle = v * (reach + (h === 0 ? LINE_HEIGHT / 2 - GAP / 2 : LINE_HEIGHT / 4));
  const left = item.x + dx - (h === 1 ? 0 : h === 0 ? length / 2 : length);
  const top = item.y + middle - LINE_HEIGHT / 2;
  return {
    label: { item, dx, dy: middle + BASELINE, anchor: ANCHORS[`${h}`] },
    box: { left, right: left + length, top, bottom: top + LINE_HEIGHT },
  };
}

function isWithin([x, y]: readonly [number, number], box: Box): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
