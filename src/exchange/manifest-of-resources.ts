import type { Finding, Path } from '../engine/finding.ts';
import { parseResourceId } from '../estate/resource-id.ts';
import { normalizeRegionName } from '../facts/regions.ts';
import type { SourceDocument } from '../source/source.ts';
import { deploymentOf, galleryImageOf, imageTextOf, type Machine, restPathOfDeployment } from './deployments.ts';
import { importFinding } from './import-finding.ts';
import { type Described, isObject, notCarried, readBody } from './read-body.ts';
import { manifestKeysOf, restPathOf, valueAt } from './rest-properties.ts';
import type { Resource } from './resource.ts';
import type { Translated } from './translated.ts';
import { standIn } from './unknown-parts.ts';

/** Makes one manifest of all that other people's files describe; keys stand in the order of the files. */
export function manifestOf(resources: readonly Resource[]): Translated {
  const assembly = new Assembly();
  for (const resource of resources) assembly.add(resource);
  return assembly.finish(resources[0]?.document);
}

/** A gallery, an image or a version while its descriptions come in. */
type Place = {
  level: 'gallery' | 'image' | 'version';
  name: string;
  subscription: string | undefined;
  resourceGroup: string | undefined;
  /** What describes it, and how; undefined where only its name is known. */
  resource: Resource | undefined;
  /** What the manifest says of it, its name first; what stands below it is added at the end. */
  described: Described;
  /** Whether the description says more than a manifest can. */
  hasMore: boolean;
  /** The first that only named it: an `existing` resource, or the first resource below it. */
  namedBy: Resource | undefined;
  reference: Resource | undefined;
  /** By names in lower case; none of a version. */
  children: Map<string, Place> | undefined;
};

const LEVELS = ['gallery', 'image', 'version'] as const;
const CHILDREN = { gallery: 'images', image: 'versions', version: undefined } as const;

/** Who says what of the entities of the manifest, for positions: who describes them, and who only names them. */
type Origins = { described: ReadonlyMap<object, Resource>; named: ReadonlyMap<object, Resource> };

/** Holds what grows while resources come in. */
class Assembly {
  readonly #galleries: Place[] = [];
  /** By name, subscription and resource group, each known or any; the first of each. */
  readonly #byKey = new Map<string, Place>();
  /** The gallery of the resource that came last. */
  #last: { resource: Resource; place: Place } | undefined;
  readonly #machines = new Map<string, { resource: Resource; described: Described }>();
  readonly #origins = { described: new Map<object, Resource>(), named: new Map<object, Resource>() };
  readonly #unknown: Path[] = [];
  readonly #findings: Finding[] = [];

  add(resource: Resource): void {
    const { kind } = resource;
    if (kind === 'virtualMachine' || kind === 'scaleSet') this.#addMachine(resource);
    else this.#addToGallery(resource);
  }

