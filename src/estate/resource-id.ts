/** An ARM resource id taken apart. */
export type ResourceId = {
  /** Lower-case; undefined for a resource of the tenant (`/providers/…`). */
  subscription: string | undefined;
  resourceGroup: string | undefined;
  /** Namespace and types as written: `Microsoft.Compute/galleries/images/versions`. */
  type: string;
  /** Names from the outermost resource to the one meant; as many as there are types. */
  names: string[];
};

/** Types of resources that a manifest names by id. */
export type ResourceType =
  | 'Microsoft.Compute/disks'
  | 'Microsoft.Compute/diskEncryptionSets'
  | 'Microsoft.Compute/galleries/images/versions'
  | 'Microsoft.Compute/images'
  | 'Microsoft.Compute/snapshots'
  | 'Microsoft.Compute/virtualMachines'
  | 'Microsoft.Storage/storageAccounts';

const SCOPE = /^(?:\/subscriptions\/([^/\s]+)(?:\/resourceGroups\/([^/\s]+))?)?\/providers\/([^/\s]+)\/(\S+)$/i;

/**
 * Reads `/subscriptions/<id>/resourceGroups/<name>/providers/<namespace>/<type>/<name>`, with further pairs of type
 * and name; keywords in any case. Undefined where the text has another form (E40), such as a type without a name (C11).
 */
export function parseResourceId(text: string): ResourceId | undefined {
  const parts = SCOPE.exec(text);
  if (parts === null) return undefined;
  const [, subscription, resourceGroup, namespace = '', rest = ''] = parts;
  const segments = rest.split('/');
  if (segments.length % 2 !== 0 || segments.includes('')) return undefined;
  const types = segments.filter((_, index) => index % 2 === 0);
  const names = segments.filter((_, index) => index % 2 === 1);
  return { subscription: subscription?.toLowerCase(), resourceGroup, type: [namespace, ...types].join('/'), names };
}

/** The form that ids of a type have, with `<…>` where names go. */
export function resourceIdForm(type: ResourceType): string {
  const [namespace, ...types] = type.split('/');
  return `/subscriptions/<id>/resourceGroups/<name>/providers/${namespace}${types.map((part) => `/${part}/<name>`).join('')}`;
}

const patterns = new Map<ResourceType, RegExp>();

/** Whether a text is an id of a resource of that type; one pattern test, since every version names a source. */
export function isResourceIdOf(type: ResourceType, text: string): boolean {
  let pattern = patterns.get(type);
  if (pattern === undefined) {
    const form = resourceIdForm(type).replaceAll('.', String.raw`\.`);
    pattern = new RegExp(`^${form.replaceAll(/<\w+>/g, String.raw`[^/\s]+`)}$`, 'i');
    patterns.set(type, pattern);
  }
  return pattern.test(text);
}

/** What is wrong with an id where one of these types is expected, worded for a finding; undefined where nothing is. */
export function resourceIdFault(id: string, types: readonly [ResourceType, ...ResourceType[]]): string | undefined {
  for (const type of types) if (isResourceIdOf(type, id)) return undefined;
  const found = parseResourceId(id)?.type;
  const isOfOtherType = found !== undefined && !types.some((type) => type.toLowerCase() === found.toLowerCase());
  if (isOfOtherType) return `"${id}" is of type ${found}, ${types.join(' or ')} is expected`;
  return `"${id}" has not the form "${resourceIdForm(types[0])}"`;
}
