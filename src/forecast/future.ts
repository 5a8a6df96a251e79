import type { Estate, Image, Version } from '../estate/estate.ts';
import { type PolicyDefaults, releasesOf, retentionOf } from '../estate/lifecycle-policy.ts';
import type { Releases, Retention } from '../manifest/manifest.ts';
import type { Decimal } from '../pricing/money.ts';
import { growthByMonth, releasesByMonth } from './cadence.ts';
import { templateOf } from './template.ts';
import { movingTimeline, type Outlook, stillTimeline, type Timeline } from './timeline.ts';

/** What is said of the future of an image. */
export type Future = {
  image: Image;
  releases: Releases;
  retention: Retention;
  /** What new versions are made like; undefined where nothing is released, or there is no version to make one like. */
  template: Version | undefined;
  released: readonly number[];
  growth: readonly Decimal[];
};

/** The future of every image, in the order of the estate. */
export function futuresOf({ galleries }: Estate, policy: PolicyDefaults, months: number): Future[] {
  const released = remembered((versionsPerMonth) => releasesByMonth(versionsPerMonth, months));
  const growth = remembered((sizeGrowthPerMonth) => growthByMonth(sizeGrowthPerMonth, months));
  return galleries.flatMap(({ images }) =>
    images.map((image): Future => {
      const releases = releasesOf(image, policy);
      const { versionsPerMonth = 0, sizeGrowthPerMonth = 0 } = releases;
      return {
        image,
        releases,
        retention: retentionOf(image, policy),
        template: versionsPerMonth === 0 ? undefined : templateOf(image),
        released: released(versionsPerMonth),
        growth: growth(sizeGrowthPerMonth),
      };
    }),
  );
}

/** What becomes of the image. */
export function timelineOf(future: Future, outlook: Outlook): Timeline {
  return future.template === undefined ? stillTimeline(future.image, outlook) : movingTimeline(future, future.template, outlook);
}

/** Images share their cadences: each is worked out once. */
function remembered<Answer>(ask: (question: number) => Answer): (question: number) => Answer {
  const answers = new Map<number, Answer>();
  return (question) => {
    let answer = answers.get(question);
    if (answer === undefined) answers.set(question, (answer = ask(question)));
    return answer;
  };
}
