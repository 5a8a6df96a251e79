import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closestName } from '../../src/facts/closest-name.ts';
import { distanceKm, findRegion, normalizeRegionName, REGIONS, suggestRegion } from '../../src/facts/regions.ts';

describe('names', () => {
  it.each(['westeurope', 'West Europe', 'westEurope', ' WEST EUROPE ', 'west\teurope', 'West  Europe'])('%j is westeurope', (name) => {
    expect(normalizeRegionName(name)).toBe('westeurope');
    expect(findRegion(name)?.name).toBe('westeurope');
  });

  it('treats names that nobody knows alike', () => {
    expect(normalizeRegionName('Middle Earth')).toBe('middleearth');
    expect(findRegion('Middle Earth')).toBeUndefined();
    expect(findRegion('')).toBeUndefined();
    expect(findRegion('__proto__')).toBeUndefined();
  });

  it('finds every region by either name', () => {
    for (const region of REGIONS) {
      expect(findRegion(region.name)).toBe(region);
      expect(findRegion(region.displayName)).toBe(region);
      expect(findRegion(region.displayName.toUpperCase())).toBe(region);
    }
  });

  it('is the same after a second time, and for more spellings than are remembered', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (name) => {
        const once = normalizeRegionName(name);
        expect(normalizeRegionName(once)).toBe(once);
      }),
    );
    for (let index = 0; index < 12_000; index++) expect(normalizeRegionName(`Region ${index}`)).toBe(`region${index}`);
  });
});

describe('rows', () => {
  const count = (isCounted: (region: (typeof REGIONS)[number]) => boolean) => REGIONS.filter(isCounted).length;

  it('are as many as the sources have', () => {
    expect(count(({ status }) => status !== 'other')).toBe(77);
    expect(count(({ status }) => status === 'other')).toBe(23);
    const isPublic = ({ cloud, status }: (typeof REGIONS)[number]) => cloud === 'AzureCloud' && status !== 'other';
    expect(count(isPublic)).toBe(60);
    expect(count((region) => isPublic(region) && region.availabilityZones === true)).toBe(39);
    expect(count((region) => isPublic(region) && region.pairedRegion === null)).toBe(13);
    // Nine by the list of regions, and Australia Central by the gallery's own pages.
    expect(count((region) => isPublic(region) && region.restricted === true)).toBe(10);
    expect(count(({ cloud }) => cloud === 'AzureChinaCloud')).toBe(6);
  });

  it.each<[string, object]>([
    [
      'westeurope',
      {
        displayName: 'West Europe',
        cloud: 'AzureCloud',
        continent: 'Europe',
        availabilityZones: true,
        pairedRegion: 'northeurope',
        restricted: false,
      },
    ],
    ['westus', { availabilityZones: false, continent: 'North America' }],
    ['australiacentral', { restricted: true, status: 'available', continent: 'Oceania' }],
    ['australiacentral2', { restricted: true, status: 'restricted' }],
    ['brazilsouth', { pairedRegion: 'southcentralus', continent: 'South America' }],
    ['mexicocentral', { continent: 'North America', continentBasis: 'inferred' }],
    ['swedensouth', { availabilityZones: null, restricted: true, latitude: null }],
    ['indiasouthcentral', { availabilityZones: true, latitude: null, longitude: null }],
    ['chinanorth3', { cloud: 'AzureChinaCloud', availabilityZones: true, continent: null }],
    ['usgovvirginia', { cloud: 'AzureUSGovernment', availabilityZones: true, pairedRegion: 'usgovtexas' }],
    ['usgoviowa', { status: 'legacy', restricted: null }],
    ['usseceast', { cloud: 'AzureUSSecret' }],
    ['germanycentral', { cloud: 'AzureGermanCloud', status: 'retired' }],
    ['centraluseuap', { status: 'other', displayName: 'centraluseuap', availabilityZones: null, continent: null }],
  ])('%s', (name, expected) => {
    expect(findRegion(name)).toMatchObject(expected);
  });
});

describe('suggestRegion', () => {
  it.each<[string, string | undefined]>([
    ['westeuorpe', 'westeurope'],
    ['West Europ', 'westeurope'],
    ['europewest', 'westeurope'],
    ['east-us-2', 'eastus2'],
    ['useast', 'eastus'],
    ['notheurope', 'northeurope'],
    ['swedencenter', 'swedencentral'],
    ['mars', undefined],
    ['', undefined],
    // Retired: nobody can deploy to it.
    ['germanynorth-east', 'germanynorth'],
  ])('%s means %s', (name, meant) => {
    expect(suggestRegion(name)).toBe(meant);
  });

  it('never offers a name nobody can deploy to', () => {
    for (const { name } of REGIONS) {
      const meant = suggestRegion(`${name}x`);
      if (meant !== undefined) expect(['available', 'restricted']).toContain(findRegion(meant)?.status);
    }
  });
});

describe('closestName', () => {
  it.each<[string, string[], string | undefined]>([
    ['Linx', ['Windows', 'Linux'], 'Linux'],
    ['linux', ['Windows', 'Linux'], 'Linux'],
    ['replcias', ['replicas', 'regions'], 'replicas'],
    ['ab', ['ac', 'ad'], 'ac'],
    ['abc', ['xyz'], undefined],
    // Two letters swapped and one too many: two steps, as many as seven letters allow.
    ['eatsuss', ['eastus'], 'eastus'],
    ['name', [], undefined],
    ['Standart_LRS', ['Standard_LRS', 'Standard_ZRS'], 'Standard_LRS'],
  ])('%s among %j is %s', (name, candidates, closest) => {
    expect(closestName(name, candidates)).toBe(closest);
  });

  it('finds a name with one letter more, less or changed', () => {
    const names = ['regionalReplicaCount', 'storageAccountType', 'excludeFromLatest', 'endOfLifeDate'];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat({ max: 12 }), fc.constantFrom('', 'x', 'yz'), (name, at, letters) => {
        expect(closestName(name.slice(0, at) + letters + name.slice(at + 1), names)).toBe(name);
      }),
    );
  });
});

describe('distanceKm', () => {
  function between(a: string, b: string): number | undefined {
    const [first, second] = [findRegion(a), findRegion(b)];
    if (first === undefined || second === undefined) throw new Error('no such region');
    return distanceKm(first, second);
  }

  it('is zero at one place and the same both ways', () => {
    expect(between('westeurope', 'westeurope')).toBe(0);
    // Both stand in Canberra.
    expect(between('australiacentral', 'australiacentral2')).toBe(0);
    expect(between('westeurope', 'japaneast')).toBeCloseTo(between('japaneast', 'westeurope') ?? 0, 9);
  });

  it('is the great circle', () => {
    // Amsterdam (52.3667 N, 4.9 E) to Dublin (53.3478 N, 6.2597 W): some 750 km by any atlas.
    expect(between('westeurope', 'northeurope')).toBeGreaterThan(740);
    expect(between('westeurope', 'northeurope')).toBeLessThan(765);
    // Across the date line: New Zealand to the west of the United States is nearer than to Europe.
    expect(between('newzealandnorth', 'westus')).toBeLessThan(11_000);
    // Half the way round the Earth is the most: 6371 x pi = 20015 km.
    for (const a of REGIONS) for (const b of REGIONS) expect(distanceKm(a, b) ?? 0).toBeLessThanOrEqual(20_016);
  });

  it('is unknown where coordinates are', () => {
    expect(between('westeurope', 'chinaeast')).toBeUndefined();
    expect(between('swedensouth', 'swedencentral')).toBeUndefined();
  });
});
