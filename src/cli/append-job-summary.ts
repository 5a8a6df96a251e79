import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Analysis } from '../engine/analyze.ts';
import { jobSummary } from '../report/job-summary.ts';
import type { Display } from '../report/painter.ts';
import type { Io } from './io.ts';
import { reasonOf } from './read-files.ts';

/**
 * Adds the findings to the summary of the GitHub job, where there is one: of annotations, GitHub shows ten of a kind a
 * step. A summary that cannot be written fails nothing.
 */
export function appendJobSummary(analysis: Analysis, display: Display, io: Io): void {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  try {
    appendFileSync(resolve(io.cwd, file), jobSummary(analysis, display));
  } catch (cause) {
    io.stderr.write(`note: the file that GITHUB_STEP_SUMMARY names cannot be written: ${reasonOf(cause)}\n`);
  }
}
