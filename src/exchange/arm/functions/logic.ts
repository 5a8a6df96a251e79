import { spelledKey } from '../../json-object.ts';
import { known, NoAnswer } from '../arguments.ts';
import type { Unknown } from '../value.ts';
import { isList, isValueObject, type Value } from '../value.ts';
import type { Run } from '../run.ts';
import { define, MANY, type TemplateFunction } from './template-function.ts';

/** Choices and comparisons: what does not decide the answer may be unknown. */
export const LOGIC: Readonly<Record<string, TemplateFunction>> = {
  if: define(3, 3, (args) => args.any(args.flag(0) ? 1 : 2)),
  and: define(1, MANY, (args) => decided(args.all(), false)),
  or: define(1, MANY, (args) => decided(args.all(), true)),
  not: define(1, 1, (args) => !args.flag(0)),
  true: define(0, 0, () => true),
  false: define(0, 0, () => false),
  null: define(0, 0, () => null),
  bool: define(1, 1, (args) => {
    const value = args.value(0);
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    return /^(?:true|1)$/i.test(args.text(0));
  }),
  coalesce: define(1, MANY, (args) => {
    for (let index = 0; index < args.count; index++) if (args.value(index) !== null) return args.any(index);
    return null;
  }),
  equals: define(2, 2, (args) => isSame(args.frame.run, args.any(0), args.any(1))),
  less: define(2, 2, (args) => order(args.value(0), args.value(1)) < 0),
  lessorequals: define(2, 2, (args) => order(args.value(0), args.value(1)) <= 0),
  greater: define(2, 2, (args) => order(args.value(0), args.value(1)) > 0),
  greaterorequals: define(2, 2, (args) => order(args.value(0), args.value(1)) >= 0),
};

/** `and` and `or`: one value that decides is enough. */
function decided(values: readonly Value[], deciding: boolean): Value {
  if (values.some((value) => value === deciding)) return deciding;
  for (const value of values) if (typeof known(value) !== 'boolean') throw new NoAnswer('true or false is expected');
  return !deciding;
}

/** Texts are compared as they are, names of properties without case. */
export function isSame(run: Run, one: Value, other: Value): boolean {
  run.spend(1);
  const [a, b] = [known(one), known(other)];
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  return run.deeper(
    () => isSameInside(run, a, b),
    () => {
      throw new NoAnswer('values stand too deep within one another');
    },
  );
}

function isSameInside(run: Run, a: Exclude<Value, Unknown>, b: Exclude<Value, Unknown>): boolean {
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => isSame(run, item, b[index] ?? null));
  if (!isValueObject(a) || !isValueObject(b)) return a === b;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => {
    const own = spelledKey(b, key);
    return own !== undefined && isSame(run, a[key] ?? null, b[own] ?? null);
  });
}

function order(a: Exclude<Value, Unknown>, b: Exclude<Value, Unknown>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  throw new NoAnswer('two numbers or two texts are compared');
}
