/** A stretch of a text and what takes its place; offsets are UTF-16 units, the end is exclusive. */
export type Change = { start: number; end: number; text: string };

/** Why an edit cannot be made, in words that end "not fixed: …". */
export type Refusal = { refusal: string };

/** Puts changes into the order of the text; undefined where two of them overlap. Insertions at one place keep their order. */
export function inOrder(changes: readonly Change[]): Change[] | undefined {
  const ordered = changes.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const [index, { start }] of ordered.entries()) if ((ordered[index - 1]?.end ?? 0) > start) return undefined;
  return ordered;
}

/** The text after changes that are in order and apart. */
export function applyChanges(text: string, changes: readonly Change[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const change of changes) {
    pieces.push(text.slice(at, change.start), change.text);
    at = change.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
