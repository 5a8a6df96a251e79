import { type Arguments, NoAnswer } from '../arguments.ts';
import { evaluateWritten } from '../evaluate.ts';
import { type Frame, frameOf, unknownIn } from '../frame.ts';
import { DEPLOYMENTS, nestedIn, outputsOf } from '../nested.ts';
import { placeIn } from '../place.ts';
import type { Sibling } from '../scope.ts';
import { isList, objectOf, Unknown, type Value, writtenAt } from '../value.ts';
import { define, MANY, type TemplateFunction } from './template-function.ts';

const MADE_BY_AZURE = 'Azure makes it when the template is deployed';
const READ_FROM_AZURE = 'it is read from resources in Azure when the template is deployed';

/** What only Azure knows, by the name of the function; a name that begins with `list` is one of them, too. */
const OF_AZURE: Readonly<Record<string, string>> = {
  guid: MADE_BY_AZURE,
  newguid: MADE_BY_AZURE,
  uniquestring: MADE_BY_AZURE,
  references: READ_FROM_AZURE,
  providers: READ_FROM_AZURE,
  pickzones: READ_FROM_AZURE,
  getsecret: READ_FROM_AZURE,
  listkeys: READ_FROM_AZURE,
  listaccountsas: READ_FROM_AZURE,
  listservicesas: READ_FROM_AZURE,
  listsecrets: READ_FROM_AZURE,
  deployer: READ_FROM_AZURE,
};

/** Ids, and what a template may ask of where it is deployed. */
export const RESOURCES: Readonly<Record<string, TemplateFunction>> = {
  ...Object.fromEntries(Object.entries(OF_AZURE).map(([name, reason]) => [name, define(0, MANY, ({ frame }) => unknownIn(frame, reason))])),
  reference: define(1, 3, reference),
  resourceid: define(2, MANY, (args) => resourceId(args, 2)),
  subscriptionresourceid: define(2, MANY, (args) => resourceId(args, 1)),
  tenantresourceid: define(2, MANY, (args) => resourceId(args, 0)),
  extensionresourceid: define(3, MANY, (args) => {
    const { type, names } = typeAndNames(args, 1);
    const scope = args.any(0);
    const base = scope instanceof Unknown ? scope.likeness : args.text(0);
    const rest = providerPath(args, type, names);
    if (base === undefined || rest instanceof Unknown) return scope instanceof Unknown ? scope : rest;
    return scope instanceof Unknown ? scope.like(`${base}${rest}`) : `${base}${rest}`;
  }),
  managementgroupresourceid: define(2, MANY, ({ frame }) => unknownIn(frame, 'the management group is not known')),
  resourcegroup: define(0, 2, ({ frame }) => {
    const { resourceGroup } = frame.scope;
    const id = idUnder(frame, frame.scope.subscription, resourceGroup, '');
    return objectOf([
      ['id', id],
      ['name', resourceGroup ?? unknownIn(frame, 'the resource group is not known')],
      ['location', frame.scope.location ?? unknownIn(frame, 'the location of the resource group is not known, --location tells it')],
      ['tags', unknownIn(frame, 'the tags of the resource group are not known')],
      ['type', 'Microsoft.Resources/resourceGroups'],
    ]);
  }),
  subscription: define(0, 1, ({ frame }) => {
    const { subscription } = frame.scope;
    const id = subscription ?? unknownIn(frame, 'the subscription is not known', '{subscription}');
    const of = id instanceof Unknown ? id.like('/subscriptions/{subscription}') : `/subscriptions/${id}`;
    return objectOf([
      ['id', of],
      ['subscriptionId', id],
      ['tenantId', unknownIn(frame, 'the tenant is not known')],
      ['displayName', unknownIn(frame, 'the name of the subscription is not known')],
    ]);
  }),
  tenant: define(0, 0, ({ frame }) => objectOf([['tenantId', unknownIn(frame, 'the tenant is not known')]])),
  deployment: define(0, 0, ({ frame }) =>
    objectOf([
      ['name', unknownIn(frame, 'the name of the deployment is not known')],
      ['properties', unknownIn(frame, MADE_BY_AZURE)],
    ]),
  ),
  environment: define(0, 0, ({ frame }) => unknownIn(frame, 'the cloud is not known')),
};

