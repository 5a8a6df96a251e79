import { LONGEST } from './budget.ts';
import { Unknown } from './unknown.ts';
import {
  booleanOf,
  isList,
  isSame,
  isValueObject,
  numberOf,
  objectOf,
  textOf,
  unknownIn,
  type Value,
  type ValueObject,
  valueOfJson,
} from './value.ts';

type Call = (...args: Value[]) => Value;

const WRONG = new Unknown('a function is given what it does not take', true);

/** Calls a function of Terraform or Packer; those that look outside the files are not known. */
export function callFunction(name: string, args: readonly Value[]): Value {
  const plain = name.replace(/^core::/, '');
  const lenient = Object.hasOwn(LENIENT, plain) ? LENIENT[plain] : undefined;
  if (lenient !== undefined) return named(name, lenient(...args));
  const call = Object.hasOwn(STRICT, plain) ? STRICT[plain] : undefined;
  if (call === undefined) return new Unknown(`the function ${name}() is not evaluated`);
  for (const arg of args) {
    const unknown = unknownIn(arg);
    if (unknown !== undefined) return unknown;
  }
  return named(name, call(...args));
}

function named(name: string, value: Value): Value {
  return value === WRONG ? new Unknown(`${name}() is given what it does not take`, true) : value;
}

/** Functions that need not know all of their arguments. */
const LENIENT: Readonly<Record<string, Call>> = {
  length: (of = null) =>
    of instanceof Unknown
      ? of
      : isList(of)
        ? of.length
        : isValueObject(of)
          ? Object.keys(of).length
          : typeof of === 'string'
            ? [...of].length
            : WRONG,
  try: (...args) => {
    const chosen = args.find((arg) => !(arg instanceof Unknown && arg.isFault));
    return chosen === undefined ? WRONG : chosen;
  },
  can: (arg = null) => (arg instanceof Unknown ? (arg.isFault ? false : arg) : true),
  coalesce: (...args) => args.find((arg) => arg instanceof Unknown || (arg !== null && arg !== '')) ?? WRONG,
  concat: (...args) => firstUnknown(args) ?? (args.every(isList) ? bounded(args.flat() as Value[]) : WRONG),
  merge: (...args) => firstUnknown(args) ?? objectOf(args.flatMap((arg) => (isValueObject(arg) ? Object.entries(arg) : []))),
  keys: (of = null) => (of instanceof Unknown ? of : isValueObject(of) ? sortedKeys(of) : WRONG),
  values: (of = null) => (of instanceof Unknown ? of : isValueObject(of) ? sortedKeys(of).map((key) => of[key] ?? null) : WRONG),
  element: (of = null, at = null) => firstUnknown([of, at]) ?? (isList(of) ? elementOf(of, numberOf(at)) : WRONG),
  lookup: (of = null, key = null, otherwise) => {
    const unknown = firstUnknown([of, key]);
    const name = textOf(key);
    if (unknown !== undefined) return unknown;
    if (!isValueObject(of) || name === undefined) return WRONG;
    return Object.hasOwn(of, name) ? (of[name] ?? null) : (otherwise ?? new Unknown(`there is no "${name}" to look up`, true));
  },
  flatten: (of = null) => (of instanceof Unknown ? of : isList(of) ? bounded(flat(of)) : WRONG),
  tolist: (of = null) => (of instanceof Unknown || isList(of) ? of : WRONG),
  tomap: (of = null) => (of instanceof Unknown || isValueObject(of) ? of : WRONG),
  zipmap: (keys = null, values = null) => {
    const unknown = firstUnknown([keys, values]);
    if (unknown !== undefined) return unknown;
    if (!isList(keys) || !isList(values)) return WRONG;
    return unknownIn(keys) ?? objectOf(keys.map((key, index) => [textOf(key) ?? '', values[index] ?? null] as const));
  },
  one: (of = null) => (of instanceof Unknown ? of : isList(of) && of.length <= 1 ? (of[0] ?? null) : WRONG),
  sensitive: (of = null) => of,
  nonsensitive: (of = null) => of,
};

