import { withReplacements } from '../fix/with-replacements.ts';
import type { Reporter } from '../report/reporter.ts';
import { sarif } from '../report/sarif.ts';

/** SARIF has fixes, too, which are worked out here: a report edits nothing. */
export const lintSarif: Reporter = (analysis, display, run) => sarif(withReplacements(analysis), display, run);
