import type { Analysis } from '../engine/analyze.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { explainTemplateError } from './explain-template-error.ts';
import { mapStrings } from './map-strings.ts';
import { fullReportView, type FullReportView } from './report-view.ts';
import type { SourceUrl } from './source-url.ts';
import { compileStrictly } from './strict-handlebars.ts';
import { TemplateError } from './template-error.ts';
import type { Words } from './words/words.ts';

export { TemplateError };

type Format = 'html' | 'markdown' | 'text';

/** The ending of the built-in partials that go with a format, and who escapes values. */
const FORMATS: Readonly<Record<Format, { ending: string; isEscapedByHandlebars: boolean }>> = {
  html: { ending: 'html', isEscapedByHandlebars: true },
  markdown: { ending: 'md', isEscapedByHandlebars: false },
  text: { ending: 'txt', isEscapedByHandlebars: false },
};

export type UserTemplate = {
  text: string;
  name: string;
  /** Where readers see the files that findings are in. */
  sourceUrl?: SourceUrl;
};

/** UTF-16 units. */
const LONGEST_TEMPLATE = 1_000_000;

/**
 * Renders a template of the user's over the full view, with all rows. Its name says how values are escaped:
 * `*.md.hbs` for Markdown, `*.html.hbs` and a bare `*.hbs` for HTML, any other ending not at all.
 * Throws `TemplateError` for what is wrong with the template.
 */
export function renderUserTemplate(analysis: Analysis, { text, name, ...options }: UserTemplate, words: Words): string {
  if (text.length > LONGEST_TEMPLATE) throw new TemplateError(`is longer than ${LONGEST_TEMPLATE / 1e6} MB`);
  const format = formatOf(name);
  const { ending, isEscapedByHandlebars } = FORMATS[format];
  const full = fullReportView(analysis, words, { ...options, most: Number.POSITIVE_INFINITY });
  const view = format === 'markdown' ? mapStrings<FullReportView>(full, escapeMarkdown) : full;
  try {
    return compileStrictly(text, ending, isEscapedByHandlebars)(view);
  } catch (error) {
    throw explainTemplateError(error);
  }
}

function formatOf(name: string): Format {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const ending = /\.([^.]+)\.hbs$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined || ending === 'html' || ending === 'htm') return 'html';
  return ending === 'md' || ending === 'markdown' ? 'markdown' : 'text';
}
