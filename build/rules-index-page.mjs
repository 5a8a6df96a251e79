// @ts-check
import { markdownTable } from './markdown-table.mjs';

/**
 * The list of all rules, group by group in the order of the catalogue.
 *
 * @param {readonly import('./docs.d.mts').Card[]} cards
 */
export function rulesIndexPage(cards) {
  const groups = groupsOf(cards);
  const lines = [
    '# Rules',
    '',
    `${cards.length} rules. A page shows what a rule reports, why it matters, what to do, an example of each kind, and the documents it rests on;`,
    '`gallerist explain RULE` shows the same in the terminal. Severities are defaults: the configuration may change them.',
  ];
  for (const [group, rules] of groups) {
    lines.push('', `## ${group}`, '');
    const rows = rules.map(({ id, severity, since, title }) => [`[${id}](${id}.md)`, severity, since ?? 'all', title]);
    lines.push(...markdownTable(['rule', 'severity', 'from edition', 'reports'], rows));
  }
  return `${lines.join('\n')}\n`;
}

/** @param {readonly import('./docs.d.mts').Card[]} cards */
function groupsOf(cards) {
  /** @type {Map<string, import('./docs.d.mts').Card[]>} */
  const groups = new Map();
  for (const card of cards) {
    const [group = ''] = card.id.split('/');
    groups.set(group, [...(groups.get(group) ?? []), card]);
  }
  return groups;
}
