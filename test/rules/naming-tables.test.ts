import { describe, expect, it } from 'vitest';
import { runRules } from './run-rules.ts';

/**
 * Names that the Terraform provider's own tests accept and refuse, with names between the two that it passes and the
 * service refuses (E01, E03, E12-E14, E53). A name is refused where the schema or a rule reports an error on it.
 */
type Table = readonly (readonly [name: string, isTaken: boolean])[];

const SOURCE = { kind: 'snapshot', id: '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/snapshots/web' };
const VERSION = { name: '1.0.0', source: SOURCE, targetRegions: ['westeurope'] };
const IDENTIFIER = { publisher: 'Contoso', offer: 'Web', sku: 'Base' };
const IMAGE = { name: 'web', identifier: IDENTIFIER, osType: 'Linux', osState: 'Generalized', versions: [VERSION] };
const GALLERY = { name: 'contosoImages', location: 'westeurope', images: [IMAGE] };

/** A gallery, an image and so on with a name in place, and the JSON pointer of that name. */
const PLACES = {
  gallery: (name: string) => ({ gallery: { ...GALLERY, name }, pointer: '/galleries/0/name' }),
  image: (name: string) => ({ gallery: { ...GALLERY, images: [{ ...IMAGE, name }] }, pointer: '/galleries/0/images/0/name' }),
  publisher: (name: string) => identifierPlace('publisher', name),
  offer: (name: string) => identifierPlace('offer', name),
  sku: (name: string) => identifierPlace('sku', name),
  version: (name: string) => ({
    gallery: { ...GALLERY, images: [{ ...IMAGE, versions: [{ ...VERSION, name }] }] },
    pointer: '/galleries/0/images/0/versions/0/name',
  }),
  communityPrefix: (publicNamePrefix: string) => ({
    gallery: { ...GALLERY, sharingProfile: { communityGalleryInfo: { publicNamePrefix } } },
    pointer: '/galleries/0/sharingProfile/communityGalleryInfo/publicNamePrefix',
  }),
};

function identifierPlace(part: 'publisher' | 'offer' | 'sku', name: string) {
  const image = { ...IMAGE, identifier: { ...IDENTIFIER, [part]: name } };
  return { gallery: { ...GALLERY, images: [image] }, pointer: `/galleries/0/images/0/identifier/${part}` };
}

async function errorsOn(place: keyof typeof PLACES, name: string): Promise<string[]> {
  const { gallery, pointer } = PLACES[place](name);
  const text = JSON.stringify({ gallerist: 1, galleries: [gallery] });
  const { findings } = await runRules([{ path: 'names.json', text }]);
  return findings.filter((finding) => finding.pointer === pointer && finding.severity === 'error').map(({ message }) => message);
}

const COMMON: Table = [
  ['', false],
  ['hello', true],
  ['hello123', true],
  ['hello.123', true],
  ['hello,123', false],
  ['hello_123', true],
];
const LENGTHS = (maximum: number): Table => [
  ['a'.repeat(maximum - 1), true],
  ['a'.repeat(maximum), true],
  ['a'.repeat(maximum + 1), false],
];
/** Passed by the Terraform provider, refused by the service. */
const REFUSED_ENDS: Table = ['_a', '.a', 'a.', 'a_'].map((name) => [name, false]);

const TABLES: Readonly<Record<keyof typeof PLACES, Table>> = {
  gallery: [...COMMON, ['hello-123', false], ['-a', false], ...LENGTHS(80), ...REFUSED_ENDS],
  image: [...COMMON, ['hello-123', true], ['-a', false], ['a-', false], ...LENGTHS(80), ...REFUSED_ENDS],
  publisher: [...COMMON, ['hello.', false], ['hello-123', true], ['_a-', true], ...LENGTHS(128)],
  offer: [...COMMON, ['hello.', false], ['hello-123', true], ...LENGTHS(64)],
  sku: [...COMMON, ['hello.', false], ['hello-123', true], ...LENGTHS(64)],
  version: [
    ['', false],
    ['a.b.c', false],
    ['1.2.3', true],
    ['0.0.1', true],
    ['hello', false],
    ['1.2.3.4', false],
    ['hell0-there', false],
    ['1.0', false],
    ['v1.0.0', false],
    ['1.0.0-rc1', false],
    // Words of the Terraform data source, no names (V12).
    ['latest', false],
    ['recent', false],
    ['2018.12.1', true],
    ['2147483647.0.0', true],
    // Ten digits pass there; the service's integers have 32 bits (V03).
    ['2147483648.0.0', false],
    ['9999999999.0.0', false],
  ],
  communityPrefix: [
    ['Valid012', true],
    ['abcde', true],
    ['0123456789012345', true],
    ['', false],
    ['-', false],
    ['abcd', false],
    ['01234567890123456', false],
  ],
};

describe.each(Object.keys(PLACES) as (keyof typeof PLACES)[])('%s', (place) => {
  it.each(TABLES[place])('"%s" is taken: %s', async (name, isTaken) => {
    const errors = await errorsOn(place, name);
    if (isTaken) expect(errors).toEqual([]);
    else expect(errors).toHaveLength(1);
  });
});
