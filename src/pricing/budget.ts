import type { Budget, Estate, Image } from '../estate/estate.ts';
import type { CostLine, Estimate } from './cost.ts';
import { tagsOf } from './cost-groups.ts';

/** The lines that a budget covers: those of its images. */
export function* linesOfBudget(budget: Budget, estate: Estate, estimate: Estimate): Generator<CostLine> {
  for (const { versions } of imagesOfBudget(budget, estate)) for (const version of versions) yield* estimate.linesOf(version);
}

/**
 * The images that a budget covers: those of its gallery, its image and its tags, where it names them; all must match.
 * Names and tag names are compared without case. An image's tags stand over its gallery's, as in the cost by tag.
 */
export function* imagesOfBudget({ spec }: Budget, estate: Estate): Generator<Image> {
  const galleries = spec.gallery === undefined ? estate.galleries : (estate.galleriesByName.get(spec.gallery.toLowerCase()) ?? []);
  for (const gallery of galleries) {
    const images = spec.image === undefined ? gallery.images : (gallery.imagesByName.get(spec.image.toLowerCase()) ?? []);
    for (const image of images) if (hasTags(image, spec.tag)) yield image;
  }
}

function hasTags(image: Image, wanted: Budget['spec']['tag']): boolean {
  if (wanted === undefined) return true;
  const tags = tagsOf(image);
  return Object.entries(wanted).every(([name, value]) => tags.get(name.toLowerCase())?.value === String(value));
}
