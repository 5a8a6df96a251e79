import type { Node } from 'web-tree-sitter';
import type { Expression } from './syntax.ts';

/** A text in quotes or a heredoc, from the text of the file: the parser passes over white space that belongs to it. */
export function templateOf(node: Node, read: (expression: Node) => Expression): Expression {
  const isHeredoc = node.type === 'heredoc_template';
  const span = { start: node.startIndex, end: node.endIndex };
  const { text } = node;
  const [start, end] = isHeredoc ? heredocBounds(text) : [1, text.endsWith('"') && text.length > 1 ? text.length - 1 : text.length];
  const parts: (string | Expression)[] = [];
  let at = start;
  let isTrimmed = false;
  const literal = (until: number, isTrimmedAfter: boolean) => {
    let words = text.slice(at, Math.max(at, until));
    if (isTrimmed) words = words.trimStart();
    if (isTrimmedAfter) words = words.trimEnd();
    if (words !== '') parts.push(words);
  };
  for (const child of node.children) {
    if (child === null) continue;
    if (child.type === 'template_directive') return { ...span, kind: 'opaque', reason: '"%{…}" in texts is not resolved' };
    if (child.isError || child.isMissing) return { ...span, kind: 'opaque', reason: 'it is not written as HCL demands' };
    if (child.type !== 'template_interpolation') continue;
    const [before, after] = stripMarkers(child);
    literal(child.startIndex - span.start, before);
    const expression = child.namedChildren.find((each) => each?.type === 'expression');
    if (expression === undefined || expression === null) return { ...span, kind: 'opaque', reason: 'it holds an empty "${}"' };
    parts.push(read(expression));
    at = child.endIndex - span.start;
    isTrimmed = after;
  }
  literal(end, false);
  return resolved(span, isHeredoc && text.startsWith('<<-') ? unindented(parts) : parts, isHeredoc);
}

function resolved(span: { start: number; end: number }, written: readonly (string | Expression)[], isHeredoc: boolean): Expression {
  const parts = written.map((part) => (typeof part !== 'string' ? part : unescaped(part, isHeredoc)));
  const [first] = parts;
  if (parts.length === 0) return { ...span, kind: 'literal', value: '' };
  if (parts.length === 1 && typeof first === 'string') return { ...span, kind: 'literal', value: first };
  return { ...span, kind: 'template', parts };
}

/** Between the line of the marker and the line that repeats it. */
function heredocBounds(text: string): [number, number] {
  const start = text.indexOf('\n') + 1;
  const end = text.lastIndexOf('\n') + 1;
  return start === 0 ? [text.length, text.length] : [start, Math.max(start, end)];
}

function stripMarkers(node: Node): [boolean, boolean] {
  const { text } = node;
  return [text.startsWith('${~'), text.endsWith('~}')];
}

/** What `<<-` takes from every line: as much as the least of them has. */
function unindented(parts: readonly (string | Expression)[]): (string | Expression)[] {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') {
      if (index === 0) least = 0;
      continue;
    }
    const lines = part.split('\n');
    for (const [number, line] of lines.entries()) {
      const beginsLine = number > 0 || index === 0;
      const isLast = number === lines.length - 1;
      if (!beginsLine || (line.trim() === '' && !(isLast && index < parts.length - 1))) continue;
      least = Math.min(least, line.length - line.trimStart().length);
    }
  }
  if (least === 0 || !Number.isFinite(least)) return [...parts];
  return parts.map((part, index) => {
    if (typeof part !== 'string') return part;
    return part
      .split('\n')
      .map((line, number) => (number > 0 || index === 0 ? line.slice(Math.min(least, line.length - line.trimStart().length)) : line))
      .join('\n');
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** `$${` and `%%{` are what they say; in quotes, what follows a backslash stands for something else. */
function unescaped(text: string, isHeredoc: boolean): string {
  const plain = text.replaceAll('\r\n', '\n');
  const words = isHeredoc
    ? plain
    : plain.replaceAll(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt"\\]))/g, (whole, short?: string, long?: string, one?: string) => {
        if (one !== undefined) return ESCAPES[one] ?? whole;
        const code = Number.parseInt(short ?? long ?? '', 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      });
  return words.replaceAll('$${', '${').replaceAll('%%{', '%{');
}
