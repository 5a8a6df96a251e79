/** A document is a manifest if it says so; everything else in a directory belongs to somebody else. */
export function isManifest(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'gallerist');
}
