import { isObject } from '../json-object.ts';
import { evaluateWritten } from './evaluate.ts';
import { type Frame, frameOf } from './frame.ts';
import { partOf } from './functions/lists.ts';
import { type Place, placeIn } from './place.ts';
import { type Deployed, type Given, Scope, type Target } from './scope.ts';
import { Unknown, type Value, writtenAt } from './value.ts';

type Written = Readonly<Record<string, unknown>>;

export const DEPLOYMENTS = 'microsoft.resources/deployments';
const RESOURCE_GROUPS = 'microsoft.resources/resourcegroups';

/** A template within another one, and what its expressions may refer to. */
export type Nested = { deployed: Deployed; frame: Frame };

/** What a resource of the type `Microsoft.Resources/deployments` deploys; undefined where no template stands in it. */
export function nestedIn(written: Written, place: Place, frame: Frame, around: Target): Nested | undefined {
  const properties = writtenAt(written, 'properties');
  const template = writtenAt(properties?.value, 'template');
  if (properties === undefined || template === undefined) return undefined;
  const within = placeIn(place, properties.key);
  const scope = writtenAt(writtenAt(properties.value, 'expressionEvaluationOptions')?.value, 'scope')?.value;
  const isInner = typeof scope === 'string' && scope.toLowerCase() === 'inner';
  const parameters = writtenAt(properties.value, 'parameters');
  const given = isInner && parameters !== undefined ? passedOn(parameters.value, placeIn(within, parameters.key), frame) : new Map();
  const target = targetOf(written, place, frame, around);
  const deployed = { template: template.value, place: placeIn(within, template.key), target, given, isNested: true };
  return { deployed, frame: isInner ? frameOf(frame.run, new Scope(frame.run, deployed), deployed.place) : frame };
}

/** The outputs of a template within another one, each `{ value: … }`. */
export function outputsOf({ deployed, frame }: Nested): Value {
  const outputs = writtenAt(deployed.template, 'outputs');
  return outputs === undefined ? {} : evaluateWritten(outputs.value, frame, placeIn(deployed.place, outputs.key));
}

/** The parameters that a template gives one within it: each is `{ value: … }` or `{ reference: … }`, or an expression that yields one. */
function passedOn(written: unknown, place: Place, frame: Frame): Map<string, Given> {
  const given = new Map<string, Given>();
  for (const [name, parameter] of Object.entries(isObject(written) ? written : {})) {
    const at = placeIn(place, name);
    const value = writtenAt(parameter, 'value');
    if (value !== undefined) given.set(name.toLowerCase(), { find: () => evaluateWritten(value.value, frame, placeIn(at, value.key)) });
    else if (typeof parameter === 'string') given.set(name.toLowerCase(), { find: () => valueIn(evaluateWritten(parameter, frame, at)) });
    else given.set(name.toLowerCase(), { written: parameter, place: at });
  }
  return given;
}

function valueIn(parameter: Value): Value {
  return parameter instanceof Unknown ? parameter : (partOf(parameter, 'value') ?? null);
}

const SCOPE = /^\/subscriptions\/([^/]+)(?:\/resourceGroups\/([^/]+))?$/i;

/** Where a resource goes: a subscription and a resource group of its own, or those of what is around it. */
export function targetOf(written: Written, place: Place, frame: Frame, around: Target): Target {
  const text = (key: string): string | undefined | null => {
    const part = writtenAt(written, key);
    if (part === undefined) return null;
    const value = evaluateWritten(part.value, frame, placeIn(place, part.key));
    return typeof value === 'string' ? value : undefined;
  };
  const [, subscriptionInScope, groupInScope] = SCOPE.exec(text('scope') ?? '') ?? [];
  if (subscriptionInScope !== undefined) return { subscription: subscriptionInScope, resourceGroup: groupInScope, location: undefined };
  const [subscription, resourceGroup] = [text('subscriptionId'), text('resourceGroup')];
  // In another subscription, the resource group of the same name is another one, and so is one that is not known.
  if (resourceGroup === null) return subscription === null ? around : { subscription, resourceGroup: undefined, location: undefined };
  const location = groupLocation(writtenAt(written, 'resourceGroup')?.value, frame);
  return { subscription: subscription === null ? around.subscription : subscription, resourceGroup, location };
}

/** The region of a resource group that the template makes itself. */
function groupLocation(name: unknown, frame: Frame): Value | undefined {
  const group = typeof name === 'string' ? frame.scope.sibling(RESOURCE_GROUPS, name) : undefined;
  const location = writtenAt(group?.written, 'location');
  if (group === undefined || location === undefined) return undefined;
  return evaluateWritten(location.value, frameOf(frame.run, frame.scope, group.place), placeIn(group.place, location.key));
}
