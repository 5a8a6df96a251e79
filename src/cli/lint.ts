import { resolve } from 'node:path';
import { closestName } from '../facts/closest-name.ts';
import type { Io } from './io.ts';
import { type LintFormat, LINT_REPORTERS } from './lint-formats.ts';
import { LINT_FORMATS, type Invocation } from './options.ts';
import { displayOf, isStdout, printResult } from './print-result.ts';
import { shownPath } from './read-files.ts';
import { analyzeRequest, exitCodeOf } from './request.ts';
import { UsageError } from './usage-error.ts';

type Target = { format: LintFormat; file: string | undefined };

/** Judges the manifests and prints the findings, in several formats where several are asked for. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const targets = targetsOf(invocation, io);
  const { analysis, config, run: facts, stopwatches } = await analyzeRequest(invocation, io);
  for (const { format, file } of targets) {
    const report = await LINT_REPORTERS[format]();
    const display = displayOf(invocation, file, io);
    printResult(report(analysis, display, facts), file, invocation, io);
    if (format === 'github') (await import('./append-job-summary.ts')).appendJobSummary(analysis, display, io);
  }
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
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
