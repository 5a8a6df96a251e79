import type { Path } from '../../engine/finding.ts';
import { normalizeRegionName } from '../../facts/regions.ts';
import type { SourceDocument } from '../../source/source.ts';
import { BodyWriter } from '../body-writer.ts';
import { Unknown } from '../hcl/unknown.ts';
import type { Resource } from '../resource.ts';
import { type Arguments, asBoolean, asNumber, lookup, mapArguments, read, type Row } from '../terraform/arguments.ts';

/** A builder `azure-arm` of a template. */
export type Builder = {
  args: Arguments;
  document: SourceDocument;
  /** Where an argument is written; `[]` asks for the builder. */
  place(path: Path): Path;
};

const DESTINATION = 'shared_image_gallery_destination';
const PROFILE = ['properties', 'publishingProfile'];
const REGIONS: Path = [...PROFILE, 'targetRegions'];

/** What the plugin takes for the number of replicas (`SharedImageGalleryImageVersionDefault…ReplicaCount`). */
const REPLICAS = { least: 1, most: 100 };

/** Whether a builder makes a version of a gallery at all: others make managed images or VHDs. */
export function hasDestination({ args }: Builder): boolean {
  return lookup(args, [DESTINATION]) !== undefined;
}

/**
 * The version that a builder publishes, as packer-plugin-azure sends it (builder/azure/arm/step_publish_to_shared_image_gallery.go,
 * step_build_target_regions.go); undefined where its name is not known. Its source is a machine that is gone afterwards, unless a
 * managed image is kept beside it.
 */
export function galleryVersionOf({ args, document, place }: Builder): Resource | undefined {
  // A block of HCL is a list of one, an object of JSON is none.
  const at: Path = Array.isArray(lookup(args, [DESTINATION])) ? [DESTINATION, 0] : [DESTINATION];
  const names: string[] = [];
  for (const argument of ['gallery_name', 'image_name', 'image_version']) {
    const value = lookup(args, [...at, argument]);
    if (typeof value === 'string') names.push(value);
    else args.report([...at, argument], value instanceof Unknown ? value : new Unknown('it is missing, or no text'));
  }
  if (names.length < 3) return undefined;
  const writer = new BodyWriter();
  writer.mark(['name'], [...at, 'image_version']);
  mapArguments(args, rowsOf(at), writer);
  mapTags(args, writer);
  mapRegions(args, at, writer);
  const subscription = textOf(args, [...at, 'subscription']) ?? textOf(args, ['subscription_id']);
  mapSource(args, subscription, writer);
  return {
    kind: 'version',
    names,
    subscription: subscription?.toLowerCase(),
    resourceGroup: textOf(args, [...at, 'resource_group']),
    apiVersion: undefined,
    body: writer.body,
    unresolved: writer.unresolved,
    count: 1,
    isReference: false,
    document,
    written: (path) => place(writer.written(path)),
  };
}

function rowsOf(at: Path): Row[] {
  const asReplicas = (value: unknown) => within(asNumber(value));
  return [
    { argument: ['location'], to: ['location'] },
    // The documentation names it both ways.
    {
      argument: ['shared_gallery_image_version_replica_count'],
      to: [...PROFILE, 'replicaCount'],
      as: asReplicas,
      otherwise: REPLICAS.least,
    },
    { argument: ['shared_image_gallery_replica_count'], to: [...PROFILE, 'replicaCount'], as: asReplicas },
    { argument: ['shared_gallery_image_version_end_of_life_date'], to: [...PROFILE, 'endOfLifeDate'] },
    {
      argument: ['shared_gallery_image_version_exclude_from_latest'],
      to: [...PROFILE, 'excludeFromLatest'],
      as: asBoolean,
      otherwise: false,
    },
    { argument: [...at, 'storage_account_type'], to: [...PROFILE, 'storageAccountType'], otherwise: 'Standard_LRS' },
    {
      argument: [...at, 'use_shallow_replication'],
      to: [...PROFILE, 'replicationMode'],
      as: (value) => (asBoolean(value) === true ? 'Shallow' : 'Full'),
      otherwise: 'Full',
    },
  ];
}

function within(count: unknown): unknown {
  return typeof count === 'number' ? Math.min(Math.max(count, REPLICAS.least), REPLICAS.most) : count;
}

