import { type Expression, type Literal } from './expression.ts';
import type { Frame } from './frame.ts';
import { isList, isValueObject, kindOf, Unknown, type Value, type ValueObject } from './value.ts';

/** A function cannot answer: its value is unknown, or Azure would refuse the call. Caught where the function is called. */
export class NoAnswer extends Error {
  readonly unknown: Unknown | undefined;

  constructor(cause: Unknown | string) {
    super(typeof cause === 'string' ? cause : cause.reason);
    this.unknown = typeof cause === 'string' ? undefined : cause;
  }
}

export type Evaluate = (expression: Expression, frame: Frame) => Value;

/** The arguments of a call, evaluated when they are asked for, so that what is not needed may be unknown. */
export class Arguments {
  readonly frame: Frame;
  readonly count: number;
  private readonly expressions: readonly Expression[];
  private readonly evaluate: Evaluate;
  private readonly values: (Value | undefined)[] = [];

  constructor(expressions: readonly Expression[], frame: Frame, evaluate: Evaluate) {
    this.expressions = expressions;
    this.count = expressions.length;
    this.frame = frame;
    this.evaluate = evaluate;
  }

  /** May be unknown; null where there is no such argument. */
  any(index: number): Value {
    const before = this.values[index];
    if (before !== undefined) return before;
    const expression = this.expressions[index];
    const value = expression === undefined ? null : this.evaluate(expression, this.frame);
    this.values[index] = value;
    return value;
  }

  /** As it is written. */
  expression(index: number): Expression | undefined {
    return this.expressions[index];
  }

  /** All of them, from an index on. */
  all(from = 0): Value[] {
    return Array.from({ length: Math.max(0, this.count - from) }, (_, index) => this.any(from + index));
  }

  /** Known at least on the outside: items of lists and properties may be unknown still. */
  value(index: number): Exclude<Value, Unknown> {
    return known(this.any(index));
  }

  text(index: number): string {
    const value = this.value(index);
    return typeof value === 'string' ? value : this.refuse(index, 'a text', value);
  }

  integer(index: number): number {
    const value = this.value(index);
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.refuse(index, 'a whole number', value);
  }

  flag(index: number): boolean {
    const value = this.value(index);
    return typeof value === 'boolean' ? value : this.refuse(index, 'true or false', value);
  }

  list(index: number): readonly Value[] {
    const value = this.value(index);
    return isList(value) ? value : this.refuse(index, 'a list', value);
  }

  object(index: number): ValueObject {
    const value = this.value(index);
    return isValueObject(value) ? value : this.refuse(index, 'an object', value);
  }

  /** A lambda function: names of its variables and what it yields for values of them. */
  lambda(index: number): (...values: Value[]) => Value {
    const expression = this.expressions[index];
    const isLambda = expression?.kind === 'call' && expression.namespace === undefined && expression.name.toLowerCase() === 'lambda';
    const names = isLambda ? expression.arguments.slice(0, -1) : [];
    const body = isLambda ? expression.arguments.at(-1) : undefined;
    if (body === undefined || !names.every(isName)) throw new NoAnswer(`argument ${index + 1} is no lambda function`);
    return (...values) => {
      const lambdaVariables = new Map(this.frame.lambdaVariables);
      for (const [position, name] of names.entries()) lambdaVariables.set(String(name.value).toLowerCase(), values[position] ?? null);
      return this.evaluate(body, { ...this.frame, lambdaVariables });
    };
  }

  refuse(index: number, expected: string, found: Value): never {
    throw new NoAnswer(`argument ${index + 1} is ${kindOf(found)}, ${expected} is expected`);
  }
}

export function known(value: Value): Exclude<Value, Unknown> {
  if (value instanceof Unknown) throw new NoAnswer(value);
  return value;
}

function isName(expression: Expression): expression is Literal {
  return expression.kind === 'literal' && typeof expression.value === 'string';
}
