import type { EngineRule, Rule, RuleCard } from '../engine/rule.ts';
import { findConflict } from '../facts/conflicts.ts';
import { createPainter } from './painter.ts';
import { ruleSourcesOf } from './rule-sources.ts';
import { wrapText } from './wrap-text.ts';

/** A rule's page as Markdown, headings one below `level`. */
export function rulePageMarkdown(card: RuleCard & Pick<EngineRule | Rule, 'on'>, level = 1): string {
  const heading = '#'.repeat(level);
  const lines = [
    `${heading} ${card.id}`,
    '',
    `**${card.title}.** ${factsLine(card)}`,
    '',
    card.why,
    '',
    `${heading}# What to do`,
    '',
    card.remedy,
  ];
  if (card.notes !== undefined) lines.push('', `${heading}# Editions and sources that differ`, '', card.notes);
  for (const line of conflictLines(card)) lines.push('', `- ${line}`);
  if (card.options !== undefined) {
    lines.push('', `${heading}# Options`, '');
    for (const line of optionLines(card)) lines.push(`- ${line}`);
  }
  for (const [title, text] of examplesOf(card)) lines.push('', `${heading}# ${title}`, '', ...fenced(text));
  if (card.sources.length > 0) {
    lines.push('', `${heading}# Sources`, '');
    for (const { id, text, documents } of ruleSourcesOf(card.sources)) lines.push(`- **${id}** ${text} *${documents.join('; ')}.*`);
  }
  return `${lines.join('\n')}\n`;
}

function fenced(example: string): string[] {
  return [`\`\`\`${/^[[{]/.test(example) ? 'json' : 'yaml'}`, example.trim(), '```'];
}

/** The same page for a terminal. */
export function rulePageText(
  card: RuleCard & Pick<EngineRule | Rule, 'on'>,
  { color, columns }: { color: boolean; columns: number },
): string {
  const paint = createPainter(color);
  const width = Math.min(columns, 100);
  const section = (title: string, body: readonly string[]) => (body.length === 0 ? [] : ['', paint.strong(title), ...body]);
  const prose = (text: string) => text.split('\n').flatMap((paragraph) => wrapText(paragraph, width - 2).map((line) => `  ${line}`));
  const example = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => `  ${line}`);
  return [
    `${paint.strong(card.id)}  ${paint[card.severity](card.severity)}`,
    ...wrapText(card.title, width),
    paint.faint(factsLine(card)),
    ...section('Why', prose(card.why)),
    ...section('What to do', prose(card.remedy)),
    ...section(
      'Editions and sources that differ',
      [...prose(card.notes ?? ''), ...conflictLines(card).flatMap(prose)].filter((line) => line.trim() !== ''),
    ),
    ...section('Options', optionLines(card).flatMap(prose)),
    ...examplesOf(card).flatMap(([title, text]) => section(title, example(text))),
    ...section('Sources', sourceLines(card, width, paint.faint)),
    '',
  ].join('\n');
}

/** The examples in the order in which they are read, each with its headline. */
function examplesOf({ before, bad, good }: RuleCard): [title: string, text: string][] {
  if (before === undefined)
    return [
      ['Bad', bad],
      ['Good', good],
    ];
  return [
    ['Before', before],
    ['Bad, after', bad],
    ['Good, after', good],
  ];
}

/** Each statement beside its id, and its documents below. */
function sourceLines({ sources }: RuleCard, width: number, faint: (text: string) => string): string[] {
  const indent = Math.max(0, ...sources.map((id) => id.length)) + 4;
  return ruleSourcesOf(sources).flatMap(({ id, text, documents }) => [
    ...wrapText(text, width - indent).map((line, index) => `  ${(index === 0 ? id : '').padEnd(indent - 2)}${line}`),
    ...documents.flatMap((document) => wrapText(document, width - indent).map((line) => ' '.repeat(indent) + faint(line))),
  ]);
}

function factsLine({ severity, since, on }: RuleCard & Pick<EngineRule | Rule, 'on'>): string {
  const from = since === undefined ? '' : `, from edition ${since} on`;
  return `Default severity ${severity}${from}; judges ${JUDGES[on]}.`;
}

/** What a rule of a level judges, in words. */
export const JUDGES: Readonly<Record<(EngineRule | Rule)['on'], string>> = {
  document: 'each document as it is read',
  estate: 'the estate as a whole',
  gallery: 'each gallery',
  image: 'each image definition',
  version: 'each image version',
  targetRegion: 'each target region',
  deployment: 'each deployment',
  grant: 'each grant',
  budget: 'each budget',
  change: 'each change between two states',
};

function conflictLines({ sources }: RuleCard): string[] {
  return sources.flatMap((id) => {
    const conflict = findConflict(id);
    if (conflict === undefined) return [];
    const sides = conflict.sides.map((side) => `${side.sources.join(', ')}: ${side.says}`).join('; ');
    return [`${conflict.id}, ${conflict.about}. ${sides}. What decides: ${conflict.decides}.`];
  });
}

function optionLines({ options = {} }: RuleCard): string[] {
  return Object.entries(options).map(
    ([name, option]) => `${name}: ${option.description} (default ${option.default}, from ${option.minimum} to ${option.maximum})`,
  );
}
