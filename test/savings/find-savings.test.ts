import { describe, expect, it } from 'vitest';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { deploymentOf, idOf, linesOf, manifestOf, provedIn, versionOf } from './savings-in.ts';

const west = (count: number) => ({ name: 'westeurope', regionalReplicaCount: count });
const north = (count: number) => ({ name: 'northeurope', regionalReplicaCount: count });
const LATEST = versionOf('2.0.0', [west(2), north(2), 'francecentral']);
/** 20 VMs in both regions of the newest version: 1 replica each, 2 with one to spare. */
const BOTH = [deploymentOf('latest', 'westeurope', 20), deploymentOf('latest', 'northeurope', 20)];

async function savingsIn(...args: Parameters<typeof manifestOf>): Promise<string[]> {
  return linesOf(await provedIn(manifestOf(...args)));
}

describe('replicas', () => {
  it('are kept at the need and one to spare', async () => {
    // 60 VMs: ceil(60 / 20) = 3, and one: 4 of 8; the other 4 are 4 x 4 GB x 0.05 = 0.80 USD a month.
    expect(await savingsIn([versionOf('1.0.0', [west(8)])], [deploymentOf('latest', 'westeurope', 60)])).toEqual([
      'surplus-replicas low 1.0.0 westeurope 8>4 0.80',
    ]);
  });

  it('are kept at the need and the headroom that is stated', async () => {
    // 3 x 1.5 = 4.5, so 5.
    const text = manifestOf([versionOf('1.0.0', [west(8)])], [deploymentOf('latest', 'westeurope', 60)]);
    expect(linesOf(await provedIn(text, {}, { sizing: { headroom: 0.5 } }))).toEqual(['surplus-replicas low 1.0.0 westeurope 8>5 0.60']);
  });

  it('that are missing are added with one to spare, which costs', async () => {
    expect(await savingsIn([versionOf('1.0.0', [west(2)])], [deploymentOf('latest', 'westeurope', 60)])).toEqual([
      'missing-replicas none 1.0.0 westeurope 2>4 -0.40',
    ]);
  });

  it('that serve as they are, are left as they are', async () => {
    expect(await savingsIn([versionOf('1.0.0', [west(3)])], [deploymentOf('latest', 'westeurope', 60)])).toEqual([]);
    expect(await savingsIn([versionOf('1.0.0', [west(4)])], [deploymentOf('latest', 'westeurope', 60)])).toEqual([]);
  });

  it('never go over the limit, and what needs more is named', async () => {
    // 200 VMs need 10, the limit: none to spare. 201 need 11.
    expect(await savingsIn([versionOf('1.0.0', [west(9)])], [deploymentOf('latest', 'westeurope', 200)])).toEqual([
      'missing-replicas none 1.0.0 westeurope 9>10 -0.20',
    ]);
    const beyond = await provedIn(manifestOf([versionOf('1.0.0', [west(9)])], [deploymentOf('latest', 'westeurope', 201)]));
    expect(linesOf(beyond)).toEqual([]);
    expect(beyond.plan.unserved).toMatchObject([{ status: 'infeasible', needed: 11, limit: 10, region: 'westeurope' }]);
  });

  it('without demand are one, or as many as the edition advises for production', async () => {
    const versions = [versionOf('1.0.0', [west(5), north(2)])];
    const demand = [deploymentOf('latest', 'northeurope', 20)];
    expect(await savingsIn(versions, demand)).toEqual(['surplus-replicas look 1.0.0 westeurope 5>1 0.80']);
    const text = manifestOf([versionOf('1.0.0', [west(5), north(4)])], demand, { image: { environment: 'production' } });
    expect(linesOf(await provedIn(text, {}, { edition: '2023-04' }))).toEqual([
      'surplus-replicas look 1.0.0 westeurope 5>3 0.40',
      'surplus-replicas low 1.0.0 northeurope 4>3 0.20',
    ]);
  });

  it('are left where the manifests hold no deployments: nobody knows what is needed', async () => {
    expect(await savingsIn([versionOf('1.0.0', [west(5)])])).toEqual([]);
  });

  it('of a superseded version are those of the policy', async () => {
    const retention = { supersededReplicas: 2 };
    const versions = [versionOf('1.0.0', [west(5)]), versionOf('2.0.0', [west(5)])];
    expect(await savingsIn(versions, [], { document: { retention } })).toEqual(['surplus-replicas low 1.0.0 westeurope 5>2 0.60']);
    expect(await savingsIn(versions, [], {})).toEqual([]);
  });

  it('of a bare region become a map beside its name', async () => {
    const { changed } = await provedIn(
      manifestOf(
        [versionOf('1.0.0', ['westeurope'], { replicaCount: 8, storageAccountType: 'Standard_LRS' })],
        [deploymentOf('latest', 'westeurope', 20)],
      ),
    );
    expect(changed[0]?.after).toContain('- { name: westeurope, regionalReplicaCount: 2, storageAccountType: Standard_ZRS }\n');
  });

  it('of an unknown price are an unknown amount, never zero', async () => {
    const version = versionOf('1.0.0', [west(8)], { osDisk: {} });
    const result = await provedIn(manifestOf([version], [deploymentOf('latest', 'westeurope', 20)]));
    expect(linesOf(result)).toEqual(['surplus-replicas low 1.0.0 westeurope 8>2 none']);
  });
});

