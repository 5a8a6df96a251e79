import type { Finding } from '../engine/finding.ts';
import type { Source } from '../source/source.ts';
import { hashText } from './hash-text.ts';
import { type LineReader, lineReader } from './line-reader.ts';

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

/** One identity a finding, in their order. */
export function findingIdentities(findings: readonly Finding[], sources: readonly Source[]): FindingIdentity[] {
  const files = new Map(sources.map((source) => [source.file, source]));
  const occurrences = new Counter();
  const hashes = new Counter();
  let file: string | undefined;
  let read: LineReader | undefined;
  return findings.map((finding) => {
    const source = files.get(finding.file);
    if (finding.file !== file) {
      file = finding.file;
      read = source === undefined ? undefined : lineReader(source.text);
    }
    const place = namedPlace(finding, source);
    const key = [finding.ruleId, finding.file, place].join('\0');
    const hash = hashText(`${key}\0${read === undefined ? '' : textAt(finding, read)}`);
    return { place, occurrence: occurrences.next(key), fingerprint: `${hash}:${hashes.next(hash)}` };
  });
}

/** Counts how often each text was seen. */
class Counter {
  readonly #counts = new Map<string, number>();

  next(text: string): number {
    const count = (this.#counts.get(text) ?? 0) + 1;
    this.#counts.set(text, count);
    return count;
  }
}

function textAt({ line, column, endLine, endColumn }: Finding, read: LineReader): string {
  const text = read(line).slice(column - 1, endLine === line ? endColumn - 1 : undefined);
  return text.slice(0, LONGEST_TEXT).trim();
}

/** Follows the pointer through the document; an entry of a list goes by its name, or by itself where it is a text. */
function namedPlace({ pointer, document = 0 }: Finding, source: Source | undefined): string {
  let value = source?.documents.find(({ index }) => index === document)?.value;
  let place = '';
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    const isEntry = Array.isArray(value);
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    place += `/${isEntry ? (nameOf(value) ?? part) : part}`;
  }
  return place;
}

function nameOf(entry: unknown): string | undefined {
  const name = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : entry;
  return typeof name === 'string' ? name.replaceAll('~', '~0').replaceAll('/', '~1') : undefined;
}
