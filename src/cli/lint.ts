import { resolve } from 'node:path';
import { closestName } from '../facts/closest-name.ts';
import type { CachedRun } from './cache.ts';
import type { Io } from './io.ts';
import { type LintFormat, LINT_REPORTERS } from './lint-formats.ts';
import { LINT_FORMATS, type Invocation } from './options.ts';
import { displayOf, isStdout, printResult } from './print-result.ts';
import { shownPath } from './read-files.ts';
import { refuseOverwriting } from './refuse-overwriting.ts';
import { exitCodeOf, judgeRequest, type ReadRequest, readRequest } from './request.ts';
import { UsageError } from './usage-error.ts';

type Target = { format: LintFormat; file: string | undefined };

/** Judges the manifests and prints the findings, in several formats where several are asked for. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  if (invocation.switches['watch'] !== true) return runOnce(invocation, io);
  const { watch } = await import('./watch.ts');
  return watch(() => runOnce(invocation, io), io);
}

async function runOnce(invocation: Invocation, io: Io): Promise<number> {
  const targets = targetsOf(invocation, io);
  const request = isFixing(invocation) ? await fixFirst(invocation, io) : await readRequest(invocation, io);
  const { stopwatches } = request;
  for (const { file } of targets)
    refuseOverwriting(
      file,
      request.files.map(({ path }) => path),
      io,
    );
  const cache = isCacheable(invocation, targets) ? (await import('./cache.ts')).openCache(request, io) : undefined;
  const known = cache?.read();
  if (known !== undefined) {
    for (const { file, text } of known.results) printResult(text, file, invocation, io);
    stopwatches.lap('cache');
    stopwatches.print();
    return known.code;
  }
  const { analysis, config, run: facts } = await judgeRequest(request, io);
  if (invocation.switches['fix-dry-run'] === true) {
    stopwatches.print();
    return exitCodeOf(analysis.findings, config.failOn);
  }
  const results: CachedRun['results'] = [];
  for (const { format, file } of targets) {
    const report = await LINT_REPORTERS[format]();
    const display = displayOf(invocation, file, io);
    const text = report(analysis, display, facts);
    printResult(text, file, invocation, io);
    if (cache !== undefined) results.push(file === undefined ? { text } : { file, text });
    if (format === 'github') (await import('./append-job-summary.ts')).appendJobSummary(analysis, display, io);
  }
  const code = exitCodeOf(analysis.findings, config.failOn);
  cache?.write({ code, results });
  stopwatches.lap('output');
  stopwatches.print();
  return code;
}

function isFixing({ switches }: Invocation): boolean {
  return ['fix', 'fix-unsafe', 'fix-dry-run'].some((name) => switches[name] === true);
}

async function fixFirst(invocation: Invocation, io: Io): Promise<ReadRequest> {
  const { checkFixFlags, fixRequest } = await import('./fix-request.ts');
  checkFixFlags(invocation);
  return fixRequest(await readRequest(invocation, io), io);
}

/** What reads or writes more than its manifests and its results is run each time. */
function isCacheable({ switches, texts }: Invocation, targets: readonly Target[]): boolean {
  const isOn = (name: string) => switches[name] === true;
  if (!isOn('cache') || ['fix-dry-run', 'write-baseline', 'prune-baseline', 'verbose'].some(isOn)) return false;
  return texts['since'] === undefined && targets.every(({ format }) => format !== 'github');
}

/** `-f json=findings.json -f stylish`: each format with its file; at most one goes to standard output. */
function targetsOf({ lists, texts }: Invocation, io: Io): Target[] {
  const targets = (lists['format'] ?? ['stylish']).map((word): Target => {
    const at = word.indexOf('=');
    const { format, file } = at === -1 ? { format: word, file: texts['output'] } : { format: word.slice(0, at), file: word.slice(at + 1) };
    const known = LINT_FORMATS.find((name) => name === format);
    if (known === undefined) {
      const suggestion = closestName(format, LINT_FORMATS);
      throw new UsageError(
        `--format "${format}" is not a format of lint`,
        `${suggestion === undefined ? '' : `Did you mean "${suggestion}"? `}Choose one of ${LINT_FORMATS.join(', ')}, each with =FILE if it goes to a file.`,
      );
    }
    if (file === '') throw new UsageError(`--format "${word}" names no file`, `Write a file after the =, or ${known} alone.`);
    return { format: known, file };
  });
  const places = new Map<string, Target>();
  for (const target of targets) {
    const place = isStdout(target.file) ? 'standard output' : `"${shownPath(resolve(io.cwd, target.file), io)}"`;
    const before = places.get(place);
    if (before !== undefined)
      throw new UsageError(
        `${before.format} and ${target.format} would both go to ${place}`,
        'Give each format a place of its own, for example -f stylish -f json=findings.json.',
      );
    places.set(place, target);
  }
  return targets;
}