describe('a superseded version', () => {
  const old = versionOf('1.0.0', [west(1), north(2), 'francecentral']);

  it('is kept where it was made', async () => {
    // 2 x 4 x 0.05 + 1 x 4 x 0.053 (zone-redundant in France Central) = 0.612.
    expect(await savingsIn([old, LATEST])).toEqual(['superseded-regions look 1.0.0 northeurope+francecentral 0.61']);
  });

  it('is kept as the policy says, where it says so', async () => {
    const policy = (supersededRegions: string) => savingsIn([old, LATEST], [], { document: { retention: { supersededRegions } } });
    expect(await policy('source')).toEqual(['superseded-regions low 1.0.0 northeurope+francecentral 0.61']);
    expect(await policy('all')).toEqual([]);
  });

  it('stays where a deployment names it', async () => {
    expect(await savingsIn([old, LATEST], [...BOTH, deploymentOf('1.0.0', 'northeurope', 20)])).toEqual([
      'superseded-regions look 1.0.0 francecentral 0.21',
      'idle-region look 2.0.0 francecentral francecentral 0.21',
    ]);
  });

  it('stays where its safety profile keeps it, and is named', async () => {
    const guarded = { ...old, safetyProfile: { allowDeletionOfReplicatedLocations: false } };
    const { plan, made } = await provedIn(manifestOf([guarded, LATEST]));
    expect(made).toEqual([]);
    expect(plan.spared).toMatchObject([{ version: { name: '1.0.0' }, because: 'regions-guarded' }]);
  });

  it('stays where a comment says that it is meant', async () => {
    const text = manifestOf([old, LATEST]).replace(
      /( *)targetRegions:/,
      '$1# gallerist-disable-next-line cost/superseded-version-spread -- the rollback of every region\n$1targetRegions:',
    );
    expect(linesOf(await provedIn(text))).toEqual([]);
    expect(linesOf(await provedIn(text, {}, { isIgnoringSuppressions: true }))).toHaveLength(1);
  });
});

