import type { Path } from '../engine/finding.ts';
import { findSecret } from '../estate/secret-in-text.ts';
import type { PropertyValue } from './change.ts';

/** What one side tells about an entity, property by property. */
export type Told = {
  name: string;
  /** Which of several: a region, a tag, `LUN 0`. */
  of?: string | undefined;
  region?: string | undefined;
  value: PropertyValue | undefined;
  /** By what it is compared, where spellings differ that mean the same; the value itself otherwise. */
  same?: PropertyValue | undefined;
  /** Relative to the entity. */
  at: Path;
  /** Taken from the entity above: where both sides take it from there, the change is told there. */
  isInherited?: boolean;
  /** Compared only where both sides tell it: silence is no value, since not every side can know it. */
  ifBoth?: true;
  /** Nothing that Azure keeps: a manifest's own knowledge. Implies `ifBoth`. */
  isNote?: true;
  /** The key of what it belongs to, which both sides must have: the region of a storage account type. */
  within?: string;
};

/** What tells two properties of an entity apart. */
export function toldKey({ name, of }: Pick<Told, 'name' | 'of'>): string {
  return of === undefined ? name : `${name}\n${of}`;
}

/** A text compared without case, as Azure compares ids and names. */
export function caseless(name: string, value: string | undefined, at: Path): Told {
  return { name, value, same: value?.toLowerCase(), at };
}

/** An address: what it gives away is neither shown nor compared, for tokens change and what they open does not. */
export function address(name: string, written: string | undefined, at: Path): Told {
  const value = written === undefined ? undefined : (findSecret(written)?.masked ?? written);
  return { name, value, at };
}

/** The region of a resource; '' is that of a gallery of which files tell no more than the name. */
export function placeOf(location: string): Told {
  return { name: 'location', value: location === '' ? undefined : location, at: ['location'], ifBoth: true };
}

/** Tags: each for itself, in any order. */
export function tagsOf(tags: Readonly<Record<string, string>> | undefined): Told[] {
  return Object.entries(tags ?? {}).map(([key, value]) => ({ name: 'tags', of: key, value, at: ['tags', key] }));
}

/** A list of which the order means nothing. */
export function setOf(items: readonly string[] | undefined): { value: string | undefined; same: string | undefined } {
  if (items === undefined || items.length === 0) return { value: undefined, same: undefined };
  return { value: items.join(', '), same: [...new Set(items.map((item) => item.toLowerCase()))].sort().join('\n') };
}

/** A structure that only a manifest writes, in one text whatever the order of its keys; undefined stays so. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  );
}

/** A part of the manifest's own knowledge. */
export function note(name: string, value: unknown, at: Path = [name]): Told {
  const shown = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string' ? value : textOf(value);
  return { name, value: shown, at, isNote: true };
}
