import type { Finding } from '../engine/finding.ts';
import { findSecret } from '../estate/secret-in-text.ts';
import { lineReader } from '../source/line-reader.ts';

/**
 * Gives the line on which a finding begins, to be shown beside it; undefined where it holds a secret: the finding's
 * own, or one that merely stands on the same line.
 */
export type ShownLines = (finding: Finding) => string | undefined;

/** The lines of a file, which may be a single one of megabytes: each is searched once for all of its findings. */
export function shownLines(text: string): ShownLines {
  const read = lineReader(text);
  let last: { line: number; shown: string | undefined } | undefined;
  return ({ line, isSecret }) => {
    if (isSecret === true) return undefined;
    if (last?.line !== line) {
      const whole = read(line);
      last = { line, shown: findSecret(whole) === undefined ? whole : undefined };
    }
    return last.shown;
  };
}
