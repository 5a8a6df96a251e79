import { structuredPatch } from 'diff';
import type { Painter } from './painter.ts';
import { sanitize } from './sanitize.ts';

/** A file before and after. */
export type Changed = { path: string; before: string; after: string };

const CONTEXT_LINES = 3;

/** Changes as `git diff` shows them, for `git apply` and `patch`. `isShown` on a terminal, which must not obey what stands in a file. */
export function unifiedDiff(changed: readonly Changed[], painter: Painter, isShown: boolean): string {
  const shown = (line: string) => (isShown ? sanitize(line.replace(/\r$/, '').replaceAll('\t', '    ')) : line);
  const lines: string[] = [];
  for (const { path, before, after } of changed) {
    const { hunks } = structuredPatch(path, path, before, after, undefined, undefined, { context: CONTEXT_LINES });
    lines.push(painter.strong(`--- ${nameOf('a/', path)}`), painter.strong(`+++ ${nameOf('b/', path)}`));
    for (const { oldStart, oldLines, newStart, newLines, lines: body } of hunks) {
      lines.push(painter.info(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`));
      for (const line of body) lines.push(paintOf(line, painter)(shown(line)));
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function paintOf(line: string, { error, good }: Painter): (text: string) => string {
  if (line.startsWith('+')) return good;
  return line.startsWith('-') ? error : (text) => text;
}

/** A tab ends a name that has a space in it; git puts unusual ones into quotes, as C does, and JSON does nearly the same. */
function nameOf(prefix: string, path: string): string {
  const name = prefix + path;
  if (sanitize(name) !== name || /["\\]/.test(name)) return JSON.stringify(name);
  return name.includes(' ') ? `${name}\t` : name;
}