function mapTags(args: Arguments, writer: BodyWriter): void {
  mapArguments(args, [{ argument: ['azure_tags'], to: ['tags'] }], writer);
  const blocks = lookup(args, ['azure_tag']);
  for (const index of Array.isArray(blocks) ? blocks.keys() : []) {
    const name = textOf(args, ['azure_tag', index, 'name']);
    if (name === undefined || name === '__proto__') continue;
    mapArguments(args, [{ argument: ['azure_tag', index, 'value'], to: ['tags', name] }], writer);
  }
}

/** Regions are blocks, or a list of names as it was of old; the plugin adds the region it builds in. */
function mapRegions(args: Arguments, at: Path, writer: BodyWriter): void {
  const blocks = lookup(args, [...at, 'target_region']);
  const path = [...at, blocks === undefined ? 'replication_regions' : 'target_region'];
  const written = blocks ?? lookup(args, path);
  if (written instanceof Unknown) {
    args.report(path, written);
    return writer.omit(REGIONS, path);
  }
  const location = textOf(args, ['location']);
  const items = Array.isArray(written) ? written : written === undefined ? [] : [written];
  const places = items.map((_, index) => (Array.isArray(written) ? [...path, index] : path));
  writer.mark(REGIONS, items.length === 0 ? ['location'] : path);
  let count = 0;
  let isBuiltThere = false;
  for (const [index, item] of items.entries()) {
    const from = places[index] ?? path;
    if (item instanceof Unknown) {
      args.report(from, item);
      writer.omit(REGIONS, from);
      continue;
    }
    const name = textOf(args, typeof item === 'string' ? from : [...from, 'name']);
    const isHome = isSameRegion(name, location);
    isBuiltThere ||= isHome;
    mapRegion(args, { from, isText: typeof item === 'string', isHome, at }, writer, [...REGIONS, count]);
    count++;
  }
  if (isBuiltThere || location === undefined) return;
  writer.put([...REGIONS, count, 'name'], ['location'], location);
  mapEncryption(args, { from: ['location'], isText: true, isHome: true, at }, writer, [...REGIONS, count]);
}

type Region = { from: Path; isText: boolean; isHome: boolean; at: Path };

function mapRegion(args: Arguments, region: Region, writer: BodyWriter, to: Path): void {
  const { from, isText } = region;
  writer.mark(to, from);
  if (isText) {
    mapArguments(args, [{ argument: from, to: [...to, 'name'] }], writer);
  } else {
    const asReplicas = (value: unknown) => (asNumber(value) === 0 ? undefined : within(asNumber(value)));
    mapArguments(
      args,
      [
        { argument: ['name'], to: ['name'] },
        { argument: ['replicas'], to: ['regionalReplicaCount'], as: asReplicas },
      ],
      writer,
      from,
      to,
    );
  }
  mapEncryption(args, region, writer, to);
}

/** The set of the region, or in the region of the build that of the build; which disk of a confidential machine it is for. */
function mapEncryption(args: Arguments, { from, isText, isHome, at }: Region, writer: BodyWriter, to: Path): void {
  const disk = [...to, 'encryption', 'osDiskImage'];
  const own = isText ? undefined : read(args, [...from, 'disk_encryption_set_id'], writer, disk);
  const ownPath: Path = own === undefined ? ['disk_encryption_set_id'] : [...from, 'disk_encryption_set_id'];
  const set = own ?? (isHome ? read(args, ['disk_encryption_set_id'], writer, disk) : undefined);
  const typePath = [...at, 'confidential_vm_image_encryption_type'];
  const type = read(args, typePath, writer, disk);
  if (type === undefined) {
    if (set !== undefined) writer.put([...disk, 'diskEncryptionSetId'], ownPath, set);
    return;
  }
  writer.put([...disk, 'securityProfile', 'confidentialVMEncryptionType'], typePath, type);
  if (set !== undefined) writer.put([...disk, 'securityProfile', 'secureVMDiskEncryptionSetId'], ownPath, set);
}

function mapSource(args: Arguments, subscription: string | undefined, writer: BodyWriter): void {
  const name = textOf(args, ['managed_image_name']);
  const group = textOf(args, ['managed_image_resource_group_name']);
  if (name === undefined || group === undefined || subscription === undefined) return;
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Compute/images/${name}`;
  writer.put(['properties', 'storageProfile', 'source', 'id'], ['managed_image_name'], id);
}

function isSameRegion(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && normalizeRegionName(a) === normalizeRegionName(b);
}

function textOf(args: Arguments, path: Path): string | undefined {
  const value = lookup(args, path);
  return typeof value === 'string' ? value : undefined;
}
