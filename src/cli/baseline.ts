import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Analysis } from '../engine/analyze.ts';
import { compareFindings, type Finding } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';
import { applyBaseline, type BaselineEntry, baselineOf, baselineText, readBaseline } from '../suppressions/baseline.ts';
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

/** Writes the findings of the analysis as what is known from now on. */
export function writeBaseline(path: string, analysis: Analysis, io: Io): number {
  const { findings, sources } = relativeTo(dirname(path), analysis.findings.filter(isAboutManifests), analysis.sources, io);
  writeWhole(shownPath(path, io), baselineText(baselineOf(findings, sources)), io);
  return findings.length;
}

/** Takes out what the baseline holds; entries whose finding is gone are findings themselves, or are pruned from the file. */
export function withBaseline(path: string, analysis: Analysis, { texts, switches }: Invocation, io: Io): Analysis {
  if (!existsSync(path)) {
    if (texts['baseline'] === undefined) return analysis;
    throw new UsageError(`the baseline "${shownPath(path, io)}" does not exist`, 'Write one with --write-baseline.');
  }
  const text = readText(path, 'baseline', io);
  const entries = readBaseline(parseJson(text, path, io));
  if (entries === undefined) throw new UsageError(`"${shownPath(path, io)}" is no baseline`, 'Write it anew with --write-baseline.');
  const moved = relativeTo(dirname(path), analysis.findings, analysis.sources, io);
  const { suppressed, stale } = applyBaseline(moved.findings, moved.sources, entries);
  const silenced = new Map(suppressed.map((finding) => [moved.originals.get(finding.ruleId + placeKey(finding)) ?? '', finding]));
  void silenced;
  return joined(path, text, analysis, moved, applyBaseline(moved.findings, moved.sources, entries), stale, switches['prune-baseline'] === true, io);
}

function parseJson(text: string, path: string, io: Io): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UsageError(`the baseline "${shownPath(path, io)}" is no JSON`, 'Write it anew with --write-baseline.', { cause });
  }
}
