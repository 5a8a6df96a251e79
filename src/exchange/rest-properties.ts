import type { ResourceKind } from './resource.ts';

/** What a property holds: how a value of another format becomes one of the manifest. `word` is a name out of a fixed set. */
export type Holds = 'text' | 'word' | 'region' | 'number' | 'flag' | 'date' | 'texts' | 'words' | 'tags';

/**
 * Where a property of the manifest stands in REST's body, both from the gallery, image, version or machine down; `[]` is a
 * list whose items agree one to one. Of several rows with one name in the manifest, the first that a body has is meant.
 */
export type RestProperty = readonly [manifest: string, rest: string, holds: Holds];

const GALLERY: readonly RestProperty[] = [
  ['location', 'location', 'region'],
  ['tags', 'tags', 'tags'],
  ['description', 'properties.description', 'text'],
  ['sharingProfile.permissions', 'properties.sharingProfile.permissions', 'word'],
  ['sharingProfile.groups[].type', 'properties.sharingProfile.groups[].type', 'word'],
  ['sharingProfile.groups[].ids', 'properties.sharingProfile.groups[].ids', 'texts'],
  ['sharingProfile.communityGalleryInfo.publisherUri', 'properties.sharingProfile.communityGalleryInfo.publisherUri', 'text'],
  ['sharingProfile.communityGalleryInfo.publisherContact', 'properties.sharingProfile.communityGalleryInfo.publisherContact', 'text'],
  ['sharingProfile.communityGalleryInfo.eula', 'properties.sharingProfile.communityGalleryInfo.eula', 'text'],
  ['sharingProfile.communityGalleryInfo.publicNamePrefix', 'properties.sharingProfile.communityGalleryInfo.publicNamePrefix', 'text'],
  ['softDeletePolicy.isSoftDeleteEnabled', 'properties.softDeletePolicy.isSoftDeleteEnabled', 'flag'],
];

const IMAGE: readonly RestProperty[] = [
  ['location', 'location', 'region'],
  ['tags', 'tags', 'tags'],
  ['identifier.publisher', 'properties.identifier.publisher', 'text'],
  ['identifier.offer', 'properties.identifier.offer', 'text'],
  ['identifier.sku', 'properties.identifier.sku', 'text'],
  ['osType', 'properties.osType', 'word'],
  ['osState', 'properties.osState', 'word'],
  ['hyperVGeneration', 'properties.hyperVGeneration', 'word'],
  ['architecture', 'properties.architecture', 'word'],
  ['features[].name', 'properties.features[].name', 'text'],
  ['features[].value', 'properties.features[].value', 'text'],
  ['features[].startsAtVersion', 'properties.features[].startsAtVersion', 'text'],
  ['allowUpdateImage', 'properties.allowUpdateImage', 'flag'],
  ['recommended.vCPUs.min', 'properties.recommended.vCPUs.min', 'number'],
  ['recommended.vCPUs.max', 'properties.recommended.vCPUs.max', 'number'],
  ['recommended.memory.min', 'properties.recommended.memory.min', 'number'],
  ['recommended.memory.max', 'properties.recommended.memory.max', 'number'],
  ['disallowed.diskTypes', 'properties.disallowed.diskTypes', 'words'],
  ['purchasePlan.name', 'properties.purchasePlan.name', 'text'],
  ['purchasePlan.publisher', 'properties.purchasePlan.publisher', 'text'],
  ['purchasePlan.product', 'properties.purchasePlan.product', 'text'],
  ['description', 'properties.description', 'text'],
  ['eula', 'properties.eula', 'text'],
  ['privacyStatementUri', 'properties.privacyStatementUri', 'text'],
  ['releaseNoteUri', 'properties.releaseNoteUri', 'text'],
  ['endOfLifeDate', 'properties.endOfLifeDate', 'date'],
];

/** The keys beside the templates, each a type and its parts. */
const SIGNATURES = ['pk', 'kek[]', 'db[]', 'dbx[]'].flatMap((name): RestProperty[] => {
  const key = `securityProfile.uefiSettings.additionalSignatures.${name}`;
  return [
    [`${key}.type`, `properties.${key}.type`, 'word'],
    [`${key}.value`, `properties.${key}.value`, 'texts'],
  ];
});

