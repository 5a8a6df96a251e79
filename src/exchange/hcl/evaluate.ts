import type { Budget } from './budget.ts';
import { callFunction, sortedKeys } from './functions.ts';
import type { Expression } from './syntax.ts';
import { Unknown } from './unknown.ts';
import { booleanOf, isList, isSame, isValueObject, numberOf, objectOf, textOf, unknownIn, type Value, weightOf } from './value.ts';

/** What names mean at a place of the files. */
export type Scope = {
  budget: Budget;
  /** Names that loops give: `each`, `count`, those of `for`, iterators of dynamic blocks. */
  bindings: ReadonlyMap<string, Value>;
  /** What a name means that no loop gives, and how many of the steps behind it that took. */
  resolve(name: string, steps: readonly Value[]): { value: Value; used: number };
};

/** An expression's value; parts that cannot be told are `Unknown`. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { budget } = scope;
  const spent = budget.enter();
  try {
    const value = spent ?? valueOf(expression, scope);
    return weightOf(value) > HEAVIEST ? new Unknown('it grows too large') : value;
  } finally {
    budget.leave();
  }
}

const HEAVIEST = 4_000_000;

function valueOf(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'opaque':
      return new Unknown(expression.reason);
    case 'template':
      return templateValue(expression.parts, scope);
    case 'tuple':
      return expression.items.map((item) => evaluate(item, scope));
    case 'object':
      return objectValue(expression, scope);
    case 'variable':
    case 'attribute':
    case 'index':
      return chainValue(expression, scope);
    case 'splat':
      return splatValue(expression, scope);
    case 'call':
      return callValue(expression, scope);
    case 'for':
      return forValue(expression, scope);
    case 'conditional':
      return conditionalValue(expression, scope);
    case 'unary':
      return unaryValue(expression, scope);
    case 'binary':
      return binaryValue(expression, scope);
  }
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** A text that is one `${…}` alone is the value in it. */
function templateValue(parts: readonly (string | Expression)[], scope: Scope): Value {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return evaluate(only, scope);
  let whole = '';
  for (const part of parts) {
    const value = typeof part === 'string' ? part : evaluate(part, scope);
    if (value instanceof Unknown) return value;
    const text = textOf(value);
    if (text === undefined) return new Unknown('a text is made of what is no text', true);
    const spent = scope.budget.spend(text.length);
    if (spent !== undefined) return spent;
    whole += text;
  }
  return whole;
}

function objectValue({ entries }: Of<'object'>, scope: Scope): Value {
  const pairs: [string, Value][] = [];
  for (const { key, value } of entries) {
    const name = evaluate(key, scope);
    if (name instanceof Unknown) return name;
    pairs.push([textOf(name) ?? '', evaluate(value, scope)]);
  }
  return objectOf(pairs);
}

/** `a.b[0].c`: what the first name means, and what is asked of it. */
function chainValue(expression: Of<'variable' | 'attribute' | 'index'>, scope: Scope): Value {
  const steps: Value[] = [];
  let root: Expression = expression;
  for (; root.kind === 'attribute' || root.kind === 'index'; root = root.of) {
    steps.push(root.kind === 'attribute' ? root.name : evaluate(root.key, scope));
  }
  steps.reverse();
  if (root.kind !== 'variable') return follow(evaluate(root, scope), steps);
  const bound = scope.bindings.get(root.name);
  if (bound !== undefined) return follow(bound, steps);
  const { value, used } = scope.resolve(root.name, steps);
  return follow(value, steps.slice(used));
}

/** What is at the end of the steps. */
export function follow(from: Value, steps: readonly Value[]): Value {
  let value = from;
  for (const step of steps) {
    if (value instanceof Unknown) return value;
    if (step instanceof Unknown) return step;
    value = stepInto(value, step);
  }
  return value;
}

function stepInto(of: Value, step: Value): Value {
  if (isList(of)) {
    const index = numberOf(step);
    const item = index === undefined ? undefined : of[index];
    return item === undefined ? new Unknown(`there is no item ${textOf(step) ?? '?'} in the list`, true) : item;
  }
  const key = textOf(step);
  if (!isValueObject(of) || key === undefined || !Object.hasOwn(of, key)) return new Unknown(`there is no "${key ?? '?'}" in it`, true);
  return of[key] ?? null;
}

