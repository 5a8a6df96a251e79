import type { Path } from '../engine/finding.ts';
import { spelledKey } from './json-object.ts';
import type { ResourceKind } from './resource.ts';
import { type Holds, REST_PROPERTIES, type RestProperty } from './rest-properties.ts';

/** A key of REST's body: what it leads to, and where that goes in the manifest (from the nearest list down). */
export type RestNode = {
  name: string;
  children: Map<string, RestNode>;
  /** The same children by their names in lower case: Azure takes keys in any case, and its tools print them in many. */
  byLowerCase: Map<string, RestNode>;
  /** Spellings that were met, so that only the first of ten thousand is looked at in any case; null is read-only. */
  met: Map<string, RestNode | null>;
  at: readonly string[];
  holds: Holds | undefined;
  items: RestNode | undefined;
};

/** A key of the manifest: the ways to it in REST's body, from the nearest list down. */
type ManifestNode = { children: Map<string, ManifestNode>; ways: (readonly string[])[]; items: ManifestNode | undefined };

type Compiled = { rest: RestNode; manifest: ManifestNode };

const compiled = new Map<ResourceKind, Compiled>();

/** The table of a kind as trees, made when first asked for. */
function compiledOf(kind: ResourceKind): Compiled {
  let trees = compiled.get(kind);
  if (trees === undefined) {
    trees = { rest: newRestNode(''), manifest: newManifestNode() };
    for (const property of REST_PROPERTIES[kind]) plant(trees, property);
    compiled.set(kind, trees);
  }
  return trees;
}

export function restTreeOf(kind: ResourceKind): RestNode {
  return compiledOf(kind).rest;
}

function plant({ rest: restRoot, manifest: manifestRoot }: Compiled, [manifest, rest, holds]: RestProperty): void {
  const manifestParts = manifest.split('[]');
  const restParts = rest.split('[]');
  let node = restRoot;
  let own = manifestRoot;
  for (const [index, restPart] of restParts.entries()) {
    const keys = keysOf(restPart);
    const at = keysOf(manifestParts[index] ?? '');
    for (const key of keys) node = restChild(node, key);
    for (const [depth, key] of at.entries()) {
      own = manifestChild(own, key);
      // What has keys of its own in the manifest, has as many less in REST.
      addWay(own.ways, keys.slice(0, keys.length - (at.length - 1 - depth)));
    }
    node.at = at;
    if (index === restParts.length - 1) node.holds = holds;
    else {
      node = node.items ??= newRestNode('');
      own = own.items ??= newManifestNode();
    }
  }
}

function addWay(ways: (readonly string[])[], way: readonly string[]): void {
  const text = way.join('.');
  if (!ways.some((known) => known.join('.') === text)) ways.push(way);
}

function keysOf(dotted: string): string[] {
  return dotted.split('.').filter(Boolean);
}

function newRestNode(name: string): RestNode {
  return { name, children: new Map(), byLowerCase: new Map(), met: new Map(), at: [], holds: undefined, items: undefined };
}

function newManifestNode(): ManifestNode {
  return { children: new Map(), ways: [], items: undefined };
}

function restChild(node: RestNode, key: string): RestNode {
  let child = node.children.get(key);
  if (child === undefined) {
    child = newRestNode(key);
    node.children.set(key, child);
    node.byLowerCase.set(key.toLowerCase(), child);
  }
  return child;
}

function manifestChild(node: ManifestNode, key: string): ManifestNode {
  let child = node.children.get(key);
  if (child === undefined) node.children.set(key, (child = newManifestNode()));
  return child;
}

/**
 * Where a property of the manifest stands in REST's body, as far as the table goes: of several ways, the first that leads to
 * something.
 */
export function restPathOf(kind: ResourceKind, path: Path, body: unknown): Path {
  let node = compiledOf(kind).manifest;
  let place: Path = [];
  let within: Path = [];
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number' && node.items !== undefined) {
      place = [...place, ...within, step];
      within = [];
      node = node.items;
      continue;
    }
    const child = node.children.get(String(step));
    if (child === undefined) return node.children.size > 0 ? [...place, ...within] : [...place, ...within, ...path.slice(index)];
    node = child;
    within = wayOf(node, body, place);
  }
  return [...place, ...within];
}

/** The first keys of the properties of a manifest that stand at a path of REST's body, or below it. */
export function manifestKeysOf(kind: ResourceKind, rest: Path): string[] {
  let node: RestNode | undefined = restTreeOf(kind);
  for (const step of rest) {
    if (typeof step === 'number' || node.at.length > 0) break;
    node = node.children.get(step) ?? node.byLowerCase.get(step.toLowerCase());
    if (node === undefined) return [];
  }
  return [...new Set(firstKeysOf(node))];
}

function firstKeysOf({ at: [key], children }: RestNode): string[] {
  return key === undefined ? [...children.values()].flatMap(firstKeysOf) : [key];
}

/** Most keys have one way only, and no body needs to be asked. */
function wayOf({ ways }: ManifestNode, body: unknown, place: Path): readonly string[] {
  const [first = []] = ways;
  if (ways.length < 2) return first;
  const part = valueAt(body, place);
  return ways.find((way) => valueAt(part, way) !== undefined) ?? first;
}

/** What stands at a path of REST's body, keys in any case; undefined where nothing does, or what means nothing. */
export function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    const key = spelledKey(value, String(step));
    if (key === undefined) return undefined;
    value = Reflect.get(value, key);
  }
  return value === null || value === '' ? undefined : value;
}
