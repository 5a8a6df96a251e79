import { extname, resolve } from 'node:path';
import type { Analysis } from '../engine/analyze.ts';
import { closestName } from '../facts/closest-name.ts';
import { render } from '../report/render.ts';
import type { Words } from '../report/words/words.ts';
import type { UserTemplate } from '../report/render-user-template.ts';
import { readText } from './read-files.ts';
import type { Io } from './io.ts';
import { type Invocation, REPORT_FORMATS, TEMPLATE_NAMES } from './options.ts';
import { findingsNote } from './print-analysis.ts';
import { printResult } from './print-result.ts';
import { analyzeRequest, exitCodeOf } from './request.ts';
import { wordsOfRequest } from './request-words.ts';
import { sourceUrlOf } from './source-url.ts';
import { UsageError } from './usage-error.ts';

type Format = (typeof REPORT_FORMATS)[number];

/** Formats by the ending of the file that is written. */
const FORMAT_BY_ENDING: Readonly<Record<string, Format>> = { '.md': 'markdown', '.html': 'html', '.htm': 'html', '.txt': 'text' };

/** Writes a document through a built-in template or one of the user's. */
export async function run(invocation: Invocation, io: Io): Promise<number> {
  const { template = 'full', output } = invocation.texts;
  const builtIn = TEMPLATE_NAMES.find((name) => name === template);
  // A user's template is read before the work is done: a slip in its name costs nothing then.
  if (builtIn === undefined && invocation.texts['format'] !== undefined)
    throw new UsageError(
      '--format is for the built-in templates',
      'How a template of yours escapes values is in its name: .md.hbs for Markdown, .html.hbs or .hbs for HTML, any other not at all.',
    );
  const sourceUrl = sourceUrlOf(invocation, io);
  const own = builtIn === undefined ? readTemplate(template, io) : undefined;
  const { analysis, config, stopwatches } = await analyzeRequest(invocation, io);
  const words = await wordsOfRequest(invocation);
  const text =
    builtIn === undefined
      ? await renderOwn(analysis, { name: template, text: own ?? '', sourceUrl }, words)
      : render(analysis, { template: builtIn, format: formatOf(invocation), words, sourceUrl });
  printResult(text, output, invocation, io);
  if (invocation.switches['quiet'] !== true) io.stderr.write(findingsNote(analysis));
  stopwatches.lap('output');
  stopwatches.print();
  return exitCodeOf(analysis.findings, config.failOn);
}

function formatOf({ texts: { format, output } }: Invocation): Format {
  return REPORT_FORMATS.find((known) => known === format) ?? FORMAT_BY_ENDING[extname(output ?? '').toLowerCase()] ?? 'markdown';
}

function readTemplate(path: string, io: Io): string {
  if (!path.endsWith('.hbs')) {
    const suggestion = closestName(path, TEMPLATE_NAMES);
    throw new UsageError(
      `there is no template "${path}"`,
      `${suggestion === undefined ? '' : `Did you mean "${suggestion}"? `}Choose ${TEMPLATE_NAMES.join(', ')}, or a file of yours that ends in .hbs.`,
    );
  }
  return readText(resolve(io.cwd, path), 'template', io);
}

async function renderOwn(analysis: Analysis, template: UserTemplate, words: Words): Promise<string> {
  const { renderUserTemplate, TemplateError } = await import('../report/render-user-template.ts');
  try {
    return renderUserTemplate(analysis, template, words);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { name } = template;
    const place = error.line === undefined ? name : `${name}:${error.line}${error.column === undefined ? '' : `:${error.column}`}`;
    throw new UsageError(`${place} ${error.message}`, 'Fields and helpers of templates are described in docs/templates.md.', {
      cause: error,
    });
  }
}
