import { isObject } from '../json-object.ts';
import { draftsIn } from './draft.ts';

/** How many of each there are in a manifest. */
export function countsIn(value: unknown): { galleries: number; images: number; versions: number; deployments: number } {
  const manifest = isObject(value) ? value : {};
  const galleries = draftsIn(manifest, 'galleries');
  const images = galleries.flatMap((gallery) => draftsIn(gallery, 'images'));
  const versions = images.reduce((sum, image) => sum + draftsIn(image, 'versions').length, 0);
  return { galleries: galleries.length, images: images.length, versions, deployments: draftsIn(manifest, 'deployments').length };
}
