import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import { rulePageText } from '../report/rule-page.ts';
import { EXIT, type Io } from './io.ts';
import { knownRule } from './known-rule.ts';
import type { Invocation } from './options.ts';
import { displayOf } from './print-result.ts';

/** Shows a rule's page in the terminal. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const id = knownRule(invocation.positionals[0] ?? '', 'explain');
  const card = [...ENGINE_RULES, ...RULES].find((rule) => rule.id === id);
  if (card === undefined) throw new Error(`no card of the rule ${id}`);
  io.stdout.write(rulePageText(card, displayOf(invocation, undefined, io)));
  return EXIT.ok;
}
