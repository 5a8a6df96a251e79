import type { Image } from '../estate/estate.ts';
import type { CostBy, CostDimension, CostLine } from '../pricing/cost.ts';
import { environmentKey, galleryKey, imageKey, regionKey, subscriptionKey, tagsOf, typeKey } from '../pricing/cost-groups.ts';

/** What the parts of a group have in common, by names; null is its absence. */
export type GroupKey = Readonly<Record<string, string | null>>;

/** What tells parts of the estate apart: something of an image, or something of its lines. */
export type Split = { ofImage(image: Image): GroupKey; isInOrder: boolean } | { ofLine(line: CostLine): GroupKey };

const SPLITS: Readonly<Record<Exclude<CostDimension, 'tag'>, Split>> = {
  gallery: { ofImage: ({ gallery }) => galleryKey(gallery), isInOrder: true },
  image: { ofImage: imageKey, isInOrder: true },
  region: { ofLine: ({ region }) => regionKey(region) },
  storageAccountType: { ofLine: ({ storageAccountType }) => typeKey(storageAccountType) },
  environment: { ofImage: ({ environment }) => environmentKey(environment), isInOrder: false },
  subscription: { ofImage: ({ gallery }) => subscriptionKey(gallery.subscription), isInOrder: false },
};

/** How a forecast is split: as the cost is. */
export function splitBy(by: CostBy): Split {
  if (by.dimension !== 'tag') return SPLITS[by.dimension];
  const { tag } = by;
  const name = tag.toLowerCase();
  return { ofImage: (image) => ({ tag, value: tagsOf(image).get(name)?.value ?? null }), isInOrder: false };
}
