import { isObject } from '../json-object.ts';
import { type Arguments, NoAnswer } from './arguments.ts';
import { evaluateCopy, evaluateWritten, isCopyList, literalValue } from './evaluate.ts';
import { type Frame, frameOf, unknownIn } from './frame.ts';
import { type Expression, isExpression, literalText } from './expression.ts';
import { pathOf, type Place, placeIn } from './place.ts';
import type { Run } from './run.ts';
import { isList, type Value, writtenAt } from './value.ts';

/** A value that somebody gave a parameter: in a file, or from the template around. */
export type Given = { find(): Value } | { written: unknown; place: Place };

/** Where a template is deployed, as far as it is known. */
export type Target = {
  subscription: string | undefined;
  resourceGroup: string | undefined;
  /** Of the resource group. */
  location: Value | undefined;
};

/** A resource of the template itself. */
export type Sibling = { type: string; written: Readonly<Record<string, unknown>>; place: Place };

/** A template, and what is known when it is deployed. `given` by lower-case name. */
export type Deployed = { template: unknown; place: Place; target: Target; given: ReadonlyMap<string, Given>; isNested: boolean };

/** Types that refer to one another, from a parameter on. */
const MOST_HOPS = 20;

/** Allowed values that a message names. */
const MOST_SHOWN = 10;

/** What the expressions of one template may name: its parameters, variables and functions. */
export class Scope {
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
  readonly location: Value | undefined;
  readonly #run: Run;
  readonly #template: unknown;
  readonly #place: Place;
  readonly #given: ReadonlyMap<string, Given>;
  readonly #isNested: boolean;
  readonly #known = new Map<string, Value>();
  readonly #open = new Set<string>();
  #siblings: ReadonlyMap<string, Sibling> | undefined;

  constructor(run: Run, { template, place, target, given, isNested }: Deployed) {
    this.#isNested = isNested;
    this.#run = run;
    this.#template = template;
    this.#place = place;
    this.#given = given;
    this.subscription = target.subscription;
    this.resourceGroup = target.resourceGroup;
    this.location = target.location;
  }

