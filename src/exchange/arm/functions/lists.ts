import { spelledKey } from '../../json-object.ts';
import { type Arguments, known, NoAnswer } from '../arguments.ts';
import { isList, isValueObject, newObject, objectOf, Unknown, type Value, type ValueObject } from '../value.ts';
import type { Run } from '../run.ts';
import { isSame } from './logic.ts';
import { bounded, concatenated, textItem, textOf } from './strings.ts';
import { define, MANY, type TemplateFunction } from './template-function.ts';

/** Items of a list that a template may make. */
const LONGEST_LIST = 10_000;

/** Items of lists of which each is compared with each. */
const MOST_COMPARED = 1000;

/** Lists and objects, and what is asked of texts and lists alike. */
export const LISTS: Readonly<Record<string, TemplateFunction>> = {
  concat: define(0, MANY, concatenated),
  array: define(1, 1, (args) => (isList(args.value(0)) ? args.list(0) : [args.any(0)])),
  createarray: define(0, MANY, (args) => args.all()),
  createobject: define(0, MANY, (args) => {
    if (args.count % 2 !== 0) throw new NoAnswer('names and values are expected in pairs');
    const object = newObject();
    for (let index = 0; index < args.count; index += 2) object[args.text(index)] = args.any(index + 1);
    return object;
  }),
  contains: define(2, 2, contains),
  empty: define(1, 1, (args) => {
    const value = args.value(0);
    if (value === null) return true;
    if (typeof value === 'string' || isList(value)) return value.length === 0;
    return Object.keys(args.object(0)).length === 0;
  }),
  length: define(1, 1, (args) => {
    const value = args.value(0);
    if (typeof value === 'string' || isList(value)) return value.length;
    return Object.keys(args.object(0)).length;
  }),
  first: define(1, 1, (args) => {
    const value = args.value(0);
    return typeof value === 'string' ? value.charAt(0) : (args.list(0)[0] ?? null);
  }),
  last: define(1, 1, (args) => {
    const value = args.value(0);
    return typeof value === 'string' ? value.slice(-1) : (args.list(0).at(-1) ?? null);
  }),
  skip: define(2, 2, (args) => slice(args, Math.max(0, args.integer(1)), undefined)),
  take: define(2, 2, (args) => slice(args, 0, Math.max(0, args.integer(1)))),
  indexof: define(2, 2, (args) => positionOf(args, 'first')),
  lastindexof: define(2, 2, (args) => positionOf(args, 'last')),
  join: define(2, 2, (args) =>
    bounded(
      args
        .list(0)
        .map((item) => textOf(args.frame.run, known(item)))
        .join(args.text(1)),
    ),
  ),
  range: define(2, 2, (args) => {
    const [start, count] = [args.integer(0), args.integer(1)];
    if (count < 0 || count > LONGEST_LIST) throw new NoAnswer(`a range of 0 to ${LONGEST_LIST} numbers is expected`);
    return Array.from({ length: count }, (_, index) => start + index);
  }),
  flatten: define(1, 1, (args) =>
    args.list(0).flatMap((item) => {
      const list = known(item);
      return isList(list) ? list : [list];
    }),
  ),
  union: define(1, MANY, (args) => (isList(args.value(0)) ? distinct(args.frame.run, lists(args)) : merged(args, true))),
  shallowmerge: define(1, 1, (args) => {
    const object = newObject();
    for (const each of args.list(0)) mergeInto(args.frame.run, object, objectIn(each), false);
    return object;
  }),
  intersection: define(2, MANY, (args) => {
    const { run } = args.frame;
    if (!isList(args.value(0))) {
      const [first, ...others] = args.all().map(objectIn);
      const isShared = ([key, value]: [string, Value]) =>
        others.every((other) => {
          const own = spelledKey(other, key);
          return own !== undefined && isSame(run, other[own] ?? null, value);
        });
      return objectOf(Object.entries(first ?? {}).filter(isShared));
    }
    const [first, ...others] = lists(args);
    if (lists(args).some((list) => list.length > MOST_COMPARED)) throw new NoAnswer('the lists are too long');
    return distinct(run, [(first ?? []).filter((item) => others.every((other) => other.some((each) => isSame(run, each, item))))]);
  }),
  items: define(1, 1, (args) =>
    Object.entries(args.object(0))
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, value]) =>
        objectOf([
          ['key', key],
          ['value', value],
        ]),
      ),
  ),
  objectkeys: define(1, 1, (args) => Object.keys(args.object(0))),
  tryget: define(2, MANY, (args) => {
    let value = args.any(0);
    for (const key of args.all(1)) {
      const part = partOf(known(value), known(key));
      if (part === undefined) return null;
      value = part;
    }
    return value;
  }),
  indexfromend: define(2, 2, (args) => {
    const item = args.list(0).at(-fromEnd(args));
    if (item === undefined) throw new NoAnswer(`a list of ${args.list(0).length} has no item ${args.integer(1)} from its end`);
    return item;
  }),
  tryindexfromend: define(2, 2, (args) => (args.value(0) === null ? null : (args.list(0).at(-fromEnd(args)) ?? null))),
  map: define(2, 2, (args) => args.list(0).map((item, index) => args.lambda(1)(item, index))),
  filter: define(2, 2, (args) => args.list(0).filter((item, index) => flagOf(args.lambda(1)(item, index)))),
  reduce: define(3, 3, (args) => args.list(0).reduce<Value>((sum, item, index) => args.lambda(2)(sum, item, index), args.any(1))),
  sort: define(2, 2, (args) => {
    const isBefore = args.lambda(1);
    return args.list(0).toSorted((a, b) => (flagOf(isBefore(a, b)) ? -1 : flagOf(isBefore(b, a)) ? 1 : 0));
  }),
  toobject: define(2, 3, (args) => {
    const object = newObject();
    for (const item of args.list(0)) object[textItem(args.lambda(1)(item))] = args.count > 2 ? args.lambda(2)(item) : item;
    return object;
  }),
  mapvalues: define(2, 2, (args) => objectOf(Object.entries(args.object(0)).map(([key, value]) => [key, args.lambda(1)(value)]))),
  groupby: define(2, 2, (args) => {
    const groups = newObject();
    for (const item of args.list(0)) {
      const key = textItem(args.lambda(1)(item));
      const group = groups[key];
      groups[key] = isList(group) ? [...group, item] : [item];
    }
    return groups;
  }),
};

