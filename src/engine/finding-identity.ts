import type { Finding } from './finding.ts';
import { findSecret } from '../estate/secret-in-text.ts';
import type { Source } from '../source/source.ts';
import { hashText } from './hash-text.ts';
import { type LineReader, lineReader } from '../source/line-reader.ts';

/** What makes a finding the same in the next run, when lines and entries above it have come or gone. */
export type FindingIdentity = {
  /** The pointer with names instead of indexes: `/galleries/contosoImages/images/web`. */
  place: string;
  /** Counts, from 1, the findings of one rule that share a place. */
  occurrence: number;
  /** Of file, rule, place and the text at the place, but of no line; unique within the run. */
  fingerprint: string;
};

/** UTF-16 units of the text at a place that tell it from others. */
const LONGEST_TEXT = 200;

/** One identity a finding, in their order; `fileKey` says what of a file's name is part of it, the whole name by default. */
export function findingIdentities(
  findings: readonly Finding[],
  sources: readonly Source[],
  fileKey: (file: string) => string = (file) => file,
): FindingIdentity[] {
  const files = new Map(sources.map((source) => [source.file, source]));
  const countOccurrence = counter();
  const countHash = counter();
  let manifest: Manifest | undefined;
  return findings.map((finding) => {
    if (manifest?.file !== finding.file) manifest = openManifest(finding.file, files.get(finding.file));
    const place = namedPlace(finding, manifest.documents.get(finding.document ?? 0));
    const key = [finding.ruleId, fileKey(finding.file), place].join('\0');
    const hash = hashText(`${key}\0${textAt(finding, manifest.read)}`);
    return { place, occurrence: countOccurrence(key), fingerprint: `${hash}:${countHash(hash)}` };
  });
}

type Manifest = { file: string; documents: ReadonlyMap<number, unknown>; read: LineReader };

function openManifest(file: string, source: Source | undefined): Manifest {
  const documents = new Map(source?.documents.map(({ index, value }) => [index, value]));
  return { file, documents, read: lineReader(source?.text ?? '') };
}

/** Counts how often each text was asked for. */
function counter(): (text: string) => number {
  const counts = new Map<string, number>();
  return (text) => {
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return count;
  };
}

/** Of a secret, nothing: a short one could be guessed from its hash. */
function textAt({ line, column, endLine, endColumn, isSecret }: Finding, read: LineReader): string {
  if (isSecret === true) return '';
  const text = read(line).slice(column - 1, endLine === line ? endColumn - 1 : undefined);
  return findSecret(text) === undefined ? text.slice(0, LONGEST_TEXT).trim() : '';
}

/**
 * Follows the pointer through the document; an entry of a list goes by its name, or by itself where it is a text. What
 * Azure describes has an id, which tells it from its namesakes in other galleries, and in other documents of the file.
 */
function namedPlace({ pointer, isSecret }: Finding, document: unknown): string {
  if (isSecret === true) return pointer;
  let value = document;
  const id = idOf(document);
  let place = id === undefined ? '' : `/${id}`;
  for (const part of pointer.split('/').slice(1)) {
    const isEntry = Array.isArray(value);
    value = valueAt(value, part.replaceAll('~1', '/').replaceAll('~0', '~'));
    place += `/${isEntry ? (idOf(value) ?? nameOf(value) ?? part) : part}`;
  }
  return place;
}

function valueAt(parent: unknown, key: string): unknown {
  if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return undefined;
  return (parent as Readonly<Record<string, unknown>>)[key];
}

function nameOf(entry: unknown): string | undefined {
  const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : entry;
  if (typeof name !== 'string' || findSecret(name) !== undefined) return undefined;
  return escaped(name);
}

function idOf(entry: unknown): string | undefined {
  const id = valueAt(entry, 'id');
  return typeof id === 'string' && /^\/subscriptions\//i.test(id) && findSecret(id) === undefined ? escaped(id) : undefined;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
