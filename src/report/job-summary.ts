import type { Analysis } from '../engine/analyze.ts';
import type { Display } from './painter.ts';
import { quietly } from './quietly.ts';
import { render } from './render.ts';

/** UTF-16 units, at most three bytes each: GitHub takes 1 MiB of summaries from a step, and refuses more. */
const LONGEST = 300_000;

/** The findings as Markdown for the summary of a GitHub job; of too many, the worst. */
export function jobSummary(analysis: Analysis, display: Display): string {
  const shown = quietly(analysis, display);
  let summary = '';
  for (const most of [200, 40, 0]) {
    summary = render(shown, { template: 'findings', format: 'markdown', most });
    if (summary.length <= LONGEST) break;
  }
  return summary;
}
