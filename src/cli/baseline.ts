import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Analysis } from '../engine/analyze.ts';
import { compareFindings, type Finding } from '../engine/finding.ts';
import { type BaselineEntry, baselineOf, baselineText, holdBaseline, readBaseline } from '../suppressions/baseline.ts';
import type { Io } from './io.ts';
import type { Invocation } from './options.ts';
import { readText, shownPath } from './read-files.ts';
import { UsageError } from './usage-error.ts';
import { writeWhole } from './write-file.ts';

/** Beside the configuration, or in the working directory, where no --baseline names another. */
export const BASELINE_NAME = 'gallerist-baseline.json';

/** Where the baseline is, or would be; absolute. */
export function baselinePath({ texts }: Invocation, configFiles: readonly string[], io: Io): string {
  const named = texts['baseline'];
  if (named !== undefined) return resolve(io.cwd, named);
  const config = configFiles.at(-1);
  return join(config === undefined ? io.cwd : dirname(resolve(io.cwd, config)), BASELINE_NAME);
}

/** Writes what was found as known from now on, and says how much that is. */
export function writeBaseline(path: string, analysis: Analysis, io: Io): void {
  const { findings, sources } = seenFrom(dirname(path), analysis, io);
  writeWhole(shownPath(path, io), baselineText(baselineOf(findings, sources)), io);
  io.stderr.write(`wrote ${shownPath(path, io)}: ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}\n`);
}

/** Takes out what the baseline holds. Entries whose finding is gone are findings, or with --prune-baseline leave the file. */
export function withBaseline(path: string, analysis: Analysis, { texts, switches }: Invocation, io: Io): Analysis {
  if (!existsSync(path)) {
    if (texts['baseline'] === undefined) return analysis;
    throw new UsageError(`the baseline "${shownPath(path, io)}" does not exist`, 'Write one with --write-baseline.');
  }
  const text = readText(path, 'baseline', io);
  const entries = readBaseline(parseJson(text));
  if (entries === undefined) throw new UsageError(`"${shownPath(path, io)}" is no baseline`, 'Write it anew with --write-baseline.');
  const seen = seenFrom(dirname(path), analysis, io);
  const { isHeld, stale } = holdBaseline(seen.findings, seen.sources, entries);
  const kept = analysis.findings.filter((_, index) => isHeld[index] === false);
  const held = analysis.findings.filter((_, index) => isHeld[index] === true);
  if (switches['prune-baseline'] === true && stale.length > 0) {
    writeWhole(shownPath(path, io), baselineText(entries.filter((entry) => !stale.includes(entry))), io);
  } else {
    for (const entry of stale) kept.push(staleFinding(entry, text, shownPath(path, io)));
  }
  return {
    ...analysis,
    findings: kept.sort(compareFindings),
    suppressed: analysis.suppressed + held.length,
    suppressedFindings: [
      ...analysis.suppressedFindings,
      ...held.map((finding): Finding => ({ ...finding, suppression: { kind: 'external', reason: 'in the baseline' } })),
    ],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Findings and sources with their files as the folder of the baseline sees them: the same from every working directory. */
function seenFrom(folder: string, { findings, sources }: Analysis, io: Io): Pick<Analysis, 'findings' | 'sources'> {
  if (folder === io.cwd) return { findings, sources };
  const seen = (file: string) => (file.startsWith('<') ? file : relative(folder, resolve(io.cwd, file)).replaceAll(sep, '/'));
  return {
    findings: findings.map((finding) => ({ ...finding, file: seen(finding.file) })),
    sources: sources.map((source) => ({ ...source, file: seen(source.file) })),
  };
}

function staleFinding({ rule, file: of, fingerprint, place }: BaselineEntry, text: string, file: string): Finding {
  const line = Math.max(1, text.slice(0, Math.max(0, text.indexOf(JSON.stringify(fingerprint)))).split('\n').length);
  const message = `nothing left of ${rule} at ${place} in "${of}"; --prune-baseline takes the entry out`;
  return {
    ruleId: 'suppressions/unused',
    severity: 'warning',
    message,
    file,
    line,
    column: 1,
    endLine: line,
    endColumn: 1,
    pointer: '',
    related: [],
  };
}
