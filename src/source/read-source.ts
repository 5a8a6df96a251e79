import type { Finding, Related } from '../engine/finding.ts';
import { decode } from './decode.ts';
import type { FullReader } from './events.ts';
import { type Lines, linesOf } from './lines.ts';
import { type Locate, locator } from './positions.ts';
import { readPlain } from './plain.ts';
import type { ReadDocument, ReadProblem } from './read-document.ts';
import type { ReadLimits, Source, SourceDocument, SourceFile } from './source.ts';
import { splitDocuments } from './split.ts';

/** Far above every manifest we know of, and far below what would stop a machine. */
export const DEFAULT_LIMITS: ReadLimits = { maxSize: 256 * 1024 * 1024, maxDepth: 64, maxAliases: 100_000, maxExpansion: 1_000_000 };

/** Reads files, in their order. Never rejects for what is in a file: that is a finding. */
export async function readSources(files: Iterable<SourceFile>, limits?: Partial<ReadLimits>): Promise<Source[]> {
  const sources: Source[] = [];
  let full: FullReader | undefined;
  for (const file of files) {
    let source = readSource(file, limits, full);
    if (source === undefined) {
      // The full reader and its parser are loaded when the first file needs them.
      full = (await import('./events.ts')).readEvents;
      source = readSource(file, limits, full);
    }
    if (source !== undefined) sources.push(source);
  }
  return sources;
}

/**
 * Reads one file. Its good documents are in the source, what is wrong with the others is in the findings.
 * @returns `undefined` where the file needs the full reader and none is given
 */
export function readSource(file: SourceFile, limits: Partial<ReadLimits> | undefined, full: FullReader): Source;
export function readSource(file: SourceFile, limits?: Partial<ReadLimits>, full?: FullReader): Source | undefined;
export function readSource(file: SourceFile, limits?: Partial<ReadLimits>, full?: FullReader): Source | undefined {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const size = file.text.length;
  if (size > bounds.maxSize) {
    const message = `the file has ${size} bytes, the limit is ${bounds.maxSize}`;
    return sourceOf(file, '', [{ document: undefined, problems: [{ ruleId: 'syntax/limits', start: 0, end: 0, message }] }]);
  }
  const { text, problem } = decode(file.text);
  if (problem !== undefined) {
    const { at, message } = problem;
    return sourceOf(file, text, [{ document: undefined, problems: [{ ruleId: 'syntax/yaml', start: at, end: at, message }] }]);
  }
  const read = readDocuments(text, bounds, full);
  return read === undefined ? undefined : sourceOf(file, text, read);
}

type Read = { document: ReadDocument | undefined; problems: readonly ReadProblem[] };

function readDocuments(text: string, limits: ReadLimits, full: FullReader | undefined): Read[] | undefined {
  const { parts, isPlainText } = splitDocuments(text);
  // The plain reader counts on every line to end.
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  const spent = { aliases: 0, expansion: 0 };
  const read: Read[] = [];
  for (const { start, end } of parts) {
    const document = isPlainText ? readPlain(lines, start, end === text.length ? lines.length : end, limits.maxDepth) : undefined;
    if (document === null) continue;
    if (document !== undefined) read.push({ document, problems: [] });
    else if (full === undefined) return undefined;
    else for (const each of full(text, start, end, limits, spent)) read.push(each);
  }
  return read;
}

function sourceOf({ path: file }: SourceFile, text: string, read: readonly Read[]): Source {
  const lines = linesOf(text);
  const isOneOfMany = read.length > 1;
  const documents: SourceDocument[] = [];
  const findings: Finding[] = [];
  for (const [index, { document, problems }] of read.entries()) {
    if (document !== undefined) documents.push(documentOf(document, lines, { file, index, isOneOfMany }));
    for (const problem of problems) findings.push(findingOf(problem, lines, { file, index, isOneOfMany }));
  }
  return { file, text, documents, findings };
}

type Place = Pick<SourceDocument, 'file' | 'index' | 'isOneOfMany'>;

function documentOf({ value, positions }: ReadDocument, lines: Lines, place: Place): SourceDocument {
  let locate: Locate | undefined;
  return {
    ...place,
    value,
    rangeOf(path, part = 'value') {
      locate ??= locator(positions);
      const { start, end } = locate(path, part);
      return lines.rangeOf(start, end);
    },
  };
}

function findingOf({ ruleId, start, end, message, related }: ReadProblem, lines: Lines, { file, index, isOneOfMany }: Place): Finding {
  const places: Related[] = related === undefined ? [] : [{ file, ...lines.rangeOf(related.start, related.end), message: related.message }];
  const finding: Finding = { ruleId, severity: 'error', message, file, ...lines.rangeOf(start, end), pointer: '', related: places };
  if (isOneOfMany) finding.document = index;
  return finding;
}
