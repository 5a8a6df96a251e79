import type { Cloud } from '../estate/estate.ts';
import { closestName } from './closest-name.ts';
import data from './regions.json' with { type: 'json' };

/** Continents by which traffic between regions is billed; not ARM's geography groups. */
export type Continent = 'North America' | 'Europe' | 'Asia' | 'Oceania' | 'Middle East and Africa' | 'South America';

export const CONTINENTS: readonly Continent[] = ['North America', 'Europe', 'Asia', 'Oceania', 'Middle East and Africa', 'South America'];

/** Clouds that a manifest may name; nothing is copied from one to another. */
export const CLOUDS: readonly Cloud[] = ['AzureCloud', 'AzureChinaCloud', 'AzureUSGovernment', 'AzureGermanCloud'];

/** A region of Azure, or a name seen without a region behind it (`status: 'other'`). Null is unknown. */
export type Region = {
  /** Programmatic name: `westeurope`. */
  name: string;
  /** `West Europe`; the programmatic name where no other is known. */
  displayName: string;
  cloud: Cloud | 'AzureUSSecret';
  /** `other`: canary, stage, announced or old names. */
  status: 'available' | 'restricted' | 'legacy' | 'retired' | 'other';
  continent: Continent | null;
  /** Whether the continent is listed by a source or follows from the region's geography. */
  continentBasis: 'listed' | 'inferred' | null;
  availabilityZones: boolean | null;
  /** May lead one way only. */
  pairedRegion: string | null;
  latitude: number | null;
  longitude: number | null;
  /** Whether a subscription needs an access request before the region can be a target region. */
  restricted: boolean | null;
  note?: string;
};

/** All regions and known names. The schema of the data, held by a test, is what proves the cast. */
export const REGIONS = data.regions as readonly Region[];

let regionsByName: ReadonlyMap<string, Region> | undefined;

function byName(): ReadonlyMap<string, Region> {
  regionsByName ??= new Map(REGIONS.map((region) => [region.name, region]));
  return regionsByName;
}

/** Spellings met so far; bounded, since they come from manifests. */
const spellings = new Map<string, string>();
const MAXIMUM_SPELLINGS = 5_000;

/** `West Europe`, `westEurope` and ` WEST EUROPE ` are `westeurope`; unknown names are treated alike. */
export function normalizeRegionName(name: string): string {
  const known = spellings.get(name);
  if (known !== undefined) return known;
  const normalized = name.replace(/\s+/gu, '').toLowerCase();
  if (spellings.size >= MAXIMUM_SPELLINGS) spellings.clear();
  spellings.set(name, normalized);
  return normalized;
}

/** The region of a programmatic or display name in any case; undefined where no such name is known. */
export function findRegion(name: string): Region | undefined {
  return byName().get(normalizeRegionName(name));
}

/** The programmatic name that was probably meant; undefined where none is near. Names nobody can deploy to are not offered. */
export function suggestRegion(name: string): string | undefined {
  const offered: string[] = [];
  for (const { name: candidate, status } of REGIONS) {
    if (status === 'available' || status === 'restricted') offered.push(candidate);
  }
  return closestName(normalizeRegionName(name).replace(/[^a-z0-9]/gu, ''), offered);
}

/** Mean radius of the Earth (IUGG). */
const EARTH_RADIUS_KM = 6371;

/** Great-circle distance; undefined where the coordinates of either region are unknown. */
export function distanceKm(a: Region, b: Region): number | undefined {
  if (a.latitude === null || a.longitude === null || b.latitude === null || b.longitude === null) return undefined;
  const radians = Math.PI / 180;
  const halfLatitude = Math.sin(((b.latitude - a.latitude) * radians) / 2);
  const halfLongitude = Math.sin(((b.longitude - a.longitude) * radians) / 2);
  const chord = halfLatitude ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * halfLongitude ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}
