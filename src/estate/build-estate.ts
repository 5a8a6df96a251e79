import type { Path } from '../engine/finding.ts';
import type { Facts } from '../facts/facts.ts';
import { findRegion, normalizeRegionName, type Region } from '../facts/regions.ts';
import type {
  Deployment as DeploymentSpec,
  Gallery as GallerySpec,
  Grant as GrantSpec,
  Image as ImageSpec,
  Manifest,
  TargetRegion as TargetRegionSpec,
  Version as VersionSpec,
} from '../manifest/manifest.ts';
import type { SourceDocument } from '../source/source.ts';
import {
  type Budget,
  type Deployment,
  type Estate,
  type EstateDocument,
  type Gallery,
  type Grant,
  identifierKey,
  type Image,
  isImported,
  type LeftOut,
  type Quota,
  quotaKey,
  type StorageAccountType,
  type TargetRegion,
  type Version,
  type VersionDisk,
} from './estate.ts';
import { type Faults, faultsOf, hasOwnFault, withoutFaults } from './faults.ts';
import { parseImageReference } from './image-reference.ts';
import { utcDay } from './utc-day.ts';
import { compareVersionNumbers, formatVersionNumber, parseVersionNumber } from './version-number.ts';

/** A manifest document after the schema: `faults` are the paths of what it refused. */
export type CheckedDocument = {
  source: SourceDocument;
  faults: readonly Path[];
  /** Of files in another format: what stands in `source.value` for something that they do not tell, which is no fault. */
  unknown?: readonly Path[];
  /** Of several files that together are one document: the one in which the entity at this path is written. */
  sourceAt?(path: Path): SourceDocument;
};

/** Turns checked documents into one estate: defaults applied, references resolved, indexes built. */
export function buildEstate(documents: readonly CheckedDocument[], facts: Facts): Estate {
  const builder = new EstateBuilder(facts);
  for (const document of documents) builder.addDocument(document);
  return builder.finish();
}

/** What cannot be relied on in an entity: what the schema refused, and what nobody told. */
type Doubts = { faults: Faults | undefined; unknown: Faults | undefined };

