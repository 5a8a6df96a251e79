import type { ResourceKind } from '../resource.ts';
import { isObject, spelledKey } from '../json-object.ts';
import { valueAt } from '../rest-trees.ts';
import { type azureIdReader, type Identity, kindOfType, knownName } from './azure-id.ts';
import type { Item } from './items.ts';

/** Whose item it is; undefined of what has nothing to do with galleries. `names` is empty where they are not all known. */
export type Identified = Identity & { kind: ResourceKind };

/** How many names a resource has, its parents' among them. */
const DEPTH: Readonly<Record<ResourceKind, number>> = { gallery: 1, image: 2, version: 3, virtualMachine: 1, scaleSet: 1 };

/** By its id; else by its type and name; else by the request that was answered, and by what the body looks like. */
export function identify(item: Item, readId: ReturnType<typeof azureIdReader>): Identified | undefined {
  const { value, request } = item;
  const id = valueOf(value, 'id');
  if (typeof id === 'string') {
    const found = readId(id);
    if (found !== undefined) return isIdentified(found) ? found : undefined;
  }
  const type = valueOf(value, 'type');
  const kind = typeof type === 'string' ? kindOfType(type) : kindByRequest(item);
  if (kind === undefined) return undefined;
  return {
    kind,
    names: namesOf(item, kind),
    subscription: knownName(valueOf(value, 'subscriptionId')) ?? request.subscription,
    resourceGroup: knownName(valueOf(value, 'resourceGroup') ?? valueOf(value, 'resourceGroupName')) ?? request.resourceGroup,
  };
}

function isIdentified(identity: Identity): identity is Identified {
  return identity.kind !== undefined;
}

/** The names of the request, and the item's own, which may hold those of its parents: `gallery/image`. */
function namesOf({ value, request, isListed }: Item, kind: ResourceKind): string[] {
  const depth = DEPTH[kind];
  const name = valueOf(value, 'name');
  const own = typeof name === 'string' ? name.split('/').map((part) => part.trim()) : [];
  if (own.length === depth && !own.includes('')) return own;
  const { names } = request;
  if (!isListed && names.length === depth) return [...names];
  const [last = ''] = own;
  return own.length === 1 && last !== '' && names.length === depth - 1 ? [...names, last] : [];
}

/** A list is asked of what it belongs to: what its items are, only their looks can tell. */
function kindByRequest({ value, request: { kind }, isListed }: Item): ResourceKind | undefined {
  return kindByShape(value) ?? (!isListed && looksWhole(value) ? kind : undefined);
}

/** Each has something that nothing else has; a gallery only once it is made. */
function kindByShape(value: Record<string, unknown>): ResourceKind | undefined {
  const nested = valueOf(value, 'properties');
  const properties = isObject(nested) ? nested : value;
  const part = (...keys: string[]) => valueAt(properties, keys);
  // Versions of applications have a profile like that, with a link to what is installed.
  if (isObject(part('publishingProfile'))) return part('publishingProfile', 'source', 'mediaLink') === undefined ? 'version' : undefined;
  if (isObject(part('virtualMachineProfile'))) return 'scaleSet';
  if (isObject(part('storageProfile', 'imageReference'))) return 'virtualMachine';
  if (part('identifier', 'publisher') !== undefined && part('osType') !== undefined) return 'image';
  return part('identifier', 'uniqueName') === undefined ? undefined : 'gallery';
}

function looksWhole(value: Record<string, unknown>): boolean {
  return isObject(valueOf(value, 'properties')) || valueOf(value, 'location') !== undefined;
}

/** A value by its key in any case. */
export function valueOf(value: object, name: string): unknown {
  const key = spelledKey(value, name);
  return key === undefined ? undefined : Reflect.get(value, key);
}

/** What a shared or a community gallery shows to others, which has no id of a resource: `/SharedGalleries/…`, `/CommunityGalleries/…`. */
export function viewOf({ value }: Item): string | undefined {
  if (typeof valueOf(value, 'id') === 'string') return undefined;
  const identifier = valueOf(value, 'identifier');
  const id = (isObject(identifier) ? valueOf(identifier, 'uniqueId') : undefined) ?? valueOf(value, 'uniqueId');
  return typeof id === 'string' && /^\/(?:shared|community)galleries\//i.test(id) ? id : undefined;
}
