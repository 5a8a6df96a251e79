import type { SourceDocument } from '../../source/source.ts';

/** Which parameters file is whose, by the names of the files. */
export type Pairing = {
  /** By template; the first one counts where several fit. */
  of: ReadonlyMap<SourceDocument, SourceDocument>;
  /** Files that fit no template. */
  alone: readonly SourceDocument[];
  /** Files that stand back behind another one, and the template they fit. */
  others: ReadonlyMap<SourceDocument, { template: SourceDocument; first: SourceDocument }>;
};

/** `x.parameters.json` (or `x.prod.parameters.json`) belongs to `x.json`; else a file belongs to the only template of its folder, or of the run. */
export function pairParameters(templates: readonly SourceDocument[], files: readonly SourceDocument[]): Pairing {
  const of = new Map<SourceDocument, SourceDocument>();
  const alone: SourceDocument[] = [];
  const others = new Map<SourceDocument, { template: SourceDocument; first: SourceDocument }>();
  for (const file of files) {
    const template = templateOf(file, templates);
    if (template === undefined) {
      alone.push(file);
      continue;
    }
    const first = of.get(template);
    if (first === undefined) of.set(template, file);
    else others.set(file, { template, first });
  }
  return { of, alone, others };
}

function templateOf({ file }: SourceDocument, templates: readonly SourceDocument[]): SourceDocument | undefined {
  const beside = templates.filter((template) => folderOf(template.file) === folderOf(file));
  const named = beside.find((template) => isNamedAfter(file, template.file));
  if (named !== undefined) return named;
  if (beside.length > 0) return beside.length === 1 ? beside[0] : undefined;
  return templates.length === 1 ? templates[0] : undefined;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** `x.parameters.json` and `x.prod.parameters.json` are named after `x.json`, in whatever order the words stand. */
function isNamedAfter(file: string, template: string): boolean {
  const stem = template.replace(/\.json$/i, '').toLowerCase();
  const name = file.toLowerCase();
  return name.startsWith(`${stem}.`) && /\bparam(?:eter)?s?\b/.test(name.slice(stem.length));
}
