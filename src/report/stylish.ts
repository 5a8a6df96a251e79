import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Severity } from '../engine/finding.ts';
import { codeFrame } from './code-frame.ts';
import { displayWidth } from './display-width.ts';
import { summaryLines } from './findings-summary.ts';
import { createPainter, type Display, type Painter } from './painter.ts';
import { ruleUrl } from './rule-url.ts';
import { sanitize } from './sanitize.ts';
import { type ShownLines, shownLines } from './shown-line.ts';
import { EN } from './words/en.ts';
import type { Words } from './words/words.ts';
import { wrapText } from './wrap-text.ts';

/** What the reporters of findings need of an analysis. */
export type FindingsSource = Pick<Analysis, 'findings' | 'sources' | 'estate' | 'manifestFiles' | 'suppressed'>;

const INDENT = '  ';
/** No line is laid out narrower, however small the terminal is. */
const MINIMUM_COLUMNS = 40;

/** `lint` for people: findings by file, each with its line, the part that is meant, and what explains it. */
export function stylish(analysis: FindingsSource, display: Display): string {
  const painter = createPainter(display.color, display.fileUrl);
  const columns = Math.max(MINIMUM_COLUMNS, display.columns);
  const shown = display.isQuiet ? analysis.findings.filter(({ severity }) => severity === 'error') : analysis.findings;
  if (display.isQuiet && shown.length === 0) return '';
  const lines = findingLines(analysis, shown, columns, painter);
  addSummary(lines, analysis, shown, { ...display, columns }, painter);
  return `${lines.join('\n')}\n`;
}

/** The findings alone, in the order given; those of one file stand together. Their messages are in English always. */
export function findingLines(
  { sources }: Pick<FindingsSource, 'sources'>,
  findings: readonly Finding[],
  columns: number,
  painter: Painter,
  { findings: words }: Words = EN,
): string[] {
  const lines: string[] = [];
  const severityWidth = Math.max(...Object.values(words.severities).map(displayWidth));
  const texts = new Map(sources.map((source) => [source.file, source.text]));
  for (const [file, group] of byFile(findings)) {
    const text = texts.get(file);
    const numberWidth = String(group.at(-1)?.line ?? 0).length;
    const layout = {
      columns,
      painter,
      lines: text === undefined ? undefined : shownLines(text),
      placeWidth: placeWidth(group),
      numberWidth,
      words,
      severityWidth,
    };
    lines.push(painter.strong(painter.fileLink(sanitize(file), file)), '');
    for (const finding of group) addFinding(lines, finding, layout);
  }
  return lines;
}

type Layout = {
  columns: number;
  painter: Painter;
  lines: ShownLines | undefined;
  /** Width of the widest `line:column` and of the largest line number. */
  placeWidth: number;
  numberWidth: number;
  words: Words['findings'];
  /** Width of the widest severity in words. */
  severityWidth: number;
};

/** Groups of a sorted list, in its order. */
function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = files.get(finding.file);
    if (group === undefined) files.set(finding.file, [finding]);
    else group.push(finding);
  }
  return files;
}

function placeWidth(findings: readonly Finding[]): number {
  let width = 0;
  for (const finding of findings) width = Math.max(width, placeOf(finding).length);
  return width;
}

function placeOf({ line, column }: { line: number; column: number }): string {
  return `${line}:${column}`;
}

function addFinding(lines: string[], finding: Finding, layout: Layout): void {
  const { columns, painter, placeWidth: width, words, severityWidth } = layout;
  const { severity, ruleId } = finding;
  const paint = painter[severity];
  const place = placeOf(finding);
  const name = words.severities[severity];
  const severityText = name + ' '.repeat(severityWidth - displayWidth(name));
  const linkedPlace = ' '.repeat(width - place.length) + painter.fileLink(place, finding.file, finding.line);
  const head = `${INDENT}${painter.faint(linkedPlace)}${INDENT}${paint(severityText)}${INDENT}`;
  const hanging = ' '.repeat(3 * INDENT.length + width + severityWidth);
  const room = columns - hanging.length;
  const message = wrapText(sanitize(finding.message), room);
  const rule = sanitize(ruleId);
  const linked = painter.faint(painter.link(rule, ruleUrl(ruleId)));
  const last = message.at(-1) ?? '';
  const isBeside = displayWidth(last) + INDENT.length + displayWidth(rule) <= room;
  for (const [index, text] of message.entries()) {
    const tail = isBeside && index === message.length - 1 ? `${INDENT}${linked}` : '';
    lines.push(`${index === 0 ? head : hanging}${text}${tail}`);
  }
  if (!isBeside) lines.push(`${hanging}${linked}`);
  addFrame(lines, finding, layout);
  addNotes(lines, finding, layout);
  lines.push('');
}

function addFrame(lines: string[], finding: Finding, { columns, painter, lines: shown, numberWidth }: Layout): void {
  const source = shown?.(finding);
  if (source === undefined) return;
  const number = String(finding.line).padStart(numberWidth);
  const gutter = `${INDENT}${INDENT}${number} | `;
  const to = finding.endLine === finding.line ? finding.endColumn : source.length + 1;
  const frame = codeFrame(source, finding.column, to, columns - gutter.length);
  lines.push(painter.faint(gutter) + (frame.before + frame.marked + frame.after).trimEnd());
  lines.push(`${painter.faint(`${' '.repeat(gutter.length - 2)}| `)}${painter[finding.severity](frame.carets)}`);
}

/** Other places, and the fix. */
function addNotes(lines: string[], { related, fix }: Finding, { columns, painter, words }: Layout): void {
  for (const { file, line, column, message } of related) {
    const place = `${sanitize(file)}:${line}:${column}`;
    const first = lines.length;
    addNote(lines, `${place} ${sanitize(message)}`, columns, painter);
    // Linked when it is laid out: an address takes no room.
    lines[first] = lines[first]?.replace(place, () => painter.fileLink(place, file, line)) ?? '';
  }
  if (fix !== undefined) addNote(lines, `${fix.safe ? words.fix : words.possibleFix}: ${sanitize(fix.title)}`, columns, painter);
}

function addNote(lines: string[], note: string, columns: number, painter: Painter): void {
  const bullet = `${INDENT}${INDENT}= `;
  for (const [index, text] of wrapText(note, columns - bullet.length).entries()) {
    lines.push(`${index === 0 ? painter.faint(bullet) : ' '.repeat(bullet.length)}${text}`);
  }
}

function addSummary(
  lines: string[],
  analysis: FindingsSource,
  shown: readonly Finding[],
  { columns, isQuiet, color }: Display,
  painter: Painter,
) {
  const worst = worstOf(shown);
  const [headline = '', ...notes] = summaryLines(analysis, shown, EN);
  const paint = worst === undefined ? painter.good : painter[worst];
  for (const text of wrapText(headline, columns)) lines.push(painter.strong(paint(text)));
  if (isQuiet) return;
  for (const note of notes) lines.push(...wrapText(note, columns));
  // With colours, the id of each finding's rule is a link already.
  if (color || shown.length === 0) return;
  lines.push('', 'About the rules:');
  for (const url of new Set(shown.map(({ ruleId }) => ruleUrl(ruleId)))) lines.push(`${INDENT}${url}`);
}

function worstOf(findings: readonly Finding[]): Severity | undefined {
  for (const severity of ['error', 'warning', 'info'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity;
  }
  return undefined;
}