const VERSION: readonly RestProperty[] = [
  ['location', 'location', 'region'],
  ['source.id', 'properties.storageProfile.source.id', 'text'],
  ['source.id', 'properties.storageProfile.source.virtualMachineId', 'text'],
  ['source.id', 'properties.storageProfile.source.communityGalleryImageId', 'text'],
  ['source.id', 'properties.publishingProfile.source.managedImage.id', 'text'],
  ['source.uri', 'properties.storageProfile.source.uri', 'text'],
  ['osDisk.sizeGB', 'properties.storageProfile.osDiskImage.sizeInGB', 'number'],
  ['osDisk.hostCaching', 'properties.storageProfile.osDiskImage.hostCaching', 'word'],
  ['osDisk.source.id', 'properties.storageProfile.osDiskImage.source.id', 'text'],
  ['osDisk.source.uri', 'properties.storageProfile.osDiskImage.source.uri', 'text'],
  ['osDisk.source.storageAccountId', 'properties.storageProfile.osDiskImage.source.storageAccountId', 'text'],
  ['dataDisks[].lun', 'properties.storageProfile.dataDiskImages[].lun', 'number'],
  ['dataDisks[].sizeGB', 'properties.storageProfile.dataDiskImages[].sizeInGB', 'number'],
  ['dataDisks[].hostCaching', 'properties.storageProfile.dataDiskImages[].hostCaching', 'word'],
  ['dataDisks[].source.id', 'properties.storageProfile.dataDiskImages[].source.id', 'text'],
  ['dataDisks[].source.uri', 'properties.storageProfile.dataDiskImages[].source.uri', 'text'],
  ['dataDisks[].source.storageAccountId', 'properties.storageProfile.dataDiskImages[].source.storageAccountId', 'text'],
  ['replicaCount', 'properties.publishingProfile.replicaCount', 'number'],
  ['storageAccountType', 'properties.publishingProfile.storageAccountType', 'word'],
  ['storageAccountStrategy', 'properties.publishingProfile.storageAccountStrategy', 'word'],
  ['replicationMode', 'properties.publishingProfile.replicationMode', 'word'],
  ['excludeFromLatest', 'properties.publishingProfile.excludeFromLatest', 'flag'],
  ['endOfLifeDate', 'properties.publishingProfile.endOfLifeDate', 'date'],
  ['tags', 'tags', 'tags'],
  ['targetRegions[].name', 'properties.publishingProfile.targetRegions[].name', 'region'],
  ['targetRegions[].regionalReplicaCount', 'properties.publishingProfile.targetRegions[].regionalReplicaCount', 'number'],
  ['targetRegions[].storageAccountType', 'properties.publishingProfile.targetRegions[].storageAccountType', 'word'],
  ['targetRegions[].excludeFromLatest', 'properties.publishingProfile.targetRegions[].excludeFromLatest', 'flag'],
  ...['osDiskImage.diskEncryptionSetId', 'osDiskImage.securityProfile.secureVMDiskEncryptionSetId'].map((key): RestProperty => {
    const encryption = `targetRegions[].encryption.${key}`;
    return [encryption, `properties.publishingProfile.${encryption}`, 'text'];
  }),
  [
    'targetRegions[].encryption.osDiskImage.securityProfile.confidentialVMEncryptionType',
    'properties.publishingProfile.targetRegions[].encryption.osDiskImage.securityProfile.confidentialVMEncryptionType',
    'word',
  ],
  [
    'targetRegions[].encryption.dataDiskImages[].lun',
    'properties.publishingProfile.targetRegions[].encryption.dataDiskImages[].lun',
    'number',
  ],
  [
    'targetRegions[].encryption.dataDiskImages[].diskEncryptionSetId',
    'properties.publishingProfile.targetRegions[].encryption.dataDiskImages[].diskEncryptionSetId',
    'text',
  ],
  ['safetyProfile.allowDeletionOfReplicatedLocations', 'properties.safetyProfile.allowDeletionOfReplicatedLocations', 'flag'],
  ['safetyProfile.blockDeletionBeforeEndOfLife', 'properties.safetyProfile.blockDeletionBeforeEndOfLife', 'flag'],
  ['securityProfile.uefiSettings.signatureTemplateNames', 'properties.securityProfile.uefiSettings.signatureTemplateNames', 'words'],
  ...SIGNATURES,
];

