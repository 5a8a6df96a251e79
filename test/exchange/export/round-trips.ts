import { type Estate } from '../../../src/estate/estate.ts';
import { type ExportedGallery } from '../../../src/exchange/export/exported-galleries.ts';
import { without } from '../../../src/exchange/export/without.ts';
import { manifestOf } from '../../../src/exchange/manifest-of-resources.ts';
import type { ResourceKind } from '../../../src/exchange/resource.ts';
import { armResources } from '../../../src/report/export/resources.ts';
import { estateOf } from '../../estate/estate-of.ts';
import { resourcesOf } from '../resources-of.ts';
import type { ManifestModel, VersionModel } from './arbitrary-manifest.ts';
import type { Made } from './read-exports.ts';

const KINDS: readonly ResourceKind[] = ['gallery', 'image', 'version'];

/** What was to be written, without the places that a plain template has no word for. */
export function expectedOf(galleries: readonly ExportedGallery[], hasScope: boolean): Made[] {
  return galleries.flatMap((exported) =>
    [...armResources(exported)].map(({ type, apiVersion, names, body }) => ({
      type,
      apiVersion,
      subscription: hasScope ? exported.gallery.subscription : undefined,
      resourceGroup: hasScope ? exported.gallery.resourceGroup : undefined,
      names: [...names],
      ...body,
    })),
  );
}

/** The estate that somebody finds who reads what was made. */
export async function estateOfMade(made: readonly Made[]): Promise<Estate> {
  const told = made.map(({ names, location, tags, properties, apiVersion, subscription, resourceGroup }) => ({
    kind: KINDS[names.length - 1] ?? 'version',
    names,
    apiVersion,
    subscription,
    resourceGroup,
    body: { location, ...(tags && { tags }), properties },
  }));
  return estateOf([{ value: manifestOf(await resourcesOf(told)).value }]);
}

/** Galleries whose API version is left to the export have all of their properties exported. */
export function withoutApiVersion(value: ManifestModel): ManifestModel {
  return { ...value, galleries: value.galleries.map((gallery) => without(gallery, [['apiVersion']])) };
}

/** Without what no target carries, and changes would tell of: disks that are only described. */
export function carried(value: ManifestModel): object {
  return mapVersions(value, ({ dataDisks, ...version }) => {
    const kept = dataDisks?.filter(({ source, hostCaching }) => source !== undefined || hostCaching !== undefined) ?? [];
    return kept.length === 0 ? version : { ...version, dataDisks: kept };
  });
}

function mapVersions(value: ManifestModel, map: (version: VersionModel) => object): object {
  const galleries = value.galleries.map((gallery) => ({
    ...gallery,
    images: gallery.images.map((image) => ({ ...image, versions: image.versions.map(map) })),
  }));
  return { ...value, galleries };
}
