import { lintJson } from '../report/lint-json.ts';
import type { Reporter } from '../report/reporter.ts';
import { stylish } from '../report/stylish.ts';
import type { LINT_FORMATS } from './options.ts';

export type LintFormat = (typeof LINT_FORMATS)[number];

/** How findings are printed, by the name of the format; what most runs do without is loaded when it is asked for. */
export const LINT_REPORTERS: Readonly<Record<LintFormat, () => Reporter | Promise<Reporter>>> = {
  stylish: () => stylish,
  json: () => lintJson,
  sarif: async () => (await import('./lint-sarif.ts')).lintSarif,
  junit: async () => (await import('../report/junit.ts')).junit,
  github: async () => (await import('../report/github.ts')).github,
  gitlab: async () => (await import('../report/gitlab.ts')).gitlab,
  checkstyle: async () => (await import('../report/checkstyle.ts')).checkstyle,
  markdown: async () => (await import('../report/whole-document.ts')).wholeDocument('findings', 'markdown'),
  html: async () => (await import('../report/whole-document.ts')).wholeDocument('findings', 'html'),
  csv: async () => (await import('../report/lint-csv.ts')).lintCsv,
};
