import { expect, it } from 'vitest';
import headroom from '../../rules/limits/headroom.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { TODAY } from './run-rules.ts';

/** What limits/headroom says of galleries in one region, where the user set its share. */
async function messagesAt(share: number, galleries: number): Promise<string[]> {
  const manifest = { gallerist: 1, galleries: [{ name: 'contosoImages', location: 'westeurope', existing: { galleries: galleries - 1 } }] };
  const settings = { severityIn: () => undefined, isOffEverywhere: () => false, optionsOf: () => ({ share }) };
  const { findings } = await analyze([{ path: 'a.yaml', text: JSON.stringify(manifest) }], [headroom], { today: TODAY, settings });
  return findings.map(({ message }) => message);
}

it('reports from the share on that the user set', async () => {
  expect(await messagesAt(0.9, 89)).toEqual([]);
  expect(await messagesAt(0.9, 90)).toHaveLength(1);
  expect(await messagesAt(1, 99)).toEqual([]);
  expect(await messagesAt(1, 100)).toHaveLength(1);
});

it('is not misled by floating point', async () => {
  // 100 x 0.55 is 55.00000000000001, and 29 / 100 x 100 is 28.999999999999996.
  expect(await messagesAt(0.55, 54)).toEqual([]);
  expect(await messagesAt(0.55, 55)).toHaveLength(1);
  expect(await messagesAt(0.29, 29)).toEqual([
    '29 galleries in westeurope (28 outside the estate), 29 % of the 100 that edition 2021-06 allows',
  ]);
});
