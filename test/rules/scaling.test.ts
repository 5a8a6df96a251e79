import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { analyze, type AnalyzeOptions } from '../../src/engine/analyze.ts';
import type { Finding } from '../../src/engine/finding.ts';
import { DEFAULT_SETTINGS } from '../../src/engine/settings.ts';
import { readPriceSheet } from '../../src/pricing/read-price-sheet.ts';
import { TODAY } from './run-rules.ts';

/** One version in one region, from which so many VMs are created at once. */
function manifest(targetRegion: string, virtualMachines: number): string {
  return `gallerist: 1
subscription: 11111111-2222-3333-4444-555555555555
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - name: 1.0.0
            source: { kind: managedImage }
            osDisk: { sizeGB: 30, usedGB: 4 }
            storageAccountType: Standard_ZRS
            targetRegions: [${targetRegion}]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, virtualMachines: ${virtualMachines} }
`;
}

/** What the rules of the group say. */
async function scalingFindings(text: string, options: Partial<AnalyzeOptions> = {}): Promise<Finding[]> {
  const rules = RULES.filter(({ id }) => id.startsWith('scaling/'));
  const { findings } = await analyze([{ path: 'estate.yaml', text }], rules, { today: TODAY, ...options });
  return findings;
}

describe('scaling/too-few-replicas', () => {
  const region = ['galleries', 0, 'images', 0, 'versions', 0, 'targetRegions', 0];

  it('sets the count of a region to what is needed', async () => {
    const [finding] = await scalingFindings(manifest('{ name: westeurope, regionalReplicaCount: 3 }', 120));
    expect(finding?.message).toBe('3 replicas in westeurope, 6 needed by edition 2021-06 (120 VMs: ceil(120 / 20) = 6)');
    expect(finding?.fix).toEqual({
      safe: true,
      title: 'Raise the replicas in westeurope to 6',
      edits: [{ op: 'set', at: [...region, 'regionalReplicaCount'], value: 6 }],
    });
    expect(finding?.related).toMatchObject([{ line: 18, message: 'part of the demand' }]);
  });

  it('gives a region without one a count of its own', async () => {
    const [finding] = await scalingFindings(manifest('{ name: westeurope }', 21));
    expect(finding?.fix?.edits).toEqual([{ op: 'set', at: [...region, 'regionalReplicaCount'], value: 2 }]);
  });

  it('makes a map of a bare region, in the words of the manifest', async () => {
    const [finding] = await scalingFindings(manifest('West Europe', 21));
    expect(finding?.fix?.edits).toEqual([{ op: 'set', at: region, value: { name: 'West Europe', regionalReplicaCount: 2 } }]);
  });

  it('asks for no more than the limit, headroom or not', async () => {
    // 181 / 20 = 9.05: 10, with headroom 12, of which 10 are allowed
    const [finding] = await scalingFindings(manifest('westeurope', 181), { sizing: { headroom: 0.2 } });
    expect(finding?.fix?.edits).toMatchObject([{ value: { regionalReplicaCount: 10 } }]);
  });

  it('names the configuration where the ratio is its own', async () => {
    const [finding] = await scalingFindings(manifest('westeurope', 21), { sizing: { virtualMachines: 10 } });
    expect(finding?.message).toBe('1 replica in westeurope, 3 needed by the configured sizing (21 VMs: ceil(21 / 10) = 3)');
  });
});

describe('scaling/idle-replicas', () => {
  const idle = manifest('{ name: westeurope, regionalReplicaCount: 7 }', 20);

  it('names the cost of the surplus', async () => {
    // 6 replicas x 4 GB x 0.05 USD
    const [finding] = await scalingFindings(idle);
    expect(finding?.message).toBe('7 replicas in westeurope, 1 would do: the other 6 cost 1.20 USD a month');
  });

  it('says so where the price is unknown', async () => {
    const prices = readPriceSheet({ 'gallerist-prices': 1, name: 'empty', asOf: '2026-01-01', currency: 'EUR', storage: [] });
    const [finding] = await scalingFindings(idle, { prices });
    expect(finding?.message).toBe('7 replicas in westeurope, 1 would do: the other 6 cost an unknown amount a month');
  });

  it('reports from the configured multiple on', async () => {
    const settings = { ...DEFAULT_SETTINGS, optionsOf: () => ({ factor: 7 }) };
    expect(await scalingFindings(idle, { settings })).toEqual([]);
  });
});