  #addToGallery(resource: Resource): void {
    const { names } = resource;
    let place = this.#galleryOf(resource);
    if (names.length > 1) place.namedBy ??= resource;
    for (let depth = 1; depth < names.length; depth++) {
      place = childOf(place, names[depth] ?? '', depth);
      if (depth < names.length - 1) place.namedBy ??= resource;
    }
    if (resource.isReference) place.reference ??= resource;
    else this.#describe(place, resource);
  }

  #galleryOf(resource: Resource): Place {
    // Lists go gallery by gallery.
    if (this.#last === undefined || !isOfSameGallery(this.#last.resource, resource)) {
      this.#last = { resource, place: this.#findGallery(resource) };
    }
    return this.#last.place;
  }

  #findGallery({ names: [name = ''], subscription, resourceGroup }: Resource): Place {
    const key = name.toLowerCase();
    for (const wanted of keysOf(key, subscription, resourceGroup, ANY)) {
      const place = this.#byKey.get(wanted);
      if (place === undefined || !agree(place.subscription, subscription) || !agree(place.resourceGroup, resourceGroup)) continue;
      if (place.subscription === undefined || place.resourceGroup === undefined) {
        place.subscription ??= subscription;
        place.resourceGroup ??= resourceGroup;
        this.#register(place);
      }
      return place;
    }
    const place = newPlace('gallery', name);
    place.subscription = subscription;
    place.resourceGroup = resourceGroup;
    this.#galleries.push(place);
    this.#register(place);
    return place;
  }

  #register(place: Place): void {
    const name = place.name.toLowerCase();
    for (const subscription of [place.subscription?.toLowerCase() ?? UNKNOWN, ANY]) {
      for (const group of [place.resourceGroup?.toLowerCase() ?? UNKNOWN, ANY]) {
        const key = keyOf(name, subscription, group);
        if (!this.#byKey.has(key)) this.#byKey.set(key, place);
      }
    }
  }

  #describe(place: Place, resource: Resource): void {
    const { described, hasMore } = readBody(resource, { name: place.name });
    if (place.level === 'version') settleSources(described);
    const { resource: first } = place;
    if (first === undefined) {
      place.resource = resource;
      place.described = described;
    } else {
      const difference = this.#differenceOf(place.described, described);
      if (difference === 'more') {
        place.resource = resource;
        place.described = described;
      } else {
        if (difference !== undefined) this.#reportDuplicate(`${place.level} "${place.name}"`, difference, first, resource);
        return;
      }
    }
    place.hasMore = hasMore;
  }

  /** How a second description differs: the property, or `more` where it says all that the first says, and more. */
  #differenceOf(first: Described, second: Described): string | undefined {
    const missing = lackOf(first, second);
    if (missing === undefined) return lackOf(second, first) === undefined ? undefined : 'more';
    return lackOf(second, first) === undefined ? undefined : missing;
  }

  #reportDuplicate(name: string, difference: string, first: Resource, second: Resource): void {
    const firstAt = first.document.rangeOf(first.written(['name']));
    this.#findings.push(
      importFinding(second.document, {
        ruleId: 'import/duplicate',
        message: `${name} is described again, with a difference in ${difference}: the first description counts`,
        path: second.written(['name']),
        related: [{ file: first.document.file, ...firstAt, message: 'the first description' }],
      }),
    );
  }

  #reportNotCarried(resource: Resource): void {
    for (const path of notCarried(resource)) {
      this.#findings.push(
        importFinding(resource.document, {
          ruleId: 'import/not-carried',
          message: `"${nameOf(path)}" has no place in a manifest, and is left out`,
          path: resource.written(path),
          part: 'key',
        }),
      );
    }
  }

  #addMachine(resource: Resource): void {
    const { kind, names, subscription, resourceGroup } = resource;
    if (resource.isReference) return;
    const { described } = readBody(resource, {});
    if (galleryImageOf(described) === undefined) return;
    const key = machineKey(kind, names[0], subscription, resourceGroup);
    const first = this.#machines.get(key);
    if (first === undefined) {
      this.#machines.set(key, { resource, described });
      return;
    }
    const difference = this.#differenceOf(first.described, described);
    if (difference === 'more') this.#machines.set(key, { resource, described });
    else if (difference !== undefined) {
      const noun = kind === 'scaleSet' ? 'scale set' : 'virtual machine';
      this.#reportDuplicate(`${noun} "${names[0] ?? ''}"`, difference, first.resource, resource);
    }
  }

  finish(fallback: SourceDocument | undefined): Translated {
    const value: Described = { gallerist: 1 };
    const galleries = this.#valuesOf(this.#galleries, ['galleries']);
    if (galleries.length > 0) value['galleries'] = galleries;
    const deployments = this.#deployments();
    if (deployments.length > 0) value['deployments'] = deployments;
    return { value, unknown: this.#unknown, documentAt: viewsOf(value, this.#origins, fallback), findings: this.#findings };
  }

  /** What is known of places; those of which nothing is known but names are left out. */
  #valuesOf(places: Iterable<Place>, at: Path): Described[] {
    const values: Described[] = [];
    for (const place of places) {
      const value = this.#valueOf(place, at, values.length);
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  #valueOf(place: Place, above: Path, index: number): Described | undefined {
    const { resource, level } = place;
    const list = CHILDREN[level];
    const children =
      list === undefined || place.children === undefined ? [] : this.#valuesOf(place.children.values(), [...above, index, list]);
    const named = resource ?? place.reference ?? (children.length > 0 ? place.namedBy : undefined);
    if (named === undefined) return undefined;
    if (resource === undefined) this.#reportIncomplete(place, named);
    else if (place.hasMore) this.#reportNotCarried(resource);
    if (resource === undefined && children.length === 0) return undefined;
    const value = level === 'gallery' ? describedGallery(place) : place.described;
    for (const path of standIn(level, value, resource)) {
      this.#unknown.push([...above, index, ...path]);
      if (path.length === 0 && resource?.unresolved.length === 0) this.#reportNowhere(place, resource);
    }
    if (list !== undefined && children.length > 0) value[list] = children;
    this.#origins[resource === undefined ? 'named' : 'described'].set(value, named);
    return value;
  }

  #reportNowhere({ name }: Place, resource: Resource): void {
    this.#findings.push(
      importFinding(resource.document, {
        ruleId: 'import/incomplete',
        message: `version "${name}" tells no target regions, and is left out`,
        path: resource.written(['name']),
      }),
    );
  }

  #reportIncomplete({ level, name }: Place, namedBy: Resource): void {
    this.#findings.push(
      importFinding(namedBy.document, {
        ruleId: 'import/incomplete',
        message: `of ${level} "${name}" only the name is known: what describes it is not among the files`,
        path: nameIn(namedBy),
      }),
    );
  }

  #deployments(): Described[] {
    const machines: Machine[] = [];
    const known = new Map<string, Place | undefined>();
    for (const place of this.#galleries) {
      const key = place.name.toLowerCase();
      known.set(key, known.has(key) ? undefined : place);
    }
    for (const { resource, described } of this.#machines.values()) {
      const id = galleryImageOf(described);
      if (id === undefined || this.#isMember(described) || !this.#isTold(resource, described)) continue;
      const image = imageTextOf(id, (gallery, subscription) => {
        const place = known.get(gallery.toLowerCase());
        return place !== undefined && agree(place.subscription, subscription);
      });
      machines.push({ resource, described, image });
    }
    const names = uniqueNames(machines.map(({ resource }) => resource));
    return machines.map((machine, index) => {
      const deployment = deploymentOf(machine, names[index] ?? '');
      this.#origins.described.set(deployment, machine.resource);
      return deployment;
    });
  }

  /** Whether it is known how many machines are where; without that, they are left out. */
  #isTold(resource: Resource, described: Described): boolean {
    const { kind, names, document, unresolved } = resource;
    const first = NEEDED_OF[kind === 'scaleSet' ? 'scaleSet' : 'virtualMachine'].find((key) => described[key] === undefined);
    if (first !== undefined && !unresolved.some((path) => manifestKeysOf(kind, path).includes(first))) {
      this.#findings.push(
        importFinding(document, {
          ruleId: 'import/incomplete',
          message: `"${names[0] ?? ''}" tells no ${first === 'instances' ? 'capacity' : 'location'}, and is left out`,
          path: resource.written(['name']),
        }),
      );
    }
    return first === undefined;
  }

  /** Whether a machine is counted with the scale set that made it. */
  #isMember({ scaleSetId }: Described): boolean {
    const id = typeof scaleSetId === 'string' ? parseResourceId(scaleSetId) : undefined;
    return id !== undefined && this.#machines.has(machineKey('scaleSet', id.names[0], id.subscription, id.resourceGroup));
  }
}

