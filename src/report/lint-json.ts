import type { Analysis } from '../engine/analyze.ts';
import type { Finding } from '../engine/finding.ts';
import type { EditionId } from '../facts/facts.ts';
import { countSeverities } from './count-severities.ts';
import { safeJson } from './safe-json.ts';
import { TOOL } from './tool.ts';

/** `lint -f json`, as schemas/lint-output.schema.json has it. */
export type LintOutput = {
  tool: { name: string; version: string };
  edition: EditionId;
  summary: {
    /** Files that hold a manifest, or are broken. */
    files: number;
    galleries: number;
    images: number;
    versions: number;
    errors: number;
    warnings: number;
    infos: number;
    suppressed: number;
  };
  findings: LintOutputFinding[];
};

/** A finding without the edits of its fix. Lines and columns count from 1. */
export type LintOutputFinding = Omit<Finding, 'related' | 'fix' | 'isSecret' | 'suppression'> & {
  related: { file: string; line: number; column: number; message: string }[];
  fix?: { safe: boolean; title: string };
};

/** The findings for programs, as text: two spaces, a final newline. */
export function lintJson(analysis: Analysis): string {
  return safeJson(lintOutput(analysis));
}

export function lintOutput(analysis: Analysis): LintOutput {
  const { estate, facts, findings, manifestFiles, suppressed } = analysis;
  const counts = countSeverities(findings);
  let images = 0;
  let versions = 0;
  for (const gallery of estate.galleries) {
    images += gallery.images.length;
    for (const image of gallery.images) versions += image.versions.length;
  }
  return {
    tool: TOOL,
    edition: facts.edition,
    summary: {
      files: manifestFiles,
      galleries: estate.galleries.length,
      images,
      versions,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      suppressed,
    },
    findings: findings.map(lintFinding),
  };
}

/** One finding for programs. */
export function lintFinding({
  ruleId,
  severity,
  message,
  file,
  line,
  column,
  endLine,
  endColumn,
  pointer,
  document,
  related,
  fix,
}: Finding): LintOutputFinding {
  return {
    ruleId,
    severity,
    message,
    file,
    ...(document === undefined ? undefined : { document }),
    line,
    column,
    endLine,
    endColumn,
    pointer,
    related: related.map((place) => ({ file: place.file, line: place.line, column: place.column, message: place.message })),
    ...(fix === undefined ? undefined : { fix: { safe: fix.safe, title: fix.title } }),
  };
}
