import { type Finding, type Path, pointerOf, type Severity } from '../engine/finding.ts';
import type { SourceDocument } from '../source/source.ts';

/** Findings that reading another format may make, with the severity of their cards in `rules/import/`. */
export const IMPORT_RULES = {
  'import/unresolved': 'warning',
  'import/incomplete': 'info',
  'import/not-carried': 'info',
  'import/unrecognized': 'error',
  'import/duplicate': 'warning',
} as const satisfies Record<string, Severity>;

export type ImportRuleId = keyof typeof IMPORT_RULES;

/** What is wrong, or not known, at a place of a file in another format. */
export type ImportProblem = {
  ruleId: ImportRuleId;
  message: string;
  path: Path;
  /** `key` marks the key instead of the value. */
  part?: 'key';
  related?: Finding['related'];
};

export function importFinding(document: SourceDocument, { ruleId, message, path, part, related = [] }: ImportProblem): Finding {
  const finding: Finding = {
    ruleId,
    severity: IMPORT_RULES[ruleId],
    message,
    file: document.file,
    ...document.rangeOf(path, part ?? 'value'),
    pointer: pointerOf(path),
    related,
  };
  if (document.isOneOfMany) finding.document = document.index;
  return finding;
}
