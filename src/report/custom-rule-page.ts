import type { CustomRule } from '../engine/custom-rule.ts';
import { createPainter } from './painter.ts';
import { JUDGES } from './rule-page.ts';
import { sanitize } from './sanitize.ts';
import { wrapText } from './wrap-text.ts';

/** The page of a rule of the user's own for a terminal: what was written, and where. */
export function customRulePageText(rule: CustomRule, { color, columns }: { color: boolean; columns: number }): string {
  const paint = createPainter(color);
  const width = Math.min(columns, 100);
  const lines = [
    `${paint.strong(sanitize(rule.id))}  ${paint[rule.severity](rule.severity)}`,
    ...wrapText(factsLine(rule), width).map((line) => paint.faint(line)),
  ];
  for (const { title, text } of sectionsOf(rule)) {
    lines.push('', paint.strong(title), ...linesOf(text).flatMap((line) => wrapText(line, width - 2).map((part) => `  ${part}`)));
  }
  return `${lines.join('\n')}\n`;
}

/** The same page as Markdown, headings one below `level`. */
export function customRulePageMarkdown(rule: CustomRule, level = 1): string {
  const heading = '#'.repeat(level);
  const lines = [`${heading} ${sanitize(rule.id)}`, '', factsLine(rule)];
  for (const { title, text } of sectionsOf(rule)) lines.push('', `${heading}# ${title}`, '', ...linesOf(text).map((line) => `    ${line}`));
  return `${lines.join('\n')}\n`;
}

/** A message as a title, for lists: it is a template, so values stand as their names. */
export function customRuleTitle({ message }: CustomRule): string {
  return sanitize(message.replaceAll(/\s+/g, ' ').trim());
}

function factsLine({ severity, on, place }: CustomRule): string {
  return `Severity ${severity}; judges ${JUDGES[on]}. A rule of the configuration, ${sanitize(place)}.`;
}

function sectionsOf({ when, require, message }: CustomRule): { title: string; text: string }[] {
  const condition = when === undefined ? [] : [{ title: 'When', text: when }];
  return [...condition, { title: 'Requires', text: require }, { title: 'Message', text: message }];
}

function linesOf(text: string): string[] {
  return text.trim().split(/\r?\n/).map(sanitize);
}
