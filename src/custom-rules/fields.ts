import { CUSTOM_LEVELS, type CustomLevel } from '../engine/custom-rule.ts';
import { utcDay } from '../estate/utc-day.ts';
import { Entity, type Entities, fieldOf, type Value, writtenOf } from './value.ts';

/** What a field holds: one value, what the manifest has there, an entity, or a list of entities. */
export type Holds = 'value' | 'written' | CustomLevel | { list: CustomLevel };

/** A field of an entity that the estate has resolved; it stands before a property of the same name in the manifest. */
export type Field<L extends CustomLevel = CustomLevel> = { meaning: string; holds: Holds; of(subject: Entities[L]): Value };

type Fields = { readonly [L in CustomLevel]: Readonly<Record<string, Field<L>>> };

/** Resolved fields by level. Everything else that a condition can name is a property of the manifest, as it is written. */
export const FIELDS: Fields = {
  gallery: {
    name: { meaning: 'its name', holds: 'value', of: ({ name }) => name },
    location: { meaning: 'its region, as `westeurope`', holds: 'value', of: ({ location }) => location },
    subscription: {
      meaning: "its subscription id or the document's, in lower case",
      holds: 'value',
      of: ({ subscription }) => (subscription === '' ? null : subscription),
    },
    tenant: { meaning: "its tenant id or the document's", holds: 'value', of: ({ tenant }) => tenant ?? null },
    cloud: { meaning: "its cloud, the document's, or `AzureCloud`", holds: 'value', of: ({ cloud }) => cloud },
    apiVersion: { meaning: "its API version or the document's", holds: 'value', of: ({ apiVersion }) => apiVersion ?? null },
    resourceGroup: { meaning: 'the name of its resource group', holds: 'value', of: ({ resourceGroup }) => resourceGroup ?? null },
    permissions: { meaning: '`Private`, `Groups` or `Community`', holds: 'value', of: ({ permissions }) => permissions },
    images: {
      meaning: 'its image definitions',
      holds: { list: 'image' },
      of: ({ images }) => images.map((image) => entityOf('image', image)),
    },
  },
  image: {
    name: { meaning: 'its name', holds: 'value', of: ({ name }) => name },
    location: { meaning: "its region or the gallery's, as `westeurope`", holds: 'value', of: ({ location }) => location },
    environment: { meaning: "its environment or the gallery's", holds: 'value', of: ({ environment }) => environment ?? null },
    hyperVGeneration: {
      meaning: '`V1` or `V2`, by the API version where it is not written',
      holds: 'value',
      of: ({ hyperVGeneration }) => hyperVGeneration ?? null,
    },
    architecture: {
      meaning: '`x64` or `Arm64`, `x64` where it is not written',
      holds: 'value',
      of: ({ architecture }) => architecture ?? null,
    },
    endOfLifeDate: {
      meaning: 'the day, yyyy-MM-dd',
      holds: 'value',
      of: ({ spec: { endOfLifeDate } }) => (endOfLifeDate === undefined ? null : utcDay(endOfLifeDate)),
    },
    versions: {
      meaning: 'its versions',
      holds: { list: 'version' },
      of: ({ versions }) => versions.map((version) => entityOf('version', version)),
    },
    latest: {
      meaning: 'the highest version that `latest` means in some region',
      holds: 'version',
      of: ({ latest }) => (latest === undefined ? null : entityOf('version', latest)),
    },
  },
  version: {
    name: { meaning: 'its name, as `1.4.0`', holds: 'value', of: ({ name }) => name },
    major: { meaning: 'the first part of its number', holds: 'value', of: ({ number }) => number?.[0] ?? null },
    minor: { meaning: 'the second part', holds: 'value', of: ({ number }) => number?.[1] ?? null },
    patch: { meaning: 'the third part', holds: 'value', of: ({ number }) => number?.[2] ?? null },
    location: { meaning: 'the source region, as `westeurope`', holds: 'value', of: ({ location }) => location },
    endOfLifeDate: {
      meaning: "its day or the image's, yyyy-MM-dd",
      holds: 'value',
      of: ({ endOfLifeDate }) => endOfLifeDate ?? null,
    },
    targetRegions: {
      meaning: 'its target regions',
      holds: { list: 'targetRegion' },
      of: ({ targetRegions }) => targetRegions.map((target) => entityOf('targetRegion', target)),
    },
    isShallow: { meaning: 'whether its replication mode is `Shallow`', holds: 'value', of: ({ isShallow }) => isShallow },
    isSuperseded: {
      meaning: 'whether it is older than the latest version, and the latest one in no region',
      holds: 'value',
      of: ({ isSuperseded }) => isSuperseded,
    },
  },
  targetRegion: {
    name: { meaning: 'the region, as `westeurope`', holds: 'value', of: ({ name }) => name },
    displayName: { meaning: '`West Europe`', holds: 'value', of: ({ region }) => region?.displayName ?? null },
    continent: {
      meaning: 'the continent that traffic is billed by: `Europe`, `North America`, …',
      holds: 'value',
      of: ({ region }) => region?.continent ?? null,
    },
    availabilityZones: {
      meaning: 'whether the region has availability zones; null where that is unknown',
      holds: 'value',
      of: ({ region }) => region?.availabilityZones ?? null,
    },
    pairedRegion: { meaning: 'the region it is paired with', holds: 'value', of: ({ region }) => region?.pairedRegion ?? null },
    replicas: { meaning: "its replica count, the version's, or 1", holds: 'value', of: ({ replicas }) => replicas },
    storageAccountType: {
      meaning: "its storage type, the version's, or the default",
      holds: 'value',
      of: ({ storageAccountType }) => storageAccountType,
    },
    isDefaultStorageType: {
      meaning: 'whether neither the region nor the version names a storage type',
      holds: 'value',
      of: ({ isDefaultStorageType }) => isDefaultStorageType,
    },
    isExcludedFromLatest: {
      meaning: 'whether `latest` passes the version over here',
      holds: 'value',
      of: ({ isExcludedFromLatest }) => isExcludedFromLatest,
    },
    isSourceRegion: { meaning: 'whether the version is created here', holds: 'value', of: ({ isSourceRegion }) => isSourceRegion },
  },
  deployment: {
    name: { meaning: 'its name', holds: 'value', of: ({ name }) => name },
    region: { meaning: 'the region, as `westeurope`', holds: 'value', of: ({ region }) => region },
    window: { meaning: 'its window; null for the one that all others share', holds: 'value', of: ({ window }) => window || null },
    date: {
      meaning: 'the day, yyyy-MM-dd',
      holds: 'value',
      of: ({ spec: { date } }) => (date === undefined ? null : utcDay(date)),
    },
    subscription: {
      meaning: "its subscription id or the document's, in lower case",
      holds: 'value',
      of: ({ subscription }) => subscription ?? null,
    },
    tenant: { meaning: "its tenant id or the document's, in lower case", holds: 'value', of: ({ tenant }) => tenant ?? null },
    virtualMachineCount: {
      meaning: 'VMs created at the same time; 0 where there are none',
      holds: 'value',
      of: ({ virtualMachineCount }) => virtualMachineCount,
    },
    virtualMachines: {
      meaning: 'what the manifest says of its VMs beside their number',
      holds: 'written',
      of: ({ virtualMachines }) => (virtualMachines === undefined ? null : writtenOf(virtualMachines)),
    },
  },
};

