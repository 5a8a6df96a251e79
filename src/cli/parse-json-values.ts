import { jsonValuesIn } from '../source/json-values.ts';

/** Text that is no JSON, and where that shows. */
export class JsonTextError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, text: string, at: number, options: ErrorOptions) {
    super(message, options);
    this.name = 'JsonTextError';
    const before = text.slice(0, at);
    this.line = before.split('\n').length;
    this.column = at - before.lastIndexOf('\n');
  }
}

/** The value of a JSON text; of several values one after the other, the list of them, lists among them taken apart. */
export function parseJsonValues(text: string): unknown {
  const values: unknown[] = [];
  let count = 0;
  for (const { start, end } of jsonValuesIn(text)) {
    const value = parseOne(text, start, end);
    count++;
    if (Array.isArray(value)) values.push(...value);
    else values.push(value);
    if (count === 1 && text.slice(end).trim() === '') return value;
  }
  if (count === 0) throw new JsonTextError('the file is empty', text, 0, {});
  return values;
}

function parseOne(text: string, start: number, end: number): unknown {
  try {
    return JSON.parse(text.slice(start, end));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    // The engine words it anew with every version, quotes the text, and does not always say where.
    const position = /at position (\d+)/.exec(cause.message)?.[1];
    const at = position === undefined ? start : start + Number(position);
    if (at >= end || /end of JSON|unterminated/i.test(cause.message)) throw new JsonTextError('it ends too early', text, end, { cause });
    const message = position === undefined ? 'the value that begins here is broken' : 'something else is expected here';
    throw new JsonTextError(message, text, at, { cause });
  }
}
