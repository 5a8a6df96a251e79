import type { Path } from '../engine/finding.ts';
import type { Region } from '../facts/regions.ts';
import type {
  Budget as BudgetSpec,
  Deployment as DeploymentSpec,
  Disk,
  Gallery as GallerySpec,
  Grant as GrantSpec,
  Image as ImageSpec,
  Manifest,
  ScaleSet as ScaleSetSpec,
  TargetRegion as TargetRegionSpec,
  Version as VersionSpec,
  VirtualMachines as VirtualMachinesSpec,
} from '../manifest/manifest.ts';
import type { SourceDocument } from '../source/source.ts';
import type { VersionNumber } from './version-number.ts';

/**
 * The estate: what all manifests of one run say together, with defaults applied, names resolved and indexes built.
 * Entities carry `spec`, the manifest as written (parts that the schema refused are gone from it), beside what was resolved.
 */
export type Estate = {
  documents: EstateDocument[];
  galleries: Gallery[];
  deployments: Deployment[];
  budgets: Budget[];
  /** Galleries by lower-case name, in the order of the files. */
  galleriesByName: ReadonlyMap<string, readonly Gallery[]>;
  /** Deployments by lower-case name. */
  deploymentsByName: ReadonlyMap<string, readonly Deployment[]>;
  /** Deployments by the version that they name, or that `latest` means in their region. */
  deploymentsByVersion: ReadonlyMap<Version, readonly Deployment[]>;
  /** Definitions by `identifierKey(image)`, over all galleries. */
  imagesByIdentifier: ReadonlyMap<string, readonly Image[]>;
  /** One per subscription and region in which the estate holds anything, by `quotaKey`. */
  quotas: ReadonlyMap<string, Quota>;
  /** Whether the estate says who may read anything in it. */
  hasGrants: boolean;
  /** Entities that were left out because the schema refused them. */
  leftOut: LeftOut;
};

export type LeftOut = { galleries: number; images: number; versions: number; deployments: number };

/** A manifest document that was read and checked. */
export type EstateDocument = { source: SourceDocument; manifest: Manifest };

/** Everything a finding can be about: enough to say where it is written. */
type Written = {
  document: EstateDocument;
  /** The entity this one stands in; none for a gallery, a deployment or a budget. */
  parent: Written | undefined;
  /** Keys from the parent (or from the document's root). */
  key: Path;
};

export type Gallery = Written & {
  kind: 'gallery';
  spec: GallerySpec;
  name: string;
  /** Lower-case subscription id, '' where the manifest names none. */
  subscription: string;
  tenant: string | undefined;
  cloud: Cloud;
  apiVersion: string | undefined;
  resourceGroup: string | undefined;
  /** Programmatic region name, normalised; '' of a gallery that is only named by its images (in files of another format). */
  location: string;
  environment: Environment | undefined;
  permissions: 'Private' | 'Groups' | 'Community';
  images: Image[];
  /** By lower-case name. */
  imagesByName: ReadonlyMap<string, readonly Image[]>;
  grants: Grant[];
  /** True where the schema found an error in the gallery itself, or too little is known of it: rules pass over it, not over its images. */
  isLeftOut: boolean;
  /** Lower-case names of images that were left out altogether ('' where the name is unknown). */
  leftOutImages: ReadonlySet<string>;
};

export type Image = Written & {
  kind: 'image';
  /** Of an image known from its versions alone (files of another format tell no more) the first three are absent; it is left out of the rules. */
  spec: Omit<ImageSpec, 'identifier' | 'osType' | 'osState'> & Partial<Pick<ImageSpec, 'identifier' | 'osType' | 'osState'>>;
  gallery: Gallery;
  name: string;
  location: string;
  environment: Environment | undefined;
  /** Undefined where the definition is unknown. */
  hyperVGeneration: 'V1' | 'V2' | undefined;
  architecture: 'x64' | 'Arm64' | undefined;
  versions: Version[];
  /** By `Major.Minor.Patch` without leading zeros; versions whose name is no version number are not in it. */
  versionsByNumber: ReadonlyMap<string, readonly Version[]>;
  /** What `latest` means in each region that holds a candidate (V06-V08). */
  latestByRegion: ReadonlyMap<string, Version>;
  /** The highest version that `latest` can resolve to in some region. */
  latest: Version | undefined;
  grants: Grant[];
  isLeftOut: boolean;
  /** Versions that the schema refused: while there are any, nothing is said about what is absent. */
  leftOutVersions: number;
};

export type Version = Written & {
  kind: 'version';
  spec: VersionSpec;
  gallery: Gallery;
  image: Image;
  name: string;
  /** Undefined where the name is not Major.Minor.Patch within int32. */
  number: VersionNumber | undefined;
  /** The source region. */
  location: string;
  /** The OS disk first (if the manifest describes it), then the data disks. */
  disks: VersionDisk[];
  targetRegions: TargetRegion[];
  isShallow: boolean;
  /** Files of other formats need not tell from what a version is made; `spec.source` is empty then, which is no fault. */
  isSourceTold: boolean;
  /** Older than the version that is `latest`, and itself `latest` in no region. */
  isSuperseded: boolean;
  /** The version's end of life, else its definition's; yyyy-MM-dd. */
  endOfLifeDate: string | undefined;
  grants: Grant[];
};

