import { Unknown } from './unknown.ts';

/** What an expression yields: JSON, in which parts may be unknown. Objects have no prototype. */
export type Value = string | number | boolean | null | Unknown | readonly Value[] | ValueObject;

export type ValueObject = { readonly [key: string]: Value };

export function objectOf(entries: Iterable<readonly [string, Value]>): ValueObject {
  const object = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) object[key] = value;
  return object;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isValueObject(value: Value): value is ValueObject {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Unknown);
}

/** JSON of a file as a value. */
export function valueOfJson(json: unknown, depth = 0): Value {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' || json === null) return json;
  if (depth === DEEPEST) return new Unknown(`it is nested more than ${DEEPEST} deep`);
  if (Array.isArray(json)) return json.map((item) => valueOfJson(item, depth + 1));
  if (typeof json !== 'object') return null;
  return objectOf(Object.entries(json).map(([key, item]) => [key, valueOfJson(item, depth + 1)] as const));
}

const DEEPEST = 100;

/** A value as a text, as templates write it; undefined of lists and objects. */
export function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}

export function numberOf(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)) return undefined;
  return Number(value);
}

export function booleanOf(value: Value): boolean | undefined {
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  return undefined;
}

/** Whether two known values are one. */
export function isSame(a: Value, b: Value): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => isSame(item, b[index] ?? null));
  if (isValueObject(a) && isValueObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key] ?? null, b[key] ?? null));
  }
  return a === b;
}

/** The first unknown in a value; undefined where all of it is known. */
export function unknownIn(value: Value): Unknown | undefined {
  if (value instanceof Unknown) return value;
  const parts = isList(value) ? value : isValueObject(value) ? Object.values(value) : [];
  for (const part of parts) {
    const unknown = unknownIn(part);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

const weights = new WeakMap<object, number>();

/** How much would be written if the value were: lists that hold one list many times over are small until then. */
export function weightOf(value: Value): number {
  if (typeof value === 'string') return 1 + value.length;
  if (!isList(value) && !isValueObject(value)) return 1;
  let weight = weights.get(value);
  if (weight === undefined) {
    weight = 1;
    for (const part of isList(value) ? value : Object.values(value)) weight += weightOf(part);
    weights.set(value, weight);
  }
  return weight;
}
