import { extname } from 'node:path';
import type { Analysis } from '../engine/analyze.ts';
import { render, type ReportFormat, type ReportName } from '../report/render.ts';
import type { SourceUrl } from '../report/source-url.ts';
import { sanitize } from '../report/sanitize.ts';
import type { Words } from '../report/words/words.ts';
import type { Io } from './io.ts';
import { type Invocation, REPORT_FORMATS, TEMPLATE_NAMES } from './options.ts';
import { findingsNote } from './print-analysis.ts';
import { printResult } from './print-result.ts';
import { readParts, readTemplate, requireTemplate } from './read-template.ts';
import { analyzeRequest, exitCodeOf } from './request.ts';
import { wordsOfRequest } from './request-words.ts';
import { sourceUrlOf } from './source-url.ts';
import { UsageError } from './usage-error.ts';

/** Formats by the ending of the file that is written. */
const FORMAT_BY_ENDING: Readonly<Record<string, ReportFormat>> = { '.md': 'markdown', '.html': 'html', '.htm': 'html', '.txt': 'text' };

/** What to print of an analysis, in a language. */
type Print = (analysis: Analysis, words: Words) => string | Promise<string>;

/** Writes a document through a built-in template or one of the user's, or what templates are given. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  // Templates are read before the work is done: a slip in a name costs nothing then.
  const sourceUrl = sourceUrlOf(invocation, io);
  const print = invocation.switches['data'] === true ? printData(invocation, sourceUrl) : await printDocument(invocation, sourceUrl, io);
  const { analysis, config, stopwatches } = await analyzeRequest(invocation, io);
  const text = await print(analysis, await wordsOfRequest(invocation, config));
  printResult(text, invocation.texts['output'], invocation, io);
  if (invocation.switches['quiet'] !== true) io.stderr.write(findingsNote(analysis));
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
}

function printData({ texts, lists }: Invocation, sourceUrl: SourceUrl): Print {
  const { template = 'full', format } = texts;
  if (format !== undefined || (lists['part'] ?? []).length > 0)
    throw new UsageError('--data prints JSON, which no template shapes', 'Leave out --format and --part, or --data.');
  const name = builtInName(template);
  // A template of the user's is given everything.
  if (name === undefined) requireTemplate(template);
  return async (analysis, words) => (await import('../report/report-data.ts')).reportData(analysis, name ?? 'full', words, sourceUrl);
}

async function printDocument(invocation: Invocation, sourceUrl: SourceUrl, io: Io): Promise<Print> {
  const { template = 'full', format } = invocation.texts;
  const builtIn = builtInName(template);
  if (builtIn === undefined) {
    if (format !== undefined)
      throw new UsageError(
        '--format is for the built-in templates',
        'How a template of yours escapes values is in its name: .md.hbs for Markdown, .html.hbs or .hbs for HTML, any other not at all.',
      );
    const own = readTemplate(template, io);
    const { renderUserTemplate, templateFormat } = await import('../report/render-user-template.ts');
    const parts = await readParts(invocation, templateFormat(template), false, io);
    return (analysis, words) => explained(template, () => renderUserTemplate(analysis, own, { words, parts, sourceUrl }));
  }
  const chosen = formatOf(invocation);
  const parts = await readParts(invocation, chosen, true, io);
  if (parts.length === 0) return (analysis, words) => render(analysis, { template: builtIn, format: chosen, words, sourceUrl });
  const { renderWithParts } = await import('../report/render-user-template.ts');
  return (analysis, words) =>
    explained(template, () => renderWithParts(analysis, { template: builtIn, format: chosen }, { words, parts, sourceUrl }));
}

function builtInName(template: string): ReportName | undefined {
  return TEMPLATE_NAMES.find((name) => name === template);
}

function formatOf({ texts: { format, output } }: Invocation): ReportFormat {
  return REPORT_FORMATS.find((known) => known === format) ?? FORMAT_BY_ENDING[extname(output ?? '').toLowerCase()] ?? 'markdown';
}

/** What is wrong with a template is the request's fault, and is said with its place. */
async function explained(name: string, act: () => string): Promise<string> {
  const { TemplateError } = await import('../report/render-user-template.ts');
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { template = name, line, column } = error;
    const place = [template, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
    throw new UsageError(`${sanitize(place)} ${error.message}`, 'Fields and helpers of templates are described in docs/templates.md.', {
      cause: error,
    });
  }
}
