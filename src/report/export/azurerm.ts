import type { ExportedGallery, ExportedImage, ExportedVersion } from '../../exchange/export/exported-galleries.ts';
import { isObject, type Json } from '../../exchange/export/rest-body.ts';
import type { TargetRegion } from '../../estate/estate.ts';
import { isResourceIdOf } from '../../estate/resource-id.ts';
import type { HclPart } from './hcl-text.ts';
import { Taker } from './taker.ts';

/**
 * What the provider azurerm calls the properties of REST (internal/services/compute/shared_image*_resource.go, version 4).
 * A property that is not here, or a value that the provider refuses, makes the resource one of the provider azapi, which
 * takes REST as it is.
 */

type Written = { argument: string; value: Json };

/** Arguments of a table `argument: path of REST` that have a value. */
function argumentsOf(taker: Taker, rows: Readonly<Record<string, string>>): Written[] {
  return Object.entries(rows).flatMap(([argument, path]) => {
    const value = taker.take(path);
    return value === undefined ? [] : [{ argument, value }];
  });
}

/** Arguments of the gallery; undefined where the provider cannot say all of it. */
export function galleryArguments({ body: { properties } }: ExportedGallery): HclPart[] | undefined {
  const taker = new Taker(properties);
  const parts: HclPart[] = argumentsOf(taker, { description: 'description' });
  const [permission] = argumentsOf(taker, { permission: 'sharingProfile.permissions' });
  const community = argumentsOf(taker, {
    eula: 'sharingProfile.communityGalleryInfo.eula',
    prefix: 'sharingProfile.communityGalleryInfo.publicNamePrefix',
    publisher_email: 'sharingProfile.communityGalleryInfo.publisherContact',
    publisher_uri: 'sharingProfile.communityGalleryInfo.publisherUri',
  });
  if (!taker.isEmpty || (community.length > 0 && (community.length < 4 || permission === undefined))) return undefined;
  if (permission === undefined) return parts;
  const blocks: HclPart[] = community.length === 0 ? [] : [{ block: 'community_gallery', parts: community }];
  return [...parts, { block: 'sharing', parts: [permission, ...blocks] }];
}

/** Features that are arguments; the first four exclude one another. Security types are compared without case (C16). */
const FEATURES: readonly (readonly [argument: string, name: string, value: string])[] = [
  ['trusted_launch_supported', 'SecurityType', 'TrustedLaunchSupported'],
  ['trusted_launch_enabled', 'SecurityType', 'TrustedLaunch'],
  ['confidential_vm_supported', 'SecurityType', 'ConfidentialVmSupported'],
  ['confidential_vm_enabled', 'SecurityType', 'ConfidentialVM'],
  ['accelerated_network_support_enabled', 'IsAcceleratedNetworkSupported', 'true'],
  ['hibernation_enabled', 'IsHibernateSupported', 'true'],
  ['disk_controller_type_nvme_enabled', 'DiskControllerTypes', 'SCSI, NVMe'],
];

/** Disk types that the provider lets an image disallow. */
const DISALLOWABLE: ReadonlySet<Json> = new Set(['Standard_LRS', 'Premium_LRS']);

/** What the provider takes as a recommendation (TFI). */
const LARGEST_RECOMMENDED: Readonly<Record<string, number>> = {
  min_recommended_vcpu_count: 80,
  max_recommended_vcpu_count: 80,
  min_recommended_memory_in_gb: 640,
  max_recommended_memory_in_gb: 640,
};

/** Arguments of the image; undefined where the provider cannot say all of it. */
export function imageArguments({ image, body: { properties } }: ExportedImage): HclPart[] | undefined {
  const taker = new Taker(properties);
  const identifier = argumentsOf(taker, { publisher: 'identifier.publisher', offer: 'identifier.offer', sku: 'identifier.sku' });
  const plan = argumentsOf(taker, { name: 'purchasePlan.name', publisher: 'purchasePlan.publisher', product: 'purchasePlan.product' });
  const system = argumentsOf(taker, { os_type: 'osType' });
  if (taker.take('osState') === 'Specialized') system.push({ argument: 'specialized', value: true });
  const [generation] = argumentsOf(taker, { hyper_v_generation: 'hyperVGeneration' });
  // What the provider takes for granted is not what every API version does.
  if (generation !== undefined || image.hyperVGeneration === 'V2')
    system.push(generation ?? { argument: 'hyper_v_generation', value: 'V2' });
  const rest = argumentsOf(taker, IMAGE);
  const features = featureArguments(taker.take('features'));
  if (!taker.isEmpty || features === undefined || !rest.every(isTaken)) return undefined;
  if (plan.length > 0 && !plan.some(({ argument }) => argument === 'name')) return undefined;
  const blocks: HclPart[] = plan.length === 0 ? [] : [{ block: 'purchase_plan', parts: plan }];
  return [...system, ...features, ...rest, { block: 'identifier', parts: identifier }, ...blocks];
}

const IMAGE = {
  architecture: 'architecture',
  min_recommended_vcpu_count: 'recommended.vCPUs.min',
  max_recommended_vcpu_count: 'recommended.vCPUs.max',
  min_recommended_memory_in_gb: 'recommended.memory.min',
  max_recommended_memory_in_gb: 'recommended.memory.max',
  disk_types_not_allowed: 'disallowed.diskTypes',
  description: 'description',
  eula: 'eula',
  privacy_statement_uri: 'privacyStatementUri',
  release_note_uri: 'releaseNoteUri',
  end_of_life_date: 'endOfLifeDate',
};

