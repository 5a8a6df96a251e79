import type { Image } from '../estate/estate.ts';
import type { CostBy, CostDimension, CostLine } from '../pricing/cost.ts';
import { tagsOf } from '../pricing/cost-groups.ts';

/** What the parts of a group have in common, by names; null is its absence. */
export type GroupKey = Readonly<Record<string, string | null>>;

/** What tells parts of the estate apart: something of an image, or something of its lines. */
export type Split = { ofImage(image: Image): GroupKey; isInOrder: boolean } | { ofLine(line: CostLine): GroupKey };

const subscriptionKey = ({ gallery }: Image): GroupKey => ({ subscription: gallery.subscription === '' ? null : gallery.subscription });
const galleryKey = (image: Image): GroupKey => ({ ...subscriptionKey(image), gallery: image.gallery.name });

const SPLITS: Readonly<Record<Exclude<CostDimension, 'tag'>, Split>> = {
  gallery: { ofImage: galleryKey, isInOrder: true },
  image: { ofImage: (image) => ({ ...galleryKey(image), image: image.name }), isInOrder: true },
  region: { ofLine: ({ region }) => ({ region }) },
  storageAccountType: { ofLine: ({ storageAccountType }) => ({ storageAccountType }) },
  environment: { ofImage: ({ environment }) => ({ environment: environment ?? null }), isInOrder: false },
  subscription: { ofImage: subscriptionKey, isInOrder: false },
};

/** How a forecast is split: as the cost is. */
export function splitBy(by: CostBy): Split {
  if (by.dimension !== 'tag') return SPLITS[by.dimension];
  const { tag } = by;
  const name = tag.toLowerCase();
  return { ofImage: (image) => ({ tag, value: tagsOf(image).get(name)?.value ?? null }), isInOrder: false };
}
