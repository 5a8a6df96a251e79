import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/change/changes-between.ts';
import { stepsOf } from '../../src/change/steps.ts';
import { estateOf, galleryOf, imageOf, versionOf } from '../estate/estate-of.ts';
import { changesOf, wordsOf } from './changes-of.ts';

const A = '11111111-2222-3333-4444-555555555555';
const B = '99999999-2222-3333-4444-555555555555';
const OTHER = { publisher: 'p', offer: 'o', sku: 'other' };

function words(base: object, head: object): string[] {
  return wordsOf(changesOf(base, head));
}

describe('galleries', () => {
  it('of one name in two subscriptions are two', () => {
    const both = { galleries: [galleryOf({ subscription: A }), galleryOf({ subscription: B, description: 'x' })] };
    expect(words(both, { galleries: both.galleries.toReversed() })).toEqual([]);
  });

  it('that moved are known by their resource group, whatever is in them', () => {
    const base = { galleries: [galleryOf({ subscription: A, resourceGroup: 'rg', images: [imageOf()] })] };
    const head = { galleries: [galleryOf({ subscription: B, resourceGroup: 'RG' })] };
    expect(words(base, head)).toEqual([`replace gallery g: subscription ${A} > ${B} (immutable)`, 'delete image i']);
  });

  it('of one name that share nothing else are one deleted and one created', () => {
    const base = { galleries: [galleryOf({ subscription: A, resourceGroup: 'one', images: [imageOf()] })] };
    const head = { galleries: [galleryOf({ subscription: B, resourceGroup: 'two', images: [imageOf({ identifier: OTHER })] })] };
    expect(words(base, head)).toEqual(['delete gallery g', 'delete image i', 'create gallery g', 'create image i']);
  });

  it('that could each be the renamed one are none', () => {
    const base = { galleries: [galleryOf({ images: [imageOf()] })] };
    const head = { galleries: ['x', 'y'].map((name) => galleryOf({ name, images: [imageOf()] })) };
    expect(words(base, head)).toEqual([
      'delete gallery g',
      'delete image i',
      'create gallery x',
      'create image i',
      'create gallery y',
      'create image i',
    ]);
  });

  it('without images are never taken for renamed', () => {
    expect(words({ galleries: [galleryOf()] }, { galleries: [galleryOf({ name: 'h' })] })).toEqual([
      'delete gallery g',
      'create gallery h',
    ]);
  });

  it('of a file that names no subscription are the one of that name, where there is one', () => {
    const silent = { galleries: [galleryOf()] };
    expect(words(silent, { galleries: [galleryOf({ subscription: B })] })).toEqual([]);
    // Which of two is meant, nobody can tell.
    const two = { galleries: [galleryOf({ subscription: A }), galleryOf({ subscription: B })] };
    expect(words(silent, two)).toEqual(['delete gallery g', 'create gallery g', 'create gallery g']);
  });
});

describe('images', () => {
  const gallery = (...images: object[]) => ({ galleries: [galleryOf({ images })] });

  it('that exchange their identifiers keep their names', () => {
    const [one, two] = [imageOf({ name: 'a' }), imageOf({ name: 'b', identifier: OTHER })];
    const [young, old] = [imageOf({ name: 'a', identifier: OTHER }), imageOf({ name: 'b' })];
    expect(words(gallery(one, two), gallery(young, old))).toEqual([
      'replace image a: identifier.sku s > other (immutable)',
      'replace image b: identifier.sku other > s (immutable)',
    ]);
  });

  it('known from their versions alone are compared by those', () => {
    const described = estateOf([
      { value: { gallerist: 1, ...gallery(imageOf({ versions: [versionOf(), versionOf({ name: '1.1.0' })] })) } },
    ]);
    const bare = estateOf([
      {
        value: { gallerist: 1, ...gallery(imageOf({ osType: 'Windows', versions: [versionOf()] })) },
        unknown: [['galleries', 0, 'location'], ...['identifier', 'osType', 'osState'].map((key) => ['galleries', 0, 'images', 0, key])],
      },
    ]);
    const changes = changesBetween(described, bare);
    expect(wordsOf(changes)).toEqual(['delete version 1.1.0']);
    expect(changes.unknown.map(({ side, kind, claimed }) => `${side} ${kind} ${claimed}`)).toEqual([
      'head gallery existence',
      'head image existence',
    ]);
    expect(wordsOf(changesBetween(bare, described))).toEqual(['create version 1.1.0']);
  });
});

describe('deployments', () => {
  const state = (...deployments: object[]) => ({ galleries: [galleryOf({ images: [imageOf({ versions: [versionOf()] })] })], deployments });
  const day = { name: 'day', image: 'g/i/1.0.0', region: 'westeurope', virtualMachines: 3 };

  it('are told apart by their names', () => {
    expect(words(state(day), state({ ...day, name: 'Day', virtualMachines: { count: 4, vCPUs: 2 } }))).toEqual([
      'update deployment Day: virtualMachines 3 > 4 (manifest)',
    ]);
    expect(words(state(day), state({ ...day, name: 'night' }))).toEqual(['delete deployment day', 'create deployment night']);
  });

  it('that an export cannot tell are not missed', () => {
    const [base, head] = [state(), state(day)];
    expect(wordsOf(changesOf(base, head, { withoutDeployments: ['base'] }))).toEqual([]);
    expect(wordsOf(changesOf(head, base, { withoutDeployments: ['base'] }))).toEqual(['delete deployment day']);
  });

  it('ask for no steps, and neither does what only a manifest knows', () => {
    const base = { galleries: [galleryOf({ environment: 'test' })], deployments: [day] };
    const { changes } = changesOf(base, { galleries: [galleryOf({ environment: 'production' })] });
    expect(changes).toHaveLength(2);
    expect(stepsOf(changes)).toEqual([]);
  });
});

it('says where a property is written on each side', () => {
  const base = {
    galleries: [
      galleryOf({
        images: [
          imageOf({
            versions: [
              versionOf({
                replicationMode: 'Shallow',
                targetRegions: [{ name: 'westeurope', encryption: { osDiskImage: { diskEncryptionSetId: 'x' } } }],
              }),
            ],
          }),
        ],
      }),
    ],
  };
  const head = { galleries: [galleryOf({ images: [imageOf({ versions: [versionOf()] })] })] };
  const { changes } = changesOf(base, head);
  expect(
    changes.flatMap(({ properties }) => properties.map(({ name, atBefore, atAfter }) => [name, atBefore?.join('/'), atAfter?.join('/')])),
  ).toEqual([
    ['replicationMode', 'replicationMode', undefined],
    ['targetRegions.encryption', 'targetRegions/0/encryption/osDiskImage/diskEncryptionSetId', 'targetRegions/0'],
  ]);
});

it('never shows a secret of an address', () => {
  const image = (eula: string) => ({ galleries: [galleryOf({ images: [imageOf({ eula })] })] });
  const { changes } = changesOf(image('https://a.test/1?sv=1&sig=SECRET'), image('https://a.test/2?sv=1&sig=SECRET'));
  expect(JSON.stringify(changes.map(({ properties }) => properties.map(({ before, after }) => [before, after])))).toBe(
    '[[["https://a.test/1?***","https://a.test/2?***"]]]',
  );
  const described = (description: string) => ({ galleries: [galleryOf({ description })] });
  const told = changesOf(described('see https://user:SECRET@a.test/1'), described('see https://user:SECRET@a.test/2'));
  expect(told.changes).toHaveLength(1);
  expect(JSON.stringify(told.changes.map(({ properties }) => properties.map(({ before, after }) => [before, after])))).not.toContain(
    'SECRET',
  );
});
