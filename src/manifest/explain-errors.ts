import type { Path } from '../engine/finding.ts';
import { closestName } from '../facts/closest-name.ts';
import { formOf, type Outline, outlineAt } from './outline.ts';
import { MAX_RAW_ERRORS, type RawError } from './raw-error.ts';
import { showChoice, showText, showValue } from './show-value.ts';

export type SchemaRuleId =
  | 'schema/required'
  | 'schema/type'
  | 'schema/enum'
  | 'schema/format'
  | 'schema/range'
  | 'schema/unknown-property'
  | 'schema/read-only';

/** One thing that a schema refuses, in plain words. */
export type SchemaProblem = {
  ruleId: SchemaRuleId;
  /** Where to report it: the wrong value, the unknown key, or for a missing key the name of what lacks it. */
  path: Path;
  /** The key at `path` is meant, not its value. */
  part?: 'key';
  message: string;
  /** The node that is wrong; for a missing key, where it would be. */
  fault: Path;
  /** What was probably meant: another name for the key, or another text for the value. */
  suggestion?: { kind: 'rename' | 'set'; written: string; value: string };
};

/** What is wrong with a document. */
export type Explanation = {
  problems: SchemaProblem[];
  /** Every node that is wrong, also those whose problems were cut short or are said by another; `[]` is the whole document. */
  faults: Path[];
};

/** How a kind of document is spoken of. */
export type Dialect = {
  /** `manifest` */
  documentName: string;
  /** The key that marks a document of this kind: while it is wrong, nothing else is worth saying. */
  marker?: string;
  outline(): Outline;
  /** Keys that the service sets and nobody else. */
  readOnlyKeys?: ReadonlySet<string>;
  /** Better words than the type for what is expected, by `Title.key`. */
  expectations?: Readonly<Record<string, string>>;
};

/** Problems of one document that are spelt out; the last one counts the rest. */
export const MAX_PROBLEMS = 1000;

/** Turns the errors of a generated validator into problems: one for each node that is wrong. */
export function explainErrors(errors: readonly RawError[], value: unknown, dialect: Dialect): Explanation {
  const explainer = new Explainer(value, dialect);
  const wrongs = worthSaying(errors, dialect);
  const faults: Path[] = [];
  const problems: SchemaProblem[] = [];
  let unsaid = 0;
  for (const error of wrongs) {
    const at = explainer.pathOf(error.instancePath);
    faults.push(faultOf(error, at));
    if (explainer.isSaidByUnknownKey(error, at)) continue;
    if (problems.length < MAX_PROBLEMS) problems.push(explainer.explain(error, at));
    else unsaid++;
  }
  const isIncomplete = errors.length >= MAX_RAW_ERRORS;
  if (unsaid > 0) problems.push(explainer.andMore(unsaid, isIncomplete));
  return { problems, faults: isIncomplete ? [[]] : faults };
}

/** One error a node, and of several the one that says most. */
function worthSaying(errors: readonly RawError[], dialect: Dialect): Iterable<RawError> {
  const byFault = new Map<string, RawError>();
  for (const error of errors) {
    // Says only that a part failed, whose own errors stand beside it.
    if (error.keyword === 'if') continue;
    const key = error.params.missingProperty ?? error.params.additionalProperty;
    const fault = key === undefined ? error.instancePath : `${error.instancePath}/${escapeKey(key)}`;
    const before = byFault.get(fault);
    if (before === undefined || (error.keyword === 'type' && before.keyword !== 'type')) byFault.set(fault, error);
  }
  const marker = dialect.marker === undefined ? undefined : byFault.get(`/${escapeKey(dialect.marker)}`);
  return marker === undefined ? byFault.values() : [marker];
}

function faultOf({ params }: RawError, at: Path): Path {
  const key = params.missingProperty ?? params.additionalProperty;
  return key === undefined ? at : [...at, key];
}

/** Holds the document and the names of its schema while errors are put into words. */
class Explainer {
  readonly #value: unknown;
  readonly #dialect: Dialect;
  readonly #outline: Outline;
  /** Keys that were probably meant by the unknown ones of an object. */
  readonly #meantKeys = new WeakMap<object, ReadonlyMap<string, string>>();

  constructor(value: unknown, dialect: Dialect) {
    this.#value = value;
    this.#dialect = dialect;
    this.#outline = dialect.outline();
  }

  /** A JSON pointer as a path: what indexes a list is a number. */
  pathOf(pointer: string): (string | number)[] {
    const path: (string | number)[] = [];
    let node = this.#value;
    for (const part of pointer.split('/').slice(1)) {
      const key = Array.isArray(node) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
      path.push(key);
      node = childOf(node, key);
    }
    return path;
  }

