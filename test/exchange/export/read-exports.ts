import type { JsonObject } from '../../../src/exchange/export/rest-body.ts';
import { type HclBlock, readBicep, readHcl, Ref, type Value } from './read-blocks.ts';

/** What a file says that a tool would make. */
export type Made = {
  type: string;
  /** Undefined where the tool settles it. */
  apiVersion: string | undefined;
  subscription: string | undefined;
  resourceGroup: string | undefined;
  names: string[];
  location: string;
  tags: Record<string, string> | undefined;
  properties: JsonObject;
};

type Template = { resources: ArmResource[] };
type ArmResource = {
  type: string;
  apiVersion: string;
  name: string;
  location: string;
  tags?: Record<string, string>;
  dependsOn?: string[];
  subscriptionId?: string | undefined;
  resourceGroup?: string | undefined;
  properties: JsonObject & { template?: Template; mode?: string };
};

/** An ARM template with its nested deployments, which must name parents before children. */
export function readArm(text: string): Made[] {
  const template = JSON.parse(text) as Template;
  return template.resources.flatMap((resource) => {
    if (resource.type !== 'Microsoft.Resources/deployments') return ofTemplate({ resources: [resource] }, {});
    const { subscriptionId, resourceGroup, properties } = resource;
    return ofTemplate(properties.template ?? { resources: [] }, { subscriptionId, resourceGroup });
  });
}

function ofTemplate({ resources }: Template, scope: Pick<ArmResource, 'subscriptionId' | 'resourceGroup'>): Made[] {
  return resources.map(({ type, apiVersion, name, location, tags, properties, dependsOn }) => {
    const names = literal(name).split('/');
    const expected = names.length === 1 ? undefined : [parentExpression(type, names)];
    if (JSON.stringify(dependsOn) !== JSON.stringify(expected)) throw new Error(`${name} depends on ${JSON.stringify(dependsOn)}`);
    return {
      type,
      apiVersion,
      subscription: scope.subscriptionId,
      resourceGroup: scope.resourceGroup === undefined ? undefined : literal(scope.resourceGroup),
      names,
      location: literal(location),
      tags: tags && (literals(tags) as Record<string, string>),
      properties: literals(properties) as JsonObject,
    };
  });
}

function parentExpression(type: string, names: string[]): string {
  const quoted = [type.split('/').slice(0, -1).join('/'), ...names.slice(0, -1)].map((part) => `'${part.replaceAll("'", "''")}'`);
  return `[resourceId(${quoted.join(', ')})]`;
}

/** As the service reads a text: brackets around it make an expression, unless a second one opens it. */
function literal(text: string): string {
  if (!text.startsWith('[') || !text.endsWith(']')) return text;
  if (text.startsWith('[[')) return text.slice(1);
  throw new Error(`an expression: ${text}`);
}

function literals(value: unknown): unknown {
  if (typeof value === 'string') return literal(value);
  if (Array.isArray(value)) return value.map(literals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [literal(key), literals(item)]));
}

export function readBicepFile(text: string): Made[] {
  const made = new Map<string, Made>();
  for (const { symbol, type: versioned, body } of readBicep(text)) {
    const { parent, name, location, tags, properties } = body;
    const [type = '', apiVersion] = versioned.split('@');
    const above = parent instanceof Ref ? made.get(parent.name) : undefined;
    if ((parent === undefined) !== (type.split('/').length === 2)) throw new Error(`${symbol} stands in nothing`);
    made.set(symbol, {
      type,
      apiVersion,
      subscription: undefined,
      resourceGroup: undefined,
      names: [...(above?.names ?? []), String(name)],
      location: String(location),
      tags: tags as Made['tags'],
      properties: properties as JsonObject,
    });
  }
  return [...made.values()];
}

const TYPES = ['Microsoft.Compute/galleries', 'Microsoft.Compute/galleries/images', 'Microsoft.Compute/galleries/images/versions'];

/** A resource of Terraform: those of azapi as REST has them, those of azurerm by their arguments. */
export type Planned = Made & { azurerm: HclBlock | undefined };

export function readTerraform(text: string): Planned[] {
  const blocks = readHcl(text);
  const subscriptions = new Map<string | undefined, string>();
  for (const { type, labels, values } of blocks) {
    if (type !== 'provider' || labels[0] !== 'azurerm') continue;
    const alias = values['alias'] === undefined ? undefined : `azurerm.${String(values['alias'])}`;
    subscriptions.set(alias, String(values['subscription_id']));
  }
  const made = new Map<string, Planned>();
  const resolved = (value: Value | undefined, attribute: string): Planned => {
    const found =
      value instanceof Ref && value.name.endsWith(`.${attribute}`) ? made.get(value.name.slice(0, -attribute.length - 1)) : undefined;
    if (found === undefined) throw new Error(`nothing before it is ${JSON.stringify(value)}`);
    return found;
  };
  for (const block of blocks) {
    const [type = '', label = ''] = block.labels;
    if (block.type !== 'resource') continue;
    const { values } = block;
    const address = `${type}.${label}`;
    if (made.has(address)) throw new Error(`${address} twice`);
    const common = { location: String(values['location']), tags: values['tags'] as Made['tags'] };
    if (type === 'azapi_resource') {
      const [restType = '', apiVersion] = String(values['type']).split('@');
      const parent = typeof values['parent_id'] === 'string' ? undefined : resolved(values['parent_id'], 'id');
      const [, subscription, resourceGroup] = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/.exec(String(values['parent_id'])) ?? [];
      const { properties } = values['body'] as { properties: JsonObject };
      made.set(address, {
        ...common,
        type: restType,
        apiVersion,
        subscription: parent?.subscription ?? subscription,
        resourceGroup: parent?.resourceGroup ?? resourceGroup,
        names: [...(parent?.names ?? []), String(values['name'])],
        properties,
        azurerm: undefined,
      });
      continue;
    }
    const parents = ['gallery_name', 'image_name'].flatMap((argument) =>
      values[argument] === undefined ? [] : (resolved(values[argument], 'name').names.at(-1) ?? ''),
    );
    const provider = values['provider'] instanceof Ref ? values['provider'].name : undefined;
    made.set(address, {
      ...common,
      type: TYPES[parents.length] ?? '',
      apiVersion: undefined,
      subscription: subscriptions.get(provider),
      resourceGroup: String(values['resource_group_name']),
      names: [...parents, String(values['name'])],
      properties: {},
      azurerm: block,
    });
  }
  return [...made.values()];
}
