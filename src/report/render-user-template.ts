import type { Analysis } from '../engine/analyze.ts';
import { TEMPLATES } from '../generated/templates.js';
import { builtInParts } from './built-in-partials.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { mapStrings } from './map-strings.ts';
import { ENDINGS, type ReportFormat, type ReportName, VIEWS, wrapLines } from './render.ts';
import { fullReportView, type ReportViewOptions } from './report-view.ts';
import { createStrictEnvironment, type TemplateText } from './strict-handlebars.ts';
import { TemplateError } from './template-error.ts';
import type { Words } from './words/words.ts';

export { TemplateError, type TemplateText };

/** A part of a report that is the user's: under the name of a built-in part, or one of its own. */
export type UserPart = { part: string; template: TemplateText };

export type UserTemplateOptions = Pick<ReportViewOptions, 'sourceUrl'> & { words: Words; parts?: readonly UserPart[] };

/**
 * Renders a template of the user's over the full view, with all rows. Its name says how values are escaped.
 * Throws `TemplateError` for what is wrong with the template or a part.
 */
export function renderUserTemplate(
  analysis: Analysis,
  template: TemplateText,
  { words, parts = [], ...options }: UserTemplateOptions,
): string {
  const format = templateFormat(template.name);
  const view = escapedView(fullReportView(analysis, words, { ...options, most: Number.POSITIVE_INFINITY }), format);
  return environmentOf(format, parts).render(template, view);
}

/** Renders a built-in template with parts of the user's in it. Throws `TemplateError` for what is wrong with a part. */
export function renderWithParts(
  analysis: Analysis,
  { template, format }: { template: ReportName; format: ReportFormat },
  { words, parts = [], ...options }: UserTemplateOptions,
): string {
  const specification = TEMPLATES[`${template}.${ENDINGS[format]}`];
  if (specification === undefined) throw new Error(`no template ${template}.${ENDINGS[format]} was compiled`);
  const text = environmentOf(format, parts).renderBuiltIn(specification, escapedView(VIEWS[template](analysis, words, options), format));
  return format === 'text' ? wrapLines(text) : text;
}

function environmentOf(format: ReportFormat, parts: readonly UserPart[]) {
  const environment = createStrictEnvironment(ENDINGS[format], format === 'html');
  for (const { part, template } of parts) environment.addPart(part, template);
  return environment;
}

/** The names of the parts of the built-in reports in a format. */
export function partsOfFormat(format: ReportFormat): string[] {
  return builtInParts(ENDINGS[format]);
}

/** HTML is escaped by Handlebars, where a value meets the page; Markdown is, before it reaches the template. */
function escapedView(view: object, format: ReportFormat): object {
  return format === 'markdown' ? mapStrings(view, escapeMarkdown) : view;
}

/** `*.md.hbs` is for Markdown, `*.html.hbs` and a bare `*.hbs` for HTML, any other ending for text. */
export function templateFormat(name: string): ReportFormat {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const ending = /\.([^.]+)\.hbs$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined || ending === 'html' || ending === 'htm') return 'html';
  return ending === 'md' || ending === 'markdown' ? 'markdown' : 'text';
}