describe('the retention policy', () => {
  const keepLast = (count: number) => ({ document: { retention: { keepLast: count } } });
  const first = versionOf('1.0.0', [west(1)]);
  const second = versionOf('1.1.0', [west(1)]);
  const third = versionOf('2.0.0', [west(1)]);
  /** What the policy drops in vain, and why. */
  const sparedIn = async (...args: Parameters<typeof manifestOf>) => {
    const { plan, made } = await provedIn(manifestOf(...args));
    expect(made.filter(({ kind }) => kind === 'retention').length + plan.spared.length).toBeGreaterThan(0);
    return plan.spared.map(({ version, because }) => `${version.name} ${because}`);
  };

  it('takes out what it drops, with all that it costs', async () => {
    expect(await savingsIn([first, second, third], [], keepLast(1))).toEqual([
      'retention look 1.0.0 westeurope 0.20',
      'retention look 1.1.0 westeurope 0.20',
    ]);
    expect(await savingsIn([first, second, third], [], keepLast(2))).toEqual(['retention look 1.0.0 westeurope 0.20']);
    expect(await savingsIn([first, second, third])).toEqual([]);
  });

  it('never takes what latest means in a region', async () => {
    const northern = versionOf('1.0.0', [west(1), 'northeurope']);
    expect(await sparedIn([northern, third], [], keepLast(1))).toEqual(['1.0.0 latest']);
  });

  it('takes it once the region is left, as nothing is deployed there', async () => {
    const northern = versionOf('1.0.0', [west(1), 'northeurope']);
    const demand = [deploymentOf('latest', 'westeurope', 20)];
    expect(await savingsIn([northern, versionOf('2.0.0', [west(2)])], demand, keepLast(1))).toEqual([
      'retention look 1.0.0 westeurope+northeurope 0.40',
    ]);
  });

  it('never takes what a deployment names, wherever', async () => {
    expect(await sparedIn([first, third], [deploymentOf('1.0.0', 'brazilsouth', 1)], keepLast(1))).toEqual(['1.0.0 deployment']);
  });

  it('never takes what is guarded, until its end of life', async () => {
    const guarded = { ...first, safetyProfile: { blockDeletionBeforeEndOfLife: true }, endOfLifeDate: '2026-01-15' };
    expect(await sparedIn([guarded, third], [], keepLast(1))).toEqual(['1.0.0 guarded']);
    expect(await sparedIn([{ ...guarded, endOfLifeDate: '2026-01-14' }, third], [], keepLast(1))).toEqual([]);
  });

  it('never takes what another version is made from', async () => {
    const made = { ...third, source: { kind: 'imageVersion', id: idOf('1.0.0') } };
    expect(await sparedIn([first, made], [], keepLast(1))).toEqual(['1.0.0 source']);
  });

  it('takes what only a version was made from that goes', async () => {
    const made = { ...second, source: { kind: 'imageVersion', id: idOf('1.0.0') } };
    expect(await sparedIn([first, made, third], [], keepLast(1))).toEqual([]);
  });

  it('takes it from another image, too, whichever comes first', async () => {
    const text = manifestOf([first, third], [], keepLast(1));
    const [, image = ''] = /( {6}- name: web\n[^]*)/.exec(text) ?? [];
    // The image "derived" had a version made from web's 1.0.0, and drops it.
    const derived = image
      .replace('name: web', 'name: derived')
      .replace('sku: Base', 'sku: Derived')
      .replace(/id: .*web-1\.0\.0/, `id: ${idOf('1.0.0')}`)
      .replace('web-2.0.0', 'derived-2.0.0');
    const { made, plan } = await provedIn(text + derived);
    expect(made.map(({ version }) => `${version.image.name} ${version.name}`)).toEqual(['web 1.0.0', 'derived 1.0.0']);
    expect(plan.spared).toEqual([]);
  });

  it('never takes what a version was made from that the schema refused', async () => {
    const refused = versionOf('3.0.0', [west(1)], { source: { kind: 'imageVersion', id: idOf('1.0.0') }, replicaCount: 'two' });
    const { plan } = await provedIn(manifestOf([first, third, refused], [], keepLast(1)));
    expect(plan.spared).toMatchObject([{ version: { name: '1.0.0' }, because: 'source' }]);
  });

  it('never takes the last version of an image', async () => {
    const hidden = (name: string) => versionOf(name, [west(1)], { excludeFromLatest: true });
    const versions = [hidden('1.0.20240101'), hidden('1.0.20240102')];
    const { made, plan } = await provedIn(manifestOf(versions, [], { image: { retention: { keepDays: 30 } } }));
    expect(made).toHaveLength(1);
    expect(plan.spared).toMatchObject([{ because: 'last' }]);
  });

  it('takes nothing of an image of which a deployment names no version', async () => {
    const open = { name: 'open', image: 'g/web', region: 'westeurope', virtualMachines: 1 };
    expect(await sparedIn([first, third], [open], keepLast(1))).toEqual(['1.0.0 unclear']);
  });
});

