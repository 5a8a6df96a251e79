import type { Finding } from '../engine/finding.ts';
import type { EngineRule, Rule } from '../engine/rule.ts';
import { rulePageMarkdown, rulePageText } from './rule-page.ts';
import { ruleUrl } from './rule-url.ts';
import { sanitize } from './sanitize.ts';
import { SARIF_LEVELS } from './sarif-levels.ts';

/** The rules that report, in the order of the catalogue, as SARIF describes them; of an id without a card, the id. */
export function sarifRules(findings: readonly Finding[], rules: readonly (EngineRule | Rule)[]) {
  const ids = new Set(findings.map(({ ruleId }) => ruleId));
  const cards = rules.filter(({ id }) => ids.delete(id));
  return [...cards.map(describeRule), ...Array.from(ids, (id) => ({ id: sanitize(id) }))];
}

function describeRule(card: EngineRule | Rule) {
  const { id, severity, title, why, remedy } = card;
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: `${why} ${remedy}` },
    help: { text: rulePageText(card, { color: false, columns: 80 }), markdown: rulePageMarkdown(card) },
    helpUri: ruleUrl(id),
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: { tags: [id.slice(0, id.indexOf('/'))], 'problem.severity': PROBLEM_SEVERITIES[severity] },
  };
}

/** How GitHub sorts alerts that are not about security. */
const PROBLEM_SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
