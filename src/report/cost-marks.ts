import type { CostLine } from '../pricing/cost.ts';
import type { Words } from './words/words.ts';

/** A letter beside a line whose price or size is not what the sheet or the manifest says. */
export type MarkView = { letter: string; name: string; meaning: string };

type MarkName = keyof Words['cost']['marks'];

/** In the order in which they stand beside a line. */
const LETTERS = { assumedPrice: 'A', missingPrice: 'M', provisionedSize: 'P', unknownSize: 'U' } as const satisfies Record<
  MarkName,
  string
>;
const MARKS = Object.keys(LETTERS) as MarkName[];

const UNMARKED: readonly MarkName[] = [];

function marksOf({ priceBasis, isUsedSizeAssumed, usedGB }: CostLine): readonly MarkName[] {
  if (priceBasis === 'listed' && !isUsedSizeAssumed && usedGB !== undefined) return UNMARKED;
  const marks: MarkName[] = [];
  if (priceBasis === 'assumed') marks.push('assumedPrice');
  if (priceBasis === 'missing') marks.push('missingPrice');
  if (isUsedSizeAssumed) marks.push('provisionedSize');
  if (usedGB === undefined) marks.push('unknownSize');
  return marks;
}

/** `A P`. */
export function markText(line: CostLine): string {
  const marks = marksOf(line);
  if (marks === UNMARKED) return '';
  return marks.map((mark) => LETTERS[mark]).join(' ');
}

/** The marks of a line in words. */
export function markViews(line: CostLine, words: Words): MarkView[] {
  return marksOf(line).map((mark) => markView(mark, words));
}

/** The marks that occur. */
export function marksAmong(lines: readonly CostLine[], words: Words): MarkView[] {
  const found = new Set<MarkName>();
  for (const line of lines) for (const mark of marksOf(line)) found.add(mark);
  return MARKS.filter((mark) => found.has(mark)).map((mark) => markView(mark, words));
}

function markView(mark: MarkName, { cost }: Words): MarkView {
  return { letter: LETTERS[mark], name: cost.marks[mark], meaning: cost.meanings[mark] };
}
