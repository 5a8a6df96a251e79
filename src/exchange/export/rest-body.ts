import { type Tags } from '../../manifest/manifest.ts';
import { normalizeRegionName } from '../../facts/regions.ts';
import { type Holds, REST_PROPERTIES } from '../rest-properties.ts';

export type Json = string | number | boolean | readonly Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

/** What REST takes for a gallery, an image or a version, beside its name. */
export type RestBody = { location: string; tags: Tags | undefined; properties: JsonObject };

/**
 * Properties of a manifest by the names of REST, in the order of the table; regions by their programmatic names, dates with
 * a time. What is empty says nothing, and is absent. Sizes of disks are read-only, and sources have forms of their own
 * (`version-source.ts`): both are passed over.
 */
export function addProperties(properties: JsonObject, kind: 'gallery' | 'image' | 'version', spec: object): void {
  for (const [manifest, rest, holds] of REST_PROPERTIES[kind]) {
    if (rest.startsWith(PROPERTIES) && !PASSED_OVER.test(manifest))
      copy(spec, manifest.split('[]').map(keysOf), properties, rest.slice(PROPERTIES.length).split('[]').map(keysOf), holds);
  }
}

const PROPERTIES = 'properties.';
const PASSED_OVER = /(?:^|\.)source\.|\.sizeGB$/;

function keysOf(dotted: string): string[] {
  return dotted.split('.').filter(Boolean);
}

function copy(
  from: object,
  [fromKeys = [], ...fromRest]: string[][],
  to: JsonObject,
  [toKeys = [], ...toRest]: string[][],
  holds: Holds,
): void {
  const value = valueAt(from, fromKeys);
  if (value === undefined) return;
  if (fromRest.length === 0) {
    const converted = convert(value, holds);
    if (!isEmpty(converted)) put(to, toKeys, converted);
  } else if (Array.isArray(value) && value.length > 0) {
    const items = listAt(to, toKeys, value.length);
    for (const [index, item] of value.entries()) copy(item, fromRest, items[index] ?? {}, toRest, holds);
  }
}

function valueAt(from: unknown, keys: readonly string[]): unknown {
  let value = from;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** The seam between the schema of manifests and JSON: what the table names holds nothing else. */
function convert(value: unknown, holds: Holds): Json {
  if (holds === 'date') return dateTimeOf(String(value));
  if (holds === 'region') return normalizeRegionName(String(value));
  return value as Json;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MINUTES = /T\d{2}:\d{2}(?=Z|[+-]|$)/;
const OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** A date with a time and an offset, as RFC 3339 has them; a day is its midnight in UTC, and so is a time without an offset. */
export function dateTimeOf(text: string): string {
  if (DAY.test(text)) return `${text}T00:00:00Z`;
  const withSeconds = text.replace(MINUTES, '$&:00');
  return OFFSET.test(withSeconds) ? withSeconds.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : `${withSeconds}Z`;
}

function isEmpty(value: Json): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

export function put(to: JsonObject, keys: readonly string[], value: Json): void {
  let place = to;
  for (const key of keys.slice(0, -1)) place = objectAt(place, key);
  place[keys.at(-1) ?? ''] = value;
}

function objectAt(place: JsonObject, key: string): JsonObject {
  const found = place[key];
  if (isObject(found)) return found;
  return (place[key] = {});
}

function listAt(to: JsonObject, keys: readonly string[], length: number): JsonObject[] {
  let place = to;
  for (const key of keys.slice(0, -1)) place = objectAt(place, key);
  const key = keys.at(-1) ?? '';
  const found = place[key];
  if (Array.isArray(found)) return found;
  const made = Array.from({ length }, (): JsonObject => ({}));
  place[key] = made;
  return made;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
