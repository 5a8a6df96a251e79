import type { StorageAccountType } from '../estate/estate.ts';
import { apiDefault, isApiFrom } from './api-versions.ts';
import data from './editions.json' with { type: 'json' };
import type { Region } from './regions.ts';

/** An edition is a dated set of facts about the service. */
export type EditionId = '2020-10' | '2021-06' | '2023-04' | '2025-07';

/** From the oldest to the newest. */
export const EDITION_IDS: readonly EditionId[] = ['2020-10', '2021-06', '2023-04', '2025-07'];
export const DEFAULT_EDITION: EditionId = '2021-06';

/** Numbers that the service, or a client of it, does not let a manifest exceed. */
export type LimitName =
  | 'galleriesPerRegion'
  | 'imagesPerRegion'
  | 'versionsPerRegion'
  | 'replicas'
  | 'replicasRecommended'
  | 'shallowReplicas'
  | 'shallowTargetRegions'
  | 'diskSizeGB'
  | 'shallowDiskSizeGB'
  | 'scaleSetInstances'
  | 'managedImageScaleSetInstances'
  | 'sharedSubscriptions'
  | 'sharedTenants'
  | 'crossTenantGrants'
  | 'tags'
  | 'tagKeyLength'
  | 'tagValueLength'
  | 'galleryNameLength'
  | 'imageNameLength'
  | 'publisherLength'
  | 'offerLength'
  | 'skuLength'
  | 'communityPrefixMinimumLength'
  | 'communityPrefixMaximumLength'
  | 'versionNumberPart'
  | 'recommendedVCPUsMinimum'
  | 'recommendedVCPUsMaximum'
  | 'recommendedMemoryMinimum'
  | 'recommendedMemoryMaximum'
  | 'manyTargetRegions'
  | 'replicationHours';
export type SizingName = 'virtualMachinesPerReplica' | 'scaleSetInstancesPerReplica' | 'minimumProductionReplicas';
export type DefaultName = 'storageAccountType' | 'hyperVGeneration';
export type MeaningName = 'endOfLife' | 'imageGrantOpensGallery';

/** One fact. Null is the absence of a number where others have one. */
export type FactRow = {
  value: number | string | boolean | null;
  unit: string;
  /** A key of `sources.json`. */
  source: string;
  /** yyyy-MM-dd that the source bears, or on which an undated source was read. */
  asOf: string;
  /** Statements of the service's documentation it rests on. */
  statements: readonly string[];
  /** What is counted, in the source's words. */
  scope?: string;
  note?: string;
};

export type Facts = {
  edition: EditionId;
  title: string;
  /** yyyy-MM-dd of the edition's main document. */
  asOf: string;
  /** A limit of the edition; undefined where the edition has none of that name. */
  limit(name: LimitName): number | undefined;
  /** The fact behind a number, a default or a meaning, with its source; undefined where the edition has none. */
  row(name: LimitName | SizingName | DefaultName | MeaningName): FactRow | undefined;
  sizing: {
    virtualMachinesPerReplica: number;
    /** Null: one replica for each concurrently created scale set, whatever its size. */
    scaleSetInstancesPerReplica: number | null;
    /** Undefined where the edition names none. */
    minimumProductionReplicas: number | undefined;
  };
  meanings: {
    /** What follows a version's end of life: no more deployments, or nothing. */
    endOfLife: 'blocks' | 'informs';
    /** Whether a grant on a definition opens its gallery too. */
    imageGrantOpensGallery: boolean;
  };
  /** Whether the edition in force is that one or a later one. */
  isFrom(edition: EditionId): boolean;
  /** The storage account type of a target region for which nothing is said. An unknown region is taken to have no zones. */
  defaultStorageAccountType(apiVersion: string | undefined, region: Region | undefined): StorageAccountType;
  /** The generation of an image for which nothing is said. */
  defaultHyperVGeneration(apiVersion: string | undefined): 'V1' | 'V2';
};

type Rows = { readonly [name: string]: FactRow | undefined };

const factsByEdition = new Map<EditionId, Facts>();

/** The facts of an edition; built at the first question, then kept. */
export function factsOf(edition: EditionId): Facts {
  let facts = factsByEdition.get(edition);
  if (facts === undefined) {
    facts = buildFacts(edition);
    factsByEdition.set(edition, facts);
  }
  return facts;
}

/** Whether a text is the id of an edition. */
export function isEditionId(text: string): text is EditionId {
  return EDITION_IDS.some((id) => id === text);
}

function buildFacts(edition: EditionId): Facts {
  const entry = data.editions.find(({ id }) => id === edition);
  if (entry === undefined) throw new Error(`no facts for edition ${edition}`);
  const rows: Rows = { ...data.always, ...entry.limits, ...entry.sizing, ...entry.defaults, ...entry.meanings };
  const numberOf = (name: LimitName | SizingName) => {
    const value = rows[name]?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const generation = entry.defaults.hyperVGeneration.value;
  return {
    edition,
    title: entry.title,
    asOf: entry.asOf,
    limit: numberOf,
    row: (name) => rows[name],
    sizing: {
      virtualMachinesPerReplica: entry.sizing.virtualMachinesPerReplica.value,
      scaleSetInstancesPerReplica: entry.sizing.scaleSetInstancesPerReplica.value,
      minimumProductionReplicas: numberOf('minimumProductionReplicas'),
    },
    meanings: {
      endOfLife: entry.meanings.endOfLife.value === 'blocks' ? 'blocks' : 'informs',
      imageGrantOpensGallery: entry.meanings.imageGrantOpensGallery.value,
    },
    isFrom: (other) => EDITION_IDS.indexOf(edition) >= EDITION_IDS.indexOf(other),
    defaultStorageAccountType(apiVersion, region) {
      const isZonePreferred = isApiFrom(apiVersion, apiDefault('storageAccountStrategy')?.since);
      return isZonePreferred && region?.availabilityZones === true ? 'Standard_ZRS' : 'Standard_LRS';
    },
    defaultHyperVGeneration(apiVersion) {
      if (apiVersion !== undefined) return isApiFrom(apiVersion, apiDefault('hyperVGeneration')?.since) ? 'V2' : 'V1';
      return generation === 'V2' ? 'V2' : 'V1';
    },
  };
}
