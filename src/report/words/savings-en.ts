import { countText, listText } from '../number-text.ts';

const replicas = (count: string) => `${count} ${count === '1' ? 'replica' : 'replicas'}`;
const stay = (count: number) => `${countText(count, 'version')} ${count === 1 ? 'stays' : 'stay'}`;
const despite = (count: number) => `${stay(count)} although the retention policy drops ${count === 1 ? 'it' : 'them'}`;

/** Savings in English. */
export const SAVINGS_EN = {
  title: 'Savings',
  caption: (prices: string) => `Savings a month, by ${prices}`,
  nothing: 'Nothing to save, and no deployment is short of replicas that could be had',
  savedWords: {
    all: (amount: string, currency: string, count: number) => `${amount} ${currency} a month can be saved, in ${countText(count, 'place')}`,
    some: (amount: string, currency: string, count: number) =>
      `At least ${amount} ${currency} a month can be saved, in ${countText(count, 'place')}`,
    none: (_amount: string, _currency: string, count: number) => `An unknown amount can be saved, in ${countText(count, 'place')}`,
  },
  addedWords: {
    all: (amount: string, currency: string, count: number) =>
      `${amount} ${currency} a month is needed for replicas that are missing, in ${countText(count, 'place')}`,
    some: (amount: string, currency: string, count: number) =>
      `At least ${amount} ${currency} a month is needed for replicas that are missing, in ${countText(count, 'place')}`,
    none: (_amount: string, _currency: string, count: number) =>
      `An unknown amount is needed for replicas that are missing, in ${countText(count, 'place')}`,
  },
  zonesFree: (count: number) => `${countText(count, 'region')} can be zone-redundant at the same price`,
  comesTo: (before: string, after: string, currency: string) =>
    `Storage then costs ${after} ${currency} a month instead of ${before} ${currency}`,
  comesToKnown: (before: string, after: string, currency: string) =>
    `Of what is known, storage then costs ${after} ${currency} a month instead of ${before} ${currency}`,

  ofKnown: (currency: string) => `${currency}, of what is known`,

  columns: {
    monthly: 'Monthly',
    marks: 'Marks',
    risk: 'Risk',
    saving: 'Saving',
    place: 'Place',
    image: 'Image',
    kind: 'Kind',
    stake: 'What is at stake',
  },
  total: 'Total',

  kinds: {
    retention: 'retention policy',
    'superseded-regions': 'superseded version',
    'idle-region': 'idle region',
    'surplus-replicas': 'surplus replicas',
    'missing-replicas': 'missing replicas',
    'zone-redundancy': 'zone redundancy',
  },
  risks: { none: 'none', low: 'low', look: 'look' },

  keepLast: (count: string) => `the last ${count}`,
  keepDays: (days: string) => `those of ${days} days`,
  and: (parts: readonly string[]) => listText(parts),
  retention: (version: string, kept: string) => `${version}: remove it, the retention policy keeps ${kept}`,
  superseded: (version: string, left: readonly string[], kept: readonly string[]) =>
    `${version}: leave ${listText(left)}, keep ${listText(kept)}; a newer version is latest`,
  idle: (version: string, region: string) => `${version}: leave ${region}, where nothing is deployed from it`,
  surplus: {
    served: (version: string, region: string, from: string, to: string, needed: string) =>
      `${version} in ${region}: ${from} → ${replicas(to)}, ${needed} needed`,
    none: (version: string, region: string, from: string, to: string, _needed: string) =>
      `${version} in ${region}: ${from} → ${replicas(to)}, nothing is deployed from it there`,
    superseded: (version: string, region: string, from: string, to: string, _needed: string) =>
      `${version} in ${region}: ${from} → ${replicas(to)}; a newer version is latest`,
  },
  missing: (version: string, region: string, from: string, to: string, needed: string) =>
    `${version} in ${region}: ${from} → ${replicas(to)}, ${needed} needed`,
  zones: (version: string, region: string, from: string, to: string) => `${version} in ${region}: ${from} → ${to} at the same price`,

  /** What is at stake. */
  stakes: {
    retention: 'A version that is deleted does not come back: see first that nothing outside these manifests draws on it',
    supersededByPolicy: 'The retention policy says so',
    region: 'See first that nothing outside these manifests draws on it there',
    surplus: 'More replicas are made again at any time, at no egress',
    surplusUnused: 'See first that nothing outside these manifests draws on it there; more replicas are made again at no egress',
    missing: 'Nothing is taken away',
    zones:
      'The storage type of a region that a version is in already cannot be changed: deploy a new version, or take the region out and add it again',
  },
  back: (amount: string, currency: string) => `copying it there again costs ${amount} ${currency} once`,
  /** Between two remarks about a saving. */
  between: '; ',

  refused: 'Not made, since the text cannot be edited or an error would come up:',
  refusedOne: (what: string, reason: string) => `${what}: ${reason}`,
  holds: {
    'deployments-left-out': (count: number) =>
      `Nothing is taken away: ${countText(count, 'deployment')} left out because of errors, and what they need is not known`,
    'documents-unread': (count: number) =>
      `Nothing is taken away: ${countText(count, 'document')} not read because of errors, and what they need is not known`,
    'deployments-unresolved': (count: number) =>
      `Nothing is taken away: ${countText(count, 'deployment')} of images that are not here, and what they need is not known`,
  },
  spared: {
    latest: (count: number) => `${despite(count)}: latest means ${count === 1 ? 'it' : 'them'} in a region`,
    deployment: (count: number) => `${despite(count)}: a deployment names ${count === 1 ? 'it' : 'them'}`,
    guarded: (count: number) => `${despite(count)}: ${count === 1 ? 'it is' : 'they are'} guarded until the end of life`,
    source: (count: number) => `${despite(count)}: another version is made from ${count === 1 ? 'it' : 'them'}`,
    unclear: (count: number) => `${despite(count)}: a deployment of the image leaves open what it needs`,
    last: (count: number) => `${despite(count)}: no other version of the image is left`,
    'regions-guarded': (count: number) => `${stay(count)} in all regions: allowDeletionOfReplicatedLocations is false`,
  },
  unserved: 'Served by no plan:',
  infeasible: (place: string, needed: string, limit: string) => `${place}: ${replicas(needed)} needed, ${limit} allowed`,
  unreplicated: (place: string, needed: string) => `${place}: ${replicas(needed)} needed, and it is not replicated there`,
  place: (image: string, version: string, region: string) => `${image} ${version} in ${region}`,

  figures: { before: 'Storage a month', after: 'After savings', saved: 'Saved', added: 'For missing replicas' },
};

export type SavingsWords = typeof SAVINGS_EN;
