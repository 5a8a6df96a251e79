import type { Path } from '../../engine/finding.ts';
import { parseResourceId } from '../../estate/resource-id.ts';
import type { SourceDocument } from '../../source/source.ts';
import type { BodyWriter } from '../body-writer.ts';
import { Unknown } from '../hcl/unknown.ts';
import type { Resource, ResourceKind } from '../resource.ts';
import { type Arguments, lookup } from './arguments.ts';
import { azapiBody, azapiType } from './azapi.ts';
import { galleryBody, imageBody, versionBody } from './galleries.ts';
import { machineBody, orchestratedBody, scaleSetBody } from './machines.ts';
import { knownPart } from './resource-id-of.ts';

/** A resource or data source of a plan, a state or a module. */
export type TerraformResource = {
  type: string;
  isData: boolean;
  args: Arguments;
  /** The subscription of its provider, where that says it. */
  subscription: string | undefined;
  count: number;
  document: SourceDocument;
  /** Where an argument is written; `[]` asks for the resource. */
  place(path: Path): Path;
};

type Type = { kind: ResourceKind; names: readonly string[]; body(args: Arguments): BodyWriter };

const GALLERY: Type = { kind: 'gallery', names: ['name'], body: galleryBody };
const IMAGE: Type = { kind: 'image', names: ['gallery_name', 'name'], body: imageBody };
const VERSION: Type = { kind: 'version', names: ['gallery_name', 'image_name', 'name'], body: versionBody };

const TYPES: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['azurerm_shared_image_gallery', GALLERY],
  ['azurerm_shared_image', IMAGE],
  ['azurerm_shared_image_version', VERSION],
  ['azurerm_linux_virtual_machine', { kind: 'virtualMachine', names: ['name'], body: (args) => machineBody(args, 'Linux') }],
  ['azurerm_windows_virtual_machine', { kind: 'virtualMachine', names: ['name'], body: (args) => machineBody(args, 'Windows') }],
  ['azurerm_linux_virtual_machine_scale_set', { kind: 'scaleSet', names: ['name'], body: (args) => scaleSetBody(args, 'Linux') }],
  ['azurerm_windows_virtual_machine_scale_set', { kind: 'scaleSet', names: ['name'], body: (args) => scaleSetBody(args, 'Windows') }],
  ['azurerm_orchestrated_virtual_machine_scale_set', { kind: 'scaleSet', names: ['name'], body: orchestratedBody }],
]);

const MACHINES: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['virtualMachine', 'scaleSet']);

/** Names that a data source takes for the version that is newest when it is read. */
const NEWEST = new Set(['latest', 'recent']);

/** Whether resources of a type are read at all. */
export function isReadType(type: string): boolean {
  return TYPES.has(type) || type === 'azapi_resource';
}

/** Whether it can only be its name that is missing where such a resource is not read. */
export function isGalleryResource({ type, isData }: { type: string; isData: boolean }): boolean {
  const known = TYPES.get(type);
  return known !== undefined && !isData && !MACHINES.has(known.kind);
}

/** What Terraform describes as a resource of Azure; undefined where that is none of ours, or its name is not known. */
export function resourceOf(source: TerraformResource): Resource | undefined {
  const { type, args, isData } = source;
  if (type === 'azapi_resource') return ofAzapi(source);
  const known = TYPES.get(type);
  // A machine that is only looked at is deployed elsewhere.
  if (known === undefined || (isData && MACHINES.has(known.kind))) return undefined;
  const id = textOf(args, 'id');
  const names = namesOf(args, known, id);
  if (names === undefined || (isData && known.kind === 'version' && NEWEST.has(names.at(-1) ?? ''))) return undefined;
  // A reference describes nothing that could be judged.
  const writer = known.body(isData ? { ...args, report: () => undefined } : args);
  if (MACHINES.has(known.kind) && !hasImage(args)) return undefined;
  const parsed = id === undefined ? undefined : parseResourceId(id);
  const group = lookup(args, ['resource_group_name']);
  // Once a gallery is enough: what is in it stands in its group.
  if (group instanceof Unknown && parsed === undefined && known.kind === 'gallery' && !isData) args.report(['resource_group_name'], group);
  return {
    kind: known.kind,
    names,
    subscription: parsed?.subscription ?? source.subscription,
    resourceGroup: parsed?.resourceGroup ?? textOf(args, 'resource_group_name'),
    apiVersion: undefined,
    ...described(source, writer),
  };
}

