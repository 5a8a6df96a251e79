import { type Arguments, known, NoAnswer } from '../arguments.ts';
import { isList, isValueObject, type Unknown, type Value } from '../value.ts';
import { define, MANY, type TemplateFunction } from './template-function.ts';

/** Characters of a text that a template may make: Azure takes no template over 4 MB. */
const LONGEST_TEXT = 4 * 1024 * 1024;

export const STRINGS: Readonly<Record<string, TemplateFunction>> = {
  format: define(1, MANY, (args) => bounded(formatted(args))),
  tolower: define(1, 1, (args) => args.text(0).toLowerCase()),
  toupper: define(1, 1, (args) => args.text(0).toUpperCase()),
  trim: define(1, 1, (args) => args.text(0).trim()),
  string: define(1, 1, (args) => bounded(textOf(args.value(0)))),
  replace: define(3, 3, (args) => {
    const [text, old, fresh] = [args.text(0), args.text(1), args.text(2)];
    if (old === '') throw new NoAnswer('an empty text is to be replaced');
    const length = text.length + (text.split(old).length - 1) * (fresh.length - old.length);
    if (length > LONGEST_TEXT) throw new NoAnswer('the text grows too long');
    return text.split(old).join(fresh);
  }),
  split: define(2, 2, (args) => {
    const text = args.text(0);
    const delimiter = args.value(1);
    const delimiters = typeof delimiter === 'string' ? [delimiter] : args.list(1).map(textItem);
    return delimiters.reduce<string[]>((parts, each) => (each === '' ? parts : parts.flatMap((part) => part.split(each))), [text]);
  }),
  substring: define(2, 3, (args) => {
    const text = args.text(0);
    const start = args.integer(1);
    const length = args.count > 2 ? args.integer(2) : text.length - start;
    if (start < 0 || length < 0 || start + length > text.length) throw new NoAnswer(`the text has only ${text.length} characters`);
    return text.slice(start, start + length);
  }),
  startswith: define(2, 2, (args) => args.text(0).toLowerCase().startsWith(args.text(1).toLowerCase())),
  endswith: define(2, 2, (args) => args.text(0).toLowerCase().endsWith(args.text(1).toLowerCase())),
  padleft: define(2, 3, (args) => {
    const value = args.value(0);
    const width = args.integer(1);
    if (width < 0 || width > 10_000) throw new NoAnswer('the width is out of bounds');
    return (typeof value === 'number' ? String(value) : args.text(0)).padStart(width, args.count > 2 ? args.text(2) : ' ');
  }),
  uri: define(2, 2, (args) => joinedAddress(args.text(0), args.text(1))),
  uricomponent: define(1, 1, (args) => encoded(args.text(0))),
  base64: define(1, 1, (args) => base64(args.text(0))),
  json: define(1, 1, (args) => parsedJson(args.text(0))),
};

/** Two texts, or lists, one after the other. */
export function concatenated(args: Arguments): Value {
  if (args.count > 0 && isList(args.value(0))) {
    const items: Value[] = [];
    for (let index = 0; index < args.count; index++) for (const item of args.list(index)) items.push(item);
    return items;
  }
  let text = '';
  for (let index = 0; index < args.count; index++) {
    text += textOf(args.value(index));
    bounded(text);
  }
  return text;
}

export function bounded(text: string): string {
  if (text.length > LONGEST_TEXT) throw new NoAnswer('the text grows too long');
  return text;
}

/** As templates print values in texts. */
export function textOf(value: Exclude<Value, Unknown>): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return JSON.stringify(wholly(value));
}

export function textItem(value: Value): string {
  const text = known(value);
  if (typeof text !== 'string') throw new NoAnswer('a list of texts is expected');
  return text;
}

/** The value, none of whose parts is unknown. */
function wholly(value: Value): Exclude<Value, Unknown> {
  const outside = known(value);
  if (isList(outside)) return outside.map(wholly);
  if (isValueObject(outside)) for (const part of Object.values(outside)) wholly(part);
  return outside;
}

const HOLE = /\{\{|\}\}|\{(\d{1,4})(?:,-?\d{1,4})?(?::([^{}]{0,40}))?\}/g;

function formatted(args: Arguments): string {
  return args.text(0).replaceAll(HOLE, (hole: string, index: string | undefined, form: string | undefined) => {
    if (index === undefined) return hole.charAt(0);
    const position = Number(index) + 1;
    if (position >= args.count) throw new NoAnswer(`there is no value for {${index}}`);
    const value = args.value(position);
    const digits = /^[dD](\d{1,2})$|^(0+)$/.exec(form ?? '');
    if (form === undefined || typeof value !== 'number') return textOf(value);
    if (digits === null) throw new NoAnswer(`the form "${form}" is not understood`);
    const width = digits[1] === undefined ? (digits[2]?.length ?? 0) : Number(digits[1]);
    return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(width, '0')}`;
  });
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    throw new NoAnswer('the text is no Unicode');
  }
}

function joinedAddress(base: string, relative: string): string {
  try {
    return new URL(relative, base).href;
  } catch {
    throw new NoAnswer('the first argument is no address');
  }
}

function base64(text: string): string {
  const bytes = new TextEncoder().encode(bounded(text));
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function parsedJson(text: string): Value {
  try {
    const parsed: unknown = JSON.parse(text, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value,
    );
    // JSON holds nothing but what a value may be.
    return parsed as Value;
  } catch {
    throw new NoAnswer('the text is no JSON');
  }
}
