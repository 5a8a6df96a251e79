import type { Analysis } from '../engine/analyze.ts';
import { compareText, type Finding } from '../engine/finding.ts';

/** The findings of every manifest file, in the order of the files' names; those without any are there too. */
export function findingsByFile({ findings, estate }: Analysis): [file: string, findings: Finding[]][] {
  const files = new Map<string, Finding[]>();
  for (const { source } of estate.documents) files.set(source.file, []);
  for (const finding of findings) {
    const found = files.get(finding.file);
    if (found === undefined) files.set(finding.file, [finding]);
    else found.push(finding);
  }
  return [...files].sort(([a], [b]) => compareText(a, b));
}
