import { resolve } from 'node:path';
import { closestName } from '../facts/closest-name.ts';
import { listText } from '../report/number-text.ts';
import type { ReportFormat } from '../report/render.ts';
import type { TemplateText, UserPart } from '../report/render-user-template.ts';
import type { Io } from './io.ts';
import { type Invocation, TEMPLATE_NAMES } from './options.ts';
import { readText } from './read-files.ts';
import { UsageError } from './usage-error.ts';

/** The text of a template that the user names by its file. */
export function readTemplate(path: string, io: Io): TemplateText {
  requireTemplate(path);
  return { name: path, text: readText(resolve(io.cwd, path), 'template', io) };
}

/** A template that is none of the built-in ones is a file, by its ending. */
export function requireTemplate(path: string): void {
  if (path.endsWith('.hbs')) return;
  const suggestion = closestName(path, TEMPLATE_NAMES);
  throw new UsageError(
    `there is no template "${path}"`,
    `${suggestion === undefined ? '' : `Did you mean "${suggestion}"? `}Choose ${TEMPLATE_NAMES.join(', ')}, or a file of yours that ends in .hbs.`,
  );
}

/** `cost=cost.md.hbs`: of a built-in report a part that it has, of a template of the user's one of any name. */
export async function readParts({ lists }: Invocation, format: ReportFormat, isBuiltIn: boolean, io: Io): Promise<UserPart[]> {
  const flags = lists['part'] ?? [];
  if (flags.length === 0) return [];
  const { partsOfFormat, templateFormat } = await import('../report/render-user-template.ts');
  const known = partsOfFormat(format);
  const parts = new Map<string, TemplateText>();
  for (const flag of flags) {
    const [part = '', path = ''] = flag.split(/=(.*)/s);
    if (!/^[a-z][a-z0-9-]*$/i.test(part) || !path.endsWith('.hbs'))
      throw new UsageError(`--part "${flag}" is not NAME=FILE.hbs`, `Write for example --part cost=cost${EXAMPLE_ENDING[format]}.`);
    if (parts.has(part)) throw new UsageError(`--part ${part} is given twice`, 'Name each part once.');
    if (isBuiltIn && !known.includes(part)) {
      const suggestion = closestName(part, known);
      const hint = suggestion === undefined ? '' : `Did you mean "${suggestion}"? `;
      throw new UsageError(`the built-in reports in ${SPELT[format]} have no part "${part}"`, `${hint}They have ${listText(known)}.`);
    }
    if (templateFormat(path) !== format)
      throw new UsageError(
        `--part ${part} is for ${SPELT[templateFormat(path)]} by its name, and the report is ${SPELT[format]}`,
        `Call the file *${EXAMPLE_ENDING[format]}, or choose another format.`,
      );
    parts.set(part, readTemplate(path, io));
  }
  return Array.from(parts, ([part, template]) => ({ part, template }));
}

const SPELT: Readonly<Record<ReportFormat, string>> = { markdown: 'Markdown', html: 'HTML', text: 'text' };
const EXAMPLE_ENDING: Readonly<Record<ReportFormat, string>> = { markdown: '.md.hbs', html: '.html.hbs', text: '.txt.hbs' };
