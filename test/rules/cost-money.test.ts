import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { analyze, type Analysis } from '../../src/engine/analyze.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { TODAY } from './run-rules.ts';

const SOURCE = '/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/snapshots/web';

type Target = string | { name: string; regionalReplicaCount?: number };

function version(name: string, targetRegions: Target[], rest: object = {}) {
  const osDisk = { sizeGB: 30, usedGB: 4 };
  return { name, source: { kind: 'snapshot', id: SOURCE }, osDisk, storageAccountType: 'Standard_LRS', targetRegions, ...rest };
}

function judge(versions: object[], rest: object = {}, prices?: object): Promise<Analysis> {
  const image = {
    name: 'web',
    identifier: { publisher: 'Contoso', offer: 'Web', sku: 'Base' },
    osType: 'Linux',
    osState: 'Generalized',
    versions,
  };
  const manifest = { gallerist: 1, galleries: [{ name: 'contosoImages', location: 'westeurope', images: [image] }], ...rest };
  const sheet =
    prices === undefined
      ? {}
      : { prices: readPriceSheet({ 'gallerist-prices': 1, name: 'own', asOf: '2026-01-01', currency: 'USD', ...prices }) };
  return analyze([{ path: 'a.yaml', text: JSON.stringify(manifest) }], RULES, { today: TODAY, ...sheet });
}

async function messagesOf(ruleId: string, ...words: Parameters<typeof judge>): Promise<string[]> {
  const { findings } = await judge(...words);
  return findings.filter((finding) => finding.ruleId === ruleId).map(({ message }) => message);
}

/** 0.05 USD in West Europe, and nothing known of the other regions. */
const ONE_PRICE = {
  storage: [{ region: 'westeurope', storageAccountType: 'Standard_LRS', price: 0.05 }],
  egress: [{ from: 'Europe', to: 'same', price: 0.02 }],
};

describe('cost/superseded-version-spread', () => {
  const newest = version('2.0.0', ['westeurope', 'northeurope', 'francecentral']);

  it('names the saving, and removes the regions from the last on', async () => {
    const { findings } = await judge([
      version('1.0.0', [{ name: 'northeurope', regionalReplicaCount: 3 }, 'westeurope', 'francecentral']),
      newest,
    ]);
    const finding = findings.find(({ ruleId }) => ruleId === 'cost/superseded-version-spread');
    // 3 x 4 GB x 0.05 in North Europe, 4 GB x 0.053 in France Central: 0.812.
    expect(finding?.message).toBe('"1.0.0" is superseded by "2.0.0"; its replicas in 2 regions beside westeurope cost 0.81 USD a month');
    const at = ['galleries', 0, 'images', 0, 'versions', 0, 'targetRegions'];
    expect(finding?.fix).toEqual({
      safe: false,
      title: 'Keep "1.0.0" in westeurope only',
      edits: [
        { op: 'remove', at: [...at, 2] },
        { op: 'remove', at: [...at, 0] },
      ],
    });
  });

  it('says "at least" where a price is missing, and "unknown" where all are', async () => {
    const withRow = {
      ...ONE_PRICE,
      storage: [...ONE_PRICE.storage, { region: 'northeurope', storageAccountType: 'Standard_LRS', price: 0.1 }],
    };
    const old = version('1.0.0', ['westeurope', 'northeurope', 'francecentral']);
    expect(await messagesOf('cost/superseded-version-spread', [old, newest], {}, withRow)).toEqual([
      '"1.0.0" is superseded by "2.0.0"; its replicas in 2 regions beside westeurope cost at least 0.40 USD a month',
    ]);
    expect(await messagesOf('cost/superseded-version-spread', [old, newest], {}, ONE_PRICE)).toEqual([
      '"1.0.0" is superseded by "2.0.0"; its replicas in 2 regions beside westeurope cost an unknown amount a month',
    ]);
  });
});

describe('cost/idle-region', () => {
  const deployments = [{ name: 'a', image: 'contosoImages/web/1.0.0', region: 'westeurope', virtualMachines: 1 }];

  it('knows no price and says so', async () => {
    const versions = [version('1.0.0', ['westeurope', 'northeurope'])];
    expect(await messagesOf('cost/idle-region', versions, { deployments }, ONE_PRICE)).toEqual([
      '1 replica in northeurope, where nothing is deployed from "1.0.0": it costs an unknown amount a month',
    ]);
  });
});

describe('cost/budget-exceeded', () => {
  const budgets = [{ name: 'web', monthly: 0.2 }];

  it('allows exactly the budget', async () => {
    // 4 GB x 0.05.
    expect(await messagesOf('cost/budget-exceeded', [version('1.0.0', ['westeurope'])], { budgets }, ONE_PRICE)).toEqual([]);
  });

  it('shows all digits where rounded ones would look alike', async () => {
    const versions = [version('1.0.0', ['westeurope'], { osDisk: { usedGB: 4.001 } })];
    expect(await messagesOf('cost/budget-exceeded', versions, { budgets }, ONE_PRICE)).toEqual([
      'storage of 0.20005 USD a month, budget "web" allows 0.2 USD',
    ]);
  });

  it('counts what is known, and says that it is not all', async () => {
    const versions = [version('1.0.0', [{ name: 'westeurope', regionalReplicaCount: 2 }, 'northeurope'])];
    expect(await messagesOf('cost/budget-exceeded', versions, { budgets }, ONE_PRICE)).toEqual([
      'storage of at least 0.40 USD a month, budget "web" allows 0.20 USD',
    ]);
  });

  it('counts what the schema refused as unknown', async () => {
    const versions = [
      version('1.0.0', [{ name: 'westeurope', regionalReplicaCount: 2 }]),
      version('2.0.0', ['westeurope'], { replicaCount: 'two' }),
    ];
    expect(await messagesOf('cost/budget-exceeded', versions, { budgets }, ONE_PRICE)).toEqual([
      'storage of at least 0.40 USD a month, budget "web" allows 0.20 USD',
    ]);
  });

  it('is judged in the currency of the prices only', async () => {
    const euros = { ...ONE_PRICE, currency: 'EUR' };
    const of = (budget: object) => messagesOf('cost/budget-exceeded', [version('1.0.0', ['westeurope'])], { budgets: [budget] }, euros);
    expect(await of({ name: 'web', monthly: 0.1, currency: 'EUR' })).toEqual(['storage of 0.20 EUR a month, budget "web" allows 0.10 EUR']);
    expect(await of({ name: 'web', monthly: 1000, currency: 'USD' })).toEqual([
      'budget "web" is in USD, the prices of "own" are in EUR and no rate is stated: it cannot be judged',
    ]);
  });
});

describe('cost/price-missing', () => {
  it('names storage and egress apart, once each', async () => {
    const versions = [version('1.0.0', ['westeurope', 'eastus']), version('2.0.0', ['westeurope', 'eastus'])];
    expect(await messagesOf('cost/price-missing', versions, {}, ONE_PRICE)).toEqual(
      [
        'no price of Standard_LRS storage in eastus in "own": 2 lines are unpriced, totals say "at least"',
        'no price of egress from westeurope to eastus in "own": 2 lines are unpriced, totals say "at least"',
      ].toSorted(),
    );
  });

  it('leaves regions alone that do not exist', async () => {
    expect(await messagesOf('cost/price-missing', [version('1.0.0', ['westeurope', 'westeurpoe'])], {}, ONE_PRICE)).toEqual([]);
  });
});
