/** What JSON lets stand as it is, and a terminal or a reviewer's eye obeys: C1 controls, bidirectional overrides, separators. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** JSON of the same value, two spaces deep, with a final newline, in which nothing unseen stands unescaped. */
export function safeJson(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, undefined, 2))}\n`;
}

/** The same on one line, for a cell of a table. */
export function safeJsonLine(value: unknown): string {
  return escapeUnseen(JSON.stringify(value));
}

/** Outside strings JSON has no such character, so that each can become its escape. */
function escapeUnseen(json: string): string {
  return json.replaceAll(UNSEEN, escapeUnits);
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let at = 0; at < character.length; at++) escaped += `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`;
  return escaped;
}
