import { describe, expect, it } from 'vitest';
import { releasesOf, retentionOf } from '../../src/estate/lifecycle-policy.ts';
import { estateOf, firstImage, galleryOf, imageOf } from './estate-of.ts';

const image = firstImage(
  estateOf([
    {
      value: {
        gallerist: 1,
        releases: { versionsPerMonth: 1, sizeGrowthPerMonth: 0.01 },
        retention: { keepLast: 5, keepDays: 90 },
        galleries: [
          galleryOf({
            releases: { versionsPerMonth: 2 },
            retention: { supersededReplicas: 2 },
            images: [imageOf({ retention: { keepLast: 3 } })],
          }),
        ],
      },
    },
  ]),
);

describe('releases and retention of an image', () => {
  it('take each key from the nearest that says it', () => {
    const defaults = { releases: { versionsPerMonth: 9 }, retention: { supersededRegions: 'source', keepLast: 9 } } as const;
    expect(releasesOf(image, defaults)).toEqual({ versionsPerMonth: 2, sizeGrowthPerMonth: 0.01 });
    expect(retentionOf(image, defaults)).toEqual({ keepLast: 3, keepDays: 90, supersededReplicas: 2, supersededRegions: 'source' });
  });

  it('are the configuration’s where no manifest says anything, and empty where nobody does', () => {
    const silent = firstImage(estateOf([{ value: { gallerist: 1, galleries: [galleryOf({ images: [imageOf()] })] } }]));
    expect([releasesOf(silent, {}), retentionOf(silent, {})]).toEqual([{}, {}]);
    expect(releasesOf(silent, { releases: { versionsPerMonth: 4 } })).toEqual({ versionsPerMonth: 4 });
  });
});
