import type { Gallery, Grant } from '../estate/estate.ts';
import { address, caseless, note, placeOf, setOf, tagsOf, textOf, type Told } from './told.ts';

/** What a side tells about a gallery itself. */
export function toldOfGallery(gallery: Gallery): Told[] {
  const { spec, document, subscription } = gallery;
  const { sharingProfile, softDeletePolicy } = spec;
  const community = sharingProfile?.communityGalleryInfo;
  const communityAt = ['sharingProfile', 'communityGalleryInfo'];
  return [
    { name: 'subscription', value: subscription === '' ? undefined : subscription, at: ['subscription'], ifBoth: true },
    { ...caseless('resourceGroup', gallery.resourceGroup, ['resourceGroup']), ifBoth: true },
    placeOf(gallery.location),
    { name: 'cloud', value: spec.cloud ?? document.manifest.cloud, at: ['cloud'], ifBoth: true },
    { name: 'description', value: spec.description, at: ['description'] },
    ...tagsOf(spec.tags),
    { name: 'sharingProfile.permissions', value: gallery.permissions, at: ['sharingProfile', 'permissions'] },
    { name: 'sharingProfile.groups', ...groupsOf(gallery), at: ['sharingProfile', 'groups'] },
    // A gallery that becomes one of the community is told by its permissions.
    {
      ...address('sharingProfile.communityGalleryInfo.publisherUri', community?.publisherUri, [...communityAt, 'publisherUri']),
      ifBoth: true,
    },
    {
      name: 'sharingProfile.communityGalleryInfo.publisherContact',
      value: community?.publisherContact,
      at: [...communityAt, 'publisherContact'],
      ifBoth: true,
    },
    { ...address('sharingProfile.communityGalleryInfo.eula', community?.eula, [...communityAt, 'eula']), ifBoth: true },
    {
      name: 'sharingProfile.communityGalleryInfo.publicNamePrefix',
      value: community?.publicNamePrefix,
      at: [...communityAt, 'publicNamePrefix'],
      ifBoth: true,
    },
    {
      name: 'softDeletePolicy.isSoftDeleteEnabled',
      value: softDeletePolicy?.isSoftDeleteEnabled ?? false,
      at: ['softDeletePolicy', 'isSoftDeleteEnabled'],
    },
    note('tenant', gallery.tenant?.toLowerCase()),
    note('apiVersion', gallery.apiVersion),
    note('environment', gallery.environment),
    note('releases', spec.releases),
    note('retention', spec.retention),
    note('existing', spec.existing),
    ...grantsOf(gallery.grants),
  ];
}

/** Who may do what, in any order: access is granted beside the gallery, so that an export of galleries knows nothing of it. */
export function grantsOf(grants: readonly Grant[]): Told[] {
  if (grants.length === 0) return [];
  const texts = grants.map(({ spec: { principal, role, tenant } }) => textOf([principal, role, tenant ?? '']) ?? '');
  const value = grants.map(({ spec: { principal, role } }) => `${principal}: ${role}`).join(', ');
  return [{ name: 'grants', value, same: texts.sort().join('\n'), at: ['grants'], isNote: true }];
}

function groupsOf({ spec: { sharingProfile } }: Gallery): { value: string | undefined; same: string | undefined } {
  return setOf((sharingProfile?.groups ?? []).flatMap(({ type, ids }) => ids.map((id) => `${type} ${id}`)));
}
