import { scaleLinear } from 'd3-scale';
import { clip, displayWidth } from '../display-width.ts';
import { percent } from './percent.ts';

/**
 * Bars below each other, ready to draw: widths are in per cent of the drawing, heights in pixels, so that it can be as
 * wide as it likes and its text stays as large as it is.
 */
export type BarChartView = {
  /** Unique in a page. */
  id: string;
  title: string;
  /** What a bar is, in a few words. */
  note: string;
  /** For who cannot see it. */
  description: string;
  height: string;
  rows: BarRowView[];
  /** What the parts and marks of bars mean; only those that occur. */
  keys: BarKeyView[];
  /** What is not drawn; empty where all is. */
  more: string;
};

export type BarRowView = {
  label: string;
  /** The same, shortened so far that it stands beside the value on a narrow screen. */
  short: string;
  value: string;
  /** Everything about the bar, not shortened. */
  tip: string;
  /** From the top, in pixels. */
  textY: string;
  barY: string;
  markY: string;
  parts: BarPartView[];
  strokes: BarStrokeView[];
};

export type BarPartView = { x: string; width: string; kind: BarKind };
export type BarStrokeView = { x: string; kind: MarkKind };
export type BarKeyView = { kind: BarKind | MarkKind; isMark: boolean; label: string };

/** What a part of a bar stands for; the style has a look for each. */
export type BarKind = 'listed' | 'assumed' | 'range' | 'ok' | 'near' | 'bad' | 'over' | 'quiet';
/** A stroke across a bar. */
export type MarkKind = 'need' | 'limit' | 'likely' | 'budget';

/** A bar in its own measure. */
export type Bar = {
  label: string;
  value: string;
  parts: readonly { from: number; to: number; kind: BarKind }[];
  marks?: readonly { at: number; kind: MarkKind }[];
};

export type BarChart = Omit<BarChartView, 'height' | 'rows' | 'keys'> & {
  bars: readonly Bar[];
  /** Full width stands for so much; without it, the greatest of all bars and marks. */
  most?: number;
  names: Readonly<Partial<Record<BarKind | MarkKind, string>>>;
};

/** Pixels. */
const ROW = 42;
const TEXT_BASELINE = 13;
const BAR_TOP = 20;
/** A mark stands out above and below its bar. */
const MARK_TOP = 17;
/** Columns of text in a drawing of the usual width, and on a narrow screen. */
const COLUMNS = 78;
const NARROW_COLUMNS = 46;
const FEWEST_COLUMNS = 12;
const GAP = 3;

export function barChart({ bars, most, names, ...rest }: BarChart): BarChartView {
  const ends = bars.flatMap(({ parts, marks = [] }) => [...parts.map(({ to }) => to), ...marks.map(({ at }) => at)]);
  const scale = scaleLinear([0, most ?? Math.max(0, ...ends)], [0, 100]).clamp(true);
  const rows = bars.map((bar, index) => rowView(bar, index * ROW, scale));
  return { ...rest, height: String(bars.length * ROW - (ROW - BAR_TOP - 14)), rows, keys: keysOf(bars, names) };
}

function rowView({ label, value, parts, marks = [] }: Bar, top: number, scale: (value: number) => number): BarRowView {
  return {
    label: beside(value, label, COLUMNS),
    short: beside(value, label, NARROW_COLUMNS),
    value,
    tip: `${label}: ${value}`,
    textY: String(top + TEXT_BASELINE),
    barY: String(top + BAR_TOP),
    markY: String(top + MARK_TOP),
    parts: parts
      .filter(({ from, to }) => to > from)
      .map(({ from, to, kind }) => ({ x: percent(scale(from)), width: percent(scale(to) - scale(from)), kind })),
    strokes: marks.map(({ at, kind }) => ({ x: percent(scale(at)), kind })),
  };
}

function beside(value: string, label: string, columns: number): string {
  return clip(label, Math.max(FEWEST_COLUMNS, columns - GAP - displayWidth(value)));
}

/** Each part and mark that is drawn, in the order of the names. */
function keysOf(bars: readonly Bar[], names: BarChart['names']): BarKeyView[] {
  const parts = new Set<string>(bars.flatMap((bar) => bar.parts.filter(({ from, to }) => to > from).map(({ kind }) => kind)));
  const marks = new Set<string>(bars.flatMap((bar) => bar.marks?.map(({ kind }) => kind) ?? []));
  // The names are by kinds, and by nothing else.
  return (Object.entries(names) as [BarKind | MarkKind, string][])
    .filter(([kind]) => parts.has(kind) || marks.has(kind))
    .map(([kind, label]) => ({ kind, isMark: marks.has(kind), label }));
}