  parameter(name: string, frame: Frame): Value {
    if (frame.definition !== undefined) {
      const value = frame.definition.arguments.get(name.toLowerCase());
      if (value !== undefined) return value;
      throw new NoAnswer(`the function has no parameter "${name}"`);
    }
    return this.#once(`parameter "${name}"`, name.toLowerCase(), frame, () => {
      const value = this.#parameterValue(name);
      this.#checkAllowed(name, value);
      return value;
    });
  }

  variable(name: string, frame: Frame): Value {
    if (frame.definition !== undefined) throw new NoAnswer('functions of a template see no variables');
    return this.#once(`variable "${name}"`, `=${name.toLowerCase()}`, frame, () => this.#variableValue(name));
  }

  /** The resource of a type that is given its name in the same words, as compiled Bicep names them. */
  sibling(type: string, name: string | Expression): Sibling | undefined {
    return this.#allSiblings().get(`${type.toLowerCase()} ${this.#wordsOf(name)}`);
  }

  /** The resource with a symbolic name. */
  symbol(name: string): Sibling | undefined {
    return this.#allSiblings().get(name.toLowerCase());
  }

  /** Something of a resource, found once. */
  ofSibling(sibling: Sibling, frame: Frame, find: (frame: Frame) => Value): Value {
    const key = `/${pathOf(sibling.place).join('/')}`;
    return this.#once('the resource', key, frame, () => find(frameOf(this.#run, this, sibling.place)));
  }

  /** Those of loops are many, and have no name of their own. */
  #allSiblings(): ReadonlyMap<string, Sibling> {
    if (this.#siblings !== undefined) return this.#siblings;
    const siblings = new Map<string, Sibling>();
    const all = writtenAt(this.#template, 'resources')?.value;
    const isSymbolic = isObject(all);
    for (const [key, written] of isList(all) ? all.entries() : Object.entries(isSymbolic ? all : {})) {
      const type = writtenAt(written, 'type')?.value;
      if (!isObject(written) || typeof type !== 'string' || writtenAt(written, 'copy') !== undefined) continue;
      const sibling = { type: type.toLowerCase(), written, place: placeIn(placeIn(this.#place, 'resources'), key) };
      if (isSymbolic) siblings.set(String(key).toLowerCase(), sibling);
      const name = writtenAt(written, 'name')?.value;
      if (typeof name === 'string') siblings.set(`${sibling.type} ${this.#wordsOf(name)}`, sibling);
    }
    this.#siblings = siblings;
    return siblings;
  }

  #wordsOf(name: string | Expression): string {
    if (typeof name !== 'string') return JSON.stringify(name).toLowerCase();
    if (!isExpression(name)) return JSON.stringify({ kind: 'literal', value: literalText(name) }).toLowerCase();
    const parsed = this.#run.parse(name);
    this.#run.spend(name.length);
    return 'problem' in parsed ? name : JSON.stringify(parsed.expression).toLowerCase();
  }

  /** A function that the template defines: `contoso.name`. */
  call(name: string, args: Arguments): Value {
    const [namespace = '', member = ''] = name.split('.');
    const found = this.#definitionOf(namespace, member);
    if (found === undefined) throw new NoAnswer('the template defines no such function');
    if (args.frame.definition?.names.has(name.toLowerCase()) === true) throw new NoAnswer('the function calls itself');
    const parameters = writtenAt(found.written, 'parameters')?.value;
    const values = new Map<string, Value>();
    for (const [index, parameter] of (isList(parameters) ? parameters : []).entries()) {
      const parameterName = writtenAt(parameter, 'name')?.value;
      if (typeof parameterName === 'string') values.set(parameterName.toLowerCase(), args.any(index));
    }
    const names = new Set(args.frame.definition?.names).add(name.toLowerCase());
    const value = writtenAt(writtenAt(found.written, 'output')?.value, 'value');
    if (value === undefined) throw new NoAnswer('the function has no output');
    const place = placeIn(placeIn(found.place, 'output'), 'value');
    return evaluateWritten(value.value, { ...frameOf(this.#run, this, place), definition: { names, arguments: values } }, place);
  }

  #once(what: string, key: string, frame: Frame, find: () => Value): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#open.has(key)) return unknownIn(frame, `${what} refers to itself`);
    this.#open.add(key);
    try {
      const value = find();
      this.#known.set(key, value);
      return value;
    } finally {
      this.#open.delete(key);
    }
  }

  #parameterValue(name: string): Value {
    const all = writtenAt(this.#template, 'parameters');
    const definition = writtenAt(all?.value, name);
    if (all === undefined || definition === undefined) throw new NoAnswer(`there is no parameter "${name}"`);
    const place = placeIn(placeIn(this.#place, all.key), definition.key);
    const given = this.#given.get(name.toLowerCase());
    if (given !== undefined && 'find' in given) return given.find();
    const at = { ...frameOf(this.#run, this, place), advice: this.#advice('it') };
    if (given !== undefined) {
      const value = writtenAt(given.written, 'value');
      if (value !== undefined) return literalValue(value.value, at);
      return unknownIn({ ...at, place: given.place, advice: undefined }, `parameter "${name}" is a secret, which stays where it is`);
    }
    const fallback = writtenAt(definition.value, 'defaultValue');
    if (fallback !== undefined) {
      const defaultPlace = placeIn(place, fallback.key);
      const advice = this.#advice(`"${definition.key}"`);
      return evaluateWritten(fallback.value, { ...frameOf(this.#run, this, defaultPlace), advice }, defaultPlace);
    }
    if (this.#isNullable(definition.value)) return null;
    return unknownIn(at, `parameter "${definition.key}" has no value`);
  }

  #advice(what: string): string {
    return this.#isNested ? `pass ${what} to the nested deployment` : `give ${what} in a parameters file`;
  }

  /** By itself, or by the type that it refers to: `#/definitions/name`. */
  #isNullable(written: unknown): boolean {
    const definitions = writtenAt(this.#template, 'definitions')?.value;
    let type = written;
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      if (writtenAt(type, 'nullable')?.value === true) return true;
      const reference = writtenAt(type, '$ref')?.value;
      if (typeof reference !== 'string') return false;
      type = writtenAt(definitions, reference.slice(reference.lastIndexOf('/') + 1))?.value;
    }
    return false;
  }

  /** Azure refuses any other value, in whatever case. */
  #checkAllowed(name: string, value: Value): void {
    const all = writtenAt(this.#template, 'parameters');
    const definition = writtenAt(all?.value, name);
    const allowed = writtenAt(definition?.value, 'allowedValues')?.value;
    if (typeof value !== 'string' || !isList(allowed) || definition === undefined || isSecret(definition.value)) return;
    const isAllowed = allowed.some((each) => typeof each !== 'string' || each.toLowerCase() === value.toLowerCase());
    if (isAllowed) return;
    const given = this.#given.get(name.toLowerCase());
    const place = given !== undefined && 'place' in given ? given.place : placeIn(placeIn(this.#place, 'parameters'), definition.key);
    const list = allowed.slice(0, MOST_SHOWN).map((each) => `"${String(each)}"`);
    const more = allowed.length > MOST_SHOWN ? ', …' : '';
    this.#run.problems.add(place, `parameter "${definition.key}" is "${value}", the template allows ${list.join(', ')}${more}`);
  }

  #variableValue(name: string): Value {
    const all = writtenAt(this.#template, 'variables');
    const place = placeIn(this.#place, all?.key ?? 'variables');
    const variable = writtenAt(all?.value, name);
    if (variable !== undefined && !(variable.key === 'copy' && isCopyList(variable.value))) {
      const at = placeIn(place, variable.key);
      return evaluateWritten(variable.value, frameOf(this.#run, this, at), at);
    }
    const loops = writtenAt(all?.value, 'copy')?.value;
    for (const [index, loop] of (isCopyList(loops) ? loops : []).entries()) {
      if (loop.name.toLowerCase() !== name.toLowerCase()) continue;
      const at = placeIn(placeIn(place, 'copy'), index);
      return evaluateCopy(loop, frameOf(this.#run, this, at), at, false);
    }
    throw new NoAnswer(`there is no variable "${name}"`);
  }

  #definitionOf(namespace: string, member: string): { written: unknown; place: Place } | undefined {
    const functions = writtenAt(this.#template, 'functions')?.value;
    for (const [index, each] of (isList(functions) ? functions : []).entries()) {
      const own = writtenAt(each, 'namespace')?.value;
      if (typeof own !== 'string' || own.toLowerCase() !== namespace.toLowerCase()) continue;
      const members = writtenAt(each, 'members');
      const found = writtenAt(members?.value, member);
      if (found === undefined || !isObject(found.value)) continue;
      return { written: found.value, place: placeIn(placeIn(placeIn(placeIn(this.#place, 'functions'), index), 'members'), found.key) };
    }
    return undefined;
  }
}

function isSecret(definition: unknown): boolean {
  const type = writtenAt(definition, 'type')?.value;
  return typeof type === 'string' && type.toLowerCase().startsWith('secure');
}
