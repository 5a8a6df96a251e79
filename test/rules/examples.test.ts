import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import type { RuleCard } from '../../src/engine/rule.ts';
import { ALL_CARDS, runRules } from './run-rules.ts';

/** Rules that the card's examples cannot do without. */
function besidesOf(card: RuleCard): readonly string[] {
  return card.exampleSettings?.besides ?? [];
}

function wording({ line, ruleId, message }: Finding): string {
  return `${line}: ${ruleId}: ${message}`;
}

describe.each(ALL_CARDS.map((card) => [card.id, card] as const))('%s', (id, card) => {
  it('fires on its bad example, and nothing else does', async () => {
    const { findings } = await runRules([{ path: 'bad.yaml', text: card.bad }], card.exampleSettings);
    const allowed = [id, ...besidesOf(card)];
    expect(findings.filter(({ ruleId }) => !allowed.includes(ruleId)).map(wording)).toEqual([]);
    expect(new Set(findings.map(({ ruleId }) => ruleId)), 'what is allowed besides must be needed').toEqual(new Set(allowed));
  });

  it('is silent on its good example, and so is every other rule', async () => {
    const { findings } = await runRules([{ path: 'good.yaml', text: card.good }], card.exampleSettings);
    expect(findings.filter(({ ruleId }) => !besidesOf(card).includes(ruleId)).map(wording)).toEqual([]);
  });
});
