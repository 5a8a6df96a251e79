import { expect, it } from 'vitest';
import { addGiven } from '../../../src/exchange/writing/given.ts';

const documentAt = () => {
  throw new Error('no document is asked for');
};
const id = (subscription: string, resourceGroup: string) =>
  `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/images/web`;
const manifestOf = (source: string, rest: object = {}) => ({
  gallerist: 1,
  galleries: [
    {
      name: 'g',
      location: 'westeurope',
      ...rest,
      images: [{ name: 'i', versions: [{ name: '1.0.0', source: { id: source }, tags: {} }] }],
    },
  ],
});

it('what is given stands in for what the files do not tell, in ids too, and for nothing else', () => {
  const given = { subscription: 's$&', tenant: 't', resourceGroup: 'rg' };
  const value = manifestOf(id('{subscription}', '{resourceGroup}'));
  addGiven({ value, unknown: [], documentAt, findings: [] }, given);
  expect(value).toEqual({ ...manifestOf(id('s$&', 'rg'), { resourceGroup: 'rg' }), subscription: 's$&', tenant: 't' });
  const told = { ...manifestOf(id('other', 'own'), { resourceGroup: 'own' }), subscription: 'other', tenant: 'other' };
  const before = structuredClone(told);
  addGiven({ value: told, unknown: [], documentAt, findings: [] }, given);
  expect(told).toEqual(before);
});

it('nothing given changes nothing', () => {
  const value = manifestOf(id('{subscription}', '{resourceGroup}'));
  const before = structuredClone(value);
  addGiven({ value, unknown: [], documentAt, findings: [] }, {});
  expect(value).toEqual(before);
});
