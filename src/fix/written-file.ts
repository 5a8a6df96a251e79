import { type Edit, type Path, pointerOf, type Range, type Replacement } from '../engine/finding.ts';
import { type Lines, linesOf } from '../source/lines.ts';
import type { Source, SourceDocument } from '../source/source.ts';
import { splitDocuments } from '../source/split.ts';
import type { Change, Refusal } from './change.ts';
import { changesOf } from './changes-of.ts';
import { WrittenDocument } from './written-document.ts';

/** Tokens, and where in the file they stand; edits are counted from `at`. */
type Part = { written: WrittenDocument; offset: number; at: Path };

/**
 * A file that was read, and how it is written. Tokens are made of what is edited: of an item of a list, where it can be
 * parsed alone, else of its document.
 */
export class WrittenFile {
  readonly source: Pick<Source, 'text' | 'documents'>;
  readonly #documents = new Map<number, Part>();
  readonly #items = new Map<string, Part | undefined>();
  readonly #plain = new Map<number, boolean>();
  readonly #lines: Lines;

  constructor(source: Pick<Source, 'text' | 'documents'>) {
    this.source = source;
    this.#lines = linesOf(source.text);
  }

  /** The edits of one fix in a document as changes of the file's text, or why they cannot be made. */
  changesOf(documentIndex: number, edits: readonly Edit[]): Change[] | Refusal {
    const document = this.source.documents.find(({ index }) => index === documentIndex);
    if (document === undefined) return { refusal: 'there is no such document' };
    const item = this.#itemWith(document, edits);
    const changes = item === undefined ? undefined : changesWithin(item, edits);
    // What is refused is refused in the words of the whole document.
    if (changes !== undefined && !('refusal' in changes)) return changes;
    return changesWithin(this.#whole(document), edits);
  }

  /** Changes in lines and columns. */
  replacementsOf(changes: readonly Change[]): Replacement[] {
    return changes.map(({ start, end, text }) => ({ ...this.#lines.rangeOf(start, end), text }));
  }

  #whole(document: SourceDocument): Part {
    const known = this.#documents.get(document.index);
    if (known !== undefined) return known;
    const { text } = this.source;
    const { start, end } = this.#textOf(document);
    const written = new WrittenDocument(text.slice(start, end), this.#offsetOf(document.rangeOf([])) - start);
    const found = { written, offset: start, at: [] };
    this.#documents.set(document.index, found);
    return found;
  }

  /** The innermost item of a block list that holds all edits. */
  #itemWith(document: SourceDocument, edits: readonly Edit[]): Part | undefined {
    if (!this.#isPlain(document)) return undefined;
    const common = commonPath(edits.map(({ at }) => at.slice(0, -1)));
    for (let length = common.length; length > 0; length--) {
      if (typeof common[length - 1] !== 'number') continue;
      const item = this.#itemAt(document, common.slice(0, length));
      if (item !== undefined) return item;
    }
    return undefined;
  }

  /** Undefined where it is not alone on its lines. */
  #itemAt(document: SourceDocument, at: Path): Part | undefined {
    const key = `${document.index}${pointerOf(at)}`;
    if (this.#items.has(key)) return this.#items.get(key);
    const { text } = this.source;
    const range = document.rangeOf(at);
    const offset = this.#lines.startOf(range.line) ?? 0;
    const end = this.#offsetOf({ line: range.endLine, column: range.endColumn });
    let item: Part | undefined;
    if (DASH.test(text.slice(offset, offset + range.column - 1))) {
      const feed = range.endColumn === 1 ? end - 1 : text.indexOf('\n', end);
      item = { written: new WrittenDocument(text.slice(offset, feed === -1 ? text.length : feed + 1), range.column - 1), offset, at };
    }
    this.#items.set(key, item);
    return item;
  }

  /** Whether parts of a document mean the same without the rest: nothing refers to anything. */
  #isPlain(document: SourceDocument): boolean {
    let isPlain = this.#plain.get(document.index);
    if (isPlain === undefined) {
      const { start, end } = this.#textOf(document);
      isPlain = splitDocuments(this.source.text).isPlainText && !REFERENCE.test(this.source.text.slice(start, end));
      this.#plain.set(document.index, isPlain);
    }
    return isPlain;
  }

  /** A part of the text that can be parsed alone, with the document in it. */
  #textOf(document: SourceDocument): { start: number; end: number } {
    const root = this.#offsetOf(document.rangeOf([]));
    const { text } = this.source;
    return splitDocuments(text).parts.findLast(({ start }) => start <= root) ?? { start: 0, end: text.length };
  }

  #offsetOf({ line, column }: Pick<Range, 'line' | 'column'>): number {
    return (this.#lines.startOf(line) ?? 0) + column - 1;
  }
}

/** The dash of an item, alone before it on its line. */
const DASH = /^ *- +$/;

/** What may be an anchor, an alias, a tag or a merge key. */
const REFERENCE = /(?:^|[\s[{,:?-])(?:[&*!]\S|<<\s*:)/m;

/** In an item, which its text makes a list of one. */
function changesWithin({ written, offset, at }: Part, edits: readonly Edit[]): Change[] | Refusal {
  const own = at.length === 0 ? edits : edits.map((edit): Edit => ({ ...edit, at: [0, ...edit.at.slice(at.length)] }));
  const changes = changesOf(written, own);
  if ('refusal' in changes) return changes;
  return changes.map(({ start, end, text }) => ({ start: start + offset, end: end + offset, text }));
}

function commonPath([first = [], ...others]: readonly Path[]): Path {
  let length = first.length;
  for (const other of others) while (length > 0 && !first.slice(0, length).every((step, at) => step === other[at])) length--;
  return first.slice(0, length);
}