/** Holds what grows while documents come in; deployments wait until every gallery is known. */
class EstateBuilder {
  readonly #facts: Facts;
  readonly #documents: EstateDocument[] = [];
  /** Documents of the file that is being added, by their sources, and how to find the source of an entity. */
  #parts = new Map<SourceDocument, EstateDocument>();
  #sourceAt: CheckedDocument['sourceAt'];
  readonly #galleries: Gallery[] = [];
  readonly #budgets: Budget[] = [];
  readonly #quotas = new Map<string, Quota>();
  #hasGrants = false;
  readonly #leftOut: LeftOut = { galleries: 0, images: 0, versions: 0, deployments: 0 };
  /** Lower-case names of galleries of which nothing could be kept. */
  readonly #lostGalleries = new Set<string>();
  readonly #pendingDeployments: { document: EstateDocument; spec: DeploymentSpec; index: number }[] = [];

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  addDocument({ source, faults: paths, unknown: unknownPaths = [], sourceAt }: CheckedDocument): void {
    const faults = faultsOf(paths);
    const unknown = faultsOf(unknownPaths);
    // A document of another format version, or one that is no map, holds nothing that could be judged.
    if (faults !== undefined && (faults.size === 0 || faults.has('gallerist'))) return;
    // The seam between the schema and the program: what it accepted, less what it refused, is a Manifest.
    const manifest = withoutFaults(source.value as Manifest, faults, ['galleries', 'deployments', 'budgets']);
    const document: EstateDocument = { source, manifest };
    this.#documents.push(document);
    this.#parts = new Map([[source, document]]);
    this.#sourceAt = sourceAt;
    for (const [index, spec] of (manifest.galleries ?? []).entries()) {
      this.#addGallery(this.#partOf(document, ['galleries', index]), spec, index, {
        faults: faults?.get('galleries')?.get(index),
        unknown: unknown?.get('galleries')?.get(index),
      });
    }
    for (const [index, spec] of (manifest.deployments ?? []).entries()) {
      if (faults?.get('deployments')?.has(index)) this.#leftOut.deployments++;
      else this.#pendingDeployments.push({ document: this.#partOf(document, ['deployments', index]), spec, index });
    }
    for (const [index, spec] of (manifest.budgets ?? []).entries()) {
      if (!faults?.get('budgets')?.has(index))
        this.#budgets.push({ kind: 'budget', document, parent: undefined, key: ['budgets', index], spec });
    }
  }

  /** The document of an entity: of several files that are one, the part that says it. */
  #partOf(whole: EstateDocument, path: Path): EstateDocument {
    const source = this.#sourceAt?.(path) ?? whole.source;
    let part = this.#parts.get(source);
    if (part === undefined) this.#parts.set(source, (part = { source, manifest: whole.manifest }));
    return part;
  }

  #addGallery(document: EstateDocument, written: GallerySpec, index: number, { faults, unknown }: Doubts): void {
    const isLeftOut = hasOwnFault(faults, ['images']);
    if (isLeftOut) this.#leftOut.galleries++;
    const spec = withoutFaults(withoutFaults(written, faults, ['images']), unknown, ['images']);
    if (faults?.size === 0 || faults?.has('name') || faults?.has('location')) {
      // Without a name and a place, nothing that stands in the gallery can be judged.
      this.#countLost(written?.images);
      this.#lostGalleries.add(typeof written?.name === 'string' ? written.name.toLowerCase() : '');
      return;
    }
    const { manifest } = document;
    const gallery: Gallery = {
      kind: 'gallery',
      document,
      parent: undefined,
      key: ['galleries', index],
      spec,
      name: spec.name,
      subscription: (spec.subscription ?? manifest.subscription ?? '').toLowerCase(),
      tenant: spec.tenant ?? manifest.tenant,
      cloud: spec.cloud ?? manifest.cloud ?? 'AzureCloud',
      apiVersion: spec.apiVersion ?? manifest.apiVersion,
      resourceGroup: typeof spec.resourceGroup === 'string' ? spec.resourceGroup : spec.resourceGroup?.name,
      location: unknown?.has('location') === true ? '' : normalizeRegionName(spec.location),
      environment: spec.environment,
      permissions: spec.sharingProfile?.permissions ?? 'Private',
      images: [],
      imagesByName: new Map(),
      grants: [],
      isLeftOut: isLeftOut || hasOwnFault(unknown, ['images']),
      leftOutImages: new Set(),
    };
    gallery.grants = this.#grantsOf(gallery, spec.grants);
    const leftOutImages = new Set<string>();
    for (const [imageIndex, imageSpec] of (spec.images ?? []).entries()) {
      const image = this.#addImage(gallery, imageSpec, imageIndex, {
        faults: faults?.get('images')?.get(imageIndex),
        unknown: unknown?.get('images')?.get(imageIndex),
      });
      if (image === undefined) leftOutImages.add(typeof imageSpec?.name === 'string' ? imageSpec.name.toLowerCase() : '');
      else gallery.images.push(image);
    }
    gallery.leftOutImages = leftOutImages;
    gallery.imagesByName = groupBy(gallery.images, (image) => image.name.toLowerCase());
    this.#galleries.push(gallery);
    const quota = this.#quota(gallery.subscription, gallery.location);
    quota.galleries.push(gallery);
    for (const kind of ['galleries', 'images', 'versions'] as const) {
      quota.existing[kind] = Math.max(quota.existing[kind], spec.existing?.[kind] ?? 0);
    }
  }

  #addImage(gallery: Gallery, written: ImageSpec, index: number, { faults, unknown }: Doubts): Image | undefined {
    const isLeftOut = hasOwnFault(faults, ['versions']);
    if (isLeftOut) this.#leftOut.images++;
    if (faults?.size === 0 || ['name', 'identifier', 'osType', 'osState'].some((key) => faults?.has(key))) {
      this.#leftOut.versions += Array.isArray(written?.versions) ? written.versions.length : 0;
      return undefined;
    }
    const spec: Image['spec'] = withoutFaults(withoutFaults(written, faults, ['versions']), unknown, ['versions']);
    const isUnknown = hasOwnFault(unknown, ['versions']);
    const image: Image = {
      kind: 'image',
      document: this.#partOf(gallery.document, [...gallery.key, 'images', index]),
      parent: gallery,
      key: ['images', index],
      spec,
      gallery,
      name: spec.name,
      location: spec.location === undefined ? gallery.location : normalizeRegionName(spec.location),
      environment: spec.environment ?? gallery.environment,
      hyperVGeneration: spec.hyperVGeneration ?? (isUnknown ? undefined : this.#facts.defaultHyperVGeneration(gallery.apiVersion)),
      architecture: spec.architecture ?? (isUnknown ? undefined : 'x64'),
      versions: [],
      versionsByNumber: new Map(),
      latestByRegion: new Map(),
      latest: undefined,
      grants: [],
      isLeftOut: isLeftOut || isUnknown,
      leftOutVersions: 0,
    };
    image.grants = this.#grantsOf(image, spec.grants);
    for (const [versionIndex, versionSpec] of (spec.versions ?? []).entries()) {
      const doubt = unknown?.get('versions')?.get(versionIndex);
      if (faults?.get('versions')?.has(versionIndex) === true || doubt?.size === 0) image.leftOutVersions++;
      else image.versions.push(this.#newVersion(image, versionSpec, versionIndex, doubt?.has('source') !== true));
    }
    this.#leftOut.versions += image.leftOutVersions;
    this.#quota(gallery.subscription, image.location).images.push(image);
    resolveLatest(image);
    return image;
  }

  #newVersion(image: Image, written: VersionSpec, index: number, isSourceTold: boolean): Version {
    const { gallery } = image;
    const spec = isSourceTold ? written : { ...written, source: {} };
    const endOfLifeDate = spec.endOfLifeDate ?? image.spec.endOfLifeDate;
    const version: Version = {
      kind: 'version',
      document: this.#partOf(image.document, [...image.gallery.key, ...image.key, 'versions', index]),
      parent: image,
      key: ['versions', index],
      spec,
      gallery,
      image,
      name: spec.name,
      number: parseVersionNumber(spec.name),
      location: spec.location === undefined ? image.location : normalizeRegionName(spec.location),
      disks: disksOf(spec),
      targetRegions: [],
      isShallow: spec.replicationMode === 'Shallow',
      isSourceTold,
      isSuperseded: false,
      endOfLifeDate: endOfLifeDate === undefined ? undefined : utcDay(endOfLifeDate),
      grants: [],
    };
    version.grants = this.#grantsOf(version, spec.grants);
    for (const [targetIndex, target] of spec.targetRegions.entries())
      version.targetRegions.push(this.#newTargetRegion(version, target, targetIndex));
    this.#quota(gallery.subscription, version.location).versions.push(version);
    return version;
  }

  #newTargetRegion(version: Version, written: string | TargetRegionSpec, index: number): TargetRegion {
    const { image, gallery, spec: common } = version;
    const isBare = typeof written === 'string';
    const spec = isBare ? { name: written } : written;
    const name = normalizeRegionName(spec.name);
    const region = findRegion(name);
    const storage = spec.storageAccountType ?? common.storageAccountType;
    return {
      kind: 'targetRegion',
      document: version.document,
      parent: version,
      key: ['targetRegions', index],
      spec,
      isBare,
      gallery,
      image,
      version,
      name,
      region,
      replicas: spec.regionalReplicaCount ?? common.replicaCount ?? 1,
      storageAccountType:
        storage ?? strategyType(common.storageAccountStrategy, region) ?? this.#facts.defaultStorageAccountType(gallery.apiVersion, region),
      isDefaultStorageType: storage === undefined && common.storageAccountStrategy === undefined,
      isExcludedFromLatest: spec.excludeFromLatest ?? common.excludeFromLatest ?? false,
      isSourceRegion: name === version.location,
    };
  }

  #grantsOf(on: Gallery | Image | Version, specs: readonly GrantSpec[] = []): Grant[] {
    if (specs.length > 0) this.#hasGrants = true;
    return specs.map((spec, index) => ({ kind: 'grant', document: on.document, parent: on, key: ['grants', index], spec, on }));
  }

  #countLost(images: readonly ImageSpec[] | undefined): void {
    if (!Array.isArray(images)) return;
    this.#leftOut.images += images.length;
    for (const image of images) this.#leftOut.versions += Array.isArray(image?.versions) ? image.versions.length : 0;
  }

  #quota(subscription: string, region: string): Quota {
    const key = quotaKey(subscription, region);
    let quota = this.#quotas.get(key);
    if (quota === undefined) {
      quota = { subscription, region, galleries: [], images: [], versions: [], existing: { galleries: 0, images: 0, versions: 0 } };
      this.#quotas.set(key, quota);
    }
    return quota;
  }

  finish(): Estate {
    const galleriesByName = groupBy(this.#galleries, (gallery) => gallery.name.toLowerCase());
    const deployments = this.#pendingDeployments.map(({ document, spec, index }) =>
      newDeployment(document, spec, index, galleriesByName, this.#lostGalleries),
    );
    const images = this.#galleries.flatMap((gallery) => gallery.images);
    return {
      documents: this.#documents,
      galleries: this.#galleries,
      deployments,
      budgets: this.#budgets,
      galleriesByName,
      deploymentsByName: groupBy(deployments, (deployment) => deployment.name.toLowerCase()),
      deploymentsByVersion: groupBy(deployments, (deployment) => deployment.version),
      imagesByIdentifier: groupBy(images, identifierKey),
      quotas: this.#quotas,
      hasGrants: this.#hasGrants,
      leftOut: this.#leftOut,
    };
  }
}

