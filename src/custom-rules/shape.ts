import type { CustomLevel } from '../engine/custom-rule.ts';
import { outline } from '../generated/manifest-validator.js';
import { type Outline, resolveOutline } from '../manifest/outline.ts';
import { type Field, FIELDS } from './fields.ts';

/** What a term can be before any estate is there: enough to tell a name that exists from a slip of the pen. */
export type Shape =
  | { kind: 'value' }
  | { kind: 'list'; item: Shape }
  | { kind: 'entity'; level: CustomLevel }
  /** A map of the manifest; `free` is what stands under keys of the user's own, as in tags. */
  | { kind: 'map'; properties: Readonly<Record<string, Outline>>; free: Outline | undefined };

const VALUE: Shape = { kind: 'value' };

/** The definitions of the manifest's schema that the entities are made from. */
const DEFINITIONS: Readonly<Record<CustomLevel, string>> = {
  gallery: 'Gallery',
  image: 'Image',
  version: 'Version',
  targetRegion: 'TargetRegion',
  deployment: 'Deployment',
};

let manifest: Outline | undefined;

/** The shape of what stands under a key; undefined where nothing can. */
export function fieldShape(shape: Shape, key: string): Shape | undefined {
  if (shape.kind === 'entity') {
    const fields: Readonly<Record<string, Field>> = FIELDS[shape.level];
    const holds = Object.hasOwn(fields, key) ? fields[key]?.holds : 'written';
    if (holds === 'value') return VALUE;
    if (holds !== undefined && holds !== 'written')
      return typeof holds === 'object' ? { kind: 'list', item: { kind: 'entity', level: holds.list } } : { kind: 'entity', level: holds };
    return fieldShape(writtenShape(shape.level), key);
  }
  if (shape.kind !== 'map') return undefined;
  const outlined = Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.free;
  return outlined === undefined ? undefined : shapeOf(outlined);
}

/** The keys that an entity or a map can have, other than those of the user's own. */
export function fieldNames(shape: Shape): string[] {
  if (shape.kind === 'entity') return [...new Set([...Object.keys(FIELDS[shape.level]), ...fieldNames(writtenShape(shape.level))])];
  return shape.kind === 'map' ? Object.keys(shape.properties) : [];
}

/** An entity as the manifest writes it. */
export function writtenShape(level: CustomLevel): Shape {
  manifest ??= outline();
  return shapeOf({ $ref: DEFINITIONS[level] });
}

function shapeOf(outlined: Outline): Shape {
  manifest ??= outline();
  const { properties, items, additionalProperties } = resolveOutline(manifest, outlined);
  if (items !== undefined) return { kind: 'list', item: shapeOf(items) };
  if (properties === undefined && additionalProperties === undefined) return VALUE;
  return { kind: 'map', properties: properties ?? {}, free: additionalProperties };
}
