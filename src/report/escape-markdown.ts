/**
 * What Markdown, or a host that shows it, would take for more than text: markup, HTML, addresses, mentions and
 * references. An underscore within a word is none.
 */
const MARKUP = /[\\`*[\]<>&|~$]|:\/\/|\bwww\.|@(?=\w)|#(?=\w)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu;

const ENTITIES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '|': '&#124;' };

/** Text that says the same in a Markdown paragraph or table cell, and does nothing. It must be on one line (`sanitize`). */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(MARKUP, escapeOne);
}

function escapeOne(markup: string): string {
  const entity = ENTITIES[markup];
  if (entity !== undefined) return entity;
  // A zero-width space breaks what hosts link by themselves, which a backslash does not.
  if (markup === '@' || markup === '#') return `${markup}&#8203;`;
  if (markup === '://') return ':&#8203;//';
  if (markup.length > 1) return `${markup.slice(0, -1)}&#8203;.`;
  return `\\${markup}`;
}
