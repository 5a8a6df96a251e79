import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDeployment, firstImage, estateOfVersions, versionOf } from './estate-of.ts';

const REGIONS = ['westeurope', 'northeurope', 'eastus'] as const;

/** How a manifest may spell a region. */
const SPELLINGS: Record<string, string[]> = {
  westeurope: ['westeurope', 'West Europe', 'WESTEUROPE'],
  northeurope: ['northeurope', 'North Europe', 'northEurope'],
  eastus: ['eastus', 'East US', ' east us '],
};

const part = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(99, 100, 20_260_115, 2_147_483_646, 2_147_483_647));
const flag = fc.constantFrom(undefined, true, false);

const version = fc.record({
  number: fc.tuple(part, part, part),
  zeros: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
  common: flag,
  targets: fc.uniqueArray(fc.record({ region: fc.constantFrom(...REGIONS), spelling: fc.nat(2), regional: flag, isBare: fc.boolean() }), {
    selector: ({ region }) => region,
  }),
});
type Written = typeof version extends fc.Arbitrary<infer T> ? T : never;
const versions = fc.array(version, { maxLength: 8 });

function nameOf({ number, zeros }: Written): string {
  return number.map((value, index) => '0'.repeat(zeros[index] ?? 0) + value).join('.');
}

function write(written: Written): object {
  const targetRegions = written.targets.map(({ region, spelling, regional, isBare }) => {
    const name = SPELLINGS[region]?.[spelling] ?? region;
    if (regional === undefined) return isBare ? name : { name };
    return { name, excludeFromLatest: regional };
  });
  return versionOf({ name: nameOf(written), targetRegions, ...(written.common !== undefined && { excludeFromLatest: written.common }) });
}

/** Sorts as the number does, without comparing numbers. */
function sortKey({ number }: Written): string {
  return number.map((value) => String(value).padStart(10, '0')).join('.');
}

/** Whether `latest` may mean the version in the region: the regional flag decides where there is one (N13, V07). */
function isCandidateIn({ targets, common }: Written, region: string): boolean {
  const target = targets.find((candidate) => candidate.region === region);
  return target !== undefined && !(target.regional ?? common ?? false);
}

/** The greatest of some versions; of equal ones the first. */
function greatest(candidates: readonly Written[]): Written | undefined {
  let found: Written | undefined;
  for (const candidate of candidates) if (found === undefined || sortKey(candidate) > sortKey(found)) found = candidate;
  return found;
}

const indexed = (written: readonly Written[]) => firstImage(estateOfVersions(written.map(write)));

describe('latest', () => {
  it('is the greatest number among those in the region that are not excluded there', () => {
    fc.assert(
      fc.property(versions, (written) => {
        const image = indexed(written);
        for (const region of REGIONS) {
          const expected = greatest(written.filter((candidate) => isCandidateIn(candidate, region)));
          const found = image.latestByRegion.get(region);
          expect(found === undefined ? undefined : image.versions.indexOf(found)).toBe(
            expected === undefined ? undefined : written.indexOf(expected),
          );
        }
        expect([...image.latestByRegion.keys()].every((region) => REGIONS.some((known) => known === region))).toBe(true);
      }),
    );
  });

  it('of the image is the greatest of all regions, and every smaller number that is latest nowhere is superseded', () => {
    fc.assert(
      fc.property(versions, (written) => {
        const image = indexed(written);
        const expected = greatest(written.filter((candidate) => REGIONS.some((region) => isCandidateIn(candidate, region))));
        expect(image.latest === undefined ? undefined : image.versions.indexOf(image.latest)).toBe(
          expected === undefined ? undefined : written.indexOf(expected),
        );
        expect(image.versions.map(({ isSuperseded }) => isSuperseded)).toEqual(
          written.map(
            (candidate) =>
              expected !== undefined &&
              sortKey(candidate) < sortKey(expected) &&
              !REGIONS.some((region) => greatest(written.filter((other) => isCandidateIn(other, region))) === candidate),
          ),
        );
      }),
    );
  });

  it('is the same number in whatever order the versions are written', () => {
    const shuffled = versions.chain((written) =>
      fc.shuffledSubarray(written, { minLength: written.length }).map((other) => ({ written, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ written, other }) => {
        const numbers = (list: readonly Written[]) =>
          new Map([...indexed(list).latestByRegion].map(([region, { number }]) => [region, number]));
        expect(numbers(other)).toEqual(numbers(written));
      }),
    );
  });

  it('is what a deployment that asks for it gets', () => {
    fc.assert(
      fc.property(versions, fc.constantFrom(...REGIONS), fc.constantFrom('latest', 'Latest', 'LATEST'), (written, region, word) => {
        const estate = estateOfVersions(written.map(write), { deployments: [{ name: 'd', image: `g/i/${word}`, region }] });
        expect(firstDeployment(estate).version).toBe(firstImage(estate).latestByRegion.get(region));
      }),
    );
  });
});

