import { isObject } from './json-object.ts';
import { normalizeRegionName } from '../facts/regions.ts';
import { type Described } from './read-body.ts';

/**
 * How a second description of one thing differs from the first: the property, or `more` where it says all that the first says,
 * and something else. Undefined where it adds nothing.
 */
export function differenceOf(first: Described, second: Described): string | undefined {
  const missing = lackOf(first, second);
  const added = lackOf(second, first);
  if (added === undefined) return undefined;
  return missing ?? 'more';
}

/** The first property of `one` that `other` lacks or says differently, down to the key it has in the manifest. */
export function lackOf(one: unknown, other: unknown, name = 'value'): string | undefined {
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return name;
    for (const [index, item] of one.entries()) {
      const lack = lackOf(item, other[index], name);
      if (lack !== undefined) return lack;
    }
    return undefined;
  }
  if (isObject(one) && isObject(other)) {
    for (const key of Object.keys(one)) {
      const lack = lackOf(one[key], Object.hasOwn(other, key) ? other[key] : undefined, key);
      if (lack !== undefined) return lack;
    }
    return undefined;
  }
  return one === other || (typeof one === 'string' && typeof other === 'string' && isSame(one, other, name)) ? undefined : name;
}

/** Names of regions have two spellings, and ids any case. */
function isSame(one: string, other: string, name: string): boolean {
  if (one.startsWith('/')) return one.toLowerCase() === other.toLowerCase();
  return REGIONS.has(name) && normalizeRegionName(one) === normalizeRegionName(other);
}

const REGIONS: ReadonlySet<string> = new Set(['location', 'name', 'region']);
