import { describe, expect, it } from 'vitest';
import { ALL_CARDS, runRules } from './run-rules.ts';

describe.each(ALL_CARDS.map((card) => [card.id, card] as const))('%s', (id, card) => {
  it('fires on its bad example, and nothing else does', async () => {
    const { findings } = await runRules([{ path: 'bad.yaml', text: card.bad }], card.exampleSettings);
    expect(findings.map((finding) => `${finding.ruleId}: ${finding.message}`).filter((line) => !line.startsWith(`${id}:`))).toEqual([]);
    expect(findings.length).toBeGreaterThan(0);
  });

  it('is silent on its good example, and so is every other rule', async () => {
    const { findings } = await runRules([{ path: 'good.yaml', text: card.good }], card.exampleSettings);
    expect(findings.map((finding) => `${finding.line}: ${finding.ruleId}: ${finding.message}`)).toEqual([]);
  });
});
