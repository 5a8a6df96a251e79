import type { Image } from '../estate/estate.ts';
import type { CostLine } from '../pricing/cost.ts';

/** What a forecast can be split by. */
export type ForecastDimension = 'gallery' | 'image' | 'region' | 'storageAccountType' | 'environment' | 'subscription';

/** What the parts of a group have in common, by names; null is its absence. */
export type GroupKey = Readonly<Record<string, string | null>>;

/** What tells parts of the estate apart: something of an image, or something of its lines. */
type Split = { ofImage(image: Image): GroupKey; isInOrder: boolean } | { ofLine(line: CostLine): GroupKey };

const subscriptionKey = ({ gallery }: Image): GroupKey => ({ subscription: gallery.subscription === '' ? null : gallery.subscription });
const galleryKey = (image: Image): GroupKey => ({ ...subscriptionKey(image), gallery: image.gallery.name });

export const SPLITS: Readonly<Record<ForecastDimension, Split>> = {
  gallery: { ofImage: galleryKey, isInOrder: true },
  image: { ofImage: (image) => ({ ...galleryKey(image), image: image.name }), isInOrder: true },
  region: { ofLine: ({ region }) => ({ region }) },
  storageAccountType: { ofLine: ({ storageAccountType }) => ({ storageAccountType }) },
  environment: { ofImage: ({ environment }) => ({ environment: environment ?? null }), isInOrder: false },
  subscription: { ofImage: subscriptionKey, isInOrder: false },
};

export const FORECAST_DIMENSIONS: readonly ForecastDimension[] = [
  'gallery',
  'image',
  'region',
  'storageAccountType',
  'environment',
  'subscription',
];
