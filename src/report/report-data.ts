import type { Analysis } from '../engine/analyze.ts';
import { type ReportName, VIEWS } from './render.ts';
import { safeJson } from './safe-json.ts';
import type { SourceUrl } from './source-url.ts';
import type { Words } from './words/words.ts';

/** `report --data`: what a template of the user's is given, all rows of it, as schemas/report-view.schema.json has it. */
export function reportData(analysis: Analysis, template: ReportName, words: Words, sourceUrl?: SourceUrl): string {
  const options = { most: Number.POSITIVE_INFINITY, ...(sourceUrl === undefined ? {} : { sourceUrl }) };
  return safeJson(VIEWS[template](analysis, words, options));
}
