import type { CostLine } from '../pricing/cost.ts';

/** A letter beside a line whose price or size is not what the sheet or the manifest says. */
export type MarkView = { letter: string; name: string; meaning: string };

const MARKS = {
  assumedPrice: { letter: 'A', name: 'assumed price', meaning: 'the price sheet has none for the region: its fallback price is taken' },
  missingPrice: { letter: 'M', name: 'missing price', meaning: 'the price sheet has none: the amount is in no total' },
  provisionedSize: {
    letter: 'P',
    name: 'provisioned size',
    meaning: 'no used size is written: the provisioned size is taken, an overestimate',
  },
  unknownSize: { letter: 'U', name: 'unknown size', meaning: 'no size is written: the amount is in no total' },
} as const satisfies Record<string, MarkView>;

const UNMARKED: readonly MarkView[] = [];

export function marksOf({ priceBasis, isUsedSizeAssumed, usedGB }: CostLine): readonly MarkView[] {
  if (priceBasis === 'listed' && !isUsedSizeAssumed && usedGB !== undefined) return UNMARKED;
  const marks: MarkView[] = [];
  if (priceBasis === 'assumed') marks.push(MARKS.assumedPrice);
  if (priceBasis === 'missing') marks.push(MARKS.missingPrice);
  if (isUsedSizeAssumed) marks.push(MARKS.provisionedSize);
  if (usedGB === undefined) marks.push(MARKS.unknownSize);
  return marks;
}

/** `A P`. */
export function markText(line: CostLine): string {
  return marksOf(line)
    .map(({ letter }) => letter)
    .join(' ');
}

/** The marks that occur. */
export function marksAmong(lines: readonly CostLine[]): MarkView[] {
  const found = new Set<MarkView>();
  for (const line of lines) for (const mark of marksOf(line)) found.add(mark);
  return Object.values(MARKS).filter((mark) => found.has(mark));
}
