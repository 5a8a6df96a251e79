import type { Analysis } from '../engine/analyze.ts';
import type { Image } from '../estate/estate.ts';
import type { Placement, PlacementStatus } from '../planning/plan.ts';
import { editionSources } from './edition-facts.ts';
import { leftOutText } from './findings-summary.ts';
import { clip, displayWidth } from './display-width.ts';
import { numberText } from './number-text.ts';
import type { Display, Paint, Painter } from './painter.ts';
import { type TableLayout, tableLayout } from './table-layout.ts';
import { limitText, replicationSummary, type ReplicationSummary } from './replication-view.ts';
import { shownMessage, shownName } from './shown-text.ts';
import { type TextCell, type TextColumn, textTable } from './text-table.ts';
import type { Words } from './words/words.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

/** In the order of the cells of `cellsOf`. */
const columnsOf = ({ columns }: Words): readonly TextColumn[] => [
  { title: columns.version, shrinkTo: 9 },
  { title: columns.region, shrinkTo: 13 },
  { title: columns.window, shrinkTo: 8, drop: 2 },
  { title: columns.needed, align: 'right' },
  { title: columns.configured, align: 'right' },
  { title: columns.limit, align: 'right', drop: 1 },
  { title: columns.status },
];

/** `plan` for people: a line a placement under its image, the arithmetic below it, and what the words mean. */
export function planTable(analysis: Analysis, display: Display): string {
  const plan = analysis.plan();
  const layout = tableLayout(display);
  const lines = placementLines(plan.placements, layout);
  if (!display.isQuiet) lines.push(...noteLines(replicationSummary(plan, layout.words), analysis, layout));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The table alone; nothing where there are no placements. Rows are drawn without a view: there may be very many. */
export function placementLines(placements: readonly Placement[], { columns, painter, words }: TableLayout): string[] {
  if (placements.length === 0) return [];
  const paints = statusPaints(painter);
  const images = byImage(placements);
  const rows: TextCell[][] = [];
  for (const group of images.values()) for (const placement of group) rows.push(cellsOf(placement, paints, words));
  const table = textTable(columnsOf(words), rows, columns - INDENT.length);
  const lines = [painter.faint(`${INDENT}${table.head}`)];
  let row = 0;
  for (const [image, group] of images) {
    lines.push(painter.strong(clip(`${shownName(image.gallery.name)}/${shownName(image.name)}`, columns)));
    for (const { steps } of group) {
      lines.push(`${INDENT}${table.rows[row++] ?? ''}`);
      for (const step of steps) lines.push(...stepLines(shownMessage(words.replication.step(step)), columns, painter));
    }
  }
  return lines;
}

/** In the order of the estate, with what no target region serves beside the rest of its image. */
function byImage(placements: readonly Placement[]): Map<Image, Placement[]> {
  const images = new Map<Image, Placement[]>();
  for (const placement of placements) {
    const group = images.get(placement.image);
    if (group === undefined) images.set(placement.image, [placement]);
    else group.push(placement);
  }
  return images;
}

function cellsOf(placement: Placement, paints: Readonly<Record<PlacementStatus, Paint>>, words: Words): TextCell[] {
  const { versionName, region, demand, needed, configured, limit, status } = placement;
  return [
    shownName(versionName),
    shownName(region),
    demand === undefined ? '' : shownName(demand.window),
    numberText(needed),
    numberText(configured),
    limitText(limit, words),
    { text: words.replication.statuses[status], paint: paints[status] },
  ];
}

function statusPaints({ error, warning, good, faint }: Painter): Readonly<Record<PlacementStatus, Paint>> {
  return { infeasible: error, unreplicated: error, short: error, bare: warning, ok: good, idle: faint };
}

function stepLines(step: string, columns: number, painter: Painter): string[] {
  const indent = INDENT.repeat(3);
  return wrapText(step, columns - indent.length).map((line) => painter.faint(`${indent}${line}`));
}

function noteLines(view: ReplicationSummary, { facts, estate }: Analysis, { columns, painter, words }: TableLayout): string[] {
  const lines: string[] = view.hasPlacements ? [''] : [];
  lines.push(...wrapText(view.headline, columns).map(painter.strong));
  const paints = statusPaints(painter);
  const widest = Math.max(...view.statuses.map(({ statusText }) => displayWidth(statusText)));
  const most = Math.max(...view.statuses.map(({ count }) => count.length));
  for (const { status, statusText, count, meaning } of view.statuses) {
    const head = `${INDENT}${count.padStart(most)} ${paints[status](statusText)}${' '.repeat(widest - displayWidth(statusText))}${INDENT}`;
    const hanging = ' '.repeat(2 * INDENT.length + most + 1 + widest);
    for (const [index, text] of wrapText(meaning, columns - hanging.length).entries()) lines.push(`${index === 0 ? head : hanging}${text}`);
  }
  const { virtualMachines, scaleSet, headroom } = view.sizing;
  const notes = [
    words.replication.sizing(virtualMachines, scaleSet, headroom),
    words.replication.edition(facts.edition, editionSources(facts, words).join('; ')),
  ];
  const leftOut = leftOutText(estate, words);
  if (leftOut !== undefined) notes.push(leftOut);
  for (const note of notes) lines.push(...wrapText(note, columns).map(painter.faint));
  return lines;
}
