import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/engine/finding.ts';
import type { RuleCard } from '../../src/engine/rule.ts';
import { ALL_CARDS, runExample, runRules } from './run-rules.ts';

/** Rules that the card's examples cannot do without. */
function besidesOf(card: RuleCard): readonly string[] {
  return card.exampleSettings?.besides ?? [];
}

function wording({ line, ruleId, message }: Finding): string {
  return `${line}: ${ruleId}: ${message}`;
}

describe.each(ALL_CARDS.map((card) => [card.id, card] as const))('%s', (id, card) => {
  it('fires on its bad example, and nothing else does', async () => {
    const findings = await runExample(card.bad, card);
    const allowed = [id, ...besidesOf(card)];
    expect(findings.filter(({ ruleId }) => !allowed.includes(ruleId)).map(wording)).toEqual([]);
    expect(new Set(findings.map(({ ruleId }) => ruleId)), 'what is allowed besides must be needed').toEqual(new Set(allowed));
  });

  it('is silent on its good example, and so is every other rule', async () => {
    const findings = await runExample(card.good, card);
    expect(findings.filter(({ ruleId }) => !besidesOf(card).includes(ruleId)).map(wording)).toEqual([]);
  });
});

describe.each(ALL_CARDS.flatMap((card) => (card.before === undefined ? [] : [[card.id, card, card.before] as const])))(
  '%s',
  (_, card, before) => {
    it('begins with a state in which nothing is wrong', async () => {
      const { findings } = await runRules([{ path: 'before.yaml', text: before }], card.exampleSettings);
      expect(findings.filter(({ ruleId }) => !besidesOf(card).includes(ruleId)).map(wording)).toEqual([]);
    });
  },
);