/** An id in a scope of so many levels: 2 are a resource group, 1 a subscription, 0 the tenant. Texts before the type name another one. */
function resourceId(args: Arguments, levels: 0 | 1 | 2): Value {
  const { frame } = args;
  const { type, names, before } = typeAndNames(args, 0, levels);
  const { scope } = frame;
  const [group, subscription] = levels === 2 ? [before.at(-1), before.at(-2)] : [undefined, before.at(-1)];
  const rest = providerPath(args, type, names);
  if (rest instanceof Unknown) return rest;
  if (levels === 0) return rest;
  const resourceGroup = levels === 2 ? (group ?? scope.resourceGroup) : null;
  return idUnder(frame, subscription ?? scope.subscription, resourceGroup, rest);
}

/** What is not known of a scope has a place in the id all the same: where only the form matters, that is enough. */
function idUnder(frame: Frame, subscription: Value | undefined, resourceGroup: Value | undefined, rest: string): Value {
  const one = typeof subscription === 'string' ? subscription : '{subscription}';
  const two = typeof resourceGroup === 'string' ? resourceGroup : '{resourceGroup}';
  const id = `/subscriptions/${one}${resourceGroup === null ? '' : `/resourceGroups/${two}`}${rest}`;
  if (typeof subscription === 'string' && (typeof resourceGroup === 'string' || resourceGroup === null)) return id;
  return unknownIn(frame, 'the subscription and the resource group are not known', id);
}

type Named = { type: string; names: Value[]; before: Value[] };

/** The first argument with a `/` is the type; what stands before it names the scope, what follows the resource. */
function typeAndNames(args: Arguments, from: number, mostBefore = 0): Named {
  for (let index = from; index <= from + mostBefore && index < args.count; index++) {
    const value = args.any(index);
    if (typeof value !== 'string' || !value.includes('/')) continue;
    return { type: value, names: args.all(index + 1), before: args.all(from).slice(0, index - from) };
  }
  throw new NoAnswer('the type of a resource is expected, such as Microsoft.Compute/galleries');
}

function providerPath(args: Arguments, type: string, given: readonly Value[]): string | Unknown {
  const [namespace = '', ...types] = type.split('/');
  const names: string[] = [];
  for (const name of given) {
    if (name instanceof Unknown) return name;
    if (typeof name !== 'string' || isList(name)) throw new NoAnswer('names of resources are texts');
    for (const part of name.split('/')) names.push(part);
  }
  if (types.length !== names.length)
    return unknownIn(args.frame, `a resource of type ${type.slice(0, 100)} has ${types.length} names, ${names.length} are given`);
  return `/providers/${namespace}${types.map((each, index) => `/${each}/${names[index]}`).join('')}`;
}

/** What the template says itself of a resource of its own: outputs of a deployment, the location of others. */
function reference(args: Arguments): Value {
  const { frame } = args;
  const sibling = siblingOf(args);
  const unknown = unknownIn(frame, READ_FROM_AZURE);
  if (sibling === undefined) return unknown;
  const isFull = args.count > 2 && typeof args.any(2) === 'string' && args.text(2).toLowerCase() === 'full';
  if (sibling.type === DEPLOYMENTS) {
    if (isFull) return unknown;
    const { scope } = frame;
    return scope.ofSibling(sibling, frame, (at) => {
      const nested = nestedIn(sibling.written, sibling.place, at, scope);
      return nested === undefined ? unknown : objectOf([['outputs', outputsOf(nested)]]);
    });
  }
  const location = writtenAt(sibling.written, 'location');
  if (!isFull || location === undefined) return unknown;
  const at = placeIn(sibling.place, location.key);
  return objectOf([
    ['location', evaluateWritten(location.value, frameOf(frame.run, frame.scope, at), at)],
    ['properties', unknown],
  ]);
}

/** The resource that is asked for by its symbolic name, or by an id that the template puts together. */
function siblingOf(args: Arguments): Sibling | undefined {
  const { scope, definition } = args.frame;
  const asked = args.expression(0);
  if (asked === undefined || definition !== undefined) return undefined;
  if (asked.kind === 'literal') return scope.symbol(String(asked.value)) ?? scope.sibling(DEPLOYMENTS, asked);
  if (asked.kind !== 'call' || !/resourceid$/i.test(asked.name)) return undefined;
  const [name, type] = [asked.arguments.at(-1), asked.arguments.at(-2)];
  if (name === undefined || type?.kind !== 'literal' || typeof type.value !== 'string') return undefined;
  return scope.sibling(type.value, name);
}