/** A gallery's address is its own, and its API version the highest that anything in it is written for. */
function describedGallery(place: Place): Described {
  const { name, subscription, resourceGroup, described } = place;
  const apiVersion = highestApiVersion(place);
  return {
    name,
    ...(subscription !== undefined && { subscription }),
    ...(resourceGroup !== undefined && { resourceGroup }),
    ...(apiVersion !== undefined && { apiVersion }),
    ...described,
  };
}

/** `publishingProfile.targetRegions.additionalReplicaSets` */
function nameOf(path: Path): string {
  return path.filter((step, index) => typeof step === 'string' && !(index === 0 && step === 'properties')).join('.');
}

function newPlace(level: Place['level'], name: string): Place {
  return {
    level,
    name,
    subscription: undefined,
    resourceGroup: undefined,
    resource: undefined,
    described: { name },
    hasMore: false,
    namedBy: undefined,
    reference: undefined,
    children: undefined,
  };
}

function childOf(parent: Place, name: string, depth: number): Place {
  const key = name.toLowerCase();
  parent.children ??= new Map();
  let child = parent.children.get(key);
  if (child === undefined) parent.children.set(key, (child = newPlace(LEVELS[depth] ?? 'version', name)));
  return child;
}

/** What a deployment cannot do without. */
const NEEDED_OF = { virtualMachine: ['region'], scaleSet: ['region', 'instances'] } as const;

