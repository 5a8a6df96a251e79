import type { Finding, Path } from '../../engine/finding.ts';
import { linesOf } from '../../source/lines.ts';
import { importFinding } from '../import-finding.ts';
import type { HclFile } from './parse-hcl.ts';

/** Findings of a file's mistakes: what is around them is read all the same. */
export function mistakeFindings({ mistakes, document }: HclFile, text: string): Finding[] {
  const lines = linesOf(text);
  return mistakes.map(({ start, end, message }) => ({
    ...importFinding(document, { ruleId: 'import/unrecognized', message, path: [] }),
    ...lines.rangeOf(start, end),
  }));
}

/** Findings of what is not known, each once: a block that is used many times has them many times. */
export class UnresolvedFindings {
  readonly findings: Finding[] = [];
  private readonly seen = new Set<string>();

  add({ document }: HclFile, path: Path, message: string): void {
    const key = JSON.stringify([document.file, path, message]);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.findings.push(importFinding(document, { ruleId: 'import/unresolved', message, path }));
  }
}
