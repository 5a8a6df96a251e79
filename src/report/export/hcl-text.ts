import type { Json } from '../../exchange/export/rest-body.ts';
import { isPrintableAscii } from '../sanitize.ts';

/** A reference such as `azurerm_shared_image.web.id`, where a value may stand. */
export class Reference {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HclValue = Json | Reference;

/** What stands in a block of HCL, in order. */
export type HclPart = { argument: string; value: HclValue } | { block: string; parts: readonly HclPart[] };

/** Its own marks, and what nobody sees; a mark before an escaped one too, as not all readers tell which of them is doubled. */
const ESCAPED = /\$(?=\$\{)|%(?=%\{)|["\\]|[$%]\{|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const SHORT: Readonly<Record<string, string>> = {
  '"': String.raw`\"`,
  '\\': '\\\\',
  '${': '$${',
  '%{': '%%{',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
/** Keys that need no quotes; words of the language are no names everywhere. */
const IDENTIFIER = /^(?!(?:true|false|null|for|if|in)$)[A-Za-z_]\w*$/;

export function hclString(text: string): string {
  return `"${text.replaceAll(ESCAPED, (found) => SHORT[found] ?? escaped(found.codePointAt(0) ?? 0))}"`;
}

function escaped(code: number): string {
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A value of HCL; lines after the first are indented to the depth of its key. */
export function hclText(value: HclValue, indent = ''): string {
  if (value instanceof Reference) return value.text;
  if (typeof value === 'string') return hclString(value);
  if (typeof value !== 'object') return String(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    if (items.every((item) => typeof item !== 'object')) return `[${items.map((item) => hclText(item)).join(', ')}]`;
    return `[\n${items.map((item) => `${deeper}${hclText(item, deeper)},\n`).join('')}${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]): Assignment => ({
    name: IDENTIFIER.test(key) ? key : hclString(key),
    value: item,
  }));
  return entries.length === 0 ? '{}' : `{\n${assignments(entries, deeper).join('')}${indent}}`;
}

/** The lines of a block's body, laid out as `terraform fmt` does; what takes several lines stands apart. */
export function hclBody(parts: readonly HclPart[], indent = ''): string {
  const lines: string[] = [];
  let run: Assignment[] = [];
  const flush = () => {
    lines.push(...assignments(run, indent));
    run = [];
  };
  for (const part of parts) {
    const isArgument = 'argument' in part;
    if (isArgument && !hclText(part.value).includes('\n')) {
      run.push({ name: part.argument, value: part.value });
      continue;
    }
    flush();
    if (lines.length > 0) lines.push('\n');
    if (isArgument) lines.push(...assignments([{ name: part.argument, value: part.value }], indent));
    else lines.push(`${indent}${part.block} {\n${hclBody(part.parts, `${indent}  `)}${indent}}\n`);
  }
  flush();
  return lines.join('');
}

type Assignment = { name: string; value: HclValue };

/** Equal signs of neighbouring lines stand below one another; what takes several lines ends such a run. */
function assignments(entries: readonly Assignment[], indent: string): string[] {
  const lines: string[] = [];
  let run: { name: string; text: string }[] = [];
  const flush = () => {
    const width = Math.max(0, ...run.map(({ name }) => lengthOf(name)));
    lines.push(...run.map(({ name, text }) => `${indent}${name}${' '.repeat(width - lengthOf(name))} = ${text}\n`));
    run = [];
  };
  for (const { name, value } of entries) {
    const text = hclText(value, indent);
    if (!text.includes('\n')) {
      run.push({ name, text });
      continue;
    }
    flush();
    lines.push(`${indent}${name} = ${text}\n`);
  }
  flush();
  return lines;
}

const graphemes = new Intl.Segmenter('en');

/** `terraform fmt` counts what people take for characters. */
function lengthOf(name: string): number {
  return isPrintableAscii(name) ? name.length : [...graphemes.segment(name)].length;
}
