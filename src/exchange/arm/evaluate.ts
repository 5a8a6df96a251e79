import { isObject } from '../json-object.ts';
import { Arguments, NoAnswer } from './arguments.ts';
import { type Access, type Call, type Expression, isExpression, literalText } from './expression.ts';
import { type Frame, type Loop, unknownIn } from './frame.ts';
import { FUNCTIONS } from './functions/functions.ts';
import { partOf } from './functions/lists.ts';
import { type Place, placeIn } from './place.ts';
import { isList, isValueObject, newObject, Unknown, type Value, type ValueObject } from './value.ts';

/** Azure repeats nothing more often. */
export const MOST_COPIES = 800;

const TOO_DEEP = 'it refers to more than can be followed';

/** What a part of a template means: its expressions evaluated, its loops unrolled. What is not known is `Unknown`. */
export function evaluateWritten(written: unknown, frame: Frame, place: Place): Value {
  frame.run.spend(1);
  if (typeof written === 'string') return evaluateText(written, frame, place);
  if (typeof written === 'number' || typeof written === 'boolean') return written;
  if (isList(written)) {
    return deeper(frame, () => written.map((item, index) => evaluateWritten(item, frame, placeIn(place, index))));
  }
  if (isObject(written)) return deeper(frame, () => evaluateObject(written, frame, place));
  return null;
}

/** A part of a file in which nothing is an expression. */
export function literalValue(written: unknown, frame: Frame): Value {
  frame.run.spend(1);
  if (typeof written === 'string' || typeof written === 'number' || typeof written === 'boolean') return written;
  if (isList(written)) return deeper(frame, () => written.map((item) => literalValue(item, frame)));
  if (!isObject(written)) return null;
  return deeper(frame, () => {
    const object = newObject();
    for (const [key, value] of Object.entries(written)) object[key] = literalValue(value, frame);
    return object;
  });
}

function evaluateText(text: string, frame: Frame, place: Place): Value {
  if (!isExpression(text)) return literalText(text);
  const at: Frame = { ...frame, place, expression: text };
  const parsed = frame.run.parse(text);
  return 'problem' in parsed ? unknownIn(at, parsed.problem) : evaluate(parsed.expression, at);
}

function evaluateObject(written: Readonly<Record<string, unknown>>, frame: Frame, place: Place): ValueObject {
  const object = newObject();
  for (const [key, value] of Object.entries(written)) {
    if (key === 'copy' && isCopyList(value)) {
      for (const [index, copy] of value.entries()) {
        object[copy.name] = evaluateCopy(copy, frame, placeIn(placeIn(place, 'copy'), index), false);
      }
      continue;
    }
    const name = isExpression(key) ? evaluateText(key, frame, placeIn(place, key)) : literalText(key);
    // Without its name a property has no place; its value says nothing either.
    if (typeof name === 'string') object[name] = evaluateWritten(value, frame, placeIn(place, key));
    else
      object[key] =
        name instanceof Unknown ? name : unknownIn({ ...frame, place: placeIn(place, key) }, 'the name of a property is a text');
  }
  return object;
}

/** A loop of a property or of a variable. */
export type Copy = Readonly<Record<string, unknown>> & { name: string };

export function isCopyList(written: unknown): written is readonly Copy[] {
  return (
    isList(written) && written.every((item) => isObject(item) && typeof item['name'] === 'string' && 'count' in item && 'input' in item)
  );
}

export function evaluateCopy(copy: Copy, frame: Frame, place: Place, isResource: boolean): Value {
  const count = evaluateCount(copy['count'], frame, placeIn(place, 'count'));
  if (count instanceof Unknown) return count;
  const at = placeIn(place, 'input');
  return Array.from({ length: count }, (_, index) =>
    evaluateWritten(copy['input'], inLoop(frame, { name: copy.name, index, isResource }), at),
  );
}

export function inLoop(frame: Frame, loop: Loop): Frame {
  return { ...frame, loops: [...frame.loops, loop] };
}

/** How often something is repeated. */
export function evaluateCount(written: unknown, frame: Frame, place: Place): number | Unknown {
  const count = evaluateWritten(written, frame, place);
  if (count instanceof Unknown) return count;
  const at: Frame = { ...frame, place, expression: typeof written === 'string' ? written : undefined };
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
    return unknownIn(at, 'a loop is repeated a whole number of times');
  if (count > MOST_COPIES) return unknownIn(at, `a loop of ${count}, Azure takes at most ${MOST_COPIES}`);
  return count;
}

/** Never throws but for `TooMuchWork`. */
export function evaluate(expression: Expression, frame: Frame): Value {
  if (expression.kind === 'literal') return expression.value;
  frame.run.spend(1);
  return deeper(frame, () => (expression.kind === 'call' ? evaluateCall(expression, frame) : evaluateAccess(expression, frame)));
}

function deeper(frame: Frame, work: () => Value): Value {
  return frame.run.deeper(work, () => unknownIn(frame, TOO_DEEP));
}

function evaluateCall({ namespace, name, arguments: given }: Call, frame: Frame): Value {
  try {
    const values = new Arguments(given, frame, evaluate);
    if (namespace !== undefined) return frame.scope.call(`${namespace}.${name}`, values);
    const known = FUNCTIONS.get(name.toLowerCase());
    if (known === undefined) return unknownIn(frame, `there is no function ${name}, or none that can be evaluated here`);
    if (given.length < known.least || given.length > known.most) return unknownIn(frame, `${name} takes ${argumentsText(known)}`);
    const value = known.apply(values);
    frame.run.spend(sizeOf(value));
    return value;
  } catch (error) {
    if (error instanceof NoAnswer) return error.unknown ?? unknownIn(frame, `${name}: ${error.message}`);
    throw error;
  }
}

function argumentsText({ least, most }: { least: number; most: number }): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${least} ${least === 1 ? 'argument' : 'arguments'}`;
  return least === most ? `${least} ${least === 1 ? 'argument' : 'arguments'}` : `${least} to ${most} arguments`;
}

function sizeOf(value: Value): number {
  if (typeof value === 'string') return value.length >> 2;
  return isList(value) ? value.length : 0;
}

function evaluateAccess({ of, steps }: Access, frame: Frame): Value {
  let value = evaluate(of, frame);
  for (const { key, isSafe } of steps) {
    if (value instanceof Unknown) return value;
    const name = evaluate(key, frame);
    if (name instanceof Unknown) return name;
    const part = partOf(value, name);
    if (part === undefined) return isSafe ? null : unknownIn(frame, missing(value, name));
    value = part;
  }
  return value;
}

function missing(value: Exclude<Value, Unknown>, key: Value): string {
  if (isList(value)) return typeof key === 'number' ? `a list of ${value.length} has no item ${key}` : 'items of a list have numbers';
  if (isValueObject(value)) return typeof key === 'string' ? `there is no property "${key}"` : 'properties have names';
  return `${typeof key === 'number' ? `item ${key}` : `property "${String(key)}"`} of something that is no object`;
}
