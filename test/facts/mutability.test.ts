import { describe, expect, it } from 'vitest';
import { factsOf } from '../../src/facts/facts.ts';
import { ALL_CARDS } from '../rules/run-rules.ts';
import { MUTABILITY, mutabilityIn, mutabilityRow } from '../../src/facts/mutability.ts';

/** What the documents list, property by property: the overview's update lists (S110-S112), the six of E10, the provider's lists. */
const UPDATABLE = [
  'gallery.description',
  'image.description',
  'image.recommended.vCPUs.min',
  'image.recommended.memory.max',
  'image.endOfLifeDate',
  'version.targetRegions',
  'version.targetRegions.regionalReplicaCount',
  'version.targetRegions.excludeFromLatest',
  'version.endOfLifeDate',
];
const IMMUTABLE = [
  'image.osType',
  'image.osState',
  'image.hyperVGeneration',
  'image.identifier.publisher',
  'image.identifier.offer',
  'image.identifier.sku',
  'gallery.location',
  'version.replicationMode',
  'version.targetRegions.storageAccountType',
  'version.targetRegions.encryption',
];

function stateOf(name: string, edition: '2021-06' | '2023-04' | '2025-07', apiVersion?: string, allowUpdateImage = false): string {
  const row = mutabilityRow(name);
  if (row === undefined) throw new Error(`no row ${name}`);
  return mutabilityIn(row, { facts: factsOf(edition), apiVersion, allowUpdateImage });
}

describe('mutability', () => {
  it('follows the lists of the documents', () => {
    for (const name of UPDATABLE) expect(mutabilityRow(name)?.change, name).toBe('updatable');
    for (const name of IMMUTABLE) expect(mutabilityRow(name)?.change, name).toBe('immutable');
    expect(mutabilityRow('gallery.environment')).toBeUndefined();
  });

  it('names the rule of every immutable property, and of no other', () => {
    for (const { name, change, rule } of MUTABILITY) expect(rule !== undefined, name).toBe(change === 'immutable');
    const ids: readonly string[] = ALL_CARDS.map(({ id }) => id);
    for (const { name, rule } of MUTABILITY) if (rule !== undefined) expect(ids, name).toContain(rule);
  });

  it.each([
    // The lists of 2020 and 2021 lack it; that of August 2023 has it, the edition of 2023-04 is the nearest.
    ['image.releaseNoteUri', '2021-06', undefined, false, 'immutable'],
    ['image.releaseNoteUri', '2023-04', undefined, false, 'updatable'],
    ['image.features', '2021-06', '2025-03-03', true, 'updatable'],
    ['image.features', '2025-07', '2024-03-03', true, 'immutable'],
    ['image.features', '2025-07', '2025-03-03', false, 'immutable'],
    // Without an API version the edition decides.
    ['image.features', '2025-07', undefined, true, 'updatable'],
    ['image.features', '2023-04', undefined, true, 'immutable'],
  ] as const)('%s in %s with API %s, allowUpdateImage %s: %s', (name, edition, apiVersion, isAllowed, expected) => {
    expect(stateOf(name, edition, apiVersion, isAllowed)).toBe(expected);
  });
});
