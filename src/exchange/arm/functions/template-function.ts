import type { Arguments } from '../arguments.ts';
import type { Value } from '../value.ts';

/** A function of the template language. `apply` throws `NoAnswer` where there is no value. */
export type TemplateFunction = { least: number; most: number; apply(args: Arguments): Value };

export function define(least: number, most: number, apply: (args: Arguments) => Value): TemplateFunction {
  return { least, most, apply };
}

export const MANY = Number.POSITIVE_INFINITY;
