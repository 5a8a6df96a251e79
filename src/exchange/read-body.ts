import type { Path } from '../engine/finding.ts';
import { isObject } from './json-object.ts';
import { type Holds, wordOf, wordsIn } from './rest-properties.ts';
import { type RestNode, restTreeOf } from './rest-trees.ts';
import type { Resource } from './resource.ts';

/** What a manifest says of one resource; without its name, and without what stands below it. */
export type Described = Record<string, unknown>;

/**
 * Takes the properties of a manifest out of a body of REST: nulls and empty lists are absent, numbers and flags are no text,
 * words have one spelling. A value that fits none of this stays as it is, for the schema to complain of at its place. Adds to
 * what is described already, the name.
 */
export function readBody({ kind, body }: Resource, described: Described): Reading {
  const reading: Reading = { described, hasMore: false };
  readInto(reading, described, body, restTreeOf(kind));
  return reading;
}

/** The API version of a resource, as far as it is one: a template may leave it to a parameter. */
export function apiVersionOf({ apiVersion }: Resource): string | undefined {
  return apiVersion !== undefined && /^\d{4}-\d{2}-\d{2}(?:-preview)?$/.test(apiVersion) ? apiVersion : undefined;
}

/** `hasMore`: the body says something for which a manifest has no place. */
export type Reading = { described: Described; hasMore: boolean };

function readInto(reading: Reading, target: Described, source: Described, node: RestNode): void {
  // Values of files have no prototypes of their own, and this is a third faster than a list of the keys.
  for (const key in source) {
    const value = source[key];
    if (value === null || value === undefined || value === '') continue;
    const child = meaningOf(node, key);
    if (child === null) continue;
    if (child === undefined) reading.hasMore ||= !isEmpty(value);
    else if (child.holds !== undefined) put(target, child.at, CONVERSIONS[child.holds](value));
    else if (child.items !== undefined) put(target, child.at, itemsOf(reading, value, child.items));
    else if (isObject(value)) readInto(reading, target, value, child);
    // Something else in the place of an object says nothing that could be kept.
    else reading.hasMore = true;
  }
}

/** Files may have any keys: no more of them are remembered. */
const MOST_MET = 1000;

/** What a key leads to; null is read-only, and undefined has no place in a manifest. */
function meaningOf(node: RestNode, key: string): RestNode | null | undefined {
  const met = node.met.get(key);
  if (met !== undefined) return met;
  const lower = key.toLowerCase();
  const meaning = node.byLowerCase.get(lower) ?? (READ_ONLY.has(lower) ? null : undefined);
  if (meaning !== undefined && node.met.size < MOST_MET) node.met.set(key, meaning);
  return meaning;
}

/** The first that says something counts. */
function put(target: Described, at: readonly string[], value: unknown): void {
  if (value === undefined) return;
  let place = target;
  const last = at.length - 1;
  for (let index = 0; index < last; index++) {
    const key = at[index] ?? '';
    const next = place[key];
    if (isObject(next)) place = next;
    else place[key] = place = {};
  }
  const key = at[last];
  if (key !== undefined && place[key] === undefined) place[key] = value;
}

/** Item by item, so that their numbers stay those of the file. */
function itemsOf(reading: Reading, value: unknown, node: RestNode): unknown {
  if (!Array.isArray(value)) return isObject(value) && Object.keys(value).length === 0 ? undefined : value;
  if (value.length === 0) return undefined;
  return value.map((item: unknown) => {
    if (!isObject(item)) return item;
    const described: Described = {};
    readInto(reading, described, item, node);
    return described;
  });
}

const CONVERSIONS: Readonly<Record<Holds, (value: unknown) => unknown>> = {
  text: textOf,
  region: textOf,
  word: (value) => (typeof value === 'string' ? wordOf(value) : textOf(value)),
  number: (value) => (typeof value === 'string' ? numberOf(value) : value),
  flag: (value) => (typeof value === 'string' ? flagOf(value) : value),
  date: (value) => (typeof value === 'string' ? dayOf(value) : value),
  texts: (value) => listOf(value, textOf),
  words: (value) => listOf(value, (item) => (typeof item === 'string' ? wordOf(item) : item)),
  tags: tagsOf,
};

function textOf(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function numberOf(text: string): unknown {
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
}

function flagOf(text: string): unknown {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : text;
}

const MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]00:?00)?$/i;

/** What Windows PowerShell makes of a date: milliseconds since 1970. */
const MILLISECONDS = /^\/Date\((-?\d{1,14})\)\/$/;

/** A day without the midnight (UTC) that REST writes behind it. */
function dayOf(written: string): string {
  const milliseconds = MILLISECONDS.exec(written)?.[1];
  const text = milliseconds === undefined ? written : new Date(Number(milliseconds)).toISOString();
  return MIDNIGHT.exec(text)?.[1] ?? text;
}

function listOf(value: unknown, itemOf: (item: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.length === 0 ? undefined : value.map(itemOf);
}

/** Tags may have any name, `__proto__` among them; those without a value are none. */
function tagsOf(value: unknown): unknown {
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  if (names.length === 0) return undefined;
  if (names.every((name) => typeof value[name] === 'string')) return value;
  const entries = Object.entries(value).filter(([, text]) => text !== null && text !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries.map(([name, text]) => [name, textOf(text)]));
}

/** What the service says of a resource and nobody sets, and what is said in other words already (its id, its name). */
const READ_ONLY: ReadonlySet<string> = new Set(
  wordsIn(`
    id name type etag kind apiVersion systemData managedBy subscriptionId resourceGroup tenantId dependsOn zones
    provisioningState uniqueName uniqueId publishedDate replicationStatus replicationState sharingStatus timeCreated
    createdTime changedTime location tags communityGalleryEnabled publicNames reportedForPolicyViolation policyViolations
    validationsProfile sizeInGB diskSizeGB exactVersion identifier resourceGroupName
  `).map((name) => name.toLowerCase()),
);

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Where a body says something for which a manifest has no place: each property once, however many items of a list have it. */
export function notCarried({ kind, body }: Resource): Path[] {
  const found = new Map<string, Path>();
  collectUnknown(body, restTreeOf(kind), [], '');
  return [...found.values()];

  function collectUnknown(source: Described, node: RestNode, path: Path, name: string): void {
    for (const [key, value] of Object.entries(source)) {
      const child = meaningOf(node, key);
      if (child === null || isEmpty(value)) continue;
      const place = [...path, key];
      const fullName = `${name}/${key}`;
      if (child === undefined || isMisplaced(child, value)) {
        if (!found.has(fullName)) found.set(fullName, place);
      } else if (child.items !== undefined && Array.isArray(value)) {
        for (const [index, item] of value.entries()) if (isObject(item)) collectUnknown(item, child.items, [...place, index], fullName);
      } else if (child.holds === undefined && isObject(value)) collectUnknown(value, child, place, fullName);
    }
  }
}

function isMisplaced({ holds, items }: RestNode, value: unknown): boolean {
  return holds === undefined && items === undefined && !isObject(value);
}