/** Functions of arguments that are known. */
const STRICT: Readonly<Record<string, Call>> = {
  toset: (of = null) => (isList(of) ? setOf(of) : WRONG),
  distinct: (of = null) => (isList(of) ? unique(of) : WRONG),
  compact: (of = null) => (isList(of) ? of.filter((item) => item !== '' && item !== null) : WRONG),
  sort: (of = null) => (isList(of) ? of.map((item) => textOf(item) ?? '').sort(byCodeUnits) : WRONG),
  reverse: (of = null) => (isList(of) ? of.toReversed() : WRONG),
  contains: (of = null, item = null) => (isList(of) ? of.some((each) => isSame(each, item)) : WRONG),
  index: (of = null, item = null) =>
    isList(of) && of.some((each) => isSame(each, item)) ? of.findIndex((each) => isSame(each, item)) : WRONG,
  slice: (of = null, from = null, to = null) => (isList(of) ? of.slice(numberOf(from) ?? 0, numberOf(to) ?? 0) : WRONG),
  setunion: (...args) => (args.every(isList) ? setOf(args.flat() as Value[]) : WRONG),
  setproduct: (...args) => (args.every(isList) ? product(args) : WRONG),
  range: (...args) => rangeOf(args.map(numberOf)),
  tostring: (of = null) => (of === null ? null : (textOf(of) ?? WRONG)),
  tonumber: (of = null) => (of === null ? null : (numberOf(of) ?? WRONG)),
  tobool: (of = null) => (of === null ? null : (booleanOf(of) ?? WRONG)),
  lower: text((of) => of.toLowerCase()),
  upper: text((of) => of.toUpperCase()),
  title: text((of) => of.replaceAll(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase())),
  trimspace: text((of) => of.trim()),
  chomp: text((of) => of.replace(/[\r\n]+$/, '')),
  strrev: text((of) => [...of].toReversed().join('')),
  trim: (of = null, cut = null) => withTexts([of, cut], trimmed),
  trimprefix: (of = null, prefix = null) => withTexts([of, prefix], (a, b) => (b !== '' && a.startsWith(b) ? a.slice(b.length) : a)),
  trimsuffix: (of = null, suffix = null) => withTexts([of, suffix], (a, b) => (b !== '' && a.endsWith(b) ? a.slice(0, -b.length) : a)),
  startswith: (of = null, prefix = null) => withTexts([of, prefix], (a, b) => a.startsWith(b)),
  endswith: (of = null, suffix = null) => withTexts([of, suffix], (a, b) => a.endsWith(b)),
  strcontains: (of = null, part = null) => withTexts([of, part], (a, b) => a.includes(b)),
  join: (separator = null, of = null) => (isList(of) ? short(of.map((item) => textOf(item) ?? '').join(textOf(separator) ?? '')) : WRONG),
  split: (separator = null, of = null) => withTexts([separator, of], (a, b) => (b === '' ? [''] : b.split(a))),
  replace: (of = null, search = null, other = null) => replaced(textOf(of), textOf(search), textOf(other)),
  substr: (of = null, from = null, count = null) => substring(textOf(of), numberOf(from), numberOf(count)),
  format: (form = null, ...args) => formatted(textOf(form), args),
  jsonencode: (of = null) => short(JSON.stringify(of)),
  jsondecode: (of = null) => decoded(textOf(of)),
  min: (...args) => extreme(args, Math.min),
  max: (...args) => extreme(args, Math.max),
  ceil: number(Math.ceil),
  floor: number(Math.floor),
  abs: number(Math.abs),
  alltrue: (of = null) => (isList(of) ? of.every((item) => booleanOf(item) === true) : WRONG),
  anytrue: (of = null) => (isList(of) ? of.some((item) => booleanOf(item) === true) : WRONG),
  sum: (of = null) => (isList(of) ? of.reduce<number>((sum, item) => sum + (numberOf(item) ?? Number.NaN), 0) : WRONG),
};

function text(convert: (of: string) => string): Call {
  return (of = null) => withTexts([of], convert);
}

function number(convert: (of: number) => number): Call {
  return (of = null) => {
    const known = numberOf(of);
    return known === undefined ? WRONG : convert(known);
  };
}

function withTexts(values: readonly Value[], convert: (...texts: [string, string]) => Value): Value {
  const [first, second = ''] = values.map(textOf);
  if (first === undefined || values.some((value) => textOf(value) === undefined)) return WRONG;
  return convert(first, second);
}

function firstUnknown(values: readonly Value[]): Unknown | undefined {
  return values.find((value) => value instanceof Unknown);
}

function bounded(list: readonly Value[]): Value {
  return list.length > LONGEST ? new Unknown('a list grows too long') : list;
}

