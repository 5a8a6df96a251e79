import { ExpressionError } from '../planning/expression-error.ts';
import { dayOf, FUNCTIONS, isEqual, numberOf, type Tools } from './functions.ts';
import type { Arithmetic, Comparison, Term } from './term.ts';
import { fieldOf, isList, kindText, type Value } from './value.ts';

/** Steps that one rule may take over a whole estate: a second or two of work, far beyond what linear rules need. */
const MOST_STEPS = 20_000_000;

/** What is left of a rule's steps. */
export type Budget = { steps: number };

export function newBudget(): Budget {
  return { steps: MOST_STEPS };
}

/**
 * The value of a term. What is missing is null: its fields are null, arithmetic with it gives null, no order holds for it,
 * and as a condition it is false. Everything else that does not fit throws `ExpressionError`; nothing is converted.
 */
export function evaluate(term: Term, text: string, names: (name: string) => Value, budget: Budget): Value {
  return new Evaluation(text, names, budget).valueOf(term);
}

/** Whether a condition holds; it is true, false or null. */
export function holds(term: Term, text: string, names: (name: string) => Value, budget: Budget): boolean {
  return new Evaluation(text, names, budget).isTrue(term);
}

class Evaluation implements Tools {
  readonly #text: string;
  readonly #names: (name: string) => Value;
  readonly #budget: Budget;
  /** Where a failure of a function stands. */
  #position: number | undefined;

  constructor(text: string, names: (name: string) => Value, budget: Budget) {
    this.#text = text;
    this.#names = names;
    this.#budget = budget;
  }

  readonly step = (count: number): void => {
    this.#budget.steps -= count;
    if (this.#budget.steps < 0) throw new ExpressionError(`more than ${MOST_STEPS / 1e6} million steps`, this.#text);
  };

  readonly fail = (problem: string): never => {
    throw new ExpressionError(problem, this.#text, this.#position);
  };

  valueOf(term: Term): Value {
    this.step(1);
    switch (term.kind) {
      case 'constant':
        return term.value;
      case 'name':
        return this.#names(term.name);
      case 'field':
        return this.#field(this.valueOf(term.of), term.key, term.position);
      case 'item':
        return this.#item(this.valueOf(term.of), term.index, term.position);
      case 'call':
        return this.#call(term);
      case 'not':
        return !this.isTrue(term.of);
      case 'logic':
        return term.operator === 'and'
          ? this.isTrue(term.left) && this.isTrue(term.right)
          : this.isTrue(term.left) || this.isTrue(term.right);
      case 'comparison':
        return this.#comparison(term);
      case 'arithmetic':
        return this.#arithmetic(term);
      case 'minus': {
        const value = this.valueOf(term.of);
        return value === null ? null : -numberOf(value, this.#at(term.position));
      }
      case 'choice':
        return this.isTrue(term.condition) ? this.valueOf(term.yes) : this.valueOf(term.no);
    }
  }

  isTrue(term: Term): boolean {
    const value = this.valueOf(term);
    if (value === null || typeof value === 'boolean') return value === true;
    return this.#at(term.position).fail(`${kindText(value)} where a condition is expected, true or false`);
  }

  #at(position: number | undefined): Tools {
    this.#position = position;
    return this;
  }

  #field(of: Value, key: string, position: number | undefined): Value {
    if (of === null) return null;
    if (typeof of !== 'object' || isList(of)) return this.#at(position).fail(`${kindText(of)} has no field "${key}"`);
    return fieldOf(of, key);
  }

  #item(of: Value, index: number, position: number | undefined): Value {
    if (of === null) return null;
    return isList(of) ? (of[index - 1] ?? null) : this.#at(position).fail(`${kindText(of)} has no items`);
  }

  #call({ name, args, position }: Extract<Term, { kind: 'call' }>): Value {
    const called = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    const values = args.map((argument) => this.valueOf(argument));
    if (called === undefined) return this.#at(position).fail(`there is no function "${name}"`);
    return this.#finite(called.apply(values, this.#at(position)), position);
  }

  #comparison({ operators, terms, position }: Extract<Term, { kind: 'comparison' }>): boolean {
    const [first, ...others] = terms;
    if (first === undefined) return true;
    let left = this.valueOf(first);
    for (const [index, other] of others.entries()) {
      const right = this.valueOf(other);
      const operator = operators[index];
      if (operator === undefined || !compare(left, operator, right, this.#at(position))) return false;
      left = right;
    }
    return true;
  }

  #arithmetic({ operator, left, right, position }: Extract<Term, { kind: 'arithmetic' }>): Value {
    const [a, b] = [this.valueOf(left), this.valueOf(right)];
    if (a === null || b === null) return null;
    const tools = this.#at(position);
    return this.#finite(ARITHMETIC[operator](numberOf(a, tools), numberOf(b, tools)), position);
  }

  #finite(value: Value, position: number | undefined): Value {
    if (typeof value !== 'number' || Number.isFinite(value)) return value;
    return this.#at(position).fail(`${value}, a finite number is expected`);
  }
}

const ARITHMETIC: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  // As mathjs has it: with the sign of the divisor.
  mod: (a, b) => a - b * Math.floor(a / b),
};

/** Numbers have an order, and so have dates; versions such as 1.10.0 are texts and have none. */
function compare(left: Value, operator: Comparison, right: Value, tools: Tools): boolean {
  if (operator === '==' || operator === '!=') return isEqual(left, right, tools) === (operator === '==');
  if (left === null || right === null) return false;
  if (typeof left === 'number' && typeof right === 'number') return ORDERS[operator](left - right);
  if (typeof left !== 'string' || typeof right !== 'string')
    return tools.fail(`${kindText(left)} ${operator} ${kindText(right)}: two numbers or two dates are expected`);
  const [a, b] = [dayOf(left, tools), dayOf(right, tools)];
  return ORDERS[operator](a < b ? -1 : a > b ? 1 : 0);
}

const ORDERS: Readonly<Record<Exclude<Comparison, '==' | '!='>, (difference: number) => boolean>> = {
  '<': (difference) => difference < 0,
  '>': (difference) => difference > 0,
  '<=': (difference) => difference <= 0,
  '>=': (difference) => difference >= 0,
};
