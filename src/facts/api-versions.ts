import data from './api-versions.json' with { type: 'json' };

/** A property, a value of one (`image.osState=Specialized`) or a storage account type, and the API versions that know it. */
export type ApiRow = {
  /** Level and property as the manifest names them: `version.replicationMode`. */
  name: string;
  /** First API version known to have it; null where no version is known. */
  since: string | null;
  /** Nothing is known of the versions after this one and before `since`. */
  unknownAfter?: string;
  /** First API version without it again. */
  removedIn?: string;
  source: string;
  asOf: string;
  statements: string[];
  note?: string;
};

/** A default that an API version changed. */
export type ApiDefault = {
  name: string;
  value: string;
  /** What stood before `since`. */
  before: string;
  since: string;
  source: string;
  asOf: string;
  statements: string[];
  note?: string;
};

/** Whether an API version knows something: `unknown` where the documents read do not say. */
export type Availability = 'absent' | 'present' | 'removed' | 'unknown';

/** All properties of the ladder, in the order of the data. */
export const API_PROPERTIES: readonly ApiRow[] = data.properties;
/** All defaults that an API version changed. */
export const API_DEFAULTS: readonly ApiDefault[] = data.defaults;
/** The first API version with which VMs and scale sets can be deployed from a version. */
export const DEPLOYMENT_API_SINCE = data.deployment.since;

/**
 * Orders API versions by date; a preview comes before the version of the same date.
 * Takes `2021-07-01` and `2021-07-01-preview`.
 */
export function compareApiVersions(a: string, b: string): number {
  const dateA = a.slice(0, DATE_LENGTH);
  const dateB = b.slice(0, DATE_LENGTH);
  if (dateA !== dateB) return dateA < dateB ? -1 : 1;
  return Number(b.length > DATE_LENGTH) - Number(a.length > DATE_LENGTH);
}
const DATE_LENGTH = 'yyyy-MM-dd'.length;

/** Whether `apiVersion` is `since` or later; false where either is not known. */
export function isApiFrom(apiVersion: string | undefined, since: string | null | undefined): boolean {
  if (apiVersion === undefined || since === undefined || since === null) return false;
  return compareApiVersions(apiVersion, since) >= 0;
}

/** The row of a property such as `version.replicationMode` or `image.osState=Specialized`; undefined where the ladder has none. */
export function apiProperty(name: string): ApiRow | undefined {
  return API_PROPERTIES.find((row) => row.name === name);
}

/** The row of a storage account type; undefined for a type that no API version knows. */
export function apiStorageAccountType(type: string): ApiRow | undefined {
  const rows: readonly ApiRow[] = data.storageAccountTypes;
  return rows.find((row) => row.name === type);
}

/** The row of a changed default such as `hyperVGeneration`. */
export function apiDefault(name: string): ApiDefault | undefined {
  return API_DEFAULTS.find((row) => row.name === name);
}

/** Whether the API version knows what the row is about. */
export function availabilityIn(row: ApiRow, apiVersion: string): Availability {
  if (row.removedIn !== undefined && compareApiVersions(apiVersion, row.removedIn) >= 0) return 'removed';
  if (row.since !== null && compareApiVersions(apiVersion, row.since) >= 0) return 'present';
  if (row.unknownAfter !== undefined) return compareApiVersions(apiVersion, row.unknownAfter) > 0 ? 'unknown' : 'absent';
  return row.since === null ? 'unknown' : 'absent';
}