  /** `osTyp` is unknown and `osType` is missing: one slip, said at the key that is there. */
  isSaidByUnknownKey({ params: { missingProperty } }: RawError, at: Path): boolean {
    return missingProperty !== undefined && [...this.#meantAt(at).values()].includes(missingProperty);
  }

  explain(error: RawError, at: Path): SchemaProblem {
    const explain = EXPLANATIONS[error.keyword];
    if (explain === undefined) throw new Error(`no words for the schema keyword ${error.keyword}`);
    return explain(this, error, at);
  }

  andMore(count: number, isIncomplete: boolean): SchemaProblem {
    const least = isIncomplete ? 'at least ' : '';
    const message = `${least}${count} more problems in this ${this.#dialect.documentName}, the first ${MAX_PROBLEMS} are shown`;
    return { ruleId: 'schema/type', path: [], message, fault: [] };
  }

  required(key: string, at: Path): SchemaProblem {
    const node = this.valueAt(at);
    const name = childOf(node, 'name');
    const isNamed = typeof name === 'string' || typeof name === 'number';
    const message = `${this.#thing(at, isNamed ? name : undefined)} has no ${key}`;
    return { ruleId: 'schema/required', path: isNamed ? [...at, 'name'] : at, message, fault: [...at, key] };
  }

  unknownKey(key: string, at: Path): SchemaProblem {
    const path = [...at, key];
    const place = { path, part: 'key', fault: path } as const;
    if (this.#dialect.readOnlyKeys?.has(key)) {
      const message = `${showText(key)} is set by the service and has no place in a ${this.#dialect.documentName}`;
      return { ruleId: 'schema/read-only', ...place, message };
    }
    const message = `unknown key ${showText(key)} in ${this.#thing(at)}`;
    const meant = this.#meantAt(at).get(key);
    if (meant === undefined) return { ruleId: 'schema/unknown-property', ...place, message };
    const suggestion = { kind: 'rename', written: key, value: meant } as const;
    return { ruleId: 'schema/unknown-property', ...place, message: `${message}; did you mean "${meant}"`, suggestion };
  }

  /** A value that is not what it should be. */
  value(ruleId: SchemaRuleId, at: Path, expectation: string): SchemaProblem {
    const value = this.valueAt(at);
    const what = value === null || value === undefined ? 'has no value' : `is ${showValue(value)}`;
    return { ruleId, path: at, message: `${this.#label(at)} ${what}, expected ${expectation}`, fault: at };
  }

  choice(at: Path, choices: readonly string[]): SchemaProblem {
    const value = this.valueAt(at);
    if (typeof value !== 'string') return this.value('schema/type', at, showChoice(choices));
    const message = `${showText(value)} is not a value of ${this.#label(at)}: ${showChoice(choices)}`;
    const meant = value.length > LONGEST_NAME ? undefined : closestName(value, choices);
    if (meant === undefined) return { ruleId: 'schema/enum', path: at, message, fault: at };
    const suggestion = { kind: 'set', written: value, value: meant } as const;
    return { ruleId: 'schema/enum', path: at, message: `${message}; did you mean "${meant}"`, fault: at, suggestion };
  }

  tooFew(at: Path, unit: string, limit: string): SchemaProblem {
    const count = sizeOf(this.valueAt(at));
    const message = count === 0 ? `${this.#label(at)} is empty` : `${this.#label(at)} has ${count} ${unit}, expected ${limit}`;
    return { ruleId: 'schema/range', path: at, message, fault: at };
  }

  /** What is expected at a place, where the dialect knows better words than the schema. */
  expectationAt(at: Path): string | undefined {
    const owner = outlineAt(this.#outline, at.slice(0, -1)).title;
    return this.#dialect.expectations?.[`${owner}.${at.at(-1)}`];
  }

  isInteger(at: Path): boolean {
    return [outlineAt(this.#outline, at).type].flat().includes('integer');
  }

  /** `a date as yyyy-MM-dd`, from the description of texts with that form. */
  form({ pattern, format }: RawError['params']): string {
    const description = formOf(this.#outline, pattern, format)?.description ?? `text of the form ${pattern}`;
    return description.charAt(0).toLowerCase() + description.slice(1).replace(/\.$/, '');
  }

  valueAt(at: Path): unknown {
    let node = this.#value;
    for (const key of at) node = childOf(node, key);
    return node;
  }

  #meantAt(at: Path): ReadonlyMap<string, string> {
    const node = this.valueAt(at);
    if (typeof node !== 'object' || node === null) return new Map();
    let meant = this.#meantKeys.get(node);
    if (meant === undefined) {
      meant = meantKeys(node, outlineAt(this.#outline, at), this.#dialect.readOnlyKeys);
      this.#meantKeys.set(node, meant);
    }
    return meant;
  }

  /** What a value is called: its key, or its place in the list or map that is named by a key. */
  #label(at: Path): string {
    const last = at.at(-1);
    if (last === undefined) return `the ${this.#dialect.documentName}`;
    if (typeof last === 'number') return `${at.at(-2) ?? ''}[${last}]`;
    const isFreeKey = outlineAt(this.#outline, at.slice(0, -1)).additionalProperties !== undefined;
    return isFreeKey ? `${this.#label(at.slice(0, -1))}.${showKey(last)}` : showKey(last);
  }

  /** What an object is called: by its key, or by what the list holds and its own name. */
  #thing(at: Path, name?: string | number): string {
    const last = at.at(-1);
    if (typeof last !== 'number') return this.#label(at);
    const { title } = outlineAt(this.#outline, at);
    const words = title === undefined ? `entry of ${at.at(-2)}` : title.replaceAll(/(?!^)[A-Z]/g, ' $&').toLowerCase();
    if (name !== undefined) return `${words} ${showText(String(name))}`;
    return `${/^[aeiou]/.test(words) ? 'an' : 'a'} ${words}`;
  }
}

type Explain = (explainer: Explainer, error: RawError, at: Path) => SchemaProblem;

/** The words for each keyword that our schemas use. */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  required: (explainer, { params }, at) => explainer.required(params.missingProperty ?? '', at),
  additionalProperties: (explainer, { params }, at) => explainer.unknownKey(params.additionalProperty ?? '', at),
  type: explainType,
  enum: (explainer, { params }, at) => explainer.choice(at, (params.allowedValues ?? []).map(String)),
  const: (explainer, { params }, at) => explainer.value('schema/enum', at, showValue(params.allowedValue)),
  format: (explainer, { params }, at) => explainer.value('schema/format', at, explainer.form(params)),
  pattern: (explainer, { params }, at) => explainer.value('schema/format', at, explainer.form(params)),
  minimum: explainLimit,
  maximum: explainLimit,
  exclusiveMinimum: explainLimit,
  exclusiveMaximum: explainLimit,
  minLength: (explainer, { params }, at) => explainer.tooFew(at, 'characters', `at least ${params.limit}`),
  minItems: (explainer, { params }, at) => explainer.tooFew(at, 'entries', `at least ${params.limit}`),
  minProperties: (explainer, { params }, at) => explainer.tooFew(at, 'entries', `at least ${params.limit}`),
};

/** The keywords that can be explained, and `if`, which needs no words: a test holds the schemas against it. */
export const EXPLAINED_KEYWORDS: ReadonlySet<string> = new Set([...Object.keys(EXPLANATIONS), 'if']);

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

function explainType(explainer: Explainer, { params }: RawError, at: Path): SchemaProblem {
  const types = [params.type ?? []].flat();
  const value = explainer.valueAt(at);
  const isUnquoted = types.length === 1 && types[0] === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  const known = isUnquoted ? explainer.expectationAt(at) : undefined;
  const words = showChoice(types.map((type) => TYPE_WORDS[type] ?? type));
  return explainer.value('schema/type', at, known ?? (isUnquoted ? `${words}: put it in quotes` : words));
}

const MAX_INT32 = 2_147_483_647;

const LIMIT_WORDS: Readonly<Record<string, string>> = { '>=': 'at least', '<=': 'at most', '>': 'more than', '<': 'less than' };

function explainLimit(explainer: Explainer, { params }: RawError, at: Path): SchemaProblem {
  // The service reads whole numbers into 32 bits (E26): a greater one is none of its integers.
  if (params.limit === MAX_INT32 && explainer.isInteger(at)) return explainer.value('schema/type', at, 'a 32-bit integer');
  return explainer.value('schema/range', at, `${LIMIT_WORDS[params.comparison ?? ''] ?? ''} ${params.limit}`);
}

/** Longer names are no misspellings. */
const LONGEST_NAME = 64;

/** An object with more unknown keys is something else altogether. */
const MOST_MISSPELLINGS = 50;

/** For each unknown key of an object the key that was probably meant; no two are taken for the same. */
function meantKeys(node: object, outline: Outline, readOnlyKeys: ReadonlySet<string> = new Set()): ReadonlyMap<string, string> {
  const known = Object.keys(outline.properties ?? {});
  const missing = new Set(known.filter((key) => !Object.hasOwn(node, key)));
  const meant = new Map<string, string>();
  const unknown = Object.keys(node).filter((key) => key.length <= LONGEST_NAME && !known.includes(key) && !readOnlyKeys.has(key));
  for (const key of unknown.slice(0, MOST_MISSPELLINGS)) {
    const closest = closestName(key, missing);
    if (closest === undefined) continue;
    meant.set(key, closest);
    missing.delete(closest);
  }
  return meant;
}

function childOf(node: unknown, key: string | number): unknown {
  if (typeof node !== 'object' || node === null || !Object.hasOwn(node, key)) return undefined;
  // An own property of an object that is not null.
  return (node as Record<string | number, unknown>)[key];
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function showKey(key: string): string {
  return /^[\w./-]{1,60}$/.test(key) ? key : showText(key);
}