/** Machines of the Marketplace are none of ours. */
function hasImage(args: Arguments): boolean {
  return lookup(args, ['source_image_id']) !== undefined;
}

function ofAzapi(source: TerraformResource): Resource | undefined {
  const { args } = source;
  const type = azapiType(lookup(args, ['type']));
  if (type === undefined || (source.isData && MACHINES.has(type.kind))) return undefined;
  const name = required(args, 'name');
  const parent = required(args, 'parent_id');
  if (name === undefined || parent === undefined) return undefined;
  const parsed = parseParent(parent);
  const parents = MACHINES.has(type.kind) ? [] : (parsed?.names ?? []);
  const depth = { gallery: 0, image: 1, version: 2, virtualMachine: 0, scaleSet: 0 }[type.kind];
  if (parsed === undefined || parents.length !== depth) {
    args.report(['parent_id'], new Unknown(`"${parent}" is not the id of what a resource of this type stands in`));
    return undefined;
  }
  return {
    kind: type.kind,
    names: [...parents, name],
    // Its own provider is not asked: it is made wherever its parent is.
    subscription: knownPart(parsed.subscription),
    resourceGroup: knownPart(parsed.resourceGroup),
    apiVersion: type.apiVersion,
    ...described(source, azapiBody(args)),
  };
}

const GROUP = /^\/subscriptions\/([^/\s]+)\/resourceGroups\/([^/\s]+)\/?$/i;

/** A resource group holds galleries, a gallery its images. */
function parseParent(
  id: string,
): { names: readonly string[]; subscription: string | undefined; resourceGroup: string | undefined } | undefined {
  const group = GROUP.exec(id);
  if (group !== null) return { names: [], subscription: group[1]?.toLowerCase(), resourceGroup: group[2] };
  const parsed = parseResourceId(id);
  const isOfGallery = parsed !== undefined && /^microsoft\.compute\/galleries(?:\/images)?$/i.test(parsed.type);
  return isOfGallery ? parsed : undefined;
}

function described(
  { document, place, isData, count }: TerraformResource,
  writer: BodyWriter,
): Pick<Resource, 'body' | 'unresolved' | 'count' | 'isReference' | 'document' | 'written'> {
  writer.mark(['name'], ['name']);
  return {
    body: writer.body,
    unresolved: writer.unresolved,
    count,
    isReference: isData,
    document,
    written: (path) => place(writer.written(path)),
  };
}

/** The names by the arguments, or by the id where those are left out. */
function namesOf(args: Arguments, { names, kind }: Type, id: string | undefined): string[] | undefined {
  const found: string[] = [];
  const ofId = id === undefined || MACHINES.has(kind) ? [] : (parseResourceId(id)?.names ?? []);
  for (const [index, argument] of names.entries()) {
    const name = textOf(args, argument) ?? ofId[index] ?? required(args, argument);
    if (name === undefined) return undefined;
    found.push(name);
  }
  return found;
}

function textOf(args: Arguments, argument: string): string | undefined {
  const value = lookup(args, [argument]);
  return typeof value === 'string' ? value : undefined;
}

/** Without it there is no telling which resource this is. */
function required(args: Arguments, argument: string): string | undefined {
  const value = lookup(args, [argument]);
  if (typeof value === 'string') return value;
  args.report([argument], value instanceof Unknown ? value : new Unknown('it is missing, or no text'));
  return undefined;
}
