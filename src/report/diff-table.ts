import { clip, displayWidth } from './display-width.ts';
import type { Comparison } from '../change/comparison.ts';
import { type ChangeView, type DiffFindingsView, type DiffGroupView, type DiffView, diffView, type PropertyView } from './diff-view.ts';
import { createPainter, type Display, type Paint, type Painter } from './painter.ts';
import { findingLines } from './stylish.ts';
import { textTable } from './text-table.ts';
import { compareFindings } from '../engine/finding.ts';
import { EN } from './words/en.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';
/** No line is laid out narrower, however small the terminal is. */
const MINIMUM_COLUMNS = 40;
/** Columns of the widest mark, and of the blank behind it. */
const MARK = 4;

type Layout = { columns: number; painter: Painter };

/** `diff` for people: what becomes of every resource, replicas, money, and findings that are new or fixed. */
export function diffTable(result: Comparison, display: Display): string {
  const layout = { columns: Math.max(MINIMUM_COLUMNS, display.columns), painter: createPainter(display.color, display.fileUrl) };
  const view = diffView(result);
  const sections = [
    view.hasChanges ? [layout.painter.strong(clip(view.between, layout.columns))] : [],
    ...view.groups.map((group) => groupLines(group, layout)),
    ...(view.hasChanges && !display.isQuiet ? [replicaLines(view, layout), moneyLines(view, layout)] : []),
    addedLines(result, view.added, display.isQuiet, layout),
    display.isQuiet ? [] : fixedLines(view.fixed, layout),
    display.isQuiet ? [] : unknownLines(view, layout),
    headLines(view, display.isQuiet, layout),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function groupLines({ title, note, changes, more }: DiffGroupView, layout: Layout): string[] {
  const { columns, painter } = layout;
  const heading = note === '' ? title : `${title}: ${note}`;
  const lines = wrapText(heading, columns).map(painter.strong);
  for (const change of changes) lines.push(...changeLines(change, layout));
  if (more !== '') lines.push(`${INDENT}${more}`);
  return lines;
}

function changeLines(change: ChangeView, { columns, painter }: Layout): string[] {
  const { mark, kindLabel, name, remark, detail, properties, moreProperties } = change;
  const paint = paintOf(change, painter);
  const amount = amountOf(change);
  const head = `${kindLabel} ${name}${remark === '' ? '' : `, ${remark}`}`;
  const room = columns - MARK;
  const isBeside = amount !== '' && displayWidth(head) + INDENT.length + displayWidth(amount) <= room;
  const [first = '', ...more] = wrapText(head, isBeside ? room - INDENT.length - displayWidth(amount) : room);
  const gap = isBeside ? ' '.repeat(room - displayWidth(first) - displayWidth(amount)) : '';
  const hanging = ' '.repeat(MARK + INDENT.length);
  const lines = [`${paint(mark.padStart(MARK - 1))} ${first}${isBeside ? gap + painter.faint(amount) : ''}`];
  lines.push(...more.map((part) => hanging + part));
  if (amount !== '' && !isBeside) lines.push(hanging + painter.faint(amount));
  if (detail !== '') lines.push(...wrapText(detail, columns - hanging.length).map((part) => hanging + painter.faint(part)));
  for (const property of properties) lines.push(...propertyLines(property, hanging, columns, painter));
  if (moreProperties !== '') lines.push(hanging + painter.faint(moreProperties));
  return lines;
}

/** `+1.20 a month, 0.40 once`. */
function amountOf({ monthly, once, markText }: ChangeView): string {
  const parts = [...(monthly === '' ? [] : [`${monthly} a month`]), ...(once === '' ? [] : [`${once} once`])];
  return parts.length === 0 ? '' : `${parts.join(', ')}${markText === '' ? '' : ` ${markText}`}`;
}

function propertyLines({ mark, label, text, note, tone }: PropertyView, hanging: string, columns: number, painter: Painter): string[] {
  const paint = { '+': painter.good, '-': painter.error }[mark] ?? painter.warning;
  const told = `${label}: ${text}${note === '' ? '' : ` (${note})`}`;
  const [first = '', ...more] = wrapText(told, columns - hanging.length - INDENT.length);
  const shown = [`${hanging}${paint(mark)} ${first}`, ...more.map((part) => `${hanging}${INDENT}${INDENT}${part}`)];
  return tone === 'error' ? shown.map((line) => line.replace(note, (found) => painter.error(found))) : shown;
}

function paintOf({ group, mark }: ChangeView, { good, error, warning, faint }: Painter): Paint {
  if (group === 'onlyThere' || group === 'notes') return faint;
  return { '+': good, '~': warning }[mark] ?? error;
}

function replicaLines({ replicas }: DiffView, { columns, painter }: Layout): string[] {
  if (!replicas.hasChanges) return [];
  const { words, regions, total, same, notes } = replicas;
  const rows = regions.map(({ region, before, after, added, removed }) => [
    region,
    before,
    after,
    { text: added, paint: painter.good },
    { text: removed, paint: painter.error },
  ]);
  const sum = [words.total, total.before, total.after, total.added, total.removed];
  const table = textTable(
    [
      { title: words.region, shrinkTo: 13 },
      { title: words.before, align: 'right' },
      { title: words.after, align: 'right' },
      { title: words.added, align: 'right' },
      { title: words.removed, align: 'right' },
    ],
    [...rows, sum],
    columns - INDENT.length,
  );
  const last = table.rows.at(-1) ?? '';
  return [
    painter.strong(replicas.title),
    painter.faint(`${INDENT}${table.head}`),
    ...table.rows.slice(0, -1).map((row) => INDENT + row),
    ...(same === '' ? [] : [painter.faint(`${INDENT}${same}`)]),
    painter.strong(INDENT + last),
    ...notes.flatMap((note) => wrapText(note, columns - INDENT.length).map((part) => painter.faint(INDENT + part))),
  ];
}

function moneyLines({ money }: DiffView, { columns, painter }: Layout): string[] {
  const { words, before, after, difference, egressOnce, caption, marks, notes, tone } = money;
  const paint = { more: painter.warning, less: painter.good, same: (text: string) => text }[tone];
  const table = textTable(
    [
      { title: words.amount, shrinkTo: 12 },
      { title: words.before, align: 'right' },
      { title: words.after, align: 'right' },
      { title: words.difference, align: 'right' },
    ],
    [
      [words.storage, before, after, { text: difference, paint }],
      [words.egress, '', egressOnce, ''],
    ],
    columns - INDENT.length,
  );
  const remarks = [...(marks.length === 0 ? [] : [marks.map(({ letter, name }) => `${letter}: ${name}`).join(', ')]), ...notes];
  return [
    painter.strong(money.title),
    painter.faint(`${INDENT}${table.head}`),
    ...table.rows.map((row) => INDENT + row),
    ...[caption, ...remarks].flatMap((note) => wrapText(note, columns - INDENT.length).map((part) => painter.faint(INDENT + part))),
  ];
}

/** As `lint` shows them, each with its line. */
function addedLines(
  { findings, head, base }: Comparison,
  { title }: DiffFindingsView,
  isQuiet: boolean,
  { columns, painter }: Layout,
): string[] {
  const added = isQuiet ? findings.added.filter(({ severity }) => severity === 'error') : findings.added;
  if (added.length === 0) return [];
  const sources = { ...head, sources: [...head.sources, ...base.sources] };
  const lines = findingLines(sources, added.toSorted(compareFindings), columns, painter);
  return [painter.strong(title), ...lines.slice(0, -1)];
}

function fixedLines({ title, findings, more }: DiffFindingsView, { columns, painter }: Layout): string[] {
  if (findings.length === 0) return [];
  const room = columns - 2 * INDENT.length;
  return [
    painter.strong(title),
    ...findings.flatMap(({ severity, message, ruleId, place }) => {
      const text = `${EN.findings.severities[severity]} ${message} (${ruleId}, ${place})`;
      return wrapText(text, room).map((part, index) => `${index === 0 ? INDENT : INDENT + INDENT}${part}`);
    }),
    ...(more === '' ? [] : [INDENT + more]),
  ];
}

function unknownLines({ unknown }: DiffView, { columns, painter }: Layout): string[] {
  if (unknown.lines.length === 0) return [];
  const lines = [...unknown.lines, ...(unknown.more === '' ? [] : [unknown.more])];
  return [painter.strong(unknown.title), ...lines.flatMap((line) => wrapText(line, columns - INDENT.length).map((part) => INDENT + part))];
}

function headLines({ headline, remarks, isOverLimit, notes }: DiffView, isQuiet: boolean, { columns, painter }: Layout): string[] {
  const paint = isOverLimit ? painter.error : (text: string) => text;
  const lines = wrapText(headline, columns).map((line) => painter.strong(line));
  for (const [index, remark] of remarks.entries())
    lines.push(...wrapText(remark, columns).map(index === remarks.length - 1 ? paint : String));
  if (!isQuiet) for (const note of notes) lines.push(...wrapText(note, columns).map(painter.faint));
  return lines;
}