function short(of: string): Value {
  return of.length > LONGEST ? new Unknown('a text grows too long') : of;
}

function flat(list: readonly Value[], depth = 0): Value[] {
  return list.flatMap((item) => (isList(item) && depth < 100 ? flat(item, depth + 1) : [item]));
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Maps have the order of their keys. */
export function sortedKeys(of: ValueObject): string[] {
  return Object.keys(of).sort(byCodeUnits);
}

function unique(list: readonly Value[]): Value[] {
  const seen = new Set<string>();
  return list.filter((item) => {
    const key = JSON.stringify(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Sets of texts are sorted by them. */
function setOf(list: readonly Value[]): Value[] {
  const items = unique(list);
  return items.every((item) => typeof item === 'string') ? items.sort(byCodeUnits) : items;
}

function elementOf(list: readonly Value[], at: number | undefined): Value {
  if (at === undefined || list.length === 0 || at < 0) return WRONG;
  return list[Math.trunc(at) % list.length] ?? null;
}

function product(lists: readonly (readonly Value[])[]): Value {
  let rows: Value[][] = [[]];
  for (const list of lists) {
    if (rows.length * list.length > 10_000) return new Unknown('a list grows too long');
    rows = rows.flatMap((row) => list.map((item) => [...row, item]));
  }
  return rows;
}

function rangeOf(numbers: readonly (number | undefined)[]): Value {
  const [first, second, step = 1] = numbers;
  const [from, to] = second === undefined ? [0, first] : [first, second];
  if (from === undefined || to === undefined || step <= 0) return WRONG;
  const count = Math.max(0, Math.ceil((to - from) / step));
  return count > 1024 ? WRONG : Array.from({ length: count }, (_, index) => from + index * step);
}

function trimmed(of: string, cut: string): Value {
  const letters = [...of];
  let [from, to] = [0, letters.length];
  while (from < to && cut.includes(letters[from] ?? '')) from++;
  while (to > from && cut.includes(letters[to - 1] ?? '')) to--;
  return letters.slice(from, to).join('');
}

/** A search between slashes is a regular expression, of another dialect than ours. */
function replaced(of: string | undefined, search: string | undefined, other: string | undefined): Value {
  if (of === undefined || search === undefined || other === undefined) return WRONG;
  if (search.length > 1 && search.startsWith('/') && search.endsWith('/')) return new Unknown('replace() by a pattern is not evaluated');
  if (search === '' || of.length * Math.max(1, other.length) > LONGEST) return WRONG;
  return of.replaceAll(search, () => other);
}

function substring(of: string | undefined, from: number | undefined, count: number | undefined): Value {
  if (of === undefined || from === undefined || count === undefined) return WRONG;
  const letters = [...of];
  const start = from < 0 ? letters.length + from : from;
  return letters.slice(start, count < 0 ? undefined : start + count).join('');
}

const VERB = /%(?:%|(0?)(\d{0,2})([svdq]))/g;

/** `%s`, `%v`, `%q` and `%d`, padded or not. */
function formatted(form: string | undefined, args: readonly Value[]): Value {
  if (form === undefined) return WRONG;
  let next = 0;
  let isWrong = false;
  const written = form.replaceAll(VERB, (_, zero: string, width: string, verb?: string) => {
    if (verb === undefined) return '%';
    const arg = args[next++];
    const words =
      arg === undefined ? undefined : verb === 'd' ? numberText(arg) : (textOf(arg) ?? (verb === 'v' ? JSON.stringify(arg) : undefined));
    if (words === undefined) isWrong = true;
    return (verb === 'q' ? JSON.stringify(words ?? '') : (words ?? '')).padStart(Number(width), zero === '0' ? '0' : ' ');
  });
  const hasOther = form.replaceAll(VERB, '').includes('%');
  return isWrong || hasOther ? WRONG : short(written);
}

function numberText(arg: Value): string | undefined {
  const known = numberOf(arg);
  return known === undefined ? undefined : String(Math.trunc(known));
}

function decoded(of: string | undefined): Value {
  if (of === undefined) return WRONG;
  try {
    return valueOfJson(JSON.parse(of));
  } catch {
    return WRONG;
  }
}

function extreme(args: readonly Value[], choose: (...numbers: number[]) => number): Value {
  const numbers = args.map(numberOf);
  if (numbers.length === 0 || numbers.length > 10_000 || !numbers.every((each) => each !== undefined)) return WRONG;
  return choose(...numbers);
}