/** Fills in what `latest` means: the highest candidate of each region, and what is older than the highest of all (V04-V08). */
function resolveLatest(image: Image): void {
  const latestByRegion = new Map<string, Version>();
  for (const version of image.versions) {
    if (version.number === undefined) continue;
    let isCandidate = false;
    for (const target of version.targetRegions) {
      if (target.isExcludedFromLatest) continue;
      isCandidate = true;
      if (isNewer(version, latestByRegion.get(target.name))) latestByRegion.set(target.name, version);
    }
    if (isCandidate && isNewer(version, image.latest)) image.latest = version;
  }
  image.latestByRegion = latestByRegion;
  const inUse = new Set(latestByRegion.values());
  for (const version of image.versions)
    version.isSuperseded = version.number !== undefined && isNewer(image.latest, version) && !inUse.has(version);
  image.versionsByNumber = groupBy(
    image.versions.filter((version) => version.number !== undefined),
    (version) => (version.number === undefined ? '' : formatVersionNumber(version.number)),
  );
}

function isNewer(version: Version | undefined, other: Version | undefined): boolean {
  if (version?.number === undefined) return false;
  return other?.number === undefined || compareVersionNumbers(version.number, other.number) > 0;
}

function newDeployment(
  document: EstateDocument,
  spec: DeploymentSpec,
  index: number,
  galleriesByName: ReadonlyMap<string, readonly Gallery[]>,
  lostGalleries: ReadonlySet<string>,
): Deployment {
  const { virtualMachines } = spec;
  const deployment: Deployment = {
    kind: 'deployment',
    document,
    parent: undefined,
    key: ['deployments', index],
    spec,
    name: spec.name,
    region: normalizeRegionName(spec.region),
    window: spec.window ?? '',
    subscription: (spec.subscription ?? document.manifest.subscription)?.toLowerCase(),
    tenant: (spec.tenant ?? document.manifest.tenant)?.toLowerCase(),
    reference: parseImageReference(spec.image),
    gallery: undefined,
    image: undefined,
    version: undefined,
    virtualMachineCount: typeof virtualMachines === 'number' ? virtualMachines : (virtualMachines?.count ?? 0),
    virtualMachines: typeof virtualMachines === 'object' ? virtualMachines : undefined,
    scaleSets: spec.scaleSets ?? [],
  };
  resolveReference(deployment, galleriesByName, lostGalleries);
  return deployment;
}

