import { COLLECTION_STYLE, EVENT_ID, type Event, parseEvents, SCALAR_STYLE } from 'js-yaml';

/** The quote or bracket at an offset, and what would close it. */
export type Unclosed = { at: number; opener: string; closer: string };

/** Closers to try: a quote, one bracket, two brackets. */
const ENDINGS: readonly string[] = ['"', "'", ']', '}', ']}', '}]', '}}', ']]'];

/** A line of its own, since the last one may end with a comment; indented enough for any key. */
const BEYOND_COMMENT = `\n${' '.repeat(200)}`;

/** The search parses the text up to the error once for every ending. */
const LONGEST_TEXT = 1_000_000;

/**
 * Looks for the quote or bracket that is still open where the parser stopped, which is often far below: what comes
 * before is closed in one way after the other until the parser is content, and then it says where that began.
 */
export function findUnclosed(text: string, stop: number, maxDepth: number): Unclosed | undefined {
  if (stop > LONGEST_TEXT) return undefined;
  const head = text.slice(0, stop).trimEnd();
  for (const ending of ENDINGS) {
    const events = eventsOf(head + (isQuote(ending) ? ending : BEYOND_COMMENT + ending), maxDepth);
    const at = events === undefined ? -1 : openedAt(events, head, ending);
    if (at !== -1) return { at, opener: head.charAt(at), closer: ending.charAt(0) };
  }
  return undefined;
}

function eventsOf(text: string, maxDepth: number): Event[] | undefined {
  try {
    return parseEvents(text, { maxDepth });
  } catch {
    return undefined;
  }
}

/** Where the token begins that the first character of the ending closes; -1 where it closes none. */
function openedAt(events: readonly Event[], head: string, ending: string): number {
  return isQuote(ending) ? quoteAt(events, head) : bracketAt(events, head, ending.length);
}

function isQuote(ending: string): boolean {
  return ending === '"' || ending === "'";
}

function quoteAt(events: readonly Event[], head: string): number {
  const last = events.findLast((event) => event.type === EVENT_ID.SCALAR && event.valueStart !== -1);
  if (last?.type !== EVENT_ID.SCALAR) return -1;
  const isQuoted = last.style === SCALAR_STYLE.SINGLE_QUOTED || last.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted && last.valueEnd === head.length ? last.valueStart - 1 : -1;
}

/** Of the brackets, the one that is closed first among the last `count`. */
function bracketAt(events: readonly Event[], head: string, count: number): number {
  const open: number[] = [];
  const closed: number[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) {
      const isBracket = event.style === COLLECTION_STYLE.FLOW && '[{'.includes(head.charAt(event.start));
      open.push(isBracket ? event.start : -1);
    } else if (event.type === EVENT_ID.DOCUMENT) open.push(-1);
    else if (event.type === EVENT_ID.POP) {
      const start = open.pop() ?? -1;
      if (start !== -1) closed.push(start);
    }
  }
  return closed.at(-count) ?? -1;
}
