import type { ProvenSavings } from '../savings/prove-savings.ts';
import { clip, displayWidth } from './display-width.ts';
import { leftOutText } from './findings-summary.ts';
import type { Display, Paint, Painter } from './painter.ts';
import { type SavingsView, savingsView, type SavingView } from './savings-view.ts';
import { type TableLayout, tableLayout } from './table-layout.ts';
import type { Words } from './words/words.ts';
import { wrapText } from './wrap-text.ts';

const INDENT = '  ';

/** `optimize` for people: a saving a paragraph under its image, with its place, and what they come to. */
export function savingsTable(proven: ProvenSavings, display: Display): string {
  const layout = tableLayout(display);
  const view = savingsView(proven, layout.words);
  const lines = savingLines(view, layout);
  if (!display.isQuiet) lines.push(...noteLines(view, proven, layout));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

/** The savings alone; nothing where there are none. */
export function savingLines(view: SavingsView, { columns, painter, words }: TableLayout): string[] {
  if (!view.hasSavings) return [];
  const rows = view.images.flatMap(({ savings }) => savings);
  const widest = (texts: readonly string[]) => Math.max(...texts.map(displayWidth));
  const widths = {
    monthly: widest([view.columns.monthly, view.totals.net, ...rows.map(({ monthly }) => monthly)]),
    marks: widest(rows.map(({ markText }) => markText)),
    risk: widest([view.columns.risk, ...rows.map(({ riskLabel }) => riskLabel)]),
  };
  const head = rowOf([view.columns.monthly, '', view.columns.risk], widths);
  const left = displayWidth(head);
  const lines = [...wrapText(view.caption, columns), '', painter.faint(`${head}${view.columns.saving}`)];
  for (const { gallery, image, savings } of view.images) {
    lines.push(painter.strong(clip(`${gallery}/${image}`, columns)));
    for (const saving of savings) lines.push(...linesOf(saving, widths, left, columns, painter));
  }
  lines.push(painter.faint(`${INDENT}${'─'.repeat(Math.max(1, Math.min(columns, 80) - INDENT.length))}`));
  lines.push(painter.strong(`${rowOf([view.totals.net, '', ''], widths)}${words.savings.total}`));
  return lines;
}

type Widths = { monthly: number; marks: number; risk: number };

function linesOf(saving: SavingView, widths: Widths, left: number, columns: number, painter: Painter): string[] {
  const { monthly, markText, riskLabel, text, back, place, file, line } = saving;
  const paint = paintOf(saving, painter);
  const [first = '', ...more] = wrapText(text, Math.max(20, columns - left));
  const start = `${rowOf([monthly, markText, ''], widths, true)}${paint(riskLabel)}${' '.repeat(Math.max(0, widths.risk - displayWidth(riskLabel)))}${INDENT}`;
  const hanging = ' '.repeat(left);
  const shownPlace = clip(place, Math.max(20, columns - left));
  const backLines = back === '' ? [] : wrapText(back, Math.max(20, columns - left)).map((part) => hanging + painter.faint(part));
  const where = hanging + painter.faint(painter.fileLink(shownPlace, file, line));
  return [`${start}${first}`, ...more.map((part) => hanging + part), where, ...backLines];
}

function rowOf([monthly, marks, risk]: readonly [string, string, string], widths: Widths, isOpen = false): string {
  const start = `${INDENT}${' '.repeat(Math.max(0, widths.monthly - displayWidth(monthly)))}${monthly}${INDENT}`;
  const marked = widths.marks === 0 ? start : `${start}${marks}${' '.repeat(widths.marks - displayWidth(marks))}${INDENT}`;
  return isOpen ? marked : `${marked}${risk}${' '.repeat(widths.risk - displayWidth(risk))}${INDENT}`;
}

function paintOf({ risk }: SavingView, { good, info, warning }: Painter): Paint {
  return { none: good, low: info, look: warning }[risk];
}

function noteLines(view: SavingsView, { before }: ProvenSavings, { columns, painter, words }: TableLayout): string[] {
  const lines: string[] = view.hasSavings ? [''] : [];
  lines.push(...wrapText(view.headline, columns).map(painter.strong));
  for (const remark of view.remarks) lines.push(...wrapText(remark, columns));
  for (const { heading, lines: listed } of [view.refused, view.unserved]) {
    if (listed.length === 0) continue;
    lines.push(...wrapText(heading, columns));
    for (const each of listed)
      lines.push(...wrapText(each, columns - 2 * INDENT.length).map((part, at) => `${INDENT.repeat(at === 0 ? 1 : 2)}${part}`));
  }
  const stakes = stakesOf(view, words);
  for (const [label, texts] of stakes) {
    for (const text of texts) lines.push(...wrapText(`${label}: ${text}`, columns).map(painter.faint));
  }
  const notes = [...view.notes];
  if (view.marks.length > 0) notes.unshift(view.marks.map(({ letter, name }) => `${letter}: ${name}`).join(words.comma));
  const leftOut = leftOutText(before.estate, words);
  if (leftOut !== undefined) notes.push(leftOut);
  for (const note of notes) lines.push(...wrapText(note, columns).map(painter.faint));
  return lines;
}

/** What each kind puts at stake, once: beside each saving it would be said again and again. */
function stakesOf({ images }: SavingsView, words: Words): Map<string, Set<string>> {
  const stakes = new Map<string, Set<string>>();
  for (const { savings } of images) {
    for (const { kind, riskLabel, stake } of savings) {
      const label = `${riskLabel}${words.comma}${words.savings.kinds[kind]}`;
      stakes.set(label, (stakes.get(label) ?? new Set()).add(stake));
    }
  }
  return stakes;
}
