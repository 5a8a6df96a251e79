import { EVENT_ID, parseEvents, YAMLException } from 'js-yaml';
import { EventReader } from './event-reader.ts';
import type { ReadContext, ReadDocument, ReadProblem } from './read-document.ts';
import type { ReadLimits } from './source.ts';
import { isTooDeep, mayBeUnclosed, unclosedWords, wordsFor } from './syntax-words.ts';
import { findUnclosed } from './unclosed.ts';

/** One document as the full reader gives it: problems, or the document. */
export type FullDocument = { document: ReadDocument | undefined; problems: readonly ReadProblem[] };

/** Reads what the plain reader hands over. */
export type FullReader = (text: string, start: number, end: number, context: ReadContext) => FullDocument[];

/**
 * Reads all of YAML 1.2 (core schema) and `<<` merge keys, over the events of js-yaml. `start` and `end` bound a part
 * of `text` that holds whole documents. A part that cannot be parsed counts as one document.
 */
export const readEvents: FullReader = (text, start, end, context) => {
  const { limits } = context;
  const part = text.slice(start, end);
  let events;
  try {
    events = parseEvents(part, { maxDepth: parserDepth(limits) });
  } catch (error) {
    return [{ document: undefined, problems: [problemOf(error, part, start, limits)] }];
  }
  const reader = new EventReader(text, part, start, context);
  for (const event of events) {
    if (event.type === EVENT_ID.SCALAR) reader.scalar(event);
    else if (event.type === EVENT_ID.POP) reader.pop();
    else if (event.type === EVENT_ID.ALIAS) reader.alias(event);
    else if (event.type === EVENT_ID.DOCUMENT) reader.openDocument(event);
    else reader.openCollection(event);
    if (reader.isOver) break;
  }
  return reader.documents;
};

/** The parser counts scalars, and what may be a key, as levels too: its limit guards the stack, the exact one is kept where collections open. */
function parserDepth({ maxDepth }: ReadLimits): number {
  return maxDepth + 2;
}

function problemOf(error: unknown, part: string, offset: number, limits: ReadLimits): ReadProblem {
  if (!(error instanceof YAMLException)) throw error;
  const { reason } = error;
  const at = Math.min(error.mark?.position ?? 0, part.length);
  const unclosed = mayBeUnclosed(reason, part, at) ? findUnclosed(part, at, parserDepth(limits)) : undefined;
  const { start, end, message } = unclosed === undefined ? wordsFor(reason, part, at) : unclosedWords(unclosed);
  const place = { start: offset + start, end: offset + end };
  if (!isTooDeep(reason)) return { ruleId: 'syntax/yaml', ...place, message };
  return { ruleId: 'syntax/limits', ...place, message: `lists and maps are nested more than ${limits.maxDepth} deep, the limit` };
}
