import type { CustomRule, JudgedRule } from '../engine/custom-rule.ts';
import type { Finding, Severity } from '../engine/finding.ts';
import type { EngineRule, Rule } from '../engine/rule.ts';
import { customRulePageMarkdown, customRulePageText, customRuleTitle } from './custom-rule-page.ts';
import { rulePageMarkdown, rulePageText } from './rule-page.ts';
import { ruleUrl } from './rule-url.ts';
import { sanitize } from './sanitize.ts';
import { SARIF_LEVELS } from './sarif-levels.ts';

/** The rules that report, in the order of the catalogue, as SARIF describes them; of an id without a card, all is the id. */
export function sarifRules(findings: readonly Finding[], rules: readonly (EngineRule | JudgedRule)[]) {
  const ids = new Set(findings.map(({ ruleId }) => ruleId));
  const cards = rules.filter(({ id }) => ids.delete(id));
  return [...cards.map(describeRule), ...Array.from(ids, describeUnknown)];
}

function describeRule(card: EngineRule | JudgedRule) {
  return 'require' in card ? describeCustomRule(card) : describeCard(card);
}

function describeCard(card: EngineRule | Rule) {
  const { id, severity, title, why, remedy } = card;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: title },
    fullDescription: { text: `${why} ${remedy}` },
    help: { text: rulePageText(card, { color: false, columns: 80 }), markdown: rulePageMarkdown(card) },
    ...metadataOf(id, severity),
  };
}

function describeCustomRule(rule: CustomRule) {
  const { id, severity } = rule;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: customRuleTitle(rule) },
    fullDescription: { text: customRuleTitle(rule) },
    help: { text: customRulePageText(rule, { color: false, columns: 80 }), markdown: customRulePageMarkdown(rule) },
    ...metadataOf(id, severity),
  };
}

function metadataOf(id: string, severity: Severity) {
  return {
    helpUri: ruleUrl(id),
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: { tags: [id.slice(0, id.indexOf('/'))], 'problem.severity': PROBLEM_SEVERITIES[severity] },
  };
}

/** `limits/disk-size` is `LimitsDiskSize`: SARIF wants a name of this kind beside the id. */
function pascalCase(id: string): string {
  return id.replaceAll(/(?:^|[/-])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** GitHub asks for all of these texts. */
function describeUnknown(ruleId: string) {
  const id = sanitize(ruleId);
  return { id, shortDescription: { text: id }, fullDescription: { text: id }, help: { text: id } };
}

/** How GitHub sorts alerts that are not about security. */
const PROBLEM_SEVERITIES = { error: 'error', warning: 'warning', info: 'recommendation' } as const;
