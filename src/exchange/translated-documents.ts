import type { Path } from '../engine/finding.ts';
import type { SourceDocument } from '../source/source.ts';
import { restPathOfDeployment } from './deployments.ts';
import type { Described } from './read-body.ts';
import type { Resource } from './resource.ts';
import { restPathOf } from './rest-trees.ts';
import { hasOwnSource } from './settle-version.ts';
import type { Translated } from './translated.ts';

/** Who says what of the entities of the manifest, for positions: who describes them, and who only names them. */
export type Origins = { described: ReadonlyMap<object, Resource>; named: ReadonlyMap<object, Resource> };

/** The documents behind a manifest value, one view of each. */
export function documentsOf(value: Described, origins: Origins, fallback: SourceDocument | undefined): Translated['documentAt'] {
  const views = new Map<SourceDocument, SourceDocument>();
  return (path) => {
    const document = ownerOf(path)?.resource.document ?? fallback;
    if (document === undefined) throw new RangeError('a manifest of no resources has no documents');
    let view = views.get(document);
    if (view === undefined) views.set(document, (view = viewOf(document)));
    return view;
  };

  function viewOf(document: SourceDocument): SourceDocument {
    const { file, index, isOneOfMany } = document;
    let last: { path: Path; place: Path } | undefined;
    const pathInFile = (path: Path): Path => {
      // Who asks where something is asks for its range too.
      if (last?.path !== path) last = { path, place: placeOf(path) };
      return last.place;
    };
    const placeOf = (path: Path): Path => {
      const owner = ownerOf(path, document);
      if (owner === undefined) return [];
      const { resource, depth, isDeepest } = owner;
      if (!origins.described.has(owner.entity)) return nameIn(resource);
      // A part that another file describes is answered by what this one says nearest to it.
      return writtenPath(resource, isDeepest ? path.slice(depth) : []);
    };
    return { file, index, isOneOfMany, value, pathInFile, rangeOf: (path, part) => document.rangeOf(pathInFile(path), part) };
  }

  /** The last entity on the way of a path, or the last that a document tells of, and how many steps lead to it. */
  function ownerOf(path: Path, document?: SourceDocument): Owner | undefined {
    let owner: Owner | undefined;
    let node: unknown = value;
    for (const [index, step] of path.entries()) {
      node = typeof node === 'object' && node !== null && Object.hasOwn(node, step) ? Reflect.get(node, step) : undefined;
      if (typeof node !== 'object' || node === null) break;
      const resource = origins.described.get(node) ?? origins.named.get(node);
      if (resource === undefined) continue;
      const isOwner = document === undefined || resource.document === document;
      if (isOwner) owner = { entity: node, resource, depth: index + 1, isDeepest: true };
      else if (owner !== undefined) owner.isDeepest = false;
    }
    return owner;
  }
}

type Owner = { entity: object; resource: Resource; depth: number; isDeepest: boolean };

/** Where an entity is named that no file describes: a reference is one itself, a child's id begins with its parents. */
export function nameIn(resource: Resource): Path {
  return resource.written(resource.isReference ? ['name'] : ['id']);
}

/** Where the rest of a path, from an entity down, is written in its file. */
function writtenPath(resource: Resource, path: Path): Path {
  const { kind, body } = resource;
  if (path.length === 0) return resource.written([]);
  if (kind === 'virtualMachine' || kind === 'scaleSet') return resource.written(restPathOfDeployment(resource, path));
  const [first] = path;
  if (first === 'name' || first === 'apiVersion') return resource.written([first]);
  if (first === 'subscription' || first === 'resourceGroup') return resource.written(['id']);
  const isOfDisk = kind === 'version' && first === 'source' && !hasOwnSource(body);
  return resource.written(restPathOf(kind, isOfDisk ? ['osDisk', ...path] : path, body));
}
