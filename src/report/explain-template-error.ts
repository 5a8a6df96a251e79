import { TemplateError } from './template-error.ts';

/** Handlebars' names of what it reads, in the words of those who write it. */
const TOKENS: Readonly<Record<string, string>> = {
  EOF: 'the end of the template',
  CLOSE: '"}}"',
  CLOSE_RAW_BLOCK: '"}}}}"',
  CLOSE_UNESCAPED: '"}}}"',
  CLOSE_SEXPR: '")"',
  OPEN: '"{{"',
  OPEN_BLOCK: '"{{#"',
  OPEN_ENDBLOCK: '"{{/"',
  OPEN_INVERSE: '"{{^"',
  OPEN_INVERSE_CHAIN: '"{{else"',
  INVERSE: '"{{else}}"',
  EQUALS: '"="',
  SEP: '"/" or "."',
  ID: 'a name',
  STRING: 'a text',
  NUMBER: 'a number',
  INVALID: 'a character that has no meaning there',
};

type Rewording = [pattern: RegExp, words: (...groups: string[]) => string];

const REWORDINGS: readonly Rewording[] = [
  // Of the built-in parts: a template of the user's has changed what they are given.
  [/^"(.*)" not defined in /s, (name) => `a built-in part lacks the field "${name}", which it is used without`],
  [/used the unknown helper (.*)$/s, (name) => `there is no helper "${name}": those are each, if, unless, with and lookup`],
  [
    /^The partial (.*?) could not be (?:found|compiled)/s,
    (name) => `there is no partial "${name}": a template has its own inline ones and those of the built-in reports`,
  ],
  [/^(.*) doesn't match (.*)$/s, (open, close) => `"{{#${open}}}" is closed by "{{/${close}}}"`],
  [/^Unsupported number of partial arguments/, () => 'a partial takes one value and named ones'],
  [
    /^#?(each|with|if|unless) requires exactly one argument|^Must pass iterator to #each/s,
    (name = 'each') => `"${name}" takes exactly one value`,
  ],
];

/** A failure of a template in plain words, with its place where that is known. Bugs of ours come out as they went in. */
export function explainTemplateError(error: unknown): unknown {
  if (error instanceof TemplateError) return error;
  if (error instanceof RangeError) return new TemplateError(rangeText(error), {}, { cause: error });
  if (!(error instanceof Error)) return error;
  const syntax = /^(?:Parse error|Lexical error) on line (\d+)[:.]?\s*/.exec(error.message);
  if (syntax !== null) return new TemplateError(syntaxText(error.message), { line: Number(syntax[1]) }, { cause: error });
  const place = placeOf(error);
  const message = error.message.replace(/ - \d+:\d+$/, '');
  for (const [pattern, words] of REWORDINGS) {
    const groups = pattern.exec(message);
    if (groups !== null) return new TemplateError(words(...groups.slice(1)), place, { cause: error });
  }
  return place.line === undefined ? error : new TemplateError(message, place, { cause: error });
}

function rangeText({ message }: RangeError): string {
  return message.includes('call stack')
    ? 'nests too deeply, or has a partial that calls itself without end'
    : 'writes more than can be held';
}

/** The parser quotes the text up to the place, then names what it met. */
function syntaxText(message: string): string {
  const lines = message.split('\n');
  const arrow = lines.findIndex((line) => /^-*\^$/.test(line));
  const read = arrow < 1 ? '' : (lines[arrow - 1] ?? '').slice(0, lines[arrow]?.length ?? 0).trimEnd();
  const met = /got '(\w+)'/.exec(message)?.[1] ?? (/Unexpected (?:end of input|'EOF')/.test(message) ? 'EOF' : 'INVALID');
  const words = TOKENS[met] ?? met;
  return read === '' ? `unexpected ${words}` : `unexpected ${words} at "${read}"`;
}

/** Handlebars counts columns from 0. */
function placeOf(error: Error): { line?: number; column?: number } {
  const { lineNumber, column } = error as Error & { lineNumber?: unknown; column?: unknown };
  if (typeof lineNumber !== 'number') return {};
  return typeof column === 'number' ? { line: lineNumber, column: column + 1 } : { line: lineNumber };
}
