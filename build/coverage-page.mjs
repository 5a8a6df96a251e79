// @ts-check
import { markdownTable } from './markdown-table.mjs';

/** @typedef {import('../src/facts/statements.ts').Statement} Statement */
/** @typedef {{ statement: string, by?: string[], how?: string, reason?: string }} Cover */

/** Parts of gallerist that take statements up beside the rules. */
const PARTS = [
  ['schema', 'the schema of manifests: what can be written at all'],
  ['estate', 'what a manifest means: defaults, inheritance, `latest`'],
  ['plan', '`gallerist plan` and the rules on scaling'],
  ['cost', '`gallerist cost` and the rules on cost'],
  ['report', '`gallerist report`'],
  ['diff', 'the comparison of two states, and the rules on change'],
  ['docs', 'the pages in this folder'],
];

/**
 * What takes up every statement of the overview (S) and every error of the service (E), or why nothing can.
 *
 * @param {readonly Statement[]} statements
 * @param {readonly Cover[]} coverage
 * @param {readonly import('./docs.d.mts').Card[]} cards
 * @param {Pick<import('./docs.d.mts').Product, 'documentText' | 'statementText'>} words
 */
export function coveragePage(statements, coverage, cards, words) {
  const covers = new Map(coverage.map((cover) => [cover.statement, cover]));
  const rules = rulesByStatement(cards);
  const rowsOf = (/** @type {string} */ letter) =>
    statements
      .filter(({ id }) => id.startsWith(letter))
      .map((statement) => {
        const { id, editions = [], sources } = statement;
        const says = editions.length === 1 ? `${words.statementText(statement)} (${editions[0]} only)` : words.statementText(statement);
        return [id, says, sources.join(', '), coverText(rules.get(id) ?? [], covers.get(id))];
      });
  const judged = [...rowsOf('S'), ...rowsOf('E')];
  const unjudged = coverage.filter(({ reason }) => reason !== undefined).length;
  const byRules = statements.filter(({ id }) => /^[SE]/.test(id) && rules.has(id)).length;
  const head = ['statement', 'says', 'documents', 'taken up by'];
  const lines = [
    '# Coverage',
    '',
    `${judged.length} statements: ${byRules} are named by rules, ${judged.length - byRules - unjudged} are taken up otherwise, and ${unjudged} cannot be`,
    'judged from a manifest. Documents are listed under [editions](editions.md#documents). Beside the [rules](rules/index.md) there are',
    '',
    ...PARTS.map(([part, what]) => `- **${part}**: ${what}`),
    '',
    '## What the overview says',
    '',
    ...markdownTable(head, rowsOf('S')),
    '',
    '## Errors of the service',
    '',
    ...markdownTable(head, rowsOf('E')),
  ];
  return `${lines.join('\n')}\n`;
}

/** @param {readonly import('./docs.d.mts').Card[]} cards */
function rulesByStatement(cards) {
  /** @type {Map<string, string[]>} */
  const rules = new Map();
  for (const { id, sources } of cards) for (const source of sources) rules.set(source, [...(rules.get(source) ?? []), id]);
  return rules;
}

/**
 * @param {readonly string[]} rules
 * @param {Cover | undefined} cover
 */
function coverText(rules, cover) {
  if (cover?.reason !== undefined) return `Not judged: ${cover.reason}`;
  const ids = [...new Set([...rules, ...(cover?.by ?? []).filter(isRule)])];
  const parts = (cover?.by ?? []).filter((part) => !isRule(part));
  const texts = [...parts.map((part) => `**${part}**`), ...ids.map((id) => `[${id}](rules/${id}.md)`)].join(', ');
  return cover?.how === undefined ? texts : `${texts}<br>${cover.how}`;
}

/** @param {string} part */
function isRule(part) {
  return part.includes('/');
}
