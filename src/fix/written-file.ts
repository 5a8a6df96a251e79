import type { Edit, Range, Replacement } from '../engine/finding.ts';
import { linesOf } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import { splitDocuments } from '../source/split.ts';
import type { Change, Refusal } from './change.ts';
import { changesOf } from './changes-of.ts';
import { WrittenDocument } from './written-document.ts';

/** A file that was read, and how it is written. Each document is parsed for its tokens when it is first edited. */
export class WrittenFile {
  readonly source: Pick<Source, 'text' | 'documents'>;
  readonly #documents = new Map<number, { written: WrittenDocument; offset: number }>();

  constructor(source: Pick<Source, 'text' | 'documents'>) {
    this.source = source;
  }

  /** The edits of one fix in a document as changes of the file's text, or why they cannot be made. */
  changesOf(documentIndex: number, edits: readonly Edit[]): Change[] | Refusal {
    const document = this.#documentAt(documentIndex);
    if (document === undefined) return { refusal: 'there is no such document' };
    const { written, offset } = document;
    const changes = changesOf(written, edits);
    if ('refusal' in changes) return changes;
    return changes.map(({ start, end, text }) => ({ start: start + offset, end: end + offset, text }));
  }

  /** Changes in lines and columns. */
  replacementsOf(changes: readonly Change[]): Replacement[] {
    const lines = linesOf(this.source.text);
    return changes.map(({ start, end, text }) => ({ ...lines.rangeOf(start, end), text }));
  }

  #documentAt(index: number) {
    const known = this.#documents.get(index);
    if (known !== undefined) return known;
    const document = this.source.documents.find((candidate) => candidate.index === index);
    if (document === undefined) return undefined;
    const { text } = this.source;
    const root = offsetOf(text, document.rangeOf([]));
    const part = splitDocuments(text).parts.findLast(({ start }) => start <= root) ?? { start: 0, end: text.length };
    const written = new WrittenDocument(text.slice(part.start, part.end), root - part.start);
    const found = { written, offset: part.start };
    this.#documents.set(index, found);
    return found;
  }
}

const LINE_BREAK = /\r\n|\r|\n/g;

function offsetOf(text: string, { line, column }: Range): number {
  let start = 0;
  let passed = 1;
  LINE_BREAK.lastIndex = 0;
  while (passed < line && LINE_BREAK.exec(text) !== null) {
    start = LINE_BREAK.lastIndex;
    passed++;
  }
  return start + column - 1;
}
