import type { Path } from '../engine/finding.ts';

/** What a schema calls things: its titles, keys and types without the rest. The generator writes one beside each validator. */
export type Outline = {
  title?: string;
  type?: string | readonly string[];
  $ref?: string;
  properties?: Readonly<Record<string, Outline>>;
  items?: Outline;
  additionalProperties?: Outline;
  /** Of a union: what an object has to be. */
  then?: Outline;
  $defs?: Readonly<Record<string, Outline>>;
  /** What a text with a form has to be, where it has one. */
  description?: string;
  pattern?: string;
  format?: string;
};

/** The part of the outline that is about the node at `path`; an empty one where the schema does not know it. */
export function outlineAt(root: Outline, path: Path): Outline {
  let outline = root;
  for (const key of path) {
    outline = resolveOutline(root, outline);
    const next = typeof key === 'number' ? outline.items : (ownProperty(outline.properties, key) ?? outline.additionalProperties);
    if (next === undefined) return {};
    outline = next;
  }
  return resolveOutline(root, outline);
}

/** The definition of texts of a form, by the pattern or the format that they failed. */
export function formOf(root: Outline, pattern: string | undefined, format: string | undefined): Outline | undefined {
  for (const definition of Object.values(root.$defs ?? {})) {
    if (format === undefined ? definition.pattern === pattern : definition.format === format) return definition;
  }
  return undefined;
}

/** The definition that an outline refers to, or the outline itself. */
export function resolveOutline(root: Outline, outline: Outline): Outline {
  const reference = outline.$ref ?? outline.then?.$ref;
  if (reference === undefined) return outline;
  return ownProperty(root.$defs, reference.slice(reference.lastIndexOf('/') + 1)) ?? outline;
}

function ownProperty(outlines: Readonly<Record<string, Outline>> | undefined, key: string): Outline | undefined {
  return outlines !== undefined && Object.hasOwn(outlines, key) ? outlines[key] : undefined;
}
