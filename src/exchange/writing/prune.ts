import type { Draft } from './draft.ts';
import { isObject } from '../json-object.ts';
import type { Shape } from './shape.ts';

/** Lists and maps that say the same empty as absent. */
const EMPTY_SAYS_NOTHING: ReadonlySet<string> = new Set([
  'galleries',
  'images',
  'versions',
  'deployments',
  'dataDisks',
  'features',
  'grants',
  'groups',
  'scaleSets',
  'tags',
]);

/** What is inherited key by key, so that even a default says something. */
const INHERITED: ReadonlySet<string> = new Set(['releases', 'retention']);

/** Takes out, in place, what holds anyway: defaults that are the same in every edition and API version, and what is left empty by that. */
export function prune(draft: Draft, { properties }: Shape): void {
  for (const [key, { shape, isRequired, fallback }] of properties) {
    const value = draft[key];
    if (value === undefined || INHERITED.has(key)) continue;
    const wasEmpty = isEmpty(value);
    pruneWithin(value, shape);
    const isNeedless = wasEmpty ? EMPTY_SAYS_NOTHING.has(key) : isEmpty(value) || value === fallback;
    if (isNeedless && !isRequired) delete draft[key];
  }
}

/** An item of a list stays, even if nothing is left in it. */
function pruneWithin(value: unknown, shape: Shape): void {
  if (isObject(value)) prune(value, shape);
  else if (Array.isArray(value) && shape.items !== undefined) for (const item of value) pruneWithin(item, shape.items);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.values(value).every((child) => child === undefined);
}
