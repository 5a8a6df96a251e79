import type { CustomLevel } from '../engine/custom-rule.ts';
import { closestName } from '../facts/closest-name.ts';
import { ExpressionError } from '../planning/expression-error.ts';
import { NAMES, isLevel } from './fields.ts';
import { FUNCTIONS } from './functions.ts';
import { fieldNames, fieldShape, type Shape } from './shape.ts';
import type { Term } from './term.ts';
import { ENTITY_WORDS } from './value.ts';

/** The one name that is no entity: the day of the analysis, yyyy-MM-dd. */
export const TODAY = 'today';

/** Throws `ExpressionError` at the first name, field or function in a term that a rule of the level cannot know. */
export function checkNames(term: Term, level: CustomLevel, text: string): void {
  new Checker(level, text).shapeOf(term);
}

class Checker {
  readonly #level: CustomLevel;
  readonly #text: string;

  constructor(level: CustomLevel, text: string) {
    this.#level = level;
    this.#text = text;
  }

  /** What the term can be, once all in it is known. */
  shapeOf(term: Term): Shape {
    switch (term.kind) {
      case 'constant':
        return VALUE;
      case 'name':
        return this.#named(term);
      case 'field':
        return this.#field(this.shapeOf(term.of), term.key, term.position);
      case 'item': {
        const shape = this.shapeOf(term.of);
        return shape.kind === 'list' ? shape.item : this.#fail(`${what(shape)} has no items`, term.position);
      }
      case 'call':
        return this.#call(term);
      case 'choice':
        this.shapeOf(term.condition);
        this.shapeOf(term.no);
        return this.shapeOf(term.yes);
      case 'comparison':
        for (const part of term.terms) this.shapeOf(part);
        return VALUE;
      case 'not':
      case 'minus':
        this.shapeOf(term.of);
        return VALUE;
      case 'logic':
      case 'arithmetic':
        this.shapeOf(term.left);
        this.shapeOf(term.right);
        return VALUE;
    }
  }

  #named({ name, position }: { name: string; position: number | undefined }): Shape {
    if (name === TODAY) return VALUE;
    const names = Object.keys(NAMES[this.#level]);
    if (isLevel(name) && names.includes(name)) return { kind: 'entity', level: name };
    if (Object.hasOwn(FUNCTIONS, name)) return this.#fail(`"${name}" is a function: ${FUNCTIONS[name]?.signature}`, position);
    const known = `a rule on ${this.#level} knows ${[...names, TODAY].join(', ')}`;
    return this.#fail(`"${name}" is no name here: ${known}${suggestion(name, [...names, TODAY])}`, position);
  }

  #field(shape: Shape, key: string, position: number | undefined): Shape {
    const field = fieldShape(shape, key);
    if (field !== undefined) return field;
    if (shape.kind === 'list')
      return this.#fail(`a list has no field "${key}": write any(list, "${key}", value), every or count`, position);
    return this.#fail(`${what(shape)} has no field "${key}"${suggestion(key, fieldNames(shape))}`, position);
  }

  #call({ name, args, position }: Extract<Term, { kind: 'call' }>): Shape {
    const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (called === undefined) {
      const names = Object.keys(FUNCTIONS);
      return this.#fail(`there is no function "${name}"${suggestion(name, names)}; there are ${names.join(', ')}`, position);
    }
    if (args.length < called.least || args.length > called.greatest)
      this.#fail(`${name} has ${args.length} ${args.length === 1 ? 'argument' : 'arguments'}, expected ${called.signature}`, position);
    const [list, field] = args.map((argument) => ({ argument, shape: this.shapeOf(argument) }));
    if (called.isOverField !== true || list === undefined || field === undefined) return VALUE;
    if (list.shape.kind !== 'list') this.#fail(`${what(list.shape)} where ${called.signature} takes a list`, list.argument.position);
    const key = field.argument.kind === 'constant' ? field.argument.value : undefined;
    if (typeof key !== 'string') return this.#fail(`the field of ${called.signature} is a text in quotes`, field.argument.position);
    if (list.shape.kind === 'list') this.#field(list.shape.item, key, field.argument.position);
    return VALUE;
  }

  #fail(problem: string, position: number | undefined): never {
    throw new ExpressionError(problem, this.#text, position);
  }
}

const VALUE: Shape = { kind: 'value' };

function what(shape: Shape): string {
  if (shape.kind === 'entity') return ENTITY_WORDS[shape.level];
  return { value: 'a single value', list: 'a list', map: 'a map' }[shape.kind];
}

function suggestion(name: string, known: readonly string[]): string {
  const closest = closestName(name, known);
  return closest === undefined ? '' : `; did you mean "${closest}"?`;
}
