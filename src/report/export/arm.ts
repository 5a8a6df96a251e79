import type { ExportedGallery } from '../../exchange/export/exported-galleries.ts';
import { jsonText, literalJson, quoteInExpression } from './json-text.ts';
import { type ArmResource, armResources, becauseText } from './resources.ts';
import { type Scope, scopesOf } from './scopes.ts';

/** Every value is JSON, ready to stand behind its key. */
type ResourceView = {
  type: string;
  apiVersion: string;
  name: string;
  comments: string | undefined;
  location: string;
  tags: string | undefined;
  dependsOn: string | undefined;
  properties: string;
};

type DeploymentView = { name: string; subscription: string | undefined; resourceGroup: string; resources: ResourceView[] };

/** Galleries of one resource group are resources of the template; those of several are nested deployments. */
export type ArmView = { resources: ResourceView[]; deployments: DeploymentView[] };

export function armView(galleries: readonly ExportedGallery[]): ArmView {
  const scopes = scopesOf(galleries);
  const [first] = scopes;
  if (scopes.length === 1 && first !== undefined) return { resources: resourcesOf(first), deployments: [] };
  return { resources: [], deployments: scopes.map(deploymentOf) };
}

function resourcesOf({ galleries }: Scope): ResourceView[] {
  return galleries.flatMap((exported) => [...armResources(exported)].map(resourceOf));
}

function resourceOf(resource: ArmResource): ResourceView {
  const { type, apiVersion, names, body } = resource;
  const comments = becauseText(resource);
  return {
    type: jsonText(type),
    apiVersion: jsonText(apiVersion),
    name: jsonText(literalJson(names.join('/'))),
    comments: comments === undefined ? undefined : jsonText(literalJson(comments)),
    location: jsonText(literalJson(body.location)),
    tags: body.tags && jsonText(literalJson(body.tags), INDENT),
    dependsOn: names.length === 1 ? undefined : jsonText(parentId(type, names)),
    properties: jsonText(literalJson(body.properties), INDENT),
  };
}

const INDENT = '  ';

function parentId(type: string, names: readonly string[]): string {
  const parentType = type.slice(0, type.lastIndexOf('/'));
  return `[resourceId(${[parentType, ...names.slice(0, -1)].map(quoteInExpression).join(', ')})]`;
}

/** Nested deployments have names of their own, of at most 64 characters. */
const LONGEST_NAME = 64;

function deploymentOf(scope: Scope, index: number): DeploymentView {
  const { subscription, resourceGroup = '' } = scope;
  const name = `galleries-${index + 1}-${resourceGroup}`.replaceAll(/[^\w.()-]/g, '_').slice(0, LONGEST_NAME);
  return {
    name: jsonText(name),
    subscription: subscription === undefined ? undefined : jsonText(literalJson(subscription)),
    resourceGroup: jsonText(literalJson(resourceGroup)),
    resources: resourcesOf(scope),
  };
}