/** What REST says of a machine alike in a virtual machine and in the model of a scale set; no passwords, keys or custom data. */
const MACHINE: readonly RestProperty[] = [
  ['image', 'storageProfile.imageReference.id', 'text'],
  ['image', 'storageProfile.imageReference.sharedGalleryImageId', 'text'],
  ['image', 'storageProfile.imageReference.communityGalleryImageId', 'text'],
  ['osDiskType', 'storageProfile.osDisk.managedDisk.storageAccountType', 'word'],
  ['diskEncryptionSetId', 'storageProfile.osDisk.managedDisk.diskEncryptionSet.id', 'text'],
  ['dataDisks[].lun', 'storageProfile.dataDisks[].lun', 'number'],
  ['dataDisks[].createOption', 'storageProfile.dataDisks[].createOption', 'word'],
  ['diskControllerType', 'storageProfile.diskControllerType', 'word'],
  ['hibernationEnabled', 'additionalCapabilities.hibernationEnabled', 'flag'],
  ['vCPUs', 'hardwareProfile.vmSizeProperties.vCPUsAvailable', 'number'],
  ['networks[].isAccelerated', 'networkProfile.networkInterfaceConfigurations[].properties.enableAcceleratedNetworking', 'flag'],
  ['networks[].isAccelerated', 'networkProfile.networkInterfaceConfigurations[].enableAcceleratedNetworking', 'flag'],
  ['osProfile.computerName', 'osProfile.computerName', 'text'],
  ['osProfile.computerNamePrefix', 'osProfile.computerNamePrefix', 'text'],
  ['osProfile.adminUsername', 'osProfile.adminUsername', 'text'],
  ['osProfile.secrets[].sourceVault.id', 'osProfile.secrets[].sourceVault.id', 'text'],
  ['osProfile.secrets[].vaultCertificates[].certificateUrl', 'osProfile.secrets[].vaultCertificates[].certificateUrl', 'text'],
  ['osProfile.secrets[].vaultCertificates[].certificateStore', 'osProfile.secrets[].vaultCertificates[].certificateStore', 'text'],
  ['osProfile.windowsConfiguration.provisionVMAgent', 'osProfile.windowsConfiguration.provisionVMAgent', 'flag'],
  ['osProfile.windowsConfiguration.enableAutomaticUpdates', 'osProfile.windowsConfiguration.enableAutomaticUpdates', 'flag'],
  ['osProfile.windowsConfiguration.timeZone', 'osProfile.windowsConfiguration.timeZone', 'text'],
  ['osProfile.windowsConfiguration.winRM.listeners[].protocol', 'osProfile.windowsConfiguration.winRM.listeners[].protocol', 'word'],
  [
    'osProfile.windowsConfiguration.winRM.listeners[].certificateUrl',
    'osProfile.windowsConfiguration.winRM.listeners[].certificateUrl',
    'text',
  ],
  ['osProfile.linuxConfiguration.disablePasswordAuthentication', 'osProfile.linuxConfiguration.disablePasswordAuthentication', 'flag'],
  ['osProfile.linuxConfiguration.provisionVMAgent', 'osProfile.linuxConfiguration.provisionVMAgent', 'flag'],
];

const PLAN: readonly RestProperty[] = ['name', 'publisher', 'product'].map((key) => [`plan.${key}`, `plan.${key}`, 'text']);

const VIRTUAL_MACHINE: readonly RestProperty[] = [
  ['region', 'location', 'region'],
  ...PLAN,
  ['scaleSetId', 'properties.virtualMachineScaleSet.id', 'text'],
  ...MACHINE.map(([manifest, rest, holds]): RestProperty => [manifest, `properties.${rest}`, holds]),
];

const SCALE_SET: readonly RestProperty[] = [
  ['region', 'location', 'region'],
  ['instances', 'sku.capacity', 'number'],
  ['orchestrationMode', 'properties.orchestrationMode', 'word'],
  ...PLAN,
  ['hibernationEnabled', 'properties.additionalCapabilities.hibernationEnabled', 'flag'],
  ...MACHINE.map(([manifest, rest, holds]): RestProperty => [manifest, `properties.virtualMachineProfile.${rest}`, holds]),
];

/**
 * The one table between manifests and REST, read in both directions. Rows of machines name what a deployment is made of
 * (`deployments.ts`), not its own properties.
 */
export const REST_PROPERTIES: Readonly<Record<ResourceKind, readonly RestProperty[]>> = {
  gallery: GALLERY,
  image: IMAGE,
  version: VERSION,
  virtualMachine: VIRTUAL_MACHINE,
  scaleSet: SCALE_SET,
};

/** Words of REST as the manifest spells them: Azure takes them in any case. */
const WORDS: ReadonlyMap<string, string> = new Map(
  wordsIn(`
    Linux Windows  Generalized Specialized  V1 V2  x64 Arm64  Private Groups Community  Subscriptions AADTenants
    Full Shallow  PreferStandard_ZRS DefaultStandard_LRS  Standard_LRS Standard_ZRS StandardSSD_LRS StandardSSD_ZRS
    Premium_LRS Premium_ZRS PremiumV2_LRS UltraSSD_LRS  None ReadOnly ReadWrite  sha256 x509
    EncryptedVMGuestStateOnlyWithPmk EncryptedWithPmk EncryptedWithCmk NonPersistedTPM
    NoSignatureTemplate MicrosoftUefiCertificateAuthorityTemplate MicrosoftWindowsTemplate
    Http Https  Uniform Flexible  FromImage  SCSI NVMe
  `).flatMap((word) => [
    [word, word],
    [word.toLowerCase(), word],
  ]),
);

/** The words of a text, for long lists of names. */
export function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}

export function wordOf(text: string): string {
  return WORDS.get(text) ?? WORDS.get(text.toLowerCase()) ?? text;
}
