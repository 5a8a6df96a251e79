import type { Gallery, Image, Quota, Version } from './estate.ts';

/** What a subscription has a limited number of in a region. */
export type QuotaKind = 'galleries' | 'images' | 'versions';

/** How many count towards the limit: those of the estate, and those that exist outside of it (S056). */
export function usageOf(quota: Quota, kind: QuotaKind): number {
  return quota[kind].length + quota.existing[kind];
}

/** The entity with which usage reaches `count`, in the order of the files; undefined where it stays below, or the estate adds nothing. */
export function entityReaching(quota: Quota, kind: QuotaKind, count: number): Gallery | Image | Version | undefined {
  if (usageOf(quota, kind) < count) return undefined;
  return quota[kind][Math.max(0, count - quota.existing[kind] - 1)];
}

/** `101 galleries in westeurope, subscription "1111…" (100 outside the estate)`. */
export function describeUsage(quota: Quota, kind: QuotaKind): string {
  const subscription = quota.subscription === '' ? '' : `, subscription "${quota.subscription}"`;
  const existing = quota.existing[kind] === 0 ? '' : ` (${quota.existing[kind]} outside the estate)`;
  return `${usageOf(quota, kind)} ${kind} in ${quota.region}${subscription}${existing}`;
}
