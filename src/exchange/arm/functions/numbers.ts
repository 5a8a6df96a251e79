import { type Arguments, known, NoAnswer } from '../arguments.ts';
import { isList, type Value } from '../value.ts';
import { define, MANY, type TemplateFunction } from './template-function.ts';

export const NUMBERS: Readonly<Record<string, TemplateFunction>> = {
  add: define(2, 2, (args) => exact(args.integer(0) + args.integer(1))),
  sub: define(2, 2, (args) => exact(args.integer(0) - args.integer(1))),
  mul: define(2, 2, (args) => exact(args.integer(0) * args.integer(1))),
  div: define(2, 2, (args) => Math.trunc(args.integer(0) / divisor(args))),
  mod: define(2, 2, (args) => args.integer(0) % divisor(args)),
  min: define(1, MANY, (args) => Math.min(...numbersOf(args))),
  max: define(1, MANY, (args) => Math.max(...numbersOf(args))),
  int: define(1, 1, (args) => wholeNumber(args.value(0))),
  float: define(1, 1, (args) => {
    const value = args.value(0);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) return args.refuse(0, 'a number', value);
    return number;
  }),
};

/** Beyond, numbers are no longer told apart. */
function exact(number: number): number {
  if (!Number.isSafeInteger(number)) throw new NoAnswer('the number is too large');
  return number;
}

function divisor(args: Arguments): number {
  const number = args.integer(1);
  if (number === 0) throw new NoAnswer('a division by zero');
  return number;
}

function numbersOf(args: Arguments): number[] {
  const given = args.count === 1 && isList(args.value(0)) ? args.list(0) : args.all();
  if (given.length === 0 || given.length > 10_000) throw new NoAnswer('a list of numbers is expected');
  return given.map((value) => {
    const number = known(value);
    if (typeof number !== 'number') throw new NoAnswer('numbers are expected');
    return number;
  });
}

function wholeNumber(value: Value): number {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'string' && /^\s*[-+]?\d{1,15}\s*$/.test(value)) return Number(value);
  throw new NoAnswer('a text that is no whole number');
}
