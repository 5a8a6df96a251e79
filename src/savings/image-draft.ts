import type { Image, TargetRegion, Version } from '../estate/estate.ts';
import { compareVersionNumbers } from '../estate/version-number.ts';
import type { SavingKind } from './saving.ts';

/** Why a region is left. */
export type Leaving = Extract<SavingKind, 'superseded-regions' | 'idle-region'>;

/** An image as savings would leave it: what goes is marked, and what `latest` means then is worked out anew. */
export class ImageDraft {
  readonly image: Image;
  /** From the lowest number on, those without one last. */
  readonly versions: readonly Version[];
  readonly #gone = new Set<Version>();
  readonly #left = new Map<TargetRegion, Leaving>();
  #latestByRegion: ReadonlyMap<string, Version>;
  #latest: Version | undefined;
  #inUse: ReadonlySet<Version>;
  /** How many versions `latest` could mean in each region, kept up to date. */
  readonly #candidates = new Map<string, number>();

  constructor(image: Image) {
    this.image = image;
    this.versions = image.versions.toSorted(compareVersions);
    this.#latestByRegion = image.latestByRegion;
    this.#latest = image.latest;
    this.#inUse = new Set(image.latestByRegion.values());
    for (const version of image.versions) for (const target of version.targetRegions) this.#count(target, 1);
  }

  /** Works out anew what `latest` means. */
  settle(): void {
    const latestByRegion = new Map<string, Version>();
    this.#latest = undefined;
    for (const version of this.versions) {
      for (const target of this.targetsOf(version)) {
        if (!isCandidate(target)) continue;
        // From the lowest on: the last one stays.
        latestByRegion.set(target.name, version);
        this.#latest = version;
      }
    }
    this.#latestByRegion = latestByRegion;
    this.#inUse = new Set(latestByRegion.values());
  }

  /** The image with what `latest` means when last settled; its versions are those of the estate. */
  get settled(): Image {
    return { ...this.image, versions: this.kept, latestByRegion: this.#latestByRegion, latest: this.#latest };
  }

  get kept(): Version[] {
    return this.image.versions.filter((version) => !this.#gone.has(version));
  }

  /** How many things were marked. */
  get changes(): number {
    return this.#gone.size + this.#left.size;
  }

  drop(version: Version): void {
    for (const target of this.targetsOf(version)) this.#count(target, -1);
    this.#gone.add(version);
  }

  leave(target: TargetRegion, as: Leaving): void {
    this.#left.set(target, as);
    this.#count(target, -1);
  }

  isGone(version: Version): boolean {
    return this.#gone.has(version);
  }

  /** Regions that a version leaves for one reason. */
  leftAs(version: Version, as: Leaving): TargetRegion[] {
    return version.targetRegions.filter((target) => this.#left.get(target) === as);
  }

  /** The regions in which a version stays. */
  targetsOf(version: Version): readonly TargetRegion[] {
    if (this.#gone.has(version)) return [];
    if (this.#left.size === 0) return version.targetRegions;
    return version.targetRegions.filter((target) => !this.#left.has(target));
  }

  /** As of the last settling. */
  isSuperseded(version: Version): boolean {
    return version.number !== undefined && isNewer(this.#latest, version) && !this.#inUse.has(version);
  }

  /** The highest version that `latest` means anywhere. */
  get latest(): Version | undefined {
    return this.#latest;
  }

  /**
   * Whether `latest` would mean an older version in a region once a version leaves it. Where it would mean none there, it
   * does not: nobody is given what is outdated.
   */
  wouldFallBack(target: TargetRegion): boolean {
    return this.#latestByRegion.get(target.name) === target.version && (this.#candidates.get(target.name) ?? 0) > 1;
  }

  #count(target: TargetRegion, by: 1 | -1): void {
    if (isCandidate(target)) this.#candidates.set(target.name, (this.#candidates.get(target.name) ?? 0) + by);
  }
}

function isCandidate({ version, isExcludedFromLatest }: TargetRegion): boolean {
  return version.number !== undefined && !isExcludedFromLatest;
}

function isNewer(version: Version | undefined, other: Version): boolean {
  return version !== undefined && compareVersions(version, other) > 0;
}

function compareVersions({ number: a }: Version, { number: b }: Version): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compareVersionNumbers(a, b);
}
