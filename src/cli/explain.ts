import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { isInCatalogue } from '../engine/custom-rule.ts';
import { customRulePageText } from '../report/custom-rule-page.ts';
import { rulePageText } from '../report/rule-page.ts';
import { EXIT, type Io } from './io.ts';
import { knownRule } from './known-rule.ts';
import { loadConfig } from './load-config.ts';
import type { Invocation } from './options.ts';
import { displayOf } from './print-result.ts';

/** Shows a rule's page in the terminal; a configuration is read only for a rule that is not of the catalogue. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const [named = ''] = invocation.positionals;
  const customRules = isInCatalogue(named) ? [] : (await loadConfig(invocation.texts['config'], io)).customRules;
  const customIds = customRules.map((rule) => rule.id);
  const id = knownRule(named, 'explain', customIds);
  const display = displayOf(invocation, undefined, io);
  const custom = customRules.find((rule) => rule.id === id);
  const card = [...ENGINE_RULES, ...RULES].find((rule) => rule.id === id);
  if (custom !== undefined) io.stdout.write(customRulePageText(custom, display));
  else if (card !== undefined) io.stdout.write(rulePageText(card, display));
  else throw new Error(`no card of the rule ${id}`);
  return EXIT.ok;
}
