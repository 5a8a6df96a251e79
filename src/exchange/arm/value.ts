import type { Place } from './place.ts';
import { isObject, spelledKey } from '../json-object.ts';

/** What an expression yields: JSON, in which parts may be unknown. Objects have no prototype. */
export type Value = string | number | boolean | null | Unknown | readonly Value[] | ValueObject;

export type ValueObject = { [key: string]: Value };

type Origin = { place: Place; expression: string | undefined; advice: string | undefined };

/** A value that only Azure, or a parameter that nobody gave, could tell. */
export class Unknown {
  readonly reason: string;
  /** Where what cannot be known is written. */
  readonly place: Place;
  /** The expression that is written there; undefined where the reason says it all. */
  readonly expression: string | undefined;
  /** What makes it known. */
  readonly advice: string | undefined;
  /**
   * A text of the same form: `/subscriptions/{subscription}/…` of an id in a subscription that is not known, a day of a
   * moment. It may stand in a body where only the form matters, and is never compared or made a name.
   */
  readonly likeness: string | undefined;

  constructor(reason: string, { place, expression, advice }: Origin, likeness?: string) {
    this.reason = reason;
    this.place = place;
    this.expression = expression;
    this.advice = advice;
    this.likeness = likeness;
  }

  /** Unknown for the same reason. */
  like(likeness: string | undefined): Unknown {
    return new Unknown(this.reason, this, likeness);
  }
}

export function newObject(): ValueObject {
  return Object.create(null) as ValueObject;
}

export function objectOf(entries: Iterable<readonly [string, Value]>): ValueObject {
  const object = newObject();
  for (const [key, value] of entries) object[key] = value;
  return object;
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isValueObject(value: Value): value is ValueObject {
  return typeof value === 'object' && value !== null && !isList(value) && !(value instanceof Unknown);
}

/** What stands under a key of a written object, in any case. */
export function writtenAt(object: unknown, key: string): { key: string; value: unknown } | undefined {
  if (!isObject(object)) return undefined;
  const own = spelledKey(object, key);
  return own === undefined ? undefined : { key: own, value: object[own] };
}

/** For a message: `text`, `a list`. */
export function kindOf(value: Value): string {
  if (value === null) return 'null';
  if (isList(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'number') return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return 'an object';
}
