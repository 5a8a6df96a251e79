import { isObject } from '../json-object.ts';
import { quoted, scalarText } from '../../fix/scalar-text.ts';
import type { Draft } from './draft.ts';
import type { Shape } from './shape.ts';

/** Comment lines above a map, without their `#`. */
export type Remarks = ReadonlyMap<object, readonly string[]>;

const WIDTH = 120;
/** What a manifest is made of, and what people compare line by line, is never put on one line. */
const ALWAYS_BLOCK: ReadonlySet<string> = new Set([
  'galleries',
  'images',
  'versions',
  'source',
  'targetRegions',
  'deployments',
  'scaleSets',
  'grants',
  'budgets',
]);
const BLOCK_ITEMS: ReadonlySet<string> = new Set(['galleries', 'images', 'versions', 'deployments']);
/** Dates that are versions are in quotes, as the service's own documents have them. */
const ALWAYS_QUOTED: ReadonlySet<string> = new Set(['apiVersion']);

/** A manifest as YAML: keys in the order of the schema, small maps on one line. */
export function yamlText(manifest: Draft, shape: Shape, remarks: Remarks): string {
  const lines: string[] = [];
  for (const [key, value, inner] of entriesOf(manifest, shape)) {
    if (Array.isArray(value)) lines.push('');
    addEntry(lines, '', key, value, { shape: inner, remarks });
  }
  return `${lines.join('\n')}\n`;
}

type Context = { shape: Shape | undefined; remarks: Remarks };

function* entriesOf(map: Draft, shape: Shape | undefined): Generator<[key: string, value: unknown, shape: Shape | undefined]> {
  for (const [key, property] of shape?.properties ?? []) if (map[key] !== undefined) yield [key, map[key], property.shape];
  for (const [key, value] of Object.entries(map)) {
    if (value !== undefined && shape?.properties.has(key) !== true) yield [key, value, undefined];
  }
}

function addEntry(lines: string[], indent: string, key: string, value: unknown, context: Context): void {
  const name = scalar(key);
  // YAML looks no further than that for the colon of a key.
  if (name.length > LONGEST_KEY) {
    lines.push(`${indent}? ${name}`);
    addValue(lines, { indent, lead: `${indent}:`, key }, value, context);
  } else addValue(lines, { indent, lead: `${indent}${name}:`, key }, value, context);
}

const LONGEST_KEY = 1000;

/** Where a value goes: after the lead, or on lines below it that are indented deeper. */
type Place = { indent: string; lead: string; key: string };

function addValue(lines: string[], { indent, lead, key }: Place, value: unknown, context: Context): void {
  const isBlock = ALWAYS_BLOCK.has(key) && isCollection(value) && !isEmpty(value);
  const flat = isBlock ? undefined : oneLine(value, context.shape, key);
  if (flat !== undefined && (!isCollection(value) || lead.length + 1 + flat.length <= WIDTH)) {
    lines.push(`${lead} ${flat}`);
  } else if (typeof value === 'string') {
    lines.push(`${lead} ${blockHead(value)}`);
    for (const line of blockLines(value, `${indent}  `)) lines.push(line);
  } else {
    lines.push(lead);
    if (Array.isArray(value)) addItems(lines, `${indent}  `, key, value, context);
    else if (isObject(value)) addMap(lines, `${indent}  `, value, context);
  }
}

function addMap(lines: string[], indent: string, map: Draft, { shape, remarks }: Context): void {
  for (const [key, value, inner] of entriesOf(map, shape)) addEntry(lines, indent, key, value, { shape: inner, remarks });
}

function addItems(lines: string[], indent: string, key: string, list: readonly unknown[], { shape, remarks }: Context): void {
  const context = { shape: shape?.items, remarks };
  for (const [index, item] of list.entries()) {
    if (key === 'galleries' && index > 0) lines.push('');
    if (isObject(item)) for (const remark of remarks.get(item) ?? []) lines.push(`${indent}# ${remark}`);
    if (isObject(item) && !isEmpty(item) && (BLOCK_ITEMS.has(key) || !fits(`${indent}- `, item, context))) {
      const first = lines.length;
      addMap(lines, `${indent}  `, item, context);
      lines[first] = `${indent}- ${(lines[first] ?? '').slice(indent.length + 2)}`;
    } else addValue(lines, { indent, lead: `${indent}-`, key: '' }, item, context);
  }
}

function fits(lead: string, value: unknown, { shape }: Context): boolean {
  const flat = oneLine(value, shape, '');
  return flat !== undefined && lead.length + flat.length <= WIDTH;
}

/** A value on one line; undefined where there is a text of several lines in it, which is better read as such. */
function oneLine(value: unknown, shape: Shape | undefined, key: string): string | undefined {
  if (Array.isArray(value)) {
    const items = value.map((item) => oneLine(item, shape?.items, ''));
    return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
  }
  if (isObject(value)) {
    const pairs: string[] = [];
    for (const [name, child, inner] of entriesOf(value, shape)) {
      const text = oneLine(child, inner, name);
      const keyText = scalar(name);
      if (text === undefined || keyText.length > LONGEST_KEY) return undefined;
      pairs.push(`${keyText}: ${text}`);
    }
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  if (typeof value === 'string' && ALWAYS_QUOTED.has(key)) return quoted(value);
  return typeof value === 'string' && isBlockText(value) ? undefined : scalar(value);
}

function isCollection(value: unknown): boolean {
  return Array.isArray(value) || isObject(value);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every((child) => child === undefined);
}

/** Names, ids and versions, which need no look at YAML's rules. */
const PLAIN = /^(?:[a-zA-Z][\w-]*|\/[\w./-]*\w|\d+\.\d+\.\d+)$/;
/** What YAML takes for something else than a text. */
const WORDS = /^(?:null|true|false)$/i;

function scalar(value: unknown): string {
  return typeof value === 'string' && PLAIN.test(value) && !WORDS.test(value) ? value : scalarText(value, '');
}

/** Lines that a block of literal text keeps as they are: printable, the first not indented, none with blanks at its end. */
const BLOCK_TEXT = /^(?! )[^\p{Cc}\p{Cs}\u2028\u2029\uFEFF]+(?:\n[^\p{Cc}\p{Cs}\u2028\u2029\uFEFF]*)+$/u;

function isBlockText(text: string): boolean {
  return text.includes('\n') && BLOCK_TEXT.test(text) && !/ (?:\n|$)|\n\n$/.test(text);
}

function blockHead(text: string): string {
  return text.endsWith('\n') ? '|' : '|-';
}

function blockLines(text: string, indent: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line));
}
