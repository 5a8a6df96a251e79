import type { Analysis } from '../engine/analyze.ts';
import type { Edit, Finding } from '../engine/finding.ts';
import { byFile } from './by-file.ts';
import type { Change } from './change.ts';
import { WrittenFile } from './written-file.ts';

/** A fix, with what it changes in its file. */
export type FixStep = { finding: Finding; edits: readonly Edit[]; changes: readonly Change[] };

/**
 * Fixes that can be tried together, in the order of their findings: of those in each other's way, the first. What cannot be
 * made is noted in `refused`, and what is there already is passed over. `isComplete` says that none has to wait.
 */
export function stepsOf(findings: readonly Finding[], { sources }: Analysis, refused: Map<Finding, string>) {
  const written = new Map(sources.map((source) => [source.file, new WrittenFile(source)]));
  const steps: FixStep[] = [];
  let isComplete = true;
  for (const [file, found] of byFile(findings, (finding) => finding.file)) {
    const possible: FixStep[] = [];
    for (const finding of found) {
      if (refused.has(finding)) continue;
      const edits = finding.fix?.edits ?? [];
      const changes = written.get(file)?.changesOf(finding.document ?? 0, edits) ?? { refusal: 'the file is not at hand' };
      if ('refusal' in changes) refused.set(finding, changes.refusal);
      else possible.push({ finding, edits, changes });
    }
    const apart = withoutConflicts(possible);
    isComplete &&= apart.length === possible.length;
    steps.push(...apart);
  }
  return { steps, isComplete };
}

function withoutConflicts(steps: readonly FixStep[]): readonly FixStep[] {
  const all = steps.flatMap(({ changes }, step) => changes.map((change) => ({ ...change, step })));
  all.sort((a, b) => a.start - b.start || a.end - b.end);
  const dropped = new Set<number>();
  let last = all[0];
  for (const change of all.slice(1)) {
    if (last !== undefined && last.step !== change.step && isConflict(last, change)) dropped.add(Math.max(last.step, change.step));
    if (last === undefined || change.end >= last.end) last = change;
  }
  if (dropped.size === 0) return steps;
  // One that was dropped may have stood between two others.
  return withoutConflicts(steps.filter((_, step) => !dropped.has(step)));
}

/** Overlapping, or two additions at one place; `b` does not begin before `a`. */
function isConflict(a: Change, b: Change): boolean {
  return b.start < a.end || (a.start === b.start && a.end === b.end);
}
