import type Handlebars from 'handlebars';
import { closestName } from '../facts/closest-name.ts';
import { TemplateError } from './template-error.ts';

/** Lines count from 1, columns from 0, as Handlebars has it. */
type Position = { line: number; column: number };

/** A field of what a template is given, which must be there: an own property, nothing that it inherits. */
export function fieldOf(holder: unknown, name: string, start: Position | undefined): unknown {
  const object: object = Object(holder);
  if (Object.hasOwn(object, name)) return Reflect.get(object, name);
  throw new TemplateError(missingText(holder, name), start === undefined ? {} : { line: start.line, column: start.column + 1 });
}

/** The helper `lookup`, as strict as a path. Lists differ in length: an item beyond the end is nothing. */
export function lookup(holder: unknown, name: unknown, options?: Handlebars.HelperOptions): unknown {
  if (options === undefined) throw new TemplateError('"lookup" takes exactly two values');
  const key = String(name);
  if (Array.isArray(holder) && /^\d+$/.test(key)) return holder[Number(key)];
  return fieldOf(holder, key, startOf(options));
}

/** Handlebars hands helpers their place, and its types leave it out. */
function startOf(options: Handlebars.HelperOptions): Position | undefined {
  const { loc } = options as { loc?: { start: Position } };
  return loc?.start;
}

function missingText(holder: unknown, name: string): string {
  const message = `there is no field "${name}" here`;
  if (Array.isArray(holder)) return `${message}: this is a list, which "each" goes through`;
  if (typeof holder !== 'object') return holder === undefined ? message : `${message}: this is a text or a figure, which has none`;
  if (holder === null) return `${message}: this is null, which "if" asks for`;
  const suggestion = closestName(name, Object.keys(holder));
  return suggestion === undefined ? message : `${message}, did you mean "${suggestion}"?`;
}
