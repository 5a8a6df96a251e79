import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRegion, normalizeRegionName, REGIONS, suggestRegion } from '../../src/facts/regions.ts';
import { estateOfVersions, firstTarget, firstVersion, versionOf } from './estate-of.ts';

const region = fc.constantFrom(...REGIONS);

/** The name with every letter in either case, and white space anywhere. */
function spellingsOf(name: string): fc.Arbitrary<string> {
  const characters = Array.from(name);
  const space = fc.constantFrom('', '', '', ' ', '  ', '\t', '\u00a0');
  return fc
    .tuple(
      fc.array(fc.boolean(), { minLength: characters.length, maxLength: characters.length }),
      fc.array(space, { minLength: characters.length + 1, maxLength: characters.length + 1 }),
    )
    .map(([isUpper, spaces]) => {
      const letters = characters.map((character, index) => `${isUpper[index] ? character.toUpperCase() : character}${spaces[index + 1]}`);
      return `${spaces[0]}${letters.join('')}`;
    });
}

describe('region names', () => {
  it('are normal once they are normalised', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const normal = normalizeRegionName(name);
        expect(normalizeRegionName(normal)).toBe(normal);
      }),
    );
  });

  it('mean the same region in any case and spacing', () => {
    const spelled = region.chain((known) => spellingsOf(known.name).map((name) => ({ known, name })));
    fc.assert(
      fc.property(spelled, ({ known, name }) => {
        expect(normalizeRegionName(name)).toBe(known.name);
        expect(findRegion(name)).toBe(known);
      }),
    );
  });

  it('mean the same region as their display names, in any case and spacing', () => {
    const spelled = region.chain((known) => spellingsOf(known.displayName).map((name) => ({ known, name })));
    fc.assert(
      fc.property(spelled, ({ known, name }) => {
        expect(findRegion(name)).toBe(known);
      }),
    );
  });

  it('stay apart where letters differ', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const plain = (name: string) => name.toLowerCase().replaceAll(/\s/g, '');
        expect(normalizeRegionName(a) === normalizeRegionName(b)).toBe(plain(a) === plain(b));
      }),
    );
  });

  it('are read alike however many were read before', () => {
    for (let index = 0; index < 12_000; index++) normalizeRegionName(`Region ${index}`);
    expect(normalizeRegionName('Region 1')).toBe('region1');
    expect(normalizeRegionName(' West Europe')).toBe('westeurope');
  });

  it('are suggested only where a region can be deployed to', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'abcdeghlnorstuvw2'), minLength: 4, maxLength: 20 }), (name) => {
        const suggestion = suggestRegion(name);
        if (suggestion !== undefined) expect(['available', 'restricted']).toContain(findRegion(suggestion)?.status);
      }),
    );
  });

  it('decide alike what is the source region', () => {
    const pair = region.chain((known) => fc.tuple(spellingsOf(known.name), spellingsOf(known.displayName), fc.constant(known)));
    fc.assert(
      fc.property(pair, fc.boolean(), ([location, target, known], isBare) => {
        const estate = estateOfVersions([versionOf({ location, targetRegions: [isBare ? target : { name: target }] })]);
        expect(firstVersion(estate).location).toBe(known.name);
        expect(firstTarget(estate)).toMatchObject({ name: known.name, isSourceRegion: true, isBare });
        expect(firstTarget(estate).region).toBe(known);
      }),
    );
  });
});
