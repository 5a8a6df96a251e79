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
  for (const { start, end } of valuesIn(text)) {
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

const SPACE = /\s/;

/** Where the values stand: maps and lists by their brackets, anything else up to the end of its line. */
function* valuesIn(text: string): Generator<{ start: number; end: number }> {
  for (let at = 0; at < text.length;) {
    if (SPACE.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const end = endOfValue(text, at);
    yield { start: at, end };
    at = end;
  }
}

const STRUCTURE = /["{}[\]]/g;

function endOfValue(text: string, start: number): number {
  if (text[start] !== '{' && text[start] !== '[') {
    const line = text.indexOf('\n', start);
    return line === -1 ? text.length : line;
  }
  let depth = 0;
  STRUCTURE.lastIndex = start;
  for (let found = STRUCTURE.exec(text); found !== null; found = STRUCTURE.exec(text)) {
    const [character] = found;
    if (character === '"') {
      const end = endOfString(text, found.index + 1);
      if (end === -1) return text.length;
      STRUCTURE.lastIndex = end;
    } else if (character === '{' || character === '[') depth++;
    else if (--depth === 0) return found.index + 1;
  }
  return text.length;
}

/** Behind the quote that ends a string; -1 where none does. */
function endOfString(text: string, start: number): number {
  for (let at = start; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}
