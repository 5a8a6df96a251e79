import type { Expression } from './syntax.ts';
import { Unknown } from './unknown.ts';
import { isList, isValueObject, objectOf, type Value } from './value.ts';

/**
 * A variable's value as its type makes it: `optional(type, default)` fills in what an object lacks. Other conversions change
 * nothing that matters here.
 */
export function conform(value: Value, type: Expression, evaluate: (expression: Expression) => Value, depth = 0): Value {
  if (type.kind !== 'call' || value instanceof Unknown || depth === 50) return value;
  const [inner] = type.args;
  if (inner === undefined) return value;
  if (type.name === 'object' && inner.kind === 'object' && isValueObject(value)) return conformObject(value, inner, evaluate, depth);
  if (['list', 'set'].includes(type.name) && isList(value)) return value.map((item) => conform(item, inner, evaluate, depth + 1));
  if (type.name === 'map' && isValueObject(value)) {
    return objectOf(Object.entries(value).map(([key, item]) => [key, conform(item, inner, evaluate, depth + 1)] as const));
  }
  return value;
}

function conformObject(
  value: { readonly [key: string]: Value },
  { entries }: Extract<Expression, { kind: 'object' }>,
  evaluate: (expression: Expression) => Value,
  depth: number,
): Value {
  const parts = new Map<string, Value>();
  for (const { key, value: type } of entries) {
    if (key.kind !== 'literal') continue;
    const name = String(key.value);
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const isOptional = type.kind === 'call' && type.name === 'optional';
    const inner = isOptional ? type.args[0] : type;
    const otherwise = isOptional ? type.args[1] : undefined;
    const found = (given === undefined || given === null) && otherwise !== undefined ? evaluate(otherwise) : given;
    if (found !== undefined) parts.set(name, inner === undefined ? found : conform(found, inner, evaluate, depth + 1));
    else if (isOptional) parts.set(name, null);
  }
  return objectOf(parts);
}
