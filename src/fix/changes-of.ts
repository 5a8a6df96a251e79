import type { Edit, Path } from '../engine/finding.ts';
import { appendItem } from './append-item.ts';
import { type Change, inOrder, type Refusal } from './change.ts';
import { removeEntries } from './remove-entries.ts';
import { renameKey } from './rename-key.ts';
import { setValue } from './set-value.ts';
import type { WrittenDocument } from './written-document.ts';

/** The edits of one fix as changes of the document's text, in order and apart; only what must change is in them. */
export function changesOf(document: WrittenDocument, edits: readonly Edit[]): Change[] | Refusal {
  const changes: Change[] = [];
  const removed: Path[] = [];
  for (const edit of edits) {
    if (edit.op === 'remove') {
      removed.push(edit.at);
      continue;
    }
    const made = changesOfEdit(document, edit);
    if ('refusal' in made) return made;
    changes.push(...made);
  }
  const made = removeEntries(document, removed);
  if ('refusal' in made) return made;
  return inOrder([...changes, ...made]) ?? { refusal: 'its parts are in the way of each other' };
}

function changesOfEdit(document: WrittenDocument, edit: Exclude<Edit, { op: 'remove' }>): Change[] | Refusal {
  if (edit.op === 'set') return setValue(document, edit.at, edit.value);
  return edit.op === 'append' ? appendItem(document, edit.at, edit.value) : renameKey(document, edit.at, edit.key);
}
