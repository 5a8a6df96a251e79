/** A stretch of a text that can be read without the rest. */
export type Part = { start: number; end: number };

/**
 * Cuts a text before every `---` line: YAML allows such a line nowhere but between documents, so each part can be
 * read alone and one that is broken hides no other. A text with directives (`%YAML`), which belong to the document
 * after them, or with lone carriage returns as line ends stays whole, and is not for the plain reader.
 */
export function splitDocuments(text: string): { parts: Part[]; isPlainText: boolean } {
  if (text.startsWith('%') || text.includes('\n%') || hasLoneCarriageReturn(text)) {
    return { parts: [{ start: 0, end: text.length }], isPlainText: false };
  }
  const parts: Part[] = [];
  let start = 0;
  for (let at = text.indexOf('\n---'); at !== -1; at = text.indexOf('\n---', at + 1)) {
    if (!isMarkerEnd(text, at + 4)) continue;
    parts.push({ start, end: at + 1 });
    start = at + 1;
  }
  parts.push({ start, end: text.length });
  return { parts, isPlainText: true };
}

function isMarkerEnd(text: string, at: number): boolean {
  return at >= text.length || ' \t\r\n'.includes(text.charAt(at));
}

function hasLoneCarriageReturn(text: string): boolean {
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 0x0a) return true;
  }
  return false;
}