/** Names that a condition of a level can use for entities, and how they are reached from its subject. */
export const NAMES: { readonly [L in CustomLevel]: { readonly [N in CustomLevel]?: (subject: Entities[L]) => Entities[N] | undefined } } = {
  gallery: { gallery: (gallery) => gallery },
  image: { gallery: ({ gallery }) => gallery, image: (image) => image },
  version: { gallery: ({ gallery }) => gallery, image: ({ image }) => image, version: (version) => version },
  targetRegion: {
    gallery: ({ gallery }) => gallery,
    image: ({ image }) => image,
    version: ({ version }) => version,
    targetRegion: (target) => target,
  },
  // What a deployment draws on may be outside the estate: then these are null.
  deployment: {
    gallery: ({ gallery }) => gallery,
    image: ({ image }) => image,
    version: ({ version }) => version,
    deployment: (deployment) => deployment,
  },
};

const entities = new WeakMap<object, Entity>();

/** An entity as conditions see it. */
export function entityOf<L extends CustomLevel>(level: L, subject: Entities[L]): Entity {
  const known = entities.get(subject);
  if (known !== undefined) return known;
  const fields: Readonly<Record<string, Field<L>>> = FIELDS[level];
  const entity = new Entity(level, (key) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return field === undefined ? fieldOf(writtenOf(subject.spec), key) : field.of(subject);
  });
  entities.set(subject, entity);
  return entity;
}

/** The entity behind a name where a subject is judged; null where the deployment's image leads nowhere. */
export function namedEntity<L extends CustomLevel>(level: L, subject: Entities[L], name: CustomLevel): Entity | null {
  const reach = NAMES[level][name];
  const entity = reach?.(subject);
  return entity === undefined ? null : entityOf(name, entity);
}

export function isLevel(name: string): name is CustomLevel {
  return CUSTOM_LEVELS.some((level) => level === name);
}