/** A property or an item; undefined where there is none. */
export function partOf(value: Exclude<Value, Unknown>, key: Value): Value | undefined {
  if (isList(value)) return typeof key === 'number' ? value[key] : undefined;
  if (!isValueObject(value) || typeof key !== 'string') return undefined;
  const own = spelledKey(value, key);
  return own === undefined ? undefined : value[own];
}

/** Counted from 1. */
function fromEnd(args: Arguments): number {
  const index = args.integer(1);
  if (index < 1) throw new NoAnswer('items are counted from 1 where they are counted from the end');
  return index;
}

function contains(args: Arguments): boolean {
  const { run } = args.frame;
  const [inside, part] = [args.value(0), args.value(1)];
  if (typeof inside === 'string') return inside.includes(textOf(run, part));
  if (isList(inside)) return isAmong(run, inside, part);
  return spelledKey(args.object(0), textOf(run, part)) !== undefined;
}

/** One item that is known to be the same is enough; without one, it might be any that is not known. */
function isAmong(run: Run, list: readonly Value[], part: Value): boolean {
  const isKnown = (item: Value) => !(item instanceof Unknown);
  if (list.some((item) => isKnown(item) && isSame(run, item, part))) return true;
  const open = list.find((item) => !isKnown(item));
  if (open !== undefined) known(open);
  return false;
}

function slice(args: Arguments, from: number, to: number | undefined): Value {
  const value = args.value(0);
  return typeof value === 'string' ? value.slice(from, to) : args.list(0).slice(from, to);
}

function positionOf(args: Arguments, which: 'first' | 'last'): number {
  const value = args.value(0);
  if (typeof value === 'string') {
    const [text, part] = [value.toLowerCase(), args.text(1).toLowerCase()];
    return which === 'first' ? text.indexOf(part) : text.lastIndexOf(part);
  }
  const wanted = args.value(1);
  const isWanted = (item: Value) => isSame(args.frame.run, item, wanted);
  return which === 'first' ? args.list(0).findIndex(isWanted) : args.list(0).findLastIndex(isWanted);
}

function lists(args: Arguments): (readonly Value[])[] {
  return args.all().map((_, index) => args.list(index));
}

function distinct(run: Run, given: readonly (readonly Value[])[]): Value[] {
  const items: Value[] = [];
  for (const list of given) {
    if (items.length + list.length > MOST_COMPARED) throw new NoAnswer('the list grows too long');
    for (const item of list) if (!items.some((each) => isSame(run, each, item))) items.push(item);
  }
  return items;
}

function merged(args: Arguments, isDeep: boolean): ValueObject {
  const object = newObject();
  for (let index = 0; index < args.count; index++) mergeInto(args.frame.run, object, args.object(index), isDeep);
  return object;
}

function mergeInto(run: Run, object: ValueObject, from: ValueObject, isDeep: boolean): void {
  for (const [key, value] of Object.entries(from)) {
    run.spend(1);
    const own = spelledKey(object, key) ?? key;
    const before = object[own];
    if (isDeep && before !== undefined && isValueObject(before) && isValueObject(value)) {
      const both = objectOf(Object.entries(before));
      run.deeper(
        () => mergeInto(run, both, value, true),
        () => {
          throw new NoAnswer('objects stand too deep within one another');
        },
      );
      object[own] = both;
    } else object[own] = value;
  }
}

function objectIn(value: Value): ValueObject {
  const object = known(value);
  if (!isValueObject(object)) throw new NoAnswer('objects are expected');
  return object;
}

function flagOf(value: Value): boolean {
  const flag = known(value);
  if (typeof flag !== 'boolean') throw new NoAnswer('the lambda function answers neither true nor false');
  return flag;
}
