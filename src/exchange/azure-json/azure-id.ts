import type { ResourceKind } from '../resource.ts';

/** What an id of Azure says of the resource; `kind` is undefined of one that has nothing to do with galleries. */
export type Identity = {
  kind: ResourceKind | undefined;
  names: string[];
  subscription: string | undefined;
  resourceGroup: string | undefined;
};

/** Types below Microsoft.Compute, in lower case. */
const KINDS: ReadonlyMap<string, ResourceKind> = new Map([
  ['galleries', 'gallery'],
  ['galleries/images', 'image'],
  ['galleries/images/versions', 'version'],
  ['virtualmachines', 'virtualMachine'],
  ['virtualmachinescalesets', 'scaleSet'],
]);

/** Longer than any id that Azure makes. */
const LONGEST_ID = 2048;

/**
 * Reads `/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.Compute/galleries/<name>/…`: keywords in any case, names
 * without the spaces that scripts leave around them. Undefined where the text has another form. A reader remembers the last id:
 * in a list, the next differs in its name alone.
 */
export function azureIdReader(): (text: string) => Identity | undefined {
  let before = '';
  let last: Identity | undefined;
  return (text) => {
    const end = text.lastIndexOf('/');
    if (last !== undefined && end === before.length && text.startsWith(before)) {
      const name = text.slice(end + 1).trim();
      if (name !== '') return { ...last, names: [...last.names.slice(0, -1), name] };
    }
    last = readAzureId(text);
    before = text.slice(0, end);
    return last;
  };
}

function readAzureId(text: string): Identity | undefined {
  if (text.length > LONGEST_ID) return undefined;
  const segments = text.split('/');
  const [start, scope, subscription, groups, group, providers, namespace] = segments;
  if (start?.trim() !== '' || scope?.toLowerCase() !== 'subscriptions' || groups?.toLowerCase() !== 'resourcegroups') return undefined;
  if (providers?.toLowerCase() !== 'providers') return undefined;
  const types: string[] = [];
  const names: string[] = [];
  for (let index = FIRST_TYPE; index < segments.length; index += 2) {
    const name = segments[index + 1]?.trim() ?? '';
    if (name === '') return undefined;
    types.push(segments[index] ?? '');
    names.push(name);
  }
  const kind = kindOfType(`${namespace}/${types.join('/')}`);
  return { kind, names, subscription: knownName(subscription), resourceGroup: knownName(group) };
}

/** Where types and names begin, after the provider's namespace. */
const FIRST_TYPE = 7;

/** The kind of `Microsoft.Compute/galleries/images`, in any case. */
export function kindOfType(type: string): ResourceKind | undefined {
  const lower = type.trim().toLowerCase();
  return lower.startsWith('microsoft.compute/') ? KINDS.get(lower.slice('microsoft.compute/'.length)) : undefined;
}

/** Documentation writes `{subscription-id}` for what it does not tell. */
export function knownName(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const name = text.trim();
  return name === '' || name.startsWith('{') ? undefined : name;
}
