import type { Path } from '../../engine/finding.ts';
import { isResourceIdOf } from '../../estate/resource-id.ts';
import { BodyWriter } from '../body-writer.ts';
import { type Arguments, asBoolean, asNumber, mapArguments, mapBlocks, read, table } from './arguments.ts';

/**
 * What the provider azurerm sends for its arguments (internal/services/compute/shared_image*_resource.go). `otherwise` are the
 * provider's own defaults: a plan and a state hold them, the configuration does not.
 */
const GALLERY = table({
  location: 'location',
  tags: 'tags',
  description: 'properties.description',
  'sharing[].permission': 'properties.sharingProfile.permissions',
  'sharing[].community_gallery[].eula': 'properties.sharingProfile.communityGalleryInfo.eula',
  'sharing[].community_gallery[].prefix': 'properties.sharingProfile.communityGalleryInfo.publicNamePrefix',
  'sharing[].community_gallery[].publisher_email': 'properties.sharingProfile.communityGalleryInfo.publisherContact',
  'sharing[].community_gallery[].publisher_uri': 'properties.sharingProfile.communityGalleryInfo.publisherUri',
});

const IMAGE = table(
  {
    location: 'location',
    tags: 'tags',
    description: 'properties.description',
    eula: 'properties.eula',
    privacy_statement_uri: 'properties.privacyStatementUri',
    release_note_uri: 'properties.releaseNoteUri',
    end_of_life_date: 'properties.endOfLifeDate',
    'identifier[].publisher': 'properties.identifier.publisher',
    'identifier[].offer': 'properties.identifier.offer',
    'identifier[].sku': 'properties.identifier.sku',
    os_type: 'properties.osType',
    specialized: 'properties.osState',
    hyper_v_generation: 'properties.hyperVGeneration',
    architecture: 'properties.architecture',
    min_recommended_vcpu_count: 'properties.recommended.vCPUs.min',
    max_recommended_vcpu_count: 'properties.recommended.vCPUs.max',
    min_recommended_memory_in_gb: 'properties.recommended.memory.min',
    max_recommended_memory_in_gb: 'properties.recommended.memory.max',
    disk_types_not_allowed: 'properties.disallowed.diskTypes',
    'purchase_plan[].name': 'properties.purchasePlan.name',
    'purchase_plan[].publisher': 'properties.purchasePlan.publisher',
    'purchase_plan[].product': 'properties.purchasePlan.product',
  },
  {
    specialized: { otherwise: 'Generalized', as: (value) => (asBoolean(value) === true ? 'Specialized' : 'Generalized') },
    hyper_v_generation: { otherwise: 'V1' },
    architecture: { otherwise: 'x64' },
    min_recommended_vcpu_count: { as: withoutZero },
    max_recommended_vcpu_count: { as: withoutZero },
    min_recommended_memory_in_gb: { as: withoutZero },
    max_recommended_memory_in_gb: { as: withoutZero },
  },
);

/** Arguments that are features of an image where they are true; the first four exclude one another. */
const FEATURES: Readonly<Record<string, { name: string; value: string }>> = {
  trusted_launch_supported: { name: 'SecurityType', value: 'TrustedLaunchSupported' },
  trusted_launch_enabled: { name: 'SecurityType', value: 'TrustedLaunch' },
  confidential_vm_supported: { name: 'SecurityType', value: 'ConfidentialVmSupported' },
  confidential_vm_enabled: { name: 'SecurityType', value: 'ConfidentialVM' },
  accelerated_network_support_enabled: { name: 'IsAcceleratedNetworkSupported', value: 'true' },
  hibernation_enabled: { name: 'IsHibernateSupported', value: 'true' },
  disk_controller_type_nvme_enabled: { name: 'DiskControllerTypes', value: 'SCSI, NVMe' },
};

const VERSION = table(
  {
    location: 'location',
    tags: 'tags',
    exclude_from_latest: 'properties.publishingProfile.excludeFromLatest',
    end_of_life_date: 'properties.publishingProfile.endOfLifeDate',
    replication_mode: 'properties.publishingProfile.replicationMode',
    os_disk_snapshot_id: 'properties.storageProfile.osDiskImage.source.id',
    blob_uri: 'properties.storageProfile.osDiskImage.source.uri',
    storage_account_id: 'properties.storageProfile.osDiskImage.source.storageAccountId',
    deletion_of_replicated_locations_enabled: 'properties.safetyProfile.allowDeletionOfReplicatedLocations',
    'uefi_settings[].signature_template_names': 'properties.securityProfile.uefiSettings.signatureTemplateNames',
  },
  {
    exclude_from_latest: { otherwise: false, as: asBoolean },
    replication_mode: { otherwise: 'Full' },
    deletion_of_replicated_locations_enabled: { otherwise: false, as: asBoolean },
  },
);

const TARGET_REGION = table(
  {
    name: 'name',
    regional_replica_count: 'regionalReplicaCount',
    storage_account_type: 'storageAccountType',
    exclude_from_latest_enabled: 'excludeFromLatest',
    disk_encryption_set_id: 'encryption.osDiskImage.diskEncryptionSetId',
  },
  {
    regional_replica_count: { as: asNumber },
    storage_account_type: { otherwise: 'Standard_LRS' },
    exclude_from_latest_enabled: { otherwise: false, as: asBoolean },
  },
);

const SIGNATURE_KEY = table({ type: 'type', values_base64: 'value' });

const SIGNATURES: Path = ['uefi_settings', 0, 'additional_signatures', 0];

/** States of old hold 0 where nothing was recommended. */
function withoutZero(value: unknown): unknown {
  return asNumber(value) === 0 ? undefined : asNumber(value);
}

export function galleryBody(args: Arguments): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, GALLERY, writer);
  return writer;
}

export function imageBody(args: Arguments): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, IMAGE, writer);
  let count = 0;
  for (const [argument, feature] of Object.entries(FEATURES)) {
    const isOn = asBoolean(read(args, [argument], writer, ['properties', 'features']));
    if (isOn !== true) continue;
    const place = ['properties', 'features', count++];
    writer.put(place, [argument], { ...feature });
    for (const part of ['name', 'value']) writer.mark([...place, part], [argument]);
  }
  return writer;
}

export function versionBody(args: Arguments): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, VERSION, writer);
  mapSource(args, writer);
  mapBlocks(args, ['target_region'], TARGET_REGION, writer, ['properties', 'publishingProfile', 'targetRegions']);
  const signatures = ['properties', 'securityProfile', 'uefiSettings', 'additionalSignatures'];
  mapArguments(args, SIGNATURE_KEY, writer, [...SIGNATURES, 'pk', 0], [...signatures, 'pk']);
  for (const list of ['kek', 'db', 'dbx']) mapBlocks(args, [...SIGNATURES, list], SIGNATURE_KEY, writer, [...signatures, list]);
  return writer;
}

/** One argument for two kinds of source. */
function mapSource(args: Arguments, writer: BodyWriter): void {
  const id = read(args, ['managed_image_id'], writer, ['properties', 'storageProfile', 'source']);
  if (id === undefined) return;
  const isMachine = typeof id === 'string' && isResourceIdOf('Microsoft.Compute/virtualMachines', id);
  writer.put(['properties', 'storageProfile', 'source', isMachine ? 'virtualMachineId' : 'id'], ['managed_image_id'], id);
}
