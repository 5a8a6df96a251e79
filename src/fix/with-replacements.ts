import type { Analysis } from '../engine/analyze.ts';
import type { Finding, Replacement } from '../engine/finding.ts';
import { readEvents } from '../source/events.ts';
import { readSource } from '../source/read-source.ts';
import type { Source } from '../source/source.ts';
import { readsAs } from './apply-edits.ts';
import { byFile } from './by-file.ts';
import { applyChanges } from './change.ts';
import { WrittenFile } from './written-file.ts';

/** UTF-16 units that are read to prove the fixes of one file, each by itself: about a second of work. */
const MOST_PROOF = 10_000_000;

/** The analysis with the fixes of its findings as text, too, where they can be made so and it is worth the work. */
export function withReplacements(analysis: Analysis): Analysis {
  const sources = new Map(analysis.sources.map((source) => [source.file, source]));
  const known = new Map<Finding, Replacement[]>();
  const fixable = [...analysis.findings, ...analysis.suppressedFindings].filter(({ fix }) => fix !== undefined);
  for (const [file, findings] of byFile(fixable, (finding) => finding.file)) {
    const source = sources.get(file);
    if (source === undefined || source.text.length * findings.length > MOST_PROOF) continue;
    const written = new WrittenFile(source);
    for (const finding of findings) {
      const replacements = provenReplacements(finding, written, source);
      if (replacements !== undefined) known.set(finding, replacements);
    }
  }
  const completed = (finding: Finding): Finding => {
    const replacements = known.get(finding);
    return replacements === undefined || finding.fix === undefined ? finding : { ...finding, fix: { ...finding.fix, replacements } };
  };
  return {
    ...analysis,
    findings: analysis.findings.map(completed),
    suppressedFindings: analysis.suppressedFindings.map(completed),
  };
}

/** Undefined where the fix cannot be made in place, or where the file would then read otherwise than meant. */
function provenReplacements({ fix, document = 0 }: Finding, written: WrittenFile, source: Source): Replacement[] | undefined {
  const edits = fix?.edits ?? [];
  const changes = written.changesOf(document, edits);
  if ('refusal' in changes || changes.length === 0) return undefined;
  const after = readSource({ path: source.file, text: applyChanges(source.text, changes) }, undefined, readEvents);
  return readsAs(after, source, new Map([[document, edits]])) ? written.replacementsOf(changes) : undefined;
}
