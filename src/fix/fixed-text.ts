import type { SourceFile } from '../source/source.ts';
import { applyChanges, type Change, inOrder } from './change.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** The text of a file that was read, so is UTF-8, after changes that are apart. Their offsets leave out a byte order mark, the text keeps it. */
export function fixedText({ text: content }: SourceFile, changes: readonly Change[]): string {
  const text = typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const ordered = inOrder(changes);
  if (ordered === undefined) throw new Error('changes overlap that were held apart');
  return mark + applyChanges(text.slice(mark.length), ordered);
}
