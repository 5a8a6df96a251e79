import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadEstate } from '../../src/engine/analyze.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { changesBetween } from '../../src/change/changes-between.ts';
import { exportedGalleries } from '../../src/exchange/export/exported-galleries.ts';
import { importAzureJson } from '../../src/exchange/azure-json/import-azure-json.ts';
import { manifestOf } from '../../src/exchange/manifest-of-resources.ts';
import { DEFAULT_EDITION, factsOf } from '../../src/facts/facts.ts';
import { estateOf } from '../estate/estate-of.ts';
import { estateText } from '../savings/arbitrary-estate.ts';
import { documentOf } from './resources-of.ts';

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

/** What Azure answers after a manifest is deployed, as REST or as az prints it. */
function answersOf(estate: Estate, isFlat: boolean): object[] {
  const answer = (path: string, { properties, ...envelope }: { properties: object }) => {
    const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/${path}`;
    const common = { id, name: path.split('/').at(-1), ...envelope };
    const printed = { ...properties, provisioningState: 'Succeeded', identifier: null, ...properties };
    return isFlat ? { ...common, ...printed, resourceGroup: 'rg-images' } : { ...common, properties: printed };
  };
  return exportedGalleries(estate, factsOf(DEFAULT_EDITION)).galleries.flatMap(({ gallery, body, images }) => [
    answer(`galleries/${gallery.name}`, body),
    ...images.flatMap(({ image, body: imageBody, versions }) => [
      answer(`galleries/${gallery.name}/images/${image.name}`, imageBody),
      ...versions.map(({ version, body: versionBody }) =>
        answer(`galleries/${gallery.name}/images/${image.name}/versions/${version.name}`, versionBody),
      ),
    ]),
  ]);
}

async function liveEstate(estate: Estate, isFlat: boolean): Promise<Estate> {
  const { resources, findings } = importAzureJson(await documentOf(answersOf(estate, isFlat)));
  const { value, unknown, findings: doubts } = manifestOf(resources);
  expect([...findings, ...doubts]).toEqual([]);
  return estateOf([{ value, unknown: [...unknown] }]);
}

async function estateOfText(text: string): Promise<Estate> {
  const { estate } = await loadEstate([{ path: 'm.yaml', text }], { today: '2026-01-15' });
  return estate;
}

/** What a deployment of the manifest would change; machines are nothing that a gallery answers. */
function drift(live: Estate, wanted: Estate) {
  return changesBetween(live, wanted).changes.filter(({ kind }) => kind !== 'deployment');
}

describe.each([
  ['REST answers', false],
  ['az prints', true],
])('the state that %s', (_, isFlat) => {
  it('has not drifted from a manifest that says all there is to say', async () => {
    const wanted = await estateOfText(readFileSync('test/exchange/export/rich.yaml', 'utf8'));
    expect(drift(await liveEstate(wanted, isFlat), wanted)).toEqual([]);
  });

  it('has not drifted from the manifest that was deployed', async () => {
    await fc.assert(
      fc.asyncProperty(estateText, async (text) => {
        const wanted = await estateOfText(text.replace('location: westeurope', 'location: westeurope\n    resourceGroup: rg-images'));
        expect(wanted.galleries[0]?.images.length).toBeGreaterThan(0);
        expect(drift(await liveEstate(wanted, isFlat), wanted)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
