import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { findConflict } from '../../src/facts/conflicts.ts';
import { EDITION_IDS, DEFAULT_EDITION } from '../../src/facts/facts.ts';
import { REGIONS } from '../../src/facts/regions.ts';
import { findSource, SOURCES } from '../../src/facts/sources.ts';
import apiVersions from '../../src/facts/api-versions.json' with { type: 'json' };
import { STATEMENTS } from '../../src/facts/statements.ts';
import conflicts from '../../src/facts/conflicts.json' with { type: 'json' };
import editions from '../../src/facts/editions.json' with { type: 'json' };
import regions from '../../src/facts/regions.json' with { type: 'json' };
import currencies from '../../src/pricing/currencies.json' with { type: 'json' };
import mutability from '../../src/facts/mutability.json' with { type: 'json' };
import meters from '../../src/pricing/meters.json' with { type: 'json' };
import prices from '../../src/pricing/prices.json' with { type: 'json' };
import { isCalendarDay } from '../../src/manifest/formats.ts';

const ROOT = new URL('../../', import.meta.url);

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(path, ROOT), 'utf8'));
}

function faultsOf(dataPath: string, schemaPath: string): unknown[] {
  const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, allowUnionTypes: true });
  ajv.addFormat('calendar-day', isCalendarDay);
  const validate = ajv.compile(readJson(schemaPath));
  return validate(readJson(dataPath)) ? [] : (validate.errors ?? []);
}

const FACT_FILES = ['src/facts', 'src/pricing'].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `${folder}/${name}`),
);

/** Every object of a file that names a source, with the path to it. */
function sourcedRows(value: unknown, path = ''): { path: string; row: Record<string, unknown> }[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, child]) => sourcedRows(child, `${path}/${key}`));
  return 'source' in value ? [{ path, row: { ...value } }, ...below] : below;
}

describe('data files', () => {
  it.each(FACT_FILES)('%s obeys its schema', (path) => {
    const { $schema } = readJson(path);
    const schemaPath = path.endsWith('prices.json') ? 'schemas/prices.schema.json' : String($schema).replace('../../', '');
    expect(faultsOf(path, schemaPath)).toEqual([]);
  });

  it('are all met by the test, each by a schema of its own', () => {
    expect(FACT_FILES).toHaveLength(12);
    const schemas = readdirSync(new URL('schemas/facts', ROOT)).map((name) => name.replace('.schema.json', ''));
    const files = FACT_FILES.map((path) => path.replace(/^.*\//u, '').replace('.json', ''));
    expect(schemas.toSorted()).toEqual(files.filter((name) => name !== 'prices').toSorted());
  });

  it.each(FACT_FILES)('every row of %s names a document that is known, and a date', (path) => {
    for (const { path: place, row } of sourcedRows(readJson(path))) {
      expect(findSource(String(row['source'])), `${place} ${row['source']}`).toBeDefined();
      // One price is quoted in a source without a date: its note says so.
      const isUndated = row['asOf'] === 'undated' && /bears no date/u.test(String(row['note']));
      expect(isUndated || isCalendarDay(String(row['asOf'])), `${place} ${row['asOf']}`).toBe(true);
    }
  });

  it('a row bears the date of its document, where the document has one date', () => {
    for (const path of FACT_FILES) {
      for (const { path: place, row } of sourcedRows(readJson(path))) {
        const document = findSource(String(row['source']));
        // Price dumps and region lists are of several days, each row of its own.
        if (document === undefined || document.date === null || /prices|regions/u.test(path)) continue;
        expect(row['asOf'], `${path}${place}`).toBe(document.date);
      }
    }
  });

  it('every document is named by some row', () => {
    const named = new Set(FACT_FILES.flatMap((path) => sourcedRows(readJson(path)).map(({ row }) => row['source'])));
    for (const { sides } of conflicts.conflicts) for (const { sources } of sides) for (const source of sources) named.add(source);
    for (const { sources } of STATEMENTS) for (const source of sources) named.add(source);
    // Named in the notes of egress prices.
    named.add('SKY');
    expect(SOURCES.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});

describe('references', () => {
  it('ids are unique', () => {
    const lists = {
      regions: regions.regions.map(({ name }) => name),
      displayNames: regions.regions.map(({ displayName }) => displayName.toLowerCase()),
      sources: SOURCES.map(({ id }) => id),
      conflicts: conflicts.conflicts.map(({ id }) => id),
      statements: STATEMENTS.map(({ id }) => id),
      editions: editions.editions.map(({ id }) => id),
      ladder: apiVersions.ladder.map(({ version }) => version),
      properties: apiVersions.properties.map(({ name }) => name),
      storageAccountTypes: apiVersions.storageAccountTypes.map(({ name }) => name),
      defaults: apiVersions.defaults.map(({ name }) => name),
      mutability: mutability.properties.map(({ name }) => name),
      meters: meters.meters.map(({ storageAccountType }) => storageAccountType),
      currencies: [...currencies.currencies, ...currencies.others].map(({ code }) => code),
      prices: prices.storage.map(({ region, storageAccountType }) => `${region} ${storageAccountType}`),
      egress: prices.egress.map(({ from, to }) => `${from} ${to}`),
    };
    for (const [name, ids] of Object.entries(lists)) expect(new Set(ids).size, name).toBe(ids.length);
  });

  it('paired regions exist, in the same cloud', () => {
    for (const { name, cloud, pairedRegion } of REGIONS) {
      if (pairedRegion === null) continue;
      expect(REGIONS.find((region) => region.name === pairedRegion)?.cloud, `${name} and ${pairedRegion}`).toBe(cloud);
    }
  });

  it('continent and coordinates are known together with their basis', () => {
    for (const { name, continent, continentBasis, latitude, longitude } of REGIONS) {
      expect(continent === null, name).toBe(continentBasis === null);
      expect(latitude === null, name).toBe(longitude === null);
    }
  });

  it('API versions that rows name are on the ladder, and in order', () => {
    const ladder = apiVersions.ladder.map(({ version }) => version);
    expect(ladder.toSorted()).toEqual(ladder);
    for (const row of [...apiVersions.properties, ...apiVersions.storageAccountTypes, ...apiVersions.defaults]) {
      if (row.since !== null) expect(ladder, row.name).toContain(row.since);
      if ('unknownAfter' in row) expect(String(row.unknownAfter) < String(row.since), row.name).toBe(true);
      if ('removedIn' in row) expect(String(row.removedIn) > String(row.since), row.name).toBe(true);
    }
  });

  it('prices are of regions that exist, and no later than the sheet', () => {
    const names = REGIONS.map(({ name }) => name);
    for (const { region } of prices.storage) expect(names).toContain(region);
    const dates = prices.storage.flatMap((row) => (row.asOf === 'undated' ? [] : [row.asOf]));
    expect(dates.toSorted().at(-1)).toBe(prices.asOf);
  });

  it('editions of the code are those of the data', () => {
    expect(editions.editions.map(({ id }) => id)).toEqual(EDITION_IDS);
    expect(editions.default).toBe(DEFAULT_EDITION);
  });

  it('conflicts C01 to C16 are all there', () => {
    expect(conflicts.conflicts.map(({ id }) => id)).toEqual(
      Array.from({ length: 16 }, (_, index) => `C${String(index + 1).padStart(2, '0')}`),
    );
    expect(findConflict('C02')?.sides).toHaveLength(3);
    expect(findConflict('C17')).toBeUndefined();
  });
});
