/** Where the line of an offset begins. */
export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' && feed > at ? feed - 1 : feed;
}

/** How lines end around an offset: as its own does, else as the one before. */
export function lineBreak(text: string, at: number): string {
  const feed = text.indexOf('\n', at);
  const near = feed === -1 ? text.lastIndexOf('\n') : feed;
  return text[near - 1] === '\r' ? '\r\n' : '\n';
}

/** How far from the beginning of its line something stands. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at);
}

/** Whether nothing but spaces stands before it on its line. */
export function opensLine(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), at).trim() === '';
}
