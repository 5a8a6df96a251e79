import type { Analysis } from '../engine/analyze.ts';
import { TEMPLATES } from '../generated/templates.js';
import { registerBuiltInPartials } from './built-in-partials.ts';
import { displayWidth } from './display-width.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { handlebarsRuntime } from './handlebars-runtime.ts';
import { mapStrings } from './map-strings.ts';
import {
  costReportView,
  findingsReportView,
  forecastReportView,
  fullReportView,
  type HeadView,
  replicationReportView,
  type ReportViewOptions,
} from './report-view.ts';
import { EN } from './words/en.ts';
import type { Words } from './words/words.ts';
import { TEXT_COLUMNS } from './table-layout.ts';
import { wrapText } from './wrap-text.ts';

export type ReportName = 'replication' | 'cost' | 'forecast' | 'findings' | 'full';
export type ReportFormat = 'markdown' | 'html' | 'text';

/** What each built-in template is given. */
export const VIEWS: Readonly<Record<ReportName, (analysis: Analysis, words: Words, options: ReportViewOptions) => HeadView>> = {
  replication: replicationReportView,
  cost: costReportView,
  forecast: forecastReportView,
  findings: findingsReportView,
  full: fullReportView,
};

/** The ending of the templates of a format. */
export const ENDINGS: Readonly<Record<ReportFormat, string>> = { markdown: 'md', html: 'html', text: 'txt' };

export type RenderOptions = ReportViewOptions & {
  template: ReportName;
  format: ReportFormat;
  /** The language it is written in; English without it. */
  words?: Words;
};

/** A document about the estate, through one of the built-in templates. */
export function render(analysis: Analysis, { template, format, words = EN, ...options }: RenderOptions): string {
  return renderView(VIEWS[template](analysis, words, options), template, format);
}

/** A view through the built-in template of that name. */
export function renderView(view: HeadView, template: ReportName | 'savings' | 'diff', format: ReportFormat): string {
  const print = templateOf(template, format);
  // HTML is escaped by Handlebars, where a value meets the page.
  if (format === 'html') return print(view);
  if (format === 'markdown') return print(mapStrings(view, escapeMarkdown));
  return wrapLines(print(view));
}

type Print = (view: HeadView) => string;

const printers = new Map<string, Print>();

function templateOf(name: string, format: ReportFormat): Print {
  const key = `${name}.${ENDINGS[format]}`;
  let print = printers.get(key);
  if (print === undefined) printers.set(key, (print = load(key, ENDINGS[format])));
  return print;
}

/** An environment of its own, with the partials of one format. */
function load(key: string, ending: string): Print {
  const handlebars = handlebarsRuntime.create();
  registerBuiltInPartials(handlebars, ending);
  const specification = TEMPLATES[key];
  if (specification === undefined) throw new Error(`no template ${key} was compiled`);
  return handlebars.template<HeadView>(specification);
}

/** Breaks prose between words; what is laid out already fits. */
export function wrapLines(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      if (displayWidth(line) <= TEXT_COLUMNS) return [line];
      const indent = /^ */.exec(line)?.[0] ?? '';
      return wrapText(line.slice(indent.length), TEXT_COLUMNS - indent.length).map((part) => indent + part);
    })
    .join('\n');
}
