import { describe, expect, it } from 'vitest';
import { galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';
import { changesOf, wordsOf } from './changes-of.ts';

const A = '11111111-2222-3333-4444-555555555555';
const B = '99999999-2222-3333-4444-555555555555';

function stateOf(version: object = {}, image: object = {}, gallery: object = {}): object {
  return { subscription: A, galleries: [galleryOf({ images: [imageOf({ versions: [versionOf(version)], ...image })], ...gallery })] };
}

function words(base: object, head: object): string[] {
  return wordsOf(changesOf(base, head));
}

describe('what stays the same', () => {
  it.each([
    ['spellings of regions', stateOf(), stateOf({ targetRegions: [{ name: 'West Europe' }] }, {}, { location: 'WEST EUROPE' })],
    ['names in another case', stateOf(), stateOf({}, { name: 'I' }, { name: 'G' })],
    [
      'defaults written out',
      stateOf(),
      stateOf(
        {
          replicaCount: 1,
          storageAccountType: 'Standard_LRS',
          replicationMode: 'Full',
          excludeFromLatest: false,
          safetyProfile: { allowDeletionOfReplicatedLocations: false },
        },
        { hyperVGeneration: 'V1', architecture: 'x64', location: 'westeurope', features: [{ name: 'SecurityType', value: 'Standard' }] },
        { sharingProfile: { permissions: 'Private' }, softDeletePolicy: { isSoftDeleteEnabled: false }, subscription: A },
      ),
    ],
    [
      'a count of the region instead of the version',
      stateOf({ replicaCount: 3 }),
      stateOf({ targetRegions: [{ name: 'westeurope', regionalReplicaCount: 3 }] }),
    ],
    [
      'a resource group as text or object',
      stateOf({}, {}, { resourceGroup: 'rg' }),
      stateOf({}, {}, { resourceGroup: { name: 'RG', location: 'westeurope' } }),
    ],
    ['ids in another case', stateOf(), stateOf({ source: { id: '/SUBSCRIPTIONS/s' } })],
    [
      'a token of the source that changed',
      stateOf({ source: { uri: 'https://a.test/x.vhd?sv=1&sig=abc' } }),
      stateOf({ source: { uri: 'https://a.test/x.vhd?sv=1&sig=def' } }),
    ],
    ['dates with a time', stateOf({ endOfLifeDate: '2027-01-01' }), stateOf({ endOfLifeDate: '2027-01-01T00:00:00Z' })],
    [
      'an end of life taken from the image',
      stateOf({}, { endOfLifeDate: '2027-01-01' }),
      stateOf({ endOfLifeDate: '2027-01-01' }, { endOfLifeDate: '2027-01-01' }),
    ],
    ['a text that is empty', stateOf({}, { description: '' }), stateOf()],
    ['tags in another order', stateOf({ tags: { a: '1', b: '2' } }), stateOf({ tags: { b: '2', a: '1' } })],
    [
      'regions in another order',
      stateOf({ targetRegions: ['westeurope', 'northeurope'] }),
      stateOf({ targetRegions: ['northeurope', 'westeurope'] }),
    ],
    [
      'disks in another order',
      stateOf({
        dataDisks: [
          { lun: 0, sizeGB: 4 },
          { lun: 1, sizeGB: 8 },
        ],
      }),
      stateOf({
        dataDisks: [
          { lun: 1, sizeGB: 8 },
          { lun: 0, sizeGB: 4 },
        ],
      }),
    ],
    ['zeros before a version number', stateOf({ name: '1.1.0' }), stateOf({ name: '1.01.0' })],
    [
      'features spelled by another client',
      stateOf({}, { features: [{ name: 'DiskControllerType', value: '["SCSI","NVMe"]' }] }),
      stateOf({}, { features: [{ name: 'DiskControllerTypes', value: 'NVMe, SCSI' }] }),
    ],
    [
      'what a side cannot know',
      stateOf(),
      stateOf(
        {
          source: { kind: 'managedImage', id: '/subscriptions/s', location: 'westeurope', osType: 'Linux' },
          osDisk: { sizeGB: 30, usedGB: 4 },
          targetRegions: [{ name: 'westeurope', accessRequested: true }],
          grants: [{ principal: 'p', role: 'Reader' }],
        },
        { environment: 'test', releases: { versionsPerMonth: 1 } },
        { environment: 'production', retention: { keepLast: 2 }, existing: { images: 3 }, tenant: 't', resourceGroup: 'rg' },
      ),
    ],
  ])('%s', (_, base, head) => {
    expect(words(base, head)).toEqual([]);
    expect(words(head, base)).toEqual([]);
  });

  it('a subscription that one side does not name', () => {
    const named = stateOf();
    expect(words(named, { ...named, subscription: undefined })).toEqual([]);
  });
});

describe('what changes', () => {
  it.each([
    [
      'a replica count',
      stateOf({ replicaCount: 2 }),
      stateOf({ replicaCount: 3 }),
      ['update version 1.0.0: targetRegions.regionalReplicaCount westeurope 2 > 3 (updatable)'],
    ],
    [
      'a region that is new',
      stateOf(),
      stateOf({ targetRegions: ['westeurope', 'North Europe'] }),
      ['update version 1.0.0: targetRegions northeurope - > northeurope (updatable)'],
    ],
    [
      'a storage type',
      stateOf(),
      stateOf({ storageAccountType: 'Premium_LRS' }),
      ['replace version 1.0.0: targetRegions.storageAccountType westeurope Standard_LRS > Premium_LRS (immutable)'],
    ],
    [
      'a source',
      stateOf(),
      stateOf({ source: { id: '/subscriptions/t' } }),
      ['replace version 1.0.0: source /subscriptions/s > /subscriptions/t (immutable)'],
    ],
    [
      'an operating system, and what stands below',
      stateOf(),
      stateOf({}, { osType: 'Windows' }),
      ['replace image i: osType Linux > Windows (immutable)', 'replace version 1.0.0'],
    ],
    ['a description', stateOf(), stateOf({}, {}, { description: 'x' }), ['update gallery g: description - > x (updatable)']],
    [
      'a tag',
      stateOf({}, { tags: { a: '1', b: '2' } }),
      stateOf({}, { tags: { a: '2', c: '3' } }),
      ['update image i: tags a 1 > 2 (updatable)', 'update image i: tags c - > 3 (updatable)', 'update image i: tags b 2 > - (updatable)'],
    ],
    [
      'what only the manifest knows, where both tell it',
      stateOf({}, {}, { environment: 'test' }),
      stateOf({}, {}, { environment: 'production' }),
      ['update gallery g: environment test > production (manifest)'],
    ],
    [
      'a data disk',
      stateOf({ osDisk: {} }),
      stateOf({ osDisk: {}, dataDisks: [{ lun: 0 }] }),
      ['replace version 1.0.0: dataDisks LUN 0 - > 0 (immutable)'],
    ],
  ])('%s', (_, base, head, expected) => {
    expect(words(base, head)).toEqual(expected);
  });

  it('a name of an image whose identifier stays: a replacement, with its versions', () => {
    expect(words(stateOf(), stateOf({}, { name: 'j' }))).toEqual(['replace image j from i', 'replace version 1.0.0']);
  });

  it('a name of a gallery whose images stay', () => {
    expect(words(stateOf(), stateOf({}, {}, { name: 'h' }))).toEqual([
      'replace gallery h from g',
      'replace image i',
      'replace version 1.0.0',
    ]);
  });

  it('a name and an identifier: a deletion and a creation', () => {
    const head = stateOf({}, { name: 'j', identifier: { publisher: 'p', offer: 'o', sku: 't' } });
    expect(words(stateOf(), head)).toEqual(['delete image i', 'delete version 1.0.0', 'create image j', 'create version 1.0.0']);
  });

  it('a subscription: the gallery is replaced', () => {
    expect(words(stateOf(), { ...stateOf(), subscription: B })).toEqual([
      `replace gallery g: subscription ${A} > ${B} (immutable)`,
      'replace image i',
      'replace version 1.0.0',
    ]);
  });

  it('an edition decides what is immutable', () => {
    const [base, head] = [stateOf({}, { releaseNoteUri: 'https://a.test/1' }), stateOf({}, { releaseNoteUri: 'https://a.test/2' })];
    expect(words(base, head)[0]).toMatch(/^replace image i: releaseNoteUri .*\(immutable\)$/);
  });
});
