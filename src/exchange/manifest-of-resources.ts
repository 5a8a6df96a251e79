import type { Finding, Path } from '../engine/finding.ts';
import { parseResourceId } from '../estate/resource-id.ts';
import type { SourceDocument } from '../source/source.ts';
import { deploymentOf, galleryImageOf, imageTextOf, type Machine, uniqueNames } from './deployments.ts';
import { differenceOf } from './difference.ts';
import { importFinding } from './import-finding.ts';
import { agree, CHILDREN, Galleries, type Place } from './places.ts';
import { apiVersionOf, type Described, notCarried, readBody } from './read-body.ts';
import type { Resource } from './resource.ts';
import { manifestKeysOf } from './rest-trees.ts';
import { settleVersion } from './settle-version.ts';
import type { Translated } from './translated.ts';
import { documentsOf, nameIn } from './translated-documents.ts';
import { standIn } from './unknown-parts.ts';

/** Makes one manifest of all that other people's files describe; keys stand in the order of the files. */
export function manifestOf(resources: readonly Resource[]): Translated {
  const assembly = new Assembly();
  for (const resource of resources) assembly.add(resource);
  return assembly.finish(resources[0]?.document);
}

/** Holds what grows while resources come in. */
class Assembly {
  readonly #galleries = new Galleries();
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
    const place = this.#galleries.placeOf(resource);
    if (resource.isReference) place.reference ??= resource;
    else this.#describe(place, resource);
  }

  #describe(place: Place, resource: Resource): void {
    const { described, hasMore } = readBody(resource, { name: resource.names.at(-1) });
    if (place.level === 'version') settleVersion(described);
    const { resource: first } = place;
    if (first === undefined) {
      place.resource = resource;
      place.described = described;
    } else {
      const difference = differenceOf(place.described, described);
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
    const difference = differenceOf(first.described, described);
    if (difference === 'more') this.#machines.set(key, { resource, described });
    else if (difference !== undefined) {
      const noun = kind === 'scaleSet' ? 'scale set' : 'virtual machine';
      this.#reportDuplicate(`${noun} "${names[0] ?? ''}"`, difference, first.resource, resource);
    }
  }

  finish(fallback: SourceDocument | undefined): Translated {
    const value: Described = { gallerist: 1 };
    const galleries = this.#valuesOf(this.#galleries.places, ['galleries']);
    if (galleries.length > 0) value['galleries'] = galleries;
    const deployments = this.#deployments();
    if (deployments.length > 0) value['deployments'] = deployments;
    return { value, unknown: this.#unknown, documentAt: documentsOf(value, this.#origins, fallback), findings: this.#findings };
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
    for (const place of this.#galleries.places) {
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

/** What a deployment cannot do without. */
const NEEDED_OF = { virtualMachine: ['region'], scaleSet: ['region', 'instances'] } as const;

function machineKey(kind: string, name: string | undefined, subscription: string | undefined, group: string | undefined): string {
  return [kind, name, subscription, group].join('/').toLowerCase();
}

function highestApiVersion(place: Place): string | undefined {
  let highest = place.resource && apiVersionOf(place.resource);
  for (const child of place.children?.values() ?? []) {
    const apiVersion = highestApiVersion(child);
    if (apiVersion !== undefined && (highest === undefined || apiVersion > highest)) highest = apiVersion;
  }
  return highest;
}
