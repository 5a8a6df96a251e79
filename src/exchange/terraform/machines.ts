import type { Path } from '../../engine/finding.ts';
import { BodyWriter } from '../body-writer.ts';
import { type Arguments, asBoolean, asNumber, lookup, mapArguments, mapBlocks, read, table } from './arguments.ts';

/** Secrets of a resource (`admin_password`, `custom_data`) are not read. */
const PLAN = { 'plan[].name': 'plan.name', 'plan[].publisher': 'plan.publisher', 'plan[].product': 'plan.product' };

const MACHINE = table(
  {
    ...PLAN,
    location: 'location',
    tags: 'tags',
    size: 'properties.hardwareProfile.vmSize',
    source_image_id: 'properties.storageProfile.imageReference.id',
    disk_controller_type: 'properties.storageProfile.diskControllerType',
    'os_disk[].storage_account_type': 'properties.storageProfile.osDisk.managedDisk.storageAccountType',
    'os_disk[].disk_encryption_set_id': 'properties.storageProfile.osDisk.managedDisk.diskEncryptionSet.id',
    'os_disk[].disk_size_gb': 'properties.storageProfile.osDisk.diskSizeGB',
    computer_name: 'properties.osProfile.computerName',
    admin_username: 'properties.osProfile.adminUsername',
    'additional_capabilities[].hibernation_enabled': 'properties.additionalCapabilities.hibernationEnabled',
  },
  {
    'os_disk[].disk_size_gb': { as: asNumber },
    'additional_capabilities[].hibernation_enabled': { as: asBoolean },
  },
);

const SCALE_SET = table(
  {
    ...PLAN,
    location: 'location',
    tags: 'tags',
    sku: 'sku.name',
    instances: 'sku.capacity',
    source_image_id: 'properties.virtualMachineProfile.storageProfile.imageReference.id',
    'os_disk[].storage_account_type': 'properties.virtualMachineProfile.storageProfile.osDisk.managedDisk.storageAccountType',
    'os_disk[].disk_encryption_set_id': 'properties.virtualMachineProfile.storageProfile.osDisk.managedDisk.diskEncryptionSet.id',
    'os_disk[].disk_size_gb': 'properties.virtualMachineProfile.storageProfile.osDisk.diskSizeGB',
    computer_name_prefix: 'properties.virtualMachineProfile.osProfile.computerNamePrefix',
    admin_username: 'properties.virtualMachineProfile.osProfile.adminUsername',
  },
  { instances: { as: asNumber }, 'os_disk[].disk_size_gb': { as: asNumber } },
);

/** What a flexible scale set calls otherwise; the profile of its system is in a block of its own. */
const ORCHESTRATED = table({
  sku_name: 'sku.name',
  'os_profile[].linux_configuration[].computer_name_prefix': 'properties.virtualMachineProfile.osProfile.computerNamePrefix',
  'os_profile[].linux_configuration[].admin_username': 'properties.virtualMachineProfile.osProfile.adminUsername',
  'os_profile[].windows_configuration[].computer_name_prefix': 'properties.virtualMachineProfile.osProfile.computerNamePrefix',
  'os_profile[].windows_configuration[].admin_username': 'properties.virtualMachineProfile.osProfile.adminUsername',
});

const DATA_DISK = table(
  {
    lun: 'lun',
    create_option: 'createOption',
    disk_size_gb: 'diskSizeGB',
    storage_account_type: 'managedDisk.storageAccountType',
    disk_encryption_set_id: 'managedDisk.diskEncryptionSet.id',
  },
  { lun: { as: asNumber }, disk_size_gb: { as: asNumber } },
);

const NETWORK_INTERFACE = table(
  {
    name: 'name',
    enable_accelerated_networking: 'properties.enableAcceleratedNetworking',
    accelerated_networking_enabled: 'properties.enableAcceleratedNetworking',
  },
  {
    enable_accelerated_networking: { as: asBoolean },
    accelerated_networking_enabled: { as: asBoolean },
  },
);

const LISTENER = table({ protocol: 'protocol', certificate_url: 'certificateUrl' });
const SECRET = table({ key_vault_id: 'sourceVault.id' });
const CERTIFICATE = table({ url: 'certificateUrl', store: 'certificateStore' });

export function machineBody(args: Arguments, system: 'Linux' | 'Windows'): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, MACHINE, writer);
  mapProfile(args, system, writer, ['properties']);
  return writer;
}

export function scaleSetBody(args: Arguments, system: 'Linux' | 'Windows'): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, SCALE_SET, writer);
  writer.put(['properties', 'orchestrationMode'], [], 'Uniform');
  mapProfile(args, system, writer, ['properties', 'virtualMachineProfile']);
  mapDisksAndNetwork(args, writer);
  return writer;
}

export function orchestratedBody(args: Arguments): BodyWriter {
  const writer = new BodyWriter();
  mapArguments(args, SCALE_SET, writer);
  mapArguments(args, ORCHESTRATED, writer);
  writer.put(['properties', 'orchestrationMode'], [], 'Flexible');
  mapDisksAndNetwork(args, writer);
  return writer;
}

function mapDisksAndNetwork(args: Arguments, writer: BodyWriter): void {
  const profile = ['properties', 'virtualMachineProfile'];
  mapBlocks(args, ['data_disk'], DATA_DISK, writer, [...profile, 'storageProfile', 'dataDisks']);
  const interfaces = [...profile, 'networkProfile', 'networkInterfaceConfigurations'];
  mapBlocks(args, ['network_interface'], NETWORK_INTERFACE, writer, interfaces);
}

function mapProfile(args: Arguments, system: 'Linux' | 'Windows', writer: BodyWriter, to: readonly string[]): void {
  writer.put([...to, 'storageProfile', 'osDisk', 'osType'], [], system);
  mapSecurity(args, writer, [...to, 'securityProfile']);
  const osProfile = [...to, 'osProfile'];
  if (system === 'Windows') {
    mapBlocks(args, ['winrm_listener'], LISTENER, writer, [...osProfile, 'windowsConfiguration', 'winRM', 'listeners']);
  }
  const secrets = lookup(args, ['secret']);
  if (!Array.isArray(secrets)) return;
  mapBlocks(args, ['secret'], SECRET, writer, [...osProfile, 'secrets']);
  for (const index of secrets.keys()) {
    mapBlocks(args, ['secret', index, 'certificate'], CERTIFICATE, writer, [...osProfile, 'secrets', index, 'vaultCertificates']);
  }
}

/** Azure names what guards a machine; the provider sends that name where one of these arguments asks for it. */
function mapSecurity(args: Arguments, writer: BodyWriter, to: readonly string[]): void {
  for (const [argument, setting] of [
    ['secure_boot_enabled', 'secureBootEnabled'],
    ['vtpm_enabled', 'vTpmEnabled'],
  ] as const) {
    const place = [...to, 'uefiSettings', setting];
    if (asBoolean(read(args, [argument], writer, place)) !== true) continue;
    writer.put(place, [argument], true);
    writer.put([...to, 'securityType'], [argument], 'TrustedLaunch');
  }
  const encryption: Path = ['os_disk', 0, 'security_encryption_type'];
  const isEncrypted = read(args, encryption, writer, [...to, 'securityType']) !== undefined;
  if (isEncrypted) writer.put([...to, 'securityType'], encryption, 'ConfidentialVM');
}
