import { Unknown } from '../hcl/unknown.ts';
import { textOf, type Value } from '../hcl/value.ts';
import { galleryIdOf } from './resource-id-of.ts';

/** Arguments that name a resource of a gallery, from the gallery down. */
const GALLERY_NAMES: Readonly<Record<string, readonly string[]>> = {
  azurerm_shared_image_gallery: ['name'],
  azurerm_shared_image: ['gallery_name', 'name'],
  azurerm_shared_image_version: ['gallery_name', 'image_name', 'name'],
};

/** What versions and machines refer to, by the types of Azure. */
const TYPES: Readonly<Record<string, string>> = {
  azurerm_image: 'Microsoft.Compute/images',
  azurerm_snapshot: 'Microsoft.Compute/snapshots',
  azurerm_managed_disk: 'Microsoft.Compute/disks',
  azurerm_disk_encryption_set: 'Microsoft.Compute/diskEncryptionSets',
  azurerm_linux_virtual_machine: 'Microsoft.Compute/virtualMachines',
  azurerm_windows_virtual_machine: 'Microsoft.Compute/virtualMachines',
  azurerm_virtual_machine: 'Microsoft.Compute/virtualMachines',
  azurerm_storage_account: 'Microsoft.Storage/storageAccounts',
};

/**
 * What Azure will answer for an attribute that is no argument, where it follows from the arguments: an id. Undefined of others.
 */
export function computedAttribute(
  type: string,
  name: string,
  own: (argument: string) => Value | undefined,
  subscription: string | undefined,
): Value | undefined {
  if (name !== 'id') return undefined;
  if (type === 'azapi_resource') return azapiId(own);
  const names = Object.hasOwn(GALLERY_NAMES, type) ? GALLERY_NAMES[type] : ['name'];
  const texts: string[] = [];
  for (const argument of names ?? []) {
    const value = own(argument) ?? null;
    if (value instanceof Unknown) return value;
    const text = textOf(value);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  if (Object.hasOwn(GALLERY_NAMES, type)) {
    // The newest version is Azure's to choose: an image alone stands for it.
    const isNewest = texts.length === 3 && ['latest', 'recent'].includes(texts[2] ?? '');
    const group = textOf(own('resource_group_name') ?? null);
    return galleryIdOf({ names: isNewest ? texts.slice(0, 2) : texts, subscription, resourceGroup: group });
  }
  return otherId(type, texts[0] ?? '', own, subscription);
}

/** The id of its parent goes on with the last of its types and its name; below a resource group, with the whole type. */
function azapiId(own: (argument: string) => Value | undefined): Value | undefined {
  const parts: string[] = [];
  for (const argument of ['parent_id', 'type', 'name']) {
    const value = own(argument) ?? null;
    if (value instanceof Unknown) return value;
    const text = textOf(value);
    if (text === undefined) return undefined;
    parts.push(text);
  }
  const [parent = '', versioned = '', ownName = ''] = parts;
  const [namespace = '', ...types] = (versioned.split('@', 1)[0] ?? '').split('/');
  const last = types.at(-1);
  if (last === undefined) return undefined;
  return types.length === 1 ? `${parent}/providers/${namespace}/${last}/${ownName}` : `${parent}/${last}/${ownName}`;
}

/** Where the subscription is not known, neither is such an id: it is compared with what runs in Azure. */
function otherId(
  type: string,
  name: string,
  own: (argument: string) => Value | undefined,
  subscription: string | undefined,
): Value | undefined {
  if (type === 'azurerm_resource_group') return `/subscriptions/${subscription ?? '{subscription}'}/resourceGroups/${name}`;
  const kind = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (kind === undefined) return undefined;
  const group = own('resource_group_name') ?? null;
  if (group instanceof Unknown) return group;
  if (subscription === undefined) return new Unknown('it is an id, and the provider azurerm tells no "subscription_id"');
  const groupName = textOf(group);
  return groupName === undefined ? undefined : `/subscriptions/${subscription}/resourceGroups/${groupName}/providers/${kind}/${name}`;
}