function resolveReference(
  deployment: Deployment,
  galleriesByName: ReadonlyMap<string, readonly Gallery[]>,
  lostGalleries: ReadonlySet<string>,
): void {
  const { reference } = deployment;
  if (reference.isOutside || reference.isMalformed) return;
  const named = galleriesByName.get(reference.gallery.toLowerCase()) ?? [];
  // An id names its subscription; a name means the deployment's own subscription first.
  const gallery = reference.isResourceId
    ? (named.find((candidate) => candidate.subscription === reference.subscription) ??
      named.find((candidate) => candidate.subscription === ''))
    : (named.find((candidate) => candidate.subscription === deployment.subscription) ?? named[0]);
  if (gallery === undefined) {
    reference.isLeftOut = lostGalleries.has(reference.gallery.toLowerCase()) || lostGalleries.has('');
    reference.isOutside = reference.isResourceId && !reference.isLeftOut;
    return;
  }
  deployment.gallery = gallery;
  if (reference.image === undefined) return;
  const imageName = reference.image.toLowerCase();
  deployment.image = gallery.imagesByName.get(imageName)?.[0];
  if (deployment.image === undefined) {
    reference.isLeftOut = gallery.leftOutImages.has(imageName) || gallery.leftOutImages.has('') || saysNothingOf(gallery, gallery.images);
    return;
  }
  if (reference.version === undefined) return;
  deployment.version = findVersion(deployment.image, reference.version, deployment.region);
  const { image } = deployment;
  if (deployment.version === undefined) reference.isLeftOut = image.leftOutVersions > 0 || saysNothingOf(image, image.versions);
}

