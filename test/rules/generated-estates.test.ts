import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compareFindings } from '../../src/engine/finding.ts';
import { runRules } from './run-rules.ts';

/** A version as the generator makes it: clean by every rule, with room for one fault. */
type VersionModel = Record<string, unknown> & { name: string; targetRegions: Record<string, unknown>[] };
type ImageModel = Record<string, unknown> & { name: string; versions: VersionModel[] };
type GalleryModel = Record<string, unknown> & { name: string; images: ImageModel[] };

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const PAIRS = [
  ['westeurope', 'northeurope'],
  ['northeurope', 'francecentral'],
  ['swedencentral', 'westeurope'],
] as const;

const version = fc.record({
  patch: fc.nat(50),
  replicas: fc.integer({ min: 1, max: 7 }),
  usedGB: fc.integer({ min: 1, max: 20 }),
  isBare: fc.boolean(),
});
const image = fc.record({ osType: fc.constantFrom('Linux', 'Windows'), version });
const gallery = fc.record({ pair: fc.constantFrom(...PAIRS), images: fc.array(image, { minLength: 1, maxLength: 4 }) });
const estate = fc.array(gallery, { minLength: 1, maxLength: 3 }).map((galleries) => galleries.map(galleryModel));

type Drawn<T> = T extends fc.Arbitrary<infer Value> ? Value : never;

function galleryModel({ pair: [home, other], images }: Drawn<typeof gallery>, number: number): GalleryModel {
  return {
    name: `gallery${number}`,
    location: home,
    images: images.map(({ osType, version: drawn }, index) => ({
      name: `image-${index}`,
      identifier: { publisher: 'Contoso', offer: `Offer${number}`, sku: `Sku${index}` },
      osType,
      osState: 'Generalized',
      versions: [
        {
          name: `1.0.${drawn.patch}`,
          source: { id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/images/source-${number}-${index}` },
          osDisk: { sizeGB: 30, usedGB: drawn.usedGB },
          storageAccountType: 'Standard_ZRS',
          replicaCount: drawn.replicas,
          endOfLifeDate: '2027-06-30',
          targetRegions: [{ name: home }, drawn.isBare ? { name: other } : { name: other, regionalReplicaCount: drawn.replicas }],
        },
      ],
    })),
  };
}

/** One thing done wrong, and the rules that must say so; what else may speak of it is named too. */
const FAULTS: readonly {
  name: string;
  inject(inGallery: GalleryModel, inImage: ImageModel, inVersion: VersionModel): void;
  finds: string[];
}[] = [
  {
    name: 'a dash in the name of a gallery',
    inject: (made) => (made.name = made.name.replace('gallery', 'the-gallery')),
    finds: ['naming/gallery-name'],
  },
  { name: 'a version of two parts', inject: (_, __, made) => (made.name = '1.x'), finds: ['versions/name-format'] },
  { name: 'a leading zero', inject: (_, __, made) => (made.name = `1.01.0`), finds: ['versions/leading-zero'] },
  { name: 'an unknown key', inject: (_, made) => (made['osTyp'] = 'Linux'), finds: ['schema/unknown-property'] },
  { name: 'a value of no enum', inject: (_, made) => (made['osType'] = 'BeOS'), finds: ['schema/enum'] },
  { name: 'a missing source', inject: (_, __, made) => Reflect.deleteProperty(made, 'source'), finds: ['schema/required'] },
  { name: 'a count that is no number', inject: (_, __, made) => (made['replicaCount'] = 'two'), finds: ['schema/type'] },
  {
    name: 'a disk that is too large',
    inject: (_, __, made) => (made['osDisk'] = { sizeGB: 1025, usedGB: 4 }),
    finds: ['limits/disk-size'],
  },
  {
    name: 'a region twice',
    inject: (_, __, made) => made.targetRegions.push({ ...made.targetRegions[1] }),
    finds: ['uniqueness/target-region'],
  },
  {
    name: 'an end of life that is past',
    inject: (_, __, made) => (made['endOfLifeDate'] = '2025-06-30'),
    finds: ['lifecycle/end-of-life-past', 'cost/past-end-of-life', 'versions/latest-past-end-of-life'],
  },
  { name: 'no used size', inject: (_, __, made) => (made['osDisk'] = { sizeGB: 30 }), finds: ['cost/used-size-missing'] },
  {
    name: 'no storage type',
    inject: (_, __, made) => Reflect.deleteProperty(made, 'storageAccountType'),
    finds: ['availability/default-storage-type'],
  },
  {
    name: 'zone redundancy where there are no zones',
    inject: (_, __, made) => (made.targetRegions[1] = { name: 'ukwest' }),
    finds: ['availability/zrs-unsupported', 'cost/price-assumed'],
  },
  {
    name: 'a region that does not exist',
    inject: (_, __, made) => (made.targetRegions[1] = { name: 'westeurpoe' }),
    finds: ['replication/unknown-region'],
  },
  {
    name: 'the source region missing',
    inject: (_, __, made) => made.targetRegions.shift(),
    finds: ['replication/source-region-missing'],
  },
  {
    name: 'more replicas than the service allows',
    inject: (_, __, made) => (made.targetRegions[0] = { ...made.targetRegions[0], regionalReplicaCount: 11 }),
    finds: ['limits/replicas'],
  },
  {
    name: 'minimum above maximum',
    inject: (_, made) => (made['recommended'] = { vCPUs: { min: 8, max: 2 } }),
    finds: ['consistency/recommended-range'],
  },
  {
    name: 'a source of another OS',
    inject: (_, made, made1) =>
      (made1['source'] = { ...(made1['source'] as object), osType: made['osType'] === 'Linux' ? 'Windows' : 'Linux' }),
    finds: ['consistency/os-type'],
  },
];

function textOf(galleries: readonly GalleryModel[]): string {
  return stringify({ gallerist: 1, subscription: SUBSCRIPTION, galleries });
}

async function judged(text: string) {
  const { findings } = await runRules([{ path: 'a.yaml', text }]);
  const lines = text.split('\n');
  expect(findings.toSorted(compareFindings)).toEqual(findings);
  expect(new Set(findings.map(({ ruleId, line, column, message }) => `${ruleId} ${line}:${column} ${message}`)).size).toBe(findings.length);
  for (const { line, column, endLine, endColumn } of findings) {
    expect(lines[line - 1]).toBeDefined();
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
    expect(endLine > line || (endLine === line && endColumn >= column)).toBe(true);
    expect(endLine).toBeLessThanOrEqual(lines.length);
  }
  return [...new Set(findings.map(({ ruleId }) => ruleId))].toSorted();
}

describe('a generated estate', () => {
  it('is clean as it is made', async () => {
    await fc.assert(
      fc.asyncProperty(estate, async (galleries) => {
        expect(await judged(textOf(galleries))).toEqual([]);
      }),
    );
  });

  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    'with %s is found out by the rules that should, and by no other',
    async (_, { inject, finds }) => {
      await fc.assert(
        fc.asyncProperty(estate, fc.nat(), fc.nat(), async (drawn, galleryAt, imageAt) => {
          const galleries = structuredClone(drawn);
          const faulty = galleries[galleryAt % galleries.length];
          const made = faulty?.images[imageAt % faulty.images.length];
          const [first] = made?.versions ?? [];
          if (faulty === undefined || made === undefined || first === undefined) throw new Error('an empty estate');
          inject(faulty, made, first);
          expect(await judged(textOf(galleries))).toEqual(finds.toSorted());
        }),
        { numRuns: 25 },
      );
    },
  );
});
