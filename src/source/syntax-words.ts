import type { Unclosed } from './unclosed.ts';

/** What a syntax error is called here, and the stretch of the text it is about. */
export type SyntaxWords = { start: number; end: number; message: string };

/** The parser's word for too much nesting, which is a matter of limits. */
export function isTooDeep(reason: string): boolean {
  return reason.startsWith('nesting exceeded maxDepth');
}

/** Whether the parser may have stopped because of a quote or a bracket that was opened above and not closed. */
export function mayBeUnclosed(reason: string, text: string, at: number): boolean {
  if (reason === TOO_LITTLE_INDENT) return !isCloser(text.charAt(at));
  return reason.startsWith('unexpected end of the ') && !reason.endsWith('verbatim tag');
}

export function unclosedWords({ at, opener, closer }: Unclosed): SyntaxWords {
  const isBracket = opener === '[' || opener === '{';
  const message = isBracket
    ? `the ${opener === '[' ? 'list' : 'map'} that begins here is not closed, add the "${closer}" at its end`
    : `the text that begins with this quote is not closed, add a ${closer} at its end`;
  return { start: at, end: at + 1, message };
}

/**
 * Puts an error of js-yaml into words that say what to do. A reason that is not known here is passed on as it is.
 * @param at where the parser stopped, at most the length of the text
 */
export function wordsFor(reason: string, text: string, at: number): SyntaxWords {
  const { start, end } = wordAt(text, at);
  const word = text.slice(start, end);
  if (reason === BAD_MAPPING || reason === BAD_SEQUENCE) return { start, end, message: misplaced(text, start, word) };
  if (reason === TOO_LITTLE_INDENT) return { start, end, message: tooLittleIndent(word) };
  if (reason.includes('multiline key')) return { ...lineBefore(text, at), message: NO_KEY };
  if (reason.includes('non-printable')) return { start, end, message: unprintable(text, at) };
  const fixed = MESSAGES.find(([words]) => reason.includes(words));
  return { start, end, message: fixed?.[1] ?? reason };
}

const BAD_MAPPING = 'bad indentation of a mapping entry';
const BAD_SEQUENCE = 'bad indentation of a sequence entry';
const TOO_LITTLE_INDENT = 'deficient indentation';

const NO_KEY = 'this line has no ":", but the lines around it are keys, add the ":" or indent the line under its key';

const QUOTE_IF_TEXT = 'quote the text if it is meant as it stands';

/** Parts of reasons, the narrower before the wider. */
const MESSAGES: readonly (readonly [string, string])[] = [
  ['within a single quoted scalar', "a text in single quotes is not closed, add the closing ' (and write '' for one inside)"],
  ['within a double quoted scalar', 'a text in double quotes is not closed, add the closing "'],
  ['within a flow collection', 'a bracket is not closed, add the closing "]" or "}"'],
  ['within a verbatim tag', 'a tag is not closed, add the closing ">"'],
  ['expected valid JSON character', 'a control character stands in a quoted text, write it as an escape in double quotes'],
  ['unknown escape sequence', 'this escape is not known in double quotes, write "\\\\" for a backslash or use single quotes'],
  ['expected hexadecimal character', '"\\x" takes 2 hexadecimal digits, "\\u" takes 4 and "\\U" takes 8'],
  ['tab characters must not be used', 'a tab stands where the indentation is counted, use spaces'],
  ['missed comma between flow', 'a "," is expected between two entries of a list or map in brackets'],
  ["but found ','", 'an entry is expected before this ","'],
  ['a line break is expected', 'the text after "|" or ">" begins on the next line'],
  ['of a chomping mode', 'the header of a block text takes one of "+" and "-", once'],
  ['indentation width', 'the header of a block text takes one digit from 1 to 9 for its indentation'],
  ['duplication of a tag', 'one value has two tags, keep one'],
  ['duplication of an anchor', 'one value has two anchors, keep one'],
  ['name of an anchor node', `"&" begins an anchor and needs a name, ${QUOTE_IF_TEXT}`],
  ['name of an alias node', `"*" begins an alias and needs a name, ${QUOTE_IF_TEXT}`],
  ['alias node should not have', 'an alias takes no anchor and no tag of its own'],
  ['undeclared tag handle', `this tag begins with a handle that no %TAG line declares, ${QUOTE_IF_TEXT}`],
  ['tag', `"!" begins a tag, and this is not one, ${QUOTE_IF_TEXT}`],
  ['after the key-value separator', 'a space is expected after the ":" of a key'],
  ["expected ':' after a mapping key", 'a ":" is expected after the key'],
  ['directives end mark', 'a line that begins with "%" is a directive, and "---" is expected after it'],
  ['YAML version of the document', 'the %YAML line asks for another version, 1.2 is expected'],
  ['irective', 'this directive is not well formed, "%YAML 1.2" or "%TAG" with a handle and a prefix is expected'],
  ['document separator is expected', 'this line does not go on with what stands above it, a document is one map, one list or one value'],
];

/** What YAML makes of a token where another one is due; the parser calls all of it bad indentation. */
function misplaced(text: string, at: number, word: string): string {
  const first = text.charAt(at);
  if (first === ':') return 'a second ": " stands on this line, quote the value';
  if (first === '@' || first === '`' || first === '%') return `a value cannot begin with "${first}", quote it`;
  if (isCloser(first)) return `this "${first}" closes no bracket`;
  if (isFirstOnLine(text, at)) return 'the indentation of this line fits no line above, align it with the keys or items it belongs to';
  if (word === '-') return 'a list begins on the line after its key';
  return 'text stands after the end of the value, quote the whole value';
}

function tooLittleIndent(word: string): string {
  const first = word.charAt(0);
  if (isCloser(first)) return `the closing "${first}" must be indented more than the key it belongs to`;
  return 'a quote or a bracket is still open here, close it above or indent this line more than its key';
}

function unprintable(text: string, at: number): string {
  const code = (text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${code} is not allowed here, remove it or write it as an escape in double quotes`;
}

/** What stands on the last line with any text before the one that holds `at`. */
function lineBefore(text: string, at: number): { start: number; end: number } {
  let end = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1), 0);
  while (end > 0 && isBlank(text[end - 1])) end--;
  let start = end;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  while (start < end && isBlank(text[start])) start++;
  return { start, end };
}

function isCloser(char: string): boolean {
  return char === ']' || char === '}';
}

function isFirstOnLine(text: string, at: number): boolean {
  let before = at - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return before < 0 || text[before] === '\n' || text[before] === '\r';
}

/** The word at an offset, at least one character of it; at a break or the end of the text, the last word before it. */
function wordAt(text: string, at: number): { start: number; end: number } {
  let start = at;
  if (start >= text.length || isBreak(text[start])) {
    while (start > 0 && isBlank(text[start - 1])) start--;
    const end = start;
    while (start > 0 && !isBlank(text[start - 1])) start--;
    return { start, end };
  }
  let end = start + 1;
  const isInBlank = isBlank(text[start]);
  while (end < text.length && !isBreak(text[end]) && isBlank(text[end]) === isInBlank) end++;
  return { start, end };
}

function isBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || isBreak(char);
}