describe('an idle region', () => {
  const wide = versionOf('1.0.0', [west(2), north(1), 'francecentral']);
  const demand = [deploymentOf('latest', 'westeurope', 20)];

  it('is left', async () => {
    expect(await savingsIn([wide], demand)).toEqual([
      'idle-region look 1.0.0 northeurope northeurope 0.20',
      'idle-region look 1.0.0 francecentral francecentral 0.21',
    ]);
  });

  it('stays as the second region of a production version, the cheapest of them', async () => {
    expect(await savingsIn([wide], demand, { image: { environment: 'production' } })).toEqual([
      'idle-region look 1.0.0 francecentral francecentral 0.21',
    ]);
  });

  it('stays where latest would mean an older version then', async () => {
    // 1.0.0 was made in North Europe and stays there.
    const older = versionOf('1.0.0', ['northeurope'], { location: 'northeurope' });
    expect(await savingsIn([older, versionOf('2.0.0', [west(2), north(1)])], demand)).toEqual([]);
  });

  it('stays where a comment says that it is meant', async () => {
    const text = manifestOf([versionOf('1.0.0', [west(2), north(1)])], demand);
    const meant = ' # gallerist-disable-line cost/idle-region -- for the day that the other fails';
    expect(linesOf(await provedIn(text))).toHaveLength(1);
    expect(linesOf(await provedIn(text.replace('regionalReplicaCount: 1', (count) => count + meant)))).toEqual([]);
  });

  it('stays where its name is none: it is a slip for another', async () => {
    expect(await savingsIn([versionOf('1.0.0', [west(2), north(1), { name: 'norteurope' }])], demand)).toEqual([
      'idle-region look 1.0.0 northeurope northeurope 0.20',
    ]);
    expect(await savingsIn([versionOf('1.0.0', [west(2), { name: 'norteurope' }])], demand)).toEqual([]);
  });
});

describe('zone redundancy', () => {
  const lrs = (region: string, more = {}) =>
    versionOf('1.0.0', [region], { location: region, storageAccountType: 'Standard_LRS', ...more });

  it('is offered where both prices are listed and the same', async () => {
    expect(await savingsIn([lrs('westeurope')])).toEqual(['zone-redundancy look 1.0.0 westeurope Standard_LRS>Standard_ZRS 0.00']);
    // Without zones; without a price of its own; dearer storage.
    for (const region of ['ukwest', 'brazilsouth']) expect(await savingsIn([lrs(region)])).toEqual([]);
    expect(await savingsIn([lrs('westeurope', { storageAccountType: 'Premium_LRS' })])).toEqual([]);
  });

  it('is not offered where it costs more', async () => {
    const storage = ['Standard_LRS', 'Standard_ZRS'].map((storageAccountType, index) => ({
      region: 'westeurope',
      storageAccountType,
      price: 0.05 + index / 100,
    }));
    const prices = readPriceSheet({ 'gallerist-prices': 1, name: 'own', asOf: '2026-01-01', currency: 'USD', storage, egress: [] });
    expect(linesOf(await provedIn(manifestOf([lrs('westeurope')]), {}, { prices }))).toEqual([]);
  });

  it('is not offered for what is superseded, or where the API version has none', async () => {
    const old = { ...lrs('westeurope'), name: '0.9.0' };
    expect(await savingsIn([old, versionOf('1.0.0', ['westeurope'])])).toEqual([]);
    expect(await savingsIn([lrs('westeurope')], [], { document: { apiVersion: '2018-06-01' } })).toEqual([]);
  });
});

describe('while something is not known', () => {
  const versions = [versionOf('1.0.0', [west(8), north(2)]), versionOf('2.0.0', [west(8), 'francecentral'])];
  const policy = { document: { retention: { keepLast: 1 } } };

  it.each([
    [
      'a deployment was left out',
      [{ name: 'd', image: 'g/web/latest', region: 'westeurope', virtualMachines: 'many' }],
      'deployments-left-out',
    ],
    [
      'a deployment leads nowhere',
      [deploymentOf('latest', 'westeurope', 1), { ...deploymentOf('latest', 'westeurope', 1), name: 'x', image: 'g/wob/latest' }],
      'deployments-unresolved',
    ],
  ])('since %s, nothing is taken away', async (_, deployments, because) => {
    const { made, plan } = await provedIn(manifestOf(versions, deployments, policy));
    expect(made).toEqual([]);
    expect(plan.holds).toEqual([{ because, count: 1 }]);
  });

  it.each([
    ['a file cannot be read', 'gallerist: 1\ndeployments: [\n'],
    ['deployments are no list', 'gallerist: 1\ndeployments: { name: d }\n'],
    ['a document is of another format', 'gallerist: 2\ndeployments: []\n'],
  ])('since %s, nothing is taken away', async (_, text) => {
    const { made, plan } = await provedIn([
      { path: 'a.yaml', text: manifestOf(versions, [], policy) },
      { path: 'b.yaml', text },
    ]);
    expect(made).toEqual([]);
    expect(plan.holds).toEqual([{ because: 'documents-unread', count: 1 }]);
  });

  it('since two things bear one name, neither is touched', async () => {
    const twice = [versionOf('1.0.0', [west(1), 'northeurope']), versionOf('1.00.0', [west(1)]), LATEST];
    expect(await savingsIn(twice, [], policy)).toEqual([]);
    const other = manifestOf(versions, [], policy);
    expect(
      (
        await provedIn([
          { path: 'a.yaml', text: other },
          { path: 'b.yaml', text: other },
        ])
      ).made,
    ).toEqual([]);
  });

  it('what is missing is added all the same', async () => {
    const left = [
      { name: 'd', image: 'g/web/latest', region: 'westeurope', virtualMachines: 'many' },
      deploymentOf('latest', 'westeurope', 60),
    ];
    expect(await savingsIn([versionOf('1.0.0', [west(1)])], left)).toEqual(['missing-replicas none 1.0.0 westeurope 1>4 -0.60']);
  });
});