/** Files of another format that list none of what an entity holds leave it open: it is in another file, or a pipeline makes it. */
function saysNothingOf(entity: Gallery | Image, children: readonly unknown[]): boolean {
  return children.length === 0 && isImported(entity);
}

function findVersion(image: Image, name: string, region: string): Version | undefined {
  if (name.toLowerCase() === 'latest') return image.latestByRegion.get(region);
  const number = parseVersionNumber(name);
  if (number === undefined) return image.versions.find((version) => version.name === name);
  return image.versionsByNumber.get(formatVersionNumber(number))?.[0];
}

/** Zone-redundant where the region has zones, as the strategy promises; undefined without a strategy. */
function strategyType(strategy: VersionSpec['storageAccountStrategy'], region: Region | undefined): StorageAccountType | undefined {
  if (strategy === undefined) return undefined;
  return strategy === 'PreferStandard_ZRS' && region?.availabilityZones === true ? 'Standard_ZRS' : 'Standard_LRS';
}

function disksOf(spec: VersionSpec): VersionDisk[] {
  const disks: VersionDisk[] = [];
  if (spec.osDisk !== undefined) disks.push({ spec: spec.osDisk, at: ['osDisk'], lun: undefined });
  if (spec.dataDisks === undefined) return disks;
  for (const [index, disk] of spec.dataDisks.entries()) disks.push({ spec: disk, at: ['dataDisks', index], lun: disk.lun });
  return disks;
}

/** Things by their keys; those without one are left out. */
function groupBy<T, K extends string | object>(items: readonly T[], keyOf: (item: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
