import type { Analysis } from '../engine/analyze.ts';
import type { PlacementStatus } from '../planning/plan.ts';
import { editionSources } from './edition-facts.ts';
import { leftOutText } from './findings-summary.ts';
import { clip } from './display-width.ts';
import { createPainter, type Display, type Paint, type Painter } from './painter.ts';
import { type PlacementView, type ReplicationView, replicationView } from './replication-view.ts';
import { type TextCell, type TextColumn, textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

/** In the order of the cells of `cellsOf`. */
const COLUMNS: readonly TextColumn[] = [
  { title: 'Version', shrinkTo: 11 },
  { title: 'Region', shrinkTo: 13 },
  { title: 'Window', shrinkTo: 8, drop: 2 },
  { title: 'Needed', align: 'right' },
  { title: 'Configured', align: 'right' },
  { title: 'Limit', align: 'right', drop: 1 },
  { title: 'Status' },
];

/** `plan` for people: a line a placement under its image, the arithmetic below it, and what the words mean. */
export function planTable(analysis: Analysis, display: Display): string {
  const view = replicationView(analysis, Number.POSITIVE_INFINITY);
  const painter = createPainter(display.color);
  const lines = placementLines(view, display.columns, painter);
  if (!display.isQuiet) lines.push(...noteLines(view, analysis, display.columns, painter));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The table alone; nothing where there are no placements. */
export function placementLines({ images }: ReplicationView, columns: number, painter: Painter): string[] {
  const paints = statusPaints(painter);
  const rows = images.flatMap(({ placements }) => placements.map((placement) => cellsOf(placement, paints)));
  if (rows.length === 0) return [];
  const table = textTable(COLUMNS, rows, columns - INDENT.length);
  const lines = [painter.faint(`${INDENT}${table.head}`)];
  let row = 0;
  for (const { gallery, image, placements } of images) {
    lines.push(painter.strong(clip(`${gallery}/${image}`, columns)));
    for (const { because } of placements) {
      lines.push(`${INDENT}${table.rows[row++] ?? ''}`);
      for (const step of because) lines.push(...stepLines(step, columns, painter));
    }
  }
  return lines;
}

function cellsOf(placement: PlacementView, paints: Readonly<Record<PlacementStatus, Paint>>): TextCell[] {
  const { version, region, window, needed, configured, limit, status } = placement;
  return [version, region, window, needed, configured, limit, { text: status, paint: paints[status] }];
}

function statusPaints({ error, warning, good, faint }: Painter): Readonly<Record<PlacementStatus, Paint>> {
  return { infeasible: error, unreplicated: error, short: error, bare: warning, ok: good, idle: faint };
}

function stepLines(step: string, columns: number, painter: Painter): string[] {
  const indent = INDENT.repeat(3);
  return wrapText(step, columns - indent.length).map((line) => painter.faint(`${indent}${line}`));
}

function noteLines(view: ReplicationView, { facts, estate }: Analysis, columns: number, painter: Painter): string[] {
  const lines: string[] = view.hasPlacements ? [''] : [];
  lines.push(...wrapText(view.headline, columns).map(painter.strong));
  const paints = statusPaints(painter);
  const widest = Math.max(...view.statuses.map(({ status }) => status.length));
  const most = Math.max(...view.statuses.map(({ count }) => count.length));
  for (const { status, count, meaning } of view.statuses) {
    const head = `${INDENT}${count.padStart(most)} ${paints[status](status)}${' '.repeat(widest - status.length)}${INDENT}`;
    const hanging = ' '.repeat(2 * INDENT.length + most + 1 + widest);
    for (const [index, text] of wrapText(meaning, columns - hanging.length).entries()) lines.push(`${index === 0 ? head : hanging}${text}`);
  }
  const { virtualMachines, scaleSet, headroom } = view.sizing;
  const notes = [
    `Sizing: ${virtualMachines} for VMs, ${scaleSet} for each scale set, headroom ${headroom}`,
    `Edition ${facts.edition}: ${editionSources(facts).join('; ')}`,
  ];
  const leftOut = leftOutText(estate);
  if (leftOut !== undefined) notes.push(leftOut);
  for (const note of notes) lines.push(...wrapText(note, columns).map(painter.faint));
  return lines;
}