describe('a choice', () => {
  const text = manifestOf(
    [versionOf('1.0.0', [west(3), north(2)]), versionOf('2.0.0', [west(8), north(1)])],
    [deploymentOf('latest', 'westeurope', 20)],
  );

  it('of kinds looks for those alone', async () => {
    expect(linesOf(await provedIn(text, { only: ['superseded-regions'] }))).toEqual(['superseded-regions look 1.0.0 northeurope 0.40']);
    expect(linesOf(await provedIn(text, { only: ['surplus-replicas', 'idle-region'] }))).toEqual([
      'surplus-replicas low 1.0.0 westeurope 3>1 0.40',
      'surplus-replicas low 1.0.0 northeurope 2>1 0.20',
      // Unless the older version leaves the north too, it would be latest there.
      'surplus-replicas low 2.0.0 westeurope 8>2 1.20',
    ]);
    expect(linesOf(await provedIn(text, { only: ['superseded-regions', 'idle-region'] }))).toEqual([
      'superseded-regions look 1.0.0 northeurope 0.40',
      'idle-region look 2.0.0 northeurope northeurope 0.20',
    ]);
  });

  it('of a risk takes no greater one, and counts on none', async () => {
    expect(linesOf(await provedIn(text, { risk: 'low' }))).toEqual([
      'surplus-replicas low 1.0.0 westeurope 3>1 0.40',
      'surplus-replicas low 1.0.0 northeurope 2>1 0.20',
      'surplus-replicas low 2.0.0 westeurope 8>2 1.20',
    ]);
    expect(linesOf(await provedIn(text, { risk: 'none' }))).toEqual([]);
    // The older version is latest in the north, unless an idle region may be left: then it goes by the policy.
    const northern = manifestOf(
      [versionOf('1.0.0', [west(1), 'northeurope']), versionOf('2.0.0', [west(2)])],
      [deploymentOf('latest', 'westeurope', 20)],
      {
        document: { retention: { keepLast: 1 } },
      },
    );
    expect(linesOf(await provedIn(northern, { only: ['retention'] }))).toEqual([]);
  });
});

describe('what cannot be edited', () => {
  it('is named and left, and in no total', async () => {
    const text = `x-regions: &regions [{ name: westeurope, regionalReplicaCount: 8 }]\n${manifestOf(
      [versionOf('1.0.0', [west(8)])],
      [deploymentOf('latest', 'westeurope', 60)],
    ).replace(/targetRegions:\n(?: +.*\n)+?(?=\S)/, 'targetRegions: *regions\n')}`;
    const { made, refused, changed } = await provedIn(text);
    expect(made).toEqual([]);
    expect(changed).toEqual([]);
    expect(refused.map(({ saving, reason }) => `${saving.kind}: ${reason}`)).toEqual(['surplus-replicas: the alias *regions stands there']);
  });

  it('is refused where an error would come up', async () => {
    // A budget of 0.30 USD: 2 replicas are 0.40 and over it already; 1 is within, 4 are 0.80.
    const text = `${manifestOf([versionOf('1.0.0', [west(1)])], [deploymentOf('latest', 'westeurope', 60)])}budgets:\n  - { name: b, monthly: 0.3, currency: USD }\n`;
    const { made, refused } = await provedIn(text);
    expect(made).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual(['cost/budget-exceeded would report an error']);
  });
});
