import type { Path } from '../../engine/finding.ts';
import { isObject, spelledKey } from '../json-object.ts';
import type { ResourceKind } from '../resource.ts';
import { knownName } from './azure-id.ts';

/** An object of an answer that may be a resource. */
export type Item = {
  value: Record<string, unknown>;
  path: Path;
  /** Of a row of a table: in which of its cells a key stands. */
  cells: ReadonlyMap<string, number> | undefined;
  /** What the request tells that the answer belongs to. */
  request: RequestNames;
  /** Whether it stands in a list, so that the request's names are those of its parents. */
  isListed: boolean;
};

/** Names out of the address of a request, from the outermost resource down. */
export type RequestNames = {
  kind: ResourceKind | undefined;
  names: readonly string[];
  subscription: string | undefined;
  resourceGroup: string | undefined;
  /** That of a body that is sent: what a list is asked with says nothing of how its resources were made. */
  apiVersion: string | undefined;
  /** Where the last name is written. */
  at: Path | undefined;
};

/** Where a key of an item is written. */
export function placeOf({ value, path, cells }: Item, key: string): Path {
  const spelled = spelledKey(value, key) ?? key;
  if (cells === undefined) return [...path, spelled];
  const cell = cells.get(spelled);
  return cell === undefined ? path : [...path, cell];
}

const NO_REQUEST: RequestNames = {
  kind: undefined,
  names: [],
  subscription: undefined,
  resourceGroup: undefined,
  apiVersion: undefined,
  at: undefined,
};

/** Answers lie in pages, pages in lists; nothing real nests deeper. */
const DEEPEST = 6;

/** All that may be resources in what a tool printed, wherever the tool puts them; no deeper than its wrappers go. */
export function itemsOf(value: unknown): Generator<Item> {
  return unwrap(value, [], NO_REQUEST, false, 0);
}

function* unwrap(value: unknown, path: Path, request: RequestNames, isListed: boolean, depth: number): Generator<Item> {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      // One generator for a list of ten thousand, not one for each of its items.
      if (isObject(item) && !isWrapper(item)) yield itemOf(item, [...path, index], request, true);
      else yield* unwrap(item, [...path, index], request, true, depth + 1);
    }
    return;
  }
  if (!isObject(value)) return;
  const parameters = child(value, 'parameters');
  const responses = child(value, 'responses');
  if (isObject(responses?.value) && (parameters === undefined || isObject(parameters.value))) {
    yield* exampleItems(parameters, { ...responses, value: responses.value }, path, depth);
    return;
  }
  const inner = child(value, 'value') ?? child(value, 'data') ?? responses;
  if (inner !== undefined && typeof inner.value === 'object' && !isResource(value)) {
    const place = [...path, inner.key];
    if (isObject(inner.value)) yield* tableRows(inner.value, place);
    else yield* unwrap(inner.value, place, request, true, depth + 1);
    return;
  }
  const answer = child(value, 'body') ?? child(value, 'content');
  if (answer !== undefined && isObject(answer.value) && !isResource(value)) {
    yield* unwrap(answer.value, [...path, answer.key], request, isListed, depth + 1);
    return;
  }
  yield itemOf(value, path, request, isListed);
}

function isWrapper(value: Record<string, unknown>): boolean {
  return !isResource(value) && WRAPPERS.some((key) => spelledKey(value, key) !== undefined);
}

const WRAPPERS = ['value', 'data', 'responses', 'body', 'content'];

function isResource(value: Record<string, unknown>): boolean {
  return spelledKey(value, 'id') !== undefined || spelledKey(value, 'type') !== undefined;
}

function itemOf(value: Record<string, unknown>, path: Path, request: RequestNames, isListed: boolean): Item {
  return { value, path, cells: undefined, request, isListed };
}

type Child = { key: string; value: unknown };

function child(value: object, name: string): Child | undefined {
  const key = spelledKey(value, name);
  return key === undefined ? undefined : { key, value: Reflect.get(value, key) };
}

