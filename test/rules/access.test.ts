import { describe, expect, it } from 'vitest';
import type { EditionId } from '../../src/facts/facts.ts';
import { runRules } from './run-rules.ts';

/** Two definitions, of which the team is granted one, and deploys from the other. */
const MANIFEST = `gallerist: 1
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
            source: { kind: snapshot }
            targetRegions: [westeurope]
      - name: api
        identifier: { publisher: Contoso, offer: Api, sku: Base }
        osType: Linux
        osState: Generalized
        grants: [{ principal: payroll-team, role: Reader }]
deployments:
  - { name: month-end, image: contosoImages/web/1.0.0, region: westeurope, principal: payroll-team, virtualMachines: 10 }
`;

async function wordingOf(ruleId: string, edition: EditionId): Promise<string[]> {
  const { findings } = await runRules([{ path: 'a.yaml', text: MANIFEST }], { edition });
  return findings.filter((finding) => finding.ruleId === ruleId).map(({ severity, message }) => `${severity}: ${message}`);
}

/** C08: what a grant on a definition opens. */
describe('a grant on a definition', () => {
  const unread = '"payroll-team" has no grant that reaches version 1.0.0 of image "web"';
  const grant = 'the grant of "payroll-team" on definition "api"';

  it.each(['2020-10', '2023-04', '2025-07'] as const)('opens nothing but the definition by edition %s', async (edition) => {
    expect(await wordingOf('access/no-read', edition)).toEqual([`error: ${unread}`]);
    expect(await wordingOf('access/image-grant', edition)).toEqual([`info: ${grant} does not open gallery "contosoImages"`]);
  });

  it('is a conflict by edition 2021-06', async () => {
    expect(await wordingOf('access/no-read', '2021-06')).toEqual([
      `warning: ${unread}: by edition 2021-06 alone the grant on definition "api" opens the gallery`,
    ]);
    expect(await wordingOf('access/image-grant', '2021-06')).toEqual([
      `info: ${grant} opens gallery "contosoImages" by edition 2021-06 alone, by all others it does not`,
    ]);
  });
});
