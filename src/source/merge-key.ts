type Mapping = Record<string, unknown>;

/**
 * Carries out a merge key (`<<`): the pairs of one mapping, or of each in a list, are added where `mapping` has no
 * such key, so that own keys win over merged ones and the source named first over the later.
 * @returns false where `source` is neither a mapping nor a list of mappings
 */
export function mergeInto(mapping: Mapping, source: unknown): boolean {
  for (const each of Array.isArray(source) ? source : [source]) {
    if (!isMapping(each)) return false;
    for (const [key, value] of Object.entries(each)) if (!Object.hasOwn(mapping, key)) mapping[key] = value;
  }
  return true;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
