import type { Deployment, Gallery, Image, TargetRegion, Version } from '../estate/estate.ts';
import type { CustomLevel } from '../engine/custom-rule.ts';

/** What a term of a condition can stand for. Null is whatever is not there. */
export type Value = null | boolean | number | string | List | Entity | Written;
export interface List extends ReadonlyArray<Value> {}
/** A map as the manifest has it. */
export interface Written {
  readonly [key: string]: Value | undefined;
}

/** Entities by the names that conditions call them. */
export type Entities = { gallery: Gallery; image: Image; version: Version; targetRegion: TargetRegion; deployment: Deployment };

/** An entity of the estate, seen through the fields that conditions know. */
export class Entity {
  readonly level: CustomLevel;
  readonly #read: (key: string) => Value;
  /** Lists made of entities: one may be asked for at each of its items. */
  readonly #lists = new Map<string, List>();

  constructor(level: CustomLevel, read: (key: string) => Value) {
    this.level = level;
    this.#read = read;
  }

  field(key: string): Value {
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const value = this.#read(key);
    if (isList(value)) this.#lists.set(key, value);
    return value;
  }
}

export function isList(value: Value): value is List {
  return Array.isArray(value);
}

/** What stands under a key of a map; null where nothing does, and for whatever the map did not bring itself. */
export function fieldOf(map: Entity | Written, key: string): Value {
  if (map instanceof Entity) return map.field(key);
  return Object.hasOwn(map, key) ? (map[key] ?? null) : null;
}

/** The part of the manifest that an entity was made from, as a value: the schema has let nothing through but JSON. */
export function writtenOf(spec: object): Written {
  return spec as Written;
}

export const ENTITY_WORDS: Readonly<Record<CustomLevel, string>> = {
  gallery: 'a gallery',
  image: 'an image',
  version: 'a version',
  targetRegion: 'a target region',
  deployment: 'a deployment',
};

/** What a value is, in a message: `a list`, `the text "3"`. */
export function kindText(value: Value): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return `the text ${quoted(value)}`;
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return String(value);
  if (isList(value)) return `a list of ${value.length}`;
  return value instanceof Entity ? ENTITY_WORDS[value.level] : 'a map';
}

/** Characters of a text that a message has room for. */
const LONGEST_TEXT = 60;

export function quoted(text: string): string {
  return JSON.stringify(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text);
}
