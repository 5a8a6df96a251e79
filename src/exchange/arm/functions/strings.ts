import { type Arguments, known, NoAnswer } from '../arguments.ts';
import { literalValue } from '../evaluate.ts';
import type { Run } from '../run.ts';
import { isList, Unknown, type Value } from '../value.ts';
import { define, MANY, type TemplateFunction } from './template-function.ts';

/** Characters of a text that a template may make: Azure takes no template over 4 MB. */
const LONGEST_TEXT = 4 * 1024 * 1024;

export const STRINGS: Readonly<Record<string, TemplateFunction>> = {
  format: define(1, MANY, formatted),
  tolower: define(1, 1, (args) => args.text(0).toLowerCase()),
  toupper: define(1, 1, (args) => args.text(0).toUpperCase()),
  trim: define(1, 1, (args) => args.text(0).trim()),
  string: define(1, 1, (args) => bounded(textOf(args.frame.run, args.value(0)))),
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
  base64tostring: define(1, 1, (args) => unpacked(args.text(0))),
  base64tojson: define(1, 1, (args) => parsedJson(args, unpacked(args.text(0)))),
  datauri: define(1, 1, (args) => `data:text/plain;charset=utf8;base64,${base64(args.text(0))}`),
  datauritostring: define(1, 1, (args) => {
    const text = args.text(0);
    if (!DATA_URI.test(text)) throw new NoAnswer('the text is no data URI of base64');
    return unpacked(text.replace(DATA_URI, ''));
  }),
  uricomponenttostring: define(1, 1, (args) => decoded(args.text(0))),
  json: define(1, 1, (args) => parsedJson(args, args.text(0))),
};

/** Two texts, or lists, one after the other. */
export function concatenated(args: Arguments): Value {
  if (args.count > 0 && isList(args.value(0))) {
    const items: Value[] = [];
    for (let index = 0; index < args.count; index++) for (const item of args.list(index)) items.push(item);
    return items;
  }
  return written(args, (part) => {
    let text = '';
    for (let index = 0; index < args.count; index++) text = bounded(text + part(index));
    return text;
  });
}

/** A text made of arguments: where some are not known but in their form, so is the text. */
function written(args: Arguments, make: (part: (index: number, print?: (value: Value) => string) => string) => string): Value {
  let open: Unknown | undefined;
  const text = make((index, print) => {
    const value = args.any(index);
    if (!(value instanceof Unknown)) return print === undefined ? textOf(args.frame.run, value) : print(value);
    if (value.likeness === undefined) throw new NoAnswer(value);
    open ??= value;
    return value.likeness;
  });
  return open === undefined ? text : open.like(text);
}

export function bounded(text: string): string {
  if (text.length > LONGEST_TEXT) throw new NoAnswer('the text grows too long');
  return text;
}

/** As templates print values in texts. */
export function textOf(run: Run, value: Exclude<Value, Unknown>): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  return JSON.stringify(wholly(run, value));
}

export function textItem(value: Value): string {
  const text = known(value);
  if (typeof text !== 'string') throw new NoAnswer('a list of texts is expected');
  return text;
}

/** The value, none of whose parts is unknown. */
function wholly(run: Run, value: Value): Exclude<Value, Unknown> {
  const outside = known(value);
  run.spend(typeof outside === 'string' ? outside.length : 1);
  if (typeof outside !== 'object' || outside === null) return outside;
  run.deeper(
    () => {
      for (const part of Object.values(outside)) wholly(run, part);
    },
    () => {
      throw new NoAnswer('values stand too deep within one another');
    },
  );
  return outside;
}

const HOLE = /\{\{|\}\}|\{(\d{1,4})(?:,-?\d{1,4})?(?::([^{}]{0,40}))?\}/g;

function formatted(args: Arguments): Value {
  const pattern = args.text(0);
  return written(args, (part) =>
    bounded(
      pattern.replaceAll(HOLE, (hole: string, index: string | undefined, form: string | undefined) => {
        if (index === undefined) return hole.charAt(0);
        const position = Number(index) + 1;
        if (position >= args.count) throw new NoAnswer(`there is no value for {${index}}`);
        const text = part(position, form === undefined ? undefined : (value) => inForm(args, value, form));
        args.frame.run.spend(text.length >> 2);
        return text;
      }),
    ),
  );
}

/** Whole numbers with leading zeros: `D3`, `000`. */
function inForm(args: Arguments, value: Value, form: string): string {
  if (typeof value !== 'number') return textOf(args.frame.run, known(value));
  const digits = /^[dD](\d{1,2})$|^(0+)$/.exec(form);
  if (digits === null) throw new NoAnswer(`the form "${form}" is not understood`);
  const width = digits[1] === undefined ? (digits[2]?.length ?? 0) : Number(digits[1]);
  return `${value < 0 ? '-' : ''}${String(Math.abs(value)).padStart(width, '0')}`;
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

function parsedJson(args: Arguments, text: string): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new NoAnswer('the text is no JSON');
  }
  return literalValue(parsed, args.frame);
}

/** The text behind base64. */
function unpacked(packed: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(packed), (character) => character.charCodeAt(0)));
  } catch {
    throw new NoAnswer('the text is no base64 of a text');
  }
}

const DATA_URI = /^data:[^,]*;base64,/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new NoAnswer('the text is no part of an address');
  }
}