/** Resource Graph's table: names of columns, and rows of cells. */
function* tableRows(table: Record<string, unknown>, path: Path): Generator<Item> {
  const { columns, rows } = table;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return;
  const indexes = new Map<string, number>();
  for (const [index, column] of columns.entries()) {
    const name: unknown = isObject(column) ? column['name'] : column;
    if (typeof name === 'string') indexes.set(name, index);
  }
  for (const [rowIndex, cells] of rows.entries()) {
    if (!Array.isArray(cells)) continue;
    const value = Object.fromEntries([...indexes].map(([name, index]): [string, unknown] => [name, cells[index]]));
    yield { value, path: [...path, 'rows', rowIndex], cells: indexes, request: NO_REQUEST, isListed: true };
  }
}

/** The REST specification's examples: parameters of a request, and the answers to it. A request that has a body says it all. */
function* exampleItems(parameters: Child | undefined, responses: Child & { value: object }, path: Path, depth: number): Generator<Item> {
  const told = isObject(parameters?.value) ? parameters.value : {};
  if (Object.keys(told).some((key) => OF_OTHERS.test(key))) return;
  const request = requestOf(told, [...path, parameters?.key ?? '']);
  const sent = Object.keys(told).find((key) => isObject(told[key]));
  const answered = firstAnswer(responses.value, [...path, responses.key]);
  const body = sent === undefined ? undefined : told[sent];
  // A PATCH sends a part only: its answer is the resource.
  const isWhole = isObject(body) && (spelledKey(body, 'location') !== undefined || answered === undefined);
  if (sent !== undefined && isWhole) yield itemOf(body, [...path, parameters?.key ?? '', sent], request, false);
  else if (answered !== undefined) yield* unwrap(answered.value, answered.path, { ...request, apiVersion: undefined }, false, depth + 1);
}

/** Parameters of what else stands in galleries (applications, scripts, access profiles), and of a single machine of a scale set. */
const OF_OTHERS = /^(?:gallery(?!Image|UniqueName)\w+Name|instanceId)$/i;

function firstAnswer(responses: object, path: Path): { value: unknown; path: Path } | undefined {
  for (const status of Object.keys(responses).filter((code) => code.startsWith('2'))) {
    const response: unknown = Reflect.get(responses, status);
    const body = isObject(response) ? child(response, 'body') : undefined;
    if (body !== undefined && isObject(body.value)) return { value: body.value, path: [...path, status, body.key] };
  }
  return undefined;
}

/** Parameters of requests that name a resource with all that it belongs to, the most exact first. */
const NAMED_BY: readonly (readonly [kind: ResourceKind, parameters: readonly string[]])[] = [
  ['version', ['galleryName', 'galleryImageName', 'galleryImageVersionName']],
  ['image', ['galleryName', 'galleryImageName']],
  ['gallery', ['galleryName']],
  ['scaleSet', ['vmScaleSetName']],
  ['scaleSet', ['virtualMachineScaleSetName']],
  ['virtualMachine', ['vmName']],
  ['virtualMachine', ['virtualMachineName']],
];

function requestOf(parameters: Record<string, unknown>, path: Path): RequestNames {
  const apiVersion = child(parameters, 'api-version')?.value;
  const request = {
    ...NO_REQUEST,
    subscription: knownName(child(parameters, 'subscriptionId')?.value),
    resourceGroup: knownName(child(parameters, 'resourceGroupName')?.value),
    apiVersion: typeof apiVersion === 'string' ? apiVersion : undefined,
  };
  for (const [kind, keys] of NAMED_BY) {
    const given = keys.flatMap((key) => child(parameters, key) ?? []);
    const names = given.map(({ value }) => (typeof value === 'string' ? value.trim() : ''));
    const last = given.at(-1);
    if (last !== undefined && given.length === keys.length && !names.includes(''))
      return { ...request, kind, names, at: [...path, last.key] };
  }
  return request;
}