function isTaken({ argument, value }: Written): boolean {
  if (Array.isArray(value)) return value.every((item: Json) => DISALLOWABLE.has(item));
  const largest = LARGEST_RECOMMENDED[argument];
  return largest === undefined || (typeof value === 'number' && value >= 1 && value <= largest);
}

function featureArguments(features: Json | undefined): Written[] | undefined {
  if (!Array.isArray(features)) return [];
  const found: Written[] = [];
  for (const feature of features) {
    const row = FEATURES.find(
      ([, name, value]) =>
        isObject(feature) &&
        Object.keys(feature).length === 2 &&
        feature['name'] === name &&
        String(feature['value']).toLowerCase() === value.toLowerCase(),
    );
    const isTwice = found.some(({ argument }) => FEATURES.find(([known]) => known === argument)?.[1] === row?.[1]);
    if (row === undefined || isTwice) return undefined;
    found.push({ argument: row[0], value: true });
  }
  return found;
}

/** Storage types that the provider takes (TFV). */
const STORAGE_TYPES: ReadonlySet<string> = new Set(['Standard_LRS', 'Standard_ZRS', 'Premium_LRS']);

/** Arguments of the version; undefined where the provider cannot say all of it. */
export function versionArguments({ version, body: { properties } }: ExportedVersion): HclPart[] | undefined {
  const taker = new Taker(properties);
  const source = sourceArguments(taker);
  const plain = argumentsOf(taker, {
    replication_mode: 'publishingProfile.replicationMode',
    exclude_from_latest: 'publishingProfile.excludeFromLatest',
    end_of_life_date: 'publishingProfile.endOfLifeDate',
    deletion_of_replicated_locations_enabled: 'safetyProfile.allowDeletionOfReplicatedLocations',
  });
  // The regions say what these two mean for each of them.
  taker.take('publishingProfile.replicaCount');
  taker.take('publishingProfile.storageAccountType');
  const written = taker.take('publishingProfile.targetRegions');
  const regions = version.targetRegions.map((target, index) => regionBlock(target, Array.isArray(written) ? written[index] : undefined));
  const keys = argumentsOf(taker, { signature_template_names: 'securityProfile.uefiSettings.signatureTemplateNames' });
  if (source === undefined || !taker.isEmpty || regions.length === 0) return undefined;
  const blocks: HclPart[] = [];
  for (const region of regions) {
    if (region === undefined) return undefined;
    blocks.push(region);
  }
  if (keys.length > 0) blocks.push({ block: 'uefi_settings', parts: keys });
  const isEncrypted = version.targetRegions.some(({ spec }) => spec.encryption !== undefined);
  return isEncrypted && version.isShallow ? undefined : [...source, ...plain, ...blocks];
}

function sourceArguments(taker: Taker): Written[] | undefined {
  const images = ['storageProfile.source.id', 'storageProfile.source.virtualMachineId', 'publishingProfile.source.managedImage.id'];
  const image = images.map((path) => taker.take(path)).find((id) => id !== undefined);
  const id = taker.take('storageProfile.osDiskImage.source.id');
  const uri = taker.take('storageProfile.osDiskImage.source.uri');
  // Before 2022-03-03 the id beside an address is that of its storage account.
  const account = taker.take('storageProfile.osDiskImage.source.storageAccountId') ?? (uri === undefined ? undefined : id);
  if (typeof image === 'string' && id === undefined && uri === undefined)
    return isImageOrMachine(image) ? [{ argument: 'managed_image_id', value: image }] : undefined;
  if (image !== undefined) return undefined;
  if (uri !== undefined)
    return account === undefined
      ? undefined
      : [
          { argument: 'blob_uri', value: uri },
          { argument: 'storage_account_id', value: account },
        ];
  const isSnapshot = typeof id === 'string' && isResourceIdOf('Microsoft.Compute/snapshots', id);
  return isSnapshot ? [{ argument: 'os_disk_snapshot_id', value: id }] : undefined;
}

function isImageOrMachine(id: string): boolean {
  return isResourceIdOf('Microsoft.Compute/images', id) || isResourceIdOf('Microsoft.Compute/virtualMachines', id);
}

/** The provider sends a count, a type and a flag for every region, so each says what holds in it. */
function regionBlock(target: TargetRegion, written: Json | undefined): HclPart | undefined {
  if (!isObject(written)) return undefined;
  const taker = new Taker(written);
  for (const path of ['name', 'regionalReplicaCount', 'storageAccountType', 'excludeFromLatest']) taker.take(path);
  const encryption = argumentsOf(taker, { disk_encryption_set_id: 'encryption.osDiskImage.diskEncryptionSetId' });
  if (!taker.isEmpty || !STORAGE_TYPES.has(target.storageAccountType)) return undefined;
  const parts: HclPart[] = [
    { argument: 'name', value: target.name },
    { argument: 'regional_replica_count', value: target.replicas },
    { argument: 'storage_account_type', value: target.storageAccountType },
    ...encryption,
  ];
  const isSaid = target.isExcludedFromLatest || written['excludeFromLatest'] !== undefined;
  if (isSaid) parts.push({ argument: 'exclude_from_latest_enabled', value: target.isExcludedFromLatest });
  return { block: 'target_region', parts };
}
