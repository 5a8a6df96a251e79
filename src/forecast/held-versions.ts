import { dayNumber } from '../estate/day-number.ts';
import type { Image, Version } from '../estate/estate.ts';
import { demandFor, lastGuardedDay, newestFirst, policyReason, releaseDays } from '../estate/retained.ts';
import type { Releases, Retention } from '../manifest/manifest.ts';
import { type Batch, batchOf, supersededBatch } from './batch.ts';
import { candidateRegions } from './template.ts';
import type { Outlook, Timeline } from './timeline.ts';

/** A version that is there today. */
type Held = {
  version: Version;
  /** How many newer ones are there today. */
  newer: number;
  /** From 1970-01-01; undefined where nobody knows. */
  releaseDay: number | undefined;
  lastGuardedDay: number;
  /** `latest` goes on meaning it somewhere, or a deployment names it. */
  isNeeded: boolean;
  batch: Batch;
};

/** The versions of an image that are there today, while newer ones come. */
export class HeldVersions {
  readonly #retention: Retention;
  readonly #outlook: Outlook;
  readonly #timeline: Timeline;
  readonly #releaseDays: ReadonlyMap<Version, number>;
  readonly #isSupersededNext: (version: Version) => boolean;
  #isBeforeFirstRelease = true;
  #held: Held[] = [];

  constructor(image: Image, template: Version, releases: Releases, retention: Retention, outlook: Outlook, timeline: Timeline) {
    this.#retention = retention;
    this.#outlook = outlook;
    this.#timeline = timeline;
    const taken = candidateRegions(template);
    const staying = new Set<Version>();
    for (const [region, version] of image.latestByRegion) if (!taken.has(region)) staying.add(version);
    this.#isSupersededNext = taken.size === 0 ? ({ isSuperseded }) => isSuperseded : (version) => !staying.has(version);
    const numbered = newestFirst(image);
    this.#releaseDays = daysByVersion(numbered, releases, outlook.today);
    const ranks = new Map<Version, number>(numbered.map((version, newer) => [version, newer]));
    for (const version of image.versions) {
      const batch = batchOf(version, outlook);
      timeline.held.push(batch);
      const newer = ranks.get(version);
      // A name that is no number has no place in the order: nothing supersedes it.
      if (newer === undefined) continue;
      const isNeeded = staying.has(version) || demandFor(version, outlook.demand) !== undefined;
      const releaseDay = this.#releaseDays.get(version);
      this.#held.push({ version, newer, releaseDay, lastGuardedDay: lastGuardedDay(version), isNeeded, batch });
    }
  }

  /** When a version was released, in days from 1970-01-01. */
  releaseDayOf(version: Version): number | undefined {
    return this.#releaseDays.get(version);
  }

  /** Supersedes, and drops what the policy no longer keeps, now that so many new versions are there. */
  release(month: number, day: number, released: number): void {
    if (this.#isBeforeFirstRelease) this.#supersede(month);
    this.#isBeforeFirstRelease = false;
    const { changes, drops } = this.#timeline;
    this.#held = this.#held.filter((held) => {
      const isKept = this.#isKept(held, day, released);
      if (!isKept) changes.push({ month, batch: held.batch, count: -1 });
      if (!isKept) drops.push({ month, batch: held.batch, count: 1 });
      return isKept;
    });
  }

  #supersede(month: number): void {
    for (const held of this.#held) {
      if (!this.#isSupersededNext(held.version)) continue;
      const left = supersededBatch(held.version, this.#retention, this.#outlook, this.#outlook.demand);
      if (left === undefined) continue;
      this.#timeline.changes.push({ month, batch: held.batch, count: -1 }, { month, batch: left, count: 1 });
      held.batch = left;
    }
  }

  #isKept({ newer, releaseDay, lastGuardedDay: guarded, isNeeded }: Held, day: number, released: number): boolean {
    if (isNeeded || day <= guarded) return true;
    const age = releaseDay === undefined ? undefined : day - releaseDay;
    return policyReason(this.#retention, newer + released, age) !== undefined;
  }
}

function daysByVersion(numbered: ReturnType<typeof newestFirst>, releases: Releases, today: string): Map<Version, number> {
  const days = new Map<Version, number>();
  for (const [index, { releasedOn }] of releaseDays(numbered, releases, today).entries()) {
    const version = numbered[index];
    if (version !== undefined && releasedOn !== undefined) days.set(version, dayNumber(releasedOn));
  }
  return days;
}
