import { sourceKind } from '../../estate/source-kind.ts';
import { isApiFrom } from '../../facts/api-versions.ts';
import type { Source, Version } from '../../manifest/manifest.ts';
import { type JsonObject, put } from './rest-body.ts';

/** First API version in which `storageProfile` is an input (R1907). */
const STORAGE_PROFILE_SINCE = '2019-07-01';
/** First API version with properties of their own for an image of a community gallery and for the account of a VHD (CLG-V). */
const COMMUNITY_AND_ACCOUNT_SINCE = '2022-03-03';
/** First API version with a property of its own for a machine that is captured (CLG-V, N22). */
const MACHINE_SINCE = '2023-07-03';

const COMMUNITY = /^\/communityGalleries\//i;

/** Puts what a version is made from where its API version has it; answers with what stands in the way, where something does. */
export function addSource(properties: JsonObject, { source }: Pick<Version, 'source'>, apiVersion: string): string | undefined {
  const kind = sourceKind(source);
  if (kind === 'localVhd') return 'its source is a file on a computer, which Azure takes only once it is uploaded';
  if (kind === 'unmanagedImage') return 'its source is an unmanaged image, which Azure takes only once it is a managed image';
  if (kind === 'vhd' || kind === 'snapshot' || kind === 'managedDisk') {
    const disk = diskSource(source, apiVersion);
    if (disk === undefined) return kind === 'vhd' ? 'its source has no address' : 'its source has no id';
    put(properties, ['storageProfile', 'osDiskImage', 'source'], disk);
    return undefined;
  }
  const { id } = source;
  if (id === undefined) return 'its source is not known';
  const path = isApiFrom(apiVersion, STORAGE_PROFILE_SINCE)
    ? ['storageProfile', 'source', idKey(kind, id, apiVersion)]
    : ['publishingProfile', 'source', 'managedImage', 'id'];
  put(properties, path, id);
  return undefined;
}

function idKey(kind: Source['kind'], id: string, apiVersion: string): string {
  if (kind === 'virtualMachine' && isApiFrom(apiVersion, MACHINE_SINCE)) return 'virtualMachineId';
  if (COMMUNITY.test(id) && isApiFrom(apiVersion, COMMUNITY_AND_ACCOUNT_SINCE)) return 'communityGalleryImageId';
  return 'id';
}

/** What a single disk is made from: a disk or snapshot by its id, a VHD by its address; undefined where neither is known. */
export function diskSource({ id, uri, storageAccountId }: Source, apiVersion: string): JsonObject | undefined {
  if (uri === undefined) return id === undefined ? undefined : { id };
  if (storageAccountId === undefined) return { uri };
  // Before, the id beside an address was that of its storage account.
  return isApiFrom(apiVersion, COMMUNITY_AND_ACCOUNT_SINCE) ? { uri, storageAccountId } : { id: storageAccountId, uri };
}
