import type { Finding } from '../engine/finding.ts';
import { isManifest } from '../manifest/is-manifest.ts';
import type { Source, SourceDocument } from '../source/source.ts';
import { formatOf, formatOfText, type FormatName, FORMATS } from './formats.ts';
import { importFinding } from './import-finding.ts';
import { manifestOf } from './manifest-of-resources.ts';
import type { Resource } from './resource.ts';
import type { Translated } from './translated.ts';

export type ImportContext = {
  /** yyyy-MM-dd: what `utcNow()` of a template is. */
  today: string;
  /** Where templates will be deployed, as far as somebody tells. */
  deployedTo?: { subscription?: string | undefined; resourceGroup?: string | undefined; location?: string | undefined };
};

/** What files in other formats say together, and what is wrong with them. */
export type ImportedSources = {
  /** Undefined where nothing of galleries is in any of them. */
  translated: Translated | undefined;
  findings: Finding[];
  /** The files that are in one of the formats, or were taken for one of them, and the format each is in. */
  formats: ReadonlyMap<string, FormatName | undefined>;
  /** Resources were left out because their names are not known: that one is absent proves nothing. */
  isIncomplete: boolean;
};

/**
 * Reads what is no manifest: documents, and texts in languages of their own. A YAML document in no format that is understood
 * belongs to somebody else and is passed over; a JSON document that is in none was named by somebody, and is a finding.
 */
export async function importSources(sources: readonly Source[], context: ImportContext): Promise<ImportedSources> {
  const found = new Found(sources);
  const resources: Resource[] = [];
  const { findings } = found;
  let isIncomplete = false;
  for (const [name, { documents, texts }] of found.byFormat) {
    const imported = await FORMATS[name].read({ documents, texts }, context);
    for (const resource of imported.resources) resources.push(resource);
    for (const finding of imported.findings) findings.push(finding);
    isIncomplete ||= imported.isIncomplete === true;
  }
  for (const finding of found.ofNothing(resources)) findings.push(finding);
  if (resources.length === 0) return { translated: undefined, findings, formats: found.formats, isIncomplete };
  const translated = manifestOf(resources);
  for (const finding of translated.findings) findings.push(finding);
  return { translated, findings, formats: found.formats, isIncomplete };
}

/** A text without documents, for what is said of all of it. */
function firstLineOf({ file, text }: Source): SourceDocument {
  const endColumn = (/^[^\r\n]*/.exec(text)?.[0].length ?? 0) + 1;
  return { file, index: 0, isOneOfMany: false, value: undefined, rangeOf: () => ({ line: 1, column: 1, endLine: 1, endColumn }) };
}

type Written = { documents: SourceDocument[]; texts: Source[] };

/** Sorts what is in the files by format, in the order of the files. */
class Found {
  readonly byFormat = new Map<FormatName, Written>();
  readonly formats = new Map<string, FormatName | undefined>();
  readonly findings: Finding[] = [];

  constructor(sources: readonly Source[]) {
    for (const source of sources) {
      if (source.language === 'hcl') this.#addText(source);
      for (const document of source.documents) if (!isManifest(document.value)) this.#add(document, source);
    }
  }

  #add(document: SourceDocument, { file, language }: Source): void {
    const format = formatOf(document.value, file);
    if (format !== undefined) {
      this.#of(format, file).documents.push(document);
    } else if (language === 'json') {
      if (!this.formats.has(file)) this.formats.set(file, undefined);
      const message = `neither a manifest nor another format that is read: ${NAMES}`;
      this.findings.push(importFinding(document, { ruleId: 'import/unrecognized', path: [], message }));
    }
  }

  #addText(source: Source): void {
    const format = formatOfText(source);
    if (format !== undefined) {
      this.#of(format, source.file).texts.push(source);
      return;
    }
    this.formats.set(source.file, undefined);
    const message = 'neither blocks of Terraform nor of Packer are in this file of HCL';
    this.findings.push(importFinding(firstLineOf(source), { ruleId: 'import/unrecognized', path: [], message }));
  }

  #of(format: FormatName, file: string): Written {
    this.formats.set(file, format);
    let written = this.byFormat.get(format);
    if (written === undefined) this.byFormat.set(format, (written = { documents: [], texts: [] }));
    return written;
  }

  /** Files in a known format, of which nothing was taken and nothing was said. */
  *ofNothing(resources: readonly Resource[]): Generator<Finding> {
    const told = new Set([...resources.map(({ document }) => document.file), ...this.findings.map(({ file }) => file)]);
    for (const [name, { documents }] of this.byFormat) {
      const { title, nothing, isAside } = FORMATS[name];
      for (const document of documents) {
        if (told.has(document.file) || isAside?.(document.value, document.file) === true) continue;
        const message = `${title}, ${nothing ?? 'and nothing of galleries is in it'}`;
        yield { ...importFinding(document, { ruleId: 'import/unrecognized', path: [], message }), severity: 'info' };
      }
    }
  }
}

const NAMES = Object.values(FORMATS)
  .map(({ title }) => title)
  .join(', ');
