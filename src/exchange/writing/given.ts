import type { Translated } from '../translated.ts';
import { isObject } from '../json-object.ts';
import { draftsIn } from './draft.ts';

/** What somebody says of galleries of which the files do not tell it. */
export type Given = {
  subscription?: string | undefined;
  tenant?: string | undefined;
  resourceGroup?: string | undefined;
  /** Of the resource group that a template is deployed to. */
  location?: string | undefined;
};

/** Adds it, in place: at the manifest what holds for its machines, too, and at each gallery its resource group. */
export function addGiven({ value }: Translated, { subscription, tenant, resourceGroup }: Given): void {
  if (!isObject(value)) return;
  if (subscription !== undefined) value['subscription'] ??= subscription;
  if (tenant !== undefined) value['tenant'] ??= tenant;
  if (resourceGroup !== undefined) for (const gallery of draftsIn(value, 'galleries')) gallery['resourceGroup'] ??= resourceGroup;
  // Walking all of a large export to fill nothing in would be felt.
  if (subscription === undefined && resourceGroup === undefined) return;
  fillIds(value, (id) => {
    const inSubscription =
      subscription === undefined ? id : id.replace('/subscriptions/{subscription}', () => `/subscriptions/${subscription}`);
    return resourceGroup === undefined
      ? inSubscription
      : inSubscription.replace('/resourceGroups/{resourceGroup}', () => `/resourceGroups/${resourceGroup}`);
  });
}

/** Ids of a template that is not deployed yet have holes for where it will be. */
function fillIds(value: unknown, fill: (id: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child !== 'string') fillIds(child, fill);
    else if (child.startsWith('/subscriptions/')) Reflect.set(value, key, fill(child));
  }
}