describe('latest by example', () => {
  const latestOf = (...written: object[]) => {
    const { latest, latestByRegion } = firstImage(estateOfVersions(written.map((given) => versionOf(given))));
    return { latest: latest?.name, ...Object.fromEntries([...latestByRegion].map(([region, { name }]) => [region, name])) };
  };

  it('compares numbers, not texts (V04)', () => {
    expect(latestOf({ name: '1.9.0' }, { name: '1.10.0' }, { name: '1.2.99' })).toMatchObject({ latest: '1.10.0' });
    expect(latestOf({ name: '2.0.0' }, { name: '10.0.0' })).toMatchObject({ latest: '10.0.0' });
    expect(latestOf({ name: '2018.12.1' }, { name: '2147483647.0.0' })).toMatchObject({ latest: '2147483647.0.0' });
  });

  it('reads leading zeros as numbers: the first of two equals stays (V11)', () => {
    expect(latestOf({ name: '1.010.0' }, { name: '1.9.0' })).toMatchObject({ latest: '1.010.0' });
    expect(latestOf({ name: '1.01.0' }, { name: '1.1.0' })).toMatchObject({ latest: '1.01.0' });
  });

  it('passes over names that are no version numbers', () => {
    expect(latestOf({ name: '1.0.0' }, { name: 'v2.0.0' }, { name: '3.0' }, { name: '2147483648.0.0' })).toMatchObject({ latest: '1.0.0' });
    expect(latestOf({ name: '1.0.0-rc1' })).toEqual({ latest: undefined });
  });

  it('lets the regional flag win over an exclusion of the version', () => {
    const targetRegions = ['westeurope', { name: 'northeurope', excludeFromLatest: false }];
    expect(latestOf({ name: '1.0.0' }, { name: '2.0.0', excludeFromLatest: true, targetRegions })).toEqual({
      latest: '2.0.0',
      westeurope: '1.0.0',
      northeurope: '2.0.0',
    });
  });

  it('lets the regional flag win over an inclusion of the version', () => {
    const targetRegions = ['westeurope', { name: 'North Europe', excludeFromLatest: true }];
    expect(latestOf({ name: '2.0.0', excludeFromLatest: false, targetRegions }, { name: '1.0.0', targetRegions: ['northeurope'] })).toEqual(
      {
        latest: '2.0.0',
        westeurope: '2.0.0',
        northeurope: '1.0.0',
      },
    );
  });

  it('is nowhere when every version is excluded (V09)', () => {
    expect(latestOf({ name: '1.0.0', excludeFromLatest: true })).toEqual({ latest: undefined });
  });

  it('does not call superseded what is newer than latest but excluded from it', () => {
    const { versions: found } = firstImage(
      estateOfVersions([versionOf(), versionOf({ name: '2.0.0' }), versionOf({ name: '3.0.0', excludeFromLatest: true })]),
    );
    expect(found.map(({ isSuperseded }) => isSuperseded)).toEqual([true, false, false]);
  });
});
