import { dayNumber } from '../estate/day-number.ts';
import type { Version } from '../estate/estate.ts';
import { NO_DEMAND } from '../estate/fixed-demand.ts';
import { lastGuardedDay, policyReason } from '../estate/retained.ts';
import { supersededTargets } from '../estate/superseded-targets.ts';
import { utcDay } from '../estate/utc-day.ts';
import type { Retention } from '../manifest/manifest.ts';
import type { Decimal } from '../pricing/money.ts';
import { type Batch, type Pricing, type SizedBatch, sizedBatch, supersededLines } from './batch.ts';
import { candidateRegions } from './template.ts';
import type { Timeline } from './timeline.ts';

/** New versions of one month, as many as are left. */
type Made = { day: number; count: number; releasedUpTo: number; newest: Batch; superseded: Batch };

/** The versions of an image that are yet to come, each made like its template. */
export class MadeVersions {
  readonly #retention: Retention;
  readonly #timeline: Timeline;
  readonly #newest: SizedBatch;
  readonly #superseded: SizedBatch;
  readonly #lastGuardedDay: (releaseDay: number) => number;
  /** The oldest first; those before `#oldest` are gone. */
  readonly #made: Made[] = [];
  #oldest = 0;
  #released = 0;

  constructor(template: Version, templateDay: number | undefined, retention: Retention, pricing: Pricing, timeline: Timeline) {
    this.#retention = retention;
    this.#timeline = timeline;
    const lines = pricing.estimate.linesOf(template);
    this.#newest = sizedBatch(template.location, lines, pricing.split);
    // Where `latest` can mean none of them, none takes the place of another.
    const left = candidateRegions(template).size === 0 ? lines : supersededLines(lines, supersededTargets(template, NO_DEMAND, retention));
    this.#superseded = left === lines ? this.#newest : sizedBatch(template.location, left, pricing.split);
    this.#lastGuardedDay = guardLike(template, templateDay);
  }

  /** How many were released so far. */
  get released(): number {
    return this.#released;
  }

  /** New versions: the last of them is the newest from now on. */
  release(month: number, day: number, count: number, growth: Decimal | undefined): void {
    const newest = this.#newest(growth);
    const superseded = this.#superseded(growth);
    const before = this.#made.at(-1);
    if (before !== undefined && before.newest !== before.superseded) {
      this.#change(month, before.newest, -1);
      this.#change(month, before.superseded, 1);
    }
    this.#change(month, newest, 1);
    this.#change(month, superseded, count - 1);
    this.#timeline.releases.push({ month, batch: newest, count });
    this.#released += count;
    this.#made.push({ day, count, releasedUpTo: this.#released, newest, superseded });
  }

  /** Drops what the policy no longer keeps, the oldest first. */
  drop(month: number, day: number): void {
    const { keepLast = 0 } = this.#retention;
    for (let made = this.#made[this.#oldest]; made !== undefined; made = this.#made[this.#oldest]) {
      const newer = this.#released - made.releasedUpTo;
      const isKept = policyReason(this.#retention, newer + made.count - 1, day - made.day) !== undefined;
      // Where the oldest stays, all do.
      if (isKept || day <= this.#lastGuardedDay(made.day)) break;
      const left = Math.max(0, Math.min(keepLast - newer, made.count));
      this.#change(month, made.superseded, left - made.count);
      this.#timeline.drops.push({ month, batch: made.superseded, count: made.count - left });
      made.count = left;
      if (left > 0) break;
      this.#oldest++;
    }
  }

  #change(month: number, batch: Batch, count: number): void {
    if (count !== 0) this.#timeline.changes.push({ month, batch, count });
  }
}

/** A version made like a guarded one is guarded for as long after its release; where the end of life is the image's, until that. */
function guardLike(template: Version, templateDay: number | undefined): (releaseDay: number) => number {
  const last = lastGuardedDay(template);
  const own = template.spec.endOfLifeDate;
  if (!Number.isFinite(last) || own === undefined || templateDay === undefined) return () => last;
  const days = dayNumber(utcDay(own)) - templateDay;
  return (releaseDay) => releaseDay + days;
}
