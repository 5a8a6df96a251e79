import type { Finding } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';
import type { Comment } from '../source/comments.ts';
import { type Directive, MARKER, parseSuppression } from './parse-suppression.ts';

export type Suppressed = {
  /** What is left, with findings about the suppressions themselves; unsorted. */
  findings: Finding[];
  /** Each with its suppression. */
  suppressed: Finding[];
};

type Placed = Directive & { file: string; comment: Comment; used: Set<string> };

/** Takes out what comments in the manifests silence, and reports the comments that do not do their work. */
export function suppress(findings: readonly Finding[], sources: readonly Source[], today: string): Suppressed {
  const byFile = new Map<string, Placed[]>();
  for (const source of sources) {
    const placed = placedIn(source);
    if (placed.length > 0) byFile.set(source.file, placed);
  }
  if (byFile.size === 0) return { findings: [...findings], suppressed: [] };
  const kept: Finding[] = [];
  const suppressed: Finding[] = [];
  for (const finding of findings) {
    const by = byFile.get(finding.file)?.filter((directive) => silences(directive, finding)) ?? [];
    for (const { used } of by) used.add(finding.ruleId);
    const inForce = by.find((directive) => !isExpired(directive, today));
    if (inForce === undefined) kept.push(finding);
    else
      suppressed.push({
        ...finding,
        suppression: { kind: 'inSource', ...(inForce.reason === undefined ? {} : { reason: inForce.reason }) },
      });
  }
  // Where entities are left out because of such a finding, their rules were not asked: silence proves nothing there.
  const partly = new Set(findings.filter(({ ruleId }) => /^(?:syntax|schema)\//.test(ruleId)).map(({ file }) => file));
  for (const [file, directives] of byFile) {
    for (const directive of directives) kept.push(...findingsAbout(directive, today, partly.has(file)));
  }
  return { findings: kept, suppressed };
}

function placedIn(source: Source): Placed[] {
  const placed: Placed[] = [];
  for (const comment of source.comments(MARKER)) {
    const directive = parseSuppression(comment.text);
    if (directive !== undefined) placed.push({ ...directive, file: source.file, comment, used: new Set() });
  }
  return placed;
}

function silences({ scope, ruleIds, comment }: Placed, finding: Finding): boolean {
  if (finding.ruleId.startsWith('suppressions/') || !ruleIds.includes(finding.ruleId)) return false;
  if (scope === 'document') return (finding.document ?? 0) === comment.document || finding.document === undefined;
  return finding.line === (scope === 'line' ? comment.line : comment.nextLine);
}

/** A date that cannot be read is one that is past: a suppression that nobody can date must not last for ever. */
function isExpired({ until }: Directive, today: string): boolean {
  return until !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < today);
}

function findingsAbout(directive: Placed, today: string, isPartlyJudged: boolean): Finding[] {
  const { ruleIds, used, reason, until } = directive;
  const found: Finding[] = [];
  // Rules of changes judge two states: where there is one, what they are silenced for cannot be seen.
  const unused = isPartlyJudged ? [] : ruleIds.filter((id) => !used.has(id) && !id.startsWith('change/'));
  if (ruleIds.length === 0)
    found.push(about(directive, 'suppressions/unused', 'warning', 'a suppression that names no rule, an id is expected'));
  for (const id of unused) found.push(about(directive, 'suppressions/unused', 'warning', `nothing to suppress for "${id}" here`));
  if (reason === undefined)
    found.push(
      about(directive, 'suppressions/reason-missing', 'warning', 'a suppression without a reason, " -- why" is expected at its end'),
    );
  if (isExpired(directive, today))
    found.push(about(directive, 'suppressions/expired', 'error', `suppressed until "${until}", today is ${today}`));
  return found;
}

function about({ file, comment }: Placed, ruleId: string, severity: Finding['severity'], message: string): Finding {
  const { line, column, endLine, endColumn } = comment;
  return { ruleId, severity, message, file, line, column, endLine, endColumn, pointer: '', related: [] };
}