const ANY = '*';
const UNKNOWN = '?';

function keyOf(name: string, subscription: string, group: string): string {
  return `${name}/${subscription}/${group}`;
}

/** Keys of the galleries that may be meant, the surest first: what is not known may be any, and what is known may be unknown there. */
function* keysOf(name: string, subscription: string | undefined, group: string | undefined, any: string): Generator<string> {
  for (const first of subscription === undefined ? [any] : [subscription.toLowerCase(), UNKNOWN]) {
    for (const second of group === undefined ? [any] : [group.toLowerCase(), UNKNOWN]) yield keyOf(name, first, second);
  }
}

function isOfSameGallery(one: Resource, other: Resource): boolean {
  return one.names[0] === other.names[0] && one.subscription === other.subscription && one.resourceGroup === other.resourceGroup;
}

function agree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one.toLowerCase() === other.toLowerCase();
}

function machineKey(kind: string, name: string | undefined, subscription: string | undefined, group: string | undefined): string {
  return [kind, name, subscription, group].join('/').toLowerCase();
}

/** The disks' sources are the version's where it names none; a VHD is named with its storage account. */
function settleSources(described: Described): void {
  const { source, osDisk, dataDisks } = described;
  const disks = [osDisk, ...(Array.isArray(dataDisks) ? dataDisks : [])].filter(isObject);
  for (const disk of disks) settleSource(disk['source']);
  settleSource(source);
  if (!isObject(osDisk)) return;
  if (source === undefined && osDisk['source'] !== undefined) described['source'] = osDisk['source'];
  if (osDisk['source'] !== undefined && (source === undefined || lackOf(osDisk['source'], source) === undefined)) delete osDisk['source'];
  if (Object.keys(osDisk).length === 0) delete described['osDisk'];
}

/** Whether a body names the version's source itself, and not only that of its OS disk. */
function hasOwnSource(body: Resource['body']): boolean {
  return ['id', 'uri'].some((key) => valueAt(body, restPathOf('version', ['source', key], body)) !== undefined);
}

/** Until 2022-03-03 the id beside an address was that of its storage account. */
function settleSource(source: unknown): void {
  if (!isObject(source) || source['uri'] === undefined || source['id'] === undefined) return;
  source['storageAccountId'] ??= source['id'];
  delete source['id'];
}

/** The first property of `one` that `other` lacks or says differently, down to the key it has in the manifest. */
function lackOf(one: unknown, other: unknown, name = 'value'): string | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return name;
    for (const [index, item] of one.entries()) {
      const lack = lackOf(item, other[index], name);
      if (lack !== undefined) return lack;
    }
    return undefined;
  }
  if (isObject(one) && isObject(other)) {
    for (const key of Object.keys(one)) {
      const lack = lackOf(one[key], Object.hasOwn(other, key) ? other[key] : undefined, key);
      if (lack !== undefined) return lack;
    }
    return undefined;
  }
  if (one === other) return undefined;
  // Names of regions have two spellings, and ids any case.
  if (typeof one === 'string' && typeof other === 'string' && sameWords(one, other)) return undefined;
  return name;
}

