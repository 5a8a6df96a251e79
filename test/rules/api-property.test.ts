import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import rule from '../../rules/api/property.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { API_PROPERTIES } from '../../src/facts/api-versions.ts';
import { TODAY } from './run-rules.ts';

type Node = { $ref?: string; then?: Node; else?: Node; properties?: Record<string, Node>; items?: Node; enum?: unknown[]; const?: unknown };

const DEFINITIONS: Record<string, Node> = JSON.parse(readFileSync('schemas/manifest.schema.json', 'utf8')).$defs;

/** The place that a reference, or a choice between a text and an object, leads to. */
function resolve(node: Node): Node {
  if (node.$ref !== undefined) return resolve(DEFINITIONS[node.$ref.replace('#/$defs/', '')] ?? {});
  return node.then === undefined ? node : resolve(node.then);
}

function has(node: Node, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  const place = resolve(node);
  if (place.items !== undefined) return has(place.items, keys);
  if (key === undefined) return true;
  const [name = '', value] = key.split('=');
  const child = place.properties?.[name];
  if (child === undefined) return false;
  return value === undefined ? has(child, rest) : resolve(child).enum?.includes(value) === true;
}

/** On the ladder, but not in the format of manifests. */
const NOT_IN_MANIFESTS = new Set(['targetRegion.additionalReplicaSets']);

describe('the rows of the ladder', () => {
  it.each(API_PROPERTIES.map(({ name }) => name).filter((name) => !NOT_IN_MANIFESTS.has(name)))(
    '%s is in the format of manifests',
    (name) => {
      const [level = '', ...keys] = name.split('.');
      const definition = DEFINITIONS[level.charAt(0).toUpperCase() + level.slice(1)];
      expect(definition, level).toBeDefined();
      expect(has(definition ?? {}, keys)).toBe(true);
    },
  );
});

describe('api/property', () => {
  /** What the rule says of a gallery with this API version. */
  async function messagesOf(apiVersion: string, gallery: object): Promise<string[]> {
    const manifest = { gallerist: 1, galleries: [{ name: 'g', location: 'westeurope', apiVersion, ...gallery }] };
    const { findings } = await analyze([{ path: 'a.yaml', text: JSON.stringify(manifest) }], [rule], { today: TODAY });
    return findings.map(({ message, pointer }) => `${pointer} ${message}`);
  }

  const community = { sharingProfile: { permissions: 'Community', communityGalleryInfo: { publicNamePrefix: 'contoso' } } };

  it('names of properties in one another the version that all of them need', async () => {
    expect(await messagesOf('2019-12-01', community)).toEqual([
      '/galleries/0/sharingProfile/permissions sharingProfile.permissions: Community with API version 2019-12-01, 2022-01-03 or later is expected',
    ]);
    expect(await messagesOf('2021-10-01', community)).toHaveLength(1);
    expect(await messagesOf('2022-01-03', community)).toEqual([]);
  });

  it('counts a preview before its version', async () => {
    expect(await messagesOf('2022-01-03-preview', community)).toHaveLength(1);
  });

  it('says nothing of properties whose first version is unknown', async () => {
    expect(await messagesOf('2018-06-01', { description: 'Images' })).toEqual([]);
  });
});
