import { isObject } from '../json-object.ts';
import schema from '../../../schemas/manifest.schema.json' with { type: 'json' };

/** What the schema says of a value in a manifest: the order of its keys, and what holds where one is absent. */
export type Shape = {
  /** By key, in the order in which people write them. */
  properties: ReadonlyMap<string, Property>;
  /** Of each item of a list. */
  items: Shape | undefined;
};

export type Property = {
  shape: Shape;
  isRequired: boolean;
  /** What holds where the key is absent, whatever the edition and the API version; undefined where that depends. */
  fallback: unknown;
};

const DEFINITIONS: Readonly<Record<string, unknown>> = schema.$defs;

function shapeOf(node: unknown): Shape {
  const described = descriptionOf(node);
  const { properties: written, required, items } = described;
  const properties = new Map<string, Property>();
  for (const [key, property] of Object.entries(isObject(written) ? written : {})) {
    const fallback = isObject(property) ? property['default'] : undefined;
    properties.set(key, { shape: shapeOf(property), isRequired: Array.isArray(required) && required.includes(key), fallback });
  }
  return { properties, items: items === undefined ? undefined : shapeOf(items) };
}

/** A node may name its description, or give it under the condition that it is a map and no bare text or number. */
function descriptionOf(node: unknown): Readonly<Record<string, unknown>> {
  if (!isObject(node)) return {};
  const { $ref: reference, then } = node;
  if (typeof reference === 'string') return descriptionOf(DEFINITIONS[reference.replace('#/$defs/', '')]);
  return then === undefined ? node : descriptionOf(then);
}

/** The shape of a whole manifest. */
export const MANIFEST_SHAPE: Shape = shapeOf(schema);
