import { daysBetween } from '../estate/days-between.ts';
import { utcDay } from '../estate/utc-day.ts';
import { isDateOrDateTime } from '../manifest/formats.ts';
import { Entity, fieldOf, isList, kindText, type List, type Value } from './value.ts';

/** What a function may ask of its evaluation. */
export type Tools = {
  /** Counts work that is not a term of its own. */
  step(count: number): void;
  fail(problem: string): never;
};

export type ConditionFunction = {
  /** As in the documentation: `every(list, "field", value)`. */
  signature: string;
  meaning: string;
  least: number;
  greatest: number;
  /** Whether the first argument is a list and the second the name of a field of its items. */
  isOverField?: true;
  apply(args: readonly Value[], tools: Tools): Value;
};

/** Everything that a condition or a message can call. What is not there makes no failure: each says what it answers then. */
export const FUNCTIONS: Readonly<Record<string, ConditionFunction>> = {
  size: {
    signature: 'size(value)',
    meaning: 'items of a list, keys of a map (`size(gallery.tags)`), characters of a text; 0 of nothing',
    least: 1,
    greatest: 1,
    apply: ([value = null], { fail }) => {
      if (value === null) return 0;
      if (typeof value === 'string') return Array.from(value).length;
      if (isList(value)) return value.length;
      return typeof value === 'object' && !(value instanceof Entity) ? Object.keys(value).length : fail(`${kindText(value)} has no size`);
    },
  },
  any: {
    signature: 'any(list, "field", value)',
    meaning: 'whether the field of at least one item equals the value; false of an empty list',
    least: 3,
    greatest: 3,
    isOverField: true,
    apply: (args, tools) => countEqual(args, tools) > 0,
  },
  every: {
    signature: 'every(list, "field", value)',
    meaning: 'whether the field of every item equals the value; true of an empty list',
    least: 3,
    greatest: 3,
    isOverField: true,
    apply: (args, tools) => countEqual(args, tools) === listOf(args[0] ?? null, tools).length,
  },
  count: {
    signature: 'count(list, "field", value)',
    meaning: 'how many items have a field that equals the value',
    least: 3,
    greatest: 3,
    isOverField: true,
    apply: countEqual,
  },
  sum: {
    signature: 'sum(list, "field")',
    meaning: 'the sum of a field over all items; what is not there adds nothing',
    least: 2,
    greatest: 2,
    isOverField: true,
    apply: (args, tools) => {
      let total = 0;
      for (const value of fieldsOf(args, tools)) total += value === null ? 0 : numberOf(value, tools);
      return total;
    },
  },
  contains: {
    signature: 'contains(value, part)',
    meaning: 'whether a list has the item, or a text the part; false of nothing',
    least: 2,
    greatest: 2,
    apply: ([value = null, part = null], tools) => {
      if (value === null) return false;
      if (!isList(value)) return part !== null && textOf(value, tools).includes(textOf(part, tools));
      tools.step(value.length);
      return value.some((item) => isEqual(item, part, tools));
    },
  },
  oneOf: {
    signature: 'oneOf(value, a, b, …)',
    meaning: 'whether the value equals one of those after it',
    least: 2,
    greatest: Number.POSITIVE_INFINITY,
    apply: ([value = null, ...others], tools) => others.some((other) => isEqual(value, other, tools)),
  },
  startsWith: {
    signature: 'startsWith(text, start)',
    meaning: 'whether a text begins with another; false of nothing',
    least: 2,
    greatest: 2,
    apply: ([text = null, start = null], tools) => text !== null && start !== null && textOf(text, tools).startsWith(textOf(start, tools)),
  },
  endsWith: {
    signature: 'endsWith(text, end)',
    meaning: 'whether a text ends with another; false of nothing',
    least: 2,
    greatest: 2,
    apply: ([text = null, end = null], tools) => text !== null && end !== null && textOf(text, tools).endsWith(textOf(end, tools)),
  },
  lower: {
    signature: 'lower(text)',
    meaning: 'the text in lower case',
    least: 1,
    greatest: 1,
    apply: ([text = null], tools) => (text === null ? null : textOf(text, tools).toLowerCase()),
  },
  upper: {
    signature: 'upper(text)',
    meaning: 'the text in upper case',
    least: 1,
    greatest: 1,
    apply: ([text = null], tools) => (text === null ? null : textOf(text, tools).toUpperCase()),
  },
  days: {
    signature: 'days(from, to)',
    meaning: 'days from one date to another; negative where the other comes first',
    least: 2,
    greatest: 2,
    apply: ([from = null, to = null], tools) => (from === null || to === null ? null : daysBetween(dayOf(from, tools), dayOf(to, tools))),
  },
  min: ofNumbers('min(a, b, …)', 'the least number', Number.POSITIVE_INFINITY, (numbers) => Math.min(...numbers)),
  max: ofNumbers('max(a, b, …)', 'the greatest number', Number.POSITIVE_INFINITY, (numbers) => Math.max(...numbers)),
  ceil: ofNumbers('ceil(number)', 'the number rounded up', 1, ([number = 0]) => Math.ceil(number)),
  floor: ofNumbers('floor(number)', 'the number rounded down', 1, ([number = 0]) => Math.floor(number)),
  round: ofNumbers('round(number)', 'the nearest whole number, halves away from zero', 1, ([number = 0]) => {
    return Math.sign(number) * Math.round(Math.abs(number));
  }),
  abs: ofNumbers('abs(number)', 'the number without its sign', 1, ([number = 0]) => Math.abs(number)),
};

/** A function of numbers: of nothing it makes nothing. */
function ofNumbers(signature: string, meaning: string, greatest: number, apply: (numbers: number[]) => number): ConditionFunction {
  return {
    signature,
    meaning,
    least: 1,
    greatest,
    apply: (args, tools) => (args.includes(null) ? null : apply(args.map((value) => numberOf(value, tools)))),
  };
}

/** Text with text, number with number: nothing is converted, and only nothing equals nothing. */
export function isEqual(a: Value, b: Value, { fail }: Tools): boolean {
  if (a === null || b === null) return a === b;
  if (typeof a !== typeof b || typeof a === 'object') return fail(`${kindText(a)} is compared with ${kindText(b)}`);
  return a === b;
}

export function numberOf(value: Value, { fail }: Tools): number {
  return typeof value === 'number' ? value : fail(`${kindText(value)} where a number is expected`);
}

/** The day of a date or of a date and time, as the manifest may write them. */
export function dayOf(value: Value, { fail }: Tools): string {
  return typeof value === 'string' && isDateOrDateTime(value)
    ? utcDay(value)
    : fail(`${kindText(value)} where a date is expected, yyyy-MM-dd`);
}

function textOf(value: Value, { fail }: Tools): string {
  return typeof value === 'string' ? value : fail(`${kindText(value)} where a text is expected`);
}

function listOf(value: Value, { fail }: Tools): List {
  if (value === null) return [];
  return isList(value) ? value : fail(`${kindText(value)} where a list is expected`);
}

/** The field of every item of a list. */
function fieldsOf([list = null, key = null]: readonly Value[], tools: Tools): Value[] {
  const name = textOf(key, tools);
  const items = listOf(list, tools);
  tools.step(items.length);
  return items.map((item) =>
    typeof item === 'object' && item !== null && !isList(item) ? fieldOf(item, name) : tools.fail(`${kindText(item)} has no fields`),
  );
}

function countEqual(args: readonly Value[], tools: Tools): number {
  const expected = args[2] ?? null;
  let count = 0;
  for (const value of fieldsOf(args, tools)) if (isEqual(value, expected, tools)) count++;
  return count;
}
