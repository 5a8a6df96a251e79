import type { Version } from '../estate/estate.ts';

/** Which version it is, by names, which outlive the edits of a file: things of which two bear one name have no savings. */
export function versionKey({ gallery, image, name, document }: Version): string {
  return [document.source.file, gallery.subscription, gallery.name, image.name, name].join('\n');
}
