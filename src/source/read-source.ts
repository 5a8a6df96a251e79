import type { Finding, Related } from '../engine/finding.ts';
import { commentsOf } from './comments.ts';
import { decode } from './decode.ts';
import type { FullDocument, FullReader } from './events.ts';
import { isHcl } from './hcl.ts';
import { readJson } from './json.ts';
import { opensJson, withoutComments } from './json-values.ts';
import { type Lines, linesOf } from './lines.ts';
import { type Locate, locator } from './positions.ts';
import { readPlain } from './plain.ts';
import { newScratch, type ReadContext, type ReadDocument, type ReadProblem, type Scratch } from './read-document.ts';
import type { ReadLimits, Source, SourceDocument, SourceFile } from './source.ts';
import { splitDocuments } from './split.ts';

/** Far above every manifest we know of, and far below what would stop a machine. */
export const DEFAULT_LIMITS: ReadLimits = { maxSize: 256 * 1024 * 1024, maxDepth: 64, maxAliases: 100_000, maxExpansion: 1_000_000 };

/** Whatever the limits say: readers call themselves for every level. */
const DEEPEST = 500;

/** Reads files, in their order. Never rejects for what is in a file: that is a finding. */
export async function readSources(files: Iterable<SourceFile>, limits?: Partial<ReadLimits>): Promise<Source[]> {
  const sources: Source[] = [];
  const scratch = newScratch();
  let full: FullReader | undefined;
  for (const file of files) {
    let source = readSource(file, limits, full, scratch);
    if (source === undefined) {
      // The full reader and its parser are loaded when the first file needs them.
      full = (await import('./events.ts')).readEvents;
      source = readSource(file, limits, full, scratch);
    }
    sources.push(source);
  }
  return sources;
}

/**
 * Reads one file. Its good documents are in the source, what is wrong with the others is in the findings.
 * @returns `undefined` where the file needs the full reader and none is given
 */
export function readSource(file: SourceFile, limits: Partial<ReadLimits> | undefined, full: FullReader, scratch?: Scratch): Source;
export function readSource(file: SourceFile, limits?: Partial<ReadLimits>, full?: FullReader, scratch?: Scratch): Source | undefined;
export function readSource(
  file: SourceFile,
  limits?: Partial<ReadLimits>,
  full?: FullReader,
  scratch: Scratch = newScratch(),
): Source | undefined {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  bounds.maxDepth = Math.min(bounds.maxDepth, DEEPEST);
  const size = file.size ?? file.text.length;
  if (size > bounds.maxSize) {
    const unit = typeof file.text === 'string' ? 'characters' : 'bytes';
    const message = `the file has ${size} ${unit}, the limit is ${bounds.maxSize}`;
    return sourceOf(file, '', [broken('syntax/limits', 0, 0, message)]);
  }
  const { text, problem } = decode(file.text);
  if (problem !== undefined) {
    const end = Math.min(problem.at + 1, text.length);
    return sourceOf(file, text, [broken('syntax/yaml', problem.at, end, problem.message)]);
  }
  if (isHcl(file.path, text)) return sourceOf(file, text, [], 'hcl');
  const context: ReadContext = { limits: bounds, spent: { aliases: 0, expansion: 0 }, scratch };
  if (opensJson(text)) return readBrackets(file, text, context, full);
  const read = readYaml(text, context, full);
  return read === undefined ? undefined : sourceOf(file, text, read);
}

function broken(ruleId: ReadProblem['ruleId'], start: number, end: number, message: string): FullDocument {
  return { document: undefined, problems: [{ ruleId, start, end, message }] };
}

/** Reads a text that begins with a map or a list in brackets: JSON, or YAML that is written so. */
function readBrackets(file: SourceFile, text: string, context: ReadContext, full: FullReader | undefined): Source | undefined {
  const json = readJson(text, context);
  if (json !== undefined) {
    const isWhole = json.every(({ document }) => document !== undefined);
    if (!isWhole && full === undefined) return undefined;
    // What is wrong with JSON is not that it has comments.
    const blanked = isWhole ? text : withoutComments(text);
    const read = json.flatMap(({ start, end, document }): FullDocument[] =>
      document === undefined ? (full?.(blanked, start, end, context) ?? []) : [{ document, problems: [] }],
    );
    return sourceOf(file, text, read, 'json');
  }
  const yaml = readYaml(text, context, full);
  if (yaml?.every(({ document }) => document === undefined) !== true) return yaml && sourceOf(file, text, yaml);
  const blanked = withoutComments(text);
  const read = blanked === text ? yaml : readYaml(blanked, context, full);
  return read && sourceOf(file, text, read, 'json');
}

function readYaml(text: string, context: ReadContext, full: FullReader | undefined): FullDocument[] | undefined {
  const { parts, isPlainText } = splitDocuments(text);
  // The plain reader counts on every line to end.
  const lines = text.endsWith('\n') ? text : `${text}\n`;
  const read: FullDocument[] = [];
  for (const { start, end } of parts) {
    const plainEnd = end === text.length ? lines.length : end;
    const document = isPlainText ? readPlain(lines, start, plainEnd, context) : undefined;
    if (document === null) continue;
    if (document !== undefined) read.push({ document, problems: [] });
    else if (full === undefined) return undefined;
    else for (const each of full(text, start, end, context)) read.push(each);
  }
  return read;
}

function sourceOf({ path: file }: SourceFile, text: string, read: readonly FullDocument[], language: Source['language'] = 'yaml'): Source {
  const lines = linesOf(text);
  const isOneOfMany = read.length > 1;
  const documents: SourceDocument[] = [];
  const findings: Finding[] = [];
  for (const [index, { document, problems }] of read.entries()) {
    if (document !== undefined) documents.push(documentOf(document, lines, { file, index, isOneOfMany }));
    for (const problem of problems) findings.push(findingOf(problem, lines, { file, index, isOneOfMany }));
  }
  const positions = read.flatMap(({ document }) => (document === undefined ? [] : [document.positions]));
  return {
    file,
    text,
    language,
    documents,
    findings,
    comments(marker) {
      // Comments of other languages silence nothing.
      if (language !== 'yaml' || !text.includes(marker)) return [];
      return commentsOf(text, positions, lines, marker).map((comment) => ({
        ...comment,
        document: documents[comment.document]?.index ?? 0,
      }));
    },
  };
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
