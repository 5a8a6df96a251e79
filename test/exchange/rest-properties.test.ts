import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importAzureJson } from '../../src/exchange/azure-json/import-azure-json.ts';
import { manifestOf } from '../../src/exchange/manifest-of-resources.ts';
import { type Holds, REST_PROPERTIES, type RestProperty } from '../../src/exchange/rest-properties.ts';
import { documentOf } from './resources-of.ts';

type Kind = 'gallery' | 'image' | 'version';

const TYPES: Record<Kind, string> = {
  gallery: 'galleries/g',
  image: 'galleries/g/images/i',
  version: 'galleries/g/images/i/versions/1.0.0',
};
const PLACES: Record<Kind, (string | number)[]> = {
  gallery: ['galleries', 0],
  image: ['galleries', 0, 'images', 0],
  version: ['galleries', 0, 'images', 0, 'versions', 0],
};

/** Values that stay what they are. */
const VALUES: Record<Holds, fc.Arbitrary<unknown>> = {
  text: fc.constantFrom('a', 'Contoso', 'with spaces'),
  word: fc.constantFrom('Linux', 'V2', 'Standard_ZRS', 'of tomorrow'),
  region: fc.constantFrom('westeurope', 'North Europe'),
  number: fc.nat(1000),
  flag: fc.boolean(),
  date: fc.constantFrom('2030-01-31', '2030-01-31T12:00:00Z'),
  texts: fc.constant(['one', 'two']),
  words: fc.constant(['Standard_LRS']),
  tags: fc.constant({ team: 'images' }),
};

/**
 * Some rows of a kind's table, each with a value; of several rows with one name in the manifest, one. What a version is made from
 * is more than a matter of names, and tested by itself.
 */
function arbitraryRows(kind: Kind): fc.Arbitrary<(readonly [RestProperty, unknown])[]> {
  return fc
    .shuffledSubarray([...REST_PROPERTIES[kind]])
    .map((rows) =>
      rows.filter(([name], index) => rows.findIndex(([other]) => other === name) === index && !/source\.uri$|^osDisk\.source/.test(name)),
    )
    .chain((rows) => fc.tuple(...rows.map((row) => VALUES[row[2]].map((value) => [row, value] as const))))
    .filter((rows) => kind !== 'version' || (has(rows, 'targetRegions[].name') && has(rows, 'source.id')));
}

function has(rows: readonly (readonly [RestProperty, unknown])[], name: string): boolean {
  return rows.some(([[manifest]]) => manifest === name);
}

/** The way of a row, the first item of each list. */
function wayOf(dotted: string): (string | number)[] {
  return dotted.split('[]').flatMap((part, index) => [...(index === 0 ? [] : [0]), ...part.split('.').filter(Boolean)]);
}

function write(target: object, way: readonly (string | number)[], value: unknown): void {
  let place: object = target;
  for (const [index, step] of way.entries()) {
    if (index === way.length - 1) Reflect.set(place, step, value);
    else {
      const next: unknown = Reflect.get(place, step) ?? (typeof way[index + 1] === 'number' ? [] : {});
      Reflect.set(place, step, next);
      place = next as object;
    }
  }
}

function read(value: unknown, way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>((place, step) => (typeof place === 'object' && place !== null ? Reflect.get(place, step) : undefined), value);
}

function bodyOf(kind: Kind, rows: readonly (readonly [RestProperty, unknown])[]): Record<string, unknown> {
  const body = { id: `/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/${TYPES[kind]}`, properties: {} };
  for (const [[, rest], value] of rows) write(body, wayOf(rest), value);
  return body;
}

async function translated(value: unknown) {
  return manifestOf(importAzureJson(await documentOf(value)).resources);
}

/** Every key in a case of its own, but those of tags. */
function respelled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => respelled(item, seed));
  if (typeof value !== 'object' || value === null) return value;
  const spell = (key: string) => [...key].map((letter, index) => ((index * 7 + seed) % 3 === 0 ? letter.toUpperCase() : letter)).join('');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [spell(key), key === 'tags' ? inner : respelled(inner, seed)]));
}

describe.each<Kind>(['gallery', 'image', 'version'])('the table of a %s', (kind) => {
  it('brings every property into the manifest, and knows the way back', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRows(kind), async (rows) => {
        const { value, documentAt } = await translated([bodyOf(kind, rows)]);
        for (const [[manifest, rest], expected] of rows) {
          const way = [...PLACES[kind], ...wayOf(manifest)];
          expect([manifest, read(value, way)]).toEqual([manifest, expected]);
          expect(documentAt(way).pathInFile?.(way)).toEqual([0, ...wayOf(rest)]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes keys in any case, and properties beside the id', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRows(kind), fc.nat(2), async (rows, seed) => {
        const body = bodyOf(kind, rows);
        const { properties, ...envelope } = body;
        const { value } = await translated([body]);
        expect((await translated([respelled(body, seed)])).value).toEqual(value);
        // A list that tells no property tells less than one that tells them all to be nothing.
        const printed = kind === 'gallery' ? { identifier: {} } : kind === 'image' ? { osType: null } : {};
        const { value: flat } = await translated([respelled({ ...envelope, ...printed, ...(properties as object) }, seed)]);
        expect(flat).toEqual(value);
      }),
      { numRuns: 60 },
    );
  });

  it('takes nothing twice: two answers of one resource are one', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRows(kind), async (rows) => {
        const body = bodyOf(kind, rows);
        const once = await translated([body]);
        const twice = await translated([body, { value: [{ ...body, etag: 'W/"1"' }] }]);
        expect(twice.value).toEqual(once.value);
        expect(twice.findings.length).toBe(once.findings.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the order of resources', () => {
  const resourcesOf = fc.uniqueArray(
    fc.record({
      gallery: fc.constantFrom('a', 'B'),
      image: fc.constantFrom(undefined, 'i', 'J'),
      version: fc.constantFrom(undefined, '1.0.0', '2.0.0'),
    }),
    { selector: ({ gallery, image, version }) => `${gallery}/${image ?? ''}/${image === undefined ? '' : (version ?? '')}`, minLength: 1 },
  );

  it('does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(
        resourcesOf.chain((resources) => fc.tuple(fc.constant(resources), fc.shuffledSubarray(resources, { minLength: resources.length }))),
        async ([resources, shuffled]) => {
          expect(await namesIn(shuffled)).toEqual(await namesIn(resources));
        },
      ),
      { numRuns: 60 },
    );
  });

  type Named = { gallery: string; image: string | undefined; version: string | undefined };

  /** All names, and the messages, in order of the alphabet. */
  async function namesIn(resources: readonly Named[]) {
    const answers = resources.map(({ gallery, image, version }) => {
      const below = image === undefined ? '' : `/images/${image}${version === undefined ? '' : `/versions/${version}`}`;
      return {
        id: `/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/galleries/${gallery}${below}`,
        location: 'westeurope',
        properties: { publishingProfile: { targetRegions: [{ name: 'westeurope' }] } },
      };
    });
    const { value, findings } = await translated(answers);
    const { galleries } = value as { galleries: { name: string; images?: { name: string; versions?: { name: string }[] }[] }[] };
    const names = galleries.flatMap((gallery) => [
      gallery.name,
      ...(gallery.images ?? []).flatMap((image) => [
        `${gallery.name}/${image.name}`,
        ...(image.versions ?? []).map((version) => `${gallery.name}/${image.name}/${version.name}`),
      ]),
    ]);
    const messages = findings.filter(({ ruleId }) => ruleId === 'import/incomplete').map(({ message }) => message);
    return { names: names.sort(), messages: messages.sort() };
  }
});
