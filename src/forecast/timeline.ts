import { dayNumber } from '../estate/day-number.ts';
import type { Image, Version } from '../estate/estate.ts';
import type { Demand } from '../estate/fixed-demand.ts';
import { type Batch, batchOf, type Pricing } from './batch.ts';
import type { Future } from './future.ts';
import { HeldVersions } from './held-versions.ts';
import { MadeVersions } from './made-versions.ts';
import type { Month } from './months.ts';

/** From a month on, so many more versions of a batch are held; fewer where the count is negative. */
export type Change = { month: number; batch: Batch; count: number };

/** What becomes of an image. */
export type Timeline = {
  /** Every version as it is today. */
  held: Batch[];
  /** What changes. */
  changes: Change[];
  /** New versions, for the egress of their month. */
  releases: Change[];
  /** Versions that retention drops. */
  drops: Change[];
};

/** What an image's future is worked out from. */
export type Outlook = Pricing & {
  today: string;
  months: readonly Month[];
  /** Deployments that stay with their version. */
  demand: Demand;
};

/** An image of which nothing is released: it stays as it is. */
export function stillTimeline(image: Image, outlook: Outlook): Timeline {
  return { held: image.versions.map((version) => batchOf(version, outlook)), changes: [], releases: [], drops: [] };
}

/**
 * An image of which versions are released. On the day of a month on which new versions come, those before them are
 * superseded where `latest` means the newest from then on, and retention is carried out: a release cleans up.
 */
export function movingTimeline(future: Future, template: Version, outlook: Outlook): Timeline {
  const { image, releases, retention, released, growth } = future;
  const timeline: Timeline = { held: [], changes: [], releases: [], drops: [] };
  const held = new HeldVersions(image, template, releases, retention, outlook, timeline);
  const made = new MadeVersions(template, held.releaseDayOf(template), retention, outlook, timeline);
  for (const [month, { day }] of outlook.months.entries()) {
    const count = released[month] ?? 0;
    if (count === 0) continue;
    made.release(month, dayNumber(day), count, growth[month]);
    held.release(month, dayNumber(day), made.released);
    made.drop(month, dayNumber(day));
  }
  return timeline;
}
