import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { displayWidth } from '../display-width.ts';
import { percent } from './percent.ts';

/**
 * Columns beside each other, ready to draw: everything is in per cent of the plot, so that it can be as wide as it likes and
 * its text stays as large as it is.
 */
export type ColumnChartView = {
  /** Unique in a page. */
  id: string;
  title: string;
  note: string;
  /** For who cannot see it. */
  description: string;
  /** Of the figures beside the lines, in pixels. */
  axisWidth: string;
  columns: ColumnView[];
  /** Lines across the plot, with their figures. */
  lines: LineView[];
  /** What the parts of columns mean; only those that occur. */
  keys: ColumnKeyView[];
};

export type ColumnView = {
  x: string;
  width: string;
  middle: string;
  /** Below the column; empty where there is no room for each. */
  label: string;
  /** The same on a narrow screen. */
  short: string;
  /** Everything about the column. */
  tip: string;
  parts: ColumnPartView[];
};

export type ColumnPartView = { y: string; height: string; kind: string };
export type LineView = { y: string; label: string };
export type ColumnKeyView = { kind: string; label: string };

export type Column<Kind extends string> = { label: string; tip: string; values: Readonly<Record<Kind, number>> };

export type ColumnChart<Kind extends string> = Omit<ColumnChartView, 'axisWidth' | 'columns' | 'lines' | 'keys'> & {
  columns: readonly Column<Kind>[];
  /** From the ground up, with what they are called. */
  names: Readonly<Record<Kind, string>>;
  figureText(value: number): string;
};

/** Labels that have room beside each other on a wide and on a narrow screen. */
const WIDE_LABELS = 14;
const NARROW_LABELS = 5;
const LINES = 4;
const GAP = 0.3;
/** Pixels. */
const CHARACTER_WIDTH = 7;
const AXIS_GAP = 9;

export function columnChart<Kind extends string>({ columns, names, figureText, ...rest }: ColumnChart<Kind>): ColumnChartView {
  // The names are by kinds, and by nothing else.
  const kinds = Object.keys(names) as Kind[];
  const layers = stack<Column<Kind>, Kind>()
    .keys(kinds)
    .value(({ values }, kind) => values[kind])([...columns]);
  const most = Math.max(0, ...layers.flatMap((layer) => layer.map(([, to]) => to)));
  const height = scaleLinear([0, most === 0 ? 1 : most], [100, 0]).nice(LINES);
  const lines = height.ticks(LINES).map((value) => ({ y: percent(height(value)), label: figureText(value) }));
  const places = scaleBand(columns.keys(), [0, 100]).padding(GAP);
  return {
    ...rest,
    columns: columns.map(({ label, tip }, index) => {
      const x = places(index) ?? 0;
      return {
        x: percent(x),
        width: percent(places.bandwidth()),
        middle: percent(x + places.bandwidth() / 2),
        label: isLabelled(index, columns.length, WIDE_LABELS) ? label : '',
        short: isLabelled(index, columns.length, NARROW_LABELS) ? label : '',
        tip,
        parts: layers.flatMap((layer) => {
          const [from = 0, to = 0] = layer[index] ?? [];
          return to > from ? [{ y: percent(height(to)), height: percent(height(from) - height(to)), kind: layer.key }] : [];
        }),
      };
    }),
    axisWidth: String(AXIS_GAP + CHARACTER_WIDTH * Math.max(...lines.map(({ label }) => displayWidth(label)))),
    lines,
    keys: kinds.filter((kind) => columns.some(({ values }) => values[kind] > 0)).map((kind) => ({ kind, label: names[kind] })),
  };
}

/** The first, and each so many further, as far as there is room. */
function isLabelled(index: number, count: number, room: number): boolean {
  return index % Math.ceil(count / room) === 0;
}
