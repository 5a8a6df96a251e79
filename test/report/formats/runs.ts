import { ENGINE_RULES, RULES } from '../../../rules/index.ts';
import { type LintFormat, LINT_REPORTERS } from '../../../src/cli/lint-formats.ts';
import { LINT_FORMATS } from '../../../src/cli/options.ts';
import { analyze, type Analysis } from '../../../src/engine/analyze.ts';
import type { Finding } from '../../../src/engine/finding.ts';
import type { Display } from '../../../src/report/painter.ts';
import type { RunFacts } from '../../../src/report/reporter.ts';
import { CLEAN } from '../../cli/call.ts';
import { HOSTILE } from './hostile.ts';

export const FORMATS = LINT_FORMATS;
export const DISPLAY: Display = { color: false, columns: 80, isQuiet: false };
export const RUN: RunFacts = { rules: [...ENGINE_RULES, ...RULES], failOn: 'error' };

/** What the rules find in these texts, by path. */
export function analysisOf(files: Readonly<Record<string, string>>): Promise<Analysis> {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  return analyze(sources, RULES, { today: '2026-01-15' });
}

/** The text of a format. */
export async function print(format: LintFormat, analysis: Analysis, run: Partial<RunFacts> = {}, display: Partial<Display> = {}) {
  const report = await LINT_REPORTERS[format]();
  return report(analysis, { ...DISPLAY, ...display }, { ...RUN, ...run });
}

/** A finding on the gallery's name of `CLEAN`, but for what is given. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'naming/gallery-name',
    severity: 'error',
    message: 'a message',
    file: 'a.yaml',
    line: 4,
    column: 11,
    endLine: 4,
    endColumn: 24,
    pointer: '/galleries/0/name',
    related: [],
    ...changes,
  };
}

/** An analysis of a clean manifest in which these findings are said to have been found. */
export async function analysisWith(findings: Finding[], suppressedFindings: Finding[] = []): Promise<Analysis> {
  const analysis = await analysisOf({ 'a.yaml': CLEAN });
  return { ...analysis, findings, suppressed: suppressedFindings.length, suppressedFindings };
}

/** Findings with each hostile text in every place that a text can reach: message, rule, file, pointer, note, fix. */
export function hostileFindings(): Finding[] {
  const severities = ['error', 'warning', 'info'] as const;
  return HOSTILE.map((text, index) =>
    finding({
      ruleId: text,
      severity: severities[index % 3] ?? 'error',
      message: text,
      file: `${text}.yaml`,
      pointer: `/${text}`,
      related: [{ file: text, line: 1, column: 1, endLine: 1, endColumn: 2, message: text }],
      fix: { safe: index % 2 === 0, title: text, edits: [] },
    }),
  );
}
