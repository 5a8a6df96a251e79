import { isObject } from '../json-object.ts';

/** A map of a manifest that may be changed; nothing is certain about what is in it. */
export type Draft = Record<string, unknown>;

/** The maps in a list; a part that is none is passed over. */
export function draftsIn(draft: Draft, key: string): Draft[] {
  const list = draft[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A copy without prototypes, so that no key is anything but a key. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy = emptyDraft();
  for (const [key, child] of Object.entries(value)) copy[key] = copyOf(child);
  return copy;
}

function emptyDraft(): Draft {
  const draft: Draft = { __proto__: null };
  return draft;
}
