import type { Edit, Replacement } from '../engine/finding.ts';
import { readEvents } from '../source/events.ts';
import { readSource } from '../source/read-source.ts';
import type { Source } from '../source/source.ts';
import { applyChanges, type Refusal } from './change.ts';
import { editValue } from './edit-value.ts';
import { isSame } from './is-same.ts';
import { WrittenFile } from './written-file.ts';

/**
 * Makes the edits of one fix in a document of a file. All paths are those of the document before the edits. What the
 * edits do not touch stays byte for byte, and the text that comes out reads as the document with the edits made.
 */
export function applyEdits(text: string, documentIndex: number, edits: readonly Edit[]): { text: string } | Refusal {
  const source = readText(text);
  const changes = new WrittenFile(source).changesOf(documentIndex, edits);
  if ('refusal' in changes) return changes;
  const edited = applyChanges(source.text, changes);
  if (!readsAs(readText(edited), source, new Map([[documentIndex, edits]]))) return { refusal: NOT_IN_PLACE };
  return { text: text.startsWith('\uFEFF') ? `\uFEFF${edited}` : edited };
}

export const NOT_IN_PLACE = 'it is written in a way that cannot be edited in place';

/** The same as stretches of the file and the text that takes their place; columns do not count a byte order mark. */
export function replacementsOf(text: string, documentIndex: number, edits: readonly Edit[]): Replacement[] | Refusal {
  const file = new WrittenFile(readText(text));
  const changes = file.changesOf(documentIndex, edits);
  return 'refusal' in changes ? changes : file.replacementsOf(changes);
}

/** Whether a file reads as another does after edits of its documents: the proof that a change of its text did what was meant. */
export function readsAs(after: Source, before: Source, edits: ReadonlyMap<number, readonly Edit[]>): boolean {
  if (after.findings.length !== before.findings.length || after.documents.length !== before.documents.length) return false;
  return before.documents.every(({ index, value }, at) => isSame(after.documents[at]?.value, editValue(value, edits.get(index) ?? [])));
}

function readText(text: string): Source {
  return readSource({ path: '', text }, undefined, readEvents);
}
