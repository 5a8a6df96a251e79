import type { Image, Version } from '../estate/estate.ts';
import { newestFirst } from '../estate/retained.ts';

/** The version that new ones are made like: the newest that `latest` can mean, else the newest; undefined where there is none. */
export function templateOf(image: Image): Version | undefined {
  return image.latest ?? newestFirst(image)[0];
}

/** The regions in which `latest` will mean a version made like this one. */
export function candidateRegions({ targetRegions, number }: Version): ReadonlySet<string> {
  if (number === undefined) return new Set();
  return new Set(targetRegions.filter(({ isExcludedFromLatest }) => !isExcludedFromLatest).map(({ name }) => name));
}