function sameWords(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || normalizeRegionName(one) === normalizeRegionName(other);
}

function highestApiVersion(place: Place): string | undefined {
  let highest = place.resource?.apiVersion;
  for (const child of place.children?.values() ?? []) {
    const apiVersion = highestApiVersion(child);
    if (apiVersion !== undefined && (highest === undefined || apiVersion > highest)) highest = apiVersion;
  }
  return highest;
}

/** The machines' names, with the resource group where one is repeated, and a number where that is not enough. */
function uniqueNames(machines: readonly Resource[]): string[] {
  const counts = new Map<string, number>();
  for (const { names } of machines) {
    const key = (names[0] ?? '').toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const used = new Map<string, number>();
  return machines.map(({ names, resourceGroup }) => {
    const own = names[0] ?? '';
    const base = counts.get(own.toLowerCase()) === 1 || resourceGroup === undefined ? own : `${own} (${resourceGroup})`;
    let name = base;
    for (let number = used.get(base.toLowerCase()) ?? 1; used.has(name.toLowerCase()); number++) {
      name = `${base} ${number + 1}`;
      used.set(base.toLowerCase(), number + 1);
    }
    used.set(name.toLowerCase(), used.get(name.toLowerCase()) ?? 1);
    return name;
  });
}

/** The documents behind a manifest value, one view of each. */
function viewsOf(value: Described, origins: Origins, fallback: SourceDocument | undefined): Translated['documentAt'] {
  const views = new Map<SourceDocument, SourceDocument>();
  return (path) => {
    const document = lastOf(chainOf(path))?.resource.document ?? fallback;
    if (document === undefined) throw new RangeError('a manifest of no resources has no documents');
    let view = views.get(document);
    if (view === undefined) views.set(document, (view = viewOf(document)));
    return view;
  };

  function viewOf(document: SourceDocument): SourceDocument {
    const { file, index, isOneOfMany } = document;
    const pathInFile = (path: Path) => {
      const chain = chainOf(path);
      // A part that another file describes is answered by what this one says nearest to it.
      const found = lastOf(chain.filter(({ resource }) => resource.document === document));
      if (found === undefined) return [];
      return found.isNamed ? nameIn(found.resource) : writtenPath(found.resource, found === lastOf(chain) ? path.slice(found.depth) : []);
    };
    return { file, index, isOneOfMany, value, pathInFile, rangeOf: (path, part) => document.rangeOf(pathInFile(path), part) };
  }

  /** The entities on the way of a path, each with how many steps lead to it. */
  function chainOf(path: Path): { resource: Resource; isNamed: boolean; depth: number }[] {
    const chain = [];
    let node: unknown = value;
    for (const [index, step] of path.entries()) {
      node = typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? Reflect.get(node, step) : undefined;
      if (typeof node !== 'object' || node === null) break;
      const isNamed = origins.named.has(node);
      const resource = origins.described.get(node) ?? origins.named.get(node);
      if (resource !== undefined) chain.push({ resource, isNamed, depth: index + 1 });
    }
    return chain;
  }
}

function lastOf<T>(items: readonly T[]): T | undefined {
  return items[items.length - 1];
}

/** Where an entity is named that no file describes: a reference is one itself, a child's id begins with its parents. */
function nameIn(resource: Resource): Path {
  return resource.written(resource.isReference ? ['name'] : ['id']);
}

/** Where the rest of a path, from an entity down, is written in its file. */
function writtenPath(resource: Resource, path: Path): Path {
  const { kind, body } = resource;
  if (path.length === 0) return resource.written([]);
  if (kind === 'virtualMachine' || kind === 'scaleSet') return resource.written(restPathOfDeployment(resource, path));
  const [first] = path;
  if (first === 'name' || first === 'apiVersion' || first === 'resourceGroup') return resource.written([first]);
  if (first === 'subscription') return resource.written(['id']);
  const isOfDisk = kind === 'version' && first === 'source' && !hasOwnSource(body);
  return resource.written(restPathOf(kind, isOfDisk ? ['osDisk', ...path] : path, body));
}