export type VersionDisk = {
  spec: Disk;
  /** Relative to the version: `['osDisk']` or `['dataDisks', 0]`. */
  at: Path;
  /** Undefined for the OS disk. */
  lun: number | undefined;
};

export type TargetRegion = Written & {
  kind: 'targetRegion';
  /** A bare string in the manifest is `{ name }` here. */
  spec: TargetRegionSpec;
  /** Whether the manifest wrote a bare string: then `at: []` is where its name is written. */
  isBare: boolean;
  gallery: Gallery;
  image: Image;
  version: Version;
  /** Programmatic region name, normalised. */
  name: string;
  /** Undefined where no such region is known. */
  region: Region | undefined;
  /** Regional count, else the version's, else 1. */
  replicas: number;
  storageAccountType: StorageAccountType;
  /** True where neither region nor version names a storage type (or a strategy). */
  isDefaultStorageType: boolean;
  /** The regional flag, else the version's, else false (N13). */
  isExcludedFromLatest: boolean;
  isSourceRegion: boolean;
};

export type Deployment = Written & {
  kind: 'deployment';
  spec: DeploymentSpec;
  name: string;
  region: string;
  /** '' for the window that all deployments without one share. */
  window: string;
  subscription: string | undefined;
  /** Lower-case; the document's where the deployment names none. */
  tenant: string | undefined;
  reference: ImageReference;
  /** What the reference names in the estate, as far as it resolves. */
  gallery: Gallery | undefined;
  image: Image | undefined;
  /** The named version, or what `latest` means in the deployment's region. */
  version: Version | undefined;
  /** VMs created at the same time; 0 where none. */
  virtualMachineCount: number;
  /** The VMs' description, where the manifest goes that far. */
  virtualMachines: VirtualMachinesSpec | undefined;
  scaleSets: ScaleSetSpec[];
};

/** How a deployment names its image. */
export type ImageReference = {
  text: string;
  isResourceId: boolean;
  subscription: string | undefined;
  gallery: string;
  image: string | undefined;
  /** A version name or `latest`; undefined where the reference stops at the definition. */
  version: string | undefined;
  /** An id of something outside the estate, which is left alone. */
  isOutside: boolean;
  /** True where the text has neither of the two forms. */
  isMalformed: boolean;
  /** The reference leads to an entity that was left out: nothing can be said. */
  isLeftOut: boolean;
};

export type Grant = Written & { kind: 'grant'; spec: GrantSpec; on: Gallery | Image | Version };

export type Budget = Written & { kind: 'budget'; spec: BudgetSpec };

export type Subject = Gallery | Image | Version | TargetRegion | Deployment | Grant | Budget;

/** Usage of one subscription and region. A version counts in its source region. */
export type Quota = {
  subscription: string;
  region: string;
  galleries: Gallery[];
  images: Image[];
  versions: Version[];
  /** Usage outside the estate, as the galleries' `existing` tell: the largest figure named. */
  existing: { galleries: number; images: number; versions: number };
};

export type Cloud = 'AzureCloud' | 'AzureChinaCloud' | 'AzureUSGovernment' | 'AzureGermanCloud';
export type Environment = 'production' | 'staging' | 'development' | 'test';
export type StorageAccountType = 'Standard_LRS' | 'Standard_ZRS' | 'Premium_LRS' | 'PremiumV2_LRS' | 'StandardSSD_LRS';

/** Whether the entity was read from a file in another format, which may have no word for what a manifest says. */
export function isImported({ document }: Written): boolean {
  return document.source.pathInFile !== undefined;
}

/** The path of an entity from the root of its document. */
export function pathOf(subject: Written): Path {
  return subject.parent === undefined ? subject.key : [...pathOf(subject.parent), ...subject.key];
}

/** Where an entity's name is written, relative to it. */
export function nameAt(subject: Subject): Path {
  if (subject.kind === 'targetRegion' && subject.isBare) return [];
  return subject.kind === 'grant' ? ['principal'] : ['name'];
}

/** Where the replica count of a target region is written, relative to it; its name where the count is inherited. */
export function replicasAt(target: TargetRegion): Path {
  return target.spec.regionalReplicaCount === undefined ? nameAt(target) : ['regionalReplicaCount'];
}

/** Publisher, offer and SKU without case, as the service compares them; undefined where they are unknown. */
export function identifierKey(image: Image): string | undefined {
  if (image.spec.identifier === undefined) return undefined;
  const { publisher, offer, sku } = image.spec.identifier;
  return `${publisher}\n${offer}\n${sku}`.toLowerCase();
}

/** As people read it; '' where it is unknown. */
export function identifierText({ spec: { identifier } }: Image): string {
  return identifier === undefined ? '' : `${identifier.publisher}/${identifier.offer}/${identifier.sku}`;
}

export function quotaKey(subscription: string, region: string): string {
  return `${subscription}\n${region}`;
}
