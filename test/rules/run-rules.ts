import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import { analyzeChange } from '../../src/engine/analyze-change.ts';
import type { Finding } from '../../src/engine/finding.ts';
import type { EditionId } from '../../src/facts/facts.ts';
import type { RuleCard } from '../../src/engine/rule.ts';
import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import type { SourceFile } from '../../src/source/source.ts';

/** The day of every test that does not name one: within the range of the samples' dates. */
export const TODAY = '2026-01-15';

export const ALL_CARDS = [...ENGINE_RULES, ...RULES];

/** Judges manifests with all rules at their default severities. */
export function runRules(files: readonly SourceFile[], settings: Settings = {}): Promise<Analysis> {
  return analyze(files, RULES, { today: TODAY, ...settings });
}

type Settings = { edition?: EditionId; today?: string };

/** Judges what becomes of a state: the head for itself, and the changes that lead to it. */
export async function runChange(before: readonly SourceFile[], after: readonly SourceFile[], settings: Settings = {}): Promise<Finding[]> {
  const [base, head] = [await runRules(before, settings), await runRules(after, settings)];
  return [...head.findings, ...analyzeChange(base, head, RULES).findings.map(({ finding }) => finding)];
}

/** What all rules say to an example of a card: to a change where the card has a state before, else to the one state. */
export async function runExample(text: string, { before, exampleSettings = {} }: RuleCard): Promise<Finding[]> {
  const file = { path: 'example.yaml', text };
  if (before === undefined) return (await runRules([file], exampleSettings)).findings;
  return runChange([{ path: 'before.yaml', text: before }], [file], exampleSettings);
}
