import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import type { EditionId } from '../../src/facts/facts.ts';
import { ENGINE_RULES, RULES } from '../../rules/index.ts';
import type { SourceFile } from '../../src/source/source.ts';

/** The day of every test that does not name one: within the range of the samples' dates. */
export const TODAY = '2026-01-15';

export const ALL_CARDS = [...ENGINE_RULES, ...RULES];

/** Judges manifests with all rules at their default severities. */
export function runRules(files: readonly SourceFile[], settings: { edition?: EditionId; today?: string } = {}): Promise<Analysis> {
  return analyze(files, RULES, { today: TODAY, ...settings });
}
