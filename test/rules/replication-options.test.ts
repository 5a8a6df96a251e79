import { describe, expect, it } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { analyze } from '../../src/engine/analyze.ts';
import { DEFAULT_SETTINGS } from '../../src/engine/settings.ts';
import { TODAY } from './run-rules.ts';

/** Lines on which a rule reports, with these options. */
async function linesOf(ruleId: string, text: string, options: Record<string, number>, today = TODAY): Promise<number[]> {
  const settings = { ...DEFAULT_SETTINGS, optionsOf: () => options };
  const { findings } = await analyze([{ path: 'a.yaml', text }], RULES, { today, settings });
  return findings.filter((finding) => finding.ruleId === ruleId).map(({ line }) => line);
}

function manifestOf(version: string): string {
  return `gallerist: 1
galleries:
  - name: contosoImages
    location: westeurope
    images:
      - name: web
        identifier: { publisher: Contoso, offer: Web, sku: Base }
        osType: Linux
        osState: Generalized
        versions:
          - ${version.replaceAll('\n', '\n            ')}
`;
}

describe('replication/distant-regions', () => {
  const manifest = manifestOf(`name: 1.0.0
source: { kind: snapshot, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/snapshots/web }
osDisk: { sizeGB: 30, usedGB: 4 }
targetRegions:
  - westeurope
  - northeurope
  - eastus`);
  // westeurope to northeurope is 756 km, to eastus 6,483 km.
  it.each([
    [{ kilometres: 6484, sizeGB: 4 }, []],
    [{ kilometres: 6483, sizeGB: 4 }, [17]],
    [{ kilometres: 6483, sizeGB: 5 }, []],
    [{ kilometres: 0, sizeGB: 0 }, [16, 17]],
  ])('takes %j', async (options, lines) => {
    expect(await linesOf('replication/distant-regions', manifest, options)).toEqual(lines);
  });
});

describe('versions/overflow-forecast', () => {
  const manifest = manifestOf(`name: 1.0.1906010900
source: { kind: snapshot, id: /subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/snapshots/web }
targetRegions: [westeurope]`);
  it.each([
    [2, []],
    [3, [11]],
  ])('looks %d years ahead', async (years, lines) => {
    expect(await linesOf('versions/overflow-forecast', manifest, { years }, '2019-06-01')).toEqual(lines);
  });
});
