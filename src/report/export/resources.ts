import type { ExportedGallery } from '../../exchange/export/exported-galleries.ts';
import type { RestBody } from '../../exchange/export/rest-body.ts';
import { sanitize } from '../sanitize.ts';

/** A resource of ARM, whichever level it is of. */
export type ArmResource = {
  type: string;
  apiVersion: string;
  /** From the gallery down. */
  names: readonly string[];
  body: RestBody;
  /** Why it has that API version, where nobody said which. */
  because: string | undefined;
};

export const TYPES = [
  'Microsoft.Compute/galleries',
  'Microsoft.Compute/galleries/images',
  'Microsoft.Compute/galleries/images/versions',
] as const;

/** Parents before children. */
export function* armResources(exported: ExportedGallery): Generator<ArmResource> {
  const { gallery, apiVersion, body, because, images } = exported;
  yield { type: TYPES[0], apiVersion, names: [gallery.name], body, because };
  for (const { image, body: imageBody, versions } of images) {
    const names = [gallery.name, image.name];
    yield { type: TYPES[1], apiVersion, names, body: imageBody, because: undefined };
    for (const { version, body: versionBody } of versions)
      yield { type: TYPES[2], apiVersion, names: [...names, version.name], body: versionBody, because: undefined };
  }
}

/** The reason for an API version that nobody named, in a sentence. */
export function becauseText({ apiVersion, because }: Pick<ArmResource, 'apiVersion' | 'because'>): string | undefined {
  return because === undefined ? undefined : sanitize(`API version ${apiVersion}: the lowest that has ${because}`);
}
