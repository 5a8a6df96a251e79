import type { Releases, Retention } from '../manifest/manifest.ts';
import type { Image } from './estate.ts';

/** What holds for images about which no manifest says anything: the configuration's. */
export type PolicyDefaults = { releases?: Releases; retention?: Retention };

/** How often new versions of an image are made; each key as the nearest of image, gallery, document and configuration says. */
export function releasesOf({ spec, gallery, document }: Image, { releases }: PolicyDefaults): Releases {
  return { ...releases, ...document.manifest.releases, ...gallery.spec.releases, ...spec.releases };
}

/** Which versions of an image are kept, and where; each key as the nearest of image, gallery, document and configuration says. */
export function retentionOf({ spec, gallery, document }: Image, { retention }: PolicyDefaults): Retention {
  return { ...retention, ...document.manifest.retention, ...gallery.spec.retention, ...spec.retention };
}
