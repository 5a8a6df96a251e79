import type { Path } from '../../engine/finding.ts';
import { isObject, spelledKey } from '../json-object.ts';
import type { SourceDocument } from '../../source/source.ts';
import { importFinding, type ImportProblem } from '../import-finding.ts';
import type { Body, Imported, Resource, ResourceKind } from '../resource.ts';
import { azureIdReader } from './azure-id.ts';
import { type Identified, identify, valueOf, viewOf } from './identify.ts';
import { type Item, itemsOf, placeOf } from './items.ts';

/** Whether anything of a gallery, or a machine, stands in it as az, REST, Resource Graph and PowerShell print it. */
export function isAzureJson(value: unknown): boolean {
  const readId = azureIdReader();
  for (const item of itemsOf(value)) if (viewOf(item) !== undefined || identify(item, readId) !== undefined) return true;
  return false;
}

/** What az, REST, Resource Graph and PowerShell print of galleries and of machines; everything else in it is passed over. */
export function importAzureJson(document: SourceDocument): Imported {
  const resources: Resource[] = [];
  const doubts = new Doubts(document);
  const readId = azureIdReader();
  for (const item of itemsOf(document.value)) {
    const view = viewOf(item);
    if (view !== undefined) {
      doubts.add(
        'view',
        spelledKey(item.value, 'uniqueId') === undefined ? [...placeOf(item, 'identifier'), 'uniqueId'] : placeOf(item, 'uniqueId'),
        view,
      );
      continue;
    }
    const found = identify(item, readId);
    if (found === undefined) continue;
    if (found.names.length === 0) doubts.add('nameless', item.path, NOUNS[found.kind]);
    else resources.push(resourceOf(document, item, found, doubts));
  }
  return { resources, findings: doubts.findings() };
}

const NOUNS: Readonly<Record<ResourceKind, string>> = {
  gallery: 'a gallery',
  image: 'an image',
  version: 'an image version',
  virtualMachine: 'a virtual machine',
  scaleSet: 'a scale set',
};

function resourceOf(document: SourceDocument, item: Item, found: Identified, doubts: Doubts): Resource {
  const { kind, names, subscription, resourceGroup } = found;
  const { value, request } = item;
  const nested = valueOf(value, 'properties');
  const isNested = isObject(nested);
  const body = isNested ? value : flattened(value);
  const isBare = !isNested && !isDescribed(kind, value);
  if (isBare) doubts.add('bare', placeOf(item, 'id'), names.join('/'));
  return {
    kind,
    names,
    subscription,
    resourceGroup,
    apiVersion: apiVersionOf(value) ?? request.apiVersion,
    body,
    unresolved: isBare ? [['properties']] : NOTHING,
    count: 1,
    isReference: false,
    document,
    written: (path) => writtenPath(item, isNested, path),
  };
}

const NOTHING: readonly Path[] = [];

/** What az prints of every resource of a kind; `az resource list` prints none of it, nor any other property. */
const PRINTED: Readonly<Record<ResourceKind, readonly string[]>> = {
  gallery: ['identifier', 'description', 'sharingProfile'],
  image: ['identifier', 'osType'],
  version: ['publishingProfile', 'storageProfile'],
  virtualMachine: [],
  scaleSet: [],
};

function isDescribed(kind: ResourceKind, value: object): boolean {
  const printed = PRINTED[kind];
  return printed.length === 0 || printed.some((key) => spelledKey(value, key) !== undefined);
}

/** az and PowerShell put the properties between what stands beside them in REST. */
function flattened(value: Record<string, unknown>): Body {
  return {
    location: valueOf(value, 'location'),
    tags: valueOf(value, 'tags'),
    sku: valueOf(value, 'sku'),
    plan: valueOf(value, 'plan'),
    properties: value,
  };
}

function apiVersionOf(value: Record<string, unknown>): string | undefined {
  const apiVersion = valueOf(value, 'apiVersion');
  return typeof apiVersion === 'string' ? apiVersion : undefined;
}

/** Where a part of the body, by REST's names, is written: by the file's own spelling, and without `properties` where that is left out. */
function writtenPath(item: Item, isNested: boolean, path: Path): Path {
  const [first, ...rest] = !isNested && path[0] === 'properties' ? path.slice(1) : path;
  if (first === undefined) return item.path;
  const { request } = item;
  const key = String(first);
  // A name that stands in the request's address is written there.
  if ((key === 'name' || key === 'id') && spelledKey(item.value, key) === undefined && request.at !== undefined) return request.at;
  const place = [...placeOf(item, key)];
  let value = valueOf(item.value, key);
  for (const step of rest) {
    const own: string | number = isObject(value) && typeof step === 'string' ? (spelledKey(value, step) ?? step) : step;
    place.push(own);
    value = typeof value === 'object' && value !== null ? Reflect.get(value, own) : undefined;
  }
  return place;
}

type Doubt = 'view' | 'nameless' | 'bare';

/** What cannot be told from an answer: said once of a file, at the first place, however many there are. */
const SAID: Readonly<Record<Doubt, (what: string) => string>> = {
  view: (what) => `"${what}" is what another gallery offers: it tells nothing of replicas, and is left out`,
  nameless: (what) => `${what} without the names of what it belongs to, and left out: its id would tell them`,
  bare: (what) => `the list tells no properties of "${what}": those of "az sig" commands do`,
};

class Doubts {
  readonly #document: SourceDocument;
  readonly #first = new Map<Doubt, { path: Path; what: string; count: number }>();

  constructor(document: SourceDocument) {
    this.#document = document;
  }

  add(doubt: Doubt, path: Path, what: string): void {
    const first = this.#first.get(doubt);
    if (first === undefined) this.#first.set(doubt, { path, what, count: 1 });
    else first.count++;
  }

  findings() {
    return [...this.#first].map(([doubt, { path, what, count }]) => {
      const others = count === 1 ? '' : ` (and ${count - 1} more)`;
      const problem: ImportProblem = { ruleId: 'import/incomplete', message: SAID[doubt](what) + others, path };
      return importFinding(this.#document, problem);
    });
  }
}