/** Of one thing that is no list, a list is made. */
function splatValue({ of, steps }: Of<'splat'>, scope: Scope): Value {
  const value = evaluate(of, scope);
  if (value instanceof Unknown) return value;
  const items = isList(value) ? value : value === null ? [] : [value];
  const path = steps.map((step) => ('name' in step ? step.name : evaluate(step.key, scope)));
  return scope.budget.spend(items.length) ?? items.map((item) => follow(item, path));
}

function callValue({ name, args, isExpanded }: Of<'call'>, scope: Scope): Value {
  const values = args.map((arg) => evaluate(arg, scope));
  if (isExpanded) {
    const last = values.pop() ?? null;
    if (last instanceof Unknown) return last;
    if (!isList(last) || last.length > MOST_ARGUMENTS) return new Unknown(`${name}() is given what it does not take`, true);
    values.push(...last);
  }
  return scope.budget.spend(values.reduce<number>((sum, value) => sum + weightOf(value), 0)) ?? callFunction(name, values);
}

const MOST_ARGUMENTS = 10_000;

function forValue(expression: Of<'for'>, scope: Scope): Value {
  const source = evaluate(expression.in, scope);
  if (source instanceof Unknown) return source;
  if (!isList(source) && !isValueObject(source)) return new Unknown('a loop goes over what is no list', true);
  const items: [Value, Value][] = isList(source) ? [...source.entries()] : sortedKeys(source).map((key) => [key, source[key] ?? null]);
  const list: Value[] = [];
  const pairs = new Map<string, Value>();
  for (const [key, value] of items) {
    const bindings = new Map(scope.bindings).set(expression.valueName, value);
    if (expression.keyName !== undefined) bindings.set(expression.keyName, key);
    const inner = { ...scope, bindings };
    const test = expression.test === undefined ? true : evaluate(expression.test, inner);
    if (test instanceof Unknown) return test;
    if (booleanOf(test) !== true) continue;
    const made = evaluate(expression.value, inner);
    if (expression.key === undefined) {
      list.push(made);
      continue;
    }
    const name = evaluate(expression.key, inner);
    if (name instanceof Unknown) return name;
    const text = textOf(name) ?? '';
    const before = pairs.get(text);
    pairs.set(text, !expression.isGrouped ? made : [...(before !== undefined && isList(before) ? before : []), made]);
  }
  return expression.key === undefined ? list : objectOf(pairs);
}

function conditionalValue({ test, yes, no }: Of<'conditional'>, scope: Scope): Value {
  const value = evaluate(test, scope);
  if (value instanceof Unknown) return value;
  const isTrue = booleanOf(value);
  if (isTrue === undefined) return new Unknown('a condition is neither true nor false', true);
  return evaluate(isTrue ? yes : no, scope);
}

function unaryValue({ operator, of }: Of<'unary'>, scope: Scope): Value {
  const value = evaluate(of, scope);
  if (value instanceof Unknown) return value;
  const result = operator === '!' ? negated(booleanOf(value)) : negative(numberOf(value));
  return result ?? new Unknown(`"${operator}" is applied to what it does not take`, true);
}

function negated(value: boolean | undefined): boolean | undefined {
  return value === undefined ? undefined : !value;
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : -value;
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => Value>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? new Unknown('it is divided by 0', true) : a / b),
  '%': (a, b) => (b === 0 ? new Unknown('it is divided by 0', true) : a % b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function binaryValue({ operator, left, right }: Of<'binary'>, scope: Scope): Value {
  const a = evaluate(left, scope);
  const b = evaluate(right, scope);
  if (operator === '&&' || operator === '||') return logicValue(operator, a, b);
  const unknown = scope.budget.spend(weightOf(a) + weightOf(b)) ?? unknownIn([a, b]);
  if (unknown !== undefined) return unknown;
  if (operator === '==' || operator === '!=') return isSame(a, b) === (operator === '==');
  const [x, y] = [numberOf(a), numberOf(b)];
  const compute = Object.hasOwn(ARITHMETIC, operator) ? ARITHMETIC[operator] : undefined;
  if (compute === undefined || x === undefined || y === undefined)
    return new Unknown(`"${operator}" is applied to what it does not take`, true);
  return compute(x, y);
}

/** One side may settle it. */
function logicValue(operator: '&&' | '||', a: Value, b: Value): Value {
  const settles = operator === '||';
  for (const side of [a, b]) if (!(side instanceof Unknown) && booleanOf(side) === settles) return settles;
  for (const side of [a, b]) if (side instanceof Unknown) return side;
  const isLogic = booleanOf(a) !== undefined && booleanOf(b) !== undefined;
  return isLogic ? !settles : new Unknown(`"${operator}" is applied to what it does not take`, true);
}
